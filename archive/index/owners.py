"""Whose clauses are: keys of resolutions, and below zero of papers."""

from collections.abc import Iterable, Sequence

import numpy as np
from pyroaring import BitMap

from archive.index.columns import Column, keys_of, make_column
from archive.index.kept import Runs
from archive.index.parsing import Numbers, distinct

# Of each segment its runs, and the clauses of it that stand.
Parts = Sequence[tuple[Runs, BitMap]]

# Beyond any key.
_END = 2**32


def owned(parts: Parts, owners: Iterable[int]) -> BitMap:
    """The clauses of these texts."""
    wanted = np.fromiter(owners, np.int64)
    found = BitMap()
    for runs, standing in parts:
        ends = np.append(runs.starts[1:], _END)
        own = BitMap()
        for at in np.flatnonzero(np.isin(runs.owners, wanted)):
            own.add_range(int(runs.starts[at]), int(ends[at]))
        found |= own & standing
    return found


def owners_of(parts: Parts, clauses: BitMap) -> Numbers:
    """Each once."""
    found = []
    for runs, standing in parts:
        keys = keys_of(standing & clauses)
        edges = np.searchsorted(keys, np.append(runs.starts, _END))
        found.append(runs.owners[np.flatnonzero(np.diff(edges))])
    return distinct(np.concatenate(found)) if found else np.empty(0, np.int64)


def owner_of(parts: Parts, clauses: BitMap) -> dict[int, int]:
    """By clause."""
    found: dict[int, int] = {}
    for runs, standing in parts:
        keys = keys_of(standing & clauses)
        found.update(zip(keys.tolist(), _owners(runs, keys).tolist(), strict=True))
    return found


def first_of_each(parts: Parts, clauses: BitMap) -> dict[int, int]:
    """Of each text that some of the clauses are of, the first of them."""
    found: dict[int, int] = {}
    for runs, standing in parts:
        keys = keys_of(standing & clauses)
        edges = np.searchsorted(keys, np.append(runs.starts, _END))
        having = np.flatnonzero(np.diff(edges))
        for owner, key in zip(runs.owners[having].tolist(), keys[edges[having]].tolist(), strict=True):
            found[owner] = min(key, found.get(owner, key))
    return found


def owner_column(parts: Parts, standing: BitMap) -> Column | None:
    """Of all clauses that stand."""
    values = distinct(np.concatenate([runs.owners for runs, _ in parts]))
    having = []
    for runs, some in parts:
        keys = keys_of(some)
        having.append((keys, np.searchsorted(values, _owners(runs, keys)) + 1))
    return make_column(standing, values, having)


def _owners(runs: Runs, keys: Numbers) -> Numbers:
    owners: Numbers = runs.owners[np.searchsorted(runs.starts, keys, "right") - 1]
    return owners
