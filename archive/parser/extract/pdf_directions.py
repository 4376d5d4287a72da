"""Rows of Arabic and Hebrew in the order in which they are read, from the right to the left.

Guarantee: the same glyphs; numbers and Latin words in such a row keep their order, brackets face as written.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from itertools import accumulate, groupby, pairwise

from archive.parser.extract.pdf_glyphs import Glyph

# White space between words of a joined script, in type sizes: letters overlap, or stand up to 0.1 apart.
JOINED_GAP = 0.17
_RIGHT_TO_LEFT = ("R", "AL")
_LEFT_TO_RIGHT = ("L", "EN", "AN", "ES", "CS", "ET")
_SEPARATORS = ("ES", "CS")
_MIRRORED = str.maketrans("()[]{}<>«»", ")(][}{><»«")
# One sign stands for both letters, so that only the script tells which comes first.
_LAM, _ALEFS = "ل", "اأإآ"


def as_read(glyphs: Sequence[Glyph]) -> Sequence[Glyph]:
    """Glyphs from left to right in the order of reading."""
    if not any("\u0590" <= glyph.char <= "\u08ff" or "\ufb1d" <= glyph.char <= "\ufefc" for glyph in glyphs):
        return glyphs
    sides = [unicodedata.bidirectional(glyph.char[:1]) for glyph in glyphs]
    if sum(side in _RIGHT_TO_LEFT for side in sides) <= sum(side == "L" for side in sides):
        return glyphs
    ends = accumulate((glyph.x1 for glyph in glyphs), max)  # tied letters lie upon each other
    spaced = [two.x0 - end > JOINED_GAP * two.size for end, two in zip(ends, glyphs[1:], strict=False)]
    # white space stands before a glyph's left neighbour, once the row is turned
    behind = [*spaced, False]
    turned = [
        glyph._replace(char=glyph.char.translate(_MIRRORED), spaced=space)
        for glyph, space in zip(glyphs, behind, strict=True)
    ][::-1]
    return _untied(_numbers_turned(turned))


def _numbers_turned(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """Runs that read from left to right, turned back."""
    done: list[Glyph] = []
    for forward, run in groupby(
        glyphs, key=lambda g: unicodedata.bidirectional(g.char[:1]) in _LEFT_TO_RIGHT
    ):
        for word in _words(list(run)):
            ordered = _forward(word) if forward else word
            done += [glyph._replace(spaced=word[0].spaced and at == 0) for at, glyph in enumerate(ordered)]
    return done


def _forward(word: list[Glyph]) -> list[Glyph]:
    """A number or Latin word turned; marks at its edges are not its own."""
    own = [
        at for at, glyph in enumerate(word) if unicodedata.bidirectional(glyph.char[:1]) not in _SEPARATORS
    ]
    if not own:
        return word
    start, end = own[0], own[-1] + 1
    return [*word[:start], *word[start:end][::-1], *word[end:]]


def _words(glyphs: Sequence[Glyph]) -> list[list[Glyph]]:
    words: list[list[Glyph]] = []
    for glyph in glyphs:
        if not words or glyph.spaced:
            words.append([])
        words[-1].append(glyph)
    return words


def _untied(glyphs: list[Glyph]) -> list[Glyph]:
    """The letters of tied signs in their order: lam stands before alef."""
    for at, (one, two) in enumerate(pairwise(glyphs)):
        tied = min(one.x1, two.x1) - max(one.x0, two.x0) > JOINED_GAP * one.size
        if tied and one.char in _ALEFS and two.char == _LAM:
            glyphs[at : at + 2] = [two._replace(spaced=one.spaced), one._replace(spaced=False)]
    return glyphs
