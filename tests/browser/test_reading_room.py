"""Lists and results as a visitor goes about them: by filters and chips, and by keys alone."""

import datetime

import pytest
from playwright.sync_api import Page, expect

from tests import factories as make

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def url(live_server) -> str:
    """A council with a resolution in 2019, another in 2021, and an assembly with one in 2021."""
    council = make.CommitteeFactory(name="Council", slug="council")
    assembly = make.CommitteeFactory(name="Assembly", slug="assembly")
    for year, committee, topic in (
        (2019, council, "Wells"), (2021, council, "Rivers"), (2021, assembly, "Seas")
    ):  # fmt: skip
        conference = make.ConferenceFactory(
            name=f"{topic} meeting", start_date=datetime.date(year, 3, 1), end_date=None
        )
        session = make.SessionFactory(committee=committee, conference=conference)
        resolution = make.ResolutionFactory(document__session=session, topic=topic)
        make.ClauseFactory(resolution=resolution, text=f"Urges the study of {topic.lower()} and drought;")
    return str(live_server.url)


def test_filter_take_a_chip_off_and_go_back(page: Page, url: str):
    titles = page.locator(".row__title")
    page.goto(f"{url}/resolutions/")
    expect(titles).to_have_count(3)
    page.get_by_label("Council").check()
    page.get_by_label("From").fill("2020")
    page.get_by_role("button", name="Apply").click()
    expect(titles).to_have_text(["Rivers"])
    expect(page).to_have_url(f"{url}/resolutions/?q=&topic=&committee=council&from=2020&to=")
    page.locator(".chip", has_text="Committee: Council").click()
    expect(titles).to_have_text(["Seas", "Rivers"])
    page.go_back()
    expect(titles).to_have_text(["Rivers"])
    expect(page.get_by_label("Council")).to_be_checked()
    expect(page.get_by_label("From")).to_have_value("2020")


def test_by_keys_alone(page: Page, url: str):
    page.goto(f"{url}/committees/")
    page.keyboard.press("/")
    page.keyboard.type("drought ?/jk")  # typed, for the cursor stands in a field
    expect(page.locator("#masthead-search")).to_have_value("drought ?/jk")
    for _ in "?/jk":
        page.keyboard.press("Backspace")
    page.keyboard.press("Enter")
    expect(page.locator(".hit")).to_have_count(3)
    page.get_by_role("link", name="By resolution").press("Enter")
    expect(page.locator(".group")).to_have_count(3)
    page.wait_for_load_state()
    for place in (".group__title a >> nth=0", ".hit__name a >> nth=0", ".group__title a >> nth=1"):
        page.keyboard.press("j")
        expect(page.locator(place)).to_be_focused()
    page.go_back()
    expect(page.locator(".group")).to_have_count(0)
    page.wait_for_load_state()  # the script that knows the keys has run by then
    page.keyboard.press("j")
    expect(page.locator(".hit__name a").nth(0)).to_be_focused()
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("j")
    expect(page.locator(".hit__name a").nth(2)).to_be_focused()
    page.keyboard.press("k")
    expect(page.locator(".hit__name a").nth(1)).to_be_focused()
    address = page.locator(".hit__name a").nth(1).get_attribute("href")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{url}{address}")
    page.wait_for_load_state()
    page.keyboard.press("?")
    expect(page).to_have_url(f"{url}/help/#keys")
    page.wait_for_load_state()
    page.get_by_label("Switch these keys off").press("Space")
    page.keyboard.press("Escape")
    page.locator("h1").click()
    page.keyboard.press("/")
    expect(page.locator("#masthead-search")).not_to_be_focused()
