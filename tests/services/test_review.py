"""The way of an upload."""

import datetime
import re
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.contrib.auth.models import User
from django.db import connection

from archive.models import Clause, Conference, Document, Session, Source, Upload
from archive.services.ingest import ingest_file
from archive.services.reading import Refused
from archive.services.receiving import receive
from archive.services.review import discard, give_facts, reopen, review
from archive.services.sessions import ConferenceFacts
from tests.services.deciding import publish, see_all
from tests.services.files import LAKESIDE, sample
from tests.services.rows import dump, dump_without_keys, refuse

pytestmark = pytest.mark.django_db

UNDATED = b"Code: WHA/1/1\n\nCommittee: World Health Assembly\n\nTopic: Clean Water\n\n" + (
    b"The World Health Assembly,\n\nRecalling its history,\n\n1. Urges action.\n"
)


@pytest.fixture
def user(db):
    return User.objects.create_user("desk")


@pytest.fixture
def upload(user):
    upload = receive(data=sample(LAKESIDE), name="lakeside.txt", user=user).upload
    see_all(upload, user)
    return upload


class TestReceive:
    def test_nothing_of_it_is_public(self, upload, user):
        assert (upload.state, upload.source.received_from, upload.source.channel) == (
            "review",
            user,
            "upload",
        )
        assert [Document.objects.count(), Session.objects.count(), Conference.objects.count()] == [0, 0, 0]

    def test_the_same_bytes_again_lead_to_the_first(self, upload, user):
        before = dump()
        twin = receive(data=sample(LAKESIDE), name="again.txt", user=user)
        assert (twin.is_new, twin.upload, twin.source, dump()) == (False, upload, upload.source, before)

    def test_what_was_ingested_leads_to_its_document(self, user):
        ingest_file(data=sample(LAKESIDE), name="lakeside.txt")
        twin = receive(data=sample(LAKESIDE), name="again.txt", user=user)
        assert (twin.is_new, twin.upload, twin.source.document) == (False, None, Document.objects.get())

    def test_what_was_ingested_and_replaced_may_be_judged_anew(self, user):
        ingest_file(data=sample(LAKESIDE), name="one.txt")
        ingest_file(data=sample(LAKESIDE) + b"\nMore.\n", name="two.txt")
        received = receive(data=sample(LAKESIDE), name="one.txt", user=user)
        assert (received.is_new, received.upload.state, Source.objects.count()) == (True, "review", 2)

    @pytest.mark.parametrize("data", [b"", bytes(range(256)), b" \n\t"])
    def test_what_cannot_be_read_is_kept_and_says_why(self, data, user):
        upload = receive(data=data, name="a.txt", user=user).upload
        assert (upload.state, bytes(upload.source.content)) == ("unreadable", data)
        assert (upload.refusal[:6], upload.refusal[-1]) == ("a.txt ", ".")
        with pytest.raises(Refused, match=re.escape(upload.refusal)):
            publish(upload=upload, user=user)
        discard(upload=upload, user=user)
        reopen(upload=upload)
        again = Upload.objects.get()
        assert (again.state, again.refusal) == ("unreadable", upload.refusal)

    @pytest.mark.parametrize(("data", "name"), [(b"Text", "a.exe"), (b"1" * 20, "long.txt")])
    def test_what_is_not_taken_is_refused_without_a_trace(self, data, name, user, settings):
        settings.UPLOAD_MAX_BYTES = 10
        before = dump()
        with pytest.raises(Refused, match=name):
            receive(data=data, name=name, user=user)
        assert dump() == before


class TestReview:
    def test_says_what_publishing_would_do_and_writes_nothing(self, upload):
        before = dump()
        found = review(upload)
        assert dump() == before
        assert (found.session.pk, found.replaces, len(found.parsed.resolutions)) == (None, (), 3)
        assert str(found.session) == "World Health Assembly at Lakeside Model United Nations, 2019"
        assert found.facts.name == "Lakeside Model United Nations"

    def test_names_what_would_be_replaced(self, user):
        ingest_file(data=sample(LAKESIDE), name="lakeside.txt")
        changed = receive(data=sample(LAKESIDE) + b"\nMore.\n", name="b.txt", user=user).upload
        found = review(changed)
        assert (found.session, found.replaces) == (Session.objects.get(), (Document.objects.get(),))

    def test_a_published_document_does_not_replace_itself(self, upload, user):
        document = publish(upload=upload, user=user)
        upload.refresh_from_db()
        found = review(upload)
        assert (found.session, found.replaces) == (document.session, ())

    def test_a_known_committee_at_a_new_conference_is_a_new_session(self, upload, user):
        publish(upload=upload, user=user)
        later = receive(data=sample(LAKESIDE).replace(b"2019", b"2021"), name="b.txt", user=user).upload
        found = review(later)
        assert (found.session.pk, found.session.committee.pk is not None) == (None, True)
        assert str(found.session).endswith(", 2021")

    def test_says_what_the_file_leaves_unsaid(self, user):
        found = review(receive(data=UNDATED, name="undated.txt", user=user).upload)
        assert [problem.code for problem in found.problems] == ["conference-unknown"]


