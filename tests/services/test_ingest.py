"""Files straight into the archive."""

import pytest

from archive.models import Clause, Document, Source, Upload
from archive.services.ingest import Kind, Outcome, ingest_file
from archive.services.receiving import receive
from archive.services.review import discard
from tests.services.deciding import publish
from tests.services.files import LAKESIDE, sample
from tests.services.rows import dump, refuse

pytestmark = pytest.mark.django_db


def test_a_file_is_stored_and_counted():
    outcome = ingest_file(data=sample(LAKESIDE), name="lakeside.txt")
    document = Document.objects.get()
    assert outcome == Outcome(
        "lakeside.txt",
        Kind.STORED,
        "",
        "session documentation",
        document.resolutions.count(),
        Clause.objects.count(),
        3,
        document.problems.count(),
    )
    assert (document.source.channel, bytes(document.source.content)) == ("ingest", sample(LAKESIDE))


def test_the_same_bytes_again_change_nothing():
    first = ingest_file(data=sample(LAKESIDE), name="lakeside.txt")
    before = dump()
    again = ingest_file(data=sample(LAKESIDE), name="renamed.txt")
    assert dump() == before
    assert (again.kind, again.clauses, again.name) == (Kind.UNCHANGED, first.clauses, "lakeside.txt")


def test_the_same_bytes_are_read_again_when_asked():
    first = ingest_file(data=sample(LAKESIDE), name="lakeside.txt")
    again = ingest_file(data=sample(LAKESIDE), name="lakeside.txt", again=True)
    assert (again.kind, again.clauses, Source.objects.count()) == (Kind.READ_AGAIN, first.clauses, 1)


def test_a_changed_file_takes_the_place_of_the_old():
    ingest_file(data=sample(LAKESIDE), name="lakeside.txt")
    changed = sample(LAKESIDE) + b"\nA last line.\n"
    outcome = ingest_file(data=changed, name="lakeside-2.txt")
    assert (outcome.kind, outcome.message) == (
        Kind.REPLACED,
        "lakeside-2.txt took the place of lakeside.txt.",
    )
    assert [document.source.name for document in Document.objects.all()] == ["lakeside-2.txt"]
    assert Source.objects.count() == 2


def test_the_old_file_stays_replaced_until_it_is_asked_for():
    ingest_file(data=sample(LAKESIDE), name="one.txt")
    ingest_file(data=sample(LAKESIDE) + b"\nA last line.\n", name="two.txt")
    before = dump()
    outcome = ingest_file(data=sample(LAKESIDE), name="one.txt")
    assert (outcome.kind, dump()) == (Kind.SUPERSEDED, before)
    assert ingest_file(data=sample(LAKESIDE), name="one.txt", again=True).kind == Kind.REPLACED
    assert [document.source.name for document in Document.objects.all()] == ["one.txt"]


@pytest.mark.parametrize("decide", [lambda **_: None, discard])
def test_what_staff_hold_is_left_to_them(decide, admin_user):
    received = receive(data=sample(LAKESIDE), name="lakeside.txt", user=admin_user)
    decide(upload=received.upload, user=admin_user)
    before = dump()
    for again in (False, True):
        assert ingest_file(data=sample(LAKESIDE), name="lakeside.txt", again=again).kind == Kind.HELD
    assert dump() == before


def test_what_staff_published_is_unchanged_and_keeps_what_they_filled_in(admin_user):
    upload = receive(data=sample(LAKESIDE), name="lakeside.txt", user=admin_user).upload
    Upload.objects.filter(pk=upload.pk).update(location="Lima")
    publish(upload=upload, user=admin_user)
    assert ingest_file(data=sample(LAKESIDE), name="lakeside.txt").kind == Kind.UNCHANGED
    ingest_file(data=sample(LAKESIDE), name="lakeside.txt", again=True)
    assert Document.objects.get().session.conference.location == "Lima"


class TestRefused:
    @pytest.mark.parametrize(
        ("data", "name", "message"),
        [
            (b"", "a.txt", "a.txt is empty"),
            (b" \n\t\n", "a.txt", "a.txt is empty"),
            (bytes(range(256)) * 30, "a.txt", "a.txt is not text but binary data"),
            (b"%PDF-1.7", "a.pdf", "a.pdf is damaged or no PDF"),
            (b"Text", "noname", "noname is no file of a kind that is read"),
            (b"Text", "../../<b>\x1b[31m.exe", "<b>\ufffd[31m.exe is no file of a kind that is read"),
            (b"x" * 101, "a.txt", "a.txt is 101\xa0bytes long; at most 100\xa0bytes are taken"),
        ],
    )
    def test_with_a_message_and_without_a_trace(self, data, name, message, settings):
        settings.UPLOAD_MAX_BYTES = 100 if data.startswith(b"x") else 10_000
        before = dump()
        outcome = ingest_file(data=data, name=name)
        assert (outcome.kind, outcome.message[: len(message)], dump()) == (Kind.FAILED, message, before)

    def test_what_the_database_refuses_leaves_nothing(self):
        refuse("archive_vote")
        before = dump()
        outcome = ingest_file(data=sample(LAKESIDE), name="lakeside.txt")
        assert (outcome.kind, dump()) == (Kind.FAILED, before)
        assert outcome.message == (
            'lakeside.txt could not be stored: new row for relation "archive_vote" '
            'violates check constraint "refused"'
        )


class TestRead:
    @pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig", "utf-32"])
    def test_other_encodings(self, encoding):
        expected = ingest_file(data=sample(LAKESIDE), name="a.txt")
        text = sample(LAKESIDE).decode().encode(encoding)
        outcome = ingest_file(data=text, name="b.txt")
        assert (outcome.kind, outcome.clauses) == (Kind.REPLACED, expected.clauses)

    def test_stray_nul_bytes(self):
        data = sample(LAKESIDE).replace(b"The", b"The\0", 1)
        assert ingest_file(data=data, name="nul.txt").kind == Kind.STORED

    def test_a_text_of_no_known_kind(self):
        outcome = ingest_file(data=b"Just a line of text.\n", name="line.txt")
        assert (outcome.kind, outcome.document_type, outcome.problems > 0) == (Kind.STORED, "document", True)

    def test_a_long_name_keeps_its_end(self):
        outcome = ingest_file(data=sample(LAKESIDE), name="folder/" + "n" * 1000 + ".txt")
        assert (len(outcome.name), outcome.name[-5:]) == (255, "….txt")

    def test_the_largest_size_that_is_taken(self, settings):
        settings.UPLOAD_MAX_BYTES = len(sample(LAKESIDE))
        assert ingest_file(data=sample(LAKESIDE), name="a.txt").kind == Kind.STORED
