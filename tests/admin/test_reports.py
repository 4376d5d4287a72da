"""What readers say is wrong, beside the document in the queue."""

import pytest
from django.contrib.admin.models import LogEntry
from django.test import Client
from django.urls import reverse
from lxml import html

from archive.models import Report, Upload
from archive.services.receiving import receive
from archive.services.reports import send_report
from tests.admin.conftest import first_upload
from tests.services.deciding import publish
from tests.services.files import OTHER, sample
from tests.services.rows import dump
from tests.standing import Make

pytestmark = pytest.mark.django_db


def published_and_reported():
    upload = first_upload()
    document = publish(upload=upload, user=upload.source.received_from)
    clause = document.resolutions.first().clauses.filter(kind="operative").first()
    wrong = "A <b>word</b> is missing."
    return upload, send_report(clause=clause, wrong=wrong, contact="", address="192.0.2.1")


@pytest.fixture(scope="session")
def made_report() -> Make:
    return published_and_reported


@pytest.fixture
def both(made_report, db, left_standing):
    return left_standing.made


@pytest.fixture
def upload(both):
    return both[0]


@pytest.fixture
def report(both):
    return both[1]


def address(upload, report=None):
    if report:
        return reverse("admin:archive_upload_report", args=[upload.pk, report.pk])
    return reverse("admin:archive_upload_change", args=[upload.pk])


def text(response):
    return " ".join(html.fromstring(response.content.decode()).text_content().split())


def test_it_stands_beside_its_document(boss, upload, report):
    page = boss.get(address(upload))
    assert "Reports of readers" in text(page)
    assert "A &lt;b&gt;word&lt;/b&gt; is missing." in page.content.decode()
    assert report.clause[:60] in text(page)
    assert f'href="{report.clause_url}"' in page.content.decode()


def test_the_desk_shows_it_at_its_clause(boss, upload, report):
    page = boss.get(reverse("admin:archive_upload_desk", args=[upload.pk]))
    (item,) = [
        item
        for item in html.fromstring(page.content).find_class("desk-item")
        if "Reported:" in item.text_content()
    ]
    assert int(item.get("data-line")) == min(report.lines)
    assert "1 report of readers is not handled" in text(page)


def test_it_comes_first_in_the_queue_until_it_is_handled(boss, upload, report):
    other = receive(data=sample(OTHER), name="other.txt", user=None).upload
    queue = "/admin/archive/upload/"

    def names(query=""):
        return [row.pk for row in boss.get(f"{queue}{query}").context["cl"].result_list]

    assert (names(), names("?reported=open")) == ([upload.pk, other.pk], [upload.pk])
    boss.post(address(upload, report), {"note": "Put right."})
    assert (names(), names("?reported=open")) == ([other.pk, upload.pk], [])


def test_handled_with_a_note_it_is_in_the_history(boss, upload, report):
    response = boss.post(address(upload, report), {"note": " The word is\0 there now. "}, follow=True)
    report.refresh_from_db()
    assert (report.note, report.handled_by.username) == ("The word is there now.", "boss")
    assert "Handled by boss" in text(response)
    told = f"Report handled ({report.place}): The word is there now."
    assert LogEntry.objects.latest("pk").change_message == told
    desk = boss.get(reverse("admin:archive_upload_desk", args=[upload.pk]))
    assert "Reported:" not in text(desk)


@pytest.mark.parametrize("note", ["", "  ", "\0"])
def test_without_a_note_it_stays_open(note, boss, upload, report):
    before = dump()
    response = boss.post(address(upload, report), {"note": note})
    assert (response.status_code, dump()) == (400, before)


def test_the_second_to_handle_it_is_told(boss, upload, report, log_in):
    boss.post(address(upload, report), {"note": "Put right."})
    before = dump()
    response = log_in("publisher").post(address(upload, report), {"note": "Nothing was wrong."})
    assert (response.status_code, dump()) == (409, before)
    assert "boss handled this report before you: Put right." in text(response)


@pytest.mark.parametrize(
    ("part", "get", "post"),
    [("staff", 403, 403), ("viewer", 200, 403), ("dropper", 403, 403), ("reviewer", 200, 302)],
)
def test_handling_takes_the_permission_to_review(part, get, post, log_in, upload, report):
    client = log_in(part)
    assert client.get(address(upload, report)).status_code == get
    assert client.post(address(upload, report), {"note": "Seen."}).status_code == post


def test_it_takes_a_form_of_ours(boss, upload, report):
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = boss.cookies
    assert strict.post(address(upload, report), {"note": "Seen."}).status_code == 403


def test_of_another_document_it_is_not_found(boss, upload, report):
    other = receive(data=sample(OTHER), name="other.txt", user=None).upload
    assert boss.get(address(other, report)).status_code == 404


def test_it_outlives_another_reading(boss, upload, report):
    publish(upload=Upload.objects.get(pk=upload.pk), user=upload.source.received_from)
    assert Report.objects.get() == report
