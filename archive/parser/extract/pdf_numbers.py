"""Line numbers in the margin of PDF pages: a column of figures that count, with no text beyond them.

Guarantee: a number is taken off the text only as part of such a column; the others stay where they stand.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from archive.parser.extract.pdf_glyphs import Glyph
from archive.parser.extract.pdf_rows import SAME_BASELINE, Row
from archive.parser.patterns import OPENING

# So many margin numbers prove a column of them; fewer must go on from the page before.
MIN_NUMBERS, MIN_SPARSE = 4, 3
# How far the numbers of one column may stand apart, in points.
ALIGNED = 2.5
# The share of steps of one width in a column of line numbers, and which widths there are.
STEADY_SHARE = 0.8
STEPS = (1, 2, 5, 10)
MAX_FIGURES = 4
# How far a number stands from its line, in its own type sizes: a title beside it may be much larger.
NUMBER_GAP = 0.6


class _Number(NamedTuple):
    row: Row
    glyphs: list[Glyph]

    @property
    def value(self) -> int:
        return int("".join(glyph.char for glyph in self.glyphs))


class _Column(NamedTuple):
    """Numbers below each other: at the left or right of the text, aligned at one of their own edges.

    `edges` are where they usually begin and end.
    """

    right: bool
    edges: tuple[float, float]
    numbers: list[_Number]


class MarginNumbers:
    """Finds the column of line numbers, page by page: it knows where the last page's stood and ended."""

    def __init__(self) -> None:
        self.edges: tuple[float, float] | None = None
        self.last, self.step = 0, 1

    def take(self, rows: list[Row]) -> list[Row]:
        """The rows with their line numbers taken off the text and put into `number`."""
        column = next((column for column in _columns(rows) if self._counts(column, rows)), None)
        if column is None:
            return rows
        self.edges = column.edges
        self.last = column.numbers[-1].value
        return _taken(column, rows)

    def take_before(self, rows: list[Row], following: int) -> list[Row]:
        """The same for a page above one whose numbers begin with `following`: here a few are enough."""
        for column in _columns(rows):
            values = [number.value for number in column.numbers]
            leads = following in (self.step, values[-1] + self.step) and values[0] == self.step
            steady = all(after - before == self.step for before, after in pairwise(values))
            if leads and steady and self._is_same(column) and _stands_free(column, rows):
                return _taken(column, rows)
        return rows

    def _is_same(self, column: _Column) -> bool:
        return self.edges is not None and any(
            abs(one - other) <= ALIGNED for one, other in zip(column.edges, self.edges, strict=True)
        )

    def _counts(self, column: _Column, rows: Sequence[Row]) -> bool:
        """Whether the column counts on steadily, and stands free in its margin."""
        values = [number.value for number in column.numbers]
        steps = Counter(after - before for before, after in pairwise(values))
        step = steps.most_common(1)[0][0] if steps else self.step
        if step not in STEPS or any(value % step for value in values if step > 1):
            return False
        steady = sum(after - before == step or after in (1, step) for before, after in pairwise(values))
        if steady < STEADY_SHARE * (len(values) - 1) or not _stands_free(column, rows):
            return False
        if len(values) < (MIN_NUMBERS if step == 1 else MIN_SPARSE) and not (
            self._is_same(column) and values[0] in (self.last + step, step)
        ):
            return False
        self.step = step
        return True


def take_numbers(pages: Sequence[list[Row]]) -> list[list[Row]]:
    """The rows of all pages with their line numbers taken off the text; a title page may have but a few."""
    margin = MarginNumbers()
    taken = [margin.take(rows) for rows in pages]
    first = next((at for at, rows in enumerate(taken) if _first_number(rows)), 0)
    for at in range(first - 1, -1, -1):
        taken[at] = margin.take_before(taken[at], _first_number(taken[at + 1]))
        if not _first_number(taken[at]):
            break
    return taken


def _first_number(rows: Sequence[Row]) -> int:
    return next((row.number for row in rows if row.number is not None), 0)


