"""What of a clause's words another clause has not, word by word."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from archive.alignment import WORD

# What is kept or changed as one, with the space behind it: a word, or a sign.
_PIECE = re.compile(rf"(?:{WORD.pattern}|\S)\s*")


@dataclass(frozen=True, slots=True)
class Said:
    """Some characters of a clause, and whether the other clause does not have them."""

    text: str
    changed: bool


def pieces_of(text: str) -> list[str]:
    """The text without white space at its beginning, in the pieces that are compared."""
    return _PIECE.findall(text)


def reword(left: str, right: str) -> tuple[list[Said], list[Said]]:
    """Both texts, in stretches kept and changed by turns. With the texts in turn so is the answer."""
    if right < left:
        of_right, of_left = reword(right, left)
        return of_left, of_right
    here, there = pieces_of(left), pieces_of(right)
    matcher = SequenceMatcher(
        None, [piece.rstrip() for piece in here], [piece.rstrip() for piece in there], autojunk=False
    )
    kept_here, kept_there = set[int](), set[int]()
    for first, other, size in matcher.get_matching_blocks():
        kept_here.update(range(first, first + size))
        kept_there.update(range(other, other + size))
    return _joined(here, kept_here), _joined(there, kept_there)


def _joined(pieces: Sequence[str], kept: set[int]) -> list[Said]:
    said: list[Said] = []
    for number, piece in enumerate(pieces):
        changed = number not in kept
        if said and said[-1].changed == changed:
            said[-1] = Said(said[-1].text + piece, changed)
        else:
            said.append(Said(piece, changed))
    return said
