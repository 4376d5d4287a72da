"""Lists of what clauses have: the phrases that they open with, the instruments that they cite."""

from collections.abc import Mapping
from dataclasses import dataclass

from archive.models import Reference
from archive.queries.clauses import ClauseQuery, without_unknown
from archive.queries.facets import Facet, Filters, facets_of, keys_of, read_known
from archive.queries.found import CITES
from archive.queries.indexed import find
from archive.queries.limits import search_limits
from archive.queries.overview_kept import kept_overview
from archive.queries.reading import Reading


@dataclass(frozen=True, slots=True)
class Listed:
    """By each value how many of the clauses under `query` have it; of phrases also by kind and by year.

    `unknown` are filter values that nothing is called by, which `query` leaves out. `facets` count clauses.
    """

    query: ClauseQuery
    unknown: tuple[tuple[str, str], ...]
    counts: Mapping[str, int]
    kinds: Mapping[tuple[str, str], int]
    years: Mapping[tuple[str, str], int]
    facets: Mapping[str, Facet]


def list_values(name: str, filters: Filters) -> Listed:
    """Of the facet "verb" or CITES; a filter by the facet itself has no say.

    Raises SearchTimeoutError.
    """
    with search_limits():
        known = read_known()
        asked = ClauseQuery(filters={key: values for key, values in filters.items() if key != name})
        query, unknown = without_unknown(asked, known)
        found = find(Reading(), keys_of(query.filters, known))
        crossed = name != CITES
        return Listed(
            query=query,
            unknown=unknown,
            counts=found.count_by(name),
            kinds=found.cross(name, "kind") if crossed else {},
            years=found.cross(name, "year") if crossed else {},
            facets={facet.name: facet for facet in facets_of(found.facets(), query.filters, known)},
        )


def instrument_kinds() -> Mapping[str, str]:
    """What each instrument is, as a value of Reference.Kind; an article where only its articles are cited."""
    return kept_overview("instrument-kinds", _instrument_kinds)


def _instrument_kinds() -> Mapping[str, str]:
    rows = Reference.objects.order_by().values_list("instrument", "kind").distinct()
    article = Reference.Kind.ARTICLE
    return dict(sorted(rows, key=lambda row: (row[1] != article, row[1])))