def _taken(column: _Column, rows: list[Row]) -> list[Row]:
    for row, glyphs in column.numbers:
        row.number = int("".join(glyph.char for glyph in glyphs))
        taken = set(map(id, glyphs))
        row.glyphs = [glyph for glyph in row.glyphs if id(glyph) not in taken]
        if row.glyphs:
            row.glyphs[0] = row.glyphs[0]._replace(spaced=False)
    return _level(rows)


def _columns(rows: Sequence[Row]) -> Iterator[_Column]:
    """All columns of figures at the sides of the text, the longest first; left of equals."""
    found: list[_Column] = []
    for right in (False, True):
        numbers = [_Number(row, glyphs) for row in rows if (glyphs := _number(row, right=right))]
        for ends in (True, False):
            found += _aligned(numbers, right=right, ends=ends)
    yield from sorted(found, key=lambda column: -len(column.numbers))


def _aligned(numbers: Sequence[_Number], *, right: bool, ends: bool) -> list[_Column]:
    """The numbers parted by where they end or begin."""
    columns: dict[float, list[_Number]] = {}
    for number in numbers:
        at = number.glyphs[-1].x1 if ends else number.glyphs[0].x0
        edge = next((edge for edge in columns if abs(edge - at) <= ALIGNED), at)
        columns.setdefault(edge, []).append(number)
    return [
        _Column(
            right,
            (median(n.glyphs[0].x0 for n in column), median(n.glyphs[-1].x1 for n in column)),
            column,
        )
        for column in columns.values()
    ]


def _number(row: Row, *, right: bool) -> list[Glyph]:
    """The figures that a row begins or ends with, if a gap of their own size parts them from the rest."""
    glyphs = row.glyphs[::-1] if right else row.glyphs
    figures: list[Glyph] = []
    for glyph in glyphs[: MAX_FIGURES + 1]:
        if figures and _gap(glyph, figures[-1]) > NUMBER_GAP * figures[-1].size:
            break
        if not (glyph.char.isascii() and glyph.char.isdigit()):
            return []
        figures.append(glyph)
    if len(figures) > MAX_FIGURES:
        return []
    return figures[::-1] if right else figures


def _gap(one: Glyph, other: Glyph) -> float:
    return max(one.x0 - other.x1, other.x0 - one.x1)


def _stands_free(column: _Column, rows: Sequence[Row]) -> bool:
    """Whether nearly all text stands on one side of the numbers; running heads may reach over them, and all
    that stands above an opening line with the first number."""
    if _begins_text(column, rows):
        rows = [row for row in rows if row.y <= column.numbers[0].row.y]
    own = {id(glyph) for number in column.numbers for glyph in number.glyphs}
    if column.right:
        edge = min(number.glyphs[0].x0 for number in column.numbers)
        crossing = sum(any(g.x1 > edge and id(g) not in own for g in row.glyphs[-1:]) for row in rows)
    else:
        edge = max(number.glyphs[-1].x1 for number in column.numbers)
        crossing = sum(any(g.x0 < edge and id(g) not in own for g in row.glyphs[:1]) for row in rows)
    return crossing <= max(2, 0.1 * len(rows))


def _begins_text(column: _Column, rows: Sequence[Row]) -> bool:
    """Whether the first number stands beside an opening line."""
    row = column.numbers[0].row
    beside = (other for other in rows if abs(other.y - row.y) < SAME_BASELINE * 3 * other.size)
    return any(OPENING.match(other.text.lstrip("0123456789 ")) for other in beside)


def _level(rows: list[Row]) -> list[Row]:
    """A number set a little above or below its line goes to that line."""
    levelled: list[Row] = []
    for row in rows:
        before = levelled[-1] if levelled else None
        if before and abs(before.y - row.y) < SAME_BASELINE * 3 * row.size:
            if row.number is not None and not row.glyphs and before.number is None:
                before.number = row.number
                continue
            if before.number is not None and not before.glyphs and row.number is None:
                levelled[-1] = replace(row, number=before.number)
                continue
        levelled.append(row)
    return levelled
