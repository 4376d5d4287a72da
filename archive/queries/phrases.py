"""The phrases within a term that the derived index may know of."""

from collections.abc import Iterator, Sequence

from archive.index.phrases import DISTANCES, LONGEST
from archive.queries.lexemes import Step

# The lexemes of a phrase, and how far each stands behind the one before.
Part = tuple[list[str], list[int]]


def parts_of(steps: Sequence[Step]) -> Iterator[Part]:
    """The lexemes and distances of the phrases within one that the index knows of."""
    size = min(LONGEST, len(steps))
    for at in range(len(steps) - size + 1) if size > 1 else ():
        part = steps[at : at + size]
        distances = [step.distance for step in part[1:]]
        if set(distances) <= set(DISTANCES):
            yield [step.lexemes[0] for step in part], distances


def whole(steps: Sequence[Step]) -> Part | None:
    """The phrase, if it is so short that the index may know of it."""
    return next(parts_of(steps), None) if len(steps) <= LONGEST else None
