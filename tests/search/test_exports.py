"""A search as JSON, CSV, feed and in a terminal: the same as on the page."""

import csv
import io
import json
from typing import Any
from xml.etree import ElementTree

import pytest
from django.core.management import call_command
from django.db import connection
from django.http import StreamingHttpResponse
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from pytest_django import DjangoAssertNumQueries

from archive.exports.openapi import ANSWER, describe
from archive.models import Clause
from archive.queries import clauses as queries
from archive.queries.clauses import ClauseQuery, search_clauses
from tests import factories

ATOM = "{http://www.w3.org/2005/Atom}"


def api(client: Client, **data: Any) -> dict[str, Any]:
    response = client.get("/api/v1/clauses/", data)
    assert (response.status_code, response["Content-Type"]) == (200, "application/json")
    answer: dict[str, Any] = response.json()
    Draft202012Validator(ANSWER).validate(answer)
    return answer


def rows(client: Client, **data: Any) -> list[dict[str, str]]:
    response = client.get("/search.csv", data)
    assert response.status_code == 200
    text = b"".join(response.streaming_content).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


def test_json_says_what_the_page_says(archive: list[Clause], client: Client) -> None:
    data = {"q": '"human rights" OR drought', "kind": "operative"}
    answer = api(client, **data)
    page = search_clauses(ClauseQuery(data["q"], {"kind": ("operative",)}))
    assert (answer["clauses"], answer["resolutions"], answer["papers"]) == (
        page.clauses,
        page.resolutions,
        page.papers,
    )
    assert answer["reading"] == "Clauses with “human rights”; or with drought"
    assert [hit["text"] for hit in answer["hits"]] == [hit.clause.text for hit in page.hits]
    marked = {hit["text"][start:end].lower() for hit in answer["hits"] for start, end in hit["highlights"]}
    assert marked <= {"human rights", "drought", "droughts"}
    assert {value["value"]: value["clauses"] for value in answer["facets"][0]["values"]} == {
        value.value: value.count for value in page.facets[0].values
    }
    assert answer["hits"][0]["url"].startswith("http://testserver/sessions/")


def test_page_json_csv_and_feed_of_what_cites_an_instrument(archive: list[Clause], client: Client) -> None:
    data = {"cites": ["A/RES/55/25", "A/RES/70/1"], "year": "2019"}
    texts = [clause.text for clause in archive if clause.year == 2019 and "70/1" in clause.text]
    answer = api(client, **data)
    assert [hit["text"] for hit in answer["hits"]] == texts != []
    facet = answer["facets"][-1]
    assert (facet["name"], facet["heading"], facet["cut"]) == ("cites", "Cited instrument", False)
    assert [value["label"] for value in facet["values"] if value["chosen"]] == data["cites"]
    assert [row["text"] for row in rows(client, **data)] == texts
    feed = ElementTree.fromstring(client.get("/search.atom", data).content)  # noqa: S314 - our own
    assert len(feed.findall(f"{ATOM}entry")) == len(texts)
    with override_settings(FACET_INSTRUMENTS=1):
        html = client.get("/search/").content.decode()
    assert "Others are found by <code>cites:</code> among the words." in html


def test_what_a_clause_cites_stands_beside_it_once(db: None, client: Client) -> None:
    clause = factories.ClauseFactory(text="Recalls peace, and quiet, and peace;")
    for start, key in ((20, "A/RES/70/1"), (8, "SDG 16"), (30, "SDG 16")):
        factories.ReferenceFactory(clause=clause, key=key, start=start, end=start + 5)
    factories.ClauseFactory(text="Calls for peace;")
    assert [hit["cites"] for hit in api(client, q="quiet")["hits"]] == [["SDG 16", "A/RES/70/1"]]
    assert sorted(row["cites"] for row in rows(client, q="peace")) == ["", "SDG 16; A/RES/70/1"]


def test_json_tells_troubles_and_problems(archive: list[Clause], client: Client) -> None:
    answer = api(client, q="(drought", year="soon", page="9")
    assert answer["troubles"] == [
        {"message": "This bracket is never closed; it was read to the end.", "start": 0, "end": 1}
    ]
    assert answer["problems"] == [
        "The archive has no year “soon”.",
        "There is no page “9”; this is page 1.",
    ]


