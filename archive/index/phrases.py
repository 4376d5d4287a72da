"""Postings of phrases: two or three lexemes one after the other, or with a word between that is left out.

Phrases that many clauses have stand for themselves. Of all others the pairs are shared out among buckets:
the clauses of a pair are among those of its bucket. No dictionary of ours gives two lexemes for one word, so
no two share a place.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from zlib import crc32

import numpy as np

from archive.index.parsing import Entries, Numbers, distinct
from archive.index.postings import CLAUSE_BITS, Field, Set, Weighed, groups, make_set, packed

# How far lexemes stand apart: 2 is one word between, as in "rule of law".
DISTANCES = (1, 2)
LONGEST = 3

# A phrase has a set of its own where so many clauses have it, and one clause in so many.
PHRASE_CLAUSES, PHRASE_SHARE = 100, 1000

# The buckets hold about so many clauses each, and are so many at most. A clause has some hundred rare pairs.
_PAIRS, _BUCKET_CLAUSES, _BUCKETS_MAX = 100, 1000, 65_536

_32_BITS = np.uint64(0xFFFFFFFF)
_LEXEME_BITS, _PLACE_BITS, _RANK_BITS, _SLOT_BITS = 24, 14, 16, 22


def phrase_key(lexemes: Sequence[str], distances: Sequence[int]) -> str:
    """ "sustain 1 develop 1 goal": no lexeme holds a space."""
    return " ".join(
        [lexemes[0], *(f"{d} {lexeme}" for d, lexeme in zip(distances, lexemes[1:], strict=True))]
    )


@lru_cache(10_000)
def bucket_key(left: str, right: str, distance: int, buckets: int) -> str:
    one, two = (np.array([crc32(lexeme.encode())], np.uint64) for lexeme in (left, right))
    return str(int(_hashed(one, two, distance)[0]) & (buckets - 1))


def bucket_count(clauses: int) -> int:
    """A power of two."""
    wanted = max(1, clauses * _PAIRS // _BUCKET_CLAUSES)
    return min(_BUCKETS_MAX, 1 << (wanted - 1).bit_length())


@dataclass(frozen=True, slots=True)
class _Phrases:
    """Where phrases of one length end, by their numbers, and the keys of these."""

    numbers: Numbers
    ends: Numbers
    keys: Sequence[str]


class PhraseSets:
    def __init__(self, entries: Entries, lexemes: Sequence[str], weighed: Weighed) -> None:
        self._weighed = weighed
        self._lexemes = lexemes
        self._least = max(PHRASE_CLAUSES, len(weighed.keys) // PHRASE_SHARE)
        words = (entries.clauses << (_PLACE_BITS + _LEXEME_BITS)) | entries.lexemes
        codes = np.repeat(words, entries.times) | (entries.places << _LEXEME_BITS)
        codes.sort()
        self._at, self._lexeme = codes >> _LEXEME_BITS, (codes & ((1 << _LEXEME_BITS) - 1)).astype(np.int32)
        self._next = {distance: self._following(distance) for distance in DISTANCES}
        having = np.bincount(entries.lexemes, minlength=len(lexemes))
        often = min(int((having >= self._least).sum()), 1 << _RANK_BITS)
        self._ranked = np.argsort(-having, kind="stable")[:often]
        self._rank = np.full(len(lexemes), -1, np.int32)
        self._rank[self._ranked] = np.arange(often)

    def __iter__(self) -> Iterator[Set]:
        ends = np.arange(len(self._lexeme))
        phrases = _Phrases(self._rank[self._lexeme], ends, [self._lexemes[number] for number in self._ranked])
        for length in range(2, LONGEST + 1):
            longer = []
            for distance in DISTANCES:
                found, sets = self._longer(phrases, distance)
                longer.append(found)
                yield from sets
            if length == 2:
                yield from self._buckets(longer)
            phrases = _joined(longer)

    def _following(self, distance: int) -> Numbers:
        """Of each word the one so far behind it; -1 where none is."""
        following = np.full(len(self._at), -1, np.int32)
        for apart in range(1, min(len(self._at), distance + 1)):
            hit = np.flatnonzero(self._at[apart:] - self._at[:-apart] == distance)
            following[hit] = hit + apart
        return following

    def _longer(self, phrases: _Phrases, distance: int) -> tuple[_Phrases, list[Set]]:
        """The frequent phrases that are one lexeme longer."""
        after = self._next[distance][phrases.ends]
        rank = np.where(after >= 0, self._rank[self._lexeme[after]], -1)
        whole = np.flatnonzero((phrases.numbers >= 0) & (rank >= 0))
        codes = (phrases.numbers[whole].astype(np.int64) << _RANK_BITS) | rank[whole]
        ends = after[whole]
        slots = (codes * 0x9E3779B1 >> 7) & ((1 << _SLOT_BITS) - 1)
        maybe = np.bincount(slots, minlength=1 << _SLOT_BITS)[slots] >= self._least
        codes, ends = codes[maybe], ends[maybe]
        pairs, times = np.unique((codes << CLAUSE_BITS) | self._clauses(ends), return_counts=True)
        kept: list[int] = []
        keys: list[str] = []
        sets: list[Set] = []
        for code, start, end in groups(pairs >> CLAUSE_BITS):
            if end - start >= self._least and len(kept) < 1 << (63 - _RANK_BITS - CLAUSE_BITS - 1):
                lexeme = self._lexemes[self._ranked[code & ((1 << _RANK_BITS) - 1)]]
                key = f"{phrases.keys[code >> _RANK_BITS]} {distance} {lexeme}"
                clauses = pairs[start:end] & ((1 << CLAUSE_BITS) - 1)
                sets.append(make_set(Field.PHRASE, key, clauses, times[start:end], self._weighed))
                kept.append(code)
                keys.append(key)
        known = np.array([*kept, np.iinfo(np.int64).max])
        numbers = np.searchsorted(known, codes)
        known_here = known[numbers] == codes
        return _Phrases(numbers[known_here], ends[known_here], keys), sets

    def _buckets(self, frequent: Sequence[_Phrases]) -> Iterator[Set]:
        """The pairs that are not among the frequent ones."""
        buckets = bucket_count(len(self._weighed.keys))
        crcs = np.fromiter(
            (crc32(lexeme.encode()) for lexeme in self._lexemes), np.uint64, len(self._lexemes)
        )
        codes = []
        for distance, phrases in zip(DISTANCES, frequent, strict=True):
            rare = self._next[distance] >= 0
            ends = self._next[distance][rare]
            starts = np.flatnonzero(rare)
            known = np.zeros(len(self._lexeme), bool)
            known[phrases.ends] = True
            starts, ends = starts[~known[ends]], ends[~known[ends]]
            hashes = _hashed(crcs[self._lexeme[starts]], crcs[self._lexeme[ends]], distance)
            bucket = (hashes & np.uint64(buckets - 1)).astype(np.int64)
            codes.append((bucket << CLAUSE_BITS) | self._clauses(ends))
        together = distinct(np.concatenate(codes))
        keys = self._weighed.keys[together & ((1 << CLAUSE_BITS) - 1)]
        for number, start, end in groups(together >> CLAUSE_BITS):
            yield Set(Field.BUCKET, str(number), packed(keys[start:end]))

    def _clauses(self, words: Numbers) -> Numbers:
        clauses: Numbers = self._at[words] >> _PLACE_BITS
        return clauses


def _joined(parts: Sequence[_Phrases]) -> _Phrases:
    """Numbered on."""
    before = np.cumsum([0, *(len(part.keys) for part in parts[:-1])])
    return _Phrases(
        np.concatenate([part.numbers + start for part, start in zip(parts, before, strict=True)]),
        np.concatenate([part.ends for part in parts]),
        [key for part in parts for key in part.keys],
    )


def _hashed(left: Numbers, right: Numbers, distance: int) -> Numbers:
    """32-bit numbers; the same in any process and release, for buckets are named by them."""
    mixed: Numbers = np.uint64(0x9E3779B1) * left
    mixed = (mixed + np.uint64(0x85EBCA77) * right + np.uint64(distance * 0xC2B2AE3D)) & _32_BITS
    mixed = ((mixed ^ (mixed >> np.uint64(15))) * np.uint64(0x2C1B3C6D)) & _32_BITS
    hashed: Numbers = mixed ^ (mixed >> np.uint64(13))
    return hashed