class TestPublish:
    def test_puts_into_the_archive_what_ingesting_would(self, upload, user):
        publish(upload=upload, user=user)
        published = dump_without_keys()
        upload.refresh_from_db()
        assert (upload.state, upload.decided_by, upload.decided_at is not None) == ("published", user, True)
        reopen(upload=upload)
        Upload.objects.all().delete()
        Source.objects.all().delete()
        ingest_file(data=sample(LAKESIDE), name="lakeside.txt")
        ingested = dump_without_keys()
        of_staff = {"Source", "Upload", "Seen", "Version"}
        assert {k: v for k, v in published.items() if k not in of_staff} == {
            k: v for k, v in ingested.items() if k not in of_staff
        }

    def test_under_the_conference_that_staff_filled_in(self, user):
        upload = receive(data=UNDATED, name="undated.txt", user=user).upload
        facts = ConferenceFacts("Harbour Conference", datetime.date(2018, 5, 1), None, "Oslo")
        give_facts(upload=upload, facts=facts)
        conference = publish(upload=upload, user=user).session.conference
        assert (conference.name, conference.year, conference.location) == ("Harbour Conference", 2018, "Oslo")
        assert set(Clause.objects.values_list("year", flat=True)) == {2018}

    def test_once_more_changes_nothing(self, upload, user):
        document = publish(upload=upload, user=user)
        before = dump()
        assert (publish(upload=upload, user=user), dump()) == (document, before)

    def test_not_what_was_discarded(self, upload, user):
        discard(upload=upload, user=user)
        before = dump()
        with pytest.raises(Refused, match=r"lakeside.txt is discarded. Reopen it"):
            publish(upload=upload, user=user)
        assert dump() == before

    def test_what_the_database_refuses_changes_nothing(self, upload, user):
        refuse("archive_vote")
        before = dump()
        with pytest.raises(Refused, match=r"^lakeside.txt could not be stored, and nothing was changed"):
            publish(upload=upload, user=user)
        assert dump() == before


class TestDiscardAndReopen:
    def test_discarded_twice_is_discarded_once(self, upload, user):
        discard(upload=upload, user=user)
        before = dump()
        discard(upload=upload, user=user)
        assert (Upload.objects.get().state, dump()) == ("discarded", before)

    def test_what_is_published_is_not_discarded(self, upload, user):
        publish(upload=upload, user=user)
        with pytest.raises(Refused, match=r"is published. Reopen it first"):
            discard(upload=upload, user=user)
        assert Document.objects.count() == 1

    def test_reopened_it_leaves_the_archive_without_a_trace(self, upload, user):
        before = dump()
        publish(upload=upload, user=user)
        reopen(upload=upload)
        after = dump()
        assert [row["cause"] for row in after.pop("Version")] == ["reading", "published"]  # which staff see
        del before["Version"]
        assert after == before

    def test_reopened_from_discarded(self, upload, user):
        before = dump()
        discard(upload=upload, user=user)
        reopen(upload=upload)
        assert dump() == before

    def test_what_the_database_refuses_to_reopen_stays_published(self, upload, user):
        publish(upload=upload, user=user)
        with connection.cursor() as cursor:  # something that still points at the document
            cursor.execute("CREATE TABLE pin (document bigint REFERENCES archive_document)")
            cursor.execute("INSERT INTO pin SELECT id FROM archive_document")
        before = dump()
        with pytest.raises(Refused, match=r"^lakeside.txt could not be reopened, and nothing was changed"):
            reopen(upload=upload)
        assert dump() == before

    def test_facts_are_closed_once_it_left_review(self, upload, user):
        publish(upload=upload, user=user)
        with pytest.raises(Refused, match=r"is published. Reopen it"):
            give_facts(upload=upload, facts=ConferenceFacts("Another"))

    def test_what_a_later_document_replaced_says_so(self, upload, user):
        publish(upload=upload, user=user)
        ingest_file(data=sample(LAKESIDE) + b"\nMore.\n", name="later.txt")
        with pytest.raises(Refused, match="Reopen it"):
            publish(upload=upload, user=user)


@pytest.mark.django_db(transaction=True)
def test_two_people_publish_at_once(user):
    uploads = [
        receive(data=sample(LAKESIDE) + more, name="a.txt", user=user).upload for more in (b"", b"\nMore.\n")
    ]

    def publish_in_a_connection_of_its_own(upload):
        try:
            return publish(upload=upload, user=user).pk
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        same = set(pool.map(publish_in_a_connection_of_its_own, [uploads[0]] * 4))
        assert len(same) == 1
        list(pool.map(publish_in_a_connection_of_its_own, [uploads[1]] * 4))
    assert [document.source_id for document in Document.objects.all()] == [uploads[1].source_id]
    assert Session.objects.count() == 1
