"""The whole story of a desk: a pile of files, repairs of all kinds, published, read again, seen by all."""

import json
from pathlib import Path
from urllib.parse import urljoin

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from archive.models import Clause, Document, Repair, Resolution, Source, Upload
from archive.services.ingest import ingest_file
from archive.services.reading import read
from benchmarks.reading.docx_layouts import render, with_real_marks
from benchmarks.reading.pdf_layouts import as_pdf
from tests.browser.test_upload import desk, send, tick, upload  # noqa: F401 - a fixture
from tests.services.files import LAKESIDE

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


# The five layouts, each with a document of ours.
GOLDS = Path(__file__).parents[1] / "parser" / "gold"
FIVE = ("lakeside-2019-wha", "copper-coast-unesco", "e-cn5-2012-l90", "a-res-73-901", "a-ac105-9001")
REPAIRED = "lakeside-2019-wha.docx"


def pile(folder: Path) -> list[Path]:
    """Each of the five set as PDF and as DOCX."""
    files = []
    for name in FIVE:
        gold = json.loads((GOLDS / f"{name}.json").read_text(encoding="utf-8"))
        for kind, data in (("pdf", as_pdf(gold)), ("docx", render(with_real_marks(gold)))):
            files.append(folder / f"{name}.{kind}")
            files[-1].write_bytes(data)
    return files


def choose(desk: Page, line: int) -> None:  # noqa: F811
    desk.locator(f'a.desk-open[href="?line={line}&at=0#chosen"]').click()
    expect(desk.locator("#chosen")).to_be_in_viewport()


def press(desk: Page, name: str) -> None:  # noqa: F811
    desk.locator("#chosen").get_by_role("button", name=name, exact=True).click()
    expect(desk.locator(".messagelist .success")).to_be_visible()


def repair_clauses(desk: Page) -> None:  # noqa: F811
    choose(desk, 56)
    desk.locator("#chosen textarea").fill("Urges everybody to rest,\nand to come back;")
    press(desk, "Keep this text")
    desk.locator("#chosen textarea").fill("Urges everybody to rest,\nand to come back;")
    press(desk, "Split at the line break")
    choose(desk, 58)
    press(desk, "Join with the one above")
    choose(desk, 72)
    for name in ("Move up", "Move down", "One level down", "One level up"):
        press(desk, name)
    desk.get_by_label("Number").fill("9")
    press(desk, "Change number")
    choose(desk, 74)
    press(desk, "Leave it out")
    press(desk, "Bring it back")
    desk.get_by_label("Kind").select_option("operative")
    press(desk, "Change kind")
    desk.get_by_role("button", name="Undo:").click()
    expect(desk.get_by_text("Taken back:")).to_be_visible()
    desk.get_by_role("button", name="Redo:").click()
    expect(desk.get_by_text("Made again:")).to_be_visible()


def repair_facts(desk: Page) -> None:  # noqa: F811
    desk.get_by_role("link", name="names and vote").first.click()
    desk.get_by_label("Topic", exact=True).fill("Rest for everybody")
    press(desk, "Keep names and sponsors")
    desk.get_by_label("Vote", exact=True).select_option("recorded")
    desk.get_by_label("In favour", exact=True).fill("31")
    desk.get_by_label("Adopted", exact=True).check()
    desk.get_by_label("Against", exact=True).fill("33")
    told = desk.locator("form[data-vote] [role=status] li")
    expect(told.last).to_have_text("WHA/1/1 is said to be adopted by 31 in favour to 33 against.")
    as_typed = told.all_text_contents()
    press(desk, "Keep the vote")
    assert told.all_text_contents() == as_typed  # the server says the same
    desk.get_by_label("Against", exact=True).fill("0")
    expect(told).to_have_count(0)
    press(desk, "Keep the vote")
    desk.get_by_role("link", name="Title and symbol").click()
    desk.get_by_label("Title", exact=True).fill("Records of rest")
    press(desk, "Keep")


def publish_all(desk: Page, reviews: list[str]) -> None:  # noqa: F811
    """Tick what is to be ticked, keep each PDF beside its DOCX, and publish conference by conference."""
    for review in reviews:
        desk.goto(review)
        if desk.get_by_role("button", name="Keep both").count():
            desk.get_by_role("button", name="Keep both").click()
            desk.goto(review)
        tick(desk)
    desk.goto(urljoin(desk.url, reverse("admin:archive_upload_together")))
    first = desk.locator(".module li:first-child a")
    meetings = [link.evaluate("link => link.href") for link in first.all()]
    for meeting in meetings:
        desk.goto(meeting)
        desk.get_by_role("button", name="Publish what is ticked").click()
        expect(desk.locator(".messagelist .success")).to_contain_text("published under")


def test_from_a_pile_of_files_to_public_pages_put_right(page: Page, desk: Page, live_server, tmp_path):  # noqa: F811
    send(desk, *pile(tmp_path))
    expect(desk.locator(".desk-stage")).to_have_text(["Read"] * 10)
    links = desk.locator(".desk-files tbody th a")
    reviews = [link.evaluate("link => link.href") for link in links.all()]
    desk.locator(".desk-files tbody th").get_by_role("link", name=REPAIRED).click()
    desk.get_by_role("link", name="Open the desk").click()

    desk.locator("#L56").click()  # a click on one side moves the other
    expect(desk.locator("#i-56-0")).to_be_in_viewport()
    expect(desk.locator(".desk-lit")).not_to_have_count(0)
    repair_clauses(desk)
    repair_facts(desk)
    assert {row.kind for row in Repair.objects.all()} == set(Repair.Kind.values)

    source = Source.objects.get(name=REPAIRED)
    before = read(source)
    publish_all(desk, reviews)
    (last,) = Upload.objects.filter(state="review")  # told of its PDF once that is public
    assert last.source == source
    publish_all(desk, [review for review in reviews if f"/{last.pk}/" in review])
    assert [Document.objects.count(), set(Upload.objects.values_list("state", flat=True))] == [
        10,
        {"published"},
    ]
    ingest_file(data=bytes(source.content), name=REPAIRED, again=True)  # read again
    assert read(source) == before
    assert Clause.objects.filter(text__startswith="Urges everybody to rest,").exists()
    resolution = Resolution.objects.get(topic="Rest for everybody")
    page.goto(f"{live_server.url}{resolution.get_absolute_url()}")
    expect(page.locator("main")).to_contain_text("Urges everybody to rest,")


@pytest.mark.parametrize("width", [320, 1440])
def test_it_works_and_fits_without_a_script(page: Page, desk: Page, width: int):  # noqa: F811
    upload(desk, LAKESIDE)
    plain = page.context.browser.new_context(
        java_script_enabled=False, viewport={"width": width, "height": 900}
    )
    try:
        plain.add_cookies(page.context.cookies())
        sheet = plain.new_page()
        sheet.goto(desk.url.replace("/change/", "/desk/"))
        sheet.locator('a.desk-open[href="?line=85&at=0#chosen"]').click()
        sheet.get_by_label("Number").focus()
        sheet.keyboard.press("Control+A")
        sheet.keyboard.type("7")
        sheet.keyboard.press("Enter")
        expect(sheet.get_by_text("Kept: number changed.")).to_be_visible()
        assert sheet.locator("#i-85-0 .desk-label").inner_text() == "7."
    finally:
        plain.close()
    desk.set_viewport_size({"width": width, "height": 900})
    desk.goto(desk.url.replace("/change/", "/desk/?line=85"))
    assert desk.evaluate("document.documentElement.scrollWidth") <= width
