"""Clauses that say the same up to numbers and names: counted, put behind, folded, asked for by one."""

import pytest
from django.test import Client, override_settings

from archive.index.sealing import seal
from archive.models import Clause
from archive.queries.clauses import ClauseQuery, search_clauses
from archive.queries.found import Sort
from tests import factories
from tests.standing import Make, Standing
from tests.views.html import texts

DECIDES = "Decides to consider the drought at its seventy-{} session;"
ORDINALS = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh"]


def few_clauses() -> list[Clause]:
    """Seven that are alike, each in a resolution, the first in another committee; one unlike; one short."""
    committee = factories.CommitteeFactory(slug="ccpcj")
    conference = factories.ConferenceFactory()
    sessions = [
        factories.SessionFactory(conference=conference, committee=committee),
        factories.SessionFactory(),
    ]
    rows = [
        factories.ClauseFactory(
            resolution__document__session=sessions[n == 0],
            text=DECIDES.format(ordinal),
            verb="decide",
            phrase="",
        )
        for n, ordinal in enumerate(ORDINALS)
    ]
    again = rows[-1].resolution
    rows.append(
        factories.ClauseFactory(resolution=again, text="Urges all to act on the drought and on floods;")
    )
    rows.append(factories.ClauseFactory(resolution=again, text="Drought;"))
    return rows


def few_clauses_in_the_index() -> list[Clause]:
    rows = few_clauses()
    seal()
    return rows


@pytest.fixture(scope="module", params=[few_clauses, few_clauses_in_the_index], ids=["table", "index"])
def made_clauses(request: pytest.FixtureRequest) -> Make:
    make: Make = request.param
    return make


@pytest.fixture
def clauses(made_clauses: Make, db: None, left_standing: Standing) -> list[Clause]:
    rows: list[Clause] = left_standing.made
    return rows


def test_the_first_stands_before_all_that_are_unlike(clauses: list[Clause]) -> None:
    hits = search_clauses(ClauseQuery("drought")).hits
    alike = [hit.clause in clauses[:7] for hit in hits]
    assert sorted(alike[:3]) == [False, False, True]
    assert alike[3:] == [True] * 6
    assert [hit.like for hit in hits] == [6 if one else 0 for one in alike]


def test_only_what_is_found_is_counted(clauses: list[Clause]) -> None:
    hits = search_clauses(ClauseQuery("drought", {"committee": ("ccpcj",)})).hits
    assert sorted(hit.like for hit in hits) == [0, 0, 5, 5, 5, 5, 5, 5]
    assert {hit.like for hit in search_clauses(ClauseQuery("seventy-third drought")).hits} == {0}


def test_what_has_changed_since_is_counted_too(clauses: list[Clause]) -> None:
    factories.ClauseFactory(text=DECIDES.format("ninth"))
    clauses[0].delete()
    hits = search_clauses(ClauseQuery("drought")).hits
    assert sorted(hit.like for hit in hits) == [0, 0, 6, 6, 6, 6, 6, 6, 6]


QUESTIONS = [
    "drought", "drought OR floods", "drought session -floods", "(drought OR floods) decides", '"the drought"',
    "drought NEAR/5 decides", "verb:decide", "droug*", "=drought type:operative",
    "consider line 3 OR drought",
]  # fmt: skip


@pytest.mark.parametrize("words", QUESTIONS)
@pytest.mark.parametrize("filters", [{}, {"committee": ("ccpcj",)}])
def test_the_question_for_those_alike_finds_as_many(
    clauses: list[Clause], words: str, filters: dict[str, tuple[str, ...]]
) -> None:
    (hit, *_) = [hit for hit in search_clauses(ClauseQuery(words, filters)).hits if hit.like]
    answer = search_clauses(ClauseQuery(hit.like_words, filters))
    assert answer.reading.troubles == ()
    assert answer.clauses == hit.like + 1
    assert {one.clause.alike for one in answer.hits} == {hit.clause.alike}
    assert [one.like_words for one in answer.hits] == [""] * answer.clauses


def test_the_question_for_those_that_cite_a_name(clauses: list[Clause]) -> None:
    named = factories.ResolutionFactory(symbol="A/RES/70/1")
    for n in range(3):
        factories.ClauseFactory(
            resolution=named, text=f"Decides to review resolution A/RES/70/1 in {n} years;"
        )
    factories.ClauseFactory(resolution=named, text="Decides to review resolution 5 in 3 years;")
    hit = search_clauses(ClauseQuery("A/RES/70/1")).hits[0]
    assert hit.like == 2
    assert search_clauses(ClauseQuery(hit.like_words)).clauses == 3


def test_a_question_too_long_for_an_address_has_the_number(clauses: list[Clause]) -> None:
    hit = next(hit for hit in search_clauses(ClauseQuery("drought")).hits if hit.like)
    address = f"drought like:{hit.clause.get_absolute_url()[1:].replace('/#', '#')}"
    assert hit.like_words == address
    with override_settings(QUERY_MAX_CHARS=len(address) - 1):
        assert hit.like_words == f"drought like:{hit.clause.pk}"
        assert search_clauses(ClauseQuery(hit.like_words)).clauses == 7
    with override_settings(QUERY_MAX_CHARS=3):
        assert hit.like_words == ""


