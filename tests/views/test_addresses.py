"""Addresses of what a search would show."""

import pytest

from archive.queries.clauses import ClauseQuery
from archive.queries.found import Sort
from archive.views.addresses import search_url, search_urls, with_values


@pytest.mark.parametrize(
    "query",
    [
        ClauseQuery(),
        ClauseQuery("a & b=c"),
        ClauseQuery("é", {"year": ("2015", "2016..2018"), "verb": ("call upon",)}, page=4),
        ClauseQuery("", {"verb": ("x&y",), "year": ("2015",), "kind": ("operative",)}, Sort.NEWEST, 2, True),
        ClauseQuery("", {"verb": ("x&y",)}, by_text=True),
    ],
)
def test_many_choices_have_the_addresses_of_each(query: ClauseQuery) -> None:
    address = search_urls(query, "year")
    for values in ([], ["2015"], ["2016..2018", "2001"], ["&year=1"]):
        assert address(values) == search_url(with_values(query, "year", values))
