"""Search vectors as arrays: which lexeme stands how often, and where, in which clause."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import repeat
from typing import Any

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[Any]

# A lexeme of a vector's text and its places: "'human':3,17".
_ENTRY = re.compile(r"'((?:[^']|'')*)':([0-9,]+)")


def distinct(numbers: Numbers) -> Numbers:
    """Each once, in ascending order.

    np.unique() looks each up in a table, which takes a hundred times as long.
    """
    ordered = np.sort(numbers)
    return ordered[np.concatenate(([True], ordered[1:] != ordered[:-1]))] if len(ordered) else ordered


class Numbered(dict[str, int]):
    """Gives each lexeme, as vectors write it, the next number."""

    def __missing__(self, lexeme: str) -> int:
        self[lexeme] = number = len(self)
        return number

    def plain(self) -> list[str]:
        """The lexemes by their numbers."""
        return [lexeme[1:-1].replace("''", "'").replace("\\\\", "\\") for lexeme in self]


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
    tokens = " ".join(filter(None, vectors)).replace("':", "' ").split(" ") if number else []
    lexemes, places = tokens[0::2], tokens[1::2]
    if len(tokens) != 2 * number:  # a lexeme holds what parts them
        entries = [entry for vector in vectors for entry in _ENTRY.findall(vector)]
        lexemes, places = [f"'{lexeme}'" for lexeme, _ in entries], [at for _, at in entries]
    times = np.fromiter(map(str.count, places, repeat(",")), np.int64, number) + 1
    return Entries(
        np.repeat(np.arange(first, first + len(sizes)), sizes),
        np.fromiter(map(numbered.__getitem__, lexemes), np.int64, number),
        times,
        np.fromstring(",".join(places), np.int64, sep=","),
    )


def joined(parts: Sequence[Entries]) -> Entries:
    return Entries(
        np.concatenate([part.clauses for part in parts]),
        np.concatenate([part.lexemes for part in parts]),
        np.concatenate([part.times for part in parts]),
        np.concatenate([part.places for part in parts]),
    )
