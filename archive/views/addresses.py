"""Addresses of what a search or a list would show; the same question has always the same."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from urllib.parse import urlencode

from django.urls import reverse

from archive.queries.clauses import BY_TEXT, ClauseQuery
from archive.queries.facets import Filters


def search_url(query: ClauseQuery) -> str:
    """The query string of a search."""
    return f"?{urlencode([*_words(query), *_chosen(query.filters), *_manner(query)])}"


def search_urls(query: ClauseQuery, name: str) -> Callable[[Iterable[str]], str]:
    """As `search_url` of `with_values`, for many choices of one filter: what is around it is encoded once."""
    query = with_values(query, name, query.filters.get(name, ()))
    names = list(query.filters)
    place = names.index(name)
    ahead = {one: query.filters[one] for one in names[:place]}
    behind = {one: query.filters[one] for one in names[place + 1 :]}
    before = urlencode([*_words(query), *_chosen(ahead)])
    after = urlencode([*_chosen(behind), *_manner(query)])

    def address(values: Iterable[str]) -> str:
        pieces = (before, urlencode([(name, value) for value in values]), after)
        return f"?{'&'.join(filter(None, pieces))}"

    return address


def _words(query: ClauseQuery) -> list[tuple[str, str]]:
    return [("q", query.words)] if query.words else []


def _chosen(filters: Filters) -> list[tuple[str, str]]:
    return [(name, value) for name, values in filters.items() for value in values]


def _manner(query: ClauseQuery) -> list[tuple[str, object]]:
    """How what is found is shown."""
    pairs: list[tuple[str, object]] = [("sort", query.sort)] if query.sort else []
    pairs += [("group", BY_TEXT)] if query.by_text else []
    pairs += [("page", query.page)] if query.page > 1 else []
    return pairs


def with_values(query: ClauseQuery, name: str, values: Iterable[str]) -> ClauseQuery:
    """The query with these values of a filter in place of others, from its first page."""
    return replace(query, filters={**query.filters, name: tuple(values)}, page=1)


def clauses_with(query: ClauseQuery) -> str:
    """Where the clause search answers this."""
    return f"{reverse('clause_search')}{search_url(query)}"


def resolutions_with(filters: Iterable[tuple[str, str]]) -> str:
    """Where resolutions are listed under these filters."""
    return f"{reverse('resolution_list')}?{urlencode(list(filters))}"


def sessions_with(filters: Iterable[tuple[str, str]]) -> str:
    """Where sessions are listed under these filters."""
    return f"{reverse('session_list')}?{urlencode(list(filters))}"
