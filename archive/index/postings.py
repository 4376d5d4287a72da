"""From entries to postings: for each lexeme the clauses that have it, and those it weighs most in."""

from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from pyroaring import BitMap

from archive.index.counted import SINGLE, Counting
from archive.index.parsing import Entries, Numbers
from archive.models import Posting

Field = Posting.Field

# What search filters on.
VALUES = (*SINGLE, Field.CITES)

# A set's widest tier has a ninth of its clauses, each other a third of the one before, down to some dozens.
WIDEST_TIER, TIER_RATIO, TIER_CLAUSES = 9, 3, 64

# BM25's, and the words of an average clause: fixed, so that segments weigh alike.
_SATURATION, _NORMALISATION, _AVERAGE = 1.2, 0.75, 50.0

CLAUSE_BITS, _TIMES_BITS = 25, 12


@dataclass(frozen=True, slots=True)
class Weighed:
    """Of each clause by its number: its key, how many words it has, and what it counts beside others.

    `counting` knows its values of filters.
    """

    keys: Numbers
    words: Numbers
    priors: Numbers
    counting: Counting

    def impact(self, clauses: Numbers, times: Numbers) -> Numbers:
        """BM25's share of a lexeme that a clause has so often, without its rarity."""
        length = 1 - _NORMALISATION + _NORMALISATION * self.words[clauses] / _AVERAGE
        return self.priors[clauses] * times / (times + _SATURATION * length)


@dataclass(frozen=True, slots=True)
class Set:
    """A posting to be stored."""

    field: str
    key: str
    clauses: bytes
    tiers: bytes = b""
    counts: bytes = b""


def join_tiers(tiers: Sequence[bytes]) -> bytes:
    """As `Posting.tiers`; nothing of none."""
    return b"".join([array("I", [*map(len, tiers), 0]).tobytes(), *tiers]) if tiers else b""


def part_tiers(joined: bytes) -> Iterator[bytes]:
    start = next(at for at in range(0, len(joined), 4) if not any(joined[at : at + 4])) + 4 if joined else 0
    for size in array("I", joined[: start - 4]) if joined else ():
        yield joined[start : start + size]
        start += size


def lexeme_sets(entries: Entries, lexemes: Sequence[str], weighed: Weighed) -> Iterator[Set]:
    codes = (
        (entries.lexemes << (CLAUSE_BITS + _TIMES_BITS)) | (entries.clauses << _TIMES_BITS) | entries.times
    )
    codes.sort()
    clauses = (codes >> _TIMES_BITS) & ((1 << CLAUSE_BITS) - 1)
    times = codes & ((1 << _TIMES_BITS) - 1)
    for number, start, end in groups(codes >> (CLAUSE_BITS + _TIMES_BITS)):
        yield make_set(Field.LEXEME, lexemes[number], clauses[start:end], times[start:end], weighed)


def groups(sorted_codes: Numbers) -> Iterator[tuple[int, int, int]]:
    """Each number of a sorted array, and from where to where it stands."""
    if not len(sorted_codes):
        return
    starts = np.concatenate(([0], np.flatnonzero(np.diff(sorted_codes)) + 1))
    ends = np.append(starts[1:], len(sorted_codes))
    yield from zip(sorted_codes[starts].tolist(), starts.tolist(), ends.tolist(), strict=True)


def make_set(field: str, key: str, clauses: Numbers, times: Numbers, weighed: Weighed) -> Set:
    keys = weighed.keys[clauses].astype(np.uint32)
    whole, tiers = packed(keys), []
    size = len(clauses) // WIDEST_TIER
    impact = weighed.impact(clauses, times) if size > TIER_CLAUSES // TIER_RATIO else np.empty(0)
    while size > TIER_CLAUSES // TIER_RATIO:
        best = np.argpartition(-impact, size)[:size]
        best.sort()
        keys, impact = keys[best], impact[best]
        tiers.append(packed(keys))
        size //= TIER_RATIO
    return Set(field, key, whole, join_tiers(tiers), weighed.counting.counts(clauses))


def packed(keys: Numbers) -> bytes:
    """Of keys in ascending order."""
    return BitMap(np.ascontiguousarray(keys, dtype=np.uint32).data).serialize()
