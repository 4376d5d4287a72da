"""What a document says against itself. Both sides stay as printed; the contradiction becomes a problem."""

from __future__ import annotations

from collections.abc import Iterator

from archive.parser.model import ParsedDocument, Problem, Resolution, Role, Severity, Vote
from archive.parser.patterns import VOTE_CELL
from archive.parser.votes import read_vote

# Characters of a vote told in a sentence; what is longer runs from one vote into another.
MAX_TOLD_VOTE = 100


def check_document(document: ParsedDocument) -> Iterator[Problem]:
    """The contradictions in a document."""
    yield from _tallies_told_twice(document)
    for resolution in document.resolutions:
        yield from _vote_against_attendance(resolution, document.attendance)
        yield from _lists_announced(resolution)


def _tallies_told_twice(document: ParsedDocument) -> Iterator[Problem]:
    """The summary tells votes again; a tally that the table does not hold is a slip in one of them."""
    printed = {_tally(resolution.vote) for resolution in document.resolutions if resolution.vote}
    line = next((entry.line for entry in document.ledger if entry.role is Role.SUMMARY), None)
    for cell in VOTE_CELL.finditer(document.summary or ""):
        vote = read_vote(cell.group()) if len(cell.group()) <= MAX_TOLD_VOTE else None
        if vote and vote.in_favor is not None and _tally(vote) not in printed:
            yield Problem(
                "vote-summary",
                f"The summary tells of a vote of {cell.group()}; no resolution here has it.",
                line,
            )


def _tally(vote: Vote) -> tuple[int | None, int | None, int | None]:
    return vote.in_favor, vote.against, vote.abstentions


def _vote_against_attendance(resolution: Resolution, attendance: int | None) -> Iterator[Problem]:
    vote = resolution.vote
    if vote is None or vote.in_favor is None or attendance is None:
        return
    total = sum(number or 0 for number in (vote.in_favor, vote.against, vote.abstentions, vote.non_voting))
    if total != attendance:
        yield Problem(
            "vote-attendance",
            f"{resolution.code or 'A resolution'} counts {total} votes; "
            f"the summary counts {attendance} delegations present.",
            resolution.place.lines[0] if resolution.place.lines else None,
            Severity.WARNING if total > attendance else Severity.INFO,
        )


def _lists_announced(resolution: Resolution) -> Iterator[Problem]:
    """A clause that ends in a colon announces a list; where none follows, something may be lost."""
    for root in resolution.operative:
        for clause in root.walk():
            if clause.text.endswith(":") and not clause.children:
                yield Problem(
                    "list-missing",
                    f"Clause {clause.label} ends with a colon, but no list follows it.",
                    clause.place.lines[-1] if clause.place.lines else None,
                    Severity.INFO,
                )
