"""Where paragraphs of PDF pages end, by what stands on paper: gaps, indents, short lines, type sizes.

Nothing is guessed from words where the print is certain: a line of justified text that ends short of the
edge ends its paragraph, whatever its last mark; so does a line above one that is indented as first lines are.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, field
from itertools import pairwise

from archive.parser.extract.pdf_rows import Row
from archive.parser.patterns import BARE_MARKER, MARKER, REFERENCE_MARK

# A paragraph begins after a gap this much larger than the document's line pitch; after a smaller one if the
# punctuation agrees, for the marks of footnotes push lines apart, too.
PARAGRAPH_GAP, SMALL_GAP = 1.25, 1.1
# A pitch is believed if it makes up this share of the gaps; sizes seen too seldom are set at USUAL_PITCH.
PITCH_SHARE, USUAL_PITCH = 0.1, 1.2
# Fewer are believed below lines that end within so many type sizes of the right edge, as wrapped ones do:
# in a text of short paragraphs most gaps part them.
MIN_WRAPPED, WRAPPED = 3, 6.0
# Lines of a paragraph have one type size; a change by more than this is another thing.
SAME_SIZE = 0.1
# A line that leaves more than the next word and this (in type sizes) was ended on purpose.
DELIBERATE = 0.8
# Lines that begin at one place are justified if so many, and this share of them, end at one place, within
# so many points; a line short of it by more than this, in type sizes, is a last one; a space is so wide.
MIN_JUSTIFIED, JUSTIFIED_SHARE, SAME_EDGE, SHORT, SPACE = 4, 0.3, 1.0, 0.4, 0.25
# First lines are indented if so many stand above lines at the left, by between these type sizes.
MIN_INDENTED, LEAST_INDENT, MOST_INDENT = 3, 0.8, 6.0
# The figures of a note's mark.
MAX_NOTE = 3

# Where lines begin, and their type size, both rounded.
_Start = tuple[int, int]
_BULLETS = frozenset("-•–▪◦*")


@dataclass(slots=True)
class Paragraphs:
    """What the whole document says about its paragraphs.

    `pitches` are distances of lines by type size, `leading` what they usually are in type sizes, `edges` the
    right edges of justified lines by where they begin and their size, `indents` how far first lines stand to
    the right of the others; lengths in points.
    """

    pitches: dict[float, float] = field(default_factory=dict)
    leading: float = USUAL_PITCH
    edges: dict[_Start, float] = field(default_factory=dict)
    indents: frozenset[int] = frozenset()

    def parted(self, one: Row, two: Row, below: Row | None, right: float) -> bool:
        """Whether a paragraph ends with a row and another begins with the next; `below` stands under both,
        `right` is where full lines of their column end."""
        pitch = max(self._pitch(one.size), self._pitch(two.size))
        if one.y - two.y > PARAGRAPH_GAP * pitch or not (one.glyphs and two.glyphs):
            return bool(one.glyphs and two.glyphs)
        if abs(one.size - two.size) > SAME_SIZE * one.size:
            return True
        titled = _is_heading(one) and _is_heading(two)
        if not titled and (self._is_last(one, two) or self._is_first(one, two, below)):
            return True
        if one.y - two.y > SMALL_GAP * pitch and (_is_sentence_end(one, two) or _is_phrase_start(one, two)):
            return not REFERENCE_MARK.search(two.text)
        return _ends_early(one, two, right)

    def _pitch(self, size: float) -> float:
        return self.pitches.get(round(size * 2) / 2, self.leading * size)

    def _is_last(self, one: Row, two: Row) -> bool:
        """Whether a row falls short of the edge that justified lines reach."""
        edge = self.edges.get(_start(two)) or self.edges.get(_start(one))
        if edge is None or one.x1 > edge - SHORT * one.size:
            return False
        fits = _first_word(two) < edge - one.x1 - SPACE * one.size
        return fits or _is_sentence_end(one, two) or _is_phrase_start(one, two)

    def _is_first(self, one: Row, two: Row, below: Row | None) -> bool:
        """Whether a row is indented as first lines are, and its neighbours are not."""
        step = round(two.x0 - one.x0)
        if step in self.indents and not _begins_with_marker(one):
            return True
        if step or below is None or not below.glyphs or _begins_with_marker(below):
            return False
        return round(two.x0 - below.x0) in self.indents and _is_sentence_end(one, two)


def read_paragraphs(pages: Sequence[Sequence[Row]], apart: Set[int]) -> Paragraphs:
    """What the rows of all pages say, those `apart` (by identity) left out."""
    rows = [[row for row in page if id(row) not in apart and row.glyphs and not row.cells] for page in pages]
    indents = Counter(step for page in rows for step in _indents(page))
    sizes = Counter(round(row.size * 2) / 2 for page in rows for row in page)
    pitches = _pitches(pages, apart)
    leading = next((pitches[size] / size for size, _ in sizes.most_common(1) if size in pitches), USUAL_PITCH)
    return Paragraphs(
        pitches,
        leading,
        _justified_edges([row for page in rows for row in page]),
        frozenset(step for step, count in indents.items() if count >= MIN_INDENTED),
    )


def _pitches(pages: Sequence[Sequence[Row]], apart: Set[int]) -> dict[float, float]:
    """The smallest usual distance of lines outside heads and feet, for each type size."""
    gaps: dict[float, Counter[float]] = {}
    wrapped: dict[float, Counter[float]] = {}
    for rows in pages:
        right = max((row.x1 for row in rows if row.glyphs), default=0.0)
        for one, two in pairwise(rows):
            if (
                id(one) not in apart
                and abs(one.size - two.size) < SAME_SIZE * one.size
                and 0.8 * one.size < one.y - two.y < 3 * one.size
            ):
                size, gap = round(one.size * 2) / 2, round((one.y - two.y) * 2) / 2
                gaps.setdefault(size, Counter())[gap] += 1
                wrapped.setdefault(size, Counter())[gap] += one.x1 > right - WRAPPED * one.size
    return {
        size: min(
            gap
            for gap, count in counts.items()
            if count >= PITCH_SHARE * counts.total() or wrapped[size][gap] >= MIN_WRAPPED
        )
        for size, counts in gaps.items()
        if counts.total() > 2
    }


def _justified_edges(rows: Sequence[Row]) -> dict[_Start, float]:
    """Where lines that begin at one place end, if enough of them end at the same place."""
    ends: dict[_Start, list[float]] = {}
    for row in rows:
        ends.setdefault(_start(row), []).append(row.x1)
    edges: dict[_Start, float] = {}
    for start, found in ends.items():
        edge, full = _usual(sorted(found))
        if full >= MIN_JUSTIFIED and full >= JUSTIFIED_SHARE * len(found):
            edges[start] = edge
    return edges


def _start(row: Row) -> _Start:
    return round(row.x0), round(row.size)


def _usual(ends: Sequence[float]) -> tuple[float, int]:
    """The last of those values that lie closest together, and how many these are."""
    best, most, low = 0.0, 0, 0
    for at, end in enumerate(ends):
        while end - ends[low] > SAME_EDGE:
            low += 1
        if at - low + 1 >= most:
            best, most = end, at - low + 1
    return best, most


def _indents(rows: Sequence[Row]) -> Iterator[int]:
    """How far rows stand to the right of those above and below that they follow and lead to."""
    for one, two in pairwise(rows):
        step = one.x0 - two.x0
        if LEAST_INDENT * one.size < step < MOST_INDENT * one.size and not _begins_with_marker(two):
            yield round(step)


def _begins_with_marker(row: Row) -> bool:
    """Whether the lines below it may hang: those of lists and, behind a flat figure, of notes."""
    text = row.text
    bare = text.split(" ", 1)[0]
    note = bare.isdecimal() and len(bare) <= MAX_NOTE
    marks = (MARKER.match(text), BARE_MARKER.match(bare), REFERENCE_MARK.match(text))
    return note or bare in _BULLETS or any(marks)


def _ends_early(one: Row, two: Row, right: float) -> bool:
    """Whether a sentence or heading ended on purpose: the next word would have had room."""
    if right - one.x1 - _first_word(two) <= DELIBERATE * one.size:
        return False
    return _is_sentence_end(one, two) or _is_heading(one) != _is_heading(two)


def _first_word(row: Row) -> float:
    """The width of a row's first word."""
    end = row.glyphs[0].x1
    for glyph in row.glyphs[1:]:
        if glyph.spaced:
            break
        end = glyph.x1
    return end - row.x0


def _is_sentence_end(one: Row, two: Row) -> bool:
    """Whether a clause may end with one row and begin with the other, by punctuation and case."""
    starts = not two.glyphs[0].char.islower() or MARKER.match(two.text) is not None
    return starts and one.text.rstrip("⁰¹²³⁴⁵⁶⁷⁸⁹*")[-1:] in ".;:,?!”»"


def _is_phrase_start(one: Row, two: Row) -> bool:
    """Whether an italic phrase begins with the row, as clauses begin."""
    first = two.glyphs[0]
    return first.char.isupper() and "i" in first.style and "i" not in one.glyphs[-1].style


def _is_heading(row: Row) -> bool:
    return all("b" in glyph.style for glyph in row.glyphs if glyph.char.isalpha())
