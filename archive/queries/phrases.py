"""Phrases as sets of clauses: the lexemes one after the other, as far as the derived index knows of them."""

from collections.abc import Iterable, Iterator, Sequence
from functools import reduce
from operator import and_, or_

from pyroaring import BitMap

from archive.index.phrases import DISTANCES, LONGEST
from archive.index.snapshot import Snapshot
from archive.index.stored import Wanted
from archive.queries.bounds import Bounds
from archive.queries.lexemes import Step

# The lexemes of a phrase, and how far each stands behind the one before.
Part = tuple[list[str], list[int]]


def parts_of(steps: Sequence[Step]) -> Iterator[Part]:
    """The lexemes and distances of the phrases within one that the index knows of."""
    start = 0
    for end in range(1, len(steps) + 1):
        if end < len(steps) and steps[end].distance in DISTANCES:
            continue
        size = min(LONGEST, end - start)
        for at in range(start, end - size + 1) if size > 1 else ():
            part = steps[at : at + size]
            yield [step.lexemes[0] for step in part], [step.distance for step in part[1:]]
        start = end


def whole(steps: Sequence[Step]) -> Part | None:
    """The phrase, if it is so short that the index may know of it."""
    return next((part for part in parts_of(steps) if len(part[0]) == len(steps)), None)


def phrase_keys(snapshot: Snapshot, steps: Sequence[Step]) -> Iterator[Wanted]:
    """What must be loaded for `phrase_bounds`, beside the lexemes."""
    phrase = snapshot.phrase_key(*part) if (part := whole(steps)) else None
    if phrase:
        yield phrase, None
    for part in parts_of(steps):
        yield from ((key, phrase) for key in snapshot.phrase_keys(*part))


def phrase_bounds(snapshot: Snapshot, steps: Sequence[Step]) -> Bounds:
    """A short one is known where it is frequent; of others, which clauses have each part of them."""
    if (part := whole(steps)) and snapshot.knows_phrase(*part):
        found, _ = snapshot.phrase(*part)
        return Bounds(found.clauses, found.clauses)
    possible = reduce(and_, sorted((any_of(snapshot, step.lexemes) for step in steps), key=len))
    sure = BitMap()
    for part in parts_of(steps):
        known, maybe = snapshot.phrase(*part)
        possible = possible & maybe
        if len(part[0]) == len(steps):
            sure = known.clauses
    return Bounds(sure, possible)


def any_of(snapshot: Snapshot, lexemes: Iterable[str]) -> BitMap:
    return reduce(or_, (snapshot.lexeme(lexeme).clauses for lexeme in lexemes), BitMap())
