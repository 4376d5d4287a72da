"""What was read, as rows."""

import datetime

import pytest
from django.db import IntegrityError, connection
from django.test.utils import CaptureQueriesContext

from archive.models import (
    AgendaItem,
    Ballot,
    Clause,
    Conference,
    Delegation,
    Document,
    Footnote,
    Problem,
    Resolution,
    Section,
    Session,
    Sponsorship,
    StaffMember,
    Vote,
)
from archive.parser.model import Committee as ReadCommittee
from archive.parser.model import Conference as ReadConference
from archive.parser.model import Footnote as ReadFootnote
from archive.parser.model import Place, Status, VoteMethod
from archive.parser.model import Vote as ReadVote
from archive.services.store import store_document
from tests.services.parses import clause, draft, note, recorded, report, resolution, source
from tests.services.rows import dump, dump_without_keys

pytestmark = pytest.mark.django_db


def clauses(*fields):
    return list(Clause.objects.order_by("resolution__position", "position").values_list(*fields))


class TestReport:
    def test_conference_committee_and_session(self):
        document = store_document(source=source(), parsed=report())
        session = document.session
        conference = session.conference
        assert (conference.name, conference.slug, conference.location, conference.simulation) == (
            "Lakeside Conference",
            "lakeside-conference-2019",
            "Geneva",
            True,
        )
        assert (conference.start_date, conference.end_date) == (
            datetime.date(2019, 3, 24),
            datetime.date(2019, 3, 28),
        )
        assert (session.committee.slug, session.committee.acronym) == ("world-health-assembly", "WHA")
        assert (session.slug, session.attendance, session.summary) == (
            "wha-lakeside-conference-2019",
            27,
            "They met.",
        )

    def test_staff_and_agenda_with_the_order_adopted(self):
        store_document(source=source(), parsed=report())
        assert list(StaffMember.objects.values_list("position", "role", "name")) == [
            (1, "Director", "Ana Lima"),
            (2, "Chair", "Bo Nilsson"),
        ]
        assert list(AgendaItem.objects.values_list("number", "adopted_position", "title")) == [
            ("2", 1, "Night Work"),
            ("1", 2, "Clean Water"),
        ]

    def test_document_keeps_lines_ledger_and_problems(self):
        document = store_document(source=source(), parsed=report())
        document.refresh_from_db()
        assert document.lines == ["Lakeside Conference", "", "Smudge"]
        assert document.ledger == [[1, "metadata", "/conference"], [3, "unparsed", None]]
        assert list(Problem.objects.values_list("code", "severity", "line", "message")) == [
            ("label-inferred", "warning", 20, "The marker of clause 2 is lost.")
        ]

    def test_resolution_with_its_agenda_item_and_vote(self):
        store_document(source=source(), parsed=report(resolution(code_inferred=True)))
        row = Resolution.objects.get()
        assert (row.slug, row.code, row.code_inferred, row.status, row.topic, row.opening) == (
            "wha-1-1",
            "WHA/1/1",
            True,
            "adopted",
            "Clean Water",
            "The World Health Assembly,",
        )
        assert row.agenda_item == AgendaItem.objects.get(number="1")
        vote = Vote.objects.get()
        assert (vote.method, vote.adopted, vote.in_favour, vote.against, vote.abstentions) == (
            "recorded",
            True,
            20,
            3,
            4,
        )

    def test_topic_finds_its_agenda_item_across_typography(self):
        store_document(source=source(), parsed=report(resolution(topic="“Clean  Water”")))
        assert Resolution.objects.get().agenda_item == AgendaItem.objects.get(title="Clean Water")

    def test_clauses_are_a_tree_in_document_order(self):
        store_document(source=source(), parsed=report())
        assert clauses("position", "kind", "depth", "label", "pinpoint", "anchor", "parent__anchor") == [
            (1, "preambular", 0, "", "PP1", "pp-1", None),
            (2, "operative", 0, "1", "1", "op-1", None),
            (3, "operative", 1, "a", "1 (a)", "op-1-a", "op-1"),
            (4, "operative", 2, "i", "1 (a) (i)", "op-1-a-i", "op-1-a"),
            (5, "operative", 0, "2", "2", "op-2", None),
        ]

    def test_clauses_know_what_they_are_filtered_by(self):
        document = store_document(source=source(), parsed=report())
        session = document.session
        assert set(clauses("session", "committee", "conference", "year", "outcome")) == {
            (session.pk, session.committee_id, session.conference_id, 2019, "recorded")
        }

    def test_clauses_know_their_phrase_and_their_lines(self):
        store_document(source=source(), parsed=report())
        first, *_, last = clauses("phrase", "verb", "lines", "first_line", "last_line", "inferred")
        assert first == ("Recalling", "recall", [10, 11], 10, 11, False)
        assert last == ("", "", [20, 21], 20, 21, True)

    @pytest.mark.parametrize(
        ("vote", "outcome"),
        [
            (ReadVote(True, VoteMethod.WITHOUT_A_VOTE), "without a vote"),
            (ReadVote(True, VoteMethod.RECORDED, 2, 1, 0), "recorded"),
            (ReadVote(False, VoteMethod.RECORDED, 1, 2, 0), "rejected"),
            (None, "none"),
        ],
    )
    def test_outcome_of_each_vote(self, vote, outcome):
        store_document(source=source(), parsed=report(resolution(vote=vote)))
        assert set(clauses("outcome")) == {(outcome,)}

    def test_ballots_and_sponsors_are_delegations_once_each(self):
        vote = recorded(("Chad", "in favour"), ("Peru", "against"), ("Chad", "abstaining"))
        text = resolution(vote=vote, sponsors=("Peru", "Fiji", "Peru"))
        store_document(source=source(), parsed=report(text))
        assert list(Ballot.objects.values_list("delegation__name", "position")) == [
            ("Chad", "in favour"),
            ("Peru", "against"),
        ]
        assert list(Sponsorship.objects.values_list("delegation__name", "position")) == [
            ("Peru", 1),
            ("Fiji", 2),
        ]
        store_document(source=source("Other", "b.txt"), parsed=draft())
        assert list(Delegation.objects.values_list("name", flat=True)) == ["Chad", "Fiji", "Peru"]

    def test_footnotes_of_resolutions_come_before_those_of_the_document(self):
        parsed = report(
            resolution(footnotes=(ReadFootnote("1", "Of it.", Place((40, 42))),)),
            footnotes=(ReadFootnote("*", "Of all."),),
        )
        store_document(source=source(), parsed=parsed)
        assert list(
            Footnote.objects.values_list("position", "label", "resolution__code", "first_line", "last_line")
        ) == [(1, "1", "WHA/1/1", 40, 42), (2, "*", None, None, None)]


