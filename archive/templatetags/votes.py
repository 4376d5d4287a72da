"""A vote in words, as a bar and as a chamber."""

from dataclasses import dataclass
from html import escape

from django import template
from django.utils.safestring import SafeString
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


# As a template it took an eighth of the time of a list.
@register.simple_tag
def vote(vote: Vote) -> SafeString:
    """A vote in words and as a bar."""
    pieces = "".join(
        f'<rect class="{piece.name}" x="{piece.start}" y="0" width="{piece.length}" height="4"/>'
        for piece in bar(vote)
    )
    frame = 'viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true" focusable="false"'
    drawn = f' <svg class="vote__bar" {frame}>{pieces}</svg>' if pieces else ""
    return SafeString(f'<span class="vote"><span class="vote__words">{_words(vote)}</span>{drawn}</span>')


def _words(vote: Vote) -> str:
    """HTML; a vote that was lost begins with it."""
    if vote.method == Vote.Method.WITHOUT_A_VOTE:
        return escape(gettext("Adopted without a vote"))
    if not (said := tally(vote)):
        return escape(
            gettext("Adopted by recorded vote") if vote.adopted else gettext("Rejected by recorded vote")
        )
    rejected = escape(gettext("Rejected:"))
    return (
        escape(said) if vote.adopted else f'<strong class="vote__rejected">{rejected}</strong> {escape(said)}'
    )


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
