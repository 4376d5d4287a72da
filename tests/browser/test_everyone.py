"""Without script everything still works, and by keys alone the focus is always to be seen."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from archive.models import Resolution
from tests import factories as make

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def resolutions() -> list[Resolution]:
    """Two that differ in a word, each with a clause on printed line 7."""
    made = [make.ResolutionFactory(code=f"C/{n}", topic=f"Wells {n}") for n in (1, 2)]
    for resolution, depth in zip(made, ("deep", "shallow"), strict=True):
        make.ClauseFactory(resolution=resolution, anchor="op-1", label="1", pinpoint="1")
        make.ClauseFactory(
            resolution=resolution,
            anchor="op-2",
            label="2",
            pinpoint="2",
            text=f"Urges all States of the region to dig {depth} wells before the next drought comes;",
            printed_first=7,
            printed_last=8,
        )
    return made


@pytest.fixture
def plain(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()


def test_without_script(plain: Page, live_server, resolutions):
    plain.goto(live_server.url)
    plain.get_by_role("searchbox").fill("drought")
    plain.get_by_role("button", name="Search").click()
    expect(plain.locator(".hit")).to_have_count(2)
    plain.get_by_role("link", name="Resolutions", exact=True).first.click()
    plain.get_by_label("Words").fill("Wells 2")
    plain.get_by_role("button", name="Apply").click()
    expect(plain.locator(".row__title")).to_have_text(["Wells 2"])
    plain.locator(".chip").click()
    expect(plain.locator(".row__title")).to_have_count(2)

    plain.get_by_role("link", name="Wells 1").click()
    plain.get_by_label("Go to").fill("line 7")
    plain.get_by_role("button", name="Go", exact=True).click()
    expect(plain.locator(".clause:target")).to_contain_text("deep wells")
    expect(plain).to_have_url(f"{live_server.url}{resolutions[0].get_absolute_url()}#op-2")
    plain.get_by_role("link", name="Operative clause 2 in the source").click()
    expect(plain.locator("#source")).to_be_in_viewport()
    plain.go_back()
    plain.get_by_role("link", name="Compare with another resolution").click()
    plain.get_by_label("Right").fill("C/2")
    plain.get_by_role("button", name="Compare").click()
    expect(plain.locator("del")).to_have_text("deep")
    expect(plain.locator("ins")).to_have_text("shallow")


def test_the_focus_is_always_to_be_seen(page: Page, live_server, resolutions):
    """From the address bar on, Tab goes through a page and comes out again at its end."""
    page.goto(f"{live_server.url}{resolutions[0].get_absolute_url()}")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
    expect(page.get_by_role("link", name="Skip to the content")).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    passed = []
    for _ in range(100):
        page.keyboard.press("Tab")
        focused = page.evaluate(FOCUSED)
        if focused is None:
            break
        passed.append(focused)
    assert [stop["name"] for stop in passed[-3:]] == ["Help", "Français", "Español"]
    assert "Link" in [stop["name"] for stop in passed]
    assert [stop["name"] for stop in passed if not stop["outlined"] or not stop["in_sight"]] == []


FOCUSED = """() => {
    const element = document.activeElement;
    if (element === document.body) return null;
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    const box = element.getBoundingClientRect();
    return {
        name: element.textContent.trim() || element.id,
        outlined: outlineStyle !== "none" && parseFloat(outlineWidth) >= 2,
        in_sight: box.width > 0 && box.top >= 0 && box.bottom <= innerHeight && box.left >= 0,
    };
}"""
