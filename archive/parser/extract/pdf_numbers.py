"""Line numbers in the margin of PDF pages: a column of figures that count, with no text beyond them.

Guarantee: a number is taken off the text only as part of such a column; the others stay where they stand.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from math import inf
from statistics import median
from typing import NamedTuple

from archive.parser.extract.pdf_glyphs import Glyph
from archive.parser.extract.pdf_rows import SAME_BASELINE, Row, things
from archive.parser.patterns import OPENING

# So many margin numbers prove a column of them; fewer must go on from the page before.
MIN_NUMBERS, MIN_SPARSE = 4, 3
# How far the numbers of one column may stand apart, in points.
ALIGNED = 2.5
# The share of steps of one width in a column of line numbers, and which widths there are.
STEADY_SHARE = 0.8
STEPS = (1, 2, 5, 10)
MAX_FIGURES = 4
# So many numbers of a column that recognition reads are right at least, and this share of them.
MIN_SURE, SURE_SHARE = 6, 0.5
# The share of a page's lines that bear one; how far above it the number is looked for on which one counts on.
BESIDE, REACH = 0.6, 40
# How far a number stands from its line, in its own type sizes: a title beside it may be much larger.
NUMBER_GAP = 0.6


class _Number(NamedTuple):
    """The figures beside a line, and the number that they must be, if they were misread."""

    row: Row
    glyphs: list[Glyph]
    meant: int | None = None

    @property
    def value(self) -> int:
        if self.meant is not None:
            return self.meant
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

    def take(self, rows: list[Row], *, recognised: bool = False) -> list[Row]:
        """The rows with their line numbers taken off the text and put into `number`; in a page that was
        `recognised` some may be misread."""
        column = next((column for column in _columns(rows) if self._counts(column, rows)), None)
        if column is None and recognised:
            read = (mended for column in _columns(rows) if (mended := _mended(column, rows)))
            column = next((column for column in read if _stands_free(column, rows)), None)
        if column is None:
            return rows
        self.edges = column.edges
        self.last = column.numbers[-1].value
        return _taken(column, rows)

    def take_before(self, rows: list[Row], following: int, *, recognised: bool = False) -> list[Row]:
        """The same for a page above one whose numbers begin with `following`: here a few are enough, and
        where recognition lost the first of a text, those that are left."""
        for column in _columns(rows):
            values = [number.value for number in column.numbers]
            leads = following in (self.step, values[-1] + self.step)
            leads = leads and (recognised or values[0] == self.step)
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


def take_numbers(pages: Sequence[list[Row]], recognised: Sequence[bool]) -> list[list[Row]]:
    """The rows of all pages with their line numbers taken off the text; a title page may have but a few.

    `recognised` are the pages whose text was recognised in a picture.
    """
    margin = MarginNumbers()
    taken = [margin.take(rows, recognised=read) for rows, read in zip(pages, recognised, strict=True)]
    first = next((at for at, rows in enumerate(taken) if _first_number(rows)), 0)
    for at in range(first - 1, -1, -1):
        following = _first_number(taken[at + 1])
        taken[at] = margin.take_before(taken[at], following, recognised=recognised[at])
        if not _first_number(taken[at]):
            break
    return taken


def _first_number(rows: Sequence[Row]) -> int:
    return next((row.number for row in rows if row.number is not None), 0)


def _taken(column: _Column, rows: list[Row]) -> list[Row]:
    for number in column.numbers:
        row = number.row
        row.number = number.value
        taken = set(map(id, number.glyphs))
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


def _mended(column: _Column, rows: Sequence[Row]) -> _Column | None:
    """The column with what recognition misread in it ("8" for "3", "it" for "11") as the numbers that must
    stand there; None where too few are right, or too few lines bear one."""
    if len(column.numbers) < max(MIN_SURE, SURE_SHARE * BESIDE * len(rows)):
        return None
    held = {id(number.row): number for number in column.numbers}
    numbers = [held.get(id(row)) or _misread(row, column) for row in rows]
    found = [number for number in numbers if number]
    values = [number.value if id(number.row) in held else -1 for number in found]
    sure = _longest_rise(values)
    if len(sure) < max(MIN_SURE, SURE_SHARE * len(found)) or len(found) < BESIDE * len(rows):
        return None
    meant = dict(_between(values, sure))
    return column._replace(
        numbers=[number._replace(meant=meant.get(at, values[at])) for at, number in enumerate(found)]
    )


def _misread(row: Row, column: _Column) -> _Number | None:
    """The letters that stand where the numbers of a column stand: "it"."""
    thing = next(things(row.glyphs[::-1] if column.right else row.glyphs), [])
    at, edge = (min, column.edges[0]) if column.right else (max, column.edges[1])
    reach = at([glyph.x0 if column.right else glyph.x1 for glyph in thing], default=inf)
    near = abs(reach - edge) <= ALIGNED and len(thing) < MAX_FIGURES
    return _Number(row, thing, -1) if near and len(thing) < len(row.glyphs) else None


def _longest_rise(values: Sequence[int]) -> list[int]:
    """The places of the longest run of numbers that rise, by no more than the places between them and one."""
    best: list[tuple[int, int | None]] = []
    for at, value in enumerate(values):
        before = [
            (best[other][0], other)
            for other in range(max(at - REACH, 0), at)
            if 0 <= values[other] < value <= values[other] + 2 * (at - other)
        ]
        length, other = max(before, default=(0, None), key=lambda each: each[0])
        best.append((length + 1 if value >= 0 else 0, other))
    last: int | None = max(range(len(best)), key=lambda place: best[place][0], default=None)
    run: list[int] = []
    while last is not None:
        run.append(last)
        last = best[last][1]
    return run[::-1]


def _between(values: Sequence[int], sure: Sequence[int]) -> Iterator[tuple[int, int]]:
    """What the numbers must be that are not `sure`: they count on from the sure one above them, or up to the
    first."""
    for at in range(len(values)):
        if at not in sure:
            above = max((place for place in sure if place < at), default=None)
            below = sure[0] if above is None else above
            yield at, max(values[below] + at - below, 0)


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
