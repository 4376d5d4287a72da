"""The clauses that are worth ranking one by one, where more are found than can be."""

from collections.abc import Iterable, Iterator, Sequence
from functools import reduce
from math import log
from operator import or_
from typing import Any

import numpy as np
import numpy.typing as npt
from pyroaring import BitMap

from archive.index.kept import Postings
from archive.queries.matching import Matching

# So many clauses are weighed sooner than it is told in which of them the words weigh most.
POOL_MIN = 1000

# Of more clauses that the words weigh alike in, the newest are looked at.
POOL_MAX = 5000

# Of clauses that have words side by side, those that weigh most are looked at, so many at least.
NEAR_MIN = 500

# What it says of a clause that words stand side by side in it, beside how rare a word is.
NEAR_WEIGHT = 2


def shortlist(matching: Matching, found: BitMap, size: int) -> BitMap:
    """As many of the clauses found as `size` says: those the words weigh most in by the tiers.

    Words side by side weigh by how much commoner that is among the clauses found than among all: the index
    knows of rare pairs only which clauses may have them, and such a set may be one of chance.
    """
    if len(found) <= size:
        return found
    units = [(unit, log(1 + matching.known / (1 + len(unit.clauses)))) for unit in matching.units()]
    near = [(one, _lift(one.clauses, found, matching.known)) for one in matching.neighbours()]
    telling = [one for one, lift in near if lift > 1]
    side_by_side = reduce(or_, (one.clauses for one in telling), BitMap()) & found
    pool = _pool(matching.pools(), found, size) | _pool(_levels(telling), side_by_side, NEAR_MIN)
    weight = _weight(pool, [*units, *((one, NEAR_WEIGHT * lift) for one, lift in near)])
    keys = np.frombuffer(pool.to_array(), np.uint32)
    best = np.argsort(-weight, kind="stable")[:size]
    return BitMap(keys[np.sort(best)].data)


def _weight(pool: BitMap, units: Iterable[tuple[Postings, float]]) -> npt.NDArray[Any]:
    """What each clause weighs: of every unit as often its weight as the clause is in it and in its tiers."""
    held = [np.empty(0, np.uint32)]
    weights = [0.0]
    for unit, weight in units:
        inside = pool
        for tier in (unit.clauses, *unit.tiers):  # each within the one before
            inside = inside & tier
            if not inside:
                break
            if len(inside) < len(pool):  # what all have sets none before another
                held.append(np.frombuffer(inside.to_array(), np.uint32))
                weights.append(weight)
    places = np.frombuffer(pool.to_array(), np.uint32).searchsorted(np.concatenate(held))
    return np.bincount(places, np.repeat(weights, list(map(len, held))), len(pool))


def _pool(pools: Iterable[BitMap], found: BitMap, size: int) -> BitMap:
    """What is in `found` of the first of these that has so many of it; of none, all of it."""
    if len(found) <= POOL_MIN:
        return found
    parts = (weighty & found for weighty in pools)
    pool = next((part for part in parts if len(part) >= size), found)
    return pool[len(pool) - POOL_MAX :] if len(pool) > POOL_MAX else pool


def _levels(postings: Sequence[Postings]) -> Iterator[BitMap]:
    """From narrow to wide, what any of these weighs most in."""
    for level in range(max((len(one.tiers) for one in postings), default=0) - 1, -1, -1):
        yield reduce(or_, (one.tier(level) for one in postings))


def _lift(having: BitMap, found: BitMap, every: int) -> float:
    """The logarithm of how many times commoner something is among the clauses found; 0 if not commoner."""
    by_chance = len(having) * len(found) / every
    both = having.intersection_cardinality(found)
    return log(both / by_chance) if both > by_chance else 0.0
