"""Files sent in one go: kept one by one, and looked at together until each is read."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Count, Q, QuerySet

from archive.models import Batch, Delivery, Upload
from archive.services.claims import being_read
from archive.services.read_uploads import read_upload
from archive.services.reading import clean_name
from archive.services.receiving import Answer
from archive.services.sessions import ConferenceFacts
from archive.services.summary import twins_of
from archive.services.told import give


class Stage(StrEnum):
    """How far a file of a batch has come."""

    QUEUED = "queued"
    READING = "reading"
    READ = "read"
    PROBLEM = "problem"
    DUPLICATE = "duplicate"
    LEFT_OUT = "left out"
    PUBLISHED = "published"
    DISCARDED = "discarded"
    WITHDRAWN = "withdrawn"


STAGES = {
    Upload.State.RECEIVED: Stage.QUEUED,
    Upload.State.REVIEW: Stage.READ,
    Upload.State.UNREADABLE: Stage.PROBLEM,
    Upload.State.PUBLISHED: Stage.PUBLISHED,
    Upload.State.DISCARDED: Stage.DISCARDED,
    Upload.State.WITHDRAWN: Stage.WITHDRAWN,
}
UNFINISHED = (Stage.QUEUED, Stage.READING)


@dataclass(frozen=True, slots=True)
class Row:
    """A file of a batch as it is now; `upload` is what was made of it, None where nothing new was.

    `twin` is another upload in which the same texts were read.
    """

    delivery: Delivery
    stage: Stage
    upload: Upload | None
    twin: Upload | None = None


@dataclass(frozen=True, slots=True)
class Progress:
    """Of the files of a batch, how many came and how many wait to be read or are being read."""

    files: int
    unread: int

    @property
    def done(self) -> int:
        return self.files - self.unread


def start_batch(user: User | None) -> Batch:
    return Batch.objects.create(received_from=user)


def note(batch: Batch, answer: Answer) -> Delivery:
    """Keep what became of a file that was sent."""
    received = answer.received
    return Delivery.objects.create(
        batch=batch,
        name=answer.name,
        packed_in=clean_name(answer.packed_in) if answer.packed_in else "",
        source=received.source if received else None,
        is_new=bool(received and received.is_new),
        refusal=answer.refusal,
        failed=answer.failed,
    )


def progress(batch: Batch) -> Progress:
    is_unread = Q(is_new=True, source__upload__state=Upload.State.RECEIVED)
    counted = batch.deliveries.aggregate(files=Count("pk"), unread=Count("pk", filter=is_unread))
    return Progress(**counted)


def deliveries(batch: Batch) -> QuerySet[Delivery]:
    """In the order in which they came, without the bytes and the texts."""
    rows = batch.deliveries.select_related("source__upload", "source__document")
    heavy = ("content", "document__lines", "document__ledger", "document__said", "document__names")
    return rows.defer(*(f"source__{field}" for field in heavy)).order_by("pk")


def rows(found: Iterable[Delivery]) -> list[Row]:
    held = being_read()
    shown = [_row(delivery, held) for delivery in found]
    return [
        replace(row, twin=twin)
        for row, twin in zip(shown, twins_of([row.upload for row in shown]), strict=True)
    ]


def _row(delivery: Delivery, held: set[int]) -> Row:
    source = delivery.source
    if source is None:
        return Row(delivery, Stage.PROBLEM if delivery.failed else Stage.LEFT_OUT, None)
    if not delivery.is_new:
        return Row(delivery, Stage.DUPLICATE, None)
    stage = STAGES[Upload.State(source.upload.state)]
    if stage is Stage.QUEUED and source.upload.pk in held:
        stage = Stage.READING
    return Row(delivery, stage, source.upload)


def unsaid_in(batch: Batch) -> Counter[str]:
    """How many of its files that may still be told of do not say their "name", "dates" or "location"."""
    return Counter(what for lacking in _telling(batch).values_list("unsaid", flat=True) for what in lacking)


def _telling(batch: Batch) -> QuerySet[Upload]:
    of_batch = Delivery.objects.filter(batch=batch, is_new=True)
    return Upload.objects.filter(state=Upload.State.REVIEW, source__in=of_batch.values("source"))


@transaction.atomic
def tell(batch: Batch, facts: ConferenceFacts) -> int:
    """Keep what staff know of all files of the batch, and give it to each that does not say it.

    Those that wait to be read are given it when they are. Answers how many were given something.
    """
    before = Batch.objects.select_for_update().get(pk=batch.pk)
    batch.conference_name, batch.location = facts.name, facts.location
    batch.start_date, batch.end_date = facts.start_date, facts.end_date
    batch.save()
    given = 0
    for upload in _telling(batch).select_for_update(of=("self",)):
        columns = give(upload, batch, upload.unsaid, before)
        if columns:
            upload.save(update_fields=list(columns))
            read_upload.enqueue(upload.pk, again=True)  # for its problems may be others now
            given += 1
    return given
