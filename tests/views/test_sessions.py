"""A conference, a committee across its years, and a session."""

import datetime

import pytest

from tests import factories as make
from tests.views.html import attributes, texts

pytestmark = pytest.mark.django_db


def test_conference(page):
    conference = make.ConferenceFactory(name="Spring", location="Bern")
    session = make.SessionFactory(conference=conference, committee__name="Council", committee__acronym="C")
    make.SessionFactory()
    html = page("/conferences/" + conference.slug + "/")
    assert texts(html, "h1") == ["Spring"]
    assert texts(html, ".row") == ["C Council"]
    assert attributes(html, ".row__title", "href") == []
    assert f'<a href="{session.get_absolute_url()}">Council</a>' in html
    assert len(texts(html, ".notice--simulation")) == 1


def test_committee_across_its_years(page):
    committee = make.CommitteeFactory(name="Council")
    for year in (2019, 2023):
        conference = make.ConferenceFactory(
            name="Spring", start_date=datetime.date(year, 1, 1), end_date=None
        )
        session = make.SessionFactory(committee=committee, conference=conference)
        document = make.DocumentFactory(session=session)
        make.VoteFactory(resolution__document=document, resolution__code=f"C/{year}")
        make.PaperFactory(document=document, title=f"Peace in {year}")
    html = page(committee.get_absolute_url())
    assert texts(html, ".row__mark") == ["2023", "2019"]
    assert texts(html, ".text") == [
        "C/2023 Matters of Concern 26 in favour, 0 against, 4 abstentions",
        "Peace in 2023",
        "C/2019 Matters of Concern 26 in favour, 0 against, 4 abstentions",
        "Peace in 2019",
    ]
    assert len(texts(html, ".simulation")) == 2


def test_committee_shows_the_first_resolutions_of_a_long_session(page):
    document = make.DocumentFactory()
    make.ResolutionFactory.create_batch(13, document=document)
    session = document.session
    html = page(session.committee.get_absolute_url())
    assert len(texts(html, ".text")) == 6
    assert texts(html, ".text")[-1] == "All 13 resolutions"
    link = f"/resolutions/?committee={session.committee.slug}&amp;conference={session.conference.slug}"
    assert f'href="{link}"' in html
    assert len(texts(page(link.replace("&amp;", "&")), ".row")) == 13


def test_committee_of_many_sessions_comes_in_pages(page, settings):
    settings.LIST_PAGE_SIZE = 1
    committee = make.CommitteeFactory()
    make.SessionFactory.create_batch(2, committee=committee)
    html = page(f"{committee.get_absolute_url()}?page=2")
    assert len(texts(html, ".row")) == 1
    assert texts(html, ".pagination") == ["Previous page Page 1 Page 2"]


def test_committee_of_many_years_is_no_endless_page(page):
    committee = make.CommitteeFactory()
    make.SessionFactory.create_batch(21, committee=committee)
    assert len(texts(page(committee.get_absolute_url()), ".row")) == 20
    assert len(texts(page(f"{committee.get_absolute_url()}?page=2"), ".row")) == 1


def test_committee_queries_do_not_grow(queries):
    committee = make.CommitteeFactory()

    def fill():
        vote = make.VoteFactory(resolution__document__session__committee=committee)
        make.PaperFactory(document=vote.resolution.document)
        vote.resolution.document.problems.create(code="vote-x", severity="warning", message="?")

    fill()
    few = queries(committee.get_absolute_url())
    fill()
    fill()
    assert queries(committee.get_absolute_url()) == few


def test_session_in_full(page):
    session = make.SessionFactory(
        attendance=32, number="Third session", summary="On Sunday it met.\n\nOn Monday it voted."
    )
    make.StaffMemberFactory(session=session, role="Chair", name="Ada")
    make.AgendaItemFactory(session=session, position=1, adopted_position=2, title="Oceans")
    make.AgendaItemFactory(session=session, position=2, adopted_position=1, title="Forests")
    document = make.DocumentFactory(session=session, source__name="report.txt")
    make.VoteFactory(resolution__document=document, resolution__code="C/1/1", resolution__topic="Forests")
    make.ResolutionFactory(document=document, code="C/1/2", topic="Oceans", status="draft")
    make.PaperFactory(document=make.DocumentFactory(session=session), title="A note", symbol="C/9")
    html = page(session.get_absolute_url())
    assert texts(html, "h2") == [
        "Agenda",
        "Resolutions",
        "Papers",
        "Summary report",
        "Committee staff",
        "Sources",
    ]
    assert texts(html, ".agenda") == ["2 Forests 1 Oceans"]
    assert texts(html, "tr") == [
        "Code Topic Vote",
        "C/1/1 Forests 26 in favour, 0 against, 4 abstentions",
        "C/1/2 Oceans Draft",
    ]
    assert texts(html, ".letter") == ["On Sunday it met. On Monday it voted."]
    assert texts(html, ".facts") == ["Chair Ada"]
    assert "32 delegations present" in html


def test_session_with_nothing_but_a_source(page):
    document = make.DocumentFactory(source__name="report.txt")
    html = page(document.session.get_absolute_url())
    assert texts(html, "h2") == ["Sources"]
    assert texts(html, ".row__title") == ["report.txt"]


def test_session_says_how_many_problems_were_found(page):
    document = make.DocumentFactory()
    for line in (1, 2):
        document.problems.create(code="unreadable", severity="warning", message="?", line=line)
    assert "2 problems found in reading" in page(document.session.get_absolute_url())


