"""Glyphs to rows: what stands on one printed line, raised figures and the line number in the margin with it.

Guarantee: every glyph stands in exactly one row, in reading order within it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import pairwise

from archive.parser.extract.pdf_directions import as_read
from archive.parser.extract.pdf_glyphs import SUPERSCRIPTS, Glyph

# Parts of a line may stand this much (of the type size) apart: mixed fonts share the baseline only nearly.
SAME_BASELINE = 0.15
# A gap from which on a space was printed though none was stored; letters of a word stand 0 to 0.08 apart.
WORD_GAP = 0.17
# Beyond this gap, what follows on the same line is another thing: a cell, a column, a margin.
THING_GAP = 1.0
# Reference marks are set at 0.5 to 0.7 of the size, raised by 0.3 to 0.5 of it; both limits leave room.
RAISED_SIZE, RAISED_MAX = 0.85, 0.7
# How near a raised figure stands to the letter that bears it; a footnote's mark stands farther from its text.
RAISED_REACH, RAISED_BEFORE = 0.6, 2.0
# So many figures below each other may be the numbers of lines; with how many points they are still aligned.
MIN_FIGURES, ALIGNED = 4, 2.5
# The share of the lines beside them that bear one, and of a page that they run along.
BESIDE, ALONG = 0.9, 0.5
# A mark has up to three figures, and two marks may stand together with a comma.
MAX_MARK = 7
_RAISED = frozenset("⁰¹²³⁴⁵⁶⁷⁸⁹")
HYPHENS = "-\u2010"
_MARK_CHARS = frozenset("0123456789*,†‡abcdefghijklmnopqrstuvwxyz")


@dataclass(slots=True)
class Row:
    """A printed line or one column's part of it, with the line number beside it, which may stand alone.

    A row of a ruled table holds all lines of its `cells`.
    """

    glyphs: list[Glyph]
    y: float
    size: float
    number: int | None = None
    cells: list[list[list[Glyph]]] | None = None

    @property
    def x0(self) -> float:
        return self.glyphs[0].x0 if self.glyphs else 0.0

    @property
    def x1(self) -> float:
        return max(glyph.x1 for glyph in self.glyphs) if self.glyphs else 0.0

    @property
    def text(self) -> str:
        """The row's words without marks of emphasis."""
        return "".join(" " * glyph.spaced + glyph.char for glyph in as_read(self.glyphs))


class RowReader:
    """Reads a document page by page: it knows where the line numbers of the last page stood and ended."""

    def __init__(self) -> None:
        self.edges: tuple[float, float] | None = None
        self.last = 0

    def read(self, glyphs: Sequence[Glyph]) -> list[Row]:
        """The rows of the next page from top to bottom."""
        rows = _by_baseline(glyphs)
        rows = _attach_small(rows, self._line_figures(rows))
        for row in rows:
            row.glyphs = _in_order(row.glyphs)
        return [row for row in rows if row.glyphs]

    def _line_figures(self, rows: Sequence[Row]) -> set[int]:
        """The rows (by identity) that hold a figure alone, of a column in which they count the lines beside
        them: some typesetters set them smaller and a little higher."""
        alone = [row for row in rows if _is_figure(row)]
        for ends in (False, True):
            columns: dict[int, list[Row]] = {}
            for row in alone:
                edge = round((row.x1 if ends else row.x0) / ALIGNED)
                columns.setdefault(edge if edge - 1 not in columns else edge - 1, []).append(row)
            for column in columns.values():
                enough = len(column) >= MIN_FIGURES or self._goes_on(column[0])
                if enough and _counts_lines(column, rows):
                    self.edges, self.last = (column[0].x0, column[0].x1), _value(column[-1])
                    return set(map(id, column))
        return set()

    def _goes_on(self, row: Row) -> bool:
        """Whether a figure is the next after the last page's, and stands where those stood."""
        return (
            self.edges is not None
            and _value(row) == self.last + 1
            and (abs(row.x0 - self.edges[0]) <= ALIGNED or abs(row.x1 - self.edges[1]) <= ALIGNED)
        )


def _by_baseline(glyphs: Sequence[Glyph]) -> list[Row]:
    rows: list[Row] = []
    for glyph in sorted(glyphs, key=lambda glyph: -glyph.y):
        row = rows[-1] if rows else None
        if row and abs(row.y - glyph.y) <= SAME_BASELINE * max(row.size, glyph.size):
            row.glyphs.append(glyph)
            row.size = max(row.size, glyph.size)
        else:
            rows.append(Row([glyph], glyph.y, glyph.size))
    for row in rows:
        row.glyphs.sort(key=lambda glyph: glyph.x0)
        row.size = Counter(round(glyph.size, 1) for glyph in row.glyphs).most_common(1)[0][0]
    return rows


