"""Pages of rows to lines of text, as a careful typist would copy them.

Guarantee: every glyph of every row stands in exactly one line, in reading order. Paragraphs are parted by an
empty line, indents are spaces, cells of a table are parted by tabs, footnotes begin with their raised mark.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain, pairwise

from archive.parser.extract import SOFT_HYPHEN
from archive.parser.extract.pdf_columns import flows
from archive.parser.extract.pdf_edges import read_edges
from archive.parser.extract.pdf_glyphs import SUPERSCRIPTS, Glyph
from archive.parser.extract.pdf_marks import Emphasis, emphasis_of, marked
from archive.parser.extract.pdf_paragraphs import read_paragraphs
from archive.parser.extract.pdf_rows import Row
from archive.parser.extract.pdf_tables import Strip, cells_of, strips, tells_distribution
from archive.parser.patterns import REFERENCE_MARK

# Footnotes are set smaller than the body by at least this factor.
FOOTNOTE_SIZE = 0.93
# An indent of one space, in type sizes: the width of an average letter.
SPACE_WIDTH = 0.5
MAX_INDENT = 60
# Some typesetters break words with this hyphen; where it stands at line ends alone, it is none of the text.
HYPHEN = "\u2010"

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
        self.breaks_words = not any(_has_inner_hyphen(row) for rows in pages for row in rows)
        self.paragraphs = read_paragraphs(pages, self.edges.apart)

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
            printed = self._printed(flow, left, marks)
            for line, below in zip(printed, [*(it.first for it in printed[1:]), None], strict=True):
                if before is None or self._parted(before, line, below, right):
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
                printed += [_Printed(self._marked(part), [row]) for part in parts]
            else:
                printed.append(_Printed(self._text(row, left, marks), [row]))
        return printed

    def _marked(self, glyphs: Sequence[Glyph], *, ends: bool = False) -> str:
        """The text of glyphs; `ends` says that a line ends with them, maybe in the middle of a word."""
        text = marked(glyphs, self.emphasis)
        if ends and self.breaks_words and glyphs and glyphs[-1].char == HYPHEN:
            return SOFT_HYPHEN.join(text.rsplit(HYPHEN, 1))
        return text.replace(HYPHEN, "-")

    def _table_text(self, strip: Strip) -> str:
        cells = [self._cell_text(cell) for cell in strip.cells]
        number = strip.rows[0].number
        return ("" if number is None else f"{number} ") + "\t".join(cells).rstrip()

    def _cell_text(self, cell: Sequence[Sequence[Glyph]]) -> str:
        """The lines of a cell as one; where two may halve a word, a soft hyphen stands behind its hyphen."""
        text = ""
        for part in cell:
            piece = self._marked(part, ends=True).strip()
            if text.endswith(SOFT_HYPHEN):
                text = text[:-1]
            elif text.endswith("-") and piece[:1].islower():
                text += SOFT_HYPHEN
            elif text and not text.endswith("/"):
                text += " "
            text += piece
        return text.replace(SOFT_HYPHEN, "") if text.endswith(SOFT_HYPHEN) else text

    def _text(self, row: Row, left: float, marks: set[str]) -> str:
        text = self._marked(row.glyphs, ends=True)
        if row.size < FOOTNOTE_SIZE * self.body:
            text = _STAR_NOTE.sub(lambda m: f"^{{{m['stars'].replace(chr(92), '')}}} ", text)
            figure = _FLAT_NOTE.match(text)
            if figure and figure["figure"].translate(SUPERSCRIPTS) in marks:
                text = figure["figure"].translate(SUPERSCRIPTS) + text[figure.end("figure") :]
        if row.number is not None:
            return f"{row.number} {text}".rstrip()
        indent = round((row.x0 - left) / (SPACE_WIDTH * row.size))
        return " " * min(max(indent, 0), MAX_INDENT) + text

    def _parted(self, before: _Printed, line: _Printed, below: Row | None, right: float) -> bool:
        """Whether an empty line stands between two lines of text."""
        one, two = before.last, line.first
        if before.table or line.table:
            return before.table != line.table
        if (id(one) in self.edges.apart) != (id(two) in self.edges.apart):
            return True
        return _is_note(line.text) or self.paragraphs.parted(one, two, below, right)


def _has_inner_hyphen(row: Row) -> bool:
    inner = any(one.char == HYPHEN and not two.spaced for one, two in pairwise(row.glyphs))
    return inner and row.cells is None


def _right_edge(flow: Sequence[Row]) -> float:
    """Where full lines end; a tenth of the lines may reach farther."""
    ends = sorted(row.x1 for row in flow if row.glyphs)
    return ends[int(len(ends) * 0.9)] if ends else 0.0


def _is_note(text: str) -> bool:
    return bool(REFERENCE_MARK.match(text.lstrip()) or text.lstrip().startswith("^{"))
