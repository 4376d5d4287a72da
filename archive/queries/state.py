"""What every search must know first: it is asked in one statement with what begins a transaction."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from typing import NamedTuple

from django.db import connection

from archive.index.snapshot import STATE


class State(NamedTuple):
    """The latest document, told from others; what has changed since the index was made, and its segments."""

    document: tuple[str, ...] | None
    changed: Sequence[int]
    changes: int | None
    segments: Sequence[tuple[str, str]]


# A text is published under a new key, and never changes its language.
_FIRST = f"""
    SELECT (SELECT ARRAY[id::text, published_at::text, language]
              FROM archive_document ORDER BY id DESC LIMIT 1), state.*
      FROM ({STATE}) AS state
"""  # noqa: S608 - of ours

_known: ContextVar[State | None] = ContextVar("known", default=None)


def current_state() -> State:
    """No SQL query within `knowing_state`, else one."""
    return _known.get() or _read(())


@contextmanager
def knowing_state(settings: Sequence[str]) -> Iterator[None]:
    """Within a transaction that sees one state. One SQL query, with the settings of the transaction in it."""
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
