"""The votes file beside the resolutions: JSON lines. The rows here are made up."""

import json
from pathlib import Path
from typing import Any

import pytest

from archive.parser.model import Ballot, Committee, Decision, DocumentType, Role, Severity, Vote, VoteMethod
from archive.parser.reader import parse_file
from archive.parser.votes_file import by_symbol, is_votes_file, normalise_symbol, read_votes


def row(**given: Any) -> dict[str, Any]:
    recorded = {
        "symbol": "A/RES/95/7",
        "title": "Safety of\u00a0ferries",
        "adoption_date": "2\u00a0May 2031",
        "adoption_meeting": "40th plenary meeting",
        "voting_type": "adoptedRecordedVote",
        "adoption_type": "By a recorded vote",
        "MS_in_favour": ["FIJI", "PERU"],
        "MS_against": ["CHAD"],
        "MS_abstaining": [],
        "MS_in_favour_count": "2",
        "MS_against_count": "1",
        "MS_abstaining_count": "0",
    }
    return recorded | given


UNANIMOUS = {
    "voting_type": "adoptedWithoutVote", "adoption_type": "Without a vote",
    "MS_in_favour": [], "MS_against": [], "MS_in_favour_count": "0", "MS_against_count": "0",
}  # fmt: skip


def data(*rows: dict[str, Any]) -> bytes:
    return "\n".join(json.dumps(each) for each in rows).encode()


def problems(*rows: dict[str, Any]) -> list[tuple[str, str]]:
    return [(problem.code, problem.message) for problem in read_votes(data(*rows), "votes.json").problems]


def test_a_recorded_vote() -> None:
    read = read_votes(data(row()), "votes.json")
    ballots = (Ballot("FIJI", "in favour"), Ballot("PERU", "in favour"), Ballot("CHAD", "against"))
    vote = Vote(True, VoteMethod.RECORDED, 2, 1, 0, None, ballots)
    assert read.decisions == (
        Decision("A/RES/95/7", 1, "Safety of ferries", "2031-05-02", "40th plenary meeting", vote),
    )
    assert read.problems == ()


def test_adopted_without_a_vote() -> None:
    read = read_votes(data(row(**UNANIMOUS)), "votes.json")
    assert [decision.vote for decision in read.decisions] == [Vote(True, VoteMethod.WITHOUT_A_VOTE)]
    assert read.problems == ()


def test_a_row_that_does_not_say() -> None:
    nothing = UNANIMOUS | {"voting_type": "", "adoption_type": ""}
    read = read_votes(data(row(**nothing)), "votes.json")
    assert [decision.vote for decision in read.decisions] == [None]


def test_contradictions_are_problems_and_stay_as_printed() -> None:
    assert problems(row(MS_against_count="5")) == [
        ("vote-roll-call", "A/RES/95/7 counts 5 against; its roll call names 1."),
        ("vote-outcome", "A/RES/95/7 is said to be adopted by 2 in favour to 5 against."),
    ]
    assert problems(row(MS_against=["PERU"])) == [
        ("vote-named-twice", "The roll call of A/RES/95/7 names PERU twice; the first position stands.")
    ]
    assert problems(row(voting_type="adoptedWithoutVote", adoption_type="Without a vote")) == [
        ("vote-outcome", "A/RES/95/7 was adopted without a vote, but votes are counted.")
    ]
    empty = UNANIMOUS | {"voting_type": "adoptedRecordedVote", "adoption_type": "By a recorded vote"}
    assert problems(row(**empty)) == [
        ("vote-outcome", "A/RES/95/7 was put to a recorded vote, but no tally is given.")
    ]
    kept = read_votes(data(row(MS_against_count="5")), "votes.json").decisions[0].vote
    assert kept is not None
    assert (kept.adopted, kept.in_favor, kept.against, len(kept.ballots)) == (True, 2, 5, 3)


def test_of_two_rows_for_one_resolution_the_first_stands() -> None:
    read = read_votes(data(row(), row(), row(**UNANIMOUS)), "votes.json")
    assert [(p.message, p.line, p.severity) for p in read.problems] == [
        ("Line 2 tells the vote on A/RES/95/7 again; line 1 stands.", 2, Severity.INFO),
        ("Line 3 tells the vote on A/RES/95/7 differently; line 1 stands.", 3, Severity.WARNING),
    ]
    assert [decision.line for decision in read.decisions] == [1]


