"""Prints a document as plain text, as extraction from PDF and Word leaves it."""

from __future__ import annotations

import random
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass

from benchmarks.reading.prints import RAISED, Kind, Part, Print, bare, marks_in

PAGE = 45  # lines

_APART = (Kind.RIGHT, Kind.FIELD, Kind.ROW, Kind.CLOSING)


@dataclass(frozen=True, slots=True)
class TextLook:
    """How the text is set: `width` 0 sets a paragraph on one line, `pages` have heads, feet and notes."""

    width: int = 96
    emphasis: bool = True
    pages: bool = True
    gaps: bool = True  # an empty line between paragraphs
    bullets: float = 0.0  # the share of clauses that became list items
    torn: float = 0.0  # the share of lines behind which an empty line tears the paragraph
    feed: bool = False  # form feeds between pages


def as_text(document: Print, look: TextLook, chance: random.Random) -> str:
    """The whole document, one text."""
    setter = _Setter(document, look)
    for part in document.parts:
        setter.take(_lines(part, look, chance), part)
    pages = setter.close()
    text = ("\n\f" if look.feed else "\n").join("\n".join(page) for page in pages)
    return f"\n{text}\n"


def _lines(part: Part, look: TextLook, chance: random.Random) -> list[str]:
    if part.kind is Kind.ROW:
        return ["\t".join(map(bare, part.cells))]
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
        self.lines: list[str] = []
        self.foot: list[str] = []
        self.height = 0

    def take(self, lines: list[str], part: Part) -> None:
        if part.page:
            self._end_page()
        for line in lines:
            notes = [row for label in marks_in(line) for row in self._note(label)]
            rows = max(len(line) // (self.look.width or 90), 1)
            if self.look.pages and self.height + rows + len(notes) > PAGE:
                self._end_page()
            self.lines.append(line)
            self.foot += notes
            self.height += rows + len(notes)
        if self.look.gaps or part.kind in _APART:
            self.lines.append("")
            self.height += 1

    def close(self) -> list[list[str]]:
        if not self.look.pages:
            starred = [f"^{{{label}}} {text}" for label, text in self.notes.items()]
            return [[*self.lines, "", *self.foot, *starred]]
        self._end_page()
        return self.pages

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
        while self.lines and not self.lines[-1]:
            self.lines.pop()
        page = (
            [*top, "", *self.lines, "", *self.foot, foot, ""]
            if top
            else [*self.lines, "", *self.foot, foot, ""]
        )
        self.pages.append(page)
        self.lines, self.foot, self.height = [], [], 0
