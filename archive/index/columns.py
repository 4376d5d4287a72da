"""What each clause has of something of which it has one at most, as an array by key.

Sets count fast what stands together or is frequent; some thousand clauses spread over many values are counted
faster one by one.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from pyroaring import BitMap

from archive.index.parsing import Numbers

# Of keys that lie further apart a column would be mostly empty.
_SPREAD_MAX = 8


@dataclass(frozen=True, slots=True)
class Column:
    """`codes` holds for each key from `first` on the number of its value, from 1; 0 where it has none."""

    first: int
    codes: Numbers
    values: Sequence[Any] | Numbers

    def counts(self, places: Numbers) -> list[int]:
        """How many of the clauses at these places, as `places_of` has them, have each of the values."""
        found = np.bincount(self._codes(places), minlength=len(self.values) + 1)
        return found[1:].tolist()  # type: ignore[no-any-return]

    def having(self, places: Numbers) -> Numbers:
        """Where among the values those stand that any of these clauses has."""
        codes = self._codes(places)
        # Clauses that stand together have mostly the same.
        edges = np.flatnonzero(codes[1:] != codes[:-1])
        flags = np.zeros(len(self.values) + 1, bool)
        flags[codes[edges]] = True
        flags[codes[-1:]] = True
        return np.flatnonzero(flags[1:])

    def _codes(self, places: Numbers) -> Numbers:
        return self.codes.take(places - self.first if self.first else places)


def make_column(
    clauses: BitMap, values: Sequence[Any] | Numbers, having: Iterable[tuple[Numbers, Numbers | int]]
) -> Column | None:
    """For these clauses, from keys among them and the numbers of their values; None of keys far apart."""
    if not clauses or clauses.max() - clauses.min() > _SPREAD_MAX * len(clauses):
        return None
    first = clauses.min() if clauses.min() > len(clauses) else 0
    codes = np.zeros(clauses.max() - first + 1, np.min_scalar_type(len(values)))
    for keys, numbers in having:
        codes[keys - first] = numbers
    return Column(first, codes, values)


def keys_of(clauses: BitMap) -> Numbers:
    """In ascending order."""
    return np.frombuffer(clauses.to_array(), np.uint32) if clauses else np.empty(0, np.uint32)


def places_of(clauses: BitMap) -> Numbers:
    """The same in the size that numpy counts places in: it would turn others into these each time."""
    return keys_of(clauses).astype(np.intp)


def bytes_of(clauses: BitMap) -> int:
    """What a set takes in memory, about."""
    held = clauses.get_statistics()
    parts = (
        held["n_bytes_array_containers"],
        held["n_bytes_run_containers"],
        held["n_bytes_bitset_containers"],
    )
    return sum(parts)
