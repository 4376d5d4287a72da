"""The whole story of a desk: repairs of every kind, read again, published, and seen by everyone."""

import pytest
from playwright.sync_api import Page, expect

from archive.models import Clause, Repair, Resolution, Source
from archive.services.ingest import ingest_file
from archive.services.reading import read
from tests.browser.test_upload import desk, publish, upload  # noqa: F401 - a fixture
from tests.services.files import LAKESIDE, sample

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def choose(desk: Page, line: int) -> None:  # noqa: F811
    desk.locator(f'a.desk-open[href="?line={line}&at=0#chosen"]').click()
    expect(desk.locator("#chosen")).to_be_in_viewport()


def press(desk: Page, name: str) -> None:  # noqa: F811
    desk.locator("#chosen").get_by_role("button", name=name, exact=True).click()
    expect(desk.locator(".messagelist .success")).to_be_visible()


def test_from_a_file_to_a_repaired_page(page: Page, desk: Page, live_server):  # noqa: F811
    upload(desk, LAKESIDE)
    desk.get_by_role("link", name="Open the desk").click()

    desk.locator("#L82").click()  # a click on one side moves the other
    expect(desk.locator("#i-82-0")).to_be_in_viewport()
    expect(desk.locator(".desk-lit")).not_to_have_count(0)

    choose(desk, 82)
    desk.locator("#chosen textarea").fill("Urges everybody to rest,\nand to come back;")
    press(desk, "Keep this text")
    desk.locator("#chosen textarea").fill("Urges everybody to rest,\nand to come back;")
    press(desk, "Split at the line break")
    choose(desk, 85)
    press(desk, "Join with the one above")
    choose(desk, 97)
    for name in ("Move up", "Move down", "One level down", "One level up"):
        press(desk, name)
    desk.get_by_label("Number").fill("9")
    press(desk, "Change number")
    choose(desk, 100)
    press(desk, "Leave it out")
    press(desk, "Bring it back")
    desk.get_by_label("Kind").select_option("operative")
    press(desk, "Change kind")
    desk.get_by_role("button", name="Undo:").click()
    expect(desk.get_by_text("Taken back:")).to_be_visible()
    desk.get_by_role("button", name="Redo:").click()
    expect(desk.get_by_text("Made again:")).to_be_visible()

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
    kinds = {row.kind for row in Repair.objects.all()}
    assert kinds == set(Repair.Kind.values)

    source = Source.objects.get()
    before = read(source)
    desk.get_by_role("link", name="Back to the review").click()
    publish(desk)
    expect(desk.get_by_text(f"{LAKESIDE} is published.")).to_be_visible()
    ingest_file(data=sample(LAKESIDE), name=LAKESIDE, again=True)  # read again
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
