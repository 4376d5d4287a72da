"""Results text by text: each resolution and paper once, with the clauses found in it."""

from collections import Counter

import pytest
from django.db import connection
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext

from archive.index.sealing import seal
from archive.models import Clause, Paper, Resolution
from archive.queries.clauses import ClauseQuery, Group, search_clauses
from archive.queries.found import Sort, TableFound
from archive.queries.grouping import SHOWN, texts_found
from archive.queries.indexed import find
from archive.queries.reading import read_words
from tests import factories
from tests.views.html import attributes, texts

ALL = 1000
QUESTIONS = ["human", "drought OR trafficking", "-drought", "traffic*", '"human rights"', "children"]


def owner(clause: Clause) -> int:
    return clause.resolution_id or -(clause.paper_id or 0)


def flat(words: str, sort: Sort | None) -> list[int]:
    """Whose the clauses found are, clause by clause."""
    with override_settings(SEARCH_PAGE_SIZE=ALL, SEARCH_SCORED=ALL):
        return [owner(hit.clause) for hit in search_clauses(ClauseQuery(words, sort=sort)).hits]


def grouped(words: str, sort: Sort | None) -> list[Group]:
    """Page by page."""
    pages = search_clauses(ClauseQuery(words, sort=sort, by_text=True)).pages
    queries = [ClauseQuery(words, sort=sort, by_text=True, page=page) for page in range(1, pages + 1)]
    return [group for query in queries for group in search_clauses(query).groups]


def key(text: Resolution | Paper) -> int:
    return text.pk if isinstance(text, Resolution) else -text.pk


@pytest.mark.parametrize("changes_max", [-1, ALL])  # by the table, by the index
@pytest.mark.parametrize("sort", [None, Sort.NEWEST, Sort.DOCUMENT])
def test_each_text_once_in_the_order_of_its_first_clause(
    archive: list[Clause], sort: Sort | None, changes_max: int
) -> None:
    Clause.objects.filter(text__contains="human", kind="operative").update(label="9")
    factories.ClauseFactory(text="Urges all humans to study drought;")
    with override_settings(SEARCH_TEXTS_PAGE_SIZE=2, SEARCH_SCORED=ALL, INDEX_CHANGES_MAX=changes_max):
        for words in QUESTIONS:
            groups, owners = grouped(words, sort), flat(words, sort)
            assert [key(group.text) for group in groups] == list(dict.fromkeys(owners)), words
            assert {key(group.text): group.clauses for group in groups} == Counter(owners), words
            assert len(groups) > 1, words


@pytest.mark.parametrize("scored", [1, 3, 10])
def test_texts_of_what_is_scored_stand_first(archive: list[Clause], scored: int) -> None:
    seal()
    factories.ClauseFactory(text="Urges all humans to study drought;")
    newest = list(dict.fromkeys(flat("human", Sort.NEWEST)))
    with override_settings(SEARCH_TEXTS_PAGE_SIZE=2, SEARCH_SCORED=scored, SEARCH_PAGE_SIZE=scored):
        best = dict.fromkeys(owner(hit.clause) for hit in search_clauses(ClauseQuery("human")).hits)
        found = [key(group.text) for group in grouped("human", None)]
    assert found == [*best, *(one for one in newest if one not in best)]
    assert len(found) > len(best) or scored == 10


def test_index_and_table_say_the_same(archive: list[Clause]) -> None:
    seal()
    factories.ClauseFactory(resolution=Resolution.objects.all()[0], text="Notes human trafficking again;")
    for words in QUESTIONS:
        reading = read_words(words)
        index, table = find(reading, {}), TableFound(reading, {})
        for sort in (Sort.RELEVANCE, Sort.NEWEST) if reading.ranking else (Sort.NEWEST,):
            assert texts_found(index, sort, 0, ALL) == texts_found(table, sort, 0, ALL), words


