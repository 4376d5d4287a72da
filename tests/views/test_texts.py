"""Headings, annexes, citations and doubts on the page of a text; and long texts in parts."""

import datetime

import pytest

from archive.models import Paper, Resolution
from archive.queries.texts import LISTED
from tests import factories as make
from tests.views.html import attributes, texts

pytestmark = pytest.mark.django_db


@pytest.fixture
def resolution() -> Resolution:
    return make.ResolutionFactory(symbol="A/RES/80/1", opening="The Assembly,")


def write(resolution, kind, text, **more):
    return make.ClauseFactory(resolution=resolution, kind=kind, text=text, phrase="", label="", **more)


def write_paragraph(paper, section, n, text, **more):
    values = {"part": section.part if section else 1, "label": str(n), "anchor": f"para-{n}"}
    return make.ClauseFactory(
        resolution=None,
        paper=paper,
        section=section,
        kind="paragraph",
        position=n,
        phrase="",
        text=text,
        first_line=10 * n,
        last_line=10 * n,
        **values | more,
    )


class TestHeadings:
    def test_stand_where_they_stood_with_a_preamble_below(self, page, resolution):
        write(resolution, "preambular", "Noting one,", position=1)
        write(resolution, "operative", "Decides one.", position=2)
        write(resolution, "preambular", "Noting two,", position=3)
        write(resolution, "operative", "Decides two.", position=4)
        make.HeadingFactory(resolution=resolution, position=1, before=3, label="II", text="The second")
        make.HeadingFactory(resolution=resolution, position=2, before=3, text="Its wells")
        make.HeadingFactory(resolution=resolution, position=3, before=5, text="Behind all")
        html = page(resolution.get_absolute_url())
        assert texts(html, "div.document") == [
            "The Assembly, "
            "Preamble Noting one, Preambular clause Link Cite Preambular clause in the source: line 1 "
            "Report a problem "
            "Operative clauses Decides one. Operative clause Link Cite Operative clause in the source: "
            "line 1 Report a problem "
            "II. The second Its wells Noting two, Preambular clause Link Cite Preambular clause in the "
            "source: line 1 Report a problem Decides two. Operative clause Link Cite Operative clause in the "
            "source: line 1 Report a problem Behind all"
        ]
        assert attributes(html, "h2.document__heading", "id") == ["heading-1", "heading-2", "heading-3"]
        assert texts(html, ".contents") == ["Contents II. The second Its wells Behind all"]

    def test_none_and_there_are_no_contents(self, page, resolution):
        write(resolution, "operative", "Decides.")
        assert texts(page(resolution.get_absolute_url()), ".contents") == []


class TestAnnexes:
    def test_stand_behind_the_clauses(self, page, resolution):
        write(resolution, "operative", "Decides.", position=1)
        annex = make.SectionFactory(
            paper=None, resolution=resolution, position=1, label="Annex I", heading="Rules"
        )
        inner = make.SectionFactory(
            paper=None,
            resolution=resolution,
            position=2,
            parent=annex,
            level=2,
            label="A",
            heading="Depth",
        )
        write(
            resolution,
            "paragraph",
            "Dig.",
            section=annex,
            position=2,
            pinpoint="Annex I, 1",
            anchor="annex-i-1",
        )
        write(resolution, "paragraph", "Deep.", section=inner, position=3)
        html = page(resolution.get_absolute_url())
        assert texts(html, "h2") == ["Contents", "Operative clauses", "Annex I Rules"]
        assert texts(html, "h3") == ["A. Depth"]
        assert texts(html, ".contents") == ["Contents Annex I. Rules A. Depth"]
        assert attributes(html, "section.document__annex", "id") == ["section-1"]
        assert texts(html, ".clause__text") == ["Decides.", "Dig.", "Deep."]
        assert 'aria-label="Link to Annex I, 1"' in html


class TestAdoption:
    def test_day_and_meeting(self, page, resolution):
        write(resolution, "operative", "Decides.")
        resolution.adopted_on, resolution.meeting = datetime.date(2025, 12, 2), "47th plenary meeting"
        resolution.save()
        html = page(resolution.get_absolute_url())
        assert texts(html, ".document__closing") == ["47th plenary meeting 2 December 2025"]
        assert "2 December 2025, 47th plenary meeting" in texts(html, "dd")

    def test_unknown(self, page, resolution):
        write(resolution, "operative", "Decides.")
        html = page(resolution.get_absolute_url())
        assert (texts(html, ".document__closing"), "Adopted" in texts(html, "dt")) == ([], False)


