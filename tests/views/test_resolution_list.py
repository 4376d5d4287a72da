"""The list of resolutions and its filters."""

import datetime
import re
from urllib.parse import quote

import pytest

from archive.index.sealing import seal
from tests import factories as make
from tests.views.html import attributes, texts

pytestmark = pytest.mark.django_db


@pytest.fixture
def archive():
    """C/1 (2019, adopted by vote, sponsored by Chad), C/2 (2019, draft), D/1 (2021, rejected)."""
    council = make.CommitteeFactory(name="Council", slug="council")
    assembly = make.CommitteeFactory(name="Assembly", slug="assembly")
    spring = make.ConferenceFactory(name="Spring", slug="spring", start_date=datetime.date(2019, 3, 1))
    autumn = make.ConferenceFactory(
        name="Autumn", slug="autumn", start_date=datetime.date(2021, 9, 1), end_date=None
    )
    first = make.DocumentFactory(session__committee=council, session__conference=spring)
    second = make.DocumentFactory(session__committee=assembly, session__conference=autumn)
    one = make.ResolutionFactory(document=first, position=1, code="C/1", topic="Oceans")
    two = make.ResolutionFactory(document=first, position=2, code="C/2", topic="Forests", status="draft")
    three = make.ResolutionFactory(document=second, code="D/1", topic="Oceans and seas", status="rejected")
    make.VoteFactory(resolution=one, against=3)
    make.VoteFactory(resolution=three, adopted=False, in_favour=2, against=9)
    chad = make.DelegationFactory(name="Chad")
    one.sponsorships.create(delegation=chad, position=1)
    make.ClauseFactory(resolution=two, text="Urges the planting of café trees;")


def codes(html):
    return texts(html, ".row__mark")


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["D/1", "C/1", "C/2"]),
        ("conference=spring", ["C/1", "C/2"]),
        ("committee=assembly", ["D/1"]),
        ("year=2019", ["C/1", "C/2"]),
        ("topic=oceans", ["D/1", "C/1"]),
        ("topic=Oceans+and+seas", ["D/1"]),
        ("outcome=recorded", ["C/1"]),
        ("outcome=rejected", ["D/1"]),
        ("outcome=known", ["D/1", "C/1"]),
        ("outcome=none", ["C/2"]),
        ("sponsor=Chad", ["C/1"]),
        ("q=planted+cafe", ["C/2"]),
        ("q=%22cafe+trees%22", ["C/2"]),
        ("q=“cafe+trees”", ["C/2"]),
        ("q=-+-+cafe", ["C/2"]),
        ("q=c/1", ["C/1"]),
        ("q=seas+oceans", ["D/1"]),
        ("q=the", []),
        ("q=-%22%28+or", []),
        ("year=2019&topic=oceans", ["C/1"]),
        ("year=2019&committee=assembly", []),
        ("year=2019&year=2021", ["D/1", "C/1", "C/2"]),
        ("year=2020..", ["D/1"]),
        ("year=2018..2019&sponsor=Chad", ["C/1"]),
        ("from=2022&to=2020", ["D/1"]),
        ("from=2019", ["D/1", "C/1", "C/2"]),
        ("committee=assembly&committee=council&outcome=rejected&outcome=none", ["D/1", "C/2"]),
        ("outcome=known&outcome=none", ["D/1", "C/1", "C/2"]),
        ("sort=oldest", ["C/1", "C/2", "D/1"]),
        ("sort=topic", ["C/2", "C/1", "D/1"]),
        ("sort=contested", ["D/1", "C/1", "C/2"]),
    ],
)
def test_filters(page, archive, query, found):
    assert codes(page(f"/resolutions/?{query}")) == found


def test_words_are_found_in_the_index_and_in_what_came_since(page, archive):
    seal()
    fourth = make.ResolutionFactory(code="D/4", topic="Rivers")
    make.ClauseFactory(resolution=fourth, text="Notes the cafés of the harbour;")
    make.ClauseFactory(resolution=None, paper=make.PaperFactory(), kind="paragraph", text="A café closed.")
    assert sorted(codes(page("/resolutions/?q=cafe"))) == ["C/2", "D/4"]
    assert codes(page("/resolutions/?q=cafe+OR+oceans&committee=council&outcome=none")) == ["C/2"]
    assert codes(page("/resolutions/?q=oceans")) == ["D/1", "C/1"]


