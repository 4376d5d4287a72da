"""Pieces of a paragraph, some of them italic, bold or underlined, as one text with `*…*` and `**…**`.

Guarantee: `emphasis.read_emphasis` finds in the result the words that were emphasised, and every star that
was printed. To that end the marks stand at the edges of words, and an emphasis ends with its line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

BOLD = "**"
ITALIC = "*"

_SUPERSCRIPT_DIGITS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_LINE_PIECE = re.compile(r"[^\n\t\f\v]*\S[^\n\t\f\v]*")
# a star that would open an emphasis
_OPENING_STAR = re.compile(r"(?<![^\W_])\*(?=\S)")


@dataclass(frozen=True, slots=True)
class Piece:
    """Text printed in one manner; `mark` is "", "*" (italic, underlined) or "**" (only bold)."""

    text: str
    mark: str = ""


def superscript(text: str) -> str:
    """Raised text: figures as superscript figures, all else as it is."""
    letters = any(character.isalpha() for character in text)
    return text if letters else text.translate(_SUPERSCRIPT_DIGITS)


def compose(pieces: Iterable[Piece]) -> str:
    """The text of all pieces, with its marks."""
    text, spans = _joined(pieces)
    spans = _apart([edges for span in spans for edges in _within_lines(text, span)])
    if not spans and text.count("*") < 2:
        return text
    out: list[str] = []
    at = 0
    for start, end, mark in spans:
        before = _escaped(text[at:start], after_mark=bool(out), before_mark=True)
        out += [before, mark, text[start:end].replace("*", "\\*"), mark]
        at = end
    out.append(_escaped(text[at:], after_mark=bool(out), before_mark=False))
    return "".join(out)


def _joined(pieces: Iterable[Piece]) -> tuple[str, list[tuple[int, int, str]]]:
    """The text, and where in it the marks stand; marks that touch are one."""
    parts: list[str] = []
    spans: list[tuple[int, int, str]] = []
    length = 0
    gap = ""
    for piece in pieces:
        if not piece.text:
            continue
        end = length + len(piece.text)
        if not piece.mark or not piece.text.strip():
            gap += piece.text
        elif spans and (not gap or (not gap.strip() and spans[-1][2] == piece.mark)):
            start, _, mark = spans[-1]
            spans[-1] = (start, end, mark if mark == piece.mark else ITALIC)
            gap = ""
        else:
            spans.append((length, end, piece.mark))
            gap = ""
        parts.append(piece.text)
        length = end
    return "".join(parts), spans


def _within_lines(text: str, span: tuple[int, int, str]) -> Iterable[tuple[int, int, str]]:
    """The span once for each line and cell, drawn to the edges of words."""
    start, end, mark = span
    for found in _LINE_PIECE.finditer(text, start, end):
        left, right = found.span()
        while text[left].isspace():
            left += 1
        while text[right - 1].isspace():
            right -= 1
        while left and text[left - 1].isalnum():
            left -= 1
        while right < len(text) and text[right - 1].isalpha() and text[right].isalpha():
            right += 1
        yield left, right, mark


def _apart(spans: Sequence[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Spans that do not overlap: drawing them to the edges of words may have joined them."""
    apart: list[tuple[int, int, str]] = []
    for start, end, mark in spans:
        if apart and start <= apart[-1][1]:
            apart[-1] = (apart[-1][0], max(end, apart[-1][1]), ITALIC)
        else:
            apart.append((start, end, mark))
    return apart


def _escaped(text: str, *, after_mark: bool, before_mark: bool) -> str:
    """A star that could open an emphasis, or be read as part of a mark beside it, is escaped."""
    text = _OPENING_STAR.sub(r"\\*", text)
    if after_mark and text.startswith("*"):
        text = "\\" + text
    if before_mark and text.endswith("*") and not text.endswith("\\*"):
        text = text[:-1] + "\\*"
    return text
