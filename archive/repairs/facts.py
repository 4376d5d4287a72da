"""What each repair of what a text is known by, and of its vote, does."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from archive.parser.model import Ballot, ParsedDocument, Resolution, Status, Vote, VoteMethod
from archive.repairs.repair import Misfit, said

NAMES = ("code", "symbol", "title", "topic")
TALLIES = ("in_favor", "against", "abstentions", "non_voting")
POSITIONS = ("in favour", "against", "abstaining", "non-voting")
# PostgreSQL's integers end here, and no assembly comes near.
MOST = 100_000


def name_resolution(resolution: Resolution, arguments: Mapping[str, Any]) -> Resolution:
    """Those of `code`, `symbol`, `title`, `topic`, `status` and `sponsors` that are given."""
    changes: dict[str, Any] = {name: said(arguments, name) or None for name in NAMES if name in arguments}
    if "code" in changes:
        changes["code_inferred"] = False
    if "status" in arguments:
        if said(arguments, "status") not in set(Status):
            raise Misfit("A resolution cannot have come that far.")
        changes["status"] = Status(said(arguments, "status"))
    if "sponsors" in arguments:
        changes["sponsors"] = _names(arguments["sponsors"])
    return replace(resolution, **changes)


def put_vote(resolution: Resolution, arguments: Mapping[str, Any]) -> Resolution:
    """The vote that is given: `method`, `adopted`, the tallies, `ballots` as pairs; none without a method."""
    method = said(arguments, "method")
    if not method:
        return replace(resolution, vote=None)
    if method not in set(VoteMethod):
        raise Misfit("Nothing is decided in that way.")
    place = resolution.vote.place if resolution.vote else Vote(True, VoteMethod.RECORDED).place
    if method == VoteMethod.WITHOUT_A_VOTE:
        return replace(resolution, vote=Vote(True, VoteMethod.WITHOUT_A_VOTE, place=place))
    tallies = {name: _count(arguments.get(name)) for name in TALLIES}
    adopted = bool(arguments.get("adopted"))
    ballots = _ballots(arguments.get("ballots"))
    return replace(
        resolution, vote=Vote(adopted, VoteMethod.RECORDED, **tallies, ballots=ballots, place=place)
    )


def name_document(document: ParsedDocument, arguments: Mapping[str, Any]) -> ParsedDocument:
    """Those of `title` and `symbol` that are given."""
    changes: dict[str, Any] = {
        name: said(arguments, name) or None for name in ("title", "symbol") if name in arguments
    }
    return replace(document, **changes)


def _names(value: Any) -> tuple[str, ...]:
    names = value if isinstance(value, list) else []
    return tuple(" ".join(name.split()) for name in names if isinstance(name, str) and name.strip())


def _count(value: Any) -> int | None:
    if value is None:
        return None
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= MOST:
        raise Misfit("A tally is a number of delegations.")
    return value


def _ballots(value: Any) -> tuple[Ballot, ...]:
    pairs = value if isinstance(value, list) else []
    found = []
    for pair in pairs:
        match pair:
            case [str(delegation), str(position)] if delegation.strip() and position in POSITIONS:
                found.append(Ballot(" ".join(delegation.split()), position))
            case _:
                raise Misfit("A delegation votes in favour, against, abstains, or does not vote.")
    return tuple(found)
