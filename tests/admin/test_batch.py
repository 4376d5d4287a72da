"""The page of what was sent in one go, and what is told once of all of it."""

import datetime
import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from lxml import html

from archive.admin import batches as pages
from archive.models import Batch, Upload
from archive.services.claims import claim
from archive.services.read_uploads import read_upload
from archive.services.review import give_facts
from archive.services.sessions import ConferenceFacts
from tests.admin.batches import told
from tests.services.deciding import see_all
from tests.services.files import LAKESIDE, OTHER, sample
from tests.services.test_review import UNDATED

pytestmark = pytest.mark.django_db

HARBOUR = {"conference_name": "Harbour Conference", "start_date": "2018-05-01", "location": "Oslo"}


def address(page="batch"):
    return reverse(f"admin:archive_upload_{page}", args=[Batch.objects.get().pk])


def stages(client):
    return [stage for _, stage, _ in told(client.get(address()))]


def given():
    """What is told of each upload, by the name of its file."""
    rows = Upload.objects.order_by("source__name")
    return list(rows.values_list("source__name", "conference_name", "start_date", "location"))


@pytest.mark.usefixtures("with_a_queue")
class TestWhileTheyAreRead:
    def test_each_is_queued_then_reading_then_read(self, boss, send):
        response = send(boss, ("a.txt", sample(LAKESIDE)), ("b.txt", b""))
        assert [stage for _, stage, _ in told(response)] == ["Queued", "Queued"]
        first, second = Upload.objects.order_by("pk")
        with claim(first.pk):
            assert stages(boss) == ["Reading", "Queued"]
        read_upload.call(second.pk)
        assert stages(boss) == ["Queued", "Problem"]
        read_upload.call(first.pk)
        assert stages(boss) == ["Read", "Problem"]

    def test_the_page_looks_again_until_all_are_done(self, boss, send):
        response = send(boss, ("a.txt", sample(LAKESIDE)))
        again = '<noscript><meta http-equiv="refresh" content="5"></noscript>'
        assert again in response.content.decode()
        read_upload.call(Upload.objects.get().pk)
        assert again not in boss.get(address()).content.decode()

    def test_the_script_is_told_the_rows_of_the_page(self, boss, send):
        send(boss, ("a.txt", sample(LAKESIDE)), ("b.txt", sample(LAKESIDE)))
        shown = html.fromstring(boss.get(address()).content).find_class("desk-file")
        now = json.loads(boss.get(address("progress")).content)
        assert [*now["rows"]] == [row.get("id") for row in shown]
        assert (now["files"], now["done"], now["said"].strip()) == (
            2,
            1,
            "1 of 2 files is done; 1 waits to be read.",
        )
        read_upload.call(Upload.objects.get().pk)
        now = json.loads(boss.get(address("progress")).content)
        assert (now["done"], now["said"].strip()) == (2, "All 2 files are done.")
        assert "desk-stage--read" in next(iter(now["rows"].values()))

    def test_a_review_that_is_not_due_yet_says_so_and_decides_nothing(self, boss, send):
        send(boss, ("a.txt", sample(LAKESIDE)))
        upload = Upload.objects.get()
        page = boss.get(f"/admin/archive/upload/{upload.pk}/change/").content.decode()
        assert "It is waiting to be read." in page
        assert 'value="Publish…"' not in page
        see_all(upload)
        boss.post(f"/admin/archive/upload/{upload.pk}/publish/")
        assert Upload.objects.get().state == "received"

    def test_what_was_told_of_the_batch_meanwhile_is_given_when_read(self, boss, send):
        send(boss, ("a.txt", UNDATED))
        boss.post(address(), HARBOUR)
        assert given() == [("a.txt", "", None, "")]
        read_upload.call(Upload.objects.get().pk)
        assert given() == [("a.txt", "Harbour Conference", datetime.date(2018, 5, 1), "Oslo")]

    @pytest.mark.usefixtures("transactional_db")
    def test_from_the_page_by_the_worker_to_the_queue(self, boss, send):
        send(boss, ("a.txt", sample(LAKESIDE)), ("b.txt", sample(OTHER)))
        call_command("worker", until_empty=True)
        assert stages(boss) == ["Read", "Read"]


