"""What may have been meant, where a word stands in no clause."""

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoAssertNumQueries

from archive.index.sealing import seal
from archive.models import Clause, Document, Word
from archive.queries.clauses import ClauseQuery, search_clauses
from tests import factories


def meant(words: str, **filters: tuple[str, ...]) -> tuple[tuple[str, int], ...]:
    return search_clauses(ClauseQuery(words, filters)).meant


@pytest.mark.parametrize(
    ("typed", "corrected"),
    {
        "traficking": "trafficking",
        "drougth": "drought",
        "DROUGTH": "drought",
        "secretery": "secretary",
        "displcement of children": "displacement children",
        '"human traficking"': '"human trafficking"',
        "=droughtts": "=droughts",
        "human traficing type:operative": "human trafficking type:operative",
        "drougth -flood": "drought -flood",
        "displacd childern": "displaced children",
        "displacement NEAR/5 childern": "displacement NEAR/5 children",
        "neighburs": "neighbours",
        "naive cooperatve": "naive cooperative",
        "anti-humen": "anti-human",
    }.items(),
)
def test_the_archives_own_word_is_offered(archive: list[Clause], typed: str, corrected: str) -> None:
    assert corrected in [words for words, _ in meant(typed)]


def test_each_says_what_it_finds(archive: list[Clause]) -> None:
    for _, number in (*meant("drougth"), *meant("drougth", kind=("operative",))):
        assert number
    (words, number), *_ = meant("drougth", kind=("operative",))
    assert (words, number) == (
        "drought",
        search_clauses(ClauseQuery(words, {"kind": ("operative",)})).clauses,
    )


@pytest.mark.parametrize(
    "typed",
    ["drought", "drought seized", "qqqq", "-drougth", "dr*", "drougt*", "of", "A/RES/99/99", "rgi", ""],
)
def test_nothing_is_offered(archive: list[Clause], typed: str) -> None:
    assert meant(typed) == ()


def test_a_correction_that_finds_nothing_is_not_offered(archive: list[Clause]) -> None:
    assert meant("drougth seized") == ()
    assert meant("drougth", year=("1999",)) == ()


def test_the_more_frequent_of_words_equally_alike_comes_first(db: None) -> None:
    factories.ClauseFactory(text="Requests a plane;")
    for _ in range(40):
        factories.ClauseFactory(text="Requests a plant;")
        factories.ClauseFactory(text="Requests a ship;")
    seal()
    assert [words for words, _ in meant("planx")] == ["plant", "plane"]


def test_words_of_clauses_that_are_gone_are_not_offered(archive: list[Clause]) -> None:
    Clause.objects.filter(text__contains="seized").delete()
    assert Word.objects.filter(word="seized").exists()
    assert meant("siezed") == ()


def test_words_of_other_scripts(db: None) -> None:
    clause = factories.ClauseFactory(text="Призывает государства противодействовать засухе;")
    Document.objects.update(language="Russian")
    Clause.objects.filter(pk=clause.pk).update(language="Russian")
    seal()
    assert meant("государтсва") == (("государства", 1),)


def test_an_archive_without_an_index_offers_nothing(db: None) -> None:
    factories.ClauseFactory(text="Urges all to act on drought;")
    assert meant("drougth") == ()


def test_one_query_more(archive: list[Clause], django_assert_num_queries: DjangoAssertNumQueries) -> None:
    search_clauses(ClauseQuery("drougth"))  # what the process keeps is read
    search_clauses(ClauseQuery("qqq"))
    with django_assert_num_queries(5):
        search_clauses(ClauseQuery("drougth"))
    with django_assert_num_queries(4):
        search_clauses(ClauseQuery("qqq"))


@pytest.mark.parametrize(
    ("words", "instead"),
    [
        ("drougth OR children", "drought OR children"),
        ("children OR drougth OR qqqq", "children OR drought OR qqqq"),
        ("displaced (drougth OR children)", "displaced (drought OR children)"),
    ],
)
def test_an_alternative_in_no_clause_is_told_beside_what_was_found(
    archive: list[Clause], client: Client, words: str, instead: str
) -> None:
    factories.ClauseFactory(text="Notes the displaced and the drought;")
    answer = search_clauses(ClauseQuery(words))
    number = search_clauses(ClauseQuery(instead)).clauses
    assert 0 < answer.clauses < number
    assert (answer.meant, answer.wider) == (((instead, number),), ())
    html = client.get("/search/", {"q": words}).content.decode()
    assert f"<strong>{instead}</strong>" in html
    assert 'class="hit"' in html


@pytest.mark.parametrize("words", ["drought OR children", "drougth OR Sahel", "children -drougth"])
def test_nothing_is_offered_that_finds_no_more(archive: list[Clause], words: str) -> None:
    """All that is left about drought is in the Sahel."""
    Clause.objects.filter(text__icontains="drought").exclude(text__contains="Sahel").delete()
    answer = search_clauses(ClauseQuery(words))
    assert answer.clauses
    assert answer.meant == ()


def test_one_query_for_an_alternative_in_no_clause(archive: list[Clause]) -> None:
    def queries(words: str) -> int:
        search_clauses(ClauseQuery(words))
        with CaptureQueriesContext(connection) as captured:
            search_clauses(ClauseQuery(words))
        return len(captured)

    assert queries("children OR drought") - queries("drought") == 1
    assert queries("children OR drougth") - queries("children") == 1


def test_the_page_the_program_and_the_terminal_say_so(
    archive: list[Clause], client: Client, capsys: pytest.CaptureFixture[str]
) -> None:
    html = client.get("/search/?q=drougth&kind=operative").content.decode()
    ((words, number),) = meant("drougth", kind=("operative",))
    assert f'<a href="?q={words}&amp;kind=operative"><strong>{words}</strong></a>' in html
    answer = client.get("/api/v1/clauses/?q=drougth&kind=operative").json()
    assert answer["meant"] == [{"query": words, "clauses": number}]
    call_command("search", "drougth")
    assert "Did you mean drought? " in capsys.readouterr().out
