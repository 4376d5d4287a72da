"""Rows to table rows: cells known by the white space that all rows of a table leave free.

Guarantee: every row comes back in order, alone or as part of exactly one table row.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from archive.parser.extract.pdf_glyphs import Glyph
from archive.parser.extract.pdf_rows import Row, things
from archive.parser.masthead_patterns import DISTRIBUTION
from archive.parser.patterns import BARE_MARKER

# White space that parts cells; justified words stand up to 1.0 of the type size apart.
CELL_GAP = 1.2
# Between columns that are already known, less is enough.
KNOWN_GAP = 0.4
# The second line of a cell follows within this many type sizes; a line below it belongs to no cell.
WRAP_GAP, NEXT_ROW_GAP = 1.4, 2.6
# Lines of one cell stand closer than rows of the table by at least this factor.
ROW_STEP = 1.2
# So many gaps of one width are those of a justified line; they differ by less than this, in type sizes.
MIN_STRETCHED, EQUAL_GAPS = 3, 0.12
# A masthead's symbol and its distribution stand within so many rows.
MASTHEAD_ROWS = 3
# A code or a word that a narrow first column tears goes on in the next line: "WHO/" / "1/1".
TORN_AT = "/-\u2010"
_BULLETS = frozenset("-•–▪◦*")


@dataclass(slots=True)
class Strip:
    """Rows printed as one line of text: one row, or the lines of a table row with `cells`."""

    rows: list[Row]
    cells: list[list[list[Glyph]]] = field(default_factory=list)


@dataclass(slots=True)
class _Table:
    """Rows and the intervals that their columns cover so far."""

    rows: list[Row]
    parts: list[list[list[Glyph]]]
    columns: list[tuple[float, float]]


def strips(rows: Sequence[Row]) -> list[Strip]:
    """The rows of a flow with those of tables put together."""
    done: list[Strip] = []
    at = 0
    while at < len(rows):
        table = _table_at(rows, at)
        if cells := rows[at].cells:
            done.append(Strip([rows[at]], cells))
            at += 1
        elif table:
            done += _table_strips(table)
            at += len(table.rows)
        else:
            done.append(Strip([rows[at]]))
            at += 1
    return done


def cells_of(row: Row) -> list[list[Glyph]]:
    """What wide white space parts; an enumerator and its text are one, and so is a justified line."""
    if _is_stretched(row):
        return [row.glyphs]
    parts = list(things(row.glyphs, CELL_GAP))
    if len(parts) > 1 and _is_marker(parts[0]):
        parts[:2] = [parts[0] + parts[1]]
    return parts


def _is_stretched(row: Row) -> bool:
    """Whether all words stand equally far apart, as only justified words do."""
    gaps = [after.x0 - before.x1 for before, after in pairwise(row.glyphs) if after.spaced]
    return len(gaps) >= MIN_STRETCHED and max(gaps) - min(gaps) < EQUAL_GAPS * row.size


def _is_marker(glyphs: Sequence[Glyph]) -> bool:
    text = _text(glyphs)
    return text in _BULLETS or BARE_MARKER.match(text) is not None


def _text(glyphs: Sequence[Glyph]) -> str:
    return "".join(" " * glyph.spaced + glyph.char for glyph in glyphs)


def _table_at(rows: Sequence[Row], start: int) -> _Table | None:
    """The table that begins with this row; it has two rows of two cells at least."""
    parts = cells_of(rows[start])
    if len(parts) < 2 or rows[start].cells:
        return None
    if any(tells_distribution(row) for row in rows[start : start + MASTHEAD_ROWS]):
        return None
    table = _Table([rows[start]], [parts], [_span(part) for part in parts])
    for row in rows[start + 1 :]:
        if not _take(table, row):
            break
    while len(table.parts[-1]) == 1 and _column(table, table.parts[-1][0]) == 0 and not _goes_on(table):
        table.rows.pop()  # a heading below the table
        table.parts.pop()
    return table if sum(len(parts) > 1 for parts in table.parts) > 1 else None


def _goes_on(table: _Table) -> bool:
    """Whether the first cell of the last line is the rest of one that the line above tears."""
    return len(table.parts) > 1 and table.parts[-2][0][-1].char in TORN_AT


def tells_distribution(row: Row) -> bool:
    """Whether the row is one of a masthead in two columns: "Distr.: General" at its right."""
    return any(DISTRIBUTION.match(_text(part)) for part in cells_of(row))


def _take(table: _Table, row: Row) -> bool:
    """Adds the row if its cells leave the table's gutters free."""
    gap = table.rows[-1].y - row.y
    if row.cells or not row.glyphs or gap > NEXT_ROW_GAP * row.size:
        return False
    parts = _split(row, table.columns)
    columns = _merged([*table.columns, *map(_span, parts)])
    if len(columns) < min(len(table.columns), 2) or (len(columns) < len(table.columns) and len(parts) == 1):
        return False
    if len(parts) == 1 and gap > WRAP_GAP * row.size and _is_below(table, gap, parts[0]):
        return False
    table.rows.append(row)
    table.parts.append(parts)
    table.columns = columns
    return True


