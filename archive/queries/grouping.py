"""What a search finds, text by text: resolutions and papers, each once, with the clauses found in it."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from django.conf import settings

from archive.queries.found import Found, Sort

# Of each text so many clauses are shown; the rest stand in the text itself.
SHOWN = 4


@dataclass(frozen=True, slots=True)
class FoundText:
    """The keys of the clauses `shown`, and the number of those found.

    `owner` is the key of a resolution, below zero of a paper.
    """

    owner: int
    clauses: int
    shown: tuple[int, ...]


def texts_found(found: Found, sort: Sort, start: int, end: int) -> list[FoundText]:
    """Of the texts in the order of the first clause of each, those from and up to.

    By relevance the texts of the best SEARCH_SCORED clauses stand first, and then the others, the newest
    first; of a text the best clauses are shown, and then the first ones.
    """
    best: Sequence[int] = []
    leading: list[int] = []
    if sort == Sort.RELEVANCE:
        best, sort = found.keys(sort, 0, settings.SEARCH_SCORED), Sort.NEWEST
        owner_of = found.owner_of(best)
        leading = list(dict.fromkeys(owner_of[key] for key in best))
    owners, before = leading[start:end], len(leading)
    if end > before:
        owners += found.owners_by_date(sort, leading, max(start, before) - before, end - before)
    return _with_clauses(owners, found.clauses_of(owners), best)


def _with_clauses(
    owners: Collection[int], clauses_of: Mapping[int, Collection[int]], best: Sequence[int]
) -> list[FoundText]:
    rank = {key: place for place, key in enumerate(best)}
    return [
        FoundText(
            owner,
            len(clauses_of[owner]),
            tuple(sorted(clauses_of[owner], key=lambda key: (rank.get(key, len(best)), key))[:SHOWN]),
        )
        for owner in owners
    ]
