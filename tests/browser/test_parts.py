"""Links into long texts lead to the right part, also those that name none."""

import pytest
from playwright.sync_api import Page, expect

from tests import factories as make

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def url(live_server) -> str:
    """A paper in three parts of a paragraph each."""
    paper = make.PaperFactory(parts=3)
    for n in (1, 2, 3):
        make.ClauseFactory(
            resolution=None,
            paper=paper,
            kind="paragraph",
            position=n,
            part=n,
            anchor=f"para-{n}",
            text=f"Well {n} is dry.",
        )
    return f"{live_server.url}{paper.get_absolute_url()}"


def test_a_link_that_names_no_part(page: Page, url: str):
    page.goto(f"{url}#para-2")
    expect(page.locator(".clause:target")).to_contain_text("Well 2 is dry.")
    expect(page).to_have_url(f"{url}?clause=para-2#para-2")


def test_a_permanent_link_without_script(page: Page, url: str):
    context = page.context.browser.new_context(java_script_enabled=False)
    try:
        plain = context.new_page()
        plain.goto(f"{url}?clause=para-3#para-3")
        expect(plain.locator(".clause:target")).to_contain_text("Well 3 is dry.")
        plain.get_by_role("link", name="Previous").first.click()
        expect(plain.locator(".clause__text")).to_have_text("Well 2 is dry.")
        expect(plain).to_have_url(f"{url}?page=2")
    finally:
        context.close()


def test_a_link_to_what_is_nowhere_stays_at_the_beginning(page: Page, url: str):
    page.goto(f"{url}#para-99")
    expect(page).to_have_url(f"{url}?clause=para-99#para-99")
    expect(page.locator(".clause__text")).to_have_text("Well 1 is dry.")
