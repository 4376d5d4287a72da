"""Lists of conferences, committees, sessions and papers, and how lists are paged."""

import datetime

import pytest

from tests import factories as make
from tests.views.html import attributes, texts

pytestmark = pytest.mark.django_db


def make_paper():
    paper = make.PaperFactory()
    make.ClauseFactory(resolution=None, paper=paper, kind="paragraph")


LISTS = {
    "/conferences/": lambda: make.ResolutionFactory(),
    "/committees/": lambda: make.ResolutionFactory(),
    "/sessions/": lambda: make.ResolutionFactory(),
    "/papers/": make_paper,
}


@pytest.mark.parametrize(("url", "make_row"), LISTS.items())
def test_queries_do_not_grow(queries, url, make_row):
    make_row()
    few = queries(url)
    make_row()
    make_row()
    assert queries(url) == few


@pytest.mark.parametrize("url", LISTS)
def test_empty(page, url):
    assert texts(page(url), ".row") == ["Nothing has been published yet."]


def test_conferences(page):
    make.ConferenceFactory(name="Real", simulation=False, start_date=None, end_date=None)
    spring = make.ConferenceFactory(name="Spring", location="Bern")
    make.ResolutionFactory(document__session__conference=spring)
    make.SessionFactory(conference=spring)
    assert texts(page("/conferences/"), ".row") == [
        "2019 Spring 24–28 March 2019 Bern Simulation · not a United Nations document"
        " 2 sessions, 1 resolution",
        "Undated Real 0 sessions",
    ]


def test_undated_conference_has_its_documents_year(page):
    conference = make.ConferenceFactory(start_date=None, end_date=None)
    for year in (2013, 2012):
        make.DocumentFactory(session__conference=conference, date=datetime.date(year, 2, 1))
    assert texts(page("/conferences/"), ".row__mark") == ["2012"]
    assert "All sessions, 2012 to 2013" in page("/")


@pytest.mark.parametrize(
    ("start", "end", "printed"),
    [
        ("2019-03-24", "2019-03-24", "24 March 2019"),
        ("2019-03-24", None, "24 March 2019"),
        ("2019-03-24", "2019-03-28", "24–28 March 2019"),
        ("2019-03-30", "2019-04-02", "30 March – 2 April 2019"),
        ("2019-12-30", "2020-01-02", "30 December 2019 – 2 January 2020"),
    ],
)
def test_dates(page, start, end, printed):
    conference = make.ConferenceFactory(start_date=start, end_date=end)
    assert texts(page(conference.get_absolute_url()), "time") == [printed]


def test_committees(page):
    committee = make.CommitteeFactory(name="Council", acronym="C")
    for year in (2019, 2023):
        conference = make.ConferenceFactory(start_date=datetime.date(year, 1, 1), end_date=None)
        session = make.SessionFactory(committee=committee, conference=conference)
        make.ResolutionFactory.create_batch(2, document__session=session)
    assert texts(page("/committees/"), ".row") == ["C Council 2019–2023 2 sessions, 4 resolutions"]


def test_papers(page):
    paper = make.PaperFactory(
        title="On oceans", symbol="A/1", document__session__conference__simulation=False
    )
    paragraph = make.ClauseFactory(resolution=None, paper=paper, kind="paragraph")
    make.ClauseFactory(resolution=None, paper=paper, kind="paragraph", parent=paragraph, depth=1)
    html = page("/papers/")
    assert texts(html, ".row__mark") == ["A/1"]
    assert texts(html, ".row__title") == ["On oceans"]
    assert texts(html, ".row__end") == ["1 paragraph"]


@pytest.fixture
def three_sessions(settings):
    settings.LIST_PAGE_SIZE = 1
    for year in (2019, 2020, 2021):
        make.SessionFactory(conference__start_date=datetime.date(year, 1, 1), conference__end_date=None)


def test_second_page(page, three_sessions):
    html = page("/sessions/?page=2")
    assert texts(html, ".row__mark") == ["2020"]
    assert texts(html, ".pagination") == ["Previous page Page 1 Page 2 Page 3 Next page"]
    links = attributes(html.partition('class="pagination"')[2], "a", "href")[:4]
    assert links == ["?page=1", "?page=1", "?page=3", "?page=3"]
    assert attributes(html, "link", "href")[0] == "http://testserver/sessions/?page=2"


