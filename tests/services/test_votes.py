"""What a votes file tells, beside what documents print: the same in whatever order they come."""

import json
from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from django.db import transaction

from archive.models import Ballot, Clause, Delegation, Document, Problem, Resolution, Source, Vote
from archive.parser import model as read
from archive.queries.documents import annotate_counts
from archive.services.ingest import Kind, ingest_file
from archive.services.store import store_document
from archive.services.withdrawal import withdraw
from tests.services.parses import report, resolution, source
from tests.services.rows import dump, dump_without_keys

pytestmark = pytest.mark.django_db

SYMBOL = "A/RES/95/7"
CAST = {"in favour": ["FIJI", "PERU", "COTE D'IVOIRE"], "against": ["CHAD"], "abstaining": []}


def row(symbol: str = SYMBOL, **cast: list[str]) -> dict[str, Any]:
    named = CAST | {position.replace("_", " "): names for position, names in cast.items()}
    return {
        "symbol": symbol,
        "session": "Ninety-fifth session",
        "adoption_date": "2 May 2041",
        "voting_type": "adoptedRecordedVote",
        **{f"MS_{position.replace(' ', '_')}": names for position, names in named.items()},
    }


def votes_file(*rows: dict[str, Any], name: str = "votes-95.json", **options: Any):
    return ingest_file(data="\n".join(map(json.dumps, rows or [row()])).encode(), name=name, **options)


def store(vote: read.Vote | None = None, symbol: str = SYMBOL, **more: Any) -> Resolution:
    """A resolution of the General Assembly that prints that vote."""
    parsed = assembly(vote, symbol, **more)
    return store_document(source=source(symbol, f"{symbol[-2:]}.xml"), parsed=parsed).resolutions.get()


def assembly(vote: read.Vote | None = None, symbol: str = SYMBOL, **more: Any) -> read.ParsedDocument:
    return read.ParsedDocument(
        read.DocumentType.RESOLUTION,
        symbol=symbol,
        date="2041-05-09",
        committee=read.Committee("General Assembly", None, "Ninety-fifth session"),
        resolutions=(resolution(None, symbol=symbol, vote=vote, **more),),
        lines=(symbol,),
    )


def recorded(*tallies: int, ballots: str = "") -> read.Vote:
    """`ballots` as "Fiji +, Chad -"."""
    positions = {"+": "in favour", "-": "against", "0": "abstaining"}
    cast = [named.rsplit(" ", 1) for named in ballots.split(", ") if named]
    return read.Vote(
        True,
        read.VoteMethod.RECORDED,
        *(tallies or (None, None, None)),
        ballots=tuple(read.Ballot(name, positions[sign]) for name, sign in cast),
    )


def told(resolution: Resolution) -> tuple[Any, ...]:
    vote = Vote.objects.get(resolution=resolution)
    return vote.told, vote.told_line, (vote.in_favour, vote.against, vote.abstentions), vote.ballots.count()


ROLL_CALL = "Fiji +, Peru +, Côte d’Ivoire +, Chad -"
PRINTED = [
    (None, ("whole", 1, (3, 1, 0), 4)),
    (recorded(), ("roll call", 1, (None, None, None), 4)),
    (recorded(3, 1, 0), ("roll call", 1, (3, 1, 0), 4)),
    (recorded(3, 1, 0, ballots=ROLL_CALL), ("same", 1, (3, 1, 0), 4)),
    (recorded(2, 1, 0), ("different", 1, (2, 1, 0), 0)),
    (recorded(3, 1, 0, ballots="Fiji +, Peru +, Mali +, Chad -"), ("different", 1, (3, 1, 0), 4)),
]


def after(*steps: Callable[[], Any]) -> dict[str, list[str]]:
    """What the archive holds after these steps, which are then undone; sources and their fate apart."""
    with transaction.atomic():
        for step in steps:
            step()
        found = dump_without_keys()
        transaction.set_rollback(True)
    return {name: rows for name, rows in found.items() if name not in {"Source", "Upload", "Withdrawal"}}


def take_votes_away() -> None:
    withdraw(Document.objects.get(type="votes"))


@pytest.mark.parametrize(("printed", "expected"), PRINTED)
def test_what_is_printed_stands_and_the_rest_is_told(printed, expected):
    resolution = store(printed)
    votes_file()
    assert told(resolution) == expected


@pytest.mark.parametrize("printed", [vote for vote, _ in PRINTED])
def test_it_is_the_same_in_whatever_order_they_come(printed):
    here = partial(store, printed)
    held = after(here, votes_file)
    assert after(votes_file, here) == held
    assert after(votes_file, here, here, partial(votes_file, again=True)) == held


@pytest.mark.parametrize("printed", [vote for vote, _ in PRINTED])
def test_what_was_told_goes_with_the_file(printed):
    here = partial(store, printed)
    assert after(here, votes_file, take_votes_away) == after(here)
    assert after(votes_file, here, take_votes_away) == after(here)


def test_again_changes_nothing():
    store()
    votes_file()
    before = dump()
    assert votes_file().kind == Kind.UNCHANGED
    assert dump() == before


