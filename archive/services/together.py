"""Publishing all that belongs to one session or one conference in one step, tried out beforehand."""

import hashlib
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Count, Q, QuerySet

from archive.models import Document, Source, Upload
from archive.parser.model import ParsedDocument, Problem
from archive.services.duplicates import Duplicate, duplicates_refusal, open_duplicates
from archive.services.lock import lock_store
from archive.services.reading import Refused, read
from archive.services.replacement import Replacement, replacement_by
from archive.services.review import or_refused, publish_version, refusal
from archive.services.seen import sights
from archive.services.sessions import ConferenceFacts, facts_given
from archive.services.store import store_document
from archive.services.summary import problems_beside

# Uploads published in one step. To try that many out takes as long as to read them: two to twenty seconds.
MOST = 100


@dataclass(frozen=True, slots=True)
class Meeting:
    """A conference by its name and first day; with a committee, its session there."""

    conference: str
    start: date | None = None
    committee: str = ""

    def __str__(self) -> str:
        return f"{self.committee}, {self.conference}" if self.committee else self.conference


@dataclass(frozen=True, slots=True)
class Turn:
    """What publishing one upload comes to, as the archive is when its turn comes.

    `document` is stored by then, None where `blocks` says in sentences what stands in the way. `mark` is the
    digest of all that was weighed; `told` are the problems that readers are told; `replaces` are the
    sources whose place it takes.
    """

    upload: Upload
    document: Document | None = None
    blocks: tuple[str, ...] = ()
    mark: str = ""
    told: int = 0
    replaces: tuple[Source, ...] = ()


def awaiting(meeting: Meeting) -> QuerySet[Upload]:
    """What is in review and belongs there as it was read last, in the order in which it came."""
    rows = Upload.objects.filter(
        state=Upload.State.REVIEW, meeting_name=meeting.conference, meeting_start=meeting.start
    )
    if meeting.committee:
        rows = rows.filter(meeting_committee=meeting.committee)
    return rows.select_related("source").defer("source__content").order_by("source_id")


def meetings() -> list[tuple[Meeting, int]]:
    """The session of each thing in review, with the number of uploads, the latest conference first."""
    rows = Upload.objects.filter(state=Upload.State.REVIEW).exclude(meeting_name="").order_by()
    named = rows.values_list("meeting_name", "meeting_start", "meeting_committee").annotate(Count("pk"))
    found = [(Meeting(*names), number) for *names, number in named]
    return sorted(
        found,
        key=lambda pair: (-(pair[0].start or date.min).toordinal(), pair[0].conference, pair[0].committee),
    )


def unread_beside(uploads: Sequence[Upload]) -> list[Upload]:
    """What was sent in one go with these and was not or could not be read: nobody knows where it goes."""
    beside = Q(source__deliveries__batch__deliveries__source__in=[upload.source_id for upload in uploads])
    states = (Upload.State.RECEIVED, Upload.State.UNREADABLE)
    rows = Upload.objects.filter(beside, state__in=states).select_related("source").defer("source__content")
    return list(rows.distinct().order_by("source_id")[:MOST])


@contextmanager
def as_if_published(uploads: Sequence[Upload]) -> Iterator[list[Turn]]:
    """While it lasts all of these that nothing blocks are stored, in their order; then that is taken back."""
    parsed = [_read(upload) for upload in uploads]
    with transaction.atomic():
        lock_store()
        stored: set[int] = set()
        turns = []
        for upload, reading in zip(uploads, parsed, strict=True):
            turn = _tried(upload, reading, stored)
            stored |= {turn.document.pk} if turn.document else set()
            turns.append(turn)
        yield turns
        transaction.set_rollback(True)


def publish_together(*, marks: Mapping[int, str], user: User) -> list[Document]:
    """Publish uploads by their keys, each with the mark that its turn had when it was looked at.

    All or none: raises Refused, which says what stands in the way of which, and then nothing changed.
    """
    if len(marks) > MOST:
        raise Refused(f"At most {MOST} documents are published in one step.")
    with or_refused("What you chose", "published"), transaction.atomic():
        rows = Upload.objects.select_for_update(of=("self",)).select_related("source").order_by("source_id")
        uploads = list(rows.filter(pk__in=marks))
        parsed = [_read(upload) for upload in uploads]
        lock_store()
        documents: list[Document] = []
        for upload, reading in zip(uploads, parsed, strict=True):
            turn = _take(upload, reading, {document.pk for document in documents})
            if turn.document is None:
                raise Refused(f"Nothing was published. {upload}: {' '.join(turn.blocks)}")
            if turn.mark != marks[upload.pk]:
                raise Refused(f"Nothing was published. {upload} is not as you looked at it: look again.")
            assert not isinstance(reading, str)  # noqa: S101 - it was stored
            publish_version(upload, reading, turn.replaces, user)
            documents.append(turn.document)
        return documents


def _read(upload: Upload) -> ParsedDocument | str:
    """What was read, or why it cannot be."""
    if reason := refusal(upload, "publish"):
        return reason
    try:
        return read(upload.source)
    except Refused as refused:
        return str(refused)


def _tried(upload: Upload, parsed: ParsedDocument | str, stored: Collection[int]) -> Turn:
    """The same as `_take`, where the database may refuse one and take the others."""
    try:
        with or_refused(upload, "stored"), transaction.atomic():
            return _take(upload, parsed, stored)
    except Refused as refused:
        return Turn(upload, blocks=(str(refused),))


def _take(upload: Upload, parsed: ParsedDocument | str, stored: Collection[int]) -> Turn:
    """Store one, if nothing blocks it; `stored` are the documents of this step so far."""
    if isinstance(parsed, str):
        return Turn(upload, blocks=(parsed,))
    given = facts_given(upload.source)
    replacement = replacement_by(source=upload.source, parsed=parsed, conference=given)
    problems = [*parsed.problems, *problems_beside(parsed, given, replacement)]
    mark = _mark(parsed, given, replacement)
    duplicates = open_duplicates(upload, parsed, replacement)
    if blocks := tuple(_blocks(upload, problems, duplicates, replacement, stored)):
        return Turn(upload, blocks=blocks, mark=mark)
    replaces = tuple(document.source for document in replacement.documents)
    document = store_document(source=upload.source, parsed=parsed, conference=given)
    return Turn(upload, document, (), mark, len(problems), replaces)


def _blocks(
    upload: Upload,
    problems: Sequence[Problem],
    duplicates: Sequence[Duplicate],
    replacement: Replacement,
    stored: Collection[int],
) -> Iterator[str]:
    if replacement.refusal:
        yield replacement.refusal
    unseen = [sight for sight in sights(upload, problems) if sight.is_open]
    votes = sum(sight.needs_note for sight in unseen)
    if others := len(unseen) - votes:
        yield f"{others} problem{' is' if others == 1 else 's are'} not ticked as seen."
    if votes:
        yield f"{votes} vote{' does' if votes == 1 else 's do'} not add up, and no note says why."
    ours = [each for each in duplicates if each.document and each.document.pk in stored]
    for each in ours:
        yield f"It holds texts of {each.source}, which is among these: publish one of both."
    if others_here := duplicates_refusal(upload, [each for each in duplicates if each not in ours]):
        yield others_here


def _mark(parsed: ParsedDocument, given: ConferenceFacts | None, replacement: Replacement) -> str:
    session = replacement.session
    weighed = (
        parsed,
        given,
        [document.pk for document in replacement.documents],
        (session.conference.name, session.conference.start_date, session.committee.name),
    )
    return hashlib.sha256(repr(weighed).encode("utf-8", "replace")).hexdigest()
