"""What texts cite: the case files, and what the stage guarantees for any text."""

import re
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.parser.instruments import names
from archive.parser.reader import parse_text
from archive.parser.references import find_references
from archive.parser.report import as_parse_format

CASES = (Path(__file__).parent / "cases" / "references.md").read_text(encoding="utf-8")
CASE = re.compile(
    r"^## (?P<name>.+?)\n\n~~~ text\n(?:Organ: (?P<organ>[^\n]+)\n)?(?P<text>.*?)\n~~~\n"
    r"~~~ references\n(?P<found>.*?)~~~$",
    re.M | re.S,
)
PIECES = [
    "resolution", "resolutions", "decision", "its", "General Assembly", "Security Council", "of the", "and",
    ",", ";", ".", "55/25", "69/193", "1325 (2000)", "217 A (III)", "S-26/2", "A/RES/70/1", "A/1-S/2015/446",
    "Article", "articles", "51", "16", "73 e", "Charter", "Convention on", "Rights", "Treaty", "Protocol to",
    "SDG", "SDGs", "Goals", "4", "5.2", "target", "16.4", "2030 Agenda", "Paris Agreement", "(", ")", "¹",
]  # fmt: skip

# Texts of nothing but the beginnings of references.
SLOW = [
    "resolutions", "resolutions 55/25,", "Security Council", "General Assembly and its", "4", "5.2", "(",
    "Treaty of", "Convention on the", "article 5,", "article 5, paragraph 3", "A/RES/1-", "A/1-S/2015/446",
    "SDGs 4 (",
]  # fmt: skip

texts = st.one_of(st.text(max_size=200), st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join))


@pytest.mark.parametrize(
    ("organ", "text", "found"),
    [
        pytest.param(case["organ"], case["text"], case["found"], id=case["name"])
        for case in CASE.finditer(CASES)
    ],
)
def test_case(organ: str | None, text: str, found: str) -> None:
    references = find_references(text, organ)
    assert "".join(f"{text[r.start : r.end]} → {r.key}\n" for r in references) == found


def test_every_case_is_found() -> None:
    assert len(CASE.findall(CASES)) == CASES.count("\n## ")


@given(texts)
def test_references_lie_in_the_text_in_order_and_apart(text: str) -> None:
    end = 0
    for reference in find_references(text, "General Assembly"):
        assert end <= reference.start < reference.end <= len(text)
        assert reference.key.strip() == reference.key != ""
        end = reference.end


@pytest.mark.parametrize("piece", SLOW)
def test_time_is_linear_in_the_length(piece: str) -> None:
    """100,000 characters take a second or so; anything quadratic would take minutes."""
    text = f"{piece} " * (100_000 // (len(piece) + 1))
    started = time.process_time()
    find_references(text, "General Assembly")
    assert time.process_time() - started < 8


def test_every_known_name_is_found_whole() -> None:
    found = [(find_references(f"Recalling the {name}."), name) for _, _, name in names()]
    assert [[(r.kind, r.key, r.end - r.start) for r in references] for references, _ in found] == [
        [(kind, key, len(name))] for kind, key, name in names()
    ]


def test_a_document_cites_in_clauses_annexes_and_footnotes() -> None:
    document = parse_text(
        "The General Assembly,\n\nRecalling its resolution 55/25,¹\n\n"
        "1. Urges Member States:\n\n(a) To carry out the Paris Agreement;\n\n(b) To rest.\n\n"
        "2. Decides to end.\n\n¹ See A/75/476.\n"
    )
    (resolution,) = document.resolutions
    keys = [
        r.key for c in (*resolution.preambular, *resolution.operative) for x in c.walk() for r in x.references
    ]
    assert keys == ["A/RES/55/25", "Paris Agreement"]
    assert [r.key for note in resolution.footnotes for r in note.references] == ["A/75/476"]
    printed = as_parse_format(document)["resolutions"][0]["preambular"][0]
    assert printed["references"] == [{"kind": "resolution", "key": "A/RES/55/25", "start": 14, "end": 30}]


def test_the_convention_is_the_one_that_the_document_names_most() -> None:
    document = parse_text(
        "The Council,\n\nRecalling article 5 of the Convention,\n\n"
        "1. Urges States to ratify the Convention on the Rights of the Child;\n\n2. Decides to end.\n"
    )
    (first, *_) = document.resolutions[0].preambular
    assert [r.key for r in first.references] == ["Convention on the Rights of the Child, Article 5"]
