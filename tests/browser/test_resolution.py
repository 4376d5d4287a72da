"""A resolution read, cited, held beside another and printed."""

import pypdfium2
import pytest
from playwright.sync_api import Page, expect

from archive.models import Resolution
from tests import factories as make

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

NETS = "Urges all Member States to mark the nets of their fishing fleets;"
PORT = "Encourages ports to receive litter free of charge at any hour of the day;"


def write(code: str, *clauses: str) -> Resolution:
    """A resolution of these clauses, with a long last one, whose source has a line for each."""
    lines = [f"{n}. {text}" for n, text in enumerate(clauses, start=1)]
    resolution = make.ResolutionFactory(code=code, topic="Litter", document__lines=lines)
    for n, text in enumerate((*clauses, "Decides to go on. " * 400), start=1):
        make.ClauseFactory(
            resolution=resolution,
            label=str(n),
            pinpoint=str(n),
            anchor=f"op-{n}",
            phrase=text.split()[0],
            text=text,
            first_line=n,
            last_line=n,
            lines=[n],
        )
    return resolution


def test_a_clause_is_found_and_cited(page: Page, live_server):
    url = f"{live_server.url}{write('C/1', NETS, PORT).get_absolute_url()}"
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(url)
    page.get_by_label("Go to").fill("OP 2")
    page.get_by_role("button", name="Go", exact=True).click()
    expect(page).to_have_url(f"{url}#op-2")
    expect(page.locator(".clause:target")).to_contain_text("Encourages ports")
    expect(page.locator(".contents [aria-current=location]")).to_have_text("2. Encourages")

    page.get_by_role("link", name="Link to operative clause 2").click()
    expect(page.get_by_role("status")).to_have_text("The link is copied.")
    assert page.evaluate("navigator.clipboard.readText()") == f"{url}#op-2"
    page.get_by_role("link", name="Cite operative clause 2").click()
    expect(page.get_by_role("status")).to_have_text("The citation is copied.")
    cited = page.evaluate("navigator.clipboard.readText()")

    source = page.get_by_role("link", name="Operative clause 2 in the source: line 2")
    source.click()
    expect(page.locator("#op-2 .excerpt mark")).to_have_text(f"2. {PORT}")
    expect(source).to_have_attribute("aria-expanded", "true")
    source.click()
    expect(page.locator("#op-2 .excerpt")).to_have_count(0)

    page.goto(f"{url}clauses/op-2/")
    expect(page.locator(".citation")).to_have_text(cited)


@pytest.mark.parametrize("width", [390, 1440])
def test_two_resolutions_side_by_side_and_on_paper(page: Page, live_server, tmp_path, width: int):
    one, other = write("C/1", NETS, PORT), write("C/2", PORT, NETS.replace("all", "coastal"))
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{live_server.url}{one.get_absolute_url()}")
    page.get_by_role("link", name="Compare with another resolution").click()
    page.get_by_label("Right").fill("c 2")
    page.get_by_role("button", name="Compare").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("C/1 beside C/2")
    expect(page.locator("del")).to_have_text("all")
    expect(page.locator("ins")).to_have_text("coastal")
    page.get_by_role("link", name="was moved").click()
    expect(page.locator(".pair:target")).to_be_in_viewport()
    assert page.evaluate("document.documentElement.scrollWidth") <= width

    page.goto(f"{live_server.url}{other.get_absolute_url()}")
    page.pdf(path=tmp_path / "c-2.pdf")
    with pypdfium2.PdfDocument(tmp_path / "c-2.pdf") as pdf:
        sheets = [sheet.get_textpage().get_text_range() for sheet in pdf]
    assert len(sheets) > 1
    for number, sheet in enumerate(sheets, start=1):
        assert f"{number}/{len(sheets)}" in sheet
        assert page.url in sheet
        assert "Search" not in sheet
        assert "Link" not in sheet
    assert "C/2 · simulation, not a United Nations document" in sheets[1]
