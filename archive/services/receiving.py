"""What staff send: each file is kept or refused by itself, a ZIP file document by document.

Nothing is read here: that is called for, and done outside the request.
"""

import logging
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeGuard

from django.conf import settings
from django.contrib.auth.models import User
from django.db import IntegrityError, transaction

from archive.models import Source, Upload
from archive.services.arrivals import Arrival, members_of
from archive.services.read_uploads import read_upload
from archive.services.reading import Refused, clean_name, is_packed, new_source

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Received:
    """A new upload to judge; or the source that has the same bytes, with its upload if it was uploaded."""

    source: Source
    upload: Upload | None
    is_new: bool


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of one document: it was received, or else `refusal` says why not.

    `failed` is False for what was left out of a ZIP file because it is no document.
    """

    name: str
    received: Received | None = None
    refusal: str = ""
    failed: bool = True
    packed_in: str = ""


def receive(*, data: bytes, name: str, user: User | None, packed_in: str = "") -> Received:
    """Keep a file for review, from the ZIP file of that name if any, and call for it to be read.

    Known bytes are not kept twice. Raises Refused for a file of another kind or too large.
    """
    source = new_source(data, name, Source.Channel.UPLOAD, packed_in)
    source.received_from = user
    known = _known(source)
    if not _stands(known):
        try:
            return Received(known or source, _kept(known or source), is_new=True)
        except IntegrityError:  # the same bytes arrived meanwhile
            known = Source.objects.defer("content").get(sha256=source.sha256)
    return Received(known, getattr(known, "upload", None), is_new=False)


def _stands(known: Source | None) -> TypeGuard[Source]:
    """Whether anything was made of it: what is left of a document that another replaced is taken anew."""
    return known is not None and (hasattr(known, "upload") or hasattr(known, "document"))


@transaction.atomic
def _kept(source: Source) -> Upload:
    """The source and its call stand together, or neither does."""
    if source.pk is None:
        source.save()
    upload = Upload.objects.create(source=source)
    read_upload.enqueue(upload.pk)
    upload.refresh_from_db()  # where tasks are done at once, it is read by now
    return upload


def _known(source: Source) -> Source | None:
    rows = Source.objects.defer("content").select_related("upload", "document")
    return rows.filter(sha256=source.sha256).first()


def receive_file(*, data: bytes, name: str, user: User | None) -> Iterator[Answer]:
    """An answer for the file; for each document in a ZIP file one, and one for what was left out of it."""
    arrivals = [Arrival(name, name, data)]
    if is_packed(name):
        arrivals = list(members_of(data, clean_name(name), name))
        documents = sum(not arrival.refusal for arrival in arrivals)
        if documents > settings.ARCHIVE_MAX_DOCUMENTS:
            yield Answer(clean_name(name), refusal=_too_many(name, documents))
            return
    for arrival in arrivals:
        yield receive_arrival(arrival, user)


def receive_arrival(arrival: Arrival, user: User | None) -> Answer:
    """No document ends the others, not even one that the program errs on."""
    if arrival.refusal:
        return Answer(clean_name(arrival.name), refusal=arrival.refusal, failed=arrival.failed)
    try:
        received = receive(data=arrival.data, name=arrival.name, user=user, packed_in=arrival.packed_in)
    except Refused as refusal:
        return Answer(clean_name(arrival.name), refusal=str(refusal), packed_in=arrival.packed_in)
    except Exception as error:
        logger.exception("%s brought the program to an error", arrival.label)
        message = f"{clean_name(arrival.name)} brought the program to an error ({error!r}). Please report it."
        return Answer(clean_name(arrival.name), refusal=message, packed_in=arrival.packed_in)
    return Answer(clean_name(arrival.name), received, packed_in=arrival.packed_in)


def _too_many(name: str, number: int) -> str:
    return (
        f"{clean_name(name)} holds {number} documents; at most {settings.ARCHIVE_MAX_DOCUMENTS} are taken at "
        "once. Split it, or have it ingested from the shell."
    )
