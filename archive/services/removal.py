"""How a document goes: with all that it alone said."""

from collections.abc import Iterable, Sequence
from datetime import date

from django.db.models import Q, QuerySet
from django.db.models.fields.json import KT

from archive.models import Committee, Conference, Delegation, Document, Resolution, Session, Source
from archive.services.ended import forget_ended
from archive.services.facts import Said, derive_facts
from archive.services.lock import lock_store
from archive.services.sessions import NO_COMMITTEE
from archive.services.votes import tell_votes, untell


def take_out(source: Source) -> None:
    """Take what was published of a source out of the public archive; the source stays."""
    lock_store()
    gone = list(Document.objects.filter(source=source).select_related("session"))
    forget_ended(gone)
    delegations = remove_documents(gone)
    tidy(gone, delegations)


def remove_documents(documents: Sequence[Document]) -> set[int]:
    """Remove documents with all that hangs on them; answers the delegations they named, for `tidy`.

    What a votes file told of goes with it, unless another tells of it too.
    """
    if not documents:
        return set()
    named = (
        Q(sponsorships__resolution__document__in=documents)
        | Q(ballots__vote__resolution__document__in=documents)
        | Q(ballots__vote__told_by__in=documents)
    )
    delegations = set(Delegation.objects.filter(named).values_list("pk", flat=True))
    told = Resolution.objects.filter(vote__told_by__in=documents).exclude(document__in=documents)
    left = list(told.select_related("session__conference"))
    untell(left)
    Document.objects.only("pk").filter(pk__in=[document.pk for document in documents]).delete()
    tell_votes(left)
    return delegations


def tidy(gone: Sequence[Document], delegations: Iterable[int], stored: Document | None = None) -> None:
    """Derive anew what documents say together, once some are gone and perhaps another was stored.

    `derive_facts` has done so for the session of the one that was stored. Sessions, conferences, committees
    and delegations that no document is left of go.
    """
    sessions = [stored.session] if stored else []
    left = {document.session_id for document in gone} - {session.pk for session in sessions}
    if left:
        sessions += Session.objects.filter(pk__in=left).select_related("conference", "committee")
    said = [Said(**document.said) for document in gone]
    coming = [Said(**stored.said)] if stored else []
    for session in sessions:
        conference, committee = session.conference, session.committee
        if not (stored and stored.session_id == session.pk):
            if session.documents.exists():
                derive_facts(session)
            else:
                session.delete()
        _tidy_conference(conference, said, coming)
        _tidy_committee(committee, said)
    if delegations:
        Delegation.objects.filter(pk__in=delegations, sponsorships=None, ballots=None).delete()


def _tidy_conference(conference: Conference, gone: Sequence[Said], coming: Sequence[Said]) -> None:
    """What staff put right stays, for no document said it."""
    if gone and not conference.sessions.exists():
        conference.delete()
        return
    documents = Document.objects.filter(session__conference=conference)
    location, end_date = conference.location, conference.end_date
    if _is_open(location, "location", gone, coming):
        conference.location = next(iter(_said(documents, "location")), "")
    if _is_open(str(end_date or ""), "end_date", gone, coming):
        ends = map(date.fromisoformat, _said(documents, "end_date"))
        start = conference.start_date or date.min
        conference.end_date = next((end for end in ends if end >= start), None)
    if (conference.location, conference.end_date) != (location, end_date):
        conference.save()


def _is_open(value: str, name: str, gone: Iterable[Said], coming: Iterable[Said]) -> bool:
    """Whether what the conference is known by may be another now."""
    before, now = ({getattr(said, name) for said in some} - {""} for some in (gone, coming))
    return bool(before | now) and (not value or value in before)


def _tidy_committee(committee: Committee, gone: Sequence[Said]) -> None:
    if not gone:
        return
    if not committee.sessions.exists():
        committee.delete()
    elif committee.acronym in {said.acronym for said in gone} and committee.name != NO_COMMITTEE:
        documents = Document.objects.filter(session__committee=committee)
        committee.acronym = next(iter(_said(documents, "acronym")), "")
        committee.save()


def _said(documents: QuerySet[Document], name: str) -> list[str]:
    """What the documents say under that name, the oldest source's first, where they say anything."""
    values = documents.order_by("source_id").annotate(value=KT(f"said__{name}")).filter(value__gt="")
    return list(values.values_list("value", flat=True)[:10])
