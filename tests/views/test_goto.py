"""The box that leads to a place in a text."""

import pytest

from archive.models import Resolution
from tests import factories as make
from tests.views.html import attributes, texts

pytestmark = pytest.mark.django_db


@pytest.fixture
def resolution() -> Resolution:
    """Two preambular clauses, an operative one with two below it on printed lines, an annex."""
    resolution = make.ResolutionFactory()
    for n in (1, 2):
        make.ClauseFactory(resolution=resolution, kind="preambular", pinpoint=f"PP{n}", anchor=f"pp-{n}")
    above = make.ClauseFactory(
        resolution=resolution, pinpoint="12", anchor="op-12", printed_first=40, printed_last=44
    )
    for label, first in (("a", 41), ("b", 43)):
        make.ClauseFactory(
            resolution=resolution,
            parent=above,
            depth=1,
            pinpoint=f"12 ({label})",
            anchor=f"op-12-{label}",
            printed_first=first,
            printed_last=first + 1,
        )
    annex = make.SectionFactory(paper=None, resolution=resolution, label="Annex II")
    make.ClauseFactory(
        resolution=resolution, section=annex, kind="paragraph", pinpoint="Annex II, 3", anchor="annex-ii-3"
    )
    return resolution


@pytest.mark.parametrize(
    ("typed", "anchor"),
    [
        ("line 40", "op-12"),
        ("Lines 43-44", "op-12-b"),
        ("l. 41", "op-12-a"),
        ("OP 12(b)", "op-12-b"),
        ("op12 (B)", "op-12-b"),
        ("operative clause 12 b)", "op-12-b"),
        ("para. 12 (a)", "op-12-a"),
        ("12", "op-12"),
        ("12b", "op-12-b"),
        ("OP12a", "op-12-a"),
        (" 12 (a). ", "op-12-a"),
        ("PP2", "pp-2"),
        ("preambular 1", "pp-1"),
        ("annex ii, 3", "annex-ii-3"),
    ],
)
def test_leads_to_the_clause(client, resolution, typed, anchor):
    url = resolution.get_absolute_url()
    response = client.get(url, {"goto": typed})
    assert (response.status_code, response["Location"]) == (302, f"{url}#{anchor}")


@pytest.mark.parametrize(
    "typed",
    ["OP 99", "line 45", "line 999999", "PP12", "12 (c)", "the sea", "<b>", "?", "\0", "OP ٣", "9" * 300],
)
def test_what_is_nowhere_is_said(client, resolution, typed):
    response = client.get(resolution.get_absolute_url(), {"goto": typed})
    html = response.content.decode()
    assert response.status_code == 200
    assert texts(html, ".field__error")[0].startswith("There is no place that is called “")
    assert attributes(html, "input.input", "aria-describedby") == ["goto-hint goto-missed"]


@pytest.mark.parametrize("query", ["", "?goto=", "?goto=%20"])
def test_nothing_typed_is_no_mistake(page, resolution, query):
    html = page(f"{resolution.get_absolute_url()}{query}")
    assert texts(html, ".goto") == ["Go to Go For example: “OP 12 (b)”, “PP4”, “line 41”."]
    assert attributes(html, "input.input", "aria-invalid") == []


def test_lines_of_a_text_without_printed_numbers_are_those_of_its_source(client):
    clause = make.ClauseFactory(anchor="op-1", first_line=30, last_line=33)
    url = clause.resolution.get_absolute_url()
    assert client.get(url, {"goto": "line 31"})["Location"] == f"{url}#op-1"


def test_a_place_in_a_long_text_and_in_a_paper(client):
    paper = make.PaperFactory(parts=3)
    make.ClauseFactory(resolution=None, paper=paper, kind="paragraph", pinpoint="7", anchor="para-7", part=3)
    url = paper.get_absolute_url()
    assert client.get(url, {"goto": "para 7"})["Location"] == f"{url}?clause=para-7#para-7"
    assert texts(client.get(url, {"goto": "OP 7"}).content.decode(), ".field__error") == [
        "There is no place that is called “OP 7” in this text."
    ]


def test_places_of_another_text_are_not_found(client, resolution):
    other = make.ResolutionFactory()
    assert client.get(other.get_absolute_url(), {"goto": "PP1"}).status_code == 200
