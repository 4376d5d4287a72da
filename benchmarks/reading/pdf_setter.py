"""Prints a document as PDF: indents, masthead in two columns, justified lines, raised marks, notes at the foot."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace

from benchmarks.reading.pdf_sheets import Paragraph, Sheet, typeset
from benchmarks.reading.prints import Kind, Part, Print

TABLE = (0.0, 90.0, 320.0)


@dataclass(frozen=True, slots=True)
class PdfLook:
    """How pages are set. `hanging` sets markers apart from a hanging text; `space` parts paragraphs, in points."""

    size: float = 10
    space: float = 6
    justified: bool = True
    hanging: bool = False
    furniture: bool = True
    fonts: str = "Serif"
    left: float = 110
    right: float = 80
    leading: float = 1.2


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
    )


def as_pdf_pages(document: Print, look: PdfLook) -> bytes:
    """The whole document."""
    sheet = Sheet(
        width=595, height=842, left=look.left, right=look.right, size=look.size, leading=look.leading,
        space=look.space, justified=look.justified, fonts=look.fonts, numbered_spaces=True,
        head=document.head if look.furniture else None, foot=document.foot if look.furniture else None,
    )  # fmt: skip
    paragraphs = [paragraph for part in document.parts for paragraph in _paragraphs(part, look, document)]
    return typeset(paragraphs, sheet, document.notes)


def _paragraphs(part: Part, look: PdfLook, document: Print) -> Iterator[Paragraph]:
    numbered = document.numbered
    text = part.text.replace("\u00ad", "")  # printed only where a line breaks
    match part.kind:
        case Kind.MASTHEAD:
            rows = max(cell.count("\n") + 1 for cell in part.cells)
            lines = [cell.split("\n") + [""] * rows for cell in part.cells]
            for at in range(rows):
                cells = "\t".join(column[at] for column in lines)
                yield Paragraph(cells, cells=(0, 270), size=12, space=12 if not at else 0, new_page=part.page)
        case Kind.ROW:
            yield Paragraph("\t".join(part.cells), cells=TABLE[: len(part.cells)], space=5)
        case Kind.RIGHT:
            yield Paragraph(text, align="right", space=2, size=9)
        case Kind.TITLE:
            yield Paragraph(text, space=16, size=look.size + 2, new_page=part.page)
        case Kind.HEADING:
            yield Paragraph(text, align="center", space=look.space + 6)
        case Kind.LINE | Kind.CLOSING:
            yield Paragraph(text, space=2, align="right" if part.kind is Kind.CLOSING else "left")
        case Kind.FIELD:
            yield Paragraph(text, space=3, new_page=part.page)
        case Kind.PROSE:
            yield Paragraph(text, new_page=part.page)
        case Kind.OPENING:
            yield Paragraph(text, first=0 if look.hanging else 20, numbered=numbered, restart=numbered)
        case _:
            yield _clause(replace(part, text=text), look, numbered=numbered)


def _clause(part: Part, look: PdfLook, *, numbered: bool) -> Paragraph:
    if look.hanging and part.marker:
        return Paragraph(part.text, hang=part.marker, indent=24.0 * part.level, numbered=numbered)
    text = f"{part.marker} {part.text}".strip()
    first = 0 if look.hanging else 20
    return Paragraph(text, indent=20.0 * max(part.level - 1, 0), first=first, numbered=numbered)
