"""Paragraphs to pages, for formats that know their paragraphs."""

from __future__ import annotations

from collections.abc import Iterable

from archive.parser.extract.text import clean

# Page breaks inside a paragraph: one that the author set, and one where Word last happened to break.
HARD_BREAK = "\f"
SOFT_BREAK = "\v"


def paginate(paragraphs: Iterable[str]) -> tuple[tuple[str, ...], ...]:
    """The lines of each page, a blank one behind each paragraph.

    A paragraph that happened to be broken over two pages stays whole, on the first of them.
    """
    pages: list[list[str]] = [[]]
    turn = False
    for paragraph in paragraphs:
        for at, piece in enumerate(paragraph.split(HARD_BREAK)):
            opens = piece.lstrip(" \t\n").startswith(SOFT_BREAK)
            if (turn or at or opens) and pages[-1]:
                pages.append([])
            text = clean(piece.replace(SOFT_BREAK, "")).strip()
            turn = SOFT_BREAK in piece and not opens
            if text:
                pages[-1] += [line.strip() for line in text.split("\n")] + [""]
    return tuple(tuple(page) for page in pages if page)
