"""What a document says against itself. Both sides stay as printed; the contradiction becomes a problem."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from archive.parser.doubt_patterns import CONNECTED
from archive.parser.enumerators import readings
from archive.parser.model import (
    Clause,
    DocumentType,
    ParsedDocument,
    Problem,
    Resolution,
    Role,
    Section,
    Severity,
    Vote,
)
from archive.parser.patterns import DATE_RANGE, DAYS_WITHOUT_YEAR
from archive.parser.vote_patterns import AMENDED, SENTENCE_END, VOTE_CELL
from archive.parser.votes import read_vote

# Characters of a vote told in a sentence; what is longer runs from one vote into another.
MAX_TOLD_VOTE = 100
# Other clauses from which one is odd that ends with another mark.
MIN_ENDS = 3
# What "18 to 22" is part of where it is no tally.
_DAYS = (DATE_RANGE, DAYS_WITHOUT_YEAR)


def check_document(document: ParsedDocument) -> Iterator[Problem]:
    """The contradictions in a document."""
    yield from _tallies_told_twice(document)
    several = any(problem.code == "several-sessions" for problem in document.problems)
    paragraphs = [each for section in document.sections for each in _paragraphs(section)]
    yield from _labels_missing(paragraphs, from_one=False)
    yield from _headings_missing(document.sections)
    if document.document_type is not DocumentType.UNKNOWN:
        yield from _lists_announced(paragraphs)
    for resolution in document.resolutions:
        if not several:
            yield from _vote_against_attendance(resolution, document.attendance)
        yield from _lists_announced([*resolution.preambular, *resolution.operative])
        yield from _labels_missing(resolution.preambular)
        yield from _labels_missing(resolution.operative)
        yield from _ends(resolution)


def _tallies_told_twice(document: ParsedDocument) -> Iterator[Problem]:
    """The summary tells votes again; a tally that the table does not hold is a slip in one of them."""
    printed = {_tally(resolution.vote) for resolution in document.resolutions if resolution.vote}
    printed |= {(in_favor, against, None) for in_favor, against, _ in printed}  # "by 29 votes to 7"
    line = next((entry.line for entry in document.ledger if entry.role is Role.SUMMARY), None)
    for sentence, cell in _told_votes(document.summary or ""):
        before = sentence[: cell.start()].rpartition(";")[2]
        if len(cell.group()) > MAX_TOLD_VOTE or AMENDED.search(before):  # on a part, or a motion
            continue
        vote = read_vote(cell.group())
        if vote and vote.in_favor is not None and _tally(vote) not in printed:
            yield Problem(
                "vote-summary",
                f"The summary tells of a vote of {cell.group()}; no resolution here has it.",
                line,
            )


def _told_votes(summary: str) -> Iterator[tuple[str, re.Match[str]]]:
    """The votes that a summary tells, each with its sentence."""
    for sentence in SENTENCE_END.split(summary):
        days = [found.span() for pattern in _DAYS for found in pattern.finditer(sentence)]
        for cell in VOTE_CELL.finditer(sentence):
            if not any(start <= cell.start() < end for start, end in days):  # "from 18 to 22 March"
                yield sentence, cell


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


def _labels_missing(
    siblings: Sequence[Clause], within: str = "", *, from_one: bool = True
) -> Iterator[Problem]:
    """Where the printed labels of siblings are no count from 1 on: perhaps the source lost a clause, or has
    two in another order. `from_one` is False where a text may begin in the middle of a count."""
    before = (0, "") if from_one else None
    for clause, ordinal in zip(siblings, _ordinals(siblings), strict=True):
        name = f"{within}{clause.label}"
        if before and ordinal and ordinal > before[0] + 1:
            what = f"After clause {before[1]} comes {name}" if before[1] else f"The first clause is {name}"
            lost = "what stands between" if before[1] else "what stood before it"
            yield _at(clause, "label-gap", f"{what}: {lost} may be lost.")
        elif before and ordinal and 1 < ordinal < before[0]:  # from 1 on a new section may count
            yield _at(clause, "label-order", f"Clause {name} stands behind {before[1]}.")
        before = (ordinal, name) if ordinal else None
    for clause in siblings:
        yield from _labels_missing(clause.children, f"{within}{clause.label} ")


def _headings_missing(sections: Sequence[Section]) -> Iterator[Problem]:
    """A number left out between the headings of two sections."""
    found = [readings(f"{each.label}.") if each.label else () for each in sections]
    for (above, before), (below, after) in pairwise(zip(sections, found, strict=True)):
        steps = {
            other.ordinal - one.ordinal
            for one in before
            for other in after
            if one.style.kind is other.style.kind
        }
        if steps and 1 not in steps and max(steps) > 1:
            yield Problem(
                "label-gap",
                f"After section {above.label} comes {below.label}: what stands between may be lost.",
                next(iter(below.place.lines), None),
            )
    for section in sections:
        yield from _headings_missing(section.sections)


def _ends(resolution: Resolution) -> Iterator[Problem]:
    """A clause that ends with another mark than all others of its part: another may be lost behind it."""
    parts = ((resolution.preambular, ",", "comma"), (resolution.operative[:-1], ";", "semicolon"))
    for part, mark, name in parts:
        bare = [each for each in part if not each.children and not each.text.endswith(":")]
        odd = [each for each in bare if not CONNECTED.sub("", each.text).endswith(mark)]
        if len(odd) == 1 and len(bare) > MIN_ENDS:
            named = f"Clause {odd[0].label}" if odd[0].label else "A clause"
            yield Problem(
                "end-odd",
                f"{named} does not end with a {name}, as all others here do.",
                next(reversed(odd[0].place.lines), None),
                Severity.INFO,
            )


def _at(clause: Clause, code: str, message: str) -> Problem:
    return Problem(code, message, next(iter(clause.place.lines), None))


def _ordinals(siblings: Sequence[Clause]) -> list[int | None]:
    """The printed label of each as a number, read as most of them can be ("c." between "b." and "d." is a
    letter); None for those that print none, and for all where they can be read in two ways."""
    found = [readings(f"{each.label}.") if each.label and not each.inferred else () for each in siblings]
    kinds = Counter(reading.style.kind for each in found for reading in each)
    ranked = kinds.most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return [None] * len(siblings)
    kind = ranked[0][0]
    return [next((one.ordinal for one in each if one.style.kind is kind), None) for each in found]


def _paragraphs(section: Section) -> Iterator[Clause]:
    """The paragraphs of a section and of those below it, in order: their numbers run on."""
    yield from section.paragraphs
    for inner in section.sections:
        yield from _paragraphs(inner)


def _lists_announced(roots: Iterable[Clause]) -> Iterator[Problem]:
    """A clause that ends in a colon announces a list; where none follows, something may be lost."""
    for root in roots:
        for name, clause in root.walk_named():
            if clause.text.endswith(":") and not clause.children:
                yield Problem(
                    "list-missing",
                    f"{f'Clause {name}' if name else 'A clause'} ends with a colon, but no list follows it.",
                    clause.place.lines[-1] if clause.place.lines else None,
                    Severity.INFO,
                )
