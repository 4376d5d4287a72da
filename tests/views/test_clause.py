"""A clause by itself, beside its lines in the source."""

import datetime

import pytest

from archive.models import Clause
from archive.queries.clause_page import EXCERPT_MAX
from tests import factories as make
from tests.views.html import attributes, texts

pytestmark = pytest.mark.django_db

LINES = [f"line <{n}>" for n in range(1, 31)]


@pytest.fixture
def clause() -> Clause:
    resolution = make.ResolutionFactory(
        code="C/1",
        topic="Wells",
        slug="c-1",
        document__lines=LINES,
        document__date=datetime.date(2019, 3, 28),
        document__session__slug="s",
        document__session__committee__name="Committee on Water",
        document__session__conference__name="Delta Conference",
    )
    above = make.ClauseFactory(
        resolution=resolution, label="4", pinpoint="4", anchor="op-4", phrase="Urges", text="Urges States to:"
    )
    return make.ClauseFactory(
        resolution=resolution,
        parent=above,
        depth=1,
        label="b",
        pinpoint="4 (b)",
        anchor="op-4-b",
        phrase="",
        text="Dig <wells>;",
        first_line=12,
        last_line=14,
        lines=[12, 14],
        printed_first=3,
        printed_last=4,
    )


URL = "/sessions/s/resolutions/c-1/clauses/op-4-b/"


def test_stands_beside_its_lines(page, clause):
    html = page(URL)
    assert texts(html, "title") == ["Operative clause 4 (b) of C/1 · Rapporteur"]
    assert texts(html, ".facing__text") == ["4. Urges States to: (b) Dig <wells>;"]
    assert texts(html, ".line__number") == [str(n) for n in range(8, 19)]
    assert texts(html, "mark.line__text") == ["line <12>", "line <14>"]
    name = clause.resolution.document.source.name
    assert texts(html, ".excerpt__name") == [f"{name}, lines 12, 14, printed 3–4"]
    assert f"{clause.resolution.document.source.get_absolute_url()}#L12" in attributes(html, "a", "href")


def test_can_be_cited(page, clause):
    html = page(URL)
    address = "http://testserver/sessions/s/resolutions/c-1/#op-4-b"
    assert texts(html, ".citation") == [
        "C/1, “Wells”, operative clause 4 (b), Committee on Water at Delta Conference, 2019 (simulation), "
        f"28 March 2019, {address}"
    ]
    assert attributes(html, "link", "href")[0] == "http://testserver/sessions/s/resolutions/c-1/"
    text = page(clause.resolution.get_absolute_url())
    assert texts(text, ".cited-as") == [
        "C/1, “Wells”, Committee on Water at Delta Conference, 2019 (simulation), "
        "28 March 2019, http://testserver/sessions/s/resolutions/c-1/"
    ]
    assert attributes(text, "article", "data-cite-before") == ["C/1, “Wells”"]
    assert attributes(text, "article", "data-cite-after") == [
        "Committee on Water at Delta Conference, 2019 (simulation), 28 March 2019"
    ]


def test_leads_to_those_beside_it(page, clause):
    make.ClauseFactory(resolution=clause.resolution, pinpoint="5", anchor="op-5")
    make.ClauseFactory(anchor="op-elsewhere")
    html = page(URL)
    assert texts(html, ".neighbours") == ["Before this Operative clause 4 After this Operative clause 5"]
    for link in ("../op-4/", "../op-5/"):
        assert link in attributes(html, "a", "href")
    assert texts(page(URL.replace("op-4-b", "op-4")), ".neighbours") == ["After this Operative clause 4 (b)"]


def test_a_paragraph_of_a_paper_in_another_language(page):
    paper = make.PaperFactory(title="Sur l’eau", symbol="A/80/5", document__language="French", parts=2)
    make.ClauseFactory(
        resolution=None, paper=paper, kind="paragraph", pinpoint="3", anchor="para-3", text="L’eau.", part=2
    )
    html = page(f"{paper.get_absolute_url()}clauses/para-3/")
    assert texts(html, "h1") == ["Paragraph 3"]
    assert attributes(html, ".facing__text", "lang") == ["fr"]
    assert texts(html, ".citation")[0].startswith("A/80/5, “Sur l’eau”, paragraph 3, ")
    assert texts(html, ".citation")[0].endswith("?clause=para-3#para-3")


def test_a_long_clause_is_cut(page):
    lines = [f"line {n}" for n in range(1, 1001)]
    resolution = make.ResolutionFactory(document__lines=lines)
    clause = make.ClauseFactory(resolution=resolution, first_line=1, last_line=1000, anchor="op-1")
    html = page(f"{clause.resolution.get_absolute_url()}clauses/op-1/")
    assert len(texts(html, ".line")) == EXCERPT_MAX
    assert "It goes on" in html


def test_lines_that_are_not_there(page):
    clause = make.ClauseFactory(first_line=90, last_line=99, anchor="op-1", resolution__document__lines=[])
    assert texts(page(f"{clause.resolution.get_absolute_url()}clauses/op-1/"), ".line") == []


@pytest.mark.parametrize("address", [URL.replace("op-4-b", "op-9"), URL.replace("resolutions", "papers")])
def test_what_is_nowhere_is_not_found(client, clause, address):
    assert client.get(address).status_code == 404


def test_queries_are_few(queries, clause):
    child = clause
    for depth in range(2, 5):
        child = make.ClauseFactory(
            resolution=clause.resolution, parent=child, depth=depth, anchor=f"deep-{depth}"
        )
    assert queries(URL) <= 4
    assert queries(URL.replace("op-4-b", child.anchor)) == queries(URL)
