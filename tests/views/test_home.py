"""The home page, and pages that say the same to everyone."""

import datetime

import pytest

from tests import factories as make
from tests.views.html import attributes, texts

pytestmark = pytest.mark.django_db


def test_archive_in_numbers(page):
    clause = make.ClauseFactory()
    make.ClauseFactory(resolution=clause.resolution)
    make.VoteFactory(resolution=clause.resolution)
    make.ResolutionFactory(document=clause.resolution.document)
    html = page("/")
    assert texts(html, "dd") == ["1", "2", "2", "1"]
    assert texts(html, "dt") == ["session", "resolutions", "clauses", "vote"]
    assert len(texts(page("/resolutions/?outcome=known"), ".row")) == 1
    assert 'href="/resolutions/?outcome=known"' in html


def test_large_numbers_are_grouped(page):
    session = make.SessionFactory()
    document = make.DocumentFactory(session=session)
    make.ResolutionFactory.create_batch(1001, document=document)
    assert texts(page("/"), "dd")[1] == "1,001"


def test_latest_sessions_newest_first(page):
    for year in (2019, 2024, 2021):
        make.SessionFactory(conference__start_date=datetime.date(year, 3, 1), conference__end_date=None)
    undated = make.SessionFactory(conference__start_date=None, conference__end_date=None)
    html = page("/")
    assert texts(html, ".row__mark") == ["2024", "2021", "2019", "Undated"]
    assert texts(html, ".row__title")[-1] == undated.committee.name


def test_session_of_undated_conference_is_dated_by_its_documents(page):
    session = make.SessionFactory(conference__start_date=None, conference__end_date=None)
    for day in (20, 3):
        make.DocumentFactory(session=session, date=datetime.date(2018, 12, day))
    assert texts(page("/"), ".row__mark") == ["2018"]


def test_simulation_is_marked_and_a_real_meeting_is_not(page):
    make.SessionFactory(conference__simulation=True)
    make.SessionFactory(conference__simulation=False)
    assert texts(page("/"), ".simulation") == ["Simulation · not a United Nations document"]


def test_empty_archive_says_so(page):
    html = page("/")
    assert "Nothing has been published yet." in html
    assert texts(html, "dl") == []


def test_one_search_box(page):
    assert attributes(page("/"), "form", "action") == ["/search/"]


def test_queries_do_not_grow(queries):
    make.ResolutionFactory()
    few = queries("/")
    make.ResolutionFactory.create_batch(2)
    assert queries("/") == few <= 8


def test_about(page):
    html = page("/about/")
    assert texts(html, "h2") == ["What this is", "How reading works", "Simulations", "Sources", "Licence"]


def test_robots(client):
    response = client.get("/robots.txt")
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert response.content.decode() == "User-agent: *\nDisallow: /admin/\nDisallow: /search/\n"