def _attach_small(rows: list[Row], kept: Set[int]) -> list[Row]:
    """Raised and lowered figures go to the line that bears them, raised ones as superscripts, but for the
    rows that are `kept` (by identity)."""
    for at, row in enumerate(rows):
        if id(row) in kept:
            continue
        for run in list(things(row.glyphs)):
            text = "".join(glyph.char for glyph in run)
            if len(text) > MAX_MARK or not set(text) <= _MARK_CHARS:
                continue
            if bearer := _bearer(rows, at, run):
                raised = bearer.y < row.y
                bearer.glyphs += [_superscript(glyph) if raised else glyph for glyph in run]
                bearer.glyphs.sort(key=lambda glyph: glyph.x0)
                taken = set(map(id, run))
                row.glyphs = [glyph for glyph in row.glyphs if id(glyph) not in taken]
    return rows


def _is_figure(row: Row) -> bool:
    chars = [glyph.char for glyph in row.glyphs]
    return len(chars) < MIN_FIGURES and all(char.isascii() and char.isdigit() for char in chars)


def _value(figure: Row) -> int:
    return int("".join(glyph.char for glyph in figure.glyphs))


def _counts_lines(column: Sequence[Row], rows: Sequence[Row]) -> bool:
    """Whether figures rise by one beside nearly every line that they run along, all text to their right."""
    values = [_value(row) for row in column]
    if any(after - before != 1 for before, after in pairwise(values)):
        return False
    own = set(map(id, column))
    reach = RAISED_MAX * max(row.size for row in rows)
    along = [row for row in rows if id(row) not in own and column[-1].y - reach <= row.y <= column[0].y]
    heights = [-row.y for row in column]  # from the top of the page on
    beside = [row for row in along if _is_near(heights, -row.y, reach)]
    edge = max(row.x1 for row in column)
    return (
        len(along) + len(own) >= ALONG * len(rows)
        and len(beside) >= BESIDE * len(along)
        and all(row.x0 > edge for row in along)
    )


def _is_near(heights: Sequence[float], height: float, reach: float) -> bool:
    """Whether one of the heights, which rise, is within reach of another."""
    at = bisect_left(heights, height - reach)
    return at < len(heights) and heights[at] <= height + reach


def _bearer(rows: Sequence[Row], at: int, run: Sequence[Glyph]) -> Row | None:
    """The line next to which a small run stands: below it first (marks are raised), then above."""
    size = max(glyph.size for glyph in run)
    for other in (*rows[at + 1 : at + 3], *rows[max(at - 2, 0) : at][::-1]):
        near = abs(other.y - rows[at].y) <= RAISED_MAX * other.size
        if near and size <= RAISED_SIZE * other.size and _touches(run, other):
            return other
    return None


def _touches(run: Sequence[Glyph], row: Row) -> bool:
    reach = RAISED_REACH * row.size
    start, end = run[0].x0, run[-1].x1
    if row.glyphs and 0 <= row.glyphs[0].x0 - end <= RAISED_BEFORE * row.size:
        return True
    return any(abs(glyph.x1 - start) <= reach or abs(glyph.x0 - end) <= reach for glyph in row.glyphs)


def _superscript(glyph: Glyph) -> Glyph:
    return glyph._replace(char=glyph.char.translate(SUPERSCRIPTS), style="", spaced=False)


def _in_order(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """Glyphs from left to right, each knowing whether white space parts it from the one before.

    PDFium supposes white space where the baseline changes; behind a raised mark ("paix¹,") the gap decides.
    """
    ordered: list[Glyph] = []
    for glyph in glyphs:
        gap = glyph.x0 - ordered[-1].x1 if ordered else 0.0
        supposed = bool(ordered) and ordered[-1].char in _RAISED
        spaced = bool(ordered) and ((glyph.spaced and not supposed) or gap > WORD_GAP * glyph.size)
        ordered.append(glyph if glyph.spaced == spaced else glyph._replace(spaced=spaced))
    if len(ordered) > 1 and ordered[-1].char in HYPHENS:  # of a broken word: here only the print tells
        gap = ordered[-1].x0 - ordered[-2].x1
        ordered[-1] = ordered[-1]._replace(spaced=gap > WORD_GAP * ordered[-1].size)
    return ordered


def things(glyphs: Sequence[Glyph], gap: float = THING_GAP) -> Iterator[list[Glyph]]:
    """Glyphs parted where more than `gap` of the type size is empty."""
    run: list[Glyph] = []
    end = 0.0
    for glyph in glyphs:
        if run and glyph.x0 - end > gap * max(glyph.size, run[-1].size):
            yield run
            run = []
        run.append(glyph)
        end = max(end, glyph.x1) if len(run) > 1 else glyph.x1
    if run:
        yield run
