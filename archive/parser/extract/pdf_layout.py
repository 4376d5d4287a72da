"""Pages of rows to lines of text, as a careful typist would copy them.

Guarantee: every glyph of every row stands in exactly one line, in reading order. Paragraphs are parted by an
empty line, indents are spaces, cells of a table are parted by tabs, footnotes begin with their raised mark.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence, Set
from dataclasses import dataclass
from itertools import chain, pairwise

from archive.parser.extract.pdf_columns import flows
from archive.parser.extract.pdf_edges import read_edges
from archive.parser.extract.pdf_marks import Emphasis, emphasis_of, marked
from archive.parser.extract.pdf_rows import SUPERSCRIPTS, Row
from archive.parser.extract.pdf_tables import Strip, cells_of, strips, tells_distribution
from archive.parser.patterns import MARKER, REFERENCE_MARK

# A paragraph begins after a gap this much larger than the document's line pitch; after a smaller one if the
# punctuation agrees, for the marks of footnotes push lines apart, too.
PARAGRAPH_GAP, SMALL_GAP = 1.25, 1.1
# A pitch is believed if it makes up this share of the gaps; sizes seen too seldom are set at USUAL_PITCH.
PITCH_SHARE, USUAL_PITCH = 0.1, 1.2
# Lines of a paragraph have one type size; a change by more than this is another thing.
SAME_SIZE = 0.1
# Footnotes are set smaller than the body by at least this factor.
FOOTNOTE_SIZE = 0.93
# An indent of one space, in type sizes: the width of an average letter.
SPACE_WIDTH = 0.5
MAX_INDENT = 60
# A line that leaves more than the next word and this (in type sizes) was ended on purpose.
DELIBERATE = 0.8

_STAR_NOTE = re.compile(r"^(?P<stars>(?:\\\*){1,3})\s*(?=\S)")
_FLAT_NOTE = re.compile(r"^(?P<figure>\d{1,3})\s+(?=\S)")


@dataclass(frozen=True, slots=True)
class Typed:
    """The lines of each page. `furniture` are the numbers of running heads and feet, from 1 on from page to
    page, `numbered` of lines that begin with the line number in the margin."""

    pages: tuple[tuple[str, ...], ...]
    furniture: tuple[int, ...]
    numbered: tuple[int, ...]


def document_lines(pages: Sequence[Sequence[Row]]) -> Typed:
    """The lines of a document."""
    typist = _Typist(pages)
    typed = [typist.page(rows) for rows in pages]
    flat = list(enumerate((row for _, row in chain.from_iterable(typed)), 1))
    return Typed(
        tuple(tuple(text for text, _ in page) for page in typed),
        tuple(at for at, row in flat if row and id(row) in typist.edges.furniture),
        tuple(at for at, row in flat if row and row.number is not None),
    )


@dataclass(frozen=True, slots=True)
class _Printed:
    """A line of text with the rows it was printed on."""

    text: str
    rows: list[Row]
    table: bool = False

    @property
    def last(self) -> Row:
        return self.rows[-1]

    @property
    def first(self) -> Row:
        return self.rows[0]


class _Typist:
    """What must be known of the whole document: its line pitches, its body type, its running heads."""

    def __init__(self, pages: Sequence[Sequence[Row]]) -> None:
        letters: Counter[str] = Counter()
        sizes: Counter[float] = Counter()
        for rows in pages:
            for row in rows:
                letters.update(glyph.style for glyph in row.glyphs if glyph.char.isalpha())
                sizes[row.size] += len(row.glyphs)
        self.emphasis: Emphasis = emphasis_of(letters)
        self.body = sizes.most_common(1)[0][0] if sizes else 10.0
        self.edges = read_edges(pages)
        self.pitches = _pitches(pages, self.edges.apart)

    def page(self, rows: Sequence[Row]) -> list[tuple[str, Row | None]]:
        """The lines of one page and the rows they begin with; empty ones have none.

        The last line is empty: a paragraph may end with it.
        """
        marks = {mark for row in rows for mark in REFERENCE_MARK.findall(row.text)}
        lines: list[tuple[str, Row | None]] = []
        for flow in flows(rows):
            left = min((row.x0 for row in flow if row.glyphs), default=0.0)
            right = _right_edge(flow)
            before: _Printed | None = None
            for line in self._printed(flow, left, marks):
                if before is None or self._parted(before, line, right):
                    lines += [("", None)] * bool(lines)
                lines.append((line.text, line.first))
                before = line
        return [*lines, ("", None)] if lines else []

    def _printed(self, flow: Sequence[Row], left: float, marks: set[str]) -> list[_Printed]:
        printed = []
        for strip in strips(flow):
            if strip.cells:
                printed.append(_Printed(self._table_text(strip), strip.rows, table=True))
                continue
            (row,) = strip.rows
            parts = cells_of(row)
            if len(parts) > 1 and tells_distribution(row):
                printed += [_Printed(marked(part, self.emphasis), [row]) for part in parts]
            else:
                printed.append(_Printed(self._text(row, left, marks), [row]))
        return printed

    def _table_text(self, strip: Strip) -> str:
        return "\t".join(
            " ".join(marked(part, self.emphasis).strip() for part in cell) for cell in strip.cells
        ).rstrip()

    def _text(self, row: Row, left: float, marks: set[str]) -> str:
        text = marked(row.glyphs, self.emphasis)
        if row.size < FOOTNOTE_SIZE * self.body:
            text = _STAR_NOTE.sub(lambda m: f"^{{{m['stars'].replace(chr(92), '')}}} ", text)
            figure = _FLAT_NOTE.match(text)
            if figure and figure["figure"].translate(SUPERSCRIPTS) in marks:
                text = figure["figure"].translate(SUPERSCRIPTS) + text[figure.end("figure") :]
        if row.number is not None:
            return f"{row.number} {text}".rstrip()
        indent = round((row.x0 - left) / (SPACE_WIDTH * row.size))
        return " " * min(max(indent, 0), MAX_INDENT) + text

    def _parted(self, before: _Printed, line: _Printed, right: float) -> bool:
        """Whether an empty line stands between two lines of text."""
        one, two = before.last, line.first
        if before.table or line.table:
            return before.table != line.table
        if (id(one) in self.edges.apart) != (id(two) in self.edges.apart):
            return True
        pitch = max(self._pitch(one.size), self._pitch(two.size))
        if one.y - two.y > PARAGRAPH_GAP * pitch or not (one.glyphs and two.glyphs):
            return bool(one.glyphs and two.glyphs)
        if abs(one.size - two.size) > SAME_SIZE * one.size or _is_note(line.text):
            return True
        if one.y - two.y > SMALL_GAP * pitch and (_is_sentence_end(one, two) or _is_phrase_start(one, two)):
            return not REFERENCE_MARK.search(two.text)
        return _ends_early(one, two, right)

    def _pitch(self, size: float) -> float:
        return self.pitches.get(round(size * 2) / 2, USUAL_PITCH * size)


def _pitches(pages: Sequence[Sequence[Row]], edges: Set[int]) -> dict[float, float]:
    """The smallest usual distance of lines outside heads and feet, for each type size."""
    gaps: dict[float, Counter[float]] = {}
    for rows in pages:
        for one, two in pairwise(rows):
            if (
                id(one) not in edges
                and abs(one.size - two.size) < SAME_SIZE * one.size
                and 0.8 * one.size < one.y - two.y < 3 * one.size
            ):
                gaps.setdefault(round(one.size * 2) / 2, Counter())[round((one.y - two.y) * 2) / 2] += 1
    return {
        size: min(gap for gap, count in counts.items() if count >= PITCH_SHARE * counts.total())
        for size, counts in gaps.items()
        if counts.total() > 2
    }


def _right_edge(flow: Sequence[Row]) -> float:
    """Where full lines end; a tenth of the lines may reach farther."""
    ends = sorted(row.x1 for row in flow if row.glyphs)
    return ends[int(len(ends) * 0.9)] if ends else 0.0


def _is_note(text: str) -> bool:
    return bool(REFERENCE_MARK.match(text.lstrip()) or text.lstrip().startswith("^{"))


def _ends_early(one: Row, two: Row, right: float) -> bool:
    """Whether a sentence or heading ended on purpose: the next word would have had room."""
    word = [two.glyphs[0]]
    for glyph in two.glyphs[1:]:
        if glyph.spaced:
            break
        word.append(glyph)
    room = right - one.x1 - (word[-1].x1 - word[0].x0)
    if room <= DELIBERATE * one.size or (one.number is not None and two.number is not None):
        return False
    return _is_sentence_end(one, two) or _is_heading(one) != _is_heading(two)


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
