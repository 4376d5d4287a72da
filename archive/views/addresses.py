"""Addresses of what a search or a list would show; the same question has always the same."""

from collections.abc import Iterable
from dataclasses import replace
from urllib.parse import urlencode

from django.urls import reverse

from archive.queries.clauses import BY_TEXT, ClauseQuery


def search_url(query: ClauseQuery) -> str:
    """The query string of a search."""
    pairs: list[tuple[str, object]] = [("q", query.words)] if query.words else []
    pairs += [(name, value) for name, values in query.filters.items() for value in values]
    pairs += [("sort", query.sort)] if query.sort else []
    pairs += [("group", BY_TEXT)] if query.by_text else []
    pairs += [("page", query.page)] if query.page > 1 else []
    return f"?{urlencode(pairs)}"


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
