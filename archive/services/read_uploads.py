"""Reading outside the request: the task that reads an upload, and what brings back one that was lost.

Guarantee: an upload that waits is read, whatever dies meanwhile, and what was read stands there whole or not
at all. The upload's own state says whether it was read; a task only calls for it, and calling twice does no
harm. Its queue alone would lose what a worker was doing when it was killed: the task says "running" for ever
(docs/decisions/0012-reading-outside-the-request.md).
"""

from collections.abc import Iterator
from concurrent.futures import CancelledError
from contextlib import contextmanager, suppress
from dataclasses import asdict
from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django_tasks import task
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from archive.models import Upload
from archive.parser.model import ParsedDocument
from archive.parser.workers import Readers
from archive.services.claims import being_read, claim
from archive.services.reading import Parse, Refused, read
from archive.services.storable import read_storable
from archive.services.summary import summed_up
from archive.services.told import told_by_batch
from archive.services.versions import Cause, keep_version

QUEUE = "reading"
# Between taking a task and claiming its upload a worker needs some milliseconds.
GRACE = timedelta(seconds=2)
# So long the queue tells of what is done.
KEPT = timedelta(days=1)


_parse: Parse = read_storable


class Ended(Exception):  # noqa: N818 - an order, not a fault
    """Whoever reads was told to end: the upload goes on waiting, and is called for again."""


@task(queue_name=QUEUE)
def read_upload(upload: int, again: bool = False) -> None:
    """Read the upload of that key if it waits, or `again` if it is in review; else do nothing."""
    with claim(upload) as is_ours, suppress(Ended):
        if is_ours:
            _read(upload, {Upload.State.RECEIVED, *([Upload.State.REVIEW] if again else [])})


def _read(key: int, states: set[Upload.State]) -> None:
    upload = Upload.objects.select_related("source").filter(pk=key, state__in=states).first()
    if upload is None:
        return
    unread = Upload.objects.filter(pk=key, state__in=states)  # as long as nobody decides meanwhile
    try:
        parsed = read(upload.source, _parse)
    except Refused as refusal:
        unread.update(state=Upload.State.UNREADABLE, refusal=str(refusal), read_at=timezone.now())
        return
    with transaction.atomic():
        told = told_by_batch(upload, parsed)
        columns = told | asdict(summed_up(upload, parsed))
        if unread.update(state=Upload.State.REVIEW, read_at=timezone.now(), **columns):
            keep_version(upload.source, parsed, Cause.READING)


@contextmanager
def reading_in_processes(number: int) -> Iterator[None]:
    """While it lasts, tasks in this process read in so many processes of their own."""
    global _parse
    ended = False
    with Readers(number, read_storable) as readers:

        def parse(data: bytes, name: str) -> ParsedDocument:
            try:
                parsed = readers.read(data, name).result()
            except (CancelledError, RuntimeError) as error:  # no reader takes anything any more
                raise Ended from error
            if ended:  # the process was ended, which says nothing of the file
                raise Ended
            return parsed

        _parse = parse
        try:
            yield
        finally:
            ended = True
    _parse = read_storable


def put_back_lost() -> int:
    """Call again for each upload that waits, is not being read, and is called for by no task.

    A task that is "running" while nobody reads its upload is that of a worker that died. Answers how many
    uploads were lost.
    """
    now = timezone.now()
    with transaction.atomic():
        waiting = set(Upload.objects.filter(state=Upload.State.RECEIVED).values_list("pk", flat=True))
        held = being_read()
        unfinished = (TaskResultStatus.READY, TaskResultStatus.RUNNING)
        tasks = DBTaskResult.objects.filter(task_path=read_upload.module_path, status__in=unfinished)
        called, lost = set(), []
        for pk, status, started_at, given in tasks.values_list("pk", "status", "started_at", "args_kwargs"):
            upload = given["args"][0]
            is_running = status == TaskResultStatus.RUNNING
            if is_running and upload not in held and (started_at or now) < now - GRACE:
                lost.append(pk)
            called.add(upload)
        DBTaskResult.objects.filter(pk__in=lost, status=TaskResultStatus.RUNNING).update(
            status=TaskResultStatus.READY
        )
        uncalled = waiting - held - called
        for upload in uncalled:
            read_upload.enqueue(upload)
    return len(lost) + len(uncalled)


def forget_finished() -> None:
    """Take out of the queue what was done more than a day ago."""
    DBTaskResult.objects.finished().filter(
        task_path=read_upload.module_path, finished_at__lt=timezone.now() - KEPT
    ).delete()
