"""What many tests begin with: made once, and left standing as long as one test after another asks for it."""

from collections.abc import Callable
from copy import deepcopy
from typing import Any

from django.db import transaction

Make = Callable[[], Any]


class Standing:
    """What `make` wrote, in a transaction around the tests that ask for it; each undoes what it does itself.

    `made` is a copy of what it gave, for each test to do with as it likes.
    """

    def __init__(self) -> None:
        self.make: Make | None = None
        self._made: Any = None
        self._around = transaction.atomic()

    @property
    def made(self) -> Any:
        return deepcopy(self._made)

    def turn_to(self, make: Make | None) -> None:
        """Let this stand, or with None nothing. For between two tests."""
        if make is self.make:
            return
        if self.make:
            self.make = self._made = None
            transaction.set_rollback(True)
            self._around.__exit__(None, None, None)
        if make:
            self._around = transaction.atomic()
            self._around.__enter__()
            self.make = make
            try:
                self._made = make()
            except BaseException:
                self.turn_to(None)
                raise
