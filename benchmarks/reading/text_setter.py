"""Prints a document as plain text, as extraction from PDF and Word leaves it."""

from __future__ import annotations

import random
import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from benchmarks.reading.prints import CLAUSES, RAISED, Kind, Part, Print, bare, marks_in

PAGE = 45  # lines

_APART = (Kind.RIGHT, Kind.FIELD, Kind.ROW, Kind.CLOSING)


class Numbers(StrEnum):
    """Where printed line numbers stand, if the document has any."""

    NONE = "none"
    BEFORE = "before each line"
    ITEMS = "as list items"
    TORN = "as columns torn from their text"
    FIFTH = "every fifth line"
    RIGHT = "in the right margin"


class Table(StrEnum):
    """How the columns of a table came through."""

    TABS = "tabs"
    SPACES = "spaces"
    PIPES = "pipes"
    CELLS = "a cell a line"
    COLUMNS = "column by column"
    WRAPPED = "cells wrapped"


@dataclass(frozen=True, slots=True)
class TextLook:
    """How the text is set: `width` 0 sets a paragraph on one line, `pages` have heads, feet and notes."""

    width: int = 96
    emphasis: bool = True
    pages: bool = True
    gaps: bool = True  # an empty line between paragraphs
    gaps_count: bool = True  # which bears a line number, too
    bullets: float = 0.0  # the share of clauses that became list items
    torn: float = 0.0  # the share of lines behind which an empty line tears the paragraph
    feed: bool = False  # form feeds between pages
    numbers: Numbers = Numbers.NONE
    table: Table = Table.TABS


def as_text(document: Print, look: TextLook, chance: random.Random) -> str:
    """The whole document, one text."""
    setter = _Setter(document, look)
    for part in document.parts:
        if part.kind is Kind.ROW:
            setter.rows.append(part.cells)
        else:
            setter.take(_lines(part, look, chance), part)
    pages = setter.close()
    text = ("\n\f" if look.feed else "\n").join("\n".join(page) for page in pages)
    return f"\n{text}\n"


def _lines(part: Part, look: TextLook, chance: random.Random) -> list[str]:
    if part.kind is Kind.MASTHEAD:
        text = chance.choice(("\n", " " * 12)).join(part.cells)
    else:
        text = f"{part.marker} {part.text}".strip()
    if look.emphasis and "[*" in text:  # a bracket's line as it is copied
        text = text.replace("[*", "*[").replace("*]", "]*")
    text = text if look.emphasis else bare(text)
    if part.kind is Kind.OPERATIVE and part.marker and chance.random() < look.bullets:
        text = f"- {text}"
    lines = [line for piece in text.split("\n") for line in _wrapped(piece, look.width)]
    torn: list[str] = []
    for line in lines:
        torn += [line, ""] if chance.random() < look.torn and line is not lines[-1] else [line]
    return torn


def _wrapped(text: str, width: int) -> list[str]:
    return textwrap.wrap(text, width, break_long_words=False) if width else [text]


class _Setter:
    """Fills pages with lines; the notes of a page stand below its lines, above its foot."""

    def __init__(self, document: Print, look: TextLook) -> None:
        self.document, self.look = document, look
        self.notes = dict(document.notes)
        self.pages: list[list[str]] = []
        self.lines: list[tuple[str, int]] = []  # each with its printed number, 0 for none
        self.rows: list[tuple[str, ...]] = []  # of the table that is open
        self.number = 0
        self.foot: list[str] = []
        self.height = 0

    def take(self, lines: list[str], part: Part) -> None:
        """Sets a paragraph, and before it the table above it."""
        rows, self.rows = self.rows, []
        if rows:
            self.take(table_lines(rows, self.look.table), Part("", Kind.PROSE))
        if part.kind is Kind.OPENING:
            self.number = 0
        if part.page:
            self._end_page()
        for line in lines:
            notes = [row for label in marks_in(line) for row in self._note(label)]
            rows = max(len(line) // (self.look.width or 90), 1)
            if self.look.pages and self.height + rows + len(notes) > PAGE:
                self._end_page()
            self.lines.append((line, self._count(part)))
            self.foot += notes
            self.height += rows + len(notes)
        if self.look.gaps or part.kind in _APART:
            self.lines.append(("", self._count(part) if self.look.gaps_count else 0))
            self.height += 1

    def close(self) -> list[list[str]]:
        if not self.look.pages:
            starred = [f"^{{{label}}} {text}" for label, text in self.notes.items()]
            return [[*self._numbered(), "", *self.foot, *starred]]
        self._end_page()
        return self.pages

    def _count(self, part: Part) -> int:
        if not self.document.numbered or part.kind not in CLAUSES:
            return 0
        self.number += 1
        return self.number

    def _numbered(self) -> list[str]:
        """The page's lines with their numbers."""
        look = self.look.numbers
        if look is Numbers.TORN:
            texts = [line for line, _ in self.lines]
            return [*texts, "", *(str(number) for _, number in self.lines if number), ""]
        return [_with_number(line, number, look) for line, number in self.lines]

    def _note(self, label: str) -> Iterator[str]:
        if text := self.notes.pop(label, ""):
            yield from _wrapped(f"{label.translate(RAISED)} {text}", self.look.width)
            if self.look.gaps:
                yield ""

    def _end_page(self) -> None:
        number = len(self.pages) + 1
        head = self.document.head(number) if self.look.pages else ""
        foot = self.document.foot(number) if self.look.pages else ""
        top = (
            [line for piece in head.split("\t") for line in _wrapped(piece, self.look.width)] if head else []
        )
        while self.lines and not self.lines[-1][0]:
            self.lines.pop()
        page = [*top, *[""] * bool(top), *self._numbered(), "", *self.foot, foot, ""]
        self.pages.append(page)
        self.lines, self.foot, self.height = [], [], 0


def _with_number(line: str, number: int, look: Numbers) -> str:
    if not number or look is Numbers.NONE or (look is Numbers.FIFTH and number % 5):
        return line
    if look is Numbers.RIGHT:
        return f"{line:<100} {number}"
    if look is Numbers.ITEMS and line and number % 4 == 1:
        return f"- {number} {line}"
    return f"{number} {line}".rstrip()


def table_lines(rows: Sequence[tuple[str, ...]], look: Table) -> list[str]:
    """A table as text."""
    rows = [tuple(map(bare, row)) for row in rows]
    if len(rows[0]) < 3:
        return ["\t".join(row) for row in rows]
    match look:
        case Table.CELLS:
            return [cell for row in rows for cell in row if cell]
        case Table.COLUMNS:
            return [row[at] for at in range(3) for row in rows if row[at]]
        case Table.PIPES:
            lines = [f"| {' | '.join(row)} |" for row in rows]
            return [lines[0], "| --- | --- | --- |", *lines[1:]]
        case Table.SPACES:
            return [f"{row[0]:<14}   {row[1]:<60}   {row[2]}" for row in rows]
        case Table.WRAPPED:
            return [line for row in rows for line in _wrapped_row(row)]
        case _:
            return ["\t".join(row) for row in rows]


def _wrapped_row(row: tuple[str, ...]) -> list[str]:
    """A row whose cells were too narrow: topic and vote go on in lines of their own."""
    topic, vote = (textwrap.wrap(cell, 34) or [""] for cell in row[1:3])
    height = max(len(topic), len(vote))
    cells = zip(topic + [""] * height, vote + [""] * height, strict=False)
    lines = ["\t".join((row[0] if at == 0 else "", *pair)) for at, pair in enumerate(cells)]
    return [line for line in lines if line.strip()]