class TestCitations:
    def cite(self, row, key, text, kind="resolution"):
        start = row.text.index(text)
        make.ReferenceFactory(clause=row, key=key, kind=kind, start=start, end=start + len(text))

    def test_are_marked_and_listed_by_kind(self, page, resolution):
        first = write(resolution, "operative", "Recalls resolutions 70/1 and 9/2.", position=1, pinpoint="1")
        second = write(resolution, "operative", "See resolution 70/1, Goal 6.", position=2, pinpoint="2")
        self.cite(first, "A/RES/70/1", "70/1")
        self.cite(first, "A/RES/9/2", "9/2")
        self.cite(second, "A/RES/70/1", "resolution 70/1")
        self.cite(second, "SDG 6", "Goal 6", "goal")
        html = page(resolution.get_absolute_url())
        assert texts(html, ".cited") == ["70/1", "9/2", "resolution 70/1", "Goal 6"]
        assert attributes(html, "span.cited", "title")[0] == "A/RES/70/1"
        assert texts(html, ".citations") == [
            "Cites 2 resolutions A/RES/9/2 1 A/RES/70/1 1 · 2 1 Sustainable Development Goal SDG 6 2"
        ]

    def test_lead_to_what_the_archive_has(self, page, resolution):
        cited = make.ResolutionFactory(symbol="A/RES/70/1")
        paper = make.PaperFactory(symbol="A/80/5")
        row = write(resolution, "operative", "Recalls resolution 70/1 and A/80/5.")
        self.cite(row, "A/RES/70/1", "resolution 70/1")
        self.cite(row, "A/80/5", "A/80/5", "document")
        html = page(resolution.get_absolute_url())
        assert attributes(html, "a.cited", "href") == [cited.get_absolute_url(), paper.get_absolute_url()]
        assert html.count(f'href="{cited.get_absolute_url()}"') == 2

    def test_one_that_is_cited_says_by_what(self, page, resolution):
        citing = make.ResolutionFactory(symbol="A/RES/81/1", topic="Wells")
        row = write(citing, "operative", "Recalls A/RES/80/1 and again A/RES/80/1.", pinpoint="7")
        make.ReferenceFactory(clause=row, key="A/RES/80/1", start=8, end=18)
        make.ReferenceFactory(clause=row, key="A/RES/80/1", start=29, end=39)
        paper = make.PaperFactory(title="On wells")
        foot = paper.document.footnotes.create(paper=paper, position=1, label="1", text="A/RES/80/1")
        make.ReferenceFactory(clause=None, footnote=foot, key="A/RES/80/1", end=10)
        own = write(resolution, "operative", "Of A/RES/80/1 itself.")
        make.ReferenceFactory(clause=own, key="A/RES/80/1", start=3, end=13)
        html = page(resolution.get_absolute_url())
        assert f"{citing.get_absolute_url()}#{row.anchor}" in attributes(html, "a", "href")
        cited_by = texts(html, ".citations")[1]
        simulated = "Simulation · not a United Nations document"
        assert cited_by == (
            f"Cited by 2 texts in the archive A/RES/81/1 {citing.session} 7 {simulated} "
            f"On wells {paper.session} {simulated}"
        )

    def test_in_footnotes(self, page, resolution):
        foot = resolution.document.footnotes.create(
            resolution=resolution, position=3, label="1", text="See <b> resolution 70/1."
        )
        make.ReferenceFactory(clause=None, footnote=foot, key="A/RES/70/1", start=8, end=23)
        html = page(resolution.get_absolute_url())
        assert texts(html, ".footnote") == ["1 See <b> resolution 70/1."]
        assert texts(html, ".citations") == ["Cites 1 resolution A/RES/70/1 footnote 1"]
        assert attributes(html, ".citations__places", "class") == ["citations__places"]
        assert 'href="#note-3">footnote 1</a>' in html

    def test_many_places_are_counted(self, page, resolution):
        for n in range(1, 16):
            row = write(resolution, "operative", "Recalls.", position=n, pinpoint=str(n))
            make.ReferenceFactory(clause=row, key="A/RES/70/1")
        (listed,) = texts(page(resolution.get_absolute_url()), ".citations__places")
        assert listed.endswith("11 · 12 and 3 more")


def test_a_doubt_stands_beside_its_clause(page, resolution):
    write(resolution, "operative", "Decides.", confidence=0.6, reason="The marker is lost.")
    write(resolution, "operative", "Decides again.", confidence=0.98)
    html = page(resolution.get_absolute_url())
    assert texts(html, ".clause__doubt") == ["Read with doubt: The marker is lost."]


