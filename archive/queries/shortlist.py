"""The clauses that are worth ranking one by one, where more are found than can be."""

from math import log

import numpy as np
from pyroaring import BitMap

from archive.queries.matching import Matching

# Of more clauses that the words weigh alike in, the newest are looked at.
POOL_MAX = 5000


def shortlist(matching: Matching, found: BitMap, size: int) -> BitMap:
    """As many of the clauses found as `size` says: those the words weigh most in by the tiers."""
    if len(found) <= size:
        return found
    pool = found
    for weighty in matching.pools():
        part = weighty & found
        if len(part) >= size:
            pool = part
            break
    if len(pool) > POOL_MAX:
        pool = pool[len(pool) - POOL_MAX :]
    keys = np.frombuffer(pool.to_array(), np.uint32)
    weight = np.zeros(len(keys))
    for unit in matching.units():
        rarity = log(1 + 1_000_000 / (1 + len(unit.clauses)))
        for tier in (unit.clauses, *unit.tiers):
            inside = np.frombuffer((pool & tier).to_array(), np.uint32)
            weight[np.searchsorted(keys, inside)] += rarity
    best = np.argsort(-weight, kind="stable")[:size]
    return BitMap(keys[np.sort(best)].data)
