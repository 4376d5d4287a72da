"""Headings, annexes, references and how sure a clause was read, as rows; and long texts in parts."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from archive.models import Clause, Footnote, Heading, Paper, Reference, Resolution, Section
from archive.parser.model import Footnote as ReadFootnote
from archive.parser.model import Heading as ReadHeading
from archive.parser.model import Reference as ReadReference
from archive.parser.model import ReferenceKind
from archive.parser.model import Section as ReadSection
from archive.services.parts import PART
from archive.services.store import store_document
from archive.services.withdrawal import withdraw
from tests.services.parses import clause, note, report, resolution, source
from tests.services.rows import dump_without_keys

pytestmark = pytest.mark.django_db

CITED = ReadReference(ReferenceKind.RESOLUTION, "A/RES/55/25", 9, 30)
GOAL = ReadReference(ReferenceKind.GOAL, "SDG 6", 0, 6)


def annexed(**more):
    """A resolution in two halves, the second with a preamble of its own, and with two annexes."""
    inner = ReadSection("Depth", "A", 2, (clause("Deep.", "2", clause("Very.", "a")),))
    values = {
        "preambular": (clause("Noting one,"), clause("Noting two,")),
        "operative": (clause("Decides one.", "1"), clause("Decides two.", "2")),
        "headings": (ReadHeading("First", "I", 0, 0), ReadHeading("Second", "II", 1, 1)),
        "annexes": (
            ReadSection("Rules", "Annex I", 1, (clause("Dig.", "1"), clause("Rest.")), (inner,)),
            ReadSection("Forms", "Annex II", 1, (clause("Sign.", "1"),)),
        ),
    }
    return resolution(**(values | more))


def anchors(**owner):
    rows = Clause.objects.filter(**owner).order_by("position")
    return list(rows.values_list("text", "kind", "pinpoint", "anchor", "section__heading"))


class TestHeadings:
    def test_clauses_stand_in_the_order_of_the_source_and_headings_between_them(self):
        store_document(source=source(), parsed=report(annexed(annexes=())))
        assert list(Clause.objects.order_by("position").values_list("position", "anchor")) == [
            (1, "pp-1"),
            (2, "op-1"),
            (3, "pp-2"),
            (4, "op-2"),
        ]
        assert list(Heading.objects.values_list("position", "before", "label", "text")) == [
            (1, 1, "I", "First"),
            (2, 3, "II", "Second"),
        ]

    def test_one_behind_the_last_clause(self):
        store_document(source=source(), parsed=report(annexed(headings=(ReadHeading("End", None, 2, 2),))))
        assert list(Heading.objects.values_list("before", "label")) == [(5, "")]

    def test_counts_that_go_back_lose_no_clause(self):
        headings = (ReadHeading("One", None, 2, 1), ReadHeading("Two", None, 1, 2))
        store_document(source=source(), parsed=report(annexed(headings=headings, annexes=())))
        assert [row[3] for row in anchors()] == ["pp-1", "pp-2", "op-1", "op-2"]


class TestAnnexes:
    def test_sections_and_paragraphs_of_a_resolution(self):
        store_document(source=source(), parsed=report(annexed()))
        assert list(
            Section.objects.values_list("position", "level", "label", "heading", "parent__label", "paper")
        ) == [
            (1, 1, "Annex I", "Rules", None, None),
            (2, 2, "A", "Depth", "Annex I", None),
            (3, 1, "Annex II", "Forms", None, None),
        ]
        assert anchors(kind="paragraph") == [
            ("Dig.", "paragraph", "Annex I, 1", "annex-i-1", "Rules"),
            ("Rest.", "paragraph", "Annex I", "annex-i-text-2", "Rules"),
            ("Deep.", "paragraph", "Annex I, 2", "annex-i-2", "Depth"),
            ("Very.", "paragraph", "Annex I, 2 (a)", "annex-i-2-a", "Depth"),
            ("Sign.", "paragraph", "Annex II, 1", "annex-ii-1", "Forms"),
        ]

    def test_they_are_found_as_what_they_belong_to(self):
        store_document(source=source(), parsed=report(annexed()))
        assert set(Clause.objects.values_list("resolution__code", "outcome", "year")) == {
            ("WHA/1/1", "recorded", 2019)
        }

    def test_an_annex_without_a_label_is_one_nonetheless(self):
        annex = ReadSection("Rules", None, 1, (clause("Dig.", "1"),))
        store_document(source=source(), parsed=report(annexed(annexes=(annex,))))
        assert anchors(kind="paragraph") == [("Dig.", "paragraph", "Annex, 1", "annex-1", "Rules")]

    def test_a_paragraph_keeps_its_link(self):
        store_document(source=source("old", "old"), parsed=report(annexed()))
        more = ReadSection("Rules", "Annex I", 1, (clause("First dig.", "1"), clause("Dig.", "2")))
        store_document(source=source("new", "new"), parsed=report(annexed(annexes=(more,))))
        assert [(row[0], row[3]) for row in anchors(kind="paragraph")] == [
            ("First dig.", "annex-i-1-2"),
            ("Dig.", "annex-i-1"),
        ]


class TestReferences:
    def test_of_clauses_paragraphs_and_footnotes(self):
        text = annexed(
            operative=(clause("Recalls, resolution 55/25 all.", "1", references=(CITED,)),),
            annexes=(ReadSection("", "Annex", 1, (clause("Goal 6.", references=(GOAL, CITED)),)),),
            footnotes=(ReadFootnote("1", "See also resolution 55/25.", references=(CITED,)),),
        )
        store_document(source=source(), parsed=report(text))
        assert list(
            Reference.objects.order_by("pk").values_list(
                "clause__anchor", "footnote__label", "kind", "key", "start", "end"
            )
        ) == [
            ("op-1", None, "resolution", "A/RES/55/25", 9, 30),
            ("annex-text-1", None, "goal", "SDG 6", 0, 6),
            ("annex-text-1", None, "resolution", "A/RES/55/25", 9, 30),
            (None, "1", "resolution", "A/RES/55/25", 9, 30),
        ]

    def test_a_name_too_long_is_told_in_full(self):
        long = ReadReference(ReferenceKind.CONVENTION, "Convention " * 40, 0, 5)
        document = store_document(
            source=source(), parsed=report(resolution(operative=(clause("Recalls.", references=(long,)),)))
        )
        assert len(Reference.objects.get().key) == 300
        assert long.key in document.problems.get(code="text-shortened").message


def test_how_sure_a_clause_was_read():
    doubtful = clause("Urges.", "1", confidence=0.4, reason="The number 2 is missing.")
    store_document(source=source(), parsed=report(resolution(operative=(doubtful,))))
    assert list(Clause.objects.order_by("position").values_list("confidence", "reason")) == [
        (1.0, ""),
        (0.4, "The number 2 is missing."),
    ]


@pytest.mark.parametrize(
    ("read", "kept", "problems"),
    [
        ("2020-12-02", datetime.date(2020, 12, 2), []),
        (None, None, []),
        ("2020-02-31", None, ["date-impossible"]),
    ],
)
def test_when_and_where_it_was_adopted(read, kept, problems):
    text = resolution(adopted_on=read, meeting="47th plenary meeting")
    document = store_document(source=source(), parsed=report(text, problems=()))
    row = Resolution.objects.get()
    assert (row.adopted_on, row.meeting) == (kept, "47th plenary meeting")
    assert list(document.problems.values_list("code", flat=True)) == problems


def test_a_long_text_is_divided_and_the_link_of_a_clause_leads_to_its_part():
    sections = [
        ReadSection("Head", str(n), 1, tuple(clause("Dry.", str(k + n * PART)) for k in range(PART)))
        for n in range(3)
    ]
    store_document(source=source(), parsed=note(sections=tuple(sections)))
    paper = Paper.objects.get()
    assert paper.parts == 3
    assert list(Section.objects.values_list("part", flat=True)) == [1, 2, 3]
    assert Clause.objects.get(label="700").get_absolute_url() == (
        f"{paper.get_absolute_url()}?clause=para-700#para-700"
    )


def test_all_of_it_goes_with_its_document():
    text = annexed(
        operative=(clause("Recalls.", references=(CITED,)),),
        footnotes=(ReadFootnote("1", "See there.", references=(CITED,)),),
    )
    document = store_document(source=source(), parsed=report(text))
    withdraw(document)
    assert [model.objects.count() for model in (Heading, Section, Clause, Footnote, Reference)] == [0] * 5


def test_storing_again_changes_nothing_but_keys():
    store_document(source=source(), parsed=report(annexed()))
    before = dump_without_keys()
    store_document(source=source(), parsed=report(annexed()))
    assert dump_without_keys() == before


def test_queries_do_not_grow():
    cited = clause("Recalls, resolution 55/25 all.", "1", references=(CITED,))
    many = [annexed(code=f"WHA/1/{n}", operative=(cited, cited)) for n in range(30)]
    counts = []
    for name, texts in (("few", many[:1]), ("many", many)):
        with CaptureQueriesContext(connection) as captured:
            document = store_document(source=source(name, name), parsed=report(*texts))
        counts.append(len(captured))
        withdraw(document)
    assert counts[1] == counts[0]
