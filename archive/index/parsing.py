"""Search vectors as arrays: which lexeme stands how often, and where, in which clause."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from archive.index.tokens import Numbered, Tokens, tokens_of

Numbers = npt.NDArray[Any]

# A lexeme of a vector's text and its places: "'human':3,17".
_ENTRY = re.compile(r"'((?:[^']|'')*)':([0-9,]+)")


def distinct(numbers: Numbers) -> Numbers:
    """Each once, in ascending order.

    np.unique() looks each up in a table, which takes a hundred times as long.
    """
    ordered = np.sort(numbers)
    return ordered[np.concatenate(([True], ordered[1:] != ordered[:-1]))] if len(ordered) else ordered


@dataclass(frozen=True, slots=True)
class Entries:
    """For each lexeme of each clause, clause by clause: the clause's number, the lexeme's, and how often.

    `places` are the positions of all entries, one after the other.
    """

    clauses: Numbers
    lexemes: Numbers
    times: Numbers
    places: Numbers


def parse(vectors: Sequence[str], sizes: Sequence[int], first: int, numbered: Numbered) -> Entries:
    """The vectors of clauses numbered from `first`, of so many lexemes each, as PostgreSQL writes them."""
    number = sum(sizes)
    tokens = tokens_of(" ".join(vectors).replace("':", "' ").encode())
    if len(tokens.starts) != 2 * number:  # a lexeme holds what parts them
        entries = [entry for vector in vectors for entry in _ENTRY.findall(vector)]
        tokens = tokens_of(" ".join(f"'{lexeme}' {places}" for lexeme, places in entries).encode())
    starts, ends = tokens.starts[1::2], tokens.ends[1::2]
    inside = np.zeros(len(tokens.signs), np.int8)
    inside[starts], inside[ends + 1] = 1, -1
    places = tokens.signs[np.cumsum(inside, dtype=np.int8).view(bool)]
    last = np.flatnonzero(places[places < ord("0")] == ord(" "))
    return Entries(
        np.repeat(np.arange(first, first + len(sizes)), sizes),
        numbered.number(Tokens(tokens.signs, tokens.starts[0::2], tokens.ends[0::2])).astype(np.int64),
        np.diff(last, prepend=-1),
        np.fromstring(places.tobytes().replace(b" ", b","), np.int64, sep=","),
    )


def plain(lexemes: Sequence[str]) -> list[str]:
    """Lexemes as vectors write them without what they are written with."""
    return [lexeme[1:-1].replace("''", "'").replace("\\\\", "\\") for lexeme in lexemes]


def joined(parts: Sequence[Entries]) -> Entries:
    return Entries(
        np.concatenate([part.clauses for part in parts]),
        np.concatenate([part.lexemes for part in parts]),
        np.concatenate([part.times for part in parts]),
        np.concatenate([part.places for part in parts]),
    )
