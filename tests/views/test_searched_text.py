"""A text that a search led to, with what it found marked."""

import pytest
from django.test import Client

from archive.models import Clause
from tests import factories


@pytest.fixture
def clause(db: None) -> Clause:
    clause: Clause = factories.ClauseFactory(
        phrase="Strongly urges",
        text="Strongly urges States, by General Assembly resolution 55/25, to end human trafficking <now>;",
    )
    start = clause.text.index("General")
    factories.ReferenceFactory(
        clause=clause, key="A/RES/55/25", start=start, end=start + len("General Assembly resolution 55/25")
    )
    return clause


def html_of(client: Client, clause: Clause, words: str) -> str:
    assert clause.resolution is not None
    response = client.get(clause.resolution.get_absolute_url(), {"q": words})
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.parametrize(
    ("words", "marked"),
    [
        ('"human trafficking"', "to end <mark>human trafficking</mark> &lt;now&gt;;"),
        ("urging", "<em>Strongly <mark>urges</mark></em> States"),
        ("assembly", 'title="A/RES/55/25">General <mark>Assembly</mark> resolution 55/25</span>'),
        ("strongly NEAR/3 states", "<em><mark>Strongly</mark> urges</em> <mark>States</mark>, by"),
    ],
)
def test_what_was_found_is_marked(client: Client, clause: Clause, words: str, marked: str) -> None:
    assert marked in html_of(client, clause, words)


def test_the_page_says_what_is_marked_and_leads_back(client: Client, clause: Clause) -> None:
    html = html_of(client, clause, "trafficking <now>")
    assert "Marked is what the search for <strong>trafficking &lt;now&gt;</strong> finds here." in html
    assert 'href="/search/?q=trafficking%20%3Cnow%3E"' in html


@pytest.mark.parametrize("words", ["", "xylophone", "((", "\x00"])
def test_a_page_that_nothing_was_found_on_says_nothing(client: Client, clause: Clause, words: str) -> None:
    assert "<mark>" not in html_of(client, clause, words)
    assert "Marked is what" not in html_of(client, clause, words)


def test_a_result_leads_to_its_words_in_the_text(client: Client, clause: Clause) -> None:
    html = client.get("/search/", {"q": '"human trafficking"'}).content.decode()
    address = f"{clause.get_absolute_url().partition('#')[0]}?q=%22human+trafficking%22#{clause.anchor}"
    assert f'href="{address}"' in html
