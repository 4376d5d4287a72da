"""The votes of a session as the United Nations publish them: JSON lines, one resolution a line.

Keys read: symbol, title, adoption_date, adoption_meeting, voting_type, adoption_type, and for each position
MS_in_favour, MS_against, MS_abstaining with their _count.

Guarantee: any bytes are answered, and every line that is not blank stands in the ledger; those that are no
votes become problems. Of two rows for one resolution the first stands.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any

from archive.parser.dates import read_date
from archive.parser.model import (
    Ballot,
    Committee,
    Decision,
    DocumentType,
    LedgerEntry,
    ParsedDocument,
    Problem,
    Role,
    Severity,
)
from archive.parser.roll_call import check_outcome, check_roll_call, vote_of
from archive.parser.vocabulary import SYMBOL_ORGANS

POSITIONS = {"in_favour": "in favour", "against": "against", "abstaining": "abstaining",
             "non_voting": "non-voting"}  # fmt: skip
# How many lines are looked at before a file is said to hold no votes; how many bad ones are told one by one.
_LOOKED_AT = 100
_TOLD = 20
_KEYS = {"voting_type", "adoption_type", *(f"MS_{key}" for key in POSITIONS)}
# "A/RES/80/84 A-B", "A/RES/80/84A": the letters of the parts.
_PARTS = re.compile(r"(?P<whole>.*\d) ?(?P<first>[A-Z])(?: ?- ?(?P<last>[A-Z]))?")


def normalise_symbol(symbol: str) -> str:
    """A symbol in one spelling: "a/res/80/84A–B" → "A/RES/80/84 A-B"."""
    plain = re.sub(r"[‐-―−]", "-", unicodedata.normalize("NFKC", symbol))
    plain = "".join(plain.upper().split())
    found = _PARTS.fullmatch(plain)
    if found is None:
        return plain
    return f"{found['whole']} {found['first']}" + (f"-{found['last']}" if found["last"] else "")


def is_votes_file(data: bytes, name: str) -> bool:
    """Whether one of its first lines is a row of votes; `name` may end in anything but .xml or .html."""
    if name.lower().endswith((".xml", ".html", ".htm")):
        return False
    lines = (line for line in _lines(data[:2_000_000]) if line.strip())
    return any(_has_symbol(row) and _KEYS & row.keys() for row in map(_row, islice(lines, _LOOKED_AT)))


def read_votes(data: bytes, name: str) -> ParsedDocument:
    """What a file tells of, as decisions; `name` stands in messages."""
    lines = _lines(data)
    rows = {number: _row(line) for number, line in enumerate(lines, 1) if line.strip()}
    told = [_decision(row, number) for number, row in rows.items() if _has_symbol(row)]
    decisions: dict[str, Decision] = {}
    for decision, _ in told:
        decisions.setdefault(decision.symbol, decision)
    places = {symbol: place for place, symbol in enumerate(decisions)}
    nodes = {decision.line: f"/decisions/{places[decision.symbol]}" for decision, _ in told}
    problems = [p for d, found in told for p in (*found, *_told_again(decisions[d.symbol], d))]
    return ParsedDocument(
        DocumentType.VOTES,
        date=max((d.date for d in decisions.values() if d.date), default=None),
        committee=_committee(decisions, [rows[line] for line in nodes]),
        decisions=tuple(decisions.values()),
        problems=(*problems, *_unreadable(name, [number for number in rows if number not in nodes])),
        ledger=tuple(
            LedgerEntry(number, Role.METADATA if number in nodes else Role.UNPARSED, nodes.get(number))
            for number in rows
        ),
        lines=tuple(lines),
    )


def by_symbol(decisions: Iterable[Decision]) -> dict[str, Decision]:
    """By normalised symbol. A range ("A/RES/80/84 A-C") tells of each part that has no row of its own."""
    found = {decision.symbol: decision for decision in decisions}
    for decision in list(found.values()):
        part = _PARTS.fullmatch(decision.symbol)
        if part and part["last"]:
            for letter in range(ord(part["first"]), ord(part["last"]) + 1):
                found.setdefault(f"{part['whole']} {chr(letter)}", decision)
    return found


def _has_symbol(row: Any) -> bool:
    return isinstance(row, dict) and bool(_text(row, "symbol").strip())


def _committee(symbols: Iterable[str], rows: Iterable[Mapping[str, Any]]) -> Committee:
    """The organ that all the symbols are of, and the session that all rows name."""
    organs = {SYMBOL_ORGANS.get(symbol.partition("/")[0]) for symbol in symbols}
    sessions = {" ".join(_text(row, "session").split()) or None for row in rows}
    return Committee(
        organs.pop() if len(organs) == 1 else None,
        session=sessions.pop() if len(sessions) == 1 else None,
    )


def _lines(data: bytes) -> list[str]:
    encoding = "utf-16" if data.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    return [line.rstrip("\r") for line in data.decode(encoding, errors="replace").split("\n")]


def _row(line: str) -> Any:
    """The value of a line, or None: also where it is nested too deep or a number is too long."""
    try:
        return json.loads(line)
    except (ValueError, RecursionError):
        return None


def _decision(row: Mapping[str, Any], line: int) -> tuple[Decision, list[Problem]]:
    """A row as a decision, and where it contradicts itself."""
    symbol = normalise_symbol(_text(row, "symbol"))
    said = f"{_text(row, 'voting_type')} {_text(row, 'adoption_type')}".casefold()
    ballots = [Ballot(name, position) for key, position in POSITIONS.items() for name in _names(row, key)]
    tallies = dict(_tallies(row, ballots))
    if not any(tallies.values()):
        tallies = {}
    recorded = "recorded" in said
    without = not recorded and ("without" in said or "consensus" in said or "acclamation" in said)
    adopted = re.search(r"reject|not ?adopted", said) is None
    problems = [
        *check_roll_call(symbol, tallies, ballots, line),
        *check_outcome(symbol, adopted and not without, tallies, line),
    ]
    if without and tallies:
        problems.append(_contradiction(f"{symbol} was adopted without a vote, but votes are counted.", line))
    if recorded and not tallies:
        problems.append(_contradiction(f"{symbol} was put to a recorded vote, but no tally is given.", line))
    vote = vote_of(adopted, recorded, tallies, ballots) if said.strip() or tallies else None
    title, meeting = (" ".join(_text(row, key).split()) or None for key in ("title", "adoption_meeting"))
    date = read_date(" ".join(_text(row, "adoption_date").split()))
    return Decision(symbol, line, title, date, meeting, vote), problems


def _tallies(row: Mapping[str, Any], ballots: list[Ballot]) -> Iterator[tuple[str, int]]:
    """The printed tally of each position, else the number of those named."""
    for key, position in POSITIONS.items():
        printed = str(row.get(f"MS_{key}_count", "")).strip()
        if re.fullmatch(r"[0-9]{1,6}", printed):
            yield position, int(printed)
        elif named := sum(ballot.position == position for ballot in ballots):
            yield position, named


def _names(row: Mapping[str, Any], key: str) -> list[str]:
    listed = row.get(f"MS_{key}")
    names = [name for name in listed if isinstance(name, str)] if isinstance(listed, list) else []
    return [plain for name in names if (plain := " ".join(name.split()))]


def _text(row: Mapping[str, Any], key: str) -> str:
    value = row.get(key)
    return value if isinstance(value, str) else ""


def _unreadable(name: str, lines: list[int]) -> Iterator[Problem]:
    for line in lines[:_TOLD]:
        message = (
            f"Line {line} of {name} is no row of votes: each line holds one JSON object with a symbol. "
            "Put it right or take it out, and add the file again."
        )
        yield Problem("votes-unreadable", message, line, Severity.ERROR)
    if more := lines[_TOLD:]:
        message = f"{len(more)} more lines of {name} are no rows of votes, from line {more[0]} on."
        yield Problem("votes-unreadable", message, more[0], Severity.ERROR)


def _told_again(first: Decision, second: Decision) -> Iterator[Problem]:
    if first is second:
        return
    differs = first.vote != second.vote
    said = "differently" if differs else "again"
    message = f"Line {second.line} tells the vote on {second.symbol} {said}; line {first.line} stands."
    yield Problem("votes-told-twice", message, second.line, Severity.WARNING if differs else Severity.INFO)


def _contradiction(message: str, line: int) -> Problem:
    return Problem("vote-outcome", message, line)
