"""What was read of a source, with what staff put right in it."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from archive import models
from archive.models import Source
from archive.parser.checks import check_document
from archive.parser.languages import ENGLISH, LANGUAGES
from archive.parser.model import ParsedDocument, Problem, Resolution, Role
from archive.parser.phrases import phrase_of
from archive.parser.references import cite
from archive.parser.roll_call import check_outcome, check_roll_call
from archive.repairs.repair import Repair, RepairKind
from archive.repairs.replay import Head, Replayed, replay

# What the reader says of votes that contradict themselves.
OF_VOTES = frozenset({"vote-outcome", "vote-roll-call", "vote-named-twice"})


def repaired(source: Source, parsed: ParsedDocument) -> ParsedDocument:
    """The reading put right; what does not fit it is a problem of it."""
    repairs = standing_repairs(source)
    return replayed(parsed, repairs).document if repairs else parsed


def replayed(parsed: ParsedDocument, repairs: Sequence[Repair]) -> Replayed:
    """The same for repairs that are known, and which of them do not fit."""
    found = replay(parsed, repairs, _head(parsed.language))
    document = cite(found.document)
    problems = (*_problems(parsed, document), *_lost(found))
    return replace(found, document=replace(document, problems=problems))


def standing_repairs(source: Source) -> list[Repair]:
    """Those that were not undone, in the order in which they were made."""
    if source.pk is None:
        return []
    return as_repairs(source.repairs.filter(undone_at=None).order_by("position"))


def as_repairs(rows: Iterable[models.Repair]) -> list[Repair]:
    return [
        Repair(RepairKind(row.kind), tuple(row.lines), row.digest, row.at, row.arguments, row.pk)
        for row in rows
    ]


def _head(language: str) -> Head:
    known = next((each for each in LANGUAGES if each.name == language), ENGLISH)

    def head(text: str) -> tuple[str | None, str | None]:
        found = phrase_of(text, known)
        return (found.text, found.verb) if found else (None, None)

    return head


def _problems(before: ParsedDocument, after: ParsedDocument) -> Iterator[Problem]:
    """What was told of the reading, but what the document says against itself, and what was not understood,
    as it is now."""
    gone = Counter(check_document(before))
    pairs = zip(before.resolutions, after.resolutions, strict=True)
    votes = [(one, other) for one, other in pairs if one.vote != other.vote]
    put_right = {line for one, _ in votes for line in _lines_of_vote(one)}
    for problem in before.problems:
        if gone[problem]:
            gone[problem] -= 1
        elif problem.code in OF_VOTES and problem.line in put_right:
            continue
        elif problem.code == "unparsed":
            yield from _unparsed(problem, after)
        else:
            yield problem
    yield from check_document(after)
    for _, resolution in votes:
        yield from _of_vote(resolution)


def _of_vote(resolution: Resolution) -> Iterator[Problem]:
    """What a vote that was put right says against itself."""
    vote = resolution.vote
    if vote is None or vote.in_favor is None:
        return
    tallies = {
        "in favour": vote.in_favor,
        "against": vote.against or 0,
        "abstaining": vote.abstentions or 0,
        **({} if vote.non_voting is None else {"non-voting": vote.non_voting}),
    }
    what = resolution.code or resolution.symbol or "A resolution"
    line = min(_lines_of_vote(resolution), default=1)
    yield from check_outcome(what, vote.adopted, tallies, line)
    yield from check_roll_call(what, tallies, vote.ballots, line)


def told_of_vote(document: ParsedDocument, number: int) -> list[str]:
    """What the vote of the resolution with that number, from 0, says against itself and the attendance."""
    resolution = document.resolutions[number]
    lines = _lines_of_vote(resolution)
    told = [each.message for each in _of_vote(resolution)]
    beside = (each for each in check_document(document) if each.code == "vote-attendance")
    return [*(each.message for each in beside if each.line in lines), *told]


def _lines_of_vote(resolution: Resolution) -> tuple[int, ...]:
    """Where its vote stands, else its head."""
    return (resolution.vote.place.lines if resolution.vote else ()) or resolution.place.lines


def _unparsed(problem: Problem, document: ParsedDocument) -> Iterator[Problem]:
    left = [entry.line for entry in document.ledger if entry.role is Role.UNPARSED]
    if left:
        message = f"{len(left)} lines were not understood and stand only in the source."
        yield problem if problem.message == message else replace(problem, message=message, line=left[0])


def _lost(found: Replayed) -> Iterator[Problem]:
    for repair, reason in found.lost:
        what = models.Repair.Kind(repair.kind).label
        line = min(repair.lines, default=None)
        yield Problem("repair-lost", f"A repair (“{what}”) does not fit what is read now. {reason}", line)
