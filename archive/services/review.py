"""The way of an upload that was read: judged by staff, published or discarded."""

import logging
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from operator import attrgetter

from django.contrib.auth.models import User
from django.db import DatabaseError, transaction
from django.utils import timezone

from archive.models import Document, Session, Source, Upload
from archive.parser.model import ParsedDocument, Problem
from archive.parser.votes_file import by_symbol
from archive.services.duplicates import Duplicate, duplicates_refusal, open_duplicates
from archive.services.read_uploads import read_upload
from archive.services.reading import Refused, read
from archive.services.removal import take_out
from archive.services.replacement import Replacement, replacement_by
from archive.services.seen import mark_seen, unseen
from archive.services.sessions import ConferenceFacts, facts_given, settled_facts
from archive.services.store import store_document
from archive.services.summary import problems_added, problems_beside
from archive.services.versions import Cause, keep_version
from archive.services.votes import Telling, resolutions_told_of, tellings

logger = logging.getLogger(__name__)

# The state in which each decision leaves an upload.
OUTCOMES = {
    "publish": Upload.State.PUBLISHED,
    "discard": Upload.State.DISCARDED,
    "reopen": Upload.State.REVIEW,
}


@dataclass(frozen=True, slots=True)
class Review:
    """What publishing an upload would do: what was read, where it would go, and what it would replace.

    `facts` are what staff gave, else what was read, else proposed; `problems` are those that publishing
    would add to the ones of `parsed`; `refusal` says why it cannot be published, and is blank where it can;
    `tellings` are what a votes file tells of resolutions here, in its order; `duplicates` are what is here
    already of it, on which nobody chose yet. The session is not saved where none stands yet.
    """

    parsed: ParsedDocument
    facts: ConferenceFacts
    problems: tuple[Problem, ...]
    session: Session
    replaces: tuple[Document, ...]
    refusal: str
    tellings: tuple[Telling, ...]
    duplicates: tuple[Duplicate, ...]


def review(upload: Upload) -> Review:
    """Read the upload; nothing is written. Raises Refused where it cannot be read."""
    parsed, given = read(upload.source), facts_given(upload.source)
    replacement = replacement_by(source=upload.source, parsed=parsed, conference=given)
    return Review(
        parsed,
        settled_facts(parsed, given, []),
        tuple(problems_beside(parsed, given, replacement)),
        replacement.session,
        tuple(document for document in replacement.documents if document.source_id != upload.source_id),
        replacement.refusal,
        tuple(sorted(_tellings(parsed), key=attrgetter("line"))),
        tuple(_duplicates(upload, parsed, replacement)),
    )


def _duplicates(upload: Upload, parsed: ParsedDocument, replacement: Replacement) -> list[Duplicate]:
    """None of what was decided on."""
    return open_duplicates(upload, parsed, replacement) if upload.state in Upload.UNDECIDED else []


def _tellings(parsed: ParsedDocument) -> Iterator[Telling]:
    return tellings(resolutions_told_of(parsed), by_symbol(parsed.decisions))


def refusal(upload: Upload, decision: str) -> str:
    """Why the upload cannot be made to "publish", "discard" or "reopen" as it stands; empty where it can."""
    state, name = Upload.State(upload.state), f"{upload} is {upload.get_state_display()}"
    if decision == "publish" and state == Upload.State.RECEIVED:
        return f"{name}. It can be published once that is done."
    if decision == "discard" and state == Upload.State.PUBLISHED:
        return f"{name}. Reopen it first, which takes it out of the public archive."
    superseded = state == Upload.State.PUBLISHED and not hasattr(upload.source, "document")
    if decision == "publish" and (superseded or state in (Upload.State.DISCARDED, Upload.State.WITHDRAWN)):
        return f"{name}. Reopen it before you publish it."
    if decision == "reopen" and state == Upload.State.RECEIVED:
        return f"{name} already."
    return f"{name} already." if state == OUTCOMES[decision] else ""


@transaction.atomic
def tick(*, upload: Upload, notes: Mapping[str, str], user: User) -> list[Problem]:
    """Tick those problems of an upload as seen whose keys are given, each with its note, if it needs one.

    Answers which were ticked that were not before.
    """
    parsed = read(upload.source)
    problems = [*parsed.problems, *problems_added(upload, parsed)]
    return mark_seen(upload=upload, problems=problems, notes=notes, user=user)