@pytest.fixture
def long(db: None) -> Resolution:
    """A resolution with three clauses on drought more than are shown, the fourth the best; and two others."""
    resolution = factories.ResolutionFactory(code="C/1", topic="Water")
    for n in range(SHOWN + 3):
        text = (
            "Urges all to act on drought, drought and drought;" if n == 3 else f"Notes item {n} and drought;"
        )
        factories.ClauseFactory(resolution=resolution, text=text, anchor=f"op-{n + 1}", label=str(n + 1))
    for code in ("C/2", "C/3"):
        factories.ClauseFactory(resolution__code=code, text="Calls for a study of rain and drought;")
    paper = factories.PaperFactory(title="On wells", symbol="P/1")
    factories.ClauseFactory(resolution=None, paper=paper, kind="paragraph", text="Wells end drought.")
    return resolution


def test_a_page(client: Client, long: Resolution) -> None:
    html = client.get("/search/?q=drought&group=resolution").content.decode()
    assert texts(html, ".found") == [f"{SHOWN + 6} clauses in 3 resolutions and 1 paper"]
    assert sorted(texts(html, ".group__mark")) == ["C/1", "C/2", "C/3", "P/1"]
    group = next(part for part in html.split('<li class="group">') if "C/1" in part)
    assert texts(group, ".group__number") == [f"{SHOWN + 3} clauses"]
    assert texts(group, ".hit__name")[0] == "Operative 4"
    assert len(texts(group, ".hit__name")) == SHOWN
    assert texts(group, ".group__further") == ["3 more in this text"]
    (address,) = set(attributes(group.partition("</h3>")[0], "a", "href"))
    assert len(texts(client.get(address).content.decode(), "mark")) == SHOWN + 5
    assert texts(html, "h1") + texts(html, "h2")[:1] == ["Search the clauses", texts(html, ".found")[0]]


def test_the_switch_keeps_the_question(client: Client, long: Resolution) -> None:
    html = client.get("/search/?q=drought&sort=newest&kind=operative&page=2").content.decode()
    links = attributes(html.partition("results__ways")[2].partition("results__ways")[0], "a", "href")
    by_text = "?q=drought&kind=operative&sort=newest&group=resolution"
    assert by_text in links
    html = client.get(f"/search/{by_text}").content.decode()
    assert "?q=drought&kind=operative&sort=newest" in attributes(html, "a", "href")
    assert attributes(html, "input", "value").count("resolution") == 1  # a new search keeps it
    assert "/search.csv?q=drought&kind=operative&sort=newest" in attributes(html, "a", "href")


def test_pages_are_of_texts(client: Client, long: Resolution) -> None:
    with override_settings(SEARCH_TEXTS_PAGE_SIZE=3):
        first = client.get("/search/?q=drought&group=resolution").content.decode()
        second = client.get("/search/?q=drought&group=resolution&page=2").content.decode()
    assert "?q=drought&group=resolution&page=2" in attributes(first, "a", "href")
    assert (len(texts(first, ".group__title")), len(texts(second, ".group__title"))) == (3, 1)


def test_another_grouping_is_told_and_programs_have_none(client: Client, long: Resolution) -> None:
    html = client.get("/search/?q=drought&group=verb").content.decode()
    assert texts(html, ".field__error") == ["There is no grouping “verb”."]
    assert len(texts(html, ".hit")) == SHOWN + 6
    one, other = (
        client.get(f"/api/v1/clauses/?q=drought{group}").json() for group in ("", "&group=resolution")
    )
    assert one == other


def test_it_takes_one_query_more_at_most(client: Client, long: Resolution) -> None:
    seal()
    for sort in ("relevance", "newest"):
        counted = []
        for group in ("", "&group=resolution"):
            address = f"/search/?q=drought&sort={sort}{group}"
            client.get(address)  # what the process keeps is read
            with CaptureQueriesContext(connection) as captured:
                client.get(address)
            counted.append(len(captured))
        assert counted[1] - counted[0] <= 1, (sort, counted)


def test_queries_do_not_grow_with_texts(client: Client, long: Resolution) -> None:
    counted = []
    for _ in range(2):
        seal()
        client.get("/search/?q=drought&group=resolution")
        with CaptureQueriesContext(connection) as captured:
            client.get("/search/?q=drought&group=resolution")
        counted.append(len(captured))
        for code in ("C/8", "C/9"):
            factories.ClauseFactory(resolution__code=code, text="Calls for rain after drought;")
    assert counted[0] == counted[1]
