"""The home page, and pages that say the same to everyone."""

import datetime
from xml.etree import ElementTree

import pytest

from archive.sitemaps import PLAIN
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


def test_conferences_stand_under_their_years(page):
    for year, month, simulation in ((2021, 4, True), (2019, 3, False), (2021, 3, True)):
        make.ConferenceFactory(
            start_date=datetime.date(year, month, 1),
            end_date=None,
            simulation=simulation,
            name=f"Meeting of {year}",
        )
    make.ConferenceFactory(start_date=None, end_date=None, name="Some time")
    html = page("/")
    assert texts(html, ".timeline__year") == [
        "Meeting of 2019 2019", "Meeting of 2021 Meeting of 2021 2021", "Some time Undated"
    ]  # fmt: skip
    assert len(texts(html, ".timeline__mark--simulation")) == 3


def test_clauses_much_reused(page, client):
    first = make.ClauseFactory(text="Decides to consider the item at its seventy-fifth session;")
    make.ClauseFactory(text="Decides to consider the item at its seventy-sixth session;")
    make.ClauseFactory(
        resolution=first.resolution, text="Decides to consider the item at its eightieth session;"
    )
    twice = "Urges all States to act without delay;"
    make.ClauseFactory.create_batch(2, text=twice, resolution=make.ResolutionFactory())  # in one text alone
    html = page("/")
    assert texts(html, ".reused__row") == [f"{first.text} 3 clauses that say this in 2 texts"]
    (address,) = attributes(html.partition("reused__count")[2].partition("</p>")[0], "a", "href")
    assert texts(client.get(address).content.decode(), ".found") == ["3 clauses in 2 resolutions"]


def test_verbs_of_the_latest_year(page, client):
    for year, verbs in ((2019, ["recall"]), (2021, ["urge", "note", "urge"])):
        session = make.SessionFactory(
            conference__start_date=datetime.date(year, 3, 1), conference__end_date=None
        )
        for verb in verbs:
            make.ClauseFactory(resolution__document__session=session, verb=verb)
    html = page("/")
    assert "Verbs of 2021" in texts(html, "h2")
    assert texts(html, ".bars__row") == ["Urge 2 clauses Urge: 2 clauses", "Note 1 clause Note: 1 clause"]
    for address, number in zip(attributes(html, ".bars__label", "href"), (2, 1), strict=True):
        assert texts(client.get(address).content.decode(), ".found")[0].startswith(f"{number} clause")


def test_the_overview_is_kept_until_a_document_comes_or_goes(page, settings):
    settings.OVERVIEW_KEPT_SECONDS = 60
    clause = make.ClauseFactory()
    assert texts(page("/"), "dd")[2] == "1"
    make.ClauseFactory(resolution=clause.resolution)
    assert texts(page("/"), "dd")[2] == "1"
    document = make.DocumentFactory()
    assert texts(page("/"), "dd")[2] == "2"
    newest = make.DocumentFactory()
    assert texts(page("/"), "dd")[2] == "2"
    make.ClauseFactory(resolution=clause.resolution)
    document.delete()
    newest.delete()
    make.DocumentFactory()
    assert texts(page("/"), "dd")[2] == "3"


def test_queries_do_not_grow_with_clauses(queries):
    def fill():
        for n in range(3):
            make.ClauseFactory(text=f"Decides to consider the item at its session in {n} years;")

    fill()
    few = queries("/")
    fill()
    assert queries("/") == few <= 10


def test_about(page, settings):
    html = page("/about/")
    assert texts(html, "h2") == [
        "What this is", "How reading works", "How sure it is", "Simulations", "Sources",
        "Mistakes, and taking down", "Licence",
    ]  # fmt: skip
    assert "mailto:" not in html
    settings.CONTACT = "archive@example.org"
    assert "mailto:archive@example.org" in attributes(page("/about/"), "a", "href")


def test_robots(client):
    response = client.get("/robots.txt")
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert response.content.decode() == (
        "User-agent: *\nDisallow: /admin/\nDisallow: /search/?\nDisallow: /language/\n"
        "Sitemap: http://testserver/sitemap.xml\n"
    )


def test_help_has_examples_that_lead_to_searches(page):
    html = page("/help/")
    assert texts(html, "h2") == ["How to ask", "Lists and charts", "Reading a text", "Keys"]
    assert len([link for link in attributes(html, "a", "href") if link.startswith("/search/?q=")]) == 10
    assert texts(html, "kbd")[:5] == ["/", "j", "k", "Enter", "?"]


def test_browsers_can_search_here(client, page):
    assert '<link rel="search" type="application/opensearchdescription+xml"' in page("/")
    response = client.get("/opensearch.xml")
    assert response["Content-Type"] == "application/opensearchdescription+xml; charset=utf-8"
    root = ElementTree.fromstring(response.content)  # noqa: S314 - our own
    name = "{http://a9.com/-/spec/opensearch/1.1/}"
    assert [url.get("template") for url in root.iter(f"{name}Url")] == [
        "http://testserver/search/?q={searchTerms}", "http://testserver/search.atom?q={searchTerms}"
    ]  # fmt: skip


def test_sitemap_names_every_page(client):
    vote = make.VoteFactory()
    paper = make.PaperFactory()
    session = vote.resolution.session
    index = ElementTree.fromstring(client.get("/sitemap.xml").content)  # noqa: S314 - our own
    maps = [location.text for location in index.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")]
    found = []
    for address in maps:
        pages = ElementTree.fromstring(client.get(address).content)  # noqa: S314 - our own
        found += [one.text for one in pages.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")]
    things = [
        session, session.conference, session.committee, vote.resolution, paper, paper.session,
        paper.session.conference, paper.session.committee,
    ]  # fmt: skip
    assert {f"http://testserver{thing.get_absolute_url()}" for thing in things} <= set(found)
    assert len(found) == len(set(found)) == len(things) + len(PLAIN)
    assert {client.get(address).status_code for address in found} == {200}


def test_sitemap_queries_do_not_grow(queries):
    for model in ("resolutions", "papers", "sessions"):
        make.PaperFactory(document=make.ResolutionFactory().document)
        few = queries(f"/sitemap-{model}.xml")
        make.PaperFactory(document=make.ResolutionFactory().document)
        assert queries(f"/sitemap-{model}.xml") == few


def test_a_page_shared_says_what_it_is(page):
    resolution = make.ResolutionFactory(code="", symbol="", topic='Oceans & "seas"')
    html = page(resolution.get_absolute_url())
    said = dict(
        zip(attributes(html, "meta", "property"), attributes(html, "meta", "content")[2:], strict=False)
    )
    assert said["og:title"] == resolution.topic
    assert said["og:url"] == f"http://testserver{resolution.get_absolute_url()}"
    assert said["og:image"] == "http://testserver/static/card.png"
    assert said["og:description"] == attributes(html, "meta", "content")[1]