class TestTellingOnce:
    def test_each_file_that_lacks_it_is_given_it_and_no_other(self, boss, send):
        send(boss, ("a.txt", sample(LAKESIDE)), ("b.txt", UNDATED))
        page = boss.get(address()).content.decode()
        assert "1 file does not say the conference; 1 file does not say when it was;" in page
        response = boss.post(address(), HARBOUR, follow=True)
        assert [str(message) for message in response.context["messages"]] == [
            "Kept, and given to 2 files of those that are read."
        ]
        assert given() == [
            ("a.txt", "", None, "Oslo"),
            ("b.txt", "Harbour Conference", datetime.date(2018, 5, 1), "Oslo"),
        ]

    def test_what_staff_said_of_one_file_stays_and_what_the_batch_said_follows_it(self, boss, send):
        send(boss, ("a.txt", UNDATED), ("b.txt", UNDATED + b"\n2. Thanks all.\n"))
        own = Upload.objects.get(source__name="a.txt")
        give_facts(upload=own, facts=ConferenceFacts("Its own"))
        boss.post(address(), HARBOUR)
        boss.post(address(), HARBOUR | {"conference_name": "Harbour Conference, again", "location": ""})
        day = datetime.date(2018, 5, 1)
        assert given() == [("a.txt", "Its own", day, ""), ("b.txt", "Harbour Conference, again", day, "")]

    def test_the_problems_that_it_answers_are_counted_no_more(self, boss, send):
        send(boss, ("a.txt", UNDATED))
        before = Upload.objects.get().problems
        boss.post(address(), HARBOUR)
        assert Upload.objects.get().problems == before - 1

    def test_what_is_decided_is_left_as_it_is(self, boss, send):
        send(boss, ("a.txt", UNDATED))
        boss.post(f"/admin/archive/upload/{Upload.objects.get().pk}/discard/")
        boss.post(address(), HARBOUR)
        assert given() == [("a.txt", "", None, "")]

    @pytest.mark.parametrize(
        "wrong",
        [
            {"start_date": "2018-05-03", "end_date": "2018-05-01"},
            {"start_date": "yesterday"},
            {"conference_name": "x" * 301},
            {"location": "a\0b"},
        ],
    )
    def test_what_cannot_be_is_told_beside_its_field(self, wrong, boss, send):
        send(boss, ("a.txt", UNDATED))
        response = boss.post(address(), wrong)
        assert (response.status_code, len(response.context["form"].errors)) == (200, 1)
        assert given() == [("a.txt", "", None, "")]


class TestSentInParcels:
    def parcel(self, client, name, data, batch=""):
        file = SimpleUploadedFile(name, data)
        return client.post(
            "/admin/archive/upload/add/",
            {"documents": [file], "batch": batch},
            headers={"Accept": "application/json"},
        )

    def test_they_are_one_batch(self, boss):
        first = json.loads(self.parcel(boss, "a.txt", sample(LAKESIDE)).content)
        second = json.loads(self.parcel(boss, "b.txt", sample(OTHER), first["batch"]).content)
        assert first == second == {"batch": Batch.objects.get().pk, "address": address()}
        assert [name for name, *_ in told(boss.get(address()))] == ["a.txt", "b.txt"]

    def test_a_parcel_without_files_is_told_so(self, boss):
        response = boss.post("/admin/archive/upload/add/", {}, headers={"Accept": "application/json"})
        assert (response.status_code, json.loads(response.content)) == (
            400,
            {"errors": ["Choose at least one file."]},
        )


def test_a_long_batch_is_shown_in_sheets(boss, send, monkeypatch):
    monkeypatch.setattr(pages, "ROWS", 2)
    send(boss, *((f"{n}.txt", b"Text %d" % n) for n in range(5)))
    for asked, names in {
        "": ["0.txt", "1.txt"],
        "3": ["4.txt"],
        "x": ["0.txt", "1.txt"],
        "99": ["4.txt"],
    }.items():
        assert [name for name, *_ in told(boss.get(address(), {"page": asked}))] == names
    assert len(json.loads(boss.get(address("progress"), {"page": "3"}).content)["rows"]) == 1


@pytest.mark.parametrize("page", ["batch", "progress"])
def test_three_files_take_as_many_queries_as_one(page, boss, send):
    send(boss, ("1.txt", b"Text 1"))
    counts = []
    for _ in range(2):
        boss.get(address(page))
        with CaptureQueriesContext(connection) as queries:
            assert boss.get(address(page)).status_code == 200
        counts.append(len(queries))
        files = [SimpleUploadedFile(f"{n}.txt", b"Text %d" % n) for n in (2, 3)]
        boss.post("/admin/archive/upload/add/", {"documents": files, "batch": Batch.objects.get().pk})
    assert counts[0] == counts[1]


def test_a_batch_that_never_was(boss):
    assert boss.get("/admin/archive/upload/batch/999/").status_code == 404
    assert boss.get("/admin/archive/upload/batch/99999999999999999999/").status_code == 404