class TestParts:
    @pytest.fixture
    def paper(self) -> Paper:
        """Three sections that are a part each; notes 1 to 4 below the paragraphs that they belong to."""
        paper = make.PaperFactory(parts=3)
        for part in (1, 2, 3):
            section = make.SectionFactory(
                paper=paper, position=part, part=part, label="I" * part, heading=f"Wells {part}"
            )
            for n in range(3):
                write_paragraph(paper, section, 3 * (part - 1) + n + 1, f"Wells.{part}" if n == 1 else "Dry.")
        for n, line in ((1, 25), (2, 55), (3, 85), (4, 86)):
            paper.document.footnotes.create(
                paper=paper, position=n, label=str(n), text=f"Note {n}.", first_line=line, last_line=line
            )
        return paper

    def test_one_is_shown_at_a_time(self, page, paper):
        for number in (1, 2, 3):
            html = page(f"{paper.get_absolute_url()}?page={number}")
            assert texts(html, ".clause__label")[0] == f"{3 * number - 2}."
            assert len(texts(html, ".clause__text")) == 3
            assert texts(html, ".document__parts")[0].startswith(f"Part {number} of 3")
            assert f'<link rel="canonical" href="http://testserver{paper.get_absolute_url()}' in html

    def test_the_contents_lead_to_all_parts(self, page, paper):
        html = page(f"{paper.get_absolute_url()}?page=2")
        assert texts(html, ".contents") == ["Contents I. Wells 1 II. Wells 2 III. Wells 3"]
        for link in ('href="?page=1#section-1"', 'href="#section-2"', 'href="?page=3#section-3"'):
            assert link in html
        assert attributes(html, "section.document__section", "id") == ["section-2"]

    @pytest.mark.parametrize(
        ("asked", "part"),
        [
            ("?clause=para-5", 2),
            ("?clause=para-9", 3),
            ("?clause=nonesuch", 1),
            ("?clause=%00", 1),
            ("?clause=" + "9" * 500, 1),
            ("?line=71", 3),
            ("?line=69", 2),
            ("?line=999999999", 3),
            ("?line=" + "9" * 5000, 1),
            ("?line=٣", 1),
            ("?page=77", 3),
            ("", 1),
        ],
    )
    def test_an_address_finds_its_part(self, page, paper, asked, part):
        html = page(paper.get_absolute_url() + asked)
        assert texts(html, ".document__parts")[0].startswith(f"Part {part} of 3")

    def test_links_of_clauses_and_footnotes_name_them_and_not_their_part(self, page, paper):
        assert 'href="?clause=para-5#para-5"' in page(f"{paper.get_absolute_url()}?page=2")
        assert paper.clauses.get(label="5").get_absolute_url() == (
            f"{paper.get_absolute_url()}?clause=para-5#para-5"
        )

    def test_each_shows_its_own_footnotes(self, page, paper):
        shown = [texts(page(f"{paper.get_absolute_url()}?page={n}"), ".footnote") for n in (1, 2, 3)]
        assert shown == [["1 Note 1. ↩"], ["2 Note 2. ↩"], ["3 Note 3. ↩", "4 Note 4."]]

    def test_a_section_that_goes_on_says_so(self, page):
        paper = make.PaperFactory(parts=2)
        outer = make.SectionFactory(paper=paper, position=1, label="I", heading="Wells")
        inner = make.SectionFactory(paper=paper, position=2, label="A", heading="Deep", parent=outer)
        for n in (1, 2):
            write_paragraph(paper, inner, n, "Dry.", part=n)
        html = page(f"{paper.get_absolute_url()}?page=2")
        assert texts(html, "h2")[1:2] == ["I. Wells (continued)"]
        assert texts(html, "h3") == ["A. Deep (continued)"]

    def test_a_clause_that_goes_on_is_shown_without_its_beginning(self, page):
        paper = make.PaperFactory(parts=2)
        parent = write_paragraph(paper, None, 1, "All:", part=1)
        write_paragraph(paper, None, 2, "Dry.", part=2, parent=parent, depth=1)
        assert texts(page(f"{paper.get_absolute_url()}?page=2"), ".clause__text") == ["Dry."]

    def test_more_sections_than_can_be_listed(self, page, queries):
        paper = make.PaperFactory(parts=2)
        outer = make.SectionFactory(paper=paper, position=1, heading="All")
        for n in range(2, LISTED + 12):
            make.SectionFactory(paper=paper, position=n, parent=outer, part=1 + (n > LISTED), heading=f"S{n}")
        url = f"{paper.get_absolute_url()}?page=2"
        html = page(url)
        assert texts(html, "h2")[1:2] == ["All (continued)"]
        assert texts(html, "h3") == [f"S{n}" for n in range(LISTED + 1, LISTED + 12)]
        assert queries(url) <= 10
