"""A document to be printed: paragraphs in order, the same for every format, with the gold that they tell.

Texts are marked as markdown marks them: `*italic*`, `**bold**`, superscript figures for footnotes.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import Enum, auto

from benchmarks.reading.measure import Json

MARKS = re.compile(r"[⁰¹²³⁴-⁹]+")
FIGURES = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


class Kind(Enum):
    """What a paragraph is, which decides how it is set."""

    MASTHEAD = auto()  # cells, in columns
    RIGHT = auto()  # at the right edge
    LINE = auto()
    TITLE = auto()  # bold
    FIELD = auto()  # "Code: …"
    HEADING = auto()
    OPENING = auto()
    PREAMBULAR = auto()
    OPERATIVE = auto()
    ROW = auto()  # cells of a table
    PROSE = auto()
    CLOSING = auto()


CLAUSES = (Kind.OPENING, Kind.PREAMBULAR, Kind.OPERATIVE)


@dataclass(frozen=True, slots=True)
class Part:
    """One paragraph; `page` asks for a new page before it."""

    text: str
    kind: Kind = Kind.PROSE
    marker: str = ""
    level: int = 0
    cells: tuple[str, ...] = ()
    page: bool = False


@dataclass(frozen=True, slots=True)
class Print:
    """`head` gives the running head and `foot` the running foot of a page, "" for none."""

    gold: Json
    parts: tuple[Part, ...]
    notes: dict[str, str]
    head: Callable[[int], str]
    foot: Callable[[int], str]
    numbered: bool = False  # with printed line numbers

    def changed(self, change: Callable[[Part], Part]) -> Print:
        """The print with each of its parts changed."""
        return replace(self, parts=tuple(map(change, self.parts)))


def emphasised(item: Json) -> str:
    """A clause with its phrase in italics."""
    phrase, text = item.get("phrase"), str(item["text"])
    return f"*{phrase}*{text[len(phrase) :]}" if phrase and text.startswith(phrase) else text


def bare(text: str) -> str:
    """Marked text without its marks of emphasis."""
    return text.replace("*", "")


def marks_in(text: str) -> list[str]:
    """The labels of the footnotes that a text refers to."""
    return [found.translate(FIGURES) for found in MARKS.findall(text)]
