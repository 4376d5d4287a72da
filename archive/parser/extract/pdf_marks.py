"""A row's glyphs as text with marks of emphasis, as markdown would write it.

Guarantee: `read_emphasis` of the marked text gives the printed text back; nothing is emphasised in mid-word.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from archive.parser.extract.pdf_directions import as_read
from archive.parser.extract.pdf_glyphs import Glyph
from archive.parser.patterns import MARKER

# Above this share of a document's letters a style is its body type, and emphasises nothing.
BODY_SHARE = 0.6

_SUPERSCRIPT = re.compile(r"[⁰¹²³⁴-⁹]+")
_MARKS = {"i": "*", "b": "**"}


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Which styles emphasise in this document."""

    italic: bool = True
    bold: bool = True

    def of(self, style: str) -> str:
        """ "i", "b" or "": italics win, for phrases and titles are italic."""
        if self.italic and "i" in style:
            return "i"
        return "b" if self.bold and "b" in style else ""


def emphasis_of(styles: Counter[str]) -> Emphasis:
    """What emphasises, from the number of letters in each style."""
    total = sum(styles.values()) or 1
    italic = sum(count for style, count in styles.items() if "i" in style) / total
    bold = sum(count for style, count in styles.items() if "b" in style) / total
    return Emphasis(italic <= BODY_SHARE, bold <= BODY_SHARE)


def marked(glyphs: Sequence[Glyph], emphasis: Emphasis) -> str:
    """The text with `*` around italic and `**` around bold runs."""
    text = ""
    for style, atoms in groupby(_atoms(as_read(glyphs), emphasis), key=lambda atom: atom[0]):
        text += _run(style, "".join(piece for _, piece in atoms), text)
    return text


def _atoms(glyphs: Sequence[Glyph], emphasis: Emphasis) -> list[tuple[str, str]]:
    """Words and single marks with their style; a word has the style of most of its letters."""
    atoms: list[tuple[str, str]] = []
    word: list[Glyph] = []
    for glyph in glyphs:
        inside = _is_letter(glyph)
        if word and (glyph.spaced or not inside):
            atoms.append(_word(word, emphasis))
            word = []
        if inside:
            word.append(glyph)
            continue
        style = "" if _SUPERSCRIPT.match(glyph.char) else emphasis.of(glyph.style)
        atoms.append((style, " " * glyph.spaced + _escaped(glyph.char)))
    if word:
        atoms.append(_word(word, emphasis))
    return atoms


def _is_letter(glyph: Glyph) -> bool:
    return glyph.char.isalnum() and not _SUPERSCRIPT.match(glyph.char)


def _word(glyphs: Sequence[Glyph], emphasis: Emphasis) -> tuple[str, str]:
    style = Counter(emphasis.of(glyph.style) for glyph in glyphs).most_common(1)[0][0]
    return style, " " * glyphs[0].spaced + "".join(glyph.char for glyph in glyphs)


def _escaped(char: str) -> str:
    return "\\" + char if char in "*_" else char


def _run(style: str, text: str, before: str) -> str:
    """A run of one style with its marks, which stand on words and never on a row's enumerator."""
    core = text.strip()
    if (
        not style
        or not any(char.isalpha() for char in core)
        or (before and before[-1:].isalnum() and text == core)
    ):
        return text
    lead = text[: len(text) - len(text.lstrip())]
    if not before and (found := MARKER.match(core)):
        lead, core = lead + core[: found.end()], core[found.end() :]
    return f"{lead}{_MARKS[style]}{core}{_MARKS[style]}{text[len(text.rstrip()) :]}"