def test_contradicted_vote_is_marked(page):
    document = make.DocumentFactory()
    vote = make.VoteFactory(resolution__document=document, resolution__code="C/1")
    make.VoteFactory(resolution__document=document, resolution__code="C/2")
    document.problems.create(
        code="vote-attendance", severity="warning", message="C/1 counts 30 votes.", line=3
    )
    for thing in (document.session, document.session.committee):
        html = page(thing.get_absolute_url())
        assert texts(html, "a.contradiction") == ["Contradicted by its source : C/1 counts 30 votes."]
        assert attributes(html, "a.contradiction", "href") == [
            f"{vote.resolution.get_absolute_url()}#problems"
        ]


def test_session_queries_do_not_grow(queries):
    session = make.SessionFactory()

    def fill():
        document = make.DocumentFactory(session=session)
        make.VoteFactory(resolution__document=document)
        document.problems.create(code="vote-x", severity="warning", message="?")
        make.StaffMemberFactory(session=session)
        make.AgendaItemFactory(session=session)

    fill()
    few = queries(session.get_absolute_url())
    fill()
    fill()
    assert queries(session.get_absolute_url()) == few


def test_real_meeting_has_no_simulation_notice(page):
    session = make.SessionFactory(conference__simulation=False)
    assert texts(page(session.get_absolute_url()), ".notice") == []


def test_committee_in_one_picture(page, client):
    """Each mark leads to what it counts, and the table says the same."""
    committee = make.CommitteeFactory()
    for year, verbs in ((2019, ["urge", "recall"]), (2021, ["urge", "urge"])):
        conference = make.ConferenceFactory(start_date=datetime.date(year, 3, 1), end_date=None)
        session = make.SessionFactory(committee=committee, conference=conference)
        vote = make.VoteFactory(resolution__document__session=session)
        make.ResolutionFactory(document=vote.resolution.document)
        for verb in verbs:
            make.ClauseFactory(resolution=vote.resolution, verb=verb)
    html = client.get(committee.get_absolute_url()).content.decode()
    drawn = html.partition("drawing__svg")[2].partition("</svg>")[0]
    assert texts(drawn, "title") == [
        "Sessions, 2019: 1 session", "Sessions, 2021: 1 session",
        "2019, adopted by recorded vote: 1 resolution", "2019, no vote known: 1 resolution",
        "2021, adopted by recorded vote: 1 resolution", "2021, no vote known: 1 resolution",
        "Urge, 2019: 1 clause", "Urge, 2021: 2 clauses", "Recall, 2019: 1 clause",
    ]  # fmt: skip
    for address, title in zip(attributes(drawn, "a", "href"), texts(drawn, "title"), strict=True):
        (found,) = texts(page(address.replace("&amp;", "&")), ".found")
        assert found.split()[0] == title.rpartition(": ")[2].split()[0]
    rows = [row for row in texts(html, "tr") if not row.startswith("Year")]
    assert rows == [
        "Sessions 1 0 1", "Adopted by recorded vote 1 0 1", "No vote known 1 0 1",
        "Urge 1 0 2", "Recall 1 0 0"
    ]  # fmt: skip


def test_committee_of_one_year_has_no_picture(page):
    session = make.VoteFactory().resolution.session
    assert "drawing__svg" not in page(session.committee.get_absolute_url())


def test_sessions_of_a_committee_lead_to_one_another(page):
    committee = make.CommitteeFactory()
    first, second, third = (
        make.SessionFactory(
            committee=committee,
            conference__name=f"Meeting {n}",
            conference__start_date=datetime.date(2019 + n, 1, 1),
            conference__end_date=None,
        )
        for n in range(3)
    )
    make.SessionFactory()
    html = page(second.get_absolute_url())
    assert texts(html, ".neighbours") == [
        "Session before this Meeting 0, 2019 Session after this Meeting 2, 2021"
    ]
    nav = html.partition('class="neighbours"')[2]
    assert attributes(nav, "a", "href")[:2] == [first.get_absolute_url(), third.get_absolute_url()]
    assert texts(page(first.get_absolute_url()), ".neighbours") == ["Session after this Meeting 1, 2020"]


def test_agenda_names_the_resolutions_on_its_items(page):
    session = make.SessionFactory()
    item = make.AgendaItemFactory(session=session, number="1", title="Oceans")
    document = make.DocumentFactory(session=session)
    make.ResolutionFactory(document=document, position=1, code="C/1", agenda_item=item)
    make.ResolutionFactory(document=document, position=2, code="C/2", agenda_item=item)
    assert texts(page(session.get_absolute_url()), ".agenda") == ["1 Oceans C/1 · C/2"]


def test_conference_draws_how_its_sessions_decided(page):
    session = make.SessionFactory()
    document = make.DocumentFactory(session=session)
    make.VoteFactory(resolution__document=document)
    make.VoteFactory.create_batch(3, resolution__document=document, adopted=False)
    html = page(session.conference.get_absolute_url())
    bar = html.partition('class="shares"')[2].partition("</svg>")[0]
    assert attributes(bar, "rect", "class") == ["piece--recorded", "piece--rejected"]
    assert attributes(bar, "rect", "width") == ["250", "750"]
    assert "All 4 resolutions of this conference" in html


def test_conference_queries_do_not_grow(queries):
    conference = make.ConferenceFactory()
    address = conference.get_absolute_url()
    make.VoteFactory(resolution__document__session__conference=conference)
    few = queries(address)
    make.VoteFactory.create_batch(2, resolution__document__session__conference=conference)
    assert queries(address) == few
