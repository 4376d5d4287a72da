"""What is taken out leaves nothing that it alone said."""

import datetime
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from archive.models import (
    AgendaItem,
    Committee,
    Conference,
    Delegation,
    Document,
    Session,
    Source,
    Upload,
    Withdrawal,
)
from archive.parser.model import AgendaItem as ReadAgendaItem
from archive.parser.model import Committee as ReadCommittee
from archive.parser.model import Conference as ReadConference
from archive.services.ingest import Kind, ingest_file
from archive.services.removal import take_out
from archive.services.review import reopen
from archive.services.store import store_document
from tests.services.deciding import publish
from tests.services.files import LAKESIDE, sample
from tests.services.parses import draft, note, recorded, report, resolution, source
from tests.services.rows import dump_without_keys

pytestmark = pytest.mark.django_db

BARE = {"conference": ReadConference("Commission, Thirtieth session", "2021-05-17")}
FULL = {"conference": ReadConference("Commission, Thirtieth session", "2021-05-17", "2021-05-21", "Vienna")}


def store(parsed, name):
    return store_document(source=source(name, name), parsed=parsed)


def without_sources():
    return {name: rows for name, rows in dump_without_keys().items() if name not in {"Source", "Upload"}}


@pytest.mark.parametrize(
    ("stays", "goes"),
    [
        (
            draft("One", symbol="E/1", **BARE, committee=ReadCommittee("Commission on Wells")),
            draft(
                "Two",
                symbol="E/2",
                agenda=(ReadAgendaItem("7", "Water above"),),
                committee=ReadCommittee("Commission on Wells", "COW", "Thirtieth session"),
                **FULL,
            ),
        ),
        (draft("One", symbol="E/1"), draft("Two", symbol="E/2")),
        (draft("One", symbol="E/1"), draft("Two", symbol="E/2", summary="They met.", attendance=3)),
        (
            note(conference=report().conference, committee=report().committee, simulation=True),
            report(resolution(sponsors=("Chad",), vote=recorded(("Peru", "in favour")))),
        ),
        (report(), draft("Two", conference=report().conference, simulation=True)),
    ],
)
@pytest.mark.parametrize("first", ["stays", "goes"])
def test_the_archive_is_as_if_it_had_never_been_there(stays, goes, first):
    store(stays, "stays")
    expected = without_sources()
    if first == "goes":
        take_out(Source.objects.get())
        store(goes, "goes")
        store(stays, "stays")
    else:
        store(goes, "goes")
    take_out(Source.objects.get(name="goes"))
    left = without_sources()
    if first == "goes":  # an address is for good, also one made while another's acronym was known
        expected, left = ({k: v for k, v in one.items() if k != "Session"} for one in (expected, left))
    assert left == expected


def test_what_another_says_too_stays():
    store(draft("One", symbol="E/1"), "one")
    store(draft("Two", symbol="E/2"), "two")
    take_out(Source.objects.get(name="one"))
    conference = Conference.objects.get()
    assert (conference.location, conference.end_date) == ("Vienna", datetime.date(2021, 5, 21))
    assert (Session.objects.get().number, AgendaItem.objects.get().title) == (
        "Thirtieth session",
        "Water below ground",
    )


def test_what_staff_put_right_stays():
    store(draft("One", symbol="E/1"), "one")
    store(draft("Two", symbol="E/2"), "two")
    Conference.objects.update(location="Vienna International Centre")
    take_out(Source.objects.get(name="one"))
    assert Conference.objects.get().location == "Vienna International Centre"


def test_the_agenda_that_a_report_stood_for_comes_back():
    names = {"conference": report().conference, "committee": report().committee}
    store(draft("Wells", agenda=(ReadAgendaItem("1", "Fresh wells"),), **names), "draft")
    store(report(), "report")
    take_out(Source.objects.get(name="report"))
    item = AgendaItem.objects.get()
    assert (item.title, [row.title for row in item.resolutions.all()]) == ("Fresh wells", ["Wells"])


def test_nobody_is_named_that_no_document_names():
    store(report(resolution(sponsors=("Chad",), vote=recorded(("Peru", "in favour")))), "report")
    store(draft("Wells"), "draft")
    take_out(Source.objects.get(name="report"))
    assert set(Delegation.objects.values_list("name", flat=True)) == {"Chad", "Peru"}  # the draft's
    take_out(Source.objects.get(name="draft"))
    assert (Delegation.objects.count(), Session.objects.count(), Committee.objects.count()) == (0, 0, 0)


class TestCommand:
    @pytest.fixture
    def document(self):
        ingest_file(data=sample(LAKESIDE), name="lakeside.txt")
        return Document.objects.get()

    def withdraw(self, *names, **options):
        out = StringIO()
        call_command("withdraw", *names, stdout=out, **options)
        return out.getvalue()

    @pytest.mark.parametrize("how", ["digest", "beginning", "source", "resolution"])
    def test_by_digest_or_address(self, document, how):
        names = {
            "digest": document.source.sha256,
            "beginning": document.source.sha256[:8].upper(),
            "source": document.source.get_absolute_url(),
            "resolution": "https://archive.example.org"
            + document.resolutions.first().get_absolute_url()
            + "#op-1",
        }
        assert "Withdrawn: 1." in self.withdraw(names[how], yes=True)
        assert (Document.objects.count(), Session.objects.count(), Source.objects.count()) == (0, 0, 1)

    def test_the_reason_is_kept(self, document):
        address = document.resolutions.first().get_absolute_url()
        self.withdraw(document.source.sha256, yes=True, reason=" Its author asked for it. ")
        withdrawal = Withdrawal.objects.get()
        assert (withdrawal.source.name, withdrawal.reason) == ("lakeside.txt", "Its author asked for it.")
        assert address in withdrawal.pages.values_list("path", flat=True)

    def test_no_ingest_brings_it_back_but_staff_do(self, document, admin_user):
        self.withdraw(document.source.sha256, yes=True)
        for again in (False, True):
            assert ingest_file(data=sample(LAKESIDE), name="a.txt", again=again).kind == Kind.HELD
        upload = Upload.objects.get()
        reopen(upload=upload)
        publish(upload=upload, user=admin_user)
        assert Document.objects.count() == 1

    def test_a_paper_by_its_address(self):
        paper = store(note(), "note").paper
        self.withdraw(paper.get_absolute_url(), yes=True)
        assert Document.objects.count() == 0

    @pytest.mark.parametrize(
        "name",
        ["", "zzz", "/", "/sessions/", "/sources/" + "0" * 64 + "/", "0" * 64, "http://[", "abc", "\0"],
    )
    def test_what_names_nothing_withdraws_nothing(self, document, name):
        with pytest.raises(CommandError, match="names nothing that is published"):
            self.withdraw(document.source.sha256, name, yes=True)
        assert Document.objects.count() == 1

    @pytest.mark.parametrize(("answer", "left"), [("", 1), ("n", 1), ("y", 0), (" YES", 0), (None, 1)])
    def test_it_asks(self, document, answer, left, monkeypatch):
        monkeypatch.setattr("sys.stdin", StringIO("" if answer is None else f"{answer}\n"))
        if left:
            with pytest.raises(CommandError, match="Nothing was withdrawn"):
                self.withdraw(document.source.sha256)
        else:
            self.withdraw(document.source.sha256)
        assert Document.objects.count() == left