def unseen_refusal(upload: Upload, number: int) -> str:
    """Why an upload with so many unseen problems is not published."""
    what = "1 problem is" if number == 1 else f"{number} problems are"
    return f"{upload} cannot be published yet: {what} not ticked as seen."


@transaction.atomic
def give_facts(*, upload: Upload, facts: ConferenceFacts) -> None:
    """Keep what staff know of the conference; raises Refused once the upload has left review."""
    upload = locked(upload)
    if upload.state != Upload.State.REVIEW:
        raise Refused(f"{upload} is {upload.get_state_display()}. Reopen it to change what is said of it.")
    upload.conference_name, upload.location = facts.name, facts.location
    upload.start_date, upload.end_date = facts.start_date, facts.end_date
    upload.save()
    read_upload.enqueue(upload.pk, again=True)  # for its problems may be others now


def publish(*, upload: Upload, user: User) -> Document:
    """Store what was read, in public; once more is no change. Where it raises Refused, nothing changed.

    No problem may be unseen.
    """
    with or_refused(upload, "stored"):
        return _publish(upload, user)


@transaction.atomic
def _publish(upload: Upload, user: User) -> Document:
    upload = locked(upload)
    if upload.state == Upload.State.PUBLISHED and hasattr(upload.source, "document"):
        return upload.source.document
    if reason := refusal(upload, "publish"):
        raise Refused(reason)
    parsed = read(upload.source)
    given = facts_given(upload.source)
    replacement = replacement_by(source=upload.source, parsed=parsed, conference=given)
    if reason := duplicates_refusal(upload, open_duplicates(upload, parsed, replacement)):
        raise Refused(reason)
    left = unseen(upload, [*parsed.problems, *problems_beside(parsed, given, replacement)])
    if left:
        raise Refused(unseen_refusal(upload, len(left)))
    document = store_document(source=upload.source, parsed=parsed, conference=given)
    publish_version(upload, parsed, [document.source for document in replacement.documents], user)
    return document


@transaction.atomic
def discard(*, upload: Upload, user: User) -> None:
    """Keep it out of the public archive; once more is no change. Raises Refused for what is published."""
    upload = locked(upload)
    if upload.state == Upload.State.DISCARDED:
        return
    if reason := refusal(upload, "discard"):
        raise Refused(reason)
    upload.supersedes.clear()
    decide(upload, Upload.State.DISCARDED, user)


def reopen(*, upload: Upload) -> None:
    """Back into review; what was published of it leaves the public archive. Refused: nothing changed.

    What was never read, or could not be, is read.
    """
    with or_refused(upload, "reopened"), transaction.atomic():
        upload = locked(upload)
        take_out(upload.source)
        is_read = upload.read_at and not upload.refusal
        upload.state = Upload.State.REVIEW if is_read else Upload.State.RECEIVED
        upload.decided_at, upload.decided_by, upload.refusal = None, None, ""
        upload.save()
        if not is_read:
            read_upload.enqueue(upload.pk)


@contextmanager
def or_refused(what: object, decided: str) -> Iterator[None]:
    """Raise Refused where the database fails. For around a whole transaction."""
    try:
        yield
    except DatabaseError as error:
        logger.exception("Deciding on %s failed", what)
        reason = str(error).partition("\n")[0]  # what follows quotes the whole row
        raise Refused(
            f"{what} could not be {decided}, and nothing was changed. The database says: {reason}"
        ) from error


def locked(upload: Upload) -> Upload:
    """The row as it stands, held until the transaction ends: two people cannot decide at once."""
    return Upload.objects.select_for_update(of=("self",)).select_related("source").get(pk=upload.pk)


def publish_version(upload: Upload, parsed: ParsedDocument, replaced: Iterable[Source], user: User) -> None:
    """Write down that what was read of an upload is public now, and in whose place. For where it is held."""
    upload.supersedes.clear()
    keep_version(upload.source, parsed, Cause.PUBLISHED, user=user, replaced=replaced)
    decide(upload, Upload.State.PUBLISHED, user)


def decide(upload: Upload, state: Upload.State, user: User) -> None:
    """Write down who decided, and how. For within a transaction that holds the row."""
    upload.state, upload.decided_at, upload.decided_by = state, timezone.now(), user
    upload.save()
