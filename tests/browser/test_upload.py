"""From a file on a reporter's disk to a clause that anyone can find."""

import secrets
import zipfile

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Page, expect

from tests.services.files import LAKESIDE, OTHER, SAMPLES

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

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
    return page


def upload(desk: Page, *names: str) -> None:
    desk.get_by_label("Files").set_input_files([str(SAMPLES / name) for name in names])
    desk.get_by_role("button", name="Upload and read").click()


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
    upload(desk, LAKESIDE, OTHER)
    expect(desk.locator(".messagelist li")).to_have_count(2)
    expect(desk.locator("#result_list tbody tr")).to_have_count(2)
    assert found(desk, live_server, OF_LAKESIDE) == 0

    desk.get_by_role("link", name=LAKESIDE).click()
    expect(desk.get_by_role("heading", name="What was read")).to_be_visible()
    expect(desk.get_by_role("row", name="WHA/1/1").get_by_role("cell").nth(1)).to_have_text("adopted")
    desk.get_by_role("button", name="Publish…").click()
    expect(desk.get_by_role("heading", name=f"Publish {LAKESIDE}?")).to_be_visible()
    desk.get_by_role("button", name="Publish").click()
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
    desk.get_by_label("Files").set_input_files(str(tmp_path / "year.zip"))
    desk.get_by_role("button", name="Upload and read").click()
    expect(desk.locator(".messagelist li")).to_have_text(
        ["photo.png is of a kind that is not read.", "year.zip: 2 documents were read and wait for review."]
    )
    expect(desk.locator("#result_list tbody tr")).to_have_count(2)

    desk.get_by_role("link", name=f"2019 - {LAKESIDE}").click()
    expect(desk.locator(".desk-state")).to_contain_text("in year.zip")
    desk.get_by_role("button", name="Publish…").click()
    desk.get_by_role("button", name="Publish").click()
    expect(desk.get_by_text(f"2019 - {LAKESIDE} is published.")).to_be_visible()
    assert found(desk, live_server, OF_LAKESIDE) > 0
    assert found(desk, live_server, OF_OTHER) == 0


def test_the_same_file_again_leads_to_its_twin(desk: Page):
    upload(desk, LAKESIDE)
    first = desk.url
    desk.goto(first.replace(first.rsplit("/", 3)[1] + "/change/", "add/"))
    upload(desk, LAKESIDE)
    message = desk.locator(".messagelist li")
    expect(message).to_have_text(
        f"{LAKESIDE} was not taken: the same file is already here as {LAKESIDE}, in review."
    )
    message.get_by_role("link").click()
    assert desk.url == first


def test_a_problem_leads_to_its_line(desk: Page):
    upload(desk, OTHER)
    desk.locator(".desk-problems a").first.click()
    line = desk.locator("tr:target")
    expect(line).to_be_in_viewport()
    line.get_by_role("link").first.click()
    expect(desk.locator(".desk-outline :target")).to_be_in_viewport()


def test_while_files_are_read_the_page_says_so(desk: Page):
    desk.evaluate("addEventListener('submit', (event) => event.preventDefault())")
    upload(desk, LAKESIDE, OTHER)
    expect(desk.get_by_role("status")).to_have_text("Reading 2 files…")
    expect(desk.get_by_role("button", name="Upload and read")).to_be_disabled()


@pytest.mark.parametrize("width", [320, 390, 1440])
def test_the_review_fits_its_window(desk: Page, width: int):
    upload(desk, OTHER)
    desk.set_viewport_size({"width": width, "height": 900})
    assert desk.evaluate("document.documentElement.scrollWidth") <= width
