"""PDFium's characters as glyphs: what stands where, how large, and in which style.

Guarantee: only upright text inside the page is given; a watermark across it is no text of the document.
PDFium itself is neither thread-safe nor proof against every hostile file: only `pdf_process` may call this.
"""

from __future__ import annotations

import ctypes
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import zip_longest
from math import atan2, degrees, hypot
from statistics import median
from typing import NamedTuple

import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

from archive.parser.extract.pdf_limits import MAX_PAGE_GLYPHS
from archive.parser.extract.pdf_rules import Rule, read_rules

# How far text may lean from the line and still be read, in degrees; scans are skewed by one or two.
MAX_LEAN = 8
# A weight from which on a font counts as bold (PDF reference: 400 is regular, 700 is bold).
BOLD_WEIGHT = 600
# Bits of the font descriptor's flags (PDF 32000-1, table 123).
ITALIC_FLAG, FORCE_BOLD_FLAG = 1 << 6, 1 << 18
# A slant of the text matrix that stands for an italic font which was not there.
SYNTHETIC_SLANT = 0.1
_FONT_NAME_BYTES = 128
# The ink of a font's raised figures begins so far above the baseline, in type sizes; of no other does it.
RAISED_FIGURE = 0.2
SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")

# PDFium marks the hyphen at a line's end; bullets of Word stand in the private use area of symbol fonts.
_FOLD = {
    0x02: "-", 0xFFFE: "-", 0xAD: "-", 0x2011: "-", 0xA0: " ", 0x202F: " ", 0x200B: "",
    0xFEFF: "", 0xF0B7: "•", 0xF0A7: "▪", 0xF0D8: "▪", 0xF02D: "-",
}  # fmt: skip


class Glyph(NamedTuple):
    """A character on its baseline `y`; lengths in points, `y` upwards. `style` is "", "i", "b" or "bi".

    White space is no glyph. PDFium tells that there is some, stored or supposed, but not reliably where.
    """

    char: str
    x0: float
    x1: float
    y: float
    size: float
    style: str
    spaced: bool = False  # white space stands before it


@dataclass(slots=True)
class PageGlyphs:
    """The glyphs and drawn lines of a page; whether it bears a picture; whether it had too many glyphs;
    whether most of them are hidden, as those are that were recognised in a picture."""

    width: float
    height: float
    glyphs: list[Glyph] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    pictured: bool = False
    unmapped: int = 0
    cut: bool = False
    recognised: bool = False


class _Look(NamedTuple):
    size: float
    style: str
    upright: bool
    hidden: bool


def read_glyphs(document: ctypes.c_void_p, index: int) -> PageGlyphs | None:
    """The glyphs of a page, in the order in which they are painted; None where the page is damaged."""
    page = pdfium.FPDF_LoadPage(document, index)
    if not page:
        return None
    try:
        text = pdfium.FPDFText_LoadPage(page)
        if not text:
            return None
        try:
            return _Reader(page, text).read()
        finally:
            pdfium.FPDFText_ClosePage(text)
    finally:
        pdfium.FPDF_ClosePage(page)