def _is_below(table: _Table, gap: float, part: Sequence[Glyph]) -> bool:
    """Whether a line that stands off is a heading below the table: under its first column, or farther off
    than any row from the one above it."""
    gaps = [before.y - after.y for before, after in pairwise(table.rows)]
    return part[0].x0 < table.columns[0][1] or (bool(gaps) and gap > ROW_STEP * max(gaps))


def _split(row: Row, columns: Sequence[tuple[float, float]]) -> list[list[Glyph]]:
    """The row's cells, cut also at small gaps where a gutter is known to be."""
    gutters = [(before[1], after[0]) for before, after in pairwise(columns)]
    parts = []
    for cell in cells_of(row):
        cut = [cell[0]]
        for before, glyph in pairwise(cell):
            wide = glyph.x0 - before.x1 > KNOWN_GAP * glyph.size
            if wide and any(left < glyph.x0 and before.x1 < right for left, right in gutters):
                parts.append(cut)
                cut = []
            cut.append(glyph)
        parts.append(cut)
    return parts


def _span(part: Sequence[Glyph]) -> tuple[float, float]:
    return part[0].x0, max(glyph.x1 for glyph in part)


def _merged(spans: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """Overlapping intervals as one."""
    merged: list[tuple[float, float]] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _column(table: _Table, part: Sequence[Glyph]) -> int:
    start = part[0].x0
    return max((at for at, (left, _) in enumerate(table.columns) if left <= start), default=0)


def _table_strips(table: _Table) -> list[Strip]:
    """The printed lines put together to table rows."""
    done: list[Strip] = []
    breaks = _row_breaks(table)
    for at, (row, parts) in enumerate(zip(table.rows, table.parts, strict=True)):
        if at in breaks or not done:
            done.append(Strip([], [[] for _ in table.columns]))
        done[-1].rows.append(row)
        for part in parts:
            cell = done[-1].cells[_column(table, part)]
            start = part[0]._replace(spaced=bool(cell))
            cell.append([start, *part[1:]])
    return done


def _row_breaks(table: _Table) -> set[int]:
    """Where table rows begin: at each line with a first cell, or after each wide gap if that parts them."""
    first = {at for at, parts in enumerate(table.parts) if _column(table, parts[0]) == 0}
    first -= {at for above, at in pairwise(sorted(first)) if table.parts[above][0][-1].char in TORN_AT}
    if first and 0 not in first:  # a first cell beside the middle of others
        first = first - {min(first)} | {0}
    gaps = [before.y - after.y for before, after in pairwise(table.rows)]
    if len(first) == len(table.rows) or not gaps:
        return first
    wide = {at for at, gap in enumerate(gaps, 1) if gap > ROW_STEP * min(gaps)}
    bounds = [0, *sorted(wide), len(table.rows)]
    whole = all(any(at in first for at in range(a, b)) for a, b in pairwise(bounds))
    return wide if wide and whole else first
