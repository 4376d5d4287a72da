"""A vote in words, as a bar and as a chamber."""

from dataclasses import dataclass

from django import template
from django.utils.translation import gettext, ngettext

from archive.hemicycle import Hemicycle, hemicycle
from archive.models import Vote
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


@register.simple_tag
def chamber(vote: Vote | str) -> Hemicycle | None:
    """A recorded vote, seat by seat; None where no tally is printed. A missing vote is "" in a template."""
    return (
        hemicycle({name: number or 0 for name, number in tallies(vote).items()})
        if isinstance(vote, Vote)
        else None
    )


@register.filter
def position_words(name: str, number: int) -> str:
    """What those are called whose number stands before: "in favour", "abstentions"."""
    if name == "abstaining":
        return ngettext("abstention", "abstentions", number)
    if name == "non-voting":
        return gettext("not voting")
    return gettext("in favour") if name == "in-favour" else gettext("against")


@register.filter
def tally(vote: Vote) -> str:
    """The numbers printed, in words: "21 in favour, 7 against, 1 abstention"."""
    counted = {**tallies(vote), "non-voting": vote.non_voting or None}
    return ", ".join(
        f"{number} {position_words(name, number)}" for name, number in counted.items() if number is not None
    )


def bar(vote: Vote) -> list[Piece]:
    """The pieces of a vote's bar, left to right; none where no tally is printed, one for a consensus."""
    if vote.method == Vote.Method.WITHOUT_A_VOTE:
        return [Piece("in-favour", "0", "100")]
    counted = {name: number for name, number in tallies(vote).items() if number}
    total, start, pieces = sum(counted.values()), 0.0, []
    for name, number in counted.items():
        width = number * (100 - GAP * (len(counted) - 1)) / total
        pieces.append(Piece(name, f"{start:.2f}", f"{width:.2f}"))
        start += width + GAP
    return pieces


def tallies(vote: Vote) -> dict[str, int | None]:
    """By position, in the order in which they are drawn; None where no number is printed."""
    return {
        "in-favour": vote.in_favour,
        "against": vote.against,
        "abstaining": vote.abstentions,
        "non-voting": vote.non_voting,
    }
