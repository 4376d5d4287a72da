"""One repair: what is put right, and on which source lines."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any


class RepairKind(StrEnum):
    """What can be put right. `OPERATIONS` in operations.py and `FACTS` in facts.py say how."""

    TEXT = "text"
    JOIN = "join"
    SPLIT = "split"
    KIND = "kind"
    PROMOTE = "promote"
    DEMOTE = "demote"
    RENUMBER = "renumber"
    UP = "up"
    DOWN = "down"
    DELETE = "delete"
    RESTORE = "restore"
    RESOLUTION = "resolution"
    VOTE = "vote"
    DOCUMENT = "document"


@dataclass(frozen=True, slots=True)
class Repair:
    """`lines` are those of the thing as it stood when it was put right, `digest` that of their text.

    `at` counts, from 0, among the things that begin on the first of them. `key` is the caller's own.
    """

    kind: RepairKind
    lines: tuple[int, ...] = ()
    digest: str = ""
    at: int = 0
    arguments: Mapping[str, Any] = field(default_factory=dict)
    key: int = 0


class Misfit(Exception):  # noqa: N818 - an answer, not a fault
    """Why a repair does not fit what was read; a sentence for people. Raised within this room only."""


def digest_of(lines: Iterable[int], source: Sequence[str]) -> str:
    """The SHA-256 of the text of these lines, white space collapsed; those that do not exist are blank."""
    texts = (" ".join(source[n - 1].split()) if 0 < n <= len(source) else "" for n in lines)
    return hashlib.sha256("\n".join(texts).encode("utf-8", "replace")).hexdigest()


def lines_now(repair: Repair, source: Sequence[str]) -> tuple[int, ...]:
    """Where the lines of the repair stand in the source as it was read now.

    Another reader may count lines otherwise; then they are those with the same text, if it stands there once.
    """
    if digest_of(repair.lines, source) == repair.digest:
        return repair.lines
    found = []
    for shift in range(1 - min(repair.lines), len(source) - max(repair.lines) + 1):
        moved = tuple(line + shift for line in repair.lines)
        if digest_of(moved, source) == repair.digest:
            found.append(moved)
    if len(found) == 1:
        return found[0]
    raise Misfit("The lines that it concerns do not stand in the source as it is read now.")


def said(arguments: Mapping[str, Any], name: str) -> str:
    """A text among the arguments, blank where there is none, white space collapsed."""
    value = arguments.get(name, "")
    return " ".join(value.split()) if isinstance(value, str) else ""
