"""Clause search."""

from collections.abc import Sequence
from dataclasses import replace

from django.conf import settings
from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from archive.filters import Chip
from archive.forms import ClauseSearchForm
from archive.histograms import Histogram, choice_of_years
from archive.queries.alike import liked_resolution
from archive.queries.clauses import ClausePage, Group, Row, search_clauses
from archive.queries.found import Sort
from archive.views.addresses import search_url, search_urls
from archive.views.chips import chips_of, range_of
from archive.views.stopped import StoppedSearchMixin

SORT_LABELS = {
    Sort.RELEVANCE: _("Best match"),
    Sort.NEWEST: _("Newest first"),
    Sort.DOCUMENT: _("Document order"),
}


GROUPING_LABELS = {False: _("Clause by clause"), True: _("By resolution")}


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
            "range": range_of(answer.query),
            "histogram": draw_years(answer),
            "refused": any(problems for _, problems in facets),
            "chips": list_chips(answer),
            "unfiltered": search_url(replace(answer.query, filters={}, page=1)),
            "meant": list_instead(answer, answer.meant),
            "wider": list_instead(answer, [one for one in answer.wider if one[1]]),
            "absent": [words for words, number in answer.wider if not number],
            "rows": list_rows(answer),
            "liked": liked_resolution(answer.reading),
            "search": search_url(replace(answer.query, by_text=False)),
            "export_max": settings.EXPORT_MAX_CLAUSES,
            "sorts": list_sorts(answer),
            "groupings": list_groupings(answer),
            "groups": list_groups(answer),
            "page": page_of_answer(answer),
        }
        return render(request, "archive/clause_search.html", context)


def list_chips(answer: ClausePage) -> list[Chip]:
    """Each filter value in force, with the search without it."""
    return chips_of(answer.facets, answer.query, search_url)


def draw_years(answer: ClausePage) -> Histogram | None:
    """The clauses by year, where something was asked."""
    if not answer.asked:
        return None
    facet = next(facet for facet in answer.facets if facet.name == "year")
    chosen = answer.query.filters.get("year", ())
    return choice_of_years(facet.counts, chosen, search_urls(answer.query, "year"))


def list_rows(answer: ClausePage) -> list[tuple[Row, str]]:
    """What the page shows, each with the address of all that is like it; none where nothing else is."""
    query = replace(answer.query, page=1)
    rows = ((row, row.hit.like_words) for row in answer.rows)
    return [(row, search_url(replace(query, words=words)) if words else "") for row, words in rows]


def list_groups(answer: ClausePage) -> list[tuple[Group, list[tuple[Row, str]]]]:
    """Each text that the page shows, with its clauses as `list_rows` has them."""
    rows = {row.hit.clause.pk: (row, like) for row, like in list_rows(answer)}
    return [(group, [rows[hit.clause.pk] for hit in group.hits]) for group in answer.groups]


def page_of_answer(answer: ClausePage) -> Page[int]:
    """Of clauses, or of texts."""
    if answer.query.by_text:
        paginator = Paginator(range(answer.resolutions + answer.papers), settings.SEARCH_TEXTS_PAGE_SIZE)
    else:
        paginator = Paginator(range(answer.clauses), settings.SEARCH_PAGE_SIZE)
    return paginator.page(answer.query.page)


def list_groupings(answer: ClausePage) -> list[tuple[str, str, bool]]:
    """Label, address and whether in force."""
    return [
        (
            str(label),
            search_url(replace(answer.query, by_text=by_text, page=1)),
            by_text == answer.query.by_text,
        )
        for by_text, label in GROUPING_LABELS.items()
    ]


def list_sorts(answer: ClausePage) -> list[tuple[str, str, bool]]:
    """Label, address and whether in force. Without words there is nothing to rank."""
    offered = [sort for sort in Sort if sort != Sort.RELEVANCE or answer.reading.ranking]
    return [
        (str(SORT_LABELS[sort]), search_url(replace(answer.query, sort=sort, page=1)), sort == answer.sort)
        for sort in offered
    ]


def list_instead(answer: ClausePage, others: Sequence[tuple[str, int]]) -> list[tuple[str, int, str]]:
    """Where a question finds nothing: each other one, its number of clauses, its address."""
    return [
        (words, number, search_url(replace(answer.query, words=words, page=1))) for words, number in others
    ]
