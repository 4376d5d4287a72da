"""The way of an upload: received, read and judged by staff, published or discarded."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from operator import attrgetter

from django.contrib.auth.models import User
from django.db import DatabaseError, IntegrityError, transaction
from django.utils import timezone

from archive.models import Document, Session, Source, Upload
from archive.parser.model import ParsedDocument, Problem, Severity
from archive.parser.votes_file import by_symbol
from archive.services.reading import Refused, new_source, read
from archive.services.removal import take_out
from archive.services.replacement import Replacement, replacement_by
from archive.services.sessions import ConferenceFacts, facts_given, left_unsaid, settled_facts
from archive.services.store import store_document
from archive.services.votes import Telling, resolutions_told_of, tellings

logger = logging.getLogger(__name__)

# The state in which each decision leaves an upload.
OUTCOMES = {
    "publish": Upload.State.PUBLISHED,
    "discard": Upload.State.DISCARDED,
    "reopen": Upload.State.REVIEW,
}


@dataclass(frozen=True, slots=True)
class Received:
    """A new upload to judge; or the source that has the same bytes, with its upload if it was uploaded."""

    source: Source
    upload: Upload | None
    is_new: bool


@dataclass(frozen=True, slots=True)
class Review:
    """What publishing an upload would do: what was read, where it would go, and what it would replace.

    `facts` are what staff gave, else what was read, else proposed; `problems` are those that publishing
    would add to the ones of `parsed`; `refusal` says why it cannot be published, and is blank where it can;
    `tellings` are what a votes file tells of resolutions here, in its order. The session is not saved where
    none stands yet.
    """

    parsed: ParsedDocument
    facts: ConferenceFacts
    problems: tuple[Problem, ...]
    session: Session
    replaces: tuple[Document, ...]
    refusal: str
    tellings: tuple[Telling, ...]


def receive(*, data: bytes, name: str, user: User, packed_in: str = "") -> Received:
    """Take a file for review, from the ZIP file of that name if any. Known bytes are not taken twice.

    Raises Refused where it cannot be read.
    """
    source = new_source(data, name, Source.Channel.UPLOAD, packed_in)
    source.received_from = user
    known = _known(source)
    if known is None:
        read(source)
        try:
            with transaction.atomic():
                source.save()
                return Received(source, Upload.objects.create(source=source), is_new=True)
        except IntegrityError:  # the same bytes arrived meanwhile
            known = Source.objects.get(sha256=source.sha256)
    if hasattr(known, "upload"):
        return Received(known, known.upload, is_new=False)
    if hasattr(known, "document"):
        return Received(known, None, is_new=False)
    upload, is_new = Upload.objects.get_or_create(source=known)
    return Received(known, upload, is_new=is_new)


def review(upload: Upload) -> Review:
    """Read the upload; nothing is written. Raises Refused where it cannot be read."""
    parsed, given = read(upload.source), facts_given(upload.source)
    replacement = replacement_by(source=upload.source, parsed=parsed, conference=given)
    return Review(
        parsed,
        settled_facts(parsed, given, []),
        tuple(_problems_added(parsed, given, replacement)),
        replacement.session,
        tuple(document for document in replacement.documents if document.source_id != upload.source_id),
        replacement.refusal,
        tuple(sorted(_tellings(parsed), key=attrgetter("line"))),
    )


def _tellings(parsed: ParsedDocument) -> Iterator[Telling]:
    return tellings(resolutions_told_of(parsed), by_symbol(parsed.decisions))


def problems_added(upload: Upload, parsed: ParsedDocument) -> list[Problem]:
    """The problems that publishing would add: what the file leaves unsaid, what it does to documents here."""
    given = facts_given(upload.source)
    replacement = replacement_by(source=upload.source, parsed=parsed, conference=given)
    return _problems_added(parsed, given, replacement)


def _problems_added(
    parsed: ParsedDocument, given: ConferenceFacts | None, replacement: Replacement
) -> list[Problem]:
    refusal = Problem("part-of-another", replacement.refusal, severity=Severity.ERROR)
    told = [*replacement.problems, *([refusal] if replacement.refusal else [])]
    return [*left_unsaid(parsed, given), *told]


def refusal(upload: Upload, decision: str) -> str:
    """Why the upload cannot be made to "publish", "discard" or "reopen" as it stands; empty where it can."""
    state, name = Upload.State(upload.state), f"{upload} is {upload.get_state_display()}"
    if decision == "discard" and state == Upload.State.PUBLISHED:
        return f"{name}. Reopen it first, which takes it out of the public archive."
    superseded = state == Upload.State.PUBLISHED and not hasattr(upload.source, "document")
    if decision == "publish" and (superseded or state == Upload.State.DISCARDED):
        return f"{name}. Reopen it before you publish it."
    return f"{name} already." if state == OUTCOMES[decision] else ""


@transaction.atomic
def give_facts(*, upload: Upload, facts: ConferenceFacts) -> None:
    """Keep what staff know of the conference; raises Refused once the upload has left review."""
    upload = _locked(upload)
    if upload.state != Upload.State.REVIEW:
        raise Refused(f"{upload} is {upload.get_state_display()}. Reopen it to change what is said of it.")
    upload.conference_name, upload.location = facts.name, facts.location
    upload.start_date, upload.end_date = facts.start_date, facts.end_date
    upload.save()


def publish(*, upload: Upload, user: User) -> Document:
    """Store what was read, in public; once more is no change. Where it raises Refused, nothing changed."""
    with _or_refused(upload, "stored"):
        return _publish(upload, user)


@transaction.atomic
def _publish(upload: Upload, user: User) -> Document:
    upload = _locked(upload)
    if upload.state == Upload.State.PUBLISHED and hasattr(upload.source, "document"):
        return upload.source.document
    if reason := refusal(upload, "publish"):
        raise Refused(reason)
    parsed = read(upload.source)
    document = store_document(source=upload.source, parsed=parsed, conference=facts_given(upload.source))
    _decide(upload, Upload.State.PUBLISHED, user)
    return document


@transaction.atomic
def discard(*, upload: Upload, user: User) -> None:
    """Keep it out of the public archive; once more is no change. Raises Refused for what is published."""
    upload = _locked(upload)
    if upload.state == Upload.State.DISCARDED:
        return
    if reason := refusal(upload, "discard"):
        raise Refused(reason)
    _decide(upload, Upload.State.DISCARDED, user)


def reopen(*, upload: Upload) -> None:
    """Back into review; what was published of it leaves the public archive. Refused: nothing changed."""
    with _or_refused(upload, "reopened"), transaction.atomic():
        upload = _locked(upload)
        take_out(upload.source)
        upload.state, upload.decided_at, upload.decided_by = Upload.State.REVIEW, None, None
        upload.save()


@contextmanager
def _or_refused(upload: Upload, decided: str) -> Iterator[None]:
    """Raise Refused where the database fails. For around a whole transaction."""
    try:
        yield
    except DatabaseError as error:
        logger.exception("Deciding on %s failed", upload)
        reason = str(error).partition("\n")[0]  # what follows quotes the whole row
        raise Refused(
            f"{upload} could not be {decided}, and nothing was changed. The database says: {reason}"
        ) from error


def _known(source: Source) -> Source | None:
    rows = Source.objects.defer("content").select_related("upload", "document")
    return rows.filter(sha256=source.sha256).first()


def _locked(upload: Upload) -> Upload:
    """The row as it stands, held until the transaction ends: two people cannot decide at once."""
    return Upload.objects.select_for_update(of=("self",)).select_related("source").get(pk=upload.pk)


def _decide(upload: Upload, state: Upload.State, user: User) -> None:
    upload.state, upload.decided_at, upload.decided_by = state, timezone.now(), user
    upload.save()
