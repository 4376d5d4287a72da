"""Tallies and roll calls as votes, and what they say against each other. Both stay as printed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from archive.parser.model import Ballot, Problem, Vote, VoteMethod


def vote_of(
    adopted: bool, recorded: bool, tallies: Mapping[str, int], ballots: Sequence[Ballot] = ()
) -> Vote:
    """A vote from its tallies by position; a position without one is 0 where any other has one."""
    if not tallies:
        return Vote(adopted, VoteMethod.RECORDED if recorded or not adopted else VoteMethod.WITHOUT_A_VOTE)
    return Vote(
        adopted,
        VoteMethod.RECORDED,
        in_favor=tallies.get("in favour", 0),
        against=tallies.get("against", 0),
        abstentions=tallies.get("abstaining", 0),
        non_voting=tallies.get("non-voting"),
        ballots=tuple(ballots),
    )


def check_roll_call(
    what: str, tallies: Mapping[str, int], ballots: Sequence[Ballot], line: int
) -> Iterator[Problem]:
    """A tally that is not the number of those named, and delegations that are named more than once."""
    for position, tally in tallies.items():
        named = sum(ballot.position == position for ballot in ballots)
        if ballots and tally != named:
            message = f"{what} counts {tally} {position}; its roll call names {named}."
            yield Problem("vote-roll-call", message, line)
    seen: set[str] = set()
    for ballot in ballots:
        if ballot.delegation in seen:
            message = f"The roll call of {what} names {ballot.delegation} twice; the first position stands."
            yield Problem("vote-named-twice", message, line)
        seen.add(ballot.delegation)


def check_outcome(what: str, adopted: bool, tallies: Mapping[str, int], line: int) -> Iterator[Problem]:
    """An adoption without a majority. A majority that was not enough is no contradiction."""
    in_favour, against = tallies.get("in favour", 0), tallies.get("against", 0)
    if tallies and adopted and in_favour <= against:
        message = f"{what} is said to be adopted by {in_favour} in favour to {against} against."
        yield Problem("vote-outcome", message, line)
