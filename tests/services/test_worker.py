"""Reading outside the request, by the real queue and the real worker."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from archive.models import Upload
from archive.services import read_uploads
from archive.services.claims import being_read, claim
from archive.services.read_uploads import forget_finished, put_back_lost
from archive.services.receiving import receive
from archive.services.review import discard
from tests.services.files import LAKESIDE, OTHER, sample

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("with_a_queue")]

PROJECT = Path(__file__).parents[2]
# Read for some seconds: long enough to be found at it.
LONG = sample(LAKESIDE) * 20


def sent(*files: bytes) -> list[Upload]:
    uploads = [receive(data=data, name=f"{n}.txt", user=None).upload for n, data in enumerate(files)]
    return [upload for upload in uploads if upload]


def states(uploads: list[Upload]) -> list[str]:
    found = dict(Upload.objects.values_list("pk", "state"))
    return [found[upload.pk] for upload in uploads]


@contextmanager
def worker(*options: str) -> Iterator[subprocess.Popen[bytes]]:
    """`manage.py worker` in a process of its own, on the database of the tests."""
    place = connection.settings_dict
    at = connection.get_connection_params()
    address = f"postgresql:///{place['NAME']}?host={at['host']}&port={at['port']}&user={at['user']}"
    process = subprocess.Popen(
        [sys.executable, "manage.py", "worker", "--readers=2", *options],
        cwd=PROJECT,
        env={**os.environ, "DATABASE_URL": os.environ.get("DATABASE_URL_OF_TESTS", address)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def until(what, seconds=60.0):
    """Waits until it is so; whether it came to be."""
    end = time.monotonic() + seconds
    while not (found := what()):
        if time.monotonic() > end:
            break
        time.sleep(0.05)
    return found


def test_what_is_sent_waits_and_is_read_by_the_worker():
    uploads = sent(sample(LAKESIDE), sample(OTHER), b"")
    assert states(uploads) == ["received"] * 3
    with worker("--until-empty") as process:
        said, _ = process.communicate(timeout=60)
    assert (process.returncode, said.decode()) == (0, "")
    assert states(uploads) == ["review", "review", "unreadable"]
    first = Upload.objects.get(pk=uploads[0].pk)
    assert (first.kind, first.resolutions, first.unsaid) == ("session_report", 3, ["location"])


def test_a_worker_killed_while_it_reads_loses_nothing():
    long, short = sent(LONG, sample(OTHER))
    with worker() as process:
        assert until(lambda: being_read() and states([short]) == ["review"])
        assert until(lambda: DBTaskResult.objects.running().count() == 1)  # the short one's is finished too
        assert being_read() == {long.pk}
        process.kill()
        process.wait()
    assert until(lambda: being_read() == set())
    assert states([long, short]) == ["received", "review"]
    assert DBTaskResult.objects.running().count() == 1  # what the queue alone would believe for ever
    read_before = Upload.objects.get(pk=short.pk).read_at
    with worker("--until-empty") as process:
        assert process.wait(timeout=120) == 0
    assert states([long, short]) == ["review", "review"]
    assert Upload.objects.get(pk=short.pk).read_at == read_before
    assert Upload.objects.get(pk=long.pk).resolutions == 60
    assert not DBTaskResult.objects.running().exists()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_told_to_end_it_ends_and_blames_no_file(number):
    uploads = sent(LONG)
    with worker() as process:
        assert until(being_read)
        process.send_signal(number)
        said, _ = process.communicate(timeout=20)
    assert (process.returncode, said.decode(), states(uploads)) == (0, "", ["received"])
    assert put_back_lost() == 1


def test_it_ends_with_the_process_that_started_it():
    script = "import subprocess, sys, os; print(subprocess.Popen([*sys.argv[1:], str(os.getpid())]).pid)"
    command = [sys.executable, "manage.py", "worker", "--parent"]
    started = subprocess.run(
        [sys.executable, "-c", script, *command], cwd=PROJECT, stdout=subprocess.PIPE, check=True, text=True
    )
    assert until(lambda: not Path(f"/proc/{int(started.stdout)}").exists(), 30)


class TestPutBack:
    def running(self, upload, *, seconds_ago=60):
        DBTaskResult.objects.filter(args_kwargs__args__0=upload.pk).update(
            status="RUNNING", started_at=timezone.now() - timedelta(seconds=seconds_ago)
        )

    def test_what_nobody_reads(self):
        (upload,) = sent(sample(LAKESIDE))
        assert put_back_lost() == 0
        self.running(upload)
        assert (put_back_lost(), DBTaskResult.objects.ready().count()) == (1, 1)

    def test_not_what_is_being_read_or_was_taken_just_now(self):
        one, other = sent(sample(LAKESIDE), sample(OTHER))
        self.running(one)
        self.running(other, seconds_ago=0)
        with claim(one.pk) as ours:
            assert (ours, put_back_lost()) == (True, 0)

    def test_what_no_task_calls_for(self):
        (upload,) = sent(sample(LAKESIDE))
        DBTaskResult.objects.update(status="FAILED")
        assert (put_back_lost(), put_back_lost()) == (1, 0)
        assert DBTaskResult.objects.ready().get().args_kwargs["args"] == [upload.pk]

    def test_what_is_done_is_forgotten_after_a_day(self):
        sent(sample(LAKESIDE), sample(OTHER))
        for n, result in enumerate(DBTaskResult.objects.all()):
            DBTaskResult.objects.filter(pk=result.pk).update(
                status="SUCCESSFUL", finished_at=timezone.now() - timedelta(hours=2 + 24 * n)
            )
        forget_finished()
        assert DBTaskResult.objects.count() == 1


def test_called_for_twice_it_is_read_once(monkeypatch):
    (upload,) = sent(sample(LAKESIDE))
    reads = []

    def counting(data, name):
        reads.append(name)
        return read_uploads.read_storable(data, name)

    monkeypatch.setattr(read_uploads, "_parse", counting)
    for _ in range(2):
        read_uploads.read_upload.call(upload.pk)
    assert (reads, states([upload])) == (["0.txt"], ["review"])


def test_what_was_decided_meanwhile_stays_decided(monkeypatch, django_user_model):
    (upload,) = sent(sample(LAKESIDE))
    user = django_user_model.objects.create_user("desk")

    def discarding(data, name):
        discard(upload=upload, user=user)
        return read_uploads.read_storable(data, name)

    monkeypatch.setattr(read_uploads, "_parse", discarding)
    read_uploads.read_upload.call(upload.pk)
    assert (states([upload]), Upload.objects.get().read_at) == (["discarded"], None)


def test_the_worker_in_this_process_reads_and_goes():
    uploads = sent(sample(LAKESIDE))
    call_command("worker", until_empty=True, readers=1)
    assert states(uploads) == ["review"]
