"""Ruled tables: the lines drawn around cells say what stands in which.

Guarantee: every glyph of the rows stands in exactly one row afterwards; rows outside tables stay as they are.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from archive.parser.extract.pdf_glyphs import Glyph
from archive.parser.extract.pdf_rows import Row
from archive.parser.extract.pdf_rules import THICK, Rule

# A table has two columns at least, and so three vertical lines.
MIN_VERTICALS = 3
# A cell with more lines is a page of text that stands in a frame.
MAX_CELL_LINES = 8


@dataclass(frozen=True, slots=True)
class Band:
    """A row of a ruled table: between two heights, the edges of its cells from left to right."""

    bottom: float
    top: float
    edges: tuple[float, ...]


def bands(rules: Sequence[Rule]) -> list[Band]:
    """The rows of all ruled tables of a page, from top to bottom."""
    upright = [rule for rule in rules if rule.upright]
    heights = _clustered([rule.y0 for rule in rules if not rule.upright])
    found = []
    for top, bottom in pairwise(sorted(heights, reverse=True)):
        middle = (top + bottom) / 2
        edges = _clustered([rule.x0 for rule in upright if rule.y0 <= middle <= rule.y1])
        if len(edges) >= MIN_VERTICALS:
            found.append(Band(bottom, top, tuple(edges)))
    return found


def _clustered(values: Sequence[float]) -> list[float]:
    """The values in order, of those that are nearly equal only the first."""
    kept: list[float] = []
    for value in sorted(values):
        if not kept or value - kept[-1] > THICK:
            kept.append(value)
    return kept


def rule_tables(rows: Sequence[Row], rules: Sequence[Rule]) -> list[Row]:
    """The rows with those of each band put together to one that has `cells`."""
    done = list(rows)
    for band in bands(rules):
        inside = [row for row in done if row.glyphs and _is_inside(row, band)]
        if inside and len(inside) <= MAX_CELL_LINES and not any(row.cells for row in inside):
            at = done.index(inside[0])
            taken = set(map(id, inside))
            done = [*done[:at], _table_row(inside, band), *(r for r in done[at:] if id(r) not in taken)]
    return done


def _is_inside(row: Row, band: Band) -> bool:
    return band.bottom < row.y < band.top and band.edges[0] <= row.x0 and row.x1 <= band.edges[-1] + THICK


def _table_row(rows: Sequence[Row], band: Band) -> Row:
    cells: list[list[list[Glyph]]] = [[] for _ in band.edges[1:]]
    for row in rows:
        for cell, (left, right) in zip(cells, pairwise(band.edges), strict=True):
            last = right == band.edges[-1]
            part = [
                g for g in row.glyphs if left <= (g.x0 + g.x1) / 2 and (last or (g.x0 + g.x1) / 2 < right)
            ]
            if part:
                cell.append([part[0]._replace(spaced=False), *part[1:]])
    glyphs = [glyph for row in rows for glyph in row.glyphs]
    return Row(glyphs, rows[0].y, rows[0].size, rows[0].number, cells)