def test_a_differing_vote_is_a_problem_of_the_document():
    resolution = store(recorded(2, 1, 0, ballots="Fiji +, Peru +, Mali -"))
    votes_file()
    problem = Problem.objects.get()
    assert (problem.document, problem.code, problem.severity) == (
        resolution.document,
        "vote-differs",
        "warning",
    )
    assert problem.message == (
        "A/RES/95/7: printed is 2 in favour; CHAD not named; COTE D'IVOIRE not named; Mali against. "
        "votes-95.json, line 1, tells of 3 in favour; CHAD against; COTE D'IVOIRE in favour; Mali not named. "
        "What is printed stands."
    )


def test_the_clauses_can_be_searched_by_what_is_told():
    resolution = store()
    outcomes = (
        Clause.objects.filter(resolution=resolution).order_by().values_list("outcome", flat=True).distinct()
    )
    assert list(outcomes.all()) == ["none"]
    votes_file()
    assert list(outcomes.all()) == ["recorded"]
    take_votes_away()
    assert list(outcomes.all()) == ["none"]


def test_the_latest_file_stands_while_it_is_there():
    resolution = store()
    votes_file(row(against=["CHAD"]))
    votes_file(row(against=["CHAD", "OMAN"]), row("A/RES/95/8"), name="later.json")
    assert told(resolution) == ("whole", 1, (3, 2, 0), 5)
    withdraw(Document.objects.get(source__name="later.json"))
    assert told(resolution) == ("whole", 1, (3, 1, 0), 4)


def test_parts_are_told_of_by_the_row_of_their_range():
    part = store(symbol="A/RES/95/8 B")
    votes_file(row("A/RES/95/8A–C"))
    assert told(part) == ("whole", 1, (3, 1, 0), 4)


def test_a_simulation_has_no_vote_of_a_real_resolution():
    parsed = report(resolution(None, symbol=SYMBOL, vote=None))
    store_document(source=source(), parsed=parsed)
    votes_file()
    assert Vote.objects.count() == 0


def test_a_delegation_is_one_however_its_name_is_printed():
    store(sponsors=("Peru", "Côte d’Ivoire", "United States of America"))
    votes_file(row(against=["UNITED STATES", "ANTIGUA AND BARBUDA"]))
    assert list(Delegation.objects.values_list("name", flat=True)) == [
        "Antigua and Barbuda",
        "Côte d’Ivoire",
        "Fiji",
        "Peru",
        "United States of America",
    ]
    assert Ballot.objects.get(delegation__name="Côte d’Ivoire").position == "in favour"


def test_a_name_in_capitals_is_bettered_by_one_with_its_accents():
    votes_file()
    store(symbol=SYMBOL)
    assert Delegation.objects.filter(name="Cote d'Ivoire").exists()
    store(symbol="A/RES/95/9", sponsors=("Côte d’Ivoire",))
    assert list(Delegation.objects.filter(name__contains="Ivoire").values_list("name", flat=True)) == [
        "Côte d’Ivoire"
    ]


def test_how_far_it_reaches_is_said():
    store()
    outcome = votes_file(row(), row("A/RES/95/8"), row("A/RES/95/9 A-B"))
    assert (outcome.kind, outcome.document_type, outcome.votes) == (Kind.STORED, "votes file", 1)
    assert outcome.message == (
        "votes-95.json: It tells of 3 resolutions, of which 1 are in the archive; "
        "not (yet): A/RES/95/8, A/RES/95/9 A-B."
    )


@pytest.mark.parametrize("ballots", ["", ROLL_CALL, "Fiji -"])
@pytest.mark.parametrize("tallies", [(), (3, 1, 0), (9, 9, 9), None])
@pytest.mark.parametrize("is_told_first", [True, False])
def test_what_is_told_is_counted_as_it_stands(tallies, ballots, is_told_first):
    printed = None if tallies is None else recorded(*tallies, ballots=ballots)

    def document():
        return ingest_file(data=b"95/7", name="7.xml", parse=lambda *_: assembly(printed))

    outcome = [step() for step in ((votes_file, document) if is_told_first else (document, votes_file))][1]
    counted = annotate_counts(Document.objects.filter(source__name=outcome.name)).get()
    assert (outcome.votes, outcome.problems) == (counted.vote_count, counted.problem_count)


def test_bad_lines_are_problems_at_their_places():
    data = b"[broken\n" + json.dumps(row()).encode() + b"\n7"
    ingest_file(data=data, name="votes.json")
    assert list(Problem.objects.values_list("code", "line")) == [
        ("votes-unreadable", 1),
        ("votes-unreadable", 3),
    ]
    assert list(Document.objects.values_list("ledger", flat=True)) == [
        [[1, "unparsed", None], [2, "metadata", "/decisions/0"], [3, "unparsed", None]]
    ]


@pytest.mark.parametrize("hostile", ["\u0000", "\ud800", "x" * 300, "", "???", "١٢"])
def test_hostile_names(hostile):
    resolution = store()
    votes_file(row(against=[hostile, "CHAD"], abstaining=[hostile]))
    assert told(resolution)[:2] == ("whole", 1)


@pytest.mark.parametrize(
    "data", [b"{}", b"[]", b'{"symbol": "A/RES/95/7"}', b"The Assembly,", b"[" * 100_000]
)
def test_other_json_is_refused(data):
    outcome = ingest_file(data=data, name="other.json")
    assert (outcome.kind, Source.objects.count()) == (Kind.FAILED, 0)
    assert outcome.message.startswith("other.json is no votes file, the one kind of JSON that is read")
