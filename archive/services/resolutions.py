"""Resolutions as rows, with sponsors, votes and clauses."""

from collections.abc import Iterable

from archive.models import Ballot, Delegation, Document, Resolution, Sponsorship, Vote
from archive.parser import model as read
from archive.services import clauses
from archive.services.columns import fit
from archive.services.links import Links

Pairs = list[tuple[Resolution, read.Resolution]]


def store_resolutions(
    document: Document,
    parsed: read.ParsedDocument,
    links: Links,
    problems: list[read.Problem],
) -> list[Resolution]:
    """Store the resolutions of a document in its order. `derive_facts` puts them under the agenda."""
    rows = _resolutions(document, parsed, links)
    for row in rows:
        problems += fit(row)
    Resolution.objects.bulk_create(rows)
    pairs = list(zip(rows, parsed.resolutions, strict=True))
    delegations = _delegations(parsed.resolutions, problems)
    _store_sponsors(pairs, delegations)
    votes = _store_votes(pairs, delegations, problems)
    found = [
        clause
        for n, (row, resolution) in enumerate(pairs)
        for clause in clauses.resolution_clauses(
            row, resolution, votes.get(row.pk), links.anchors_in_resolution(n)
        )
    ]
    clauses.insert(found, document, problems)
    return rows


def _resolutions(document: Document, parsed: read.ParsedDocument, links: Links) -> list[Resolution]:
    taken = set(document.session.resolutions.values_list("slug", flat=True))
    return [
        Resolution(
            document=document,
            session=document.session,
            position=n + 1,
            slug=links.of_resolution(n, resolution, taken),
            code=resolution.code or "",
            code_inferred=resolution.code_inferred,
            symbol=resolution.symbol or "",
            title=resolution.title or "",
            topic=resolution.topic or "",
            status=resolution.status,
            opening=resolution.opening or "",
        )
        for n, resolution in enumerate(parsed.resolutions)
    ]


def _delegations(
    resolutions: Iterable[read.Resolution], problems: list[read.Problem]
) -> dict[str, Delegation]:
    """Every delegation named in the document, by its name as printed; those not known yet are made."""
    printed = {name for resolution in resolutions for name in resolution.sponsors}
    printed |= {b.delegation for r in resolutions if r.vote for b in r.vote.ballots}
    rows = {name: Delegation(name=name) for name in sorted(printed) if name.strip()}
    for row in rows.values():
        problems += fit(row)
    known = Delegation.objects.in_bulk({row.name for row in rows.values()}, field_name="name")
    fresh = {row.name: row for row in rows.values() if row.name not in known}
    Delegation.objects.bulk_create(fresh.values())
    return {name: known.get(row.name) or fresh[row.name] for name, row in rows.items()}


def _store_sponsors(pairs: Pairs, delegations: dict[str, Delegation]) -> None:
    Sponsorship.objects.bulk_create(
        Sponsorship(resolution=row, delegation=delegation, position=position)
        for row, resolution in pairs
        for position, delegation in enumerate(
            dict.fromkeys(delegations[name] for name in resolution.sponsors if name in delegations), start=1
        )
    )


def _store_votes(
    pairs: Pairs, delegations: dict[str, Delegation], problems: list[read.Problem]
) -> dict[int, Vote]:
    """The votes by the keys of their resolutions."""
    votes = {row.pk: _vote(row, resolution.vote) for row, resolution in pairs if resolution.vote}
    for vote in votes.values():
        problems += fit(vote)
    Vote.objects.bulk_create(votes.values())
    ballots = [
        ballot
        for row, resolution in pairs
        if resolution.vote
        for ballot in _ballots(votes[row.pk], resolution.vote, delegations)
    ]
    Ballot.objects.bulk_create(ballots, batch_size=clauses.BATCH)
    return votes


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


def _ballots(row: Vote, vote: read.Vote, delegations: dict[str, Delegation]) -> Iterable[Ballot]:
    """One ballot a delegation: of two that are printed the first stands."""
    positions: dict[Delegation, str] = {}
    for ballot in vote.ballots:
        if delegation := delegations.get(ballot.delegation):
            positions.setdefault(delegation, ballot.position)
    return [Ballot(vote=row, delegation=who, position=position) for who, position in positions.items()]
