"""A votes file at the desk: what it would change is shown before it changes anything."""

import json

import pytest
from lxml import html

from archive.models import Document, Upload, Vote
from tests.services.deciding import see_all
from tests.services.rows import dump_without_keys
from tests.services.test_votes import recorded, row, store

pytestmark = pytest.mark.django_db

ROWS = [row(), row("A/RES/95/8"), row("A/RES/95/9"), row("A/RES/95/10")]


@pytest.fixture
def upload(boss, send):
    store(symbol="A/RES/95/7")
    store(recorded(3, 1, 0), symbol="A/RES/95/8")
    store(recorded(2, 1, 0), symbol="A/RES/95/9")
    data = "\n".join(map(json.dumps, ROWS)) + "\n[broken"
    send(boss, ("votes-95.json", data.encode()))
    return Upload.objects.get()


def page_of(client, upload):
    return html.fromstring(client.get(f"/admin/archive/upload/{upload.pk}/change/").content.decode())


def test_what_it_would_change(boss, upload):
    before = dump_without_keys()
    page = page_of(boss, upload)
    rows = page.xpath("//section[@aria-labelledby='told']//tbody/tr")
    assert [[" ".join(cell.text_content().split()) for cell in row] for row in rows] == [
        ["A/RES/95/7", "1", "prints no vote", "the vote and 4 positions"],
        ["A/RES/95/8", "2", "Adopted 3–1–0", "4 positions"],
        ["A/RES/95/9", "3", "Adopted 2–1–0", "a problem. Printed: 2 in favour, told: 3 in favour."],
    ]
    assert "of which 3 are in the archive; not (yet): A/RES/95/10." in page.text_content()
    assert dump_without_keys() == before


def test_each_line_leads_to_what_it_tells_of(boss, upload):
    page = page_of(boss, upload)
    fates = [
        row.xpath("string(./td[2]/a/@href)") for row in page.xpath("//table[@class='desk-source']//tr[@id]")
    ]
    assert fates == ["#told-1", "#told-2", "#told-3", "#told", ""]
    assert all(page.xpath(f"//*[@id='{fate[1:]}']") for fate in fates if fate)
    assert "Line 5 of votes-95.json is no row of votes" in page.get_element_by_id("L5").text_content()


def test_published_and_reopened(boss, upload):
    see_all(upload)
    before = dump_without_keys()
    boss.post(f"/admin/archive/upload/{upload.pk}/publish/")
    assert list(Vote.objects.order_by("resolution__symbol").values_list("told", flat=True)) == [
        "whole",
        "roll call",
        "different",
    ]
    assert page_of(boss, upload).xpath("//section[@aria-labelledby='told']")
    source = boss.get(f"/sources/{upload.source.sha256}/")
    assert (source.status_code, "Votes file" in source.content.decode()) == (200, True)
    lines = html.fromstring(source.content.decode())
    told_of = [link.text_content() for link in lines.xpath("//p[@class='run__fate']/a")]
    assert told_of == ["vote on A/RES/95/7", "vote on A/RES/95/8", "vote on A/RES/95/9"]
    resolution = boss.get(Vote.objects.get(told="whole").resolution.get_absolute_url())
    link = f'told by <a href="/sources/{upload.source.sha256}/#L1">votes-95.json, line 1</a>'
    assert link in resolution.content.decode()
    boss.post(f"/admin/archive/upload/{upload.pk}/reopen/")
    after = dump_without_keys()
    assert len(after.pop("Version")) == len(before.pop("Version")) + 1  # that it was published stays known
    assert (Document.objects.filter(type="votes").count(), after) == (0, before)


def test_the_queue_tells_its_kind(boss, upload):
    page = html.fromstring(boss.get("/admin/archive/upload/").content)
    assert [cell.text_content() for cell in page.find_class("field-kind_read")] == ["Votes file"]
