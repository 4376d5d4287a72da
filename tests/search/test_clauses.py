"""What a search finds, against the texts themselves."""

import datetime
import re
from collections.abc import Callable

import pytest
from django.test import override_settings

from archive.models import Clause
from archive.queries.clauses import ClauseQuery, search_clauses
from archive.queries.found import Sort
from tests import factories


def has(pattern: str) -> Callable[[str], bool]:
    return lambda text: re.search(pattern, text, re.IGNORECASE) is not None


TRAFFIC, HUMAN, DROUGHT = has(r"\btraffick(ing|ers)\b"), has(r"\bhuman\b"), has(r"\bdroughts?\b")

SEARCHES: dict[str, Callable[[str], bool]] = {
    "trafficking": TRAFFIC,
    "TRAFFICKED human": lambda text: TRAFFIC(text) and HUMAN(text),
    '"human rights"': has(r"\bhuman rights\b"),
    "human rights": lambda text: HUMAN(text) and has(r"\brights\b")(text),
    "drought OR flood": lambda text: DROUGHT(text) or has(r"\bfloods\b")(text),
    "human -trafficking": lambda text: HUMAN(text) and not TRAFFIC(text),
    'trafficking -"human rights"': lambda text: TRAFFIC(text) and not has("human rights")(text),
    "-human": lambda text: not HUMAN(text),
    "Cote d'Ivoire": has("Côte d’Ivoire"),
    "Côte d’Ivoire": has("Côte d’Ivoire"),
    "naive": has("naïve"),
    '"state of the art"': has("state of the art"),
    "A/RES/55/25": has("A/RES/55/25"),
    "70/1": has(r"\b70/1\b"),
    "anti-human": has("anti-human"),
    "non-governmental": has("non-governmental"),
    "the children": has("children"),
    "children OR seized": has("children|seized"),
    "(drought OR flood) children": lambda text: (
        (DROUGHT(text) or has(r"\bfloods\b")(text)) and has("children")(text)
    ),
    "human -(trafficking OR rights)": lambda text: (
        HUMAN(text) and not TRAFFIC(text) and not has(r"\brights\b")(text)
    ),
    "traffick*": has(r"\btraffick"),
    "cooperati*": has(r"\bcooperati"),
    "policies*": has(r"\bpolicies"),
    "non-governmenta*": has("non-governmenta"),
    "cote*": has("Côte"),
    '"human traffick*"': has(r"\bhuman traffick"),
    "=human": has(r"\bhuman\b"),
    "=droughts": has(r"\bdroughts\b"),
    "=cote": has(r"\bcote\b"),
    "=Côte": has("Côte"),
    "human NEAR/1 rights": has(r"\bhuman rights\b"),
    "rights NEAR/3 human": has(r"\b(human (\w+ ){0,2}rights|rights (\w+ ){0,2}human)\b"),
    "55/25": has("55/25"),
    '"resolution 70/1"': has("resolution 70/1"),
    "anti human": has("anti-human"),
    "drought flood human": lambda text: DROUGHT(text) and HUMAN(text),
    "unheard": has("unheard"),
}


def test_counts_agree_with_the_texts(archive: list[Clause]) -> None:
    for words in SEARCHES:
        check_counts(archive, words)


def check_counts(archive: list[Clause], words: str) -> None:
    expected = [clause for clause in archive if SEARCHES[words](clause.text)]
    answer = search_clauses(ClauseQuery(words))
    assert answer.asked
    assert answer.clauses == len(expected)
    assert answer.resolutions == len({clause.resolution_id for clause in expected if clause.resolution_id})
    assert answer.papers == len({clause.paper_id for clause in expected if clause.paper_id})
    with override_settings(SEARCH_PAGE_SIZE=100):
        hits = search_clauses(ClauseQuery(words)).hits
    assert {hit.clause.pk for hit in hits} == {clause.pk for clause in expected}


def test_without_words_or_filters_nothing_was_asked(archive: list[Clause]) -> None:
    answer = search_clauses(ClauseQuery())
    assert (answer.asked, answer.hits, answer.clauses, answer.papers) == (False, (), len(archive), 1)


def test_stop_words_alone_are_no_words_but_filters_hold(archive: list[Clause]) -> None:
    answer = search_clauses(ClauseQuery("the of", {"kind": ("paragraph",)}))
    assert answer.reading.left_out == ("the", "of")
    assert [hit.clause.text for hit in answer.hits] == [clause.text for clause in archive if clause.paper]


@pytest.mark.parametrize("sort", [Sort.NEWEST, Sort.DOCUMENT])
def test_dated_orders(archive: list[Clause], sort: Sort) -> None:
    sign = -1 if sort == Sort.NEWEST else 1
    expected = sorted(
        (clause for clause in archive if clause.resolution),
        key=lambda clause: (sign * (clause.year or sign * 9999), clause.session_id, clause.position),
    )
    with override_settings(SEARCH_PAGE_SIZE=100):
        answer = search_clauses(ClauseQuery(filters={"kind": ("preambular", "operative")}, sort=sort))
    assert [hit.clause.pk for hit in answer.hits] == [clause.pk for clause in expected]


