"""The page of a source, and its download."""

import pytest
from django.urls import reverse

from tests import factories as make
from tests.views.html import attributes, texts

pytestmark = pytest.mark.django_db


@pytest.fixture
def document():
    return make.DocumentFactory(
        source__name="report.txt",
        lines=["", "Report", "", "1. Urges States to sail", "daily;", "¹ Wet.", "?<b>?"],
        ledger=[
            [2, "metadata", None],
            [4, "operative", "/resolutions/0/operative/0"],
            [5, "operative", "/resolutions/0/operative/0"],
            [6, "footnote", "/resolutions/0/footnotes/0"],
            [7, "unparsed", None],
        ],
    )


def test_lines_and_their_fate(page, document):
    resolution = make.ResolutionFactory(document=document, code="C/1", slug="c-1")
    clause = make.ClauseFactory(resolution=resolution, pinpoint="1", first_line=4, last_line=5)
    document.footnotes.create(
        resolution=resolution, position=1, label="1", text="Wet.", first_line=6, last_line=6
    )
    html = page(document.source.get_absolute_url())
    assert texts(html, ".run") == [
        "1",
        "about the document 2 Report 3",
        "C/1, operative clause 1 4 1. Urges States to sail 5 daily;",
        "footnote 1 6 ¹ Wet.",
        "not understood 7 ?<b>?",
    ]
    assert attributes(html, "li.run", "class") == [
        f"run run--{role}" for role in ("blank", "metadata", "operative", "footnote", "unparsed")
    ]
    assert f'<a href="{clause.get_absolute_url()}">C/1, operative clause 1</a>' in html
    assert f'<a href="{resolution.get_absolute_url()}#note-1">footnote 1</a>' in html
    assert attributes(html, ".line", "id") == [f"L{n}" for n in range(1, 8)]


def test_line_that_became_two_clauses(page, document):
    resolution = make.ResolutionFactory(document=document, code="C/1")
    for n in (1, 2):
        make.ClauseFactory(resolution=resolution, pinpoint=str(n), first_line=4, last_line=4)
    fates = texts(page(document.source.get_absolute_url()), ".run__fate")
    assert fates[2] == "C/1, operative clause 1, C/1, operative clause 2"


def test_paragraphs_of_a_paper(page, document):
    paper = make.PaperFactory(document=document)
    make.ClauseFactory(
        resolution=None, paper=paper, kind="paragraph", pinpoint="3", first_line=4, last_line=5
    )
    assert texts(page(document.source.get_absolute_url()), ".run__fate")[2] == "paragraph 3"


def test_what_stands_in_a_long_text_is_found_in_its_part(page, document):
    paper = make.PaperFactory(document=document, parts=3)
    make.ClauseFactory(
        resolution=None, paper=paper, kind="paragraph", anchor="para-3", first_line=4, last_line=4
    )
    document.footnotes.create(paper=paper, position=1, label="1", text="Wet.", first_line=6, last_line=6)
    html = page(document.source.get_absolute_url())
    url = paper.get_absolute_url()
    for link in (f"{url}?clause=para-3#para-3", f"{url}?line=6#note-1"):
        assert f'href="{link}"' in html


def test_problems_are_linked_to_their_lines(page, document):
    document.problems.create(code="lost", severity="warning", message="A number is lost.", line=4)
    document.problems.create(code="odd", severity="error", message="All of it is odd.")
    html = page(document.source.get_absolute_url())
    assert texts(html, ".row") == ["line 4 A number is lost. Warning", "whole file All of it is odd. Error"]
    assert attributes(html, "div.line--problem", "id") == ["L4"]
    assert "#L4" in attributes(html, "a", "href")


def test_long_source_comes_in_pages_and_links_know_which(page):
    document = make.DocumentFactory(
        lines=[f"line {n}" for n in range(1, 4502)],
        ledger=[[n, "operative", None] for n in range(1, 4502)],
        session__conference__simulation=False,
    )
    resolution = make.ResolutionFactory(document=document, code="C/1")
    make.ClauseFactory(resolution=resolution, pinpoint="9", first_line=3999, last_line=4001)
    document.problems.create(code="odd", severity="info", message="Odd.", line=4001)
    url = document.source.get_absolute_url()
    clause = f"{resolution.get_absolute_url()}clauses/{resolution.clauses.get().anchor}/"
    assert f"{url}?page=2#L3999" in attributes(page(clause), "a", "href")
    assert f"{url}?page=3#L4001" in attributes(page(url), "a", "href")
    html = page(f"{url}?page=3")
    assert attributes(html, ".line", "id")[:2] == ["L4001", "L4002"]
    assert texts(html, ".run__fate") == ["C/1, operative clause 9", "operative"]
    assert texts(page(f"{url}?page=9"), ".notice") == [
        "There is no page “9” in this list. This is page 3 of 3."
    ]


def test_source_without_lines(page):
    document = make.DocumentFactory(lines=[], ledger=[])
    assert texts(page(document.source.get_absolute_url()), ".line") == []


def test_queries_do_not_grow(queries, document):
    def fill():
        resolution = make.ResolutionFactory(document=document)
        make.ClauseFactory.create_batch(2, resolution=resolution, first_line=4, last_line=4)
        position = document.footnotes.count() + 1
        document.footnotes.create(
            resolution=resolution, position=position, label="1", text="?", first_line=6, last_line=6
        )
        document.problems.create(code="lost", severity="warning", message="?", line=4)

    fill()
    few = queries(document.source.get_absolute_url())
    fill()
    fill()
    assert queries(document.source.get_absolute_url()) == few <= 6


def test_download_is_byte_for_byte_and_never_shown(client):
    content = b"\xff\xfe<script>\x00\r\n"
    source = make.DocumentFactory(
        source__content=content, source__media_type="text/html", source__name="a.html"
    ).source
    response = client.get(reverse("source_download", args=[source.sha256]))
    assert b"".join(response.streaming_content) == content
    assert response["Content-Disposition"] == 'attachment; filename="a.html"'
    assert response["Content-Type"] == "application/octet-stream"
    assert response["X-Content-Type-Options"] == "nosniff"
    again = client.get(
        reverse("source_download", args=[source.sha256]), headers={"if-none-match": response["ETag"]}
    )
    assert (again.status_code, again["Cache-Control"]) == (304, "no-cache")


@pytest.mark.parametrize(
    ("name", "header"),
    [
        ("naïve.txt", "attachment; filename*=utf-8''na%C3%AFve.txt"),
        ("two\r\nlines.txt", 'attachment; filename="two lines.txt"'),
        ('quo"te.txt', 'attachment; filename="quo\\"te.txt"'),
    ],
)
def test_download_keeps_its_name(client, name, header):
    source = make.DocumentFactory(source__name=name).source
    response = client.get(reverse("source_download", args=[source.sha256]))
    response.close()
    assert response["Content-Disposition"] == header


@pytest.mark.parametrize("view", ["source", "source_download"])
def test_source_in_review_is_not_public(client, view):
    upload = make.UploadFactory()
    response = client.get(reverse(view, args=[upload.source.sha256]))
    assert response.status_code == 404
    assert upload.source.name.encode() not in response.content
