"""A paper with its contents."""

import pytest

from archive.models import Paper
from tests import factories as make
from tests.views.html import attributes, texts

pytestmark = pytest.mark.django_db


@pytest.fixture
def paper() -> Paper:
    return make.PaperFactory(title="On oceans", symbol="A/1")


def write(paper, section, label, text, **more):
    return make.ClauseFactory(
        resolution=None,
        paper=paper,
        section=section,
        kind="paragraph",
        label=label,
        phrase="",
        text=text,
        **more,
    )


def test_sections_and_paragraphs_in_order(page, paper):
    first = make.SectionFactory(paper=paper, position=1, label="I", heading="Tides")
    inner = make.SectionFactory(paper=paper, position=2, level=3, parent=first, label="A", heading="High")
    make.SectionFactory(paper=paper, position=3, heading="Ebb")
    write(paper, None, "1", "Before all.")
    parent = write(paper, first, "2", "It rises:")
    write(paper, first, "a", "Twice.", parent=parent, depth=1)
    write(paper, inner, "3", "It is high.")
    html = page(paper.get_absolute_url())
    assert texts(html, "h1") == ["On oceans"]
    assert texts(html, "h2") == ["Contents", "I. Tides", "Ebb"]
    assert texts(html, "h3") == ["A. High"]
    assert texts(html, ".contents") == ["Contents I. Tides A. High Ebb"]
    assert attributes(html, "section.document__section", "id") == ["section-1", "section-3"]
    assert texts(html, ".clause__label") == ["1.", "2.", "(a)", "3."]
    assert texts(html, ".clause__text") == ["Before all.", "It rises:", "Twice.", "It is high."]


def test_footnotes_of_paper_and_document(page, paper):
    write(paper, None, "1", "Item 3*, and the rest.¹")
    paper.document.footnotes.create(position=1, label="*", text="A/0.")
    paper.document.footnotes.create(position=2, label="1", text="Ibid.", paper=paper)
    html = page(paper.get_absolute_url())
    assert texts(html, ".footnote") == ["* A/0. ↩", "1 Ibid. ↩"]
    assert texts(html, ".clause__text") == ["Item 3 *, and the rest. 1"]


def test_paper_without_sections_has_no_contents(page, paper):
    write(paper, None, "1", "All of it.")
    assert texts(page(paper.get_absolute_url()), "nav.contents") == []


def test_paragraph_is_named_in_its_links(page, paper):
    write(paper, None, "12", "Wet.", pinpoint="12")
    assert attributes(page(paper.get_absolute_url()), "a.clause__link", "aria-label") == [
        "Link to paragraph 12"
    ]


def test_queries_do_not_grow(queries, paper):
    def fill():
        section = make.SectionFactory(paper=paper)
        parent = write(paper, section, "1", "Wet:")
        write(paper, section, "a", "Very.", parent=parent, depth=1)

    fill()
    few = queries(paper.get_absolute_url())
    fill()
    fill()
    assert queries(paper.get_absolute_url()) == few <= 6
