"""What every search must know first: it is asked in one statement with what begins a transaction."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from typing import NamedTuple

from django.db import connection


class State(NamedTuple):
    """The latest document, told from others; what has changed since the index was made, and its segments."""

    document: tuple[str, ...] | None
    changed: Sequence[int]
    changes: int | None
    segments: Sequence[tuple[str, str]]


# A text is published under a new key, and never changes its language.
_FIRST = "SELECT document, changed, changes, segments FROM archive_search_state()"

_known: ContextVar[State | None] = ContextVar("known", default=None)


def current_state() -> State:
    """No SQL query within `knowing_state`, else one."""
    return _known.get() or _read(())


def is_state_known() -> bool:
    """Whether it is within `knowing_state`."""
    return _known.get() is not None


@contextmanager
def knowing_state(settings: Sequence[str]) -> Iterator[None]:
    """Within a transaction that sees one state, which `settings` may begin.

    One SQL query, with the settings in it.
    """
    if not settings and _known.get():
        yield
        return
    token = _known.set(_read(settings))
    try:
        yield
    finally:
        _known.reset(token)


def _read(settings: Sequence[str]) -> State:
    with connection.cursor() as cursor:
        cursor.execute("; ".join([*settings, _FIRST]))
        for _ in settings:
            cursor.nextset()
        document, *state = cursor.fetchone()
    return State(document and tuple(document), *state)
