"""What every search must know first: it is asked in one statement with what begins a transaction."""

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from typing import NamedTuple

from archive.queries.sending import told


class State(NamedTuple):
    """The latest document, told from others; what has changed since the index was made, and its segments."""

    document: tuple[str, ...] | None
    changed: Sequence[int]
    changes: int | None
    segments: Sequence[tuple[str, str]]


# A text is published under a new key, and never changes its language.
_FIRST = "SELECT row_to_json(state) FROM archive_search_state() AS state"

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
    answer = told("; ".join([*settings, _FIRST])).get_value(0, 0)
    state = json.loads(answer or b"")
    return State(**{**state, "document": state["document"] and tuple(state["document"])})
