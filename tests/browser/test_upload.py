"""From a file on a reporter's disk to a clause that anyone can find."""

import secrets
import zipfile
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from playwright.sync_api import Page, expect

from tests.services.files import LAKESIDE, OTHER, SAMPLES

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

# Ten files are read while the browser waits, in a quarter of it where nothing else runs.
READ_MS = 60_000

# A word of each sample that does not stand in the other.
OF_LAKESIDE, OF_OTHER = "snakebite", "dust"


@pytest.fixture
def desk(page: Page, live_server) -> Page:
    """Logged in, on the page to upload on."""
    password = secrets.token_urlsafe()
    User.objects.create_superuser("desk", password=password)
    page.goto(f"{live_server.url}/admin/archive/upload/add/")
    page.get_by_label("Username").fill("desk")
    page.get_by_label("Password").fill(password)
    page.get_by_role("button", name="Log in").click()
    expect(page.get_by_label("Files")).to_be_visible()
    return page


def send(desk: Page, *paths: Path | str) -> None:
    """Choose and send them, and wait for the page that says what became of each."""
    desk.get_by_label("Files").set_input_files([str(SAMPLES / path) for path in paths])
    desk.get_by_role("button", name="Upload").click()
    expect(desk.get_by_role("heading", name="What became of each")).to_be_visible(timeout=READ_MS)


def upload(desk: Page, name: str) -> None:
    """Send one and look at its review."""
    send(desk, name)
    desk.locator(".desk-files").get_by_role("link", name=name).click()
    expect(desk.get_by_role("heading", name="What was read")).to_be_visible()


def tick(desk: Page) -> None:
    """Tick the problems of the review that is open."""
    ticks = desk.locator("input[name=seen]")
    for n in range(ticks.count()):
        ticks.nth(n).check()
    for note in desk.locator(".desk-tick input[type=text]").all():
        note.fill("As printed")
    if ticks.count():
        desk.get_by_role("button", name="Keep what is ticked").click()
        expect(desk.get_by_text("Ticked as seen")).to_be_visible()


def publish(desk: Page) -> None:
    """Tick the problems of the review that is open, and publish it."""
    tick(desk)
    desk.get_by_role("button", name="Publish…").click()
    desk.get_by_role("button", name="Publish").click()


def found(page: Page, live_server, words: str) -> int:
    """How many clauses a visitor who is not logged in finds."""
    visitor = page.context.browser.new_context()
    try:
        searched = visitor.new_page()
        searched.goto(f"{live_server.url}/search/?q={words}")
        return searched.locator('main a[href^="/sessions/"][href*="#"]').count()
    finally:
        visitor.close()


def test_uploaded_read_published_and_found(desk: Page, live_server):
    send(desk, LAKESIDE, OTHER)
    expect(desk.locator(".desk-stage")).to_have_text(["Read", "Read"])
    desk.get_by_role("link", name="Go to the queue").click()
    expect(desk.locator("#result_list tbody tr")).to_have_count(2)
    assert found(desk, live_server, OF_LAKESIDE) == 0

    desk.get_by_role("link", name=LAKESIDE).click()
    expect(desk.get_by_role("heading", name="What was read")).to_be_visible()
    expect(desk.get_by_role("row", name="WHA/1/1").get_by_role("cell").nth(1)).to_have_text("adopted")
    publish(desk)
    expect(desk.get_by_text(f"{LAKESIDE} is published.")).to_be_visible()

    desk.locator(".breadcrumbs").get_by_role("link", name="Uploads").click()
    desk.get_by_role("link", name=OTHER).click()
    desk.get_by_role("link", name="Discard…").click()
    desk.get_by_role("button", name="Discard").click()
    expect(desk.get_by_text(f"{OTHER} is discarded.")).to_be_visible()

    assert found(desk, live_server, OF_LAKESIDE) > 0
    assert found(desk, live_server, OF_OTHER) == 0


def test_each_document_of_a_zip_file_is_judged_by_itself(desk: Page, live_server, tmp_path):
    with zipfile.ZipFile(tmp_path / "year.zip", "w") as archive:
        for name in (LAKESIDE, OTHER):
            archive.write(SAMPLES / name, f"2019/{name}")
        archive.writestr("photo.png", b"\x89PNG")
    send(desk, tmp_path / "year.zip")
    expect(desk.locator(".desk-stage")).to_have_text(["Read", "Read", "Left out"])
    expect(desk.locator(".desk-files tr").last).to_contain_text("photo.png is of a kind that is not read.")

    desk.get_by_role("link", name=f"2019 - {LAKESIDE}").click()
    expect(desk.locator(".desk-state")).to_contain_text("in year.zip")
    publish(desk)
    expect(desk.get_by_text(f"2019 - {LAKESIDE} is published.")).to_be_visible()
    assert found(desk, live_server, OF_LAKESIDE) > 0
    assert found(desk, live_server, OF_OTHER) == 0


