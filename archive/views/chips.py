"""The filters of a clause search in force, and how each is taken off."""

from collections.abc import Callable, Iterable

from archive.filters import Chip
from archive.queries import years
from archive.queries.clauses import ClauseQuery
from archive.queries.facets import Facet
from archive.views.addresses import with_values


def chips_of(
    facets: Iterable[Facet], query: ClauseQuery, address: Callable[[ClauseQuery], str]
) -> list[Chip]:
    """Each value in force of these facets; `address` is of a query's page."""
    chips = []
    for facet in facets:
        chosen = query.filters.get(facet.name, ())
        for value in facet.chosen:
            others = [other for other in chosen if other != value.value]
            without = address(with_values(query, facet.name, others))
            chips.append(Chip(facet.heading, value.label, without, facet.name, value.value))
    return chips


def range_of(query: ClauseQuery) -> tuple[str, str, str]:
    """The first range of years in force: its value, from where, to where; blank without one."""
    value = next((value for value in query.filters.get("year", ()) if years.is_span(value)), "")
    low, _, high = value.partition(years.SEPARATOR)
    return value, low, high
