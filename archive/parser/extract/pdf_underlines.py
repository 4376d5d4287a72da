"""Underlined words of PDF pages: a line drawn right below them emphasises as italics do.

Guarantee: only the style of glyphs changes. The edges of cells stand farther off, or reach beyond their text.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from archive.parser.extract.pdf_glyphs import Glyph
from archive.parser.extract.pdf_rows import Row
from archive.parser.extract.pdf_rules import Rule

# How far below the baseline an underline is drawn, and how far it may reach beyond its words, in type sizes.
DEEPEST, REACH = 0.3, 0.35
# Addresses of the web are underlined because they are links.
_ADDRESS = ("://", "www.", "@")


def underline(rows: Sequence[Row], rules: Iterable[Rule]) -> None:
    """Makes the underlined words of the rows italic."""
    for rule in rules:
        if rule.upright:
            continue
        height = (rule.y0 + rule.y1) / 2
        for row in rows:
            if 0 <= row.y - height <= DEEPEST * row.size:
                _underline(row, rule)


def _underline(row: Row, rule: Rule) -> None:
    over = {id(glyph) for glyph in row.glyphs if rule.x0 <= (glyph.x0 + glyph.x1) / 2 <= rule.x1}
    words = [glyph for glyph in row.glyphs if id(glyph) in over]
    if not words or words[0].x0 - rule.x0 > REACH * row.size or rule.x1 - words[-1].x1 > REACH * row.size:
        return
    text = "".join(glyph.char for glyph in words)
    if not any(part in text for part in _ADDRESS):
        row.glyphs = [_italic(glyph) if id(glyph) in over else glyph for glyph in row.glyphs]


def _italic(glyph: Glyph) -> Glyph:
    return glyph if "i" in glyph.style else glyph._replace(style=glyph.style + "i")