@pytest.mark.parametrize("sort", [Sort.NEWEST, Sort.DOCUMENT])
def test_where_the_conference_has_no_date_the_document_has(db: None, sort: Sort) -> None:
    days = [datetime.date(2019, 5, 1), datetime.date(2019, 2, 1), datetime.date(2021, 1, 1), None]
    for n, day in enumerate(days):
        of_document = n in (1, 2)
        conference = factories.ConferenceFactory(start_date=None if of_document else day, end_date=None)
        document = factories.DocumentFactory(session__conference=conference, date=day)
        owner: dict[str, object] = {"resolution__document": document}
        if n == 2:
            paper = factories.PaperFactory(document=document)
            owner = {"resolution": None, "paper": paper, "kind": "paragraph"}
        factories.ClauseFactory(**owner, year=day and day.year, text=f"Clause of {day}")
    hits = search_clauses(ClauseQuery("clause", sort=sort)).hits
    newest_first = [days[2], days[0], days[1]]
    expected = newest_first if sort == Sort.NEWEST else newest_first[::-1]
    assert [hit.clause.text for hit in hits] == [f"Clause of {day}" for day in (*expected, None)]


def best_first(words: str, *texts: str) -> list[str]:
    for text in texts:
        factories.ClauseFactory(text=text)
    return [hit.clause.text for hit in search_clauses(ClauseQuery(words)).hits]


def test_best_match_puts_the_denser_clause_first(db: None) -> None:
    once = "Drought, as one of many things that a long clause may well mention;"
    twice = "Drought and drought again;"
    assert best_first("drought", once, twice) == [twice, once]


def test_best_match_puts_the_shorter_of_two_clauses_first(db: None) -> None:
    long = "Drought, as one of many things that a long clause may well mention;"
    short = "Notes the drought;"
    assert best_first("drought", long, short) == [short, long]


def test_best_match_puts_words_side_by_side_before_words_often_but_far_apart(db: None) -> None:
    apart = "Human beings, human dignity, human life and the matter of all rights, old rights, new rights;"
    beside = "Human rights matter, as do life, dignity, matters, beings, all, old, new, forests, seas, trees;"
    assert best_first("human rights", apart, beside) == [beside, apart]


@pytest.mark.parametrize("sort", Sort)
def test_every_clause_stands_on_exactly_one_page(db: None, sort: Sort) -> None:
    resolutions = [factories.ResolutionFactory() for _ in range(3)]
    rows = [factories.ClauseFactory(resolution=resolutions[n % 3]) for n in range(47)]
    with override_settings(SEARCH_PAGE_SIZE=5):
        pages = [search_clauses(ClauseQuery("states", sort=sort, page=page)) for page in range(1, 11)]
    assert {(page.pages, page.clauses) for page in pages} == {(10, 47)}
    shown = [hit.clause.pk for page in pages for hit in page.hits]
    assert len(shown) == 47
    assert set(shown) == {row.pk for row in rows}


def test_a_page_after_the_last_is_the_last(db: None) -> None:
    factories.ClauseFactory()
    answer = search_clauses(ClauseQuery("states", page=10**9))
    assert (answer.query.page, answer.pages, len(answer.hits)) == (1, 1, 1)


def test_unknown_values_are_named_and_the_rest_holds(archive: list[Clause]) -> None:
    filters = {"committee": ("iom", "nowhere"), "kind": ("operetta",), "verb": ("urge",)}
    answer = search_clauses(ClauseQuery(filters=filters))
    assert answer.unknown == (("committee", "nowhere"), ("kind", "operetta"))
    assert answer.query.filters == {"committee": ("iom",), "verb": ("urge",)}
    assert answer.clauses == sum(
        clause.committee.slug == "iom" and clause.verb == "urge" for clause in archive
    )


@pytest.mark.parametrize("typed", ["CCPCJ/1/2019", "ccpcj/1/2019", '"CCPCJ/1/2019"'])
def test_a_code_names_its_resolution(archive: list[Clause], typed: str) -> None:
    assert [str(named.text) for named in search_clauses(ClauseQuery(typed)).named] == ["CCPCJ/1/2019"]


def test_a_code_used_every_year_names_all_the_newest_first(archive: list[Clause]) -> None:
    for clause in archive[:1] + archive[20:21]:
        factories.ResolutionFactory(document__session=clause.session, symbol="A/RES/1")
    named = search_clauses(ClauseQuery("a/res/1")).named
    assert [item.text.session.conference.year for item in named] == [2021, 2019]


def test_of_named_resolutions_those_of_undated_conferences_have_their_documents_date(db: None) -> None:
    for year in (2018, 2022, 2020):
        factories.ResolutionFactory(
            symbol="A/RES/1",
            document__date=datetime.date(year, 1, 1),
            document__session__conference__start_date=None,
            document__session__conference__end_date=None,
        )
    named = search_clauses(ClauseQuery("a/res/1")).named
    assert [item.text.document.date.year for item in named if item.text.document.date] == [
        2022,
        2020,
        2018,
    ]
