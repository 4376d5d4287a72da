"""Prints a document as PDF: masthead in two columns, justified lines, raised marks, notes at the foot."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace

from benchmarks.reading.pdf_sheets import Paragraph, Sheet, typeset
from benchmarks.reading.prints import CLAUSES, Kind, Part, Print

TABLES = {2: (0.0, 160.0), 3: (0.0, 90.0, 320.0)}
# A soft hyphen is printed only where a line breaks, and most fonts have two of the tied letters.
_UNPRINTABLE = str.maketrans({"ﬀ": "ff", "ﬃ": "ffi", "ﬄ": "ffl"})
# Space above in points (0: as above clauses), where the lines stand, how much larger the letters are.
_PLAIN: dict[Kind, tuple[float, str, float]] = {
    Kind.RIGHT: (2, "right", -1),
    Kind.TITLE: (16, "left", 2),
    Kind.HEADING: (14, "center", 0),
    Kind.LINE: (2, "left", 0),
    Kind.CLOSING: (2, "right", 0),
    Kind.FIELD: (3, "left", 0),
    Kind.PROSE: (0, "left", 0),
}


@dataclass(frozen=True, slots=True)
class PdfLook:
    """How pages are set: `hanging` sets markers before a hanging text, `space` (points) parts paragraphs."""

    size: float = 10
    space: float = 6
    justified: bool = True
    hanging: bool = False
    furniture: bool = True
    fonts: str = "Serif"
    left: float = 110
    right: float = 80
    leading: float = 1.2
    every: int = 1  # which lines bear their number, where lines are numbered
    number_right: bool = False
    number_pages: bool = False
    gaps_count: bool = True


def chance_look(chance: random.Random, *, clean: bool) -> PdfLook:
    """A look as publishers differ; a clean one has no heads and feet."""
    return PdfLook(
        size=chance.choice((9.5, 10, 11, 12)),
        space=chance.choice((5, 6, 8, 12)),
        justified=chance.random() < 0.6,
        hanging=chance.random() < 0.4,
        furniture=not clean,
        fonts=chance.choice(("Serif", "Serif", "Sans")),
        left=chance.choice((72, 90, 110)),
        right=chance.choice((72, 80)),
        leading=chance.choice((1.15, 1.2, 1.3)),
        every=chance.choice((1, 1, 5)),
        number_right=chance.random() < 0.25,
        number_pages=chance.random() < 0.25,
        gaps_count=chance.random() < 0.5,
    )


def as_pdf_pages(document: Print, look: PdfLook) -> bytes:
    """The whole document."""
    sheet = Sheet(
        width=595, height=842, left=look.left, right=look.right, size=look.size, leading=look.leading,
        space=look.space, justified=look.justified, fonts=look.fonts, numbered_spaces=look.gaps_count,
        number_every=look.every, number_right=look.number_right, number_pages=look.number_pages,
        head=document.head if look.furniture else None, foot=document.foot if look.furniture else None,
    )  # fmt: skip
    paragraphs = [paragraph for part in document.parts for paragraph in _paragraphs(part, look, document)]
    return typeset(paragraphs, sheet, document.notes)


def _paragraphs(part: Part, look: PdfLook, document: Print) -> Iterator[Paragraph]:
    text = part.text.replace("\u00ad", "").translate(_UNPRINTABLE)
    if part.kind is Kind.MASTHEAD:
        yield from _masthead(part)
    elif part.kind is Kind.ROW:
        yield Paragraph("\t".join(part.cells), cells=TABLES[len(part.cells)], space=5)
    elif part.kind is Kind.OPENING:
        first = 0 if look.hanging else 20
        yield Paragraph(text, first=first, numbered=document.numbered, restart=document.numbered)
    elif part.kind in CLAUSES:
        yield _clause(replace(part, text=text), look, numbered=document.numbered)
    else:
        text = f"{part.marker} {text}".strip()
        space, align, larger = _PLAIN[part.kind]
        yield Paragraph(
            text, space=space or look.space, align=align, size=look.size + larger, new_page=part.page
        )


def _masthead(part: Part) -> Iterator[Paragraph]:
    rows = max(cell.count("\n") + 1 for cell in part.cells)
    columns = [cell.split("\n") + [""] * rows for cell in part.cells]
    for at in range(rows):
        text = "\t".join(column[at] for column in columns)
        yield Paragraph(text, cells=(0, 270), size=12, space=0 if at else 12, new_page=part.page)


def _clause(part: Part, look: PdfLook, *, numbered: bool) -> Paragraph:
    if look.hanging and part.marker:
        return Paragraph(part.text, hang=part.marker, indent=24.0 * part.level, numbered=numbered)
    text = f"{part.marker} {part.text}".strip()
    first = 0 if look.hanging else 20
    return Paragraph(text, indent=20.0 * max(part.level - 1, 0), first=first, numbered=numbered)