def test_choices_are_counted_under_every_filter_but_their_own(page, archive):
    html = page("/resolutions/?year=2019")
    assert texts(html, ".facet__value") == [
        "A vote is known 1 resolution",
        "Adopted by recorded vote 1 resolution",
        "No vote known 1 resolution",
        "Council 2 resolutions",
        "Spring, 2019 2 resolutions",
        "2021 1 resolution",
        "2019 2 resolutions",
        "Chad 1 resolution",
    ]
    assert texts(html, ".sorts") == ["Newest first Oldest first Topic, A to Z Most votes against"]


def test_a_chosen_value_stays_though_nothing_is_left_of_it(page, archive):
    html = page("/resolutions/?sponsor=Chad&year=2021")
    assert "Chad 0 resolutions" in texts(html, ".facet__value")
    assert re.findall(r'value="([^"]*)" form="narrow" checked', html) == ["2021", "Chad"]


def test_topics_are_offered(page, archive):
    html = page("/resolutions/?year=2019")
    assert attributes(html, "option", "value")[-2:] == ["Forests", "Oceans"]


def test_filters_in_force_can_be_taken_off(page, archive):
    html = page("/resolutions/?year=2019&committee=council&page=7&sort=oldest")
    assert texts(html, ".chip") == ["Take off Committee: Council", "Take off Year: 2019", "Take all off"]
    assert attributes(html, ".chip", "href") == [
        "/resolutions/?year=2019&sort=oldest",
        "/resolutions/?committee=council&sort=oldest",
        "/resolutions/",
    ]


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("committee=nowhere", "The archive has no committee “nowhere”."),
        ("year=abc", "The archive has no year “abc”."),
        ("year=" + "9" * 400, "The archive has no year “" + "9" * 400 + "”."),
        ("outcome=%00", "The archive has no vote “\x00”."),
        ("sponsor=<b>", "The archive has no sponsor “<b>”."),
        ("q=%00", "Null characters are not allowed."),
        ("q=" + "x" * 401, "Ensure this value has at most 400 characters (it has 401)."),
    ],
)
def test_bad_value_is_answered_beside_its_field(page, archive, query, message):
    html = page(f"/resolutions/?{query}")
    assert texts(html, ".field__error") == [message]
    assert texts(html, ".row") == []
    assert texts(html, ".found") == ["Nothing is listed: a filter needs another value"]


def test_nothing_left(page, archive):
    (row,) = texts(page("/resolutions/?q=nowhere"), ".row")
    assert row == (
        "Nothing is left under these filters. Take one off, or start again. Without “nowhere” 3 resolutions"
    )


def test_a_wider_list_is_offered_for_each_filter_that_keeps_something_out(page, archive):
    html = page("/resolutions/?year=2019&committee=assembly&outcome=known")
    assert texts(html, ".wider") == ["Without “Assembly” 1 resolution Without “2019” 1 resolution"]
    first = html.partition('class="wider"')[2]
    assert [codes(page(link)) for link in attributes(first, "a", "href")[:2]] == [["C/1"], ["D/1"]]


def test_resolution_of_undated_conference_has_its_documents_year(page):
    make.ResolutionFactory(
        code="A/1",
        document__date=datetime.date(2018, 12, 20),
        document__session__conference__start_date=None,
        document__session__conference__end_date=None,
    )
    assert codes(page("/resolutions/?year=2018")) == ["A/1"]


def test_code_that_is_ours_is_bracketed_and_a_missing_one_is_said(page):
    make.ResolutionFactory(code="C/1", code_inferred=True, topic="A")
    make.ResolutionFactory(code="", symbol="A/70/L.1", topic="B")
    make.ResolutionFactory(code="", topic="C")
    assert codes(page("/resolutions/?sort=topic")) == ["[C/1]", "A/70/L.1", "No symbol"]


