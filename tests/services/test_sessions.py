"""Which conference, committee and session a document is put under."""

import datetime

import pytest

from archive.models import Committee, Conference, Problem, Session
from archive.parser.model import Committee as ReadCommittee
from archive.parser.model import Conference as ReadConference
from archive.services.sessions import ConferenceFacts
from archive.services.store import store_document
from tests.services.parses import draft, note, report, resolution, source

pytestmark = pytest.mark.django_db

CCPCJ = "Commission on Crime Prevention and Criminal Justice"


def conference_of(parsed, given=None):
    return store_document(source=source(), parsed=parsed, conference=given).session.conference


class TestConferenceName:
    @pytest.mark.parametrize(
        ("committee", "conference", "date", "name", "slug"),
        [
            (
                ReadCommittee(CCPCJ, "CCPCJ", "Thirtieth session"),
                ReadConference(None, "2021-05-17", "2021-05-21", "Vienna"),
                None,
                f"{CCPCJ}, Thirtieth session",
                "commission-on-crime-prevention-and-criminal-justice-thirtieth-session-2021",
            ),
            (
                ReadCommittee("Working Group on Wells"),
                ReadConference(None, "2015-11-18", None, "Vienna"),
                None,
                "Working Group on Wells, Vienna 2015",
                "working-group-on-wells-vienna-2015",
            ),
            (
                ReadCommittee("General Assembly", None, "Seventy-fifth session"),
                ReadConference(),
                "2020-12-07",
                "General Assembly, Seventy-fifth session",
                "general-assembly-seventy-fifth-session",
            ),
            (ReadCommittee("Board"), ReadConference(), "2020-12-07", "Board, 2020", "board-2020"),
            (ReadCommittee("Board"), ReadConference(), None, "Undated documents", "undated-documents"),
        ],
    )
    def test_of_a_meeting_that_has_none(self, committee, conference, date, name, slug):
        found = conference_of(draft(committee=committee, conference=conference, date=date))
        assert (found.name, found.slug, found.simulation) == (name, slug, False)

    def test_of_a_simulation_that_has_none_says_so(self):
        found = conference_of(report(conference=ReadConference(None, "2019-03-24")))
        assert (found.name, found.simulation) == ("World Health Assembly, 2019 (simulation)", True)

    def test_where_nothing_is_known_a_problem_says_so(self):
        document = store_document(
            source=source(), parsed=draft(committee=ReadCommittee(), conference=ReadConference())
        )
        assert str(document.session) == "Unnamed committee at Undated documents"
        assert list(Problem.objects.values_list("code", flat=True)) == [
            "conference-unknown",
            "committee-unknown",
        ]

    def test_a_name_without_a_date_is_a_problem(self):
        conference_of(report(conference=ReadConference("Lakeside")))
        assert list(Problem.objects.exclude(code="label-inferred").values_list("code", "message")) == [
            (
                "conference-undated",
                "Nothing says when “Lakeside” was held; a search by year leaves this document out.",
            )
        ]

    def test_staff_know_better(self):
        given = ConferenceFacts("Autumn Conference", datetime.date(2020, 9, 1), None, "Lima")
        found = conference_of(report(), given)
        assert (found.name, found.start_date, found.end_date, found.location, found.slug) == (
            "Autumn Conference",
            datetime.date(2020, 9, 1),
            None,
            "Lima",
            "autumn-conference-2020",
        )

    def test_blank_facts_are_as_read(self):
        assert conference_of(report(), ConferenceFacts()).name == "Lakeside Conference"


class TestImpossibleDates:
    def test_a_date_of_no_calendar_is_a_problem(self):
        found = conference_of(report(conference=ReadConference("Lakeside", "2019-02-30", "2019-02-31")))
        assert (found.start_date, found.end_date) == (None, None)
        assert list(Problem.objects.filter(code="date-impossible").values_list("message", flat=True)) == [
            "“2019-02-30” is no date of the calendar; it was left out.",
            "“2019-02-31” is no date of the calendar; it was left out.",
        ]

    def test_an_end_before_the_start_is_a_problem(self):
        found = conference_of(report(conference=ReadConference("Lakeside", "2019-03-24", "2019-03-20")))
        assert (found.start_date, found.end_date) == (datetime.date(2019, 3, 24), None)
        assert Problem.objects.filter(code="dates-out-of-order").count() == 1


class TestFoundAgain:
    def test_a_committee_by_its_name_in_any_case(self):
        store_document(source=source(), parsed=report(committee=ReadCommittee("World Health Assembly")))
        store_document(
            source=source("b", "b.txt"),
            parsed=report(
                committee=ReadCommittee("WORLD HEALTH ASSEMBLY", "WHA"),
                conference=ReadConference("Elsewhere", "2020-01-01"),
            ),
        )
        assert list(Committee.objects.values_list("name", "acronym")) == [("World Health Assembly", "WHA")]
        assert Session.objects.count() == 2

    def test_a_committee_by_its_acronym_where_no_name_is_given(self):
        store_document(source=source(), parsed=report())
        store_document(
            source=source("b", "b.txt"),
            parsed=report(
                committee=ReadCommittee(None, "wha"), conference=ReadConference("Elsewhere", "2020-01-01")
            ),
        )
        assert list(Committee.objects.values_list("name", flat=True)) == ["World Health Assembly"]

    def test_a_conference_by_name_and_first_day(self):
        for n, start in enumerate(["2019-03-24", "2020-03-24", "2019-03-24"]):
            parsed = report(
                conference=ReadConference("Lakeside", start), committee=ReadCommittee(f"Committee {n}")
            )
            store_document(source=source(start + str(n), f"{n}.txt"), parsed=parsed)
        assert list(Conference.objects.values_list("slug", flat=True)) == ["lakeside-2020", "lakeside-2019"]

    def test_what_is_newly_known_is_filled_in(self):
        store_document(source=source(), parsed=report(conference=ReadConference("Lakeside", "2019-03-24")))
        conference_of(report(conference=ReadConference("Lakeside", "2019-03-24", "2019-03-28", "Geneva")))
        assert list(Conference.objects.values_list("end_date", "location")) == [
            (datetime.date(2019, 3, 28), "Geneva")
        ]

    def test_one_acronym_of_two_bodies_makes_two_slugs(self):
        for n, name in enumerate(["Commission on Wells", "Committee on Wells"]):
            parsed = report(committee=ReadCommittee(name, "COW"))
            store_document(source=source(name, f"{n}.txt"), parsed=parsed)
        assert sorted(Session.objects.values_list("slug", flat=True)) == [
            "cow-lakeside-conference-2019",
            "cow-lakeside-conference-2019-2",
        ]


def test_a_simulation_never_joins_a_meeting_of_the_united_nations():
    real = store_document(source=source(), parsed=draft()).session
    copied = draft(
        simulation=True,
        conference=ReadConference("Commission on Wells, Thirtieth session", "2021-05-17"),
    )
    played = store_document(source=source("b", "b.txt"), parsed=copied).session
    assert (real.conference.simulation, played.conference.simulation) == (False, True)
    assert played.conference.name == "Commission on Wells, Thirtieth session (simulation)"
    again = store_document(source=source("c", "c.txt"), parsed=copied).session
    assert again == played


def test_a_note_may_join_a_simulation():
    store_document(source=source(), parsed=report())
    background = note(conference=report().conference, committee=report().committee)
    document = store_document(source=source("b", "b.txt"), parsed=background)
    assert document.session.conference.simulation is True
    assert document.session.resolutions.get().code == resolution().code
