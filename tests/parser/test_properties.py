"""What every stage guarantees, for any input."""

import json
from collections.abc import Iterator
from pathlib import Path

from hypothesis import example, given, settings
from hypothesis import strategies as st

from archive.parser.doubts import CERTAIN
from archive.parser.enumerators import Kind, Style, label, readings
from archive.parser.extract.text import extract_text
from archive.parser.footnotes import lift_footnotes
from archive.parser.lines import read_lines
from archive.parser.model import Clause, ParsedDocument
from archive.parser.patterns import INNER_MARKER
from archive.parser.reader import parse_file, parse_text
from archive.parser.report import as_parse_format
from archive.parser.segment import segment
from archive.parser.tree import Node, infer_tree

SAMPLES = sorted((Path(__file__).parents[2] / "archive" / "samples").iterdir())
REAL_LINES = [line for path in SAMPLES for line in path.read_text(encoding="utf-8").splitlines()]
TRICKY_LINES = [
    "", "1.", "(a)", "- ", "- 7", "12", "*", "**", "a. b. c.", "¹", "¹²³ x", "^{*} x", "|", "\t", "I.",
    "(i) (ii)", "The General Assembly,", "Code: X/1/1", "Agenda", "Committee Staff", "Summary Report", "\\*",
    "V.15-06128 3", "26-0-4", "31 June 2020 - 2 July 2020", "Distr.: General", "\x00", "\ufeff",
    "_", "x*", "1 1 1 1", "….", "1. Urges all; 2. Asks: (a) Them; (b) Us; c", "1.Urges",
]  # fmt: skip

lines = st.one_of(st.sampled_from(REAL_LINES), st.sampled_from(TRICKY_LINES), st.text(max_size=40))
documents = st.lists(lines, max_size=60).map("\n".join)


@given(st.binary(max_size=400))
@example(b"\xff\xfe\x00")
@example(b"\xef\xbb\xbf")
@example("The Council,\n\nNoting,\n\n1.".encode("utf-16"))
@settings(max_examples=200)
def test_any_bytes_give_a_document(data: bytes) -> None:
    json.dumps(as_parse_format(parse_file(data, "any")))


@given(documents)
@settings(max_examples=300)
def test_every_line_stands_in_the_ledger_once(text: str) -> None:
    document = parse_text(text)
    assert [entry.line for entry in document.ledger] == [
        number for number, line in enumerate(document.lines, 1) if line.strip()
    ]


@given(documents)
@example("Agenda\nCommittee Staff\nCommittee Staff\nFifty-ninth session")
def test_every_node_of_the_ledger_exists(text: str) -> None:
    document = parse_text(text)
    seen = as_parse_format(document)
    for entry in document.ledger:
        at = seen
        for key in (entry.node or "").split("/")[1:]:
            at = at[int(key)] if isinstance(at, list) else at[key]


@given(documents)
def test_no_line_belongs_to_two_clauses(text: str) -> None:
    """Unless the second begins in the middle of it."""
    document = parse_text(text)
    taken = [
        line
        for resolution in document.resolutions
        for root in (*resolution.preambular, *resolution.operative)
        for clause in root.walk()
        for line in dict.fromkeys(clause.place.lines)
        if not INNER_MARKER.search(document.lines[line - 1])
    ]
    assert len(taken) == len(set(taken))


@given(documents)
def test_each_stage_keeps_what_the_one_before_gave(text: str) -> None:
    extracted = extract_text(text.encode("utf-8", errors="replace"), "any")
    read = read_lines(extracted)
    assert [line.raw for line in read] == [line for page in extracted.pages for line in page]

    blocks = segment(read)
    assert list(dict.fromkeys(number for block in blocks for number in block.place.lines)) == [
        line.number for line in read if line.text and not line.furniture
    ]

    lifted = lift_footnotes(blocks)
    parts = [*(b.place.lines for b in lifted.body), *(n.place.lines for n in lifted.footnotes)]
    assert sorted(number for part in parts for number in part) == [
        number for block in blocks for number in block.place.lines
    ]


def blocks_of(node: Node) -> list[object]:
    return [*node.blocks, *(block for child in node.children for block in blocks_of(child))]


@given(documents, st.booleans())
def test_a_tree_holds_every_block_once_in_order(text: str, numbered: bool) -> None:
    blocks = segment(read_lines(extract_text(text.encode("utf-8", errors="replace"), "any")))
    if blocks:
        tree = infer_tree(blocks, numbered=numbered)
        assert [block for node in tree for block in blocks_of(node)] == list(blocks)


@given(documents)
def test_a_clause_has_a_reason_just_where_it_is_not_certain(text: str) -> None:
    document = parse_text(text)
    for clause in every_clause(document):
        assert 0.0 <= clause.confidence <= 1.0
        assert bool(clause.reason) == (clause.confidence < CERTAIN)


def every_clause(document: ParsedDocument) -> Iterator[Clause]:
    """The clauses of all resolutions and the paragraphs of all sections."""
    sections = [*document.sections, *(annex for each in document.resolutions for annex in each.annexes)]
    while sections:
        section = sections.pop()
        sections += section.sections
        yield from (clause for root in section.paragraphs for clause in root.walk())
    for resolution in document.resolutions:
        for root in (*resolution.preambular, *resolution.operative):
            yield from root.walk()


@given(st.sampled_from(list(Kind)), st.sampled_from([".", ")", "()"]), st.integers(1, 26))
def test_a_label_is_read_as_what_it_was_written_for(kind: Kind, shape: str, ordinal: int) -> None:
    written = label(Style(kind, shape), ordinal)
    marker = f"({written})" if shape == "()" else written + shape
    assert (kind, ordinal) in {(reading.style.kind, reading.ordinal) for reading in readings(marker)}


# A resolution as people write one: a preamble, clauses three levels deep, each closed as the style asks.
words = st.sampled_from(
    ["water", "wells", "the drought", "Member States", "rain", "maps of 1987", "$5 million"]
)
leaf = words.map(lambda word: f"Counting {word};")
second = st.tuples(words, st.lists(leaf, max_size=3))
third = st.tuples(words, st.lists(second, max_size=4))


@given(st.lists(third, min_size=1, max_size=6))
def test_a_clean_resolution_is_read_back_whole(
    clauses: list[tuple[str, list[tuple[str, list[str]]]]],
) -> None:
    romans = ["i", "ii", "iii"]
    text = ["The Council,", "", "Noting the drought,", ""]
    wanted: list[tuple[int, str]] = []
    for number, (word, below) in enumerate(clauses, 1):
        text.append(f"{number}. Urges action on {word}{':' if below else ';'}")
        wanted.append((0, str(number)))
        for letter, (inner, leaves) in zip("abcd", below, strict=False):
            text.append(f"{letter}. Minding {inner}{':' if leaves else ';'}")
            wanted.append((1, letter))
            for roman, line in zip(romans, leaves, strict=False):
                text.append(f"{roman}. {line}")
                wanted.append((2, roman))
    (resolution,) = parse_text("\n".join(text)).resolutions

    def flat(clause: Clause, depth: int) -> list[tuple[int, str]]:
        return [
            (depth, clause.label or ""),
            *(row for child in clause.children for row in flat(child, depth + 1)),
        ]

    assert [row for clause in resolution.operative for row in flat(clause, 0)] == wanted
