"""The votes of a session as the United Nations publish them: JSON lines, one resolution a line.

Keys read: symbol, title, adoption_date, adoption_meeting, voting_type, adoption_type, and for each position
MS_in_favour, MS_against, MS_abstaining with their _count.

Guarantee: any bytes are answered; lines that are no votes become a problem. Of two rows for one resolution
the first stands.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from archive.parser.akn.roll_call import check_outcome, check_roll_call, vote_of
from archive.parser.dates import read_date
from archive.parser.model import Ballot, Problem, Severity, Vote

POSITIONS = {"in_favour": "in favour", "against": "against", "abstaining": "abstaining",
             "non_voting": "non-voting"}  # fmt: skip
_KEYS = {"voting_type", "adoption_type", *(f"MS_{key}" for key in POSITIONS)}
# "A/RES/80/84 A-B", "A/RES/80/84A": the letters of the parts.
_PARTS = re.compile(r"(?P<whole>.*\d) ?(?P<first>[A-Z])(?: ?- ?(?P<last>[A-Z]))?")


@dataclass(frozen=True, slots=True)
class Decision:
    """One row: how a resolution was decided. `vote` is None where the row does not say; dates are ISO."""

    symbol: str
    line: int
    title: str | None = None
    date: str | None = None
    meeting: str | None = None
    vote: Vote | None = None


@dataclass(frozen=True, slots=True)
class VotesFile:
    """The decisions of a file by normalised symbol, in the order of the file."""

    decisions: Mapping[str, Decision] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()

    def find(self, symbol: str) -> Decision | None:
        """The row of a resolution, else that of the range it belongs to ("A-B" for "A/RES/80/84 A")."""
        wanted = normalise_symbol(symbol)
        if wanted in self.decisions:
            return self.decisions[wanted]
        part = _PARTS.fullmatch(wanted)
        return next((d for d in self.decisions.values() if part and _covers(d.symbol, part)), None)


def normalise_symbol(symbol: str) -> str:
    """A symbol in one spelling: "a/res/80/84A–B" → "A/RES/80/84 A-B"."""
    plain = re.sub(r"[‐-―−]", "-", unicodedata.normalize("NFKC", symbol))
    plain = "".join(plain.upper().split())
    found = _PARTS.fullmatch(plain)
    if found is None:
        return plain
    return f"{found['whole']} {found['first']}" + (f"-{found['last']}" if found["last"] else "")


def is_votes_file(data: bytes, name: str) -> bool:
    """Whether the first line that is not blank is a row of votes; `name` may end in anything but .xml."""
    if name.lower().endswith((".xml", ".html", ".htm")):
        return False
    first = next((line for line in _lines(data[:2_000_000]) if line.strip()), "")
    row = _row(first)
    return isinstance(row, dict) and isinstance(row.get("symbol"), str) and bool(_KEYS & row.keys())


def read_votes(data: bytes, name: str) -> VotesFile:
    """The decisions that a file tells of; `name` stands in messages."""
    decisions: dict[str, Decision] = {}
    problems: list[Problem] = []
    unreadable: list[int] = []
    for number, line in enumerate(_lines(data), 1):
        if not line.strip():
            continue
        row = _row(line)
        symbol = row.get("symbol") if isinstance(row, dict) else None
        if not isinstance(row, dict) or not isinstance(symbol, str) or not symbol.strip():
            unreadable.append(number)
            continue
        decision, found = _decision(row, normalise_symbol(symbol), number)
        problems += found
        if (earlier := decisions.setdefault(decision.symbol, decision)) is not decision:
            problems.append(_told_twice(earlier, decision))
    if unreadable:
        problems.append(_unreadable(name, unreadable))
    return VotesFile(decisions, tuple(problems))


def _lines(data: bytes) -> list[str]:
    encoding = "utf-16" if data.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    return data.decode(encoding, errors="replace").split("\n")


def _row(line: str) -> Any:
    """The value of a line, or None: also where it is nested too deep or a number is too long."""
    try:
        return json.loads(line)
    except (ValueError, RecursionError):
        return None


def _decision(row: Mapping[str, Any], symbol: str, line: int) -> tuple[Decision, list[Problem]]:
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


def _covers(symbol: str, part: re.Match[str]) -> bool:
    """Whether a symbol with a range of letters includes that part."""
    found = _PARTS.fullmatch(symbol)
    if found is None or not found["last"] or found["whole"] != part["whole"]:
        return False
    return bool(found["first"] <= part["first"] <= found["last"])


def _unreadable(name: str, lines: list[int]) -> Problem:
    message = f"{len(lines)} lines of {name} are no rows of votes, the first of them line {lines[0]}."
    return Problem("votes-unreadable", message, lines[0], Severity.ERROR)


def _told_twice(first: Decision, second: Decision) -> Problem:
    differs = first.vote != second.vote
    said = "differently" if differs else "again"
    message = f"Line {second.line} tells the vote on {second.symbol} {said}; line {first.line} stands."
    return Problem("votes-told-twice", message, second.line, Severity.WARNING if differs else Severity.INFO)


def _contradiction(message: str, line: int) -> Problem:
    return Problem("vote-outcome", message, line)
