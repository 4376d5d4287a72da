"""Clauses as they are read."""

import pytest

from archive.models import Clause, Footnote, Section
from archive.typesetting import section_tree, typeset


def clause(text: str, pk: int = 1, **more) -> Clause:
    return Clause(pk=pk, kind="operative", text=text, **more)


def footnotes(*labels: str) -> list[Footnote]:
    return [Footnote(position=n, label=label, text="") for n, label in enumerate(labels, start=1)]


def mark(position: int, label: str, count: int = 1) -> str:
    return (
        f'<sup class="mark"><a id="mark-{position}-{count}" href="#note-{position}" role="doc-noteref"'
        f' aria-label="Footnote {label}">{label}</a></sup>'
    )


@pytest.mark.parametrize(
    ("text", "labels", "html"),
    [
        ("The sea.¹²", ["12"], f"The sea.{mark(1, '12')}"),
        ("The sea¹ and sky²", ["1", "2"], f"The sea{mark(1, '1')} and sky{mark(2, '2')}"),
        ("The sea.^{3}", ["3"], f"The sea.{mark(1, '3')}"),
        ("The agenda*", ["*"], f"The agenda{mark(1, '*')}"),
        ("A Convention1 on it", ["1"], f"A Convention{mark(1, '1')} on it"),
        ("a Convention,1 on it.2", ["1", "2"], f"a Convention,{mark(1, '1')} on it.{mark(2, '2')}"),
        ("The sea.^{1, 2}", ["1", "2"], f"The sea.{mark(1, '1')}{mark(2, '2')}"),
        ("The sea.^{1,3}", ["1", "2"], "The sea.^{1,3}"),
        ("The sea. 1 Of old, 2 ships", ["1", "2"], f"The sea. {mark(1, '1')} Of old, {mark(2, '2')} ships"),
        ("The sea, 2 ships", ["1", "2"], "The sea, 2 ships"),
        ("The sea. 1", ["1"], f"The sea. {mark(1, '1')}"),
        ("as of 1 May; 12, 1. and COVID1", ["1"], "as of 1 May; 12, 1. and COVID1"),
        ("The sea¹", ["2"], "The sea¹"),
        ("2 * 3", ["*"], "2 * 3"),
    ],
)
def test_reference_marks(text, labels, html):
    assert typeset([clause(text)], footnotes(*labels)).clauses[0].html == html


def test_a_note_mentioned_twice_is_linked_to_both():
    text = typeset([clause("Sea¹", 1), clause("Sky¹", 2)], footnotes("1"))
    assert text.notes[0].marks == ["mark-1-1", "mark-1-2"]


def test_a_bare_figure_is_a_mark_only_once():
    text = typeset([clause("Sea1", 1), clause("Sky1", 2)], footnotes("1"))
    assert text.clauses[1].html == "Sky1"


def test_notes_with_one_label_are_taken_in_turn():
    text = typeset([clause("Sea*", 1), clause("Sky*", 2), clause("Air*", 3)], footnotes("*", "*"))
    assert [note.marks for note in text.notes] == [["mark-1-1"], ["mark-2-1", "mark-2-2"]]


@pytest.mark.parametrize(
    ("phrase", "html"),
    [("Urges", "<em>Urges</em> &lt;all&gt;"), ("", "Urges &lt;all&gt;"), ("Calls", "Urges &lt;all&gt;")],
)
def test_phrase_stands_in_italics(phrase, html):
    assert typeset([clause("Urges <all>", phrase=phrase)], []).clauses[0].html == html


def test_tree_follows_parents():
    rows = [
        clause("1", 1),
        clause("a", 2, parent_id=1),
        clause("i", 3, parent_id=2),
        clause("b", 4, parent_id=1),
    ]
    (top,) = typeset(rows, []).clauses
    assert [child.clause.text for child in top.children] == ["a", "b"]
    assert [child.clause.text for child in top.children[0].children] == ["i"]


def test_an_inferred_label_anywhere_is_known_at_the_top():
    rows = [clause("1", 1), clause("a", 2, parent_id=1, inferred=True)]
    assert typeset(rows, []).any_inferred
    assert not typeset(rows[:1], []).any_inferred


def test_headings_follow_the_tree_and_not_the_printed_level():
    sections = [
        Section(pk=1, position=1, level=1),
        Section(pk=2, position=2, level=4, parent_id=1),
        Section(pk=3, position=3, level=1),
    ]
    first, last = section_tree(sections, typeset([], []))
    assert [first.heading, first.sections[0].heading, last.heading] == [2, 3, 2]
