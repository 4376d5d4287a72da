"""Sets paragraphs on PDF pages as committees print them, to be read back.

Real fonts with italics, line numbers in the margin, raised reference marks, footnotes at the foot of the
page that refers to them, running heads and feet, tables, two columns.
"""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

# Debian's metric twins of Times New Roman; without them the fonts every PDF reader brings.
LIBERATION = Path("/usr/share/fonts/truetype/liberation")
STYLES = {"": "Regular", "i": "Italic", "b": "Bold", "bi": "BoldItalic"}
STANDARD = {"": "Times-Roman", "i": "Times-Italic", "b": "Times-Bold", "bi": "Times-BoldItalic"}

FIGURES = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
HEAD_SIZE, HEAD_COLUMN = 8.5, 0.55  # running heads, and where their second cell begins
HANG_GAP = 0.6  # between a marker and its hanging text, of the size
RAISED_SIZE, RAISED_BY = 0.6, 0.36  # of the size, as Word and the UN set reference marks
PIECE = re.compile(
    r"\*\*(?P<b>.+?)\*\*|\*(?P<i>.+?)\*|(?P<sup>[⁰¹²³⁴-⁹]+|\{\*+\})|(?P<plain>[^*⁰¹²³⁴-⁹{]+|.)"
)

Piece = tuple[str, str, bool]  # text, style, raised
Word = list[Piece]


@dataclass(frozen=True)
class Sheet:
    """How a page looks; lengths in points."""

    width: float = 612
    height: float = 792
    left: float = 90
    right: float = 72
    top: float = 72
    bottom: float = 72
    size: float = 11
    leading: float = 1.15
    space: float = 12  # above a paragraph
    justified: bool = False  # words set one by one, without space characters
    numbered_spaces: bool = False  # the empty line between paragraphs bears a line number
    number_every: int = 1  # which lines bear their number
    number_right: bool = False  # in the right margin instead of the left
    number_pages: bool = False  # the count begins again on each page
    head: Callable[[int], str] | None = None
    foot: Callable[[int], str] | None = None
    fonts: str = "Serif"


@dataclass(frozen=True)
class Paragraph:
    """`text` with `*` and `**` marks, superscript figures, `{*}` for a raised star, tabs between cells."""

    text: str
    indent: float = 0
    first: float = 0
    hang: str = ""  # set at the indent, before a text that hangs on its own edge
    align: str = "left"
    size: float = 0
    space: float | None = None
    numbered: bool = False
    restart: bool = False
    new_page: bool = False
    cells: tuple[float, ...] = ()  # where table columns begin


@dataclass
class _Line:
    words: list[Word]
    x: float
    size: float
    last: bool
    marks: list[str] = field(default_factory=list)
    beside: list[tuple[float, list[Word]]] = field(default_factory=list)


def typeset(paragraphs: Sequence[Paragraph], sheet: Sheet, notes: Mapping[str, str] | None = None) -> bytes:
    """The PDF. `notes` maps labels ("1", "*") to the text set at the foot of the page with their mark."""
    setter = _Setter(sheet, dict(notes or {}))
    for paragraph in paragraphs:
        setter.take(paragraph)
    return setter.close()