def test_each_line_that_is_no_vote_is_a_problem_and_stands_in_the_ledger() -> None:
    broken = b'[]\r\n{"symbol": 7}\n\n' + data(row()) + b"\n{" + b"\n" + b"[" * 100_000
    read = parse_file(broken, "votes.json")
    assert [decision.symbol for decision in read.decisions] == ["A/RES/95/7"]
    assert [(p.code, p.line) for p in read.problems] == [("votes-unreadable", n) for n in (1, 2, 5, 6)]
    assert read.problems[0].message == (
        "Line 1 of votes.json is no row of votes: each line holds one JSON object with a symbol. "
        "Put it right or take it out, and add the file again."
    )
    assert [(entry.line, entry.role, entry.node) for entry in read.ledger] == [
        (1, Role.UNPARSED, None),
        (2, Role.UNPARSED, None),
        (4, Role.METADATA, "/decisions/0"),
        (5, Role.UNPARSED, None),
        (6, Role.UNPARSED, None),
    ]


def test_very_many_bad_lines_are_summed_up() -> None:
    read = read_votes(data(row()) + b"\nno" * 50, "votes.json")
    assert len(read.problems) == 21
    assert read.problems[-1].message == "30 more lines of votes.json are no rows of votes, from line 22 on."


def test_the_organ_and_session_that_all_rows_share() -> None:
    session = row(session="Ninety-fifth\u00a0session")
    read = parse_file(data(session, session | {"symbol": "A/RES/95/8"}), "votes.json")
    assert (read.document_type, read.committee) == (
        DocumentType.VOTES,
        Committee("General Assembly", None, "Ninety-fifth session"),
    )
    mixed = parse_file(data(session, row(symbol="E/RES/2031/1")), "votes.json")
    assert mixed.committee == Committee()


@pytest.mark.parametrize(
    ("printed", "symbol"),
    [
        ("A/RES/95/7", "A/RES/95/7"),
        (" a/res/95/7 ", "A/RES/95/7"),
        ("A/RES/95/8A", "A/RES/95/8 A"),
        ("A/RES/95/8\u00a0A–C", "A/RES/95/8 A-C"),
        ("A/C.3/95/L.4/Rev.1", "A/C.3/95/L.4/REV.1"),
    ],
)
def test_symbols_have_one_spelling(printed: str, symbol: str) -> None:
    assert normalise_symbol(printed) == symbol


def test_a_range_tells_of_its_parts() -> None:
    read = read_votes(data(row(symbol="A/RES/95/8 A-C"), row(symbol="A/RES/95/8 C")), "votes.json")
    assert {symbol: decision.line for symbol, decision in by_symbol(read.decisions).items()} == {
        "A/RES/95/8 A-C": 1,
        "A/RES/95/8 A": 1,
        "A/RES/95/8 B": 1,
        "A/RES/95/8 C": 2,
    }


@pytest.mark.parametrize(
    ("content", "name", "expected"),
    [
        (data(row()), "votes-95.json", True),
        (b"\xef\xbb\xbf\n" + data(row()), "votes.txt", True),
        (b"{broken\n[]\n" + data(row()), "votes.json", True),
        (json.dumps(row()).encode("utf-16"), "votes.jsonl", True),
        (data(row()), "votes.xml", False),
        (b'{"symbol": "A/RES/95/7"}', "other.json", False),
        (b"[" * 100_000, "deep.json", False),
        (b"The General Assembly,", "text.txt", False),
        (b"", "empty.json", False),
    ],
)
def test_votes_files_are_known_by_their_first_rows(content: bytes, name: str, *, expected: bool) -> None:
    assert is_votes_file(content, name) is expected


SHARED = Path(__file__).parents[3] / "shared" / "un" / "votes-80.json"


@pytest.mark.skipif(not SHARED.is_file(), reason="the shared documents are not here")
def test_a_whole_session() -> None:
    read = read_votes(SHARED.read_bytes(), SHARED.name)
    assert (len(read.decisions), sum(d.vote is None for d in read.decisions)) == (263, 3)
    assert [p.code for p in read.problems] == ["votes-told-twice"] * 3