class TestAnchors:
    def test_a_number_printed_twice_gets_a_link_of_its_own(self):
        text = resolution(
            operative=(
                clause("One;", "10", clause("Of one;", "a")),
                clause("Two;", "10", clause("Of two;", "a")),
                clause("Three;", "10"),
            )
        )
        store_document(source=source(), parsed=report(text))
        assert clauses("pinpoint", "anchor")[1:] == [
            ("10", "op-10"),
            ("10 (a)", "op-10-a"),
            ("10", "op-10-2"),
            ("10 (a)", "op-10-a-2"),
            ("10", "op-10-3"),
        ]

    def test_a_clause_without_a_label_is_told_by_its_place(self):
        text = resolution(operative=(clause("One;"), clause("Two;", None, clause("Of two;"))))
        store_document(source=source(), parsed=report(text))
        assert clauses("pinpoint", "anchor")[1:] == [
            ("", "op-text-1"),
            ("", "op-text-2"),
            ("", "op-text-2-text-1"),
        ]

    def test_deep_and_long_labels_stay_within_their_columns(self):
        nested = clause("End;", "x" * 19)
        for _ in range(12):
            nested = clause("More:", "x" * 19, nested)
        store_document(source=source(), parsed=report(resolution(operative=(nested,))))
        assert max(len(anchor) for (anchor,) in clauses("anchor")) <= 80
        assert max(len(pinpoint) for (pinpoint,) in clauses("pinpoint")) == 80

    def test_a_marker_without_words_of_its_own_is_kept(self):
        store_document(
            source=source(), parsed=report(resolution(operative=(clause("", "1", clause("Do;", "a")),)))
        )
        assert clauses("anchor", "text")[1:] == [("op-1", "…"), ("op-1-a", "Do;")]


class TestSlugs:
    @pytest.mark.parametrize(
        ("names", "slug"),
        [
            ({"code": "WHA/1/1"}, "wha-1-1"),
            ({"code": None, "symbol": "A/RES/75/50", "title": "Peace"}, "a-res-75-50"),
            ({"code": None, "title": "L’eau – été"}, "l-eau-ete"),
            ({"code": None, "title": "حقوق الإنسان"}, "resolution"),
            ({"code": None, "topic": "Word " * 40}, "-".join(["word"] * 16)),
            ({"code": None, "topic": None}, "resolution"),
        ],
    )
    def test_of_code_symbol_title_or_topic(self, names, slug):
        store_document(source=source(), parsed=report(resolution(**names)))
        assert Resolution.objects.get().slug == slug

    def test_the_same_name_twice(self):
        texts = [resolution(code=None) for _ in range(3)]
        store_document(source=source(), parsed=report(*texts))
        assert list(Resolution.objects.values_list("slug", flat=True)) == [
            "clean-water",
            "clean-water-2",
            "clean-water-3",
        ]


