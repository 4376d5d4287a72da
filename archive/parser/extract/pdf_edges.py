"""Running heads and feet of PDF pages, known by where they stand.

A head or foot stands apart from the text, and is printed on another page too, or says the document's symbol
and title again; without a gap all its lines stand at the same places on another page. Nothing of the first
page is furniture: its head may be the title.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence, Set
from dataclasses import dataclass
from itertools import takewhile

from archive.parser.extract.pdf_rows import Row
from archive.parser.patterns import HEADER_FIELD, MARKER, OPENING, SYMBOL

# How many rows a head or foot may have, and by which gap, in type sizes, the text stands apart from it.
HEAD_ROWS, FOOT_ROWS, APART = 16, 3, 1.75
# How many rows at the head and foot of a page may repeat without a gap, and how far they move, in points.
EDGE_ROWS, EDGE_MOVES = 3, 4.0
_TEXT = (HEADER_FIELD, OPENING, MARKER)


@dataclass(frozen=True, slots=True)
class Edges:
    """Rows by identity: those that the text must not be joined with, and those that are no text at all."""

    apart: frozenset[int]
    furniture: frozenset[int]


def read_edges(pages: Sequence[Sequence[Row]]) -> Edges:
    """The heads and feet of all pages."""
    running = _running(pages)
    blocks = [
        [_apart(_head(rows)) or _leading(rows, running), _apart(_foot(rows)) or _leading(rows[::-1], running)]
        for rows in pages
    ]
    seen = Counter(key for page in blocks for key in {_words(block) for block in page if block})
    first = pages[0] if pages else ()
    title = set(" ".join(row.text for row in first).split())
    symbols = {found.group() for row in first for found in SYMBOL.finditer(row.text)}
    furniture = {
        id(row)
        for page in blocks[1:]
        for block in page
        if block and (seen[_words(block)] > 1 or _says_again(block, title, symbols)) and not _is_text(block)
        for row in block
    }
    edges = {id(row) for rows in pages for row in _edge_rows(rows) if _key(row) in running}
    return Edges(frozenset(edges | furniture), frozenset(furniture))


def _head(rows: Sequence[Row]) -> list[Row]:
    """The rows above the first gap, if there are few."""
    for at in range(1, min(HEAD_ROWS + 1, len(rows))):
        if rows[at - 1].y - rows[at].y > APART * max(rows[at - 1].size, rows[at].size):
            return list(rows[:at])
    return []


def _foot(rows: Sequence[Row]) -> list[Row]:
    for at in range(len(rows) - 1, max(len(rows) - 1 - FOOT_ROWS, 0), -1):
        if rows[at - 1].y - rows[at].y > APART * max(rows[at - 1].size, rows[at].size):
            return list(rows[at:])
    return []


def _leading(rows: Sequence[Row], running: Set[tuple[str, int]]) -> list[Row]:
    """The rows at an edge of a page that stand there on another page too, though no gap parts them from the
    text."""
    return list(takewhile(lambda row: _key(row) in running and not _is_text([row]), rows[:HEAD_ROWS]))


def _apart(block: list[Row]) -> list[Row]:
    """A block that a gap parts, unless text stands in it: then its first lines alone may be a head."""
    return [] if _is_text(block) else block


def _words(block: Sequence[Row]) -> tuple[int, tuple[str, ...]]:
    """Where a head stands and what it says, whatever its figures and on which side its parts stand."""
    text = re.sub(r"\d+", "#", " ".join(row.text for row in block))
    return round(block[0].y / EDGE_MOVES), tuple(sorted(text.split()))


def _says_again(block: Sequence[Row], title: set[str], symbols: set[str]) -> bool:
    """Whether the block bears the document's symbol, and else only words of the first page."""
    text = " ".join(row.text for row in block)
    return any(symbol in text for symbol in symbols) and set(text.split()) <= title


def _is_text(block: Sequence[Row]) -> bool:
    """A resolution's header or opening line, which many pages of a set begin with, or a clause."""
    return any(row.number is not None or any(pattern.match(row.text) for pattern in _TEXT) for row in block)


def _running(pages: Sequence[Sequence[Row]]) -> set[tuple[str, int]]:
    """Rows at the edges of pages that stand at the same place on another page, whatever their figures."""
    seen = Counter(key for rows in pages for key in {_key(row) for row in _edge_rows(rows) if row.glyphs})
    return {key for key, count in seen.items() if count > 1}


def _edge_rows(rows: Sequence[Row]) -> list[Row]:
    return [*rows[:EDGE_ROWS], *rows[max(len(rows) - EDGE_ROWS, EDGE_ROWS) :]]


def _key(row: Row) -> tuple[str, int]:
    return re.sub(r"\d+", "#", row.text), round(row.y / EDGE_MOVES)
