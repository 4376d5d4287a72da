"""How good an order is, against the judged grades."""

from __future__ import annotations

from collections.abc import Sequence
from math import log2

DEPTH = 10


def ndcg(found: Sequence[int], judged: Sequence[int]) -> float:
    """Discounted gain of the first DEPTH grades, in parts of the best that the `judged` ones allow."""
    best = _gain(sorted(judged, reverse=True))
    return _gain(found) / best if best else 0.0


def reciprocal_rank(found: Sequence[int], judged: Sequence[int]) -> float:
    """One by the place of the first clause of the best grade; 0 where it is not among those found."""
    best = max(judged)
    return next((1 / place for place, grade in enumerate(found, 1) if grade == best), 0.0)


def _gain(grades: Sequence[int]) -> float:
    return sum(((1 << grade) - 1) / log2(place + 1) for place, grade in enumerate(grades[:DEPTH], 1))
