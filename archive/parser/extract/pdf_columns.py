"""Rows to flows: what is read from top to bottom before the eye moves on.

Guarantee: every glyph of the rows stands in exactly one flow. Two columns of prose are read one after the
other; a heading over both ends what stands above it.
"""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from archive.parser.extract.pdf_rows import Row, things
from archive.parser.extract.pdf_tables import cells_of

# Columns of prose have at least so many lines; fewer are a masthead or a table.
MIN_COLUMN_ROWS = 6
# Their lines are about as wide as each other, hold a part of a sentence, and mostly fill the column.
MIN_COLUMN_CHARS = 28
MIN_WIDTH_RATIO = 0.6
FULL_LINE, FULL_SHARE = 0.8, 0.5
# Of their lines fewer than this have cells of their own: else what looks like a column is one of a table.
CELLS_SHARE = 0.25
# The gutter is looked for in the middle part of the text.
GUTTER_FROM, GUTTER_TO = 0.35, 0.65
# Single-column text crosses every possible gutter on nearly all its lines.
CROSSED_SHARE = 0.7
# Where a row of two columns may be cut, in type sizes; gutters are set wider.
GUTTER_GAP = 0.9


def flows(rows: Sequence[Row]) -> list[list[Row]]:
    """The rows in reading order, a list for each column or stretch of full width."""
    gutter = _gutter(rows)
    if gutter is None:
        return [list(rows)] if rows else []
    read: list[list[Row]] = [[]]
    band: list[Row] = []
    for row in rows:
        if row.cells or any(run[0].x0 < gutter < run[-1].x1 for run in things(row.glyphs, GUTTER_GAP)):
            _read_band(band, gutter, read)
            band = []
            read[-1].append(row)
        else:
            band.append(row)
    _read_band(band, gutter, read)
    return [flow for flow in read if flow]


def _read_band(band: Sequence[Row], gutter: float, read: list[list[Row]]) -> None:
    """Adds rows that do not cross the gutter: as two flows of their own, or to the flow that is open."""
    columns = _columns(band, gutter)
    if columns:
        read += [*columns, []]
    else:
        read[-1].extend(band)


def _gutter(rows: Sequence[Row]) -> float | None:
    """The x that the fewest lines cross, in the middle of the text; None where most cross everywhere."""
    inked = [row for row in rows if row.glyphs and not row.cells]
    if len(inked) < MIN_COLUMN_ROWS:
        return None
    left, right = min(row.x0 for row in inked), max(row.x1 for row in inked)
    start, stop = (int(left + part * (right - left)) for part in (GUTTER_FROM, GUTTER_TO))
    crossed = [0] * (stop - start + 1)
    for row in inked:
        for run in things(row.glyphs, GUTTER_GAP):
            for at in range(max(int(run[0].x0), start), min(int(run[-1].x1) + 1, stop + 1)):
                crossed[at - start] += 1
    least = min(crossed)
    if least > CROSSED_SHARE * len(inked):
        return None
    places = [at for at, count in enumerate(crossed) if count == least]
    return start + places[len(places) // 2] + 0.5


def _columns(band: Sequence[Row], gutter: float) -> list[list[Row]]:
    """The left and then the right part of the rows, if both are prose; else nothing."""
    left = [part for row in band if (part := _part(row, gutter, right=False))]
    right = [part for row in band if (part := _part(row, gutter, right=True))]
    if not (_is_prose(left) and _is_prose(right)):
        return []
    narrow, wide = sorted((_width(left), _width(right)))
    return [left, right] if narrow >= MIN_WIDTH_RATIO * wide else []


def _part(row: Row, gutter: float, *, right: bool) -> Row | None:
    glyphs = [glyph for glyph in row.glyphs if (glyph.x0 >= gutter) == right]
    if not glyphs:
        return None
    glyphs[0] = glyphs[0]._replace(spaced=False)
    return Row(glyphs, row.y, row.size, None if right else row.number)


def _width(column: Sequence[Row]) -> float:
    return max(row.x1 for row in column) - min(row.x0 for row in column)


def _is_prose(column: Sequence[Row]) -> bool:
    if len(column) < MIN_COLUMN_ROWS or median(len(row.glyphs) for row in column) < MIN_COLUMN_CHARS:
        return False
    full = sum(row.x1 - row.x0 >= FULL_LINE * _width(column) for row in column)
    tabular = sum(len(cells_of(row)) > 1 for row in column)
    return full >= FULL_SHARE * len(column) and tabular < CELLS_SHARE * len(column)