class _Reader:
    def __init__(self, page: ctypes.c_void_p, text: ctypes.c_void_p) -> None:
        self.page, self.text = page, text
        self.turn = pdfium.FPDFPage_GetRotation(page)  # quarter turns clockwise
        width, height = pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)
        self.result = PageGlyphs(width, height, pictured=self._has_image())
        self.spaced, self.hidden = False, 0
        self.looks: dict[int, _Look] = {}
        self.x, self.y = ctypes.c_double(), ctypes.c_double()
        self.box = pdfium.FS_RECTF()
        self.ink = tuple(ctypes.c_double() for _ in range(4))

    def read(self) -> PageGlyphs:
        self.result.rules = read_rules(self.page)
        count = pdfium.FPDFText_CountChars(self.text)
        self.result.cut = count > MAX_PAGE_GLYPHS
        for index in range(min(count, MAX_PAGE_GLYPHS)):
            if glyph := self._glyph(index):
                self.result.glyphs.append(glyph)
        self.result.recognised = self.hidden > len(self.result.glyphs) / 2
        if self.result.recognised:
            self.result.glyphs = _whole_words(_one_size(self.result.glyphs))
        return self.result

    def _has_image(self) -> bool:
        objects = min(pdfium.FPDFPage_CountObjects(self.page), MAX_PAGE_GLYPHS)
        return any(
            pdfium.FPDFPageObj_GetType(pdfium.FPDFPage_GetObject(self.page, at))
            in (pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_FORM)
            for at in range(objects)
        )

    def _glyph(self, index: int) -> Glyph | None:
        char = _char(pdfium.FPDFText_GetUnicode(self.text, index))
        if not char or char == " ":
            self.spaced = self.spaced or char == " "
            return None
        look = self._look(index)
        found = pdfium.FPDFText_GetCharOrigin(self.text, index, self.x, self.y)
        if not (look.upright and found and pdfium.FPDFText_GetLooseCharBox(self.text, index, self.box)):
            return None
        x0, x1, y = self._place()
        if char.isdecimal() and self._is_raised(index, look):
            char = char.translate(SUPERSCRIPTS)
        if not (0 <= x0 <= self.result.width and 0 <= y <= self.result.height):
            return None
        self.result.unmapped += pdfium.FPDFText_HasUnicodeMapError(self.text, index) == 1
        self.hidden += look.hidden
        spaced, self.spaced = self.spaced, False
        return Glyph(char, x0, max(x1, x0), y, look.size, look.style, spaced)

    def _is_raised(self, index: int, look: _Look) -> bool:
        """Whether a figure on the common baseline is one of a font's own small raised figures."""
        if self.turn or not pdfium.FPDFText_GetCharBox(self.text, index, *self.ink):
            return False
        _, _, bottom, _ = self.ink
        return bottom.value - self.y.value > RAISED_FIGURE * look.size

    def _place(self) -> tuple[float, float, float]:
        """Left and right edge and baseline, as the page is shown."""
        x, y, box = self.x.value, self.y.value, self.box
        width, height = self.result.width, self.result.height
        if self.turn == 1:
            return y, box.top, height - x
        if self.turn == 2:
            return width - x, width - box.left, height - y
        if self.turn == 3:
            return width - y, width - box.bottom, x
        return x, box.right, y

    def _look(self, index: int) -> _Look:
        """Size and style, the same for all glyphs of a text object."""
        owner = pdfium.FPDFText_GetTextObject(self.text, index)
        key = ctypes.addressof(owner.contents) if owner else -index - 1
        if key not in self.looks:
            self.looks[key] = self._read_look(index, owner)
        return self.looks[key]

    def _read_look(self, index: int, owner: ctypes.c_void_p) -> _Look:
        matrix = pdfium.FS_MATRIX()
        if not pdfium.FPDFText_GetMatrix(self.text, index, matrix):
            matrix.a = matrix.d = 1.0
        lean = degrees(atan2(matrix.b, matrix.a)) - 90 * self.turn
        upright = abs((lean + 180) % 360 - 180) <= MAX_LEAN
        size = pdfium.FPDFText_GetFontSize(self.text, index) * hypot(matrix.b, matrix.a)
        flags, name = ctypes.c_int(), ctypes.create_string_buffer(_FONT_NAME_BYTES)
        pdfium.FPDFText_GetFontInfo(self.text, index, name, _FONT_NAME_BYTES, flags)
        slanted = self.turn == 0 and matrix.d > 0 and matrix.c / matrix.d > SYNTHETIC_SLANT
        font = name.value.decode("utf-8", "replace").casefold()
        italic = slanted or bool(flags.value & ITALIC_FLAG) or "italic" in font or "oblique" in font
        mode = pdfium.FPDFTextObj_GetTextRenderMode(owner) if owner else pdfium.FPDF_TEXTRENDERMODE_FILL
        stroked = mode == pdfium.FPDF_TEXTRENDERMODE_FILL_STROKE
        weight = pdfium.FPDFText_GetFontWeight(self.text, index)
        bold = stroked or "bold" in font or weight >= BOLD_WEIGHT or bool(flags.value & FORCE_BOLD_FLAG)
        return _Look(
            max(size, 1.0), "b" * bold + "i" * italic, upright, mode == pdfium.FPDF_TEXTRENDERMODE_INVISIBLE
        )


def _one_size(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """Recognised text with one type size: its own sizes are guesses from the ink of each word."""
    size = median(glyph.size for glyph in glyphs)
    return [glyph._replace(size=size) for glyph in glyphs]


def _whole_words(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """Recognised words as wide as they were printed: Tesseract sets each with the space behind it into the
    room of the word alone."""
    whole: list[Glyph] = []
    word: list[Glyph] = []
    for glyph, below in zip_longest(glyphs, glyphs[1:]):
        word.append(glyph)
        if below is None or below.spaced or below.y != glyph.y:
            whole += _widened(word, below)
            word = []
    return whole


def _widened(word: Sequence[Glyph], below: Glyph | None) -> list[Glyph]:
    """A word as wide as one letter more makes it, if it then ends before the next of its line."""
    start, wider = word[0].x0, (len(word) + 1) / len(word)
    end = start + (word[-1].x1 - start) * wider
    if below is not None and below.y == word[0].y and start < below.x0 < end:
        return [*word]
    return [
        glyph._replace(x0=start + (glyph.x0 - start) * wider, x1=start + (glyph.x1 - start) * wider)
        for glyph in word
    ]


def _char(code: int) -> str:
    """A code point as text: ligatures undone, control characters gone, "" for what is no character."""
    if code in _FOLD:
        return _FOLD[code]
    if 0xFB00 <= code <= 0xFB06:
        return unicodedata.normalize("NFKC", chr(code))
    if code < 0x20 or 0x7F <= code < 0xA0 or 0xD800 <= code < 0xE000 or code > 0x10FFFF:
        return " " if code in (0x09, 0x0A, 0x0D) else ""
    return chr(code)
