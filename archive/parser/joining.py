"""Pieces of a paragraph as one text: lines join with a space, a word broken at its own hyphen without.

Guarantee: no word is lost, and none but the space between two pieces is added.
"""

from __future__ import annotations

from collections.abc import Sequence

_AFTER_HANGING_HYPHEN = ("and", "or", "to", "as")


def join_texts(texts: Sequence[str]) -> str:
    """Pieces of a paragraph as one text; a word broken at its own hyphen is made whole."""
    pieces: list[str] = []
    before = ""
    for text in texts:
        if before and not _is_broken_word(before, text):
            pieces.append(" ")
        pieces.append(text)
        before = text or before
    return " ".join("".join(pieces).split())


def _is_broken_word(before: str, after: str) -> bool:
    """Whether a line end cut a word; "burden-" before "and responsibility-sharing" is whole."""
    bare = before[-40:].rstrip("*_")
    if len(bare) < 2 or bare[-1] not in "-–—/" or bare[-2].isspace() or not after[:1].isalnum():
        return False
    return bare[-1] != "-" or after.split()[0] not in _AFTER_HANGING_HYPHEN
