"""What a document says against itself. Both sides stay as printed; the contradiction becomes a problem."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from archive.parser.enumerators import Reading, readings
from archive.parser.model import Clause, ParsedDocument, Problem, Resolution, Role, Section, Severity, Vote
from archive.parser.vote_patterns import VOTE_CELL
from archive.parser.votes import read_vote

# Characters of a vote told in a sentence; what is longer runs from one vote into another.
MAX_TOLD_VOTE = 100


def check_document(document: ParsedDocument) -> Iterator[Problem]:
    """The contradictions in a document."""
    yield from _tallies_told_twice(document)
    several = any(problem.code == "several-sessions" for problem in document.problems)
    yield from _labels_missing([each for section in document.sections for each in _paragraphs(section)])
    for resolution in document.resolutions:
        if not several:
            yield from _vote_against_attendance(resolution, document.attendance)
        yield from _lists_announced(resolution)
        yield from _labels_missing(resolution.operative)


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
            next(iter(vote.place.lines or resolution.place.lines), None),
            Severity.WARNING if total > attendance else Severity.INFO,
        )


def _labels_missing(siblings: Sequence[Clause], within: str = "") -> Iterator[Problem]:
    """A number left out between two printed ones: perhaps the source lost a clause."""
    for before, after in pairwise(siblings):
        one, other = _ordinal(before), _ordinal(after)
        if one and other and one.style.kind is other.style.kind and other.ordinal > one.ordinal + 1:
            yield Problem(
                "label-gap",
                f"After clause {within}{before.label} comes {within}{after.label}: "
                "what stands between may be lost.",
                next(iter(after.place.lines), None),
            )
    for clause in siblings:
        yield from _labels_missing(clause.children, f"{within}{clause.label} ")


def _paragraphs(section: Section) -> Iterator[Clause]:
    """The paragraphs of a section and of those below it, in order: their numbers run on."""
    yield from section.paragraphs
    for inner in section.sections:
        yield from _paragraphs(inner)


def _ordinal(clause: Clause) -> Reading | None:
    """The printed label as a number; None for a letter that may as well be a roman number."""
    found = readings(f"{clause.label}.")
    return found[0] if len(found) == 1 and not clause.inferred else None


def _lists_announced(resolution: Resolution) -> Iterator[Problem]:
    """A clause that ends in a colon announces a list; where none follows, something may be lost."""
    for root in resolution.operative:
        for name, clause in root.walk_named():
            if clause.text.endswith(":") and not clause.children:
                yield Problem(
                    "list-missing",
                    f"{f'Clause {name}' if name else 'A clause'} ends with a colon, but no list follows it.",
                    clause.place.lines[-1] if clause.place.lines else None,
                    Severity.INFO,
                )
