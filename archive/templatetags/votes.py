"""A vote in words and as a bar."""

from dataclasses import dataclass

from django import template

from archive.models import Ballot, Vote
from archive.queries.problems import vote_warnings

register = template.Library()
register.filter(vote_warnings)

GAP = 0.6  # between two pieces of the bar, of a hundred


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the bar, in hundredths of it."""

    name: str
    start: str
    length: str


@register.inclusion_tag("archive/_vote.html")
def vote(vote: Vote) -> dict[str, object]:
    return {"vote": vote, "tally": tally(vote), "pieces": bar(vote)}


def tally(vote: Vote) -> str:
    """The numbers printed, in words: "21 in favour, 7 against, 1 abstention"."""
    abstentions = "abstention" if vote.abstentions == 1 else "abstentions"
    counted = (
        (vote.in_favour, "in favour"),
        (vote.against, "against"),
        (vote.abstentions, abstentions),
        (vote.non_voting or None, "not voting"),
    )
    return ", ".join(f"{number} {words}" for number, words in counted if number is not None)


def bar(vote: Vote) -> list[Piece]:
    """The pieces of a vote's bar, left to right; none where no tally is printed, one for a consensus."""
    if vote.method == Vote.Method.WITHOUT_A_VOTE:
        return [Piece("in-favour", "0", "100")]
    tallies = {
        "in-favour": vote.in_favour,
        "against": vote.against,
        "abstaining": vote.abstentions,
        "non-voting": vote.non_voting,
    }
    counted = {name: number for name, number in tallies.items() if number}
    total, start, pieces = sum(counted.values()), 0.0, []
    for name, number in counted.items():
        width = number * (100 - GAP * (len(counted) - 1)) / total
        pieces.append(Piece(name, f"{start:.2f}", f"{width:.2f}"))
        start += width + GAP
    return pieces


@register.filter
def by_position(vote: Vote | str) -> dict[str, list[str]]:
    """The delegations under each position that one of them took; a missing vote is "" in a template."""
    names: dict[str, list[str]] = {str(label): [] for label in Ballot.Position.labels}
    for ballot in vote.ballots.all() if isinstance(vote, Vote) else ():
        names[ballot.get_position_display()].append(ballot.delegation.name)
    return {position: delegations for position, delegations in names.items() if delegations}