@pytest.mark.parametrize("form", ["https://example.org{}", "{}", "{}?clause=x"])
def test_like_takes_an_address_in_any_form(clauses: list[Clause], form: str) -> None:
    text, _, anchor = clauses[2].get_absolute_url().partition("#")
    assert search_clauses(ClauseQuery(f'like:"{form.format(text)}#{anchor}"')).clauses == 7


def test_like_one_that_is_like_none(clauses: list[Clause]) -> None:
    assert [hit.clause for hit in search_clauses(ClauseQuery(f"like:{clauses[8].pk}")).hits] == [clauses[8]]
    assert search_clauses(ClauseQuery("like:999999999999999999")).clauses == 0
    assert search_clauses(ClauseQuery("like:sessions/a/papers/b#c")).clauses == 0
    assert len(search_clauses(ClauseQuery("like:that drought")).reading.troubles) == 1


def test_a_paragraph_of_a_paper(clauses: list[Clause]) -> None:
    paper = factories.PaperFactory()
    row = factories.ClauseFactory(
        paper=paper, resolution=None, kind="paragraph", text=DECIDES.format("ninth")
    )
    assert search_clauses(ClauseQuery(f"like:{row.get_absolute_url()[1:]}")).clauses == 8


def test_neighbours_fold_in_an_order_of_dates(clauses: list[Clause]) -> None:
    answer = search_clauses(ClauseQuery("drought", sort=Sort.DOCUMENT))
    assert len(answer.hits) == 9
    assert [(row.hit.clause, len(row.folded)) for row in answer.rows] == [
        (clauses[1], 5), (clauses[7], 0), (clauses[8], 0), (clauses[0], 0),
    ]  # fmt: skip
    assert [row.folded for row in search_clauses(ClauseQuery("drought")).rows] == [()] * 9


def test_the_page_says_how_many_and_leads_to_them(clauses: list[Clause], client: Client) -> None:
    html = client.get("/search/?q=drought&kind=operative").content.decode()
    assert texts(html, ".hit__like") == ["+6 like this"] * 7
    address = f"sessions%2F{clauses[1].session.slug}%2Fresolutions%2F{clauses[1].resolution.slug}"
    assert f'href="?q=drought+like%3A{address}%23{clauses[1].anchor}&amp;kind=operative"' in html
    folded = client.get("/search/?q=drought&sort=document").content.decode()
    assert "<summary>5 more that say the same</summary>" in folded
    assert folded.count('class="hit"') == 4
    assert "9 clauses in 7 resolutions" in folded
    assert folded.count("#op-") >= 9


def test_programs_are_told_too(clauses: list[Clause], client: Client) -> None:
    answer = client.get("/api/v1/clauses/?q=drought").json()
    assert sorted(hit["like"] for hit in answer["hits"]) == [0, 0, 6, 6, 6, 6, 6, 6, 6]
    assert (answer["clauses"], answer["ranked"]) == (9, 9)
    assert client.get("/search.csv?q=drought").getvalue().count(b"seventy-") == 7


@pytest.mark.parametrize("scored", [1, 4, 9])
def test_table_and_index_agree_where_the_scores_end(
    clauses: list[Clause], client: Client, scored: int
) -> None:
    """The best by their score, those alike last; behind them the newest."""
    with override_settings(SEARCH_SCORED=scored, SEARCH_PAGE_SIZE=4):
        pages = [search_clauses(ClauseQuery("drought", page=page)) for page in (1, 2, 3)]
        html = client.get("/search/?q=drought&page=2").content.decode()
    keys = [hit.clause.pk for page in pages for hit in page.hits]
    assert sorted(keys) == sorted(clause.pk for clause in clauses)
    newest = [hit.clause.pk for hit in search_clauses(ClauseQuery("drought", sort=Sort.NEWEST)).hits]
    assert keys[scored:] == [key for key in newest if key not in keys[:scored]]
    assert [page.ranked for page in pages] == [scored] * 3
    said = f"The best {scored} are ranked" in html
    assert said == (scored < 9)


def test_those_alike_lead_to_their_texts_side_by_side(clauses: list[Clause], client: Client) -> None:
    def sides(clause: Clause, other: Clause) -> str:
        a, b = (f"{one.session.slug}/{one.resolution.slug}" for one in (clause, other))
        return f'href="/compare/?a={a}&amp;b={b}#right-{other.anchor}"'

    one, other = search_clauses(ClauseQuery("drought", sort=Sort.DOCUMENT)).rows[0], clauses[1]
    folded = client.get("/search/?q=drought&sort=document").content.decode()
    assert sides(other, one.folded[0].clause) in folded
    html = client.get("/search/", {"q": f"like:{other.get_absolute_url()[1:]}"}).content.decode()
    others = [
        hit.clause for hit in search_clauses(ClauseQuery(f"like:{other.pk}")).hits if hit.clause != other
    ]
    assert len(others) == 6
    for clause in others:
        assert sides(other, clause) in html
    assert html.count("/compare/") == 6
