"""How each delegation voted on a resolution, in the order that a reader asks for."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from archive.models import Ballot, Resolution, Vote

# So many rows are a page of a small screen.
SHORT = 24

# The columns, with what the page calls them. "-" before a name turns its order.
COLUMNS = {"delegation": _("Delegation"), "vote": _("Vote")}

_POSITIONS = [str(position) for position in Ballot.Position.values]


@dataclass(frozen=True, slots=True)
class Column:
    """A column's heading: the order that its link asks for, and its own, as in `aria-sort`, if in force."""

    label: str
    order: str
    sorted: str


@dataclass(frozen=True, slots=True)
class RollCall:
    columns: Sequence[Column]
    ballots: Sequence[Ballot]

    @property
    def is_short(self) -> bool:
        """Whether it is shown without being asked for."""
        return len(self.ballots) <= SHORT


def roll_call(resolution: Resolution, order: str = "") -> RollCall | None:
    """None where no delegation's vote is known. Ballots are in order of names unless asked for otherwise.

    Its vote's ballots are prefetched, in order of names.
    """
    vote = getattr(resolution, "vote", None)
    ballots = list(vote.ballots.all()) if isinstance(vote, Vote) else []
    if not ballots:
        return None
    name, down = order.removeprefix("-"), order.startswith("-")
    if name not in COLUMNS:
        name, down = "delegation", False
    if name == "vote":
        ballots.sort(key=lambda ballot: _POSITIONS.index(ballot.position), reverse=down)
    elif down:
        ballots.reverse()
    return RollCall([_column(one, name, down) for one in COLUMNS], ballots)


def _column(name: str, sorted_by: str, down: bool) -> Column:
    if name != sorted_by:
        return Column(str(COLUMNS[name]), name, "")
    return Column(str(COLUMNS[name]), name if down else f"-{name}", "descending" if down else "ascending")
