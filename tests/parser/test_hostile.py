"""Files made to do harm are answered with problems, within bounds, whatever their size, and never raise.

Each is a hundredth of what `python -m benchmarks.reading.cost --hostile ""` measures.
"""

import time

import pytest

from archive.parser.bounds import MAX_CHARACTERS, MAX_WORDLESS
from archive.parser.extract.package import members
from archive.parser.model import ParsedDocument, Role
from archive.parser.reader import parse_file, parse_text
from benchmarks.reading.hostile import HOSTILE

SHARE = 1 / 100
# Seconds of the processor of this process; the slowest took 4 in November 2026.
BOUND = 20


def documents(name: str) -> list[ParsedDocument]:
    """What is read in a hostile file, and in each file of a ZIP file."""
    hostile = HOSTILE[name]
    data = hostile.make(SHARE)
    files = members(data, hostile.name)[0] if hostile.name.endswith(".zip") else [(hostile.name, data)]
    return [parse_file(content, member) for member, content in files]


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_answered_and_every_line_accounted_for(name: str) -> None:
    started = time.process_time()
    for document in documents(name):
        assert [entry.line for entry in document.ledger] == [
            number for number, line in enumerate(document.lines, 1) if line.strip()
        ]
    assert time.process_time() - started < BOUND


@pytest.mark.parametrize("kind", ["PDF", "DOCX"])
def test_what_is_locked_says_so(kind: str) -> None:
    (document,) = documents(f"locked {kind}")
    assert [problem.code for problem in document.problems] == [
        {"PDF": "pdf-encrypted", "DOCX": "encrypted"}[kind]
    ]


@pytest.mark.parametrize(
    ("name", "codes"),
    [
        ("locked ZIP", ["encrypted"]),
        ("half a ZIP", ["damaged"]),
        ("nested ZIP", ["archive-nested"]),
        ("ZIP of 200 MB of spaces", ["too-large"]),
        ("ZIP of overlapping files", ["damaged"]),
    ],
)
def test_a_zip_file_that_does_harm_says_so(name: str, codes: list[str]) -> None:
    assert [problem.code for problem in members(HOSTILE[name].make(SHARE), "bomb.zip")[1]] == codes


def test_numbers_without_end_are_told_and_not_read() -> None:
    """The text before them and behind them is read as if they were not there."""
    numbers = "\n".join(map(str, range(MAX_WORDLESS + 1)))
    document = parse_text(f"The Assembly of the Lakes,\n\n1. Urges all;\n\n{numbers}\n\n2. Thanks all.\n")
    (resolution,) = document.resolutions
    assert [(clause.label, clause.text) for clause in resolution.operative] == [
        ("1", "Urges all;"),
        ("2", "Thanks all."),
    ]
    (told,) = [problem for problem in document.problems if problem.code == "wordless"]
    assert told.line == 5
    assert [entry.line for entry in document.ledger if entry.role is Role.UNPARSED] == list(
        range(5, MAX_WORDLESS + 6)
    )


def test_as_many_numbers_as_a_document_may_hold_are_read() -> None:
    document = parse_text("The Assembly of the Lakes,\n\n1. Urges all.\n\n" + "7\n" * MAX_WORDLESS)
    assert [problem for problem in document.problems if problem.code == "wordless"] == []


def test_characters_beyond_the_bound_are_kept_and_told() -> None:
    document = parse_text(f"The lakes rise.\n{'a' * MAX_CHARACTERS}\nThe lakes fall.")
    assert [problem.line for problem in document.problems if problem.code == "too-long"] == [2]
    assert [entry.line for entry in document.ledger if entry.role is Role.UNPARSED] == [2, 3]
