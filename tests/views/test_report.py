"""A reader says what is wrong with a clause."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from archive.models import Clause, Paper, Report, Resolution, Upload
from archive.services.ingest import ingest_file
from tests.services.files import LAKESIDE, sample
from tests.services.rows import dump
from tests.views.html import attributes, texts

pytestmark = pytest.mark.django_db


@pytest.fixture
def clause():
    ingest_file(data=sample(LAKESIDE), name="lakeside.txt")
    return Resolution.objects.order_by("pk").first().clauses.order_by("position").last()


@pytest.fixture
def address(clause):
    return f"{clause.resolution.get_absolute_url()}clauses/{clause.anchor}/report/"


def send(client, address, wrong="A word is missing.", **more):
    return client.post(address, {"wrong": wrong, "contact": "ann@example.org"}, **more)


def test_each_clause_leads_to_the_form(client, clause, address):
    resolution = clause.resolution
    html = client.get(resolution.get_absolute_url()).content.decode()
    links = [href for href in attributes(html, "a", "href") if href.endswith("/report/")]
    assert len(links) == resolution.clauses.count()
    assert f"{resolution.get_absolute_url()}{links[-1]}" == address


def test_the_form_shows_the_clause_and_its_place(client, clause, address):
    response = client.get(address)
    html = response.content.decode()
    assert clause.text in texts(html, ".facing__text")[0]
    assert texts(html, "h1") == ["Report a problem"]
    assert clause.pinpoint in texts(html, "h2")[0]
    assert attributes(html, "textarea", "maxlength") == ["2000"]
    assert "no-store" in response["Cache-Control"]


def test_it_is_kept_with_the_clause_and_thanked_for(client, clause, address):
    response = send(client, address, "A word\r\nis missing.")
    assert (response.status_code, response["Location"]) == (302, f"{address}?sent")
    report = Report.objects.get()
    assert (report.wrong, report.contact, report.clause, report.lines) == (
        "A word\nis missing.",
        "ann@example.org",
        clause.text,
        clause.lines,
    )
    assert (report.source, report.clause_url) == (
        clause.resolution.document.source,
        address.removesuffix("report/"),
    )
    assert texts(client.get(response["Location"]).content.decode(), "h1") == ["Thank you"]


def test_what_was_ingested_joins_the_queue(client, clause, address):
    send(client, address)
    send(client, address, "And another.")
    upload = Upload.objects.get()
    assert (upload.source, upload.state) == (clause.resolution.document.source, "published")
    assert (upload.resolutions, upload.clauses, Report.objects.count()) == (3, Clause.objects.count(), 2)


def test_it_takes_a_form_of_ours(address):
    strict = Client(enforce_csrf_checks=True)
    before = dump()
    assert (send(strict, address).status_code, dump()) == (403, before)
    strict.get(address)
    token = strict.cookies["csrftoken"].value
    assert strict.post(address, {"wrong": "x", "csrfmiddlewaretoken": token}).status_code == 302


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({}, "Say what is wrong with the clause."),
        ({"wrong": " \n "}, "Say what is wrong with the clause."),
        ({"wrong": "x" * 51}, "At most 50 characters are taken. Say it in fewer."),
        ({"wrong": "a\0b"}, "Null characters are not allowed."),
        ({"wrong": "x", "contact": "y" * 201}, "Ensure this value has at most 200 characters (it has 201)."),
    ],
)
def test_what_cannot_be_kept_is_said_beside_its_field(sent, said, client, address, settings):
    settings.REPORT_MAX_CHARS = 50
    response = client.post(address, sent)
    html = response.content.decode()
    assert (response.status_code, texts(html, ".field__error"), Report.objects.count()) == (400, [said], 0)


def test_line_ends_count_once_as_in_browsers(client, address, settings):
    settings.REPORT_MAX_CHARS = 3
    assert send(client, address, "a\r\nb").status_code == 302


class TestHowManyInAnHour:
    @pytest.fixture(autouse=True)
    def two(self, settings):
        settings.REPORTS_PER_HOUR = 2

    def statuses(self, client, address, senders, **more):
        return [send(client, address, REMOTE_ADDR=sender, **more).status_code for sender in senders]

    def test_the_third_waits_and_nothing_typed_is_lost(self, client, address):
        assert self.statuses(client, address, ["192.0.2.1"] * 2) == [302, 302]
        response = send(client, address, "The third.", REMOTE_ADDR="192.0.2.1")
        html = response.content.decode()
        assert (response.status_code, response["Retry-After"]) == (429, "3600")
        assert texts(html, "textarea") == ["The third."]
        assert (
            "2 reports were sent from your address within the last hour" in texts(html, ".notice--error")[0]
        )
        assert Report.objects.count() == 2

    def test_another_address_is_another(self, client, address):
        assert self.statuses(client, address, ["192.0.2.1", "192.0.2.1", "192.0.2.2"]) == [302] * 3

    def test_a_household_has_one_network(self, client, address):
        senders = ["2001:db8::1", "2001:db8::2", "2001:db8::ffff", "2001:db8:0:1::1", ""]
        assert self.statuses(client, address, senders) == [302, 302, 429, 302, 302]

    def test_after_an_hour_who_sent_it_is_forgotten(self, client, address):
        self.statuses(client, address, ["192.0.2.1"] * 2)
        assert "192" not in repr(Report.objects.values_list("sender", flat=True))
        Report.objects.update(sent_at=timezone.now() - timedelta(minutes=61))
        assert self.statuses(client, address, ["192.0.2.1"]) == [302]
        assert sorted(map(len, Report.objects.values_list("sender", flat=True))) == [0, 0, 64]

    @pytest.mark.parametrize(("proxies", "expected"), [(0, [302, 302, 429]), (1, [302, 302, 302])])
    def test_behind_a_proxy_it_is_what_the_proxy_saw(self, proxies, expected, client, address, settings):
        settings.PROXIES = proxies
        found = [
            send(client, address, HTTP_X_FORWARDED_FOR=f"198.51.100.7, 192.0.2.{n}").status_code
            for n in range(3)
        ]
        assert found == expected


def test_of_a_paper_too(client):
    ingest_file(data=sample("a-ac105-9001.txt"), name="note.txt")
    path = Paper.objects.get().get_absolute_url()
    assert send(client, f"{path}clauses/para-1/report/").status_code == 302
    assert Report.objects.get().anchor == "para-1"


@pytest.mark.parametrize("method", ["put", "delete", "patch"])
def test_it_is_sent_in_no_other_way(method, client, address):
    assert getattr(client, method)(address).status_code == 405


def test_what_is_not_there_takes_none(client, address):
    assert send(client, address.replace("/report/", "x/report/")).status_code == 404
