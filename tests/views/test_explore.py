"""The charts: each mark leads to what it counts, and each table says the same as its drawing."""

import csv
import datetime
import re
from html import unescape
from io import StringIO

import pytest
from django.test import Client

from archive.index.kept import kept
from archive.index.sealing import seal
from archive.queries import explore
from archive.views.explore_charts import CHARTS
from tests import factories as make
from tests.views.html import texts

pytestmark = pytest.mark.django_db

_MARK = re.compile(r'<a href="([^"]*)" tabindex="-1"><title>([^<]*): ([\d,]+) (clause|resolution)s?</title>')
_CELL = re.compile(r'<td class="table__number"><a href="([^"]*)">([\d,]+)</a>')

CONSENSUS = dict.fromkeys(("in_favour", "against", "abstentions"), None) | {"method": "without a vote"}
DECIDED = {1: {}, 2: {"adopted": False}, 3: CONSENSUS}


@pytest.fixture
def archive() -> None:
    """Two committees over three years, some clauses in the index and some not yet."""
    cstd, iom = (make.CommitteeFactory(slug=slug, acronym=slug.upper()) for slug in ("cstd", "iom"))
    for n, (year, committee) in enumerate([(2018, cstd), (2018, iom), (2019, cstd), (2021, iom)]):
        conference = make.ConferenceFactory(
            start_date=datetime.date(year, 3, 1), end_date=None, name=f"Meeting {n}"
        )
        session = make.SessionFactory(conference=conference, committee=committee)
        for m in range(n + 1):
            resolution = make.ResolutionFactory(document__session=session)
            if m:
                make.VoteFactory(resolution=resolution, **DECIDED[m])
            for verb, kind in (("recall", "preambular"), ("urge", "operative"), ("urge", "operative")):
                clause = make.ClauseFactory(resolution=resolution, verb=verb, kind=kind)
                make.ReferenceFactory(clause=clause, key=f"A/RES/{m}/1")
        if n == 2:
            seal()


def shown(client: Client, address: str) -> int:
    """How many the page at a link says that it shows."""
    html = client.get(unescape(address)).content.decode()
    (heading,) = texts(html, ".found")
    return int(heading.split()[0].replace(",", ""))


# Of the page of all charts; each has one or two of its own.
MOST_QUERIES = 18
QUERIES = ["", "?verbs=committee&lengths=committee", "?kind=operative"]


@pytest.mark.parametrize("query", QUERIES)
def test_each_mark_leads_to_what_it_counts(client: Client, archive: None, query: str) -> None:
    html = client.get(f"/explore/{query}").content.decode()
    marks = _MARK.findall(html)
    assert len(marks) > 15
    for address, title, number, _ in dict.fromkeys(marks):
        assert shown(client, address) == int(number.replace(",", "")), title


@pytest.mark.parametrize("query", QUERIES)
def test_each_figure_leads_to_what_it_counts(client: Client, archive: None, query: str) -> None:
    html = client.get(f"/explore/{query}").content.decode()
    cells = _CELL.findall(html)
    assert {(a, n) for a, _, n, _ in _MARK.findall(html)} <= set(cells)
    for address, number in dict.fromkeys(cells):
        assert shown(client, address) == int(number.replace(",", ""))


def test_many_years_stand_in_tens(client: Client, archive: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(explore, "PERIODS", 3)
    html = client.get("/explore/").content.decode()
    assert "2010–2019" in html
    for address, title, number, _ in _MARK.findall(html):
        assert shown(client, address) == int(number.replace(",", "")), title


def test_votes(client: Client, archive: None) -> None:
    rows = list(csv.reader(StringIO(client.get("/explore/votes.csv").content.decode("utf-8-sig"))))
    assert rows == [
        ["Year", "adopted without a vote", "adopted by recorded vote", "rejected", "Without a vote"],
        ["2018", "0", "1", "0", "0 %"],
        ["2019", "0", "1", "1", "0 %"],
        ["2021", "1", "1", "1", "33 %"],
    ]


def test_verbs_by_committee_as_csv(client: Client, archive: None) -> None:
    response = client.get("/explore/verbs.csv?verbs=committee")
    assert response["Content-Disposition"] == 'attachment; filename="verbs.csv"'
    assert response.content.decode("utf-8-sig").splitlines() == [
        "Opening phrase,IOM,CSTD", "Urge,12,8", "Recall,6,4",
    ]  # fmt: skip


def test_an_instrument_is_no_formula(client: Client) -> None:
    make.ReferenceFactory(key="=1+1")
    assert client.get("/explore/cited.csv").content.decode().splitlines()[1] == "'=1+1,1"


def test_what_cannot_be_read_is_as_if_it_were_not_there(client: Client, archive: None) -> None:
    usual, odd = (client.get(f"/explore/{query}") for query in ("", "?verbs=x&kind=%00&lengths="))
    shown = [page.content.partition(b"<main")[2].partition(b"</main>")[0] for page in (usual, odd)]
    assert shown[0] == shown[1] != b""


def test_empty(page) -> None:
    assert page("/explore/").count("Nothing has been published yet that this could show.") == 4


def test_unknown_chart(client: Client) -> None:
    assert client.get("/explore/nothing.csv").status_code == 404


PAGES = [*(f"/explore/{query}" for query in QUERIES), *(f"/explore/{name}.csv" for name in CHARTS)]


@pytest.mark.parametrize("address", PAGES)
def test_queries_do_not_grow(queries, address: str) -> None:
    """Whatever stands in the index, and whatever has been published since."""

    def fill() -> None:
        make.ReferenceFactory(clause__resolution=make.VoteFactory().resolution, clause__verb="urge")

    fill()
    seal()
    fill()
    few = asked(queries, address)
    for _ in range(3):
        fill()
    assert asked(queries, address) == few
    assert few[0] <= MOST_QUERIES


def asked(queries, address: str) -> tuple[int, int]:
    """How many the page takes when it is asked for first, and again: what was told is kept meanwhile."""
    with kept.nothing():
        return queries(address), queries(address)
