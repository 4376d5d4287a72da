"""Clause search."""

from dataclasses import replace

from django.conf import settings
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from archive.filters import Chip
from archive.forms import ClauseSearchForm
from archive.histograms import Histogram, histogram
from archive.queries import years
from archive.queries.clauses import ClausePage, ClauseQuery, Row, search_clauses
from archive.queries.found import Sort
from archive.queries.wider import Counted
from archive.views.addresses import search_url
from archive.views.stopped import StoppedSearchMixin

SORT_LABELS = {
    Sort.RELEVANCE: "Best match",
    Sort.NEWEST: "Newest first",
    Sort.DOCUMENT: "Document order",
}


class ClauseSearchView(StoppedSearchMixin):
    """The URL is the whole search."""

    def get(self, request: HttpRequest) -> HttpResponse:
        form = ClauseSearchForm(request.GET)
        answer = search_clauses(form.query)
        form.compare(answer)
        facets = [(facet, form.problems[facet.name]) for facet in answer.facets]
        facets = [
            (facet, problems) for facet, problems in facets if facet.narrows(answer.clauses) or problems
        ]
        context = {
            "answer": answer,
            "problems": form.problems,
            "facets": facets,
            "range": find_range(answer),
            "histogram": draw_years(answer),
            "refused": any(problems for _, problems in facets),
            "chips": list_chips(answer),
            "unfiltered": search_url(replace(answer.query, filters={}, page=1)),
            "meant": list_instead(answer, answer.meant),
            "wider": list_instead(answer, answer.wider),
            "rows": list_rows(answer),
            "search": search_url(answer.query),
            "export_max": settings.EXPORT_MAX_CLAUSES,
            "sorts": list_sorts(answer),
            "page": Paginator(range(answer.clauses), settings.SEARCH_PAGE_SIZE).page(answer.query.page),
        }
        return render(request, "archive/clause_search.html", context)


def list_chips(answer: ClausePage) -> list[Chip]:
    """Each filter value in force, with the search without it."""
    return [
        Chip(
            facet.heading,
            value.label,
            search_url(_without(answer.query, facet.name, value.value)),
            facet.name,
            value.value,
        )
        for facet in answer.facets
        for value in facet.chosen
    ]


def find_range(answer: ClausePage) -> tuple[str, str, str]:
    """The first range of years in force: its value, from where, to where; blank without one."""
    value = next((value for value in answer.query.filters.get("year", ()) if years.is_span(value)), "")
    low, _, high = value.partition(years.SEPARATOR)
    return value, low, high


def draw_years(answer: ClausePage) -> Histogram | None:
    """The clauses by year, where there are several to choose from or one is chosen.

    A bar adds its year to those chosen or takes it off; one within a range leads to that year alone.
    """
    if not answer.asked:
        return None
    facet = next(facet for facet in answer.facets if facet.name == "year")
    chosen = answer.query.filters.get("year", ())
    counts = {int(value.value): value.count for value in facet.values if not years.is_span(value.value)}

    def link(value: str, is_chosen: bool) -> str:
        if value in chosen:
            return search_url(_without(answer.query, "year", value))
        kept = () if is_chosen else chosen
        filters = {**answer.query.filters, "year": (*kept, value)}
        return search_url(replace(answer.query, filters=filters, page=1))

    drawn = histogram(counts, [years.span_of(value) for value in chosen], link)
    return drawn if chosen or (drawn and len(drawn.bars) > 1) else None


def list_rows(answer: ClausePage) -> list[tuple[Row, str]]:
    """What the page shows, each with the address of all that is like it; none where nothing else is."""
    query = replace(answer.query, page=1)
    rows = ((row, row.hit.like_words) for row in answer.rows)
    return [(row, search_url(replace(query, words=words)) if words else "") for row, words in rows]


def list_sorts(answer: ClausePage) -> list[tuple[str, str, bool]]:
    """Label, address and whether in force. Without words there is nothing to rank."""
    offered = [sort for sort in Sort if sort != Sort.RELEVANCE or answer.reading.ranking]
    return [
        (SORT_LABELS[sort], search_url(replace(answer.query, sort=sort, page=1)), sort == answer.sort)
        for sort in offered
    ]


def list_instead(answer: ClausePage, others: Counted) -> list[tuple[str, int, str]]:
    """Where a question finds nothing: each other one, its number of clauses, its address."""
    return [
        (words, number, search_url(replace(answer.query, words=words, page=1))) for words, number in others
    ]


def _without(query: ClauseQuery, name: str, value: str) -> ClauseQuery:
    kept = tuple(other for other in query.filters[name] if other != value)
    return replace(query, filters={**query.filters, name: kept}, page=1)