class TestDraftsAndNotes:
    def test_a_draft_is_put_under_its_one_agenda_item(self):
        store_document(source=source(), parsed=draft())
        row = Resolution.objects.get()
        assert (row.slug, row.status, row.agenda_item and row.agenda_item.number) == (
            "safe-wells",
            "draft",
            "6 (a)",
        )

    def test_a_note_is_a_paper_with_sections_and_paragraphs(self):
        document = store_document(source=source(), parsed=note())
        paper = document.paper
        assert (paper.slug, paper.symbol, paper.title) == ("e-cn-99-2", "E/CN.99/2", "Wells in practice")
        assert list(
            Section.objects.values_list("position", "level", "label", "heading", "parent__label")
        ) == [(1, 1, "I", "Introduction", None), (2, 2, "A", "Depth", "I")]
        assert list(
            Clause.objects.order_by("position").values_list("anchor", "pinpoint", "kind", "section__label")
        ) == [
            ("para-1", "1", "paragraph", "I"),
            ("para-2", "2", "paragraph", "A"),
            ("para-2-a", "2 (a)", "paragraph", "A"),
        ]
        assert list(Footnote.objects.values_list("paper", "label")) == [(paper.pk, "1")]

    def test_a_document_in_which_nothing_was_found_is_kept_with_a_problem(self):
        store_document(
            source=source(name="odd.txt"), parsed=note(None, symbol=None, sections=(), footnotes=())
        )
        document = Document.objects.get()
        assert (document.paper.title, document.paper.slug) == ("odd.txt", "odd-txt")
        assert list(Problem.objects.values_list("code", "severity")) == [("nothing-found", "error")]

    def test_the_year_of_an_undated_meeting_is_the_document_s(self):
        parsed = draft(conference=ReadConference(), date="2020-12-07")
        store_document(source=source(), parsed=parsed)
        assert set(clauses("year")) == {(2020,)}


class TestAgain:
    @pytest.mark.parametrize("parsed", [report(resolution(), resolution("WHA/1/2")), draft(), note()])
    def test_the_same_again_changes_nothing_but_keys(self, parsed):
        store_document(source=source(), parsed=parsed)
        before = dump_without_keys()
        store_document(source=source(), parsed=parsed)
        assert dump_without_keys() == before

    def test_a_failure_midway_leaves_the_old_document_standing(self):
        store_document(source=source(), parsed=report())
        before = dump()
        contradiction = ReadVote(True, VoteMethod.WITHOUT_A_VOTE, in_favor=3)
        with pytest.raises(IntegrityError, match="vote_without_a_vote_has_no_tally"):
            store_document(
                source=source(),
                parsed=report(resolution("WHA/1/9"), resolution(vote=contradiction), attendance=1),
            )
        assert dump() == before

    def test_links_outlive_a_reading_that_learns_codes(self):
        texts = [resolution(code=None), resolution(code=None)]
        store_document(source=source(), parsed=report(*texts))
        learned = [resolution("WHA/1/1", code_inferred=True), resolution("WHA/1/2", code_inferred=True)]
        store_document(source=source(), parsed=report(*learned))
        assert list(Resolution.objects.values_list("code", "slug")) == [
            ("WHA/1/1", "clean-water"),
            ("WHA/1/2", "clean-water-2"),
        ]


class TestWhatDoesNotFit:
    def test_nothing_raises_and_nothing_is_lost(self):
        long = "long " * 100
        parsed = report(
            resolution(code="C" * 70, sponsors=("S" * 300,), status=Status.DRAFT),
            attendance=10**12,
            committee=ReadCommittee("Committee " * 50, "A" * 60),
            conference=ReadConference(long, "2019-02-30", None, long),
        )
        store_document(source=source(), parsed=parsed)
        store_document(source=source("Second\n", "b.txt"), parsed=parsed)
        assert Session.objects.count() == Conference.objects.count() == Document.objects.count() == 1
        told = " ".join(Problem.objects.values_list("message", flat=True))
        for text in (long, "C" * 70, "S" * 300, str(10**12), "A" * 60, "2019-02-30"):
            assert text in told

    def test_what_postgresql_cannot_hold_is_replaced(self):
        text = resolution(topic="Cle\0an", operative=(clause("U\0rges \ud800 action", "1\0"),))
        parsed = report(text, lines=("a\0b",), summary="\0")
        store_document(source=source(), parsed=parsed)
        assert clauses("text")[1:] == [("U\ufffdrges \ufffd action",)]
        assert Document.objects.get().lines == ["a\ufffdb"]


def test_queries_do_not_grow_with_clauses():
    many = [resolution(f"WHA/1/{n}") for n in range(1, 30)]
    with CaptureQueriesContext(connection) as first:
        store_document(source=source("few"), parsed=report())
    with CaptureQueriesContext(connection) as second:
        store_document(
            source=source("many", "b.txt"),
            parsed=report(
                *many,
                conference=ReadConference("Another", "2020-01-01", "2020-01-02", "Lima"),
                committee=ReadCommittee("Another body"),
            ),
        )
    assert len(second) <= len(first)
