"""Taking down what is public, by whoever runs the server."""

import re
from urllib.parse import urlsplit

from django.db import transaction
from django.db.models import QuerySet
from django.urls import Resolver404, resolve
from django.utils import timezone

from archive.models import Document, Upload
from archive.services.reading import Refused
from archive.services.removal import take_out


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
def withdraw(document: Document) -> None:
    """Take the document out of the archive. Its source stays, as an upload that was withdrawn.

    So neither `ingest` nor `ingest --again` brings it back; staff can, by reopening the upload.
    """
    withdrawn = {"state": Upload.State.WITHDRAWN, "decided_at": timezone.now(), "decided_by": None}
    Upload.objects.get_or_create(source=document.source, defaults=withdrawn)
    Upload.objects.select_for_update().get(source=document.source)
    take_out(document.source)
    Upload.objects.filter(source=document.source).update(**withdrawn)


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
