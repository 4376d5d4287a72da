"""Taking down what is public, by whoever runs the server."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from django.db import transaction
from django.db.models import QuerySet
from django.urls import Resolver404, resolve
from django.utils import timezone

from archive.models import (
    Committee,
    Conference,
    Document,
    Paper,
    Resolution,
    Session,
    Upload,
    Withdrawal,
    WithdrawnPage,
)
from archive.services.ended import ended_anchors
from archive.services.reading import Refused
from archive.services.removal import take_out

# A page, not yet stored, and what it shows.
Page = tuple[WithdrawnPage, Resolution | Paper | Session | Conference | Committee]


def published(name: str) -> Document:
    """The document that a SHA-256 (its first 8 digits or more) or an address of the archive names.

    An address is that of a source, a resolution or a paper. Raises Refused where it names none, or several.
    """
    found = list(_named(name)[:2])
    if len(found) == 1:
        return found[0]
    if found:
        raise Refused(f"{name} is the beginning of several SHA-256s; give more of it.")
    raise Refused(
        f"{name} names nothing that is published. Give the SHA-256 of a source (8 digits or more), or the "
        "address of a source, a resolution or a paper."
    )


@transaction.atomic
def withdraw(document: Document, reason: str = "") -> None:
    """Take the document out of the archive. Its source stays, as an upload that was withdrawn.

    So neither `ingest` nor `ingest --again` brings it back; staff can, by reopening the upload. What stood at
    the addresses that go with it, and the reason, is kept to be told there.
    """
    now = timezone.now()
    withdrawn = {"state": Upload.State.WITHDRAWN, "decided_at": now, "decided_by": None}
    Upload.objects.get_or_create(source=document.source, defaults=withdrawn)
    Upload.objects.select_for_update().get(source=document.source)
    pages = [*_texts_of(document), *_meetings_of(document.session)]
    take_out(document.source)
    Upload.objects.filter(source=document.source).update(**withdrawn)
    Withdrawal.objects.filter(source=document.source).delete()
    withdrawal = Withdrawal.objects.create(source=document.source, withdrawn_at=now, reason=reason.strip())
    for page, row in pages:
        if not type(row)._default_manager.filter(pk=row.pk).exists():
            page.withdrawal = withdrawal
            page.save()


def _texts_of(document: Document) -> Iterator[Page]:
    resolutions = document.resolutions.select_related("session__conference", "session__committee")
    papers = Paper.objects.filter(document=document).select_related(
        "session__conference", "session__committee"
    )
    texts: list[Resolution | Paper] = [*resolutions, *papers]
    for text in texts:
        named = dict.fromkeys(filter(None, (text.symbol, getattr(text, "code", ""), _title_of(text))))
        name = ", ".join((*named, _meeting(text.session)))
        path = text.get_absolute_url()
        anchors = list(text.clauses.order_by("position").values_list("anchor", flat=True))
        anchors += ended_anchors([path]).get(path, {})
        yield WithdrawnPage(path=path, name=name, anchors=anchors), text


def _title_of(text: Resolution | Paper) -> str:
    return text.heading if isinstance(text, Resolution) else text.title


def _meetings_of(session: Session) -> Iterator[Page]:
    """Those of the session's pages that go if nothing else was published of it."""
    conference, committee = session.conference, session.committee
    yield WithdrawnPage(path=session.get_absolute_url(), name=_meeting(session)), session
    yield WithdrawnPage(path=conference.get_absolute_url(), name=str(conference)), conference
    yield WithdrawnPage(path=committee.get_absolute_url(), name=str(committee)), committee


def _meeting(session: Session) -> str:
    """In names alone, for it is told to visitors of any language."""
    conference = str(session.conference)
    return conference if session.committee.name in conference else f"{session.committee}, {conference}"


def _named(name: str) -> QuerySet[Document]:
    documents = Document.objects.defer("lines", "ledger").select_related("source", "session")
    if re.fullmatch("[0-9a-f]{8,64}", name.lower()):
        return documents.filter(source__sha256__startswith=name.lower())
    try:
        match = resolve(urlsplit(name).path)
    except (Resolver404, ValueError):
        return documents.none()
    if match.url_name in ("source", "source_download"):
        return documents.filter(source__sha256=match.kwargs["sha256"])
    texts = {"resolution": "resolutions__slug", "paper": "paper__slug"}
    if match.url_name not in texts:
        return documents.none()
    session, slug = match.kwargs["session_slug"], match.kwargs["slug"]
    return documents.filter(**{"session__slug": session, texts[match.url_name]: slug})