class _Setter:
    def __init__(self, sheet: Sheet, notes: dict[str, str]) -> None:
        self.sheet, self.notes = sheet, notes
        self.buffer = io.BytesIO()
        self.canvas = Canvas(
            self.buffer, pagesize=(sheet.width, sheet.height), pageCompression=1, invariant=True
        )
        self.fonts = _fonts(sheet.fonts)
        self.page, self.number = 1, 0
        self.foot: list[_Line] = []
        self.top = self.y = self._top()

    def take(self, paragraph: Paragraph) -> None:
        sheet = self.sheet
        if paragraph.new_page:
            self._end_page()
        if paragraph.restart:
            self.number = 0
        size = paragraph.size or sheet.size
        space = sheet.space if paragraph.space is None else paragraph.space
        if self.y < self.top:
            self._space(space, size, numbered=paragraph.numbered and self.number > 0)
        for line in self._break(paragraph, size):
            self._place(line, paragraph)

    def close(self) -> bytes:
        self._end_page()
        self.canvas.save()
        return self.buffer.getvalue()

    def _space(self, space: float, size: float, *, numbered: bool) -> None:
        if numbered and self.sheet.numbered_spaces:
            self.y -= size * self.sheet.leading
            self._number()
        else:
            self.y -= space

    def _number(self) -> None:
        self.number += 1
        if self.number % self.sheet.number_every:
            return
        self.canvas.setFont(self.fonts[""], self.sheet.size)
        edge = self.sheet.width - self.sheet.right + 36 if self.sheet.number_right else self.sheet.left - 24
        self.canvas.drawRightString(edge, self.y, str(self.number))

    def _place(self, line: _Line, paragraph: Paragraph) -> None:
        pitch = line.size * self.sheet.leading
        notes = [self._note(mark) for mark in line.marks if mark in self.notes]
        below = self.sheet.bottom + sum(len(note) for note in notes) * 11 + len(self.foot) * 11
        if self.y - pitch < below + 14:
            self._end_page()
        self.y -= pitch
        for mark, note in zip([m for m in line.marks if m in self.notes], notes, strict=True):
            self.foot += note
            del self.notes[mark]
        if paragraph.numbered:
            self._number()
        self._draw(line, self.y, paragraph)

    def _note(self, mark: str) -> list[_Line]:
        raised = (
            mark.translate(str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")) if mark.isdigit() else f"{{{mark}}}"
        )
        return self._break(Paragraph(f"{raised} {self.notes[mark]}", first=10), 8.5)

    def _end_page(self) -> None:
        sheet = self.sheet
        y = sheet.bottom + 11 * len(self.foot)
        if self.foot:
            self.canvas.line(sheet.left, y + 4, sheet.left + 100, y + 4)
        for line in self.foot:
            y -= 11
            self._draw(line, y, Paragraph(""))
        for text, at in ((sheet.head, sheet.height - 34), (sheet.foot, 40.0)):
            self._running(text(self.page) if text else "", at)
        self.canvas.showPage()
        self.number *= not self.sheet.number_pages
        self.page, self.foot = self.page + 1, []
        self.top = self.y = self._top()

    def _top(self) -> float:
        """Where the text of a page begins: a head of many lines pushes it down."""
        sheet = self.sheet
        halves = self._halves(sheet.head(self.page) if sheet.head else "")
        rows = max(Counter(line.x for line in halves).values(), default=0)
        return sheet.height - max(sheet.top, 54 + rows * HEAD_SIZE * 1.1)

    def _running(self, text: str, y: float) -> None:
        heights: dict[float, float] = {}
        for line in self._halves(text):
            at = heights.get(line.x, y)
            heights[line.x] = at - HEAD_SIZE * 1.1
            line.last = True
            self._draw(line, at, Paragraph(""))

    def _halves(self, text: str) -> list[_Line]:
        """The lines of a head or foot; of two cells the second stands at the right, in lines of its own."""
        left, _, right = text.partition("\t")
        edge = self.sheet.left + (self.sheet.width - self.sheet.left - self.sheet.right) * HEAD_COLUMN
        last = self.sheet.width - self.sheet.right
        halves = self._fill(_words(left), self.sheet.left, edge - 12 if right else last, HEAD_SIZE, 0)
        return halves + self._fill(_words(right), edge, last, HEAD_SIZE, 0)

    def _break(self, paragraph: Paragraph, size: float) -> list[_Line]:
        if paragraph.cells:
            return self._table_lines(paragraph, size)
        left = self.sheet.left + paragraph.indent
        right = self.sheet.width - self.sheet.right
        hang = sum(self._width(word, size) for word in _words(paragraph.hang))
        edge = left + (max(18, hang + HANG_GAP * size) if hang else 0)
        lines = self._fill(_words(paragraph.text), edge, right, size, paragraph.first)
        if paragraph.hang:
            lines[0].beside.append((left, _words(paragraph.hang)))
        return lines

    def _table_lines(self, paragraph: Paragraph, size: float) -> list[_Line]:
        """A row of a table: its cells side by side, each broken within its column."""
        right = self.sheet.width - self.sheet.right
        edges = [*(self.sheet.left + at for at in paragraph.cells), right + 8]
        columns = [
            self._fill(_words(text), edge, following - 8, size, 0)
            for text, edge, following in zip(paragraph.text.split("\t"), edges, edges[1:], strict=False)
        ]
        rows = []
        for at in range(max(map(len, columns))):
            row = _Line([], edges[0], size, last=True)
            row.beside = [(c[at].x, c[at].words) for c in columns if at < len(c)]
            rows.append(row)
        return rows

    def _fill(self, words: list[Word], left: float, right: float, size: float, first: float) -> list[_Line]:
        lines = [_Line([], left + first, size, last=False)]
        used = 0.0
        for word in words:
            width = self._width(word, size)
            gap = pdfmetrics.stringWidth(" ", self.fonts[""], size) if lines[-1].words else 0
            if lines[-1].words and lines[-1].x + used + gap + width > right:
                lines.append(_Line([], left, size, last=False))
                used, gap = 0.0, 0
            used += gap + width
            lines[-1].words.append(word)
            lines[-1].marks += [text.translate(FIGURES).strip("{}") for text, _, raised in word if raised]
        lines[-1].last = True
        return lines

    def _width(self, word: Word, size: float) -> float:
        return sum(
            pdfmetrics.stringWidth(
                _shown(piece), self.fonts[piece[1]], size * (RAISED_SIZE if piece[2] else 1)
            )
            for piece in word
        )

    def _draw(self, line: _Line, y: float, paragraph: Paragraph) -> None:
        for x, words in line.beside:
            self._draw_words(words, x, y, line.size, 0)
        if not line.words:
            return
        blank = pdfmetrics.stringWidth(" ", self.fonts[""], line.size)
        width = sum(self._width(word, line.size) for word in line.words) + blank * (len(line.words) - 1)
        rest = self.sheet.width - self.sheet.right - line.x - width
        stretch = 0.0
        x = line.x
        if paragraph.align != "left":
            x += rest / (2 if paragraph.align == "center" else 1)
        elif self.sheet.justified and not line.last and len(line.words) > 1:
            stretch = rest / (len(line.words) - 1)
        self._draw_words(line.words, x, y, line.size, stretch)

    def _draw_words(self, words: list[Word], x: float, y: float, size: float, stretch: float) -> None:
        blank = pdfmetrics.stringWidth(" ", self.fonts[""], size)
        for index, word in enumerate(words):
            for piece in word:
                x = self._draw_piece(piece, x, y, size)
            if index + 1 < len(words) and not self.sheet.justified:
                self.canvas.setFont(self.fonts[""], size)
                self.canvas.drawString(x, y, " ")
            x += blank + stretch

    def _draw_piece(self, piece: Piece, x: float, y: float, size: float) -> float:
        own = size * (RAISED_SIZE if piece[2] else 1)
        self.canvas.setFont(self.fonts[piece[1]], own)
        self.canvas.drawString(x, y + (size * RAISED_BY if piece[2] else 0), _shown(piece))
        return x + pdfmetrics.stringWidth(_shown(piece), self.fonts[piece[1]], own)


def _shown(piece: Piece) -> str:
    return piece[0].translate(FIGURES).strip("{}") if piece[2] else piece[0]


def _words(text: str) -> list[Word]:
    """Marked text as words, each of one or more pieces."""
    words: list[Word] = [[]]
    for found in PIECE.finditer(text):
        if raised := found["sup"]:
            words[-1].append((raised, "", True))
            continue
        style = "b" if found["b"] else "i" if found["i"] else ""
        for index, part in enumerate(re.split(r"\s+", found["b"] or found["i"] or found["plain"])):
            if index:
                words.append([])
            if part:
                words[-1].append((part, style, False))
    return [word for word in words if word]


def _fonts(family: str) -> dict[str, str]:
    if not LIBERATION.exists():
        return STANDARD
    for style, face in STYLES.items():
        pdfmetrics.registerFont(TTFont(f"{family}{style}", LIBERATION / f"Liberation{family}-{face}.ttf"))
    return {style: f"{family}{style}" for style in STYLES}
