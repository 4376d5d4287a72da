"""Clauses as they are read."""

import pytest

from archive.models import Clause, Footnote, Heading, Reference, Section
from archive.typesetting import in_part, passages, section_tree, typeset


def clause(text: str, pk: int = 1, **more) -> Clause:
    return Clause(pk=pk, kind="operative", text=text, **more)


def footnotes(*labels: str) -> list[Footnote]:
    return [Footnote(pk=n, position=n, label=label, text="") for n, label in enumerate(labels, start=1)]


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


def cite(text: str, cited: str, key: str = "A/RES/1/1") -> Reference:
    start = text.index(cited)
    return Reference(key=key, start=start, end=start + len(cited))


def quiet(text: str, key: str = "A/RES/1/1") -> str:
    return f'<span class="cited" title="{key}">{text}</span>'


@pytest.mark.parametrize(
    ("text", "phrase", "cited", "html"),
    [
        ("Recalling <1/1>,", "Recalling", ["<1/1>"], f"<em>Recalling</em> {quiet('&lt;1/1&gt;')},"),
        ("Recalling 1/1", "Recalling 1/1", ["1/1"], "<em>Recalling 1/1</em>"),
        ("of 1/1² all", "", ["1/1"], f"of {quiet('1/1')}{mark(1, '2')} all"),
        ("of 1/1² all", "", ["1/1² all"], f"of 1/1{mark(1, '2')} all"),
        (
            "the Charter, Article 5",
            "",
            ["the Charter, Article 5", "Charter"],
            quiet("the Charter, Article 5"),
        ),
        ("1/1 and 2/2", "", ["1/1", "2/2"], f"{quiet('1/1')} and {quiet('2/2')}"),
    ],
)
def test_citations(text, phrase, cited, html):
    row = clause(text, phrase=phrase)
    found = typeset([row], footnotes("2"), {row: [cite(text, words) for words in cited]})
    assert found.clauses[0].html == html


def test_a_citation_beyond_the_text_is_left_out():
    row = clause("Short")
    assert typeset([row], [], {row: [Reference(key="A", start=3, end=99)]}).clauses[0].html == "Short"


def test_what_the_archive_has_is_linked():
    row = clause("See 1/1.")
    html = typeset([row], [], {row: [cite("See 1/1.", "1/1")]}, {"A/RES/1/1": "/x/?a=1&b"}).clauses[0].html
    assert html == 'See <a class="cited" href="/x/?a=1&amp;b" title="A/RES/1/1">1/1</a>.'


def test_a_later_part_begins_with_a_mark_that_is_not_the_first():
    notes = footnotes("6", "7", "8")
    assert typeset([clause("Sea7 and sky8")], notes).clauses[0].html == "Sea7 and sky8"
    text = typeset([clause("Sea7 and sky8")], notes, continued=True)
    assert [note.marks for note in text.notes] == [[], ["mark-2-1"], ["mark-3-1"]]


def test_footnotes_of_later_parts_are_not_shown():
    notes = [Footnote(pk=n, position=n, label=str(n), first_line=10 * n) for n in (1, 2, 3)]
    text = typeset([clause("Sea³")], notes, until=20)
    assert [note.footnote.label for note in text.notes] == ["1", "3"]


def heading(before: int, position: int = 1, part: int = 1) -> Heading:
    return Heading(position=position, before=before, part=part, text=f"Above {before}")


def shape(rows, headings):
    return [
        (
            [heading.text for heading in passage.headings],
            [item.clause.text for item in passage.preamble],
            [item.clause.text for item in passage.operative],
        )
        for passage in passages(typeset(rows, []), headings)
    ]


def test_passages_below_their_headings():
    rows = [clause(kind, n, position=n) for n, kind in enumerate("popo", start=1)]
    for row in rows:
        row.kind = "preambular" if row.text == "p" else "operative"
    assert shape(rows, []) == [([], ["p"], ["o"]), ([], ["p"], ["o"])]
    assert shape(rows, [heading(3)]) == [([], ["p"], ["o"]), (["Above 3"], ["p"], ["o"])]
    assert shape(rows, [heading(9, 2), heading(1, 1)]) == [
        (["Above 1"], ["p"], ["o"]),
        ([], ["p"], ["o"]),
        (["Above 9"], [], []),
    ]


def test_of_a_tree_what_a_part_has():
    sections = [
        Section(pk=1, position=1, part=1),
        Section(pk=2, position=2, part=2, parent_id=1),
        Section(pk=3, position=3, part=3),
    ]
    tree = section_tree(sections, typeset([], []))
    assert [
        [(item.section.pk, item.continued, len(item.sections)) for item in in_part(tree, part)]
        for part in (1, 2, 3, 4)
    ] == [[(1, False, 0)], [(1, True, 1)], [(3, False, 0)], []]
