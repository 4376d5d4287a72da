"""The lists of opening phrases and of instruments cited."""

import datetime

import pytest

from archive.index.sealing import seal
from tests import factories as make
from tests.views.html import attributes, texts

pytestmark = pytest.mark.django_db

LISTS = ("/phrases/", "/instruments/")


@pytest.fixture
def archive() -> None:
    """In 2019 the Council recalls once and urges twice, in 2021 the Assembly urges once and does so too."""
    for year, name, verbs in (
        (2019, "council", ["recall", "urge", "urge"]),
        (2021, "assembly", ["urge", ""]),
    ):
        session = make.SessionFactory(
            committee=make.CommitteeFactory(slug=name, name=name.capitalize()),
            conference=make.ConferenceFactory(start_date=datetime.date(year, 3, 1), end_date=None),
        )
        resolution = make.ResolutionFactory(document__session=session, symbol=f"A/RES/{year}/1")
        for verb in verbs:
            clause = make.ClauseFactory(
                resolution=resolution, verb=verb, kind="preambular" if verb == "recall" else "operative"
            )
            make.ReferenceFactory(clause=clause, key="A/RES/2019/1")
            if verb == "recall":
                make.ReferenceFactory(clause=clause, kind="article", key="Paris Agreement, Article 4")
                make.ReferenceFactory(clause=clause, kind="goal", key="SDG 4")
        if year == 2019:
            seal()


@pytest.mark.parametrize(
    ("url", "found"),
    [
        ("/phrases/", ["Urge 2019–2021 3 clauses", "Recall 2019 1 clause"]),
        ("/phrases/?sort=name", ["Recall 2019 1 clause", "Urge 2019–2021 3 clauses"]),
        ("/phrases/?q=rec", ["Recall 2019 1 clause"]),
        ("/phrases/?kind=operative", ["Urge 2019–2021 3 clauses"]),
        ("/phrases/?from=2020", ["Urge 2021 1 clause"]),
        ("/phrases/?committee=council&committee=assembly&year=2019", [
            "Urge 2019 2 clauses", "Recall 2019 1 clause"
        ]),
        ("/instruments/", [
            "A/RES/2019/1 resolution read it 5 clauses", "Paris Agreement article 1 clause",
            "SDG 4 Sustainable Development Goal 1 clause",
        ]),
        ("/instruments/?is=goal&is=resolution", [
            "A/RES/2019/1 resolution read it 5 clauses", "SDG 4 Sustainable Development Goal 1 clause",
        ]),
        ("/instruments/?q=paris+agree", ["Paris Agreement article 1 clause"]),
        ("/instruments/?committee=assembly", ["A/RES/2019/1 resolution read it 2 clauses"]),
        ("/instruments/?is=goal&committee=assembly", []),
    ],
)  # fmt: skip
def test_lists(page, client, archive, url, found):
    """Each row leads to the clauses that it counts."""
    html = page(url)
    counts = texts(html, ".bars__count")
    labels = texts(html, ".bars__label")
    assert [f"{label} {count}" for label, count in zip(labels, counts, strict=True)] == found
    assert texts(html, ".found")[0].split()[0] == str(len(found))
    rows = html.partition('class="bars ')[2].partition("</ol>")[0]
    addresses = [link for link in attributes(rows, "a", "href") if link.startswith("/search/")]
    assert len(addresses) >= len(found)
    for row, count in zip(rows.split("<li")[1:], counts, strict=True):
        address = attributes(row, "a", "href")[0]
        assert texts(client.get(address).content.decode(), ".found")[0].startswith(f"{count} in ")


def test_phrases_by_kind_lead_to_their_clauses(page, client, archive):
    html = page("/phrases/?committee=council")
    assert texts(html, ".bars__kinds") == ["2 operative", "1 preambular"]
    addresses = attributes(
        html.replace('<span class="bars__kinds"><a', '<span><a class="kind"'), ".kind", "href"
    )
    assert addresses == [
        "/search/?committee=council&kind=operative&verb=urge",
        "/search/?committee=council&kind=preambular&verb=recall",
    ]
    assert texts(client.get(addresses[0]).content.decode(), ".found") == ["2 clauses in 1 resolution"]


def test_filters_are_chips(page, archive):
    html = page("/instruments/?is=goal&q=sdg&committee=council&sort=name")
    assert attributes(html, ".chip", "href") == [
        "/instruments/?is=goal&committee=council&sort=name",
        "/instruments/?q=sdg&committee=council&sort=name",
        "/instruments/?q=sdg&is=goal&sort=name",
        "/instruments/",
    ]


def test_nothing_left_offers_wider_lists(page, archive):
    html = page("/phrases/?q=recall&committee=assembly")
    assert texts(html, ".wider") == ["Without “recall” 1 opening phrase Without “Assembly” 1 opening phrase"]


def test_unknown_values_are_told(page, archive):
    html = page("/phrases/?committee=nowhere&year=x")
    assert texts(html, ".field__error") == [
        "The archive has no committee “nowhere”.", "The archive has no year “x”."
    ]  # fmt: skip


@pytest.mark.parametrize("url", LISTS)
def test_empty(page, url):
    assert "Nothing has been published yet." in page(url)


@pytest.mark.parametrize("url", LISTS)
def test_queries_do_not_grow(queries, url):
    def fill():
        make.ReferenceFactory(clause__verb="urge")

    fill()
    few = queries(url)
    fill()
    fill()
    assert queries(url) == few