def test_undated_sessions_of_one_committee_stand_one_after_the_other(page):
    council = make.CommitteeFactory()
    undated = make.ConferenceFactory.create_batch(2, start_date=None, end_date=None)
    documents = [
        make.DocumentFactory(session__committee=council, session__conference=conference)
        for conference in undated
    ]
    for position in (1, 2):
        for document, letter in zip(documents, "AB", strict=True):
            make.ResolutionFactory(document=document, position=position, code=f"{letter}/{position}")
    assert codes(page("/resolutions/")) == ["A/1", "A/2", "B/1", "B/2"]


def test_every_row_of_a_simulation_says_so(page, archive):
    make.ResolutionFactory(document__session__conference__simulation=False)
    assert len(texts(page("/resolutions/"), ".simulation")) == 3


def test_filters_survive_paging(page, archive, settings):
    settings.LIST_PAGE_SIZE = 1
    html = page("/resolutions/?year=2019&q=c")
    assert [link for link in attributes(html, "a", "href") if "page=2" in link] == [
        "?year=2019&q=c&page=2"
    ] * 2


@pytest.mark.parametrize("query", ["", "?q=oceans&year=2019&committee=council&sponsor=" + quote("Chad")])
def test_queries_do_not_grow(queries, query):
    def fill():
        vote = make.VoteFactory()
        vote.resolution.sponsorships.create(delegation=make.DelegationFactory(), position=1)

    council = make.CommitteeFactory(slug="council")
    resolution = make.ResolutionFactory(document__session__committee=council)
    resolution.sponsorships.create(delegation=make.DelegationFactory(name="Chad"), position=1)
    queries(f"/resolutions/{query}")  # what the process keeps is read
    few = queries(f"/resolutions/{query}")
    fill()
    fill()
    queries(f"/resolutions/{query}")
    assert queries(f"/resolutions/{query}") == few


def test_years_as_bars(client, archive):
    html = client.get("/resolutions/?committee=council&sort=oldest").content.decode()
    assert 'class="years__bar"' not in html  # one year leaves nothing to choose
    html = client.get("/resolutions/?sort=oldest&page=1").content.decode()
    assert texts(html, "title")[1:] == ["2019: 2 resolutions", "2021: 1 resolution"]
    drawn = html.partition("years__bars")[2].partition("</svg>")[0]
    assert attributes(drawn, "a", "href") == ["?sort=oldest&year=2019", "?sort=oldest&year=2021"]
    drawn = (
        client.get("/resolutions/?year=2019")
        .content.decode()
        .partition("years__bars")[2]
        .partition("</svg>")[0]
    )
    assert attributes(drawn, "a", "href") == ["?", "?year=2019&year=2021"]


def test_a_range_of_years(client, archive):
    html = client.get("/resolutions/?from=2019&to=2020&sort=oldest").content.decode()
    assert texts(html, ".chip") == ["Take off Year: 2019–2020"]
    assert attributes(html, ".chip", "href") == ["/resolutions/?sort=oldest"]
    boxes = html.partition('class="range"')[2].partition("</div>")[0]
    assert attributes(boxes, "input", "value") == ["2019", "2020"]
    drawn = html.partition("years__bars")[2].partition("</svg>")[0]
    assert texts(drawn, ".years__chosen") == ["2019: 2 resolutions", "2020: 0 resolutions"]
    assert attributes(drawn, "a", "href") == [
        "?sort=oldest&year=2019", "?sort=oldest&year=2020", "?sort=oldest&year=2019..2020&year=2021"
    ]  # fmt: skip


def test_one_of_several_values_is_taken_off(page, archive):
    html = page("/resolutions/?year=2019&year=2021&committee=council")
    assert attributes(html, ".chip", "href") == [
        "/resolutions/?year=2019&year=2021", "/resolutions/?year=2021&committee=council",
        "/resolutions/?year=2019&committee=council", "/resolutions/",
    ]  # fmt: skip
