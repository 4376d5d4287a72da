"""What was read as one flat list."""

from archive.parser.model import Heading, Place, Section
from archive.services.outline import outline
from tests.services.parses import clause, report, resolution


def shape(*resolutions):
    return [(e.node, e.kind, e.depth, e.label, e.text) for e in outline(report(*resolutions))]


def test_headings_stand_where_they_stood_and_annexes_behind_the_clauses():
    inner = Section("Depth", "A", 2, (clause("Deep.", "2", clause("Very.", "a")),))
    text = resolution(
        preambular=(clause("Noting one,"), clause("Noting two,")),
        operative=(clause("Decides one.", "1"), clause("Decides two.", "2")),
        headings=(Heading("First", "I", 0, 0), Heading("Second", "II", 1, 1)),
        annexes=(Section("Rules", "Annex", 1, (clause("Dig.", "1"),), (inner,)),),
    )
    at = "/resolutions/0"
    assert shape(text)[1:] == [
        (f"{at}/headings/0", "heading", 0, "I", "First"),
        (f"{at}/preambular/0", "preambular", 0, "", "Noting one,"),
        (f"{at}/operative/0", "operative", 0, "1", "Decides one."),
        (f"{at}/headings/1", "heading", 0, "II", "Second"),
        (f"{at}/preambular/1", "preambular", 0, "", "Noting two,"),
        (f"{at}/operative/1", "operative", 0, "2", "Decides two."),
        (f"{at}/annexes/0", "annex", 0, "Annex", "Rules"),
        (f"{at}/annexes/0/paragraphs/0", "paragraph", 0, "1", "Dig."),
        (f"{at}/annexes/0/sections/0", "section", 1, "A", "Depth"),
        (f"{at}/annexes/0/sections/0/paragraphs/0", "paragraph", 0, "2", "Deep."),
        (f"{at}/annexes/0/sections/0/paragraphs/0/children/0", "paragraph", 1, "a", "Very."),
    ]


def test_how_sure_a_clause_was_read():
    doubtful = clause("Urges.", "1", confidence=0.499, reason="The number 2 is missing.")
    text = resolution(preambular=(), operative=(doubtful,), place=Place((7,)))
    first, second = outline(report(text))
    assert (first.line, first.sureness, first.reason) == (7, 100, "")
    assert (second.sureness, second.reason) == (49, "The number 2 is missing.")