@pytest.mark.parametrize(
    ("asked", "given"),
    [
        ("0", 3),
        ("-1", 3),
        ("4", 3),
        ("9" * 5000, 1),
        ("99999999999999999999", 3),
        ("abc", 1),
        ("%00", 1),
        ("2.5", 1),
    ],
)
def test_page_that_does_not_exist(page, three_sessions, asked, given):
    html = page(f"/sessions/?page={asked}")
    assert texts(html, ".row__mark") == [str(2022 - given)]
    (notice,) = texts(html, ".notice")
    assert notice.endswith(f"This is page {given} of 3.")


def test_one_page_has_no_pagination(page):
    make.SessionFactory()
    assert texts(page("/sessions/"), ".pagination") == []


@pytest.fixture
def meetings():
    """Council (COUN) met in Bern in 2019, simulated, with two resolutions; Assembly in 2021, in earnest."""
    council = make.CommitteeFactory(name="Council", slug="council", acronym="COUN")
    assembly = make.CommitteeFactory(name="Assembly", slug="assembly", acronym="")
    spring = make.ConferenceFactory(name="Spring", slug="spring", location="Bern")
    autumn = make.ConferenceFactory(
        name="Autumn", slug="autumn", simulation=False, start_date=datetime.date(2021, 9, 1), end_date=None
    )
    first = make.SessionFactory(committee=council, conference=spring)
    make.SessionFactory(committee=assembly, conference=autumn)
    make.ResolutionFactory.create_batch(2, document__session=first)


@pytest.mark.parametrize(
    ("url", "titles"),
    [
        ("/sessions/?q=coun+spring", ["Council"]),
        ("/sessions/?committee=council&committee=assembly", ["Assembly", "Council"]),
        ("/sessions/?from=2020", ["Assembly"]),
        ("/sessions/?year=2018..2019&held=meeting", []),
        ("/sessions/?sort=oldest", ["Council", "Assembly"]),
        ("/sessions/?sort=resolutions", ["Council", "Assembly"]),
        ("/sessions/?sort=committee", ["Assembly", "Council"]),
        ("/committees/?q=COUN", ["Council"]),
        ("/committees/?held=simulation", ["Council"]),
        ("/committees/?held=simulation&held=meeting", ["Assembly", "Council"]),
        ("/committees/?sort=latest", ["Assembly", "Council"]),
        ("/committees/?sort=resolutions", ["Council", "Assembly"]),
        ("/conferences/?q=bern", ["Spring"]),
        ("/conferences/?held=meeting", ["Autumn"]),
        ("/conferences/?year=2019&year=2021&sort=oldest", ["Spring", "Autumn"]),
        ("/conferences/?sort=resolutions", ["Spring", "Autumn"]),
    ],
)
def test_lists_are_narrowed_and_sorted(page, meetings, url, titles):
    html = page(url)
    assert texts(html, ".row__title") == titles
    assert texts(html, ".found")[0].split()[0] == str(len(titles))


@pytest.mark.parametrize(
    ("url", "offered"),
    [
        ("/committees/", ["A United Nations meeting 1 committee", "A simulation 1 committee"]),
        (
            "/sessions/?committee=council",
            [
                "A simulation 1 session", "Assembly 1 session", "Council 1 session", "2019 1 session"
            ],
        ),
        (
            "/conferences/?held=meeting",
            [
                "A United Nations meeting 1 conference", "A simulation 1 conference", "2021 1 conference"
            ],
        ),
    ],
)  # fmt: skip
def test_lists_count_their_choices(page, meetings, url, offered):
    assert texts(page(url), ".facet__value") == offered


def test_nothing_left_of_a_list(page, meetings):
    html = page("/sessions/?committee=council&year=2021")
    assert texts(html, ".wider") == ["Without “Council” 1 session Without “2021” 1 session"]


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("", ["New note", "Old note"]),
        ("?q=old+c/1", ["Old note"]),
        ("?year=2018..2019", ["Old note"]),
        ("?held=meeting", []),
        ("?sort=oldest", ["Old note", "New note"]),
        ("?sort=longest", ["Old note", "New note"]),
        ("?sort=title", ["New note", "Old note"]),
    ],
)
def test_papers_are_narrowed_and_sorted(page, query, titles):
    for year, title, paragraphs in ((2019, "Old note", 2), (2021, "New note", 1)):
        conference = make.ConferenceFactory(start_date=datetime.date(year, 3, 1), end_date=None)
        paper = make.PaperFactory(
            title=title, symbol=f"C/{2 if year > 2019 else 1}", document__session__conference=conference
        )
        make.ClauseFactory.create_batch(paragraphs, resolution=None, paper=paper, kind="paragraph")
    assert texts(page(f"/papers/{query}"), ".row__title") == titles
