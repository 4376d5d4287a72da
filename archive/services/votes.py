"""What votes files tell of how resolutions were decided, beside what the documents themselves print.

What is printed stands. A votes file gives what is not printed, and all that it gave goes with it; so what is
told follows from the documents and votes files that stand, in whatever order they came.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from archive.models import Ballot, Delegation, Document, Problem, Resolution, Source, Vote
from archive.parser import model as read
from archive.parser.votes_file import by_symbol, normalise_symbol, read_votes
from archive.services.copying import Batch
from archive.services.delegations import delegations_named, key_of
from archive.services.storable import storable
from archive.services.texts import set_outcome

Told = Vote.Told
Difference = tuple[str, str]

# Where the roll call is from the votes file.
GIVING = {Told.WHOLE, Told.ROLL_CALL}
CODE = "vote-differs"
TALLIES = {"in_favour": "in_favor", "against": "against", "abstentions": "abstentions",
           "non_voting": "non_voting"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Telling:
    """What a votes file tells of a resolution, beside the vote that its document prints, if any.

    `differences` are pairs: what is printed, and what is told instead.
    """

    resolution: Resolution
    printed: Vote | None
    line: int
    vote: read.Vote
    told: Told
    differences: tuple[Difference, ...] = ()


def tellings(resolutions: Iterable[Resolution], decisions: Mapping[str, read.Decision]) -> Iterator[Telling]:
    """What the decisions, by symbol, tell of those resolutions that they name.

    A simulation's resolution never has the vote of a real one.
    """
    rows = {row.pk: row for row in resolutions if not row.session.conference.simulation}
    votes = Vote.objects.filter(resolution__in=rows).exclude(told=Told.WHOLE)
    printed = {vote.resolution_id: vote for vote in votes.prefetch_related("ballots__delegation")}
    for row in rows.values():
        decision = decisions.get(normalise_symbol(row.symbol))
        if decision and decision.vote:
            vote = printed.get(row.pk)
            yield Telling(row, vote, decision.line, decision.vote, *_compared(vote, decision.vote))


def resolutions_told_of(parsed: read.ParsedDocument) -> list[Resolution]:
    """The resolutions in the archive that a votes file has a row for."""
    if not parsed.decisions:
        return []
    told = by_symbol(parsed.decisions)
    rows = Resolution.objects.exclude(symbol="")
    named = [pk for pk, symbol in rows.values_list("pk", "symbol") if normalise_symbol(symbol) in told]
    return list(rows.filter(pk__in=named).select_related("session__conference").order_by("pk"))


def reach(parsed: read.ParsedDocument) -> str:
    """How many of the resolutions that a votes file tells of are in the archive, in a sentence."""
    here = {normalise_symbol(row.symbol) for row in resolutions_told_of(parsed)}
    lines = {decision.line for symbol, decision in by_symbol(parsed.decisions).items() if symbol in here}
    missed = [decision.symbol for decision in parsed.decisions if decision.line not in lines]
    said = f"It tells of {len(parsed.decisions)} resolutions, of which {len(lines)} are in the archive"
    if not missed:
        return f"{said}."
    more = f" and {len(missed) - 5} more" if len(missed) > 5 else ""
    return f"{said}; not (yet): {', '.join(missed[:5])}{more}."


def tell_anew(resolutions: Sequence[Resolution]) -> list[Vote]:
    """As `tell_votes`, in place of what was told before."""
    if not resolutions:
        return []
    named = untell(resolutions)
    told = tell_votes(resolutions)
    Delegation.objects.filter(pk__in=named, sponsorships=None, ballots=None).delete()
    return told


def tell_votes(resolutions: Sequence[Resolution]) -> list[Vote]:
    """Tell of each, of which nothing is told yet, what the latest votes file says that has a row for it.

    Answers the votes that were told. The caller holds the lock of the store.
    """
    if not resolutions:
        return []
    latest = {symbol: row for file in _votes_files() for symbol, row in file.items()}
    decisions = {symbol: decision for symbol, (_, decision) in latest.items()}
    found = list(tellings(resolutions, decisions)) if decisions else []
    problems: list[read.Problem] = []
    giving = [telling for telling in found if telling.told in GIVING]
    delegations = delegations_named([], [telling.vote for telling in giving], problems) if giving else {}
    light = Document.objects.defer("lines", "ledger", "source__content").select_related("source")
    files = light.in_bulk({pk for pk, _ in latest.values()}) if found else {}
    votes, batch = [], Batch()
    for telling in found:
        document = files[latest[normalise_symbol(telling.resolution.symbol)][0]]
        vote = telling.printed or _vote(telling)
        vote.told, vote.told_by, vote.told_line = telling.told, document, telling.line
        vote.save()
        votes.append(vote)
        if telling.told == Told.DIFFERENT:
            _problem(telling, document)
        if telling.told == Told.WHOLE:
            set_outcome(telling.resolution, vote)
        if telling.told in GIVING:
            cast = {delegations[b.delegation]: b.position for b in reversed(telling.vote.ballots)}
            batch.add(Ballot(vote=vote, delegation_id=who, position=how) for who, how in cast.items())
    batch.write()
    return votes


def untell(resolutions: Sequence[Resolution]) -> set[int]:
    """Take back all that votes files told of these resolutions; answers the delegations that they named."""
    votes = Vote.objects.filter(resolution__in=resolutions).exclude(told=Told.NOTHING)
    ballots = Ballot.objects.filter(vote__in=votes.filter(told__in=GIVING))
    named = set(ballots.values_list("delegation", flat=True))
    for vote in votes.select_related("resolution"):
        if vote.told == Told.WHOLE:
            vote.delete()
            set_outcome(vote.resolution, None)
            continue
        if vote.told == Told.ROLL_CALL:
            vote.ballots.all().delete()
        if vote.told == Told.DIFFERENT:
            said = Problem.objects.filter(document=vote.resolution.document_id, code=CODE)
            said.filter(message__startswith=f"{vote.resolution.symbol}: ").delete()
        vote.told, vote.told_by, vote.told_line = Told.NOTHING, None, None
        vote.save()
    return named


def _votes_files() -> Iterator[dict[str, tuple[int, read.Decision]]]:
    """The rows of each votes file by symbol, with the key of its document; the latest file last."""
    files = Document.objects.filter(type=Document.Type.VOTES).order_by("source_id")
    for pk, sha256 in files.values_list("pk", "source__sha256"):
        decisions = _decisions(sha256)
        yield {symbol: (pk, decision) for symbol, decision in decisions.items() if decision.vote}


@lru_cache(maxsize=8)
def _decisions(sha256: str) -> dict[str, read.Decision]:
    """A file of a session is read in 30 ms, and asked for with every document that is stored."""
    source = Source.objects.get(sha256=sha256)
    return by_symbol(storable(read_votes(bytes(source.content), source.name)).decisions)


def _vote(telling: Telling) -> Vote:
    tallies = {ours: getattr(telling.vote, theirs) for ours, theirs in TALLIES.items()}
    vote = telling.vote
    return Vote(resolution=telling.resolution, method=vote.method, adopted=vote.adopted, **tallies)


def _problem(telling: Telling, document: Document) -> None:
    printed, told = ("; ".join(said) for said in zip(*telling.differences, strict=True))
    message = (
        f"{telling.resolution.symbol}: printed is {printed}. {document.source}, line {telling.line}, "
        f"tells of {told}. What is printed stands."
    )
    Problem.objects.create(
        document=telling.resolution.document, code=CODE, severity=Problem.Severity.WARNING, message=message
    )


def _compared(printed: Vote | None, told: read.Vote) -> tuple[Told, tuple[Difference, ...]]:
    if printed is None:
        return Told.WHOLE, ()
    named = printed.ballots.all() if printed.told != Told.ROLL_CALL else ()
    ours = {key_of(ballot.delegation.name): (ballot.delegation.name, ballot.position) for ballot in named}
    theirs = {key_of(ballot.delegation): (ballot.delegation, ballot.position) for ballot in told.ballots}
    differences = [*_tallied(printed, told), *(_cast(ours, theirs) if ours and theirs else ())]
    if differences:
        return Told.DIFFERENT, tuple(differences)
    return Told.SAME if ours or not theirs else Told.ROLL_CALL, ()


def _tallied(printed: Vote, told: read.Vote) -> Iterator[Difference]:
    """Of a number that only one of them has, nothing."""
    if (printed.adopted, printed.method) != (told.adopted, told.method):
        yield _in_words(printed.adopted, printed.method), _in_words(told.adopted, told.method)
    for name, other in TALLIES.items():
        one, another = getattr(printed, name), getattr(told, other)
        if one is not None and another is not None and one != another:
            yield f"{one} {name.replace('_', ' ')}", f"{another} {name.replace('_', ' ')}"


def _cast(
    printed: Mapping[str, tuple[str, str]], told: Mapping[str, tuple[str, str]]
) -> Iterator[Difference]:
    for key in sorted({*printed, *told}):
        name = (printed.get(key) or told[key])[0]
        ours, theirs = (named.get(key, ("", "not named"))[1] for named in (printed, told))
        if ours != theirs:
            yield f"{name} {ours}", f"{name} {theirs}"


def _in_words(adopted: bool, method: str) -> str:
    how = "by a recorded vote" if method == Vote.Method.RECORDED else "without a vote"
    return f"{'adopted' if adopted else 'rejected'} {how}"
