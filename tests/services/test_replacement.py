"""What a new document takes the place of."""

import pytest

from archive.models import (
    AgendaItem,
    Committee,
    Conference,
    Document,
    Resolution,
    Session,
    Source,
    StaffMember,
)
from archive.parser.model import AgendaItem as ReadAgendaItem
from archive.parser.model import Conference as ReadConference
from archive.parser.model import DocumentType, ParsedDocument
from archive.services.removal import take_out
from archive.services.replacement import replacement_by
from archive.services.store import store_document
from tests.services.parses import draft, note, report, resolution, source

pytestmark = pytest.mark.django_db


def store(parsed, name):
    return store_document(source=source(name, name), parsed=parsed)


def resolution_set(*texts):
    return ParsedDocument(
        DocumentType.RESOLUTION_SET,
        simulation=True,
        conference=report().conference,
        committee=report().committee,
        resolutions=texts,
    )


def standing():
    return list(Document.objects.order_by("pk").values_list("source__name", flat=True))


@pytest.mark.parametrize(
    ("old", "new", "left"),
    [
        # Two reports of one session, whatever they hold.
        (report(resolution("WHA/1/1")), report(resolution("WHA/2/7")), ["new"]),
        # The same code, however it is spaced.
        (report(), resolution_set(resolution("WHA / 1/1")), ["new"]),
        # The same title.
        (draft("Safe wells"), draft("SAFE WELLS"), ["new"]),
        # The same symbol under another title.
        (draft("Wells", symbol="E/L.1"), draft("Safer wells", symbol="E/L.1"), ["new"]),
        # The same title, but each has a symbol of its own: two texts.
        (draft("Wells", symbol="E/L.1"), draft("Wells", symbol="E/L.2"), ["old", "new"]),
        # A draft gets its symbol.
        (draft("Wells"), draft("Wells", symbol="E/L.2"), ["new"]),
        # Nothing in common.
        (draft("Wells"), draft("Rivers"), ["old", "new"]),
        (report(), resolution_set(resolution("WHA/3/1")), ["old", "new"]),
        # Notes by symbol, then by title.
        (note(), note("Another title"), ["new"]),
        (note(symbol=None), note(symbol=None), ["new"]),
        (note(symbol=None), note("Another title", symbol=None), ["old", "new"]),
        # A note is no resolution, though they be called the same.
        (note("Safe wells", symbol=None), draft("Safe wells"), ["old", "new"]),
    ],
)
def test_what_is_replaced(old, new, left):
    store(old, "old")
    store(new, "new")
    assert standing() == left


def test_another_session_is_never_touched():
    store(report(), "old")
    store(report(conference=ReadConference("Lakeside Conference", "2020-03-24")), "new")
    assert standing() == ["old", "new"]


def test_a_replacement_is_whole():
    store(report(resolution("WHA/1/1"), resolution("WHA/1/2")), "old")
    store(report(resolution("WHA/1/2")), "new")
    assert list(Resolution.objects.values_list("code", "slug", "document__source__name")) == [
        ("WHA/1/2", "wha-1-2", "new")
    ]


def test_it_is_told_before_it_happens():
    old = store(report(), "old")
    coming = source("new", "new")
    assert replacement_by(source=coming, parsed=report(resolution("WHA/2/2"))).documents == (old,)
    assert replacement_by(source=coming, parsed=draft()).documents == ()
    assert standing() == ["old"]


def test_a_link_that_a_sibling_holds_is_not_taken():
    store(resolution_set(resolution(None)), "one")
    store(resolution_set(resolution(None)), "two")
    store(resolution_set(resolution(None)), "one")
    assert sorted(Resolution.objects.values_list("document__source__name", "slug")) == [
        ("one", "clean-water"),
        ("two", "clean-water-2"),
    ]


class TestFactsOfTheSession:
    def test_are_replaced_with_the_report(self):
        store(report(), "old")
        store(report(staff=(), agenda=(ReadAgendaItem("1", "Rivers"),), summary=None, attendance=3), "new")
        session = Session.objects.get()
        assert (session.summary, session.attendance) == ("", 3)
        assert list(StaffMember.objects.all()) == []
        assert list(AgendaItem.objects.values_list("title", flat=True)) == ["Rivers"]

    def test_outlive_a_document_without_a_front_part(self):
        store(report(), "report")
        store(resolution_set(resolution("WHA/3/1")), "set")
        session = Session.objects.get()
        assert (session.summary, session.attendance, session.staff.count(), session.agenda.count()) == (
            "They met.",
            27,
            2,
            2,
        )
        added = Resolution.objects.get(code="WHA/3/1")
        assert added.agenda_item == session.agenda.get(title="Clean Water")

    @pytest.mark.parametrize("others", [[], ["beside"]])
    def test_go_with_the_report_that_gave_them(self, others):
        for name in others:
            store(resolution_set(resolution("WHA/9/1")), name)
        store(report(), "report")
        store(resolution_set(resolution("WHA/1/1")), "set")
        session = Session.objects.get()
        assert (session.summary, session.attendance, session.staff.count(), session.agenda.count()) == (
            "",
            None,
            0,
            0,
        )

    def test_a_report_links_again_what_stood_under_its_agenda(self):
        store(resolution_set(resolution("WHA/3/1")), "set")
        store(draft("Safe wells", agenda=(ReadAgendaItem("1", "clean water"),), **_session()), "draft")
        store(report(), "report")
        assert list(Resolution.objects.order_by("pk").values_list("agenda_item__title", flat=True)) == [
            "Clean Water",
            "Clean Water",
            "Clean Water",
        ]

    def test_drafts_of_one_session_add_their_agenda_items(self):
        store(draft("Wells", symbol="E/L.1"), "one")
        store(draft("Wells again", symbol="E/L.2"), "two")
        store(draft("Rivers", symbol="E/L.3", agenda=(ReadAgendaItem("7", "Water above"),)), "three")
        assert list(AgendaItem.objects.values_list("position", "number", "title")) == [
            (1, "6 (a)", "Water below ground"),
            (2, "7", "Water above"),
        ]


def test_a_session_that_nothing_is_left_of_goes_with_its_conference_and_committee():
    store(report(), "report")
    store(report(conference=ReadConference("Hillside", "2019-03-24"), committee=draft().committee), "other")
    take_out(Source.objects.get(name="report"))
    assert list(Conference.objects.values_list("name", flat=True)) == ["Hillside"]
    assert list(Committee.objects.values_list("name", flat=True)) == ["Commission on Wells"]
    assert Session.objects.count() == 1


def _session():
    return {"conference": report().conference, "committee": report().committee}
