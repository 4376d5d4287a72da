"""A long review is shown on several pages, and its problems by severity."""

import re

import pytest
from django.urls import reverse
from lxml import html

from archive.admin.review_page import LINES, PROBLEMS
from archive.models import Source, Upload
from tests.factories import SourceFactory, UploadFactory
from tests.services.files import OTHER, sample

pytestmark = pytest.mark.django_db

FRONT = """Committee: Committee on Wells
Topic: Drought
Sponsors: Chad
Code: COW/1/1

The Committee on Wells,

Noting the drought,

"""


def uploaded(text: str) -> Upload:
    return UploadFactory(source=SourceFactory(content=text.encode(), channel=Source.Channel.UPLOAD))


def long_text() -> str:
    """Three pages of it, most of its lines blank, so that it is soon read."""
    gap = "\n" * (LINES // 20)
    return FRONT + "".join(f"{n}. Urges Member States to dig well {n};\n{gap}" for n in range(1, 50))


def address(upload: Upload) -> str:
    return reverse("admin:archive_upload_change", args=[upload.pk])


def read(client, url):
    response = client.get(url)
    assert response.status_code == 200
    return html.fromstring(response.content)


def numbers(page):
    return [int(cell.text_content()) for cell in page.xpath("//table[@class='desk-source']/tbody/tr/th")]


def test_each_page_has_its_lines_and_what_begins_there(boss):
    upload = uploaded(long_text())
    seen = []
    for sheet in (1, 2, 3):
        page = read(boss, f"{address(upload)}?page={sheet}")
        seen += numbers(page)
        assert len(numbers(page)) <= LINES
        lines = [int(link.text_content().removeprefix("line ")) for link in page.find_class("desk-line")]
        assert set(lines) <= set(numbers(page))
    assert seen == list(range(1, len(upload.source.content.decode().split("\n")) + 1))


def test_no_link_leads_nowhere(boss):
    upload = uploaded(long_text())
    pages = {n: read(boss, f"{address(upload)}?page={n}") for n in (1, 2, 3)}
    names = {n: {element.get("id") for element in page.xpath("//*[@id]")} for n, page in pages.items()}
    for n, page in pages.items():
        for link in page.xpath("//*[@id='content-main']//a/@href"):
            if found := re.fullmatch(r"(?:\?page=(\d+))?#(.+)", link):
                assert found[2] in names[int(found[1] or n)], link


def test_a_short_one_is_whole(boss, upload):
    page = read(boss, address(upload))
    assert page.find_class("desk-sheets") == []
    assert [link for link in page.xpath("//a/@href") if link.startswith("?page")] == []


@pytest.mark.parametrize(
    "asked", ["?page=0", "?page=x", "?page=99", "?page=%00", "?severity=x", "?page=1&page=2"]
)
def test_what_is_no_page_is_the_nearest(boss, asked):
    upload = uploaded(long_text())
    assert 0 < len(numbers(read(boss, address(upload) + asked))) <= LINES


@pytest.fixture
def troubled() -> Upload:
    """Every second number is missing: notes, warnings, more than are listed."""
    return uploaded(FRONT + "".join(f"{2 * n}. Urges all to dig well {n};\n\n" for n in range(1, 500)))


def severities(page):
    classes = [element.get("class") for element in page.xpath("//ul[@class='desk-problems']/li")]
    return [name.rpartition("--")[2] for name in classes]


def test_problems_are_chosen_by_severity(boss):
    upload = uploaded(sample(OTHER).decode())
    page = read(boss, address(upload))
    listed = severities(page)
    links = page.xpath("//p[contains(@class, 'desk-filter')]/a")
    assert [link.get("href") for link in links] == [
        "?#problems",
        "?severity=warning#problems",
        "?severity=info#problems",
    ]
    for link, name in zip(links[1:], ("warning", "info"), strict=True):
        chosen = severities(read(boss, address(upload) + link.get("href")))
        assert chosen == [name] * listed.count(name) != []
        assert link.text_content().startswith(f"{len(chosen)} ")


def test_no_more_problems_are_listed_than_can_be_read(boss, troubled):
    page = read(boss, address(troubled))
    number = int(page.get_element_by_id("problems").text_content().split()[0])
    assert len(severities(page)) == PROBLEMS < number
    assert f"{number - PROBLEMS} more stand at their lines." in page.text_content()


def test_a_doubtful_clause_says_how_sure_and_why(boss, troubled):
    page = read(boss, address(troubled))
    doubts = [element.text_content() for element in page.find_class("desk-doubt")]
    assert doubts
    assert all(re.match(r"\d{1,2} % sure\. \S", doubt) for doubt in doubts)
