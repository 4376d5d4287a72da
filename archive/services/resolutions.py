"""Resolutions as rows, with sponsors, votes and clauses."""

from collections.abc import Iterable

from archive.models import Ballot, Clause, Document, Resolution, Sponsorship, Vote
from archive.parser import model as read
from archive.services import texts
from archive.services.columns import fit
from archive.services.copying import Batch
from archive.services.delegations import delegations_named
from archive.services.links import Links
from archive.services.sessions import read_date
from archive.services.slugs import standing_slugs

Pairs = list[tuple[Resolution, read.Resolution]]


def add_resolutions(
    document: Document,
    parsed: read.ParsedDocument,
    links: Links,
    batch: Batch,
    problems: list[read.Problem],
) -> list[Resolution]:
    """Add the resolutions of a document in its order. `derive_facts` puts them under the agenda."""
    rows = _resolutions(document, parsed, links, problems)
    pairs = list(zip(rows, parsed.resolutions, strict=True))
    trees = [
        texts.resolution_text(row, resolution, links.anchors_in_resolution(n))
        for n, (row, resolution) in enumerate(pairs)
    ]
    for row in batch.add(rows):
        problems += fit(row)
    sponsors = {name for resolution in parsed.resolutions for name in resolution.sponsors}
    printed = [resolution.vote for resolution in parsed.resolutions if resolution.vote]
    delegations = delegations_named(sponsors, printed, problems)
    batch.add(_sponsorships(pairs, delegations))
    votes = [_vote(row, resolution.vote) if resolution.vote else None for row, resolution in pairs]
    for printed_vote in batch.add(filter(None, votes)):
        problems += fit(printed_vote)
    for vote, resolution in zip(votes, parsed.resolutions, strict=True):
        if vote and resolution.vote:
            batch.add(_ballots(vote, resolution.vote, delegations))
    for vote, items in zip(votes, trees, strict=True):
        for clause, _ in items:
            if isinstance(clause, Clause):
                clause.outcome = Clause.outcome_of(vote)
    texts.add([item for items in trees for item in items], document, batch, problems)
    return rows


def _resolutions(
    document: Document, parsed: read.ParsedDocument, links: Links, problems: list[read.Problem]
) -> list[Resolution]:
    wanted = [links.of_resolution(n, resolution) for n, resolution in enumerate(parsed.resolutions)]
    slugs = standing_slugs(document.session.resolutions.order_by(), wanted)
    return [
        Resolution(
            document=document,
            session=document.session,
            position=n + 1,
            slug=slugs.claim(wanted[n]),
            code=resolution.code or "",
            code_inferred=resolution.code_inferred,
            symbol=resolution.symbol or "",
            title=resolution.title or "",
            topic=resolution.topic or "",
            status=resolution.status,
            adopted_on=read_date(resolution.adopted_on, problems),
            meeting=resolution.meeting or "",
            opening=resolution.opening or "",
        )
        for n, resolution in enumerate(parsed.resolutions)
    ]


def _sponsorships(pairs: Pairs, delegations: dict[str, int]) -> Iterable[Sponsorship]:
    return [
        Sponsorship(resolution=row, delegation_id=delegation, position=position)
        for row, resolution in pairs
        for position, delegation in enumerate(
            dict.fromkeys(delegations[name] for name in resolution.sponsors if name in delegations), start=1
        )
    ]


def _vote(row: Resolution, vote: read.Vote) -> Vote:
    return Vote(
        resolution=row,
        method=vote.method,
        adopted=vote.adopted,
        in_favour=vote.in_favor,
        against=vote.against,
        abstentions=vote.abstentions,
        non_voting=vote.non_voting,
    )


def _ballots(row: Vote, vote: read.Vote, delegations: dict[str, int]) -> Iterable[Ballot]:
    """One ballot a delegation: of two that are printed the first stands."""
    positions: dict[int, str] = {}
    for ballot in vote.ballots:
        if delegation := delegations.get(ballot.delegation):
            positions.setdefault(delegation, ballot.position)
    return [Ballot(vote=row, delegation_id=who, position=position) for who, position in positions.items()]
