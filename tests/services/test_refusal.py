"""A document never takes the place of one that holds more, nor of one that is another's."""

import pytest

from archive.models import Conference, Document, Problem, Resolution
from archive.parser.model import Committee as ReadCommittee
from archive.parser.model import Conference as ReadConference
from archive.parser.model import DocumentType, ParsedDocument, Section
from archive.services.ingest import Kind, ingest_file
from archive.services.reading import Refused
from archive.services.receiving import receive
from archive.services.review import review
from archive.services.store import store_document
from tests.services.deciding import publish
from tests.services.parses import clause, draft, note, report, resolution, source
from tests.services.rows import dump

pytestmark = pytest.mark.django_db

UNKNOWN = {"conference": ReadConference(), "committee": ReadCommittee("Board")}
UNDATED = {"conference": ReadConference("Lakeside"), "committee": ReadCommittee("Board")}
HEAD = "Hill Country Model United Nations • 14 - 18 November 2022\n\n"
TEXT = (
    "Code: UNHCR/1/{0}\n\nCommittee: Refugee Agency\n\nTopic: Wells\n\n"
    "The Refugee Agency,\n\nRecalling well {0},\n\n1. Urges action {0}.\n\n"
)
LAST = "Nothing was stored: give the whole document, or withdraw the other first."


def store(parsed, name):
    return store_document(source=source(name, name), parsed=parsed)


def standing():
    return list(Document.objects.order_by("pk").values_list("source__name", flat=True))


def texts(*resolutions, **more):
    """A set of resolutions of the session of `report`."""
    front = {"conference": report().conference, "committee": report().committee, "simulation": True}
    return ParsedDocument(DocumentType.RESOLUTION_SET, resolutions=resolutions, **(front | more))


def test_one_text_of_three_takes_nothing_away():
    store(texts(resolution("WHA/1/1"), resolution("WHA/1/2"), resolution("WHA/1/3")), "set.txt")
    before = dump()
    coming = source("c", "corrected-1-2.txt")
    held = {**before, "Source": dump()["Source"]}
    with pytest.raises(Refused) as refusal:
        store_document(source=coming, parsed=texts(resolution("WHA/1/2")))
    digest = Document.objects.get().source.sha256[:12]
    assert str(refusal.value) == (
        f"corrected-1-2.txt holds “WHA/1/2”, which set.txt (SHA-256 {digest}) holds already, but lacks "
        f"“WHA/1/1”, “WHA/1/3” of it. {LAST}"
    )
    assert dump() == held


def test_a_file_that_holds_them_all_and_more_replaces_several():
    store(texts(resolution("WHA/1/1")), "one")
    store(texts(resolution("WHA/1/2")), "two")
    store(texts(*(resolution(f"WHA/1/{n}") for n in (1, 2, 3))), "all")
    assert standing() == ["all"]


def test_a_code_that_stands_twice_must_come_twice():
    store(texts(resolution("WHA/1/1"), resolution("WHA/1/1")), "twice")
    with pytest.raises(Refused):
        store(texts(resolution("WHA/1/1")), "once")


def test_a_file_refused_by_ingest_leaves_nothing():
    assert ingest_file(data=set_of(1, 2, 3), name="set.txt").kind == Kind.STORED
    before = dump()
    outcome = ingest_file(data=set_of(2), name="corrected-1-2.txt")
    assert (outcome.kind, dump()) == (Kind.FAILED, before)
    assert outcome.message.startswith("corrected-1-2.txt holds “UNHCR/1/2”, which set.txt ")


def test_staff_are_told_before_they_publish(admin_user):
    ingest_file(data=set_of(1, 2, 3), name="set.txt")
    upload = receive(data=set_of(2), name="corrected-1-2.txt", user=admin_user).upload
    found = review(upload)
    assert (found.replaces, found.problems[-1].code, found.problems[-1].severity) == (
        (),
        "part-of-another",
        "error",
    )
    before = dump()
    with pytest.raises(Refused, match=r"^corrected-1-2.txt holds"):
        publish(upload=upload, user=admin_user)
    assert dump() == before


class TestReports:
    def test_texts_that_a_newer_report_lacks_are_named(self):
        store(report(resolution("WHA/1/1"), resolution("WHA/1/2")), "old")
        store(report(resolution("WHA/1/2")), "new")
        assert standing() == ["new"]
        told = Problem.objects.get(code="resolutions-gone")
        assert told.message == (
            "1 resolution of the older report is not in this one, which replaced it: “WHA/1/1”."
        )

    def test_without_a_date_they_may_be_of_two_years(self):
        store(report(resolution("WHA/1/1", topic="Wells"), **UNDATED), "one")
        store(report(resolution("WHA/1/1", topic="Rivers"), **UNDATED), "two")
        assert standing() == ["one", "two"]

    def test_a_set_is_not_replaced_by_a_report_that_lacks_some_of_it(self):
        store(texts(resolution("WHA/1/1"), resolution("WHA/1/5")), "set")
        with pytest.raises(Refused):
            store(report(resolution("WHA/1/1")), "report")


class TestWhereNothingIsKnown:
    @pytest.mark.parametrize(
        ("old", "new"),
        [
            (report(**UNKNOWN, date=None), report(**UNKNOWN, date=None)),
            (draft("Wells", **UNKNOWN), draft("Wells", **UNKNOWN)),
            (note("Wells", symbol=None, **UNKNOWN), note("Wells", symbol=None, **UNKNOWN)),
            (
                report(committee=ReadCommittee(), conference=ReadConference("Lakeside", "2019-03-24")),
                report(committee=ReadCommittee(), conference=ReadConference("Lakeside", "2019-03-24")),
            ),
        ],
    )
    def test_documents_stand_beside_each_other(self, old, new):
        store(old, "old")
        store(new, "new")
        assert standing() == ["old", "new"]

    def test_a_symbol_is_one_document(self):
        store(draft("Wells", symbol="E/L.1", **UNKNOWN), "old")
        store(draft("Wells in short", symbol="E/L.1", **UNKNOWN), "new")
        assert standing() == ["new"]

    @pytest.mark.parametrize(("topic", "left"), [("Wells", ["new"]), ("Rivers", ["old", "new"])])
    def test_a_code_without_a_date_counts_where_topics_agree(self, topic, left):
        store(texts(resolution(topic="Wells"), **UNDATED), "old")
        store(texts(resolution(topic=topic), **UNDATED), "new")
        assert standing() == left


def test_a_first_heading_is_no_title():
    untitled = {"symbol": None, "sections": (Section("Introduction", "I", 1, (clause("Wells.", "1"),)),)}
    store(note(None, **untitled), "one")
    store(note(None, **untitled), "two")
    store(note("Introduction", symbol=None), "three")
    assert standing() == ["one", "two", "three"]


class TestReadAgain:
    def test_it_stays_where_staff_put_the_conference_right(self):
        document = store(report(), "report")
        Conference.objects.update(simulation=False)
        again = store(report(), "report")
        assert (again.session, Conference.objects.get().name) == (document.session, "Lakeside Conference")
        assert Conference.objects.get().simulation is False

    def test_so_does_a_file_that_replaces_it(self):
        store(report(), "report")
        Conference.objects.update(simulation=False)
        store(report(), "changed")
        assert standing() == ["changed"]
        assert Resolution.objects.get().slug == "wha-1-1"

    def test_it_stays_though_more_is_read(self):
        document = store(report(**UNKNOWN), "report")
        assert store(report(), "report").session == document.session


def set_of(*numbers):
    return (HEAD + "".join(TEXT.format(n) + HEAD for n in numbers)).encode()
