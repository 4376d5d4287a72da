"""What some clauses cite most. There are too many instruments to look at each of them for each question."""

from collections.abc import Mapping

import numpy as np
from pyroaring import BitMap

from archive.index.columns import keys_of
from archive.index.parsing import Numbers

# Of so many citing clauses each one is looked up; of more, each instrument, the most cited first.
LOOKED_UP = 30_000


class Citations:
    """Instruments by the clauses that cite them."""

    def __init__(self, having: Mapping[str, BitMap]) -> None:
        self._names = sorted(having)
        self._having = [having[name] for name in self._names]
        self._sizes = np.array([len(clauses) for clauses in self._having], np.int64)
        numbers = np.repeat(np.arange(len(self._names), dtype=np.int32), self._sizes)
        clauses = np.concatenate([keys_of(clauses) for clauses in self._having] or [np.empty(0, np.uint32)])
        by_clause = np.argsort(clauses, kind="stable")
        self._clauses, self._numbers = clauses[by_clause], numbers[by_clause]
        self._citing = BitMap(np.ascontiguousarray(self._clauses).data)

    def commonest(self, clauses: BitMap, most: int) -> dict[str, int]:
        """So many instruments with how many of the clauses cite each; of equals the first by name."""
        citing = clauses & self._citing
        counts = self._by_clause(citing) if len(citing) <= LOOKED_UP else self._by_size(citing, most)
        cited = np.flatnonzero(counts)
        best = cited[np.argsort(-counts[cited], kind="stable")[:most]]
        return {self._names[number]: int(counts[number]) for number in best}

    def _by_clause(self, citing: BitMap) -> Numbers:
        keys = keys_of(citing)
        starts = np.searchsorted(self._clauses, keys)
        sizes = np.searchsorted(self._clauses, keys, "right") - starts
        places = np.arange(sizes.sum()) + np.repeat(starts - np.cumsum(sizes) + sizes, sizes)
        return np.bincount(self._numbers[places], minlength=len(self._names))

    def _by_size(self, citing: BitMap, most: int) -> Numbers:
        """Right for the commonest: no instrument is cited by more of these clauses than by all."""
        counts = np.zeros(len(self._names), np.int64)
        best: list[int] = []
        for number in np.argsort(-self._sizes, kind="stable"):
            if len(best) == most and self._sizes[number] < best[0]:
                break
            counts[number] = citing.intersection_cardinality(self._having[number])
            best = sorted([*best, int(counts[number])])[-most:]
        return counts