def test_json_of_nothing_found_and_of_a_name(archive: list[Clause], client: Client) -> None:
    assert api(client, q="xylophone drought")["wider"][0]["query"] == "drought"
    named = api(client, q="ccpcj 1 2019")["named"]
    assert [item["name"] for item in named] == ["CCPCJ/1/2019"]


def test_the_description_is_openapi(client: Client) -> None:
    assert client.get("/api/v1/openapi.json").json() == json.loads(json.dumps(describe()))
    Draft202012Validator.check_schema(ANSWER)


def test_csv_has_every_clause_in_the_order_of_the_page(archive: list[Clause], client: Client) -> None:
    found = rows(client, q="drought OR human", sort="document")
    page = search_clauses(ClauseQuery("drought OR human"))
    assert len(found) == page.clauses > len(page.hits)
    api_first = api(client, q="drought OR human", sort="document")["hits"]
    assert [row["text"] for row in found[: len(api_first)]] == [hit["text"] for hit in api_first]
    assert [row["address"] for row in found[: len(api_first)]] == [hit["url"] for hit in api_first]


def test_csv_of_nothing_asked_is_its_heading(archive: list[Clause], client: Client) -> None:
    assert rows(client) == []


@override_settings(EXPORT_MAX_CLAUSES=3)
def test_csv_ends_at_its_limit(archive: list[Clause], client: Client) -> None:
    assert len(rows(client, q="drought OR human")) == 3
    html = client.get("/search/", {"q": "drought OR human"}).content.decode()
    assert "(the first 3)" in html


def test_no_cell_is_a_formula(db: None, client: Client) -> None:
    factories.ClauseFactory(text="=HYPERLINK(1) peace")
    assert [row["text"] for row in rows(client, q="peace")] == ["'=HYPERLINK(1) peace"]


@pytest.mark.parametrize("number", [1, 3])
def test_csv_takes_as_many_queries_for_many_rows(
    db: None, client: Client, number: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(number):
        factories.ClauseFactory(text="Peace and quiet;")
    rows(client, q="peace")  # what the process keeps is read
    with django_assert_max_num_queries(10):
        assert len(rows(client, q="peace")) == number


def test_csv_comes_as_it_is_read(db: None, client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first lines are sent when as many clauses were read, though more were found."""
    monkeypatch.setattr(queries, "EXPORT_BATCH", 2)
    for n in range(7):
        factories.ClauseFactory(text=f"Peace and quiet {'for all ' * n};")
    with CaptureQueriesContext(connection) as asked:
        response = client.get("/search.csv?q=peace")
        assert isinstance(response, StreamingHttpResponse)
        before = len(asked)
        lines = iter(response)
        assert [next(lines).count(b"quiet") for _ in range(3)] == [0, 1, 1]
        assert len(asked) == before
        assert sum(line.count(b"quiet") for line in lines) == 5
        assert len(asked) > before


def test_the_feed_has_the_newest(archive: list[Clause], client: Client) -> None:
    response = client.get("/search.atom", {"q": "drought"})
    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    feed = ElementTree.fromstring(response.content)  # noqa: S314 - our own
    assert feed.findtext(f"{ATOM}title") == "Rapporteur: drought"
    newest = api(client, q="drought", sort="newest")["hits"]
    assert [entry.findtext(f"{ATOM}summary") for entry in feed.iter(f"{ATOM}entry")] == [
        hit["text"] for hit in newest
    ]


def test_the_command_prints_what_was_found(archive: list[Clause]) -> None:
    out = io.StringIO()
    call_command("search", "sahel", "year:2019", stdout=out)
    lines = out.getvalue().splitlines()
    assert lines[0] == "Clauses with sahel, of year 2019"
    assert lines[1] == "1 clause in 1 resolution"
    assert "Requests the Secretary-General to report on drought in the Sahel;" in lines
    out = io.StringIO()
    call_command("search", "sahel", json=True, stdout=out)
    Draft202012Validator(ANSWER).validate(json.loads(out.getvalue()))


@pytest.mark.parametrize("path", ["/api/v1/clauses/", "/search.csv", "/search.atom"])
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.text(max_size=40), page=st.text(max_size=5))
def test_no_words_break_an_export(
    archive: list[Clause], client: Client, path: str, words: str, page: str
) -> None:
    response = client.get(path, {"q": words, "page": page, "year": page})
    assert response.status_code == 200
    assert list(response)  # to its end, for it holds on to what it saw