def test_the_same_file_again_leads_to_its_twin(desk: Page):
    add = desk.url
    upload(desk, LAKESIDE)
    first = desk.url
    desk.goto(add)
    send(desk, LAKESIDE)
    row = desk.locator(".desk-file")
    expect(row).to_contain_text(f"The same file is already here as {LAKESIDE}, in review.")
    row.get_by_role("link", name=LAKESIDE, exact=True).click()
    expect(desk).to_have_url(first)


@pytest.mark.usefixtures("with_a_queue")
def test_dropped_files_are_read_before_ones_eyes(desk: Page):
    """With the real queue and worker, and many files, which go in several requests."""
    expect(desk.get_by_label("Or a folder")).to_be_visible()  # by the script, which is there then
    desk.evaluate(
        """(text) => {
          const dropped = new DataTransfer();
          dropped.items.add(new File([text], "session.txt"));
          dropped.items.add(new File([""], ".hidden"));
          dropped.items.add(new File([""], "empty.txt"));
          for (let n = 0; n < 40; n++) dropped.items.add(new File([`Text ${n}`], `${n}.txt`));
          const event = { dataTransfer: dropped, bubbles: true, cancelable: true };
          document.querySelector(".desk-drop").dispatchEvent(new DragEvent("drop", event));
        }""",
        (SAMPLES / LAKESIDE).read_text(encoding="utf-8"),
    )
    expect(desk.get_by_role("heading", name="42 files")).to_be_visible()
    expect(desk.get_by_text("0 of 42 files are done; 42 wait to be read.")).to_be_visible()
    expect(desk.locator(".desk-stage--queued")).to_have_count(42)
    desk.evaluate("document.body.dataset.same = 'page'")
    call_command("worker", until_empty=True)
    expect(desk.get_by_text("All 42 files are done.")).to_be_visible()
    expect(desk.locator(".desk-stage--read")).to_have_count(41)
    expect(desk.locator(".desk-file--problem")).to_contain_text("empty.txt is empty")
    assert desk.evaluate("document.body.dataset.same") == "page"


def test_a_folder_is_taken_with_all_below_it(desk: Page, tmp_path):
    (tmp_path / "below").mkdir()
    for name in (LAKESIDE, f"below/{OTHER}"):
        (tmp_path / name).write_bytes((SAMPLES / Path(name).name).read_bytes())
    expect(desk.get_by_label("Or a folder")).to_be_visible()
    desk.get_by_label("Or a folder").set_input_files(str(tmp_path))
    desk.get_by_role("button", name="Upload").click()
    expect(desk.locator(".desk-stage")).to_have_text(["Read", "Read"])


def test_without_a_script_the_form_sends_them(page: Page, desk: Page):
    plain = page.context.browser.new_context(java_script_enabled=False)
    try:
        plain.add_cookies(page.context.cookies())
        sheet = plain.new_page()
        sheet.goto(desk.url)
        expect(sheet.get_by_text("Or a folder")).to_be_hidden()
        sheet.get_by_label("Files").set_input_files([str(SAMPLES / LAKESIDE), str(SAMPLES / OTHER)])
        sheet.get_by_role("button", name="Upload").click()
        expect(sheet.locator(".desk-stage")).to_have_text(["Read", "Read"])
    finally:
        plain.close()


def test_a_problem_leads_to_its_line(desk: Page):
    upload(desk, OTHER)
    desk.locator(".desk-problems a").first.click()
    line = desk.locator("tr:target")
    expect(line).to_be_in_viewport()
    line.get_by_role("link").first.click()
    expect(desk.locator(".desk-outline :target")).to_be_in_viewport()


@pytest.mark.parametrize("width", [320, 390, 1440])
def test_the_pages_fit_their_window(desk: Page, width: int):
    desk.set_viewport_size({"width": width, "height": 900})
    assert desk.evaluate("document.documentElement.scrollWidth") <= width
    upload(desk, OTHER)
    assert desk.evaluate("document.documentElement.scrollWidth") <= width
    desk.go_back()
    expect(desk.get_by_role("heading", name="What became of each")).to_be_visible()
    assert desk.evaluate("document.documentElement.scrollWidth") <= width
