"""Two connections at once."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.contrib.auth.models import User
from django.db import connection, transaction

from archive.models import Conference, Document, Session, Source, Upload
from archive.services.receiving import receive
from archive.services.removal import take_out
from archive.services.review import reopen
from archive.services.store import store_document
from tests.services.deciding import publish
from tests.services.files import LAKESIDE, sample
from tests.services.parses import draft, report, resolution, source

pytestmark = pytest.mark.django_db(transaction=True)


def waits_for_another():
    """Until a connection waits for a lock; False if none does within five seconds."""
    for _ in range(100):
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM pg_locks WHERE NOT granted")
            if cursor.fetchone()[0]:
                return True
        time.sleep(0.05)
    return False


def while_another_waits(first, second):
    """Run `first` in a transaction that ends only once `second`, in another connection, waits for it."""
    ran, finished = threading.Event(), []

    def run_second():
        try:
            ran.wait(10)
            finished.append(second())
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as pool:
        later = pool.submit(run_second)
        with transaction.atomic():
            first()
            ran.set()
            assert waits_for_another()
        later.result()
    return finished[0]


def test_two_stores_make_one_conference_and_slugs_of_their_own():
    sources = [source("a", "a.txt"), source("b", "b.txt")]
    parses = [
        report(resolution("WHA/1/1")),
        draft("WHA/1/1", conference=report().conference, committee=report().committee, simulation=True),
    ]
    while_another_waits(
        lambda: store_document(source=sources[0], parsed=parses[0]),
        lambda: store_document(source=sources[1], parsed=parses[1]),
    )
    assert (Conference.objects.count(), Session.objects.count(), Document.objects.count()) == (1, 1, 2)
    slugs = Session.objects.get().resolutions.values_list("slug", flat=True)
    assert sorted(slugs) == ["wha-1-1", "wha-1-1-2"]


def test_two_that_are_taken_out_leave_no_session():
    parses = [draft("Wells", symbol="E/1"), draft("Rivers", symbol="E/2")]
    for n, parsed in enumerate(parses):
        store_document(source=source(str(n), f"{n}.txt"), parsed=parsed)
    one, two = Source.objects.order_by("pk")

    def take_out_two():
        with transaction.atomic():
            take_out(two)

    while_another_waits(lambda: take_out(one), take_out_two)
    assert (Document.objects.count(), Session.objects.count(), Conference.objects.count()) == (0, 0, 0)


def test_reopening_and_publishing_wait_for_one_another():
    user = User.objects.create_user("desk")
    uploads = [
        receive(data=sample(LAKESIDE) + more, name=f"{len(more)}.txt", user=user).upload
        for more in (b"", b"\nMore.\n")
    ]
    publish(upload=uploads[0], user=user)
    while_another_waits(
        lambda: publish(upload=uploads[1], user=user),
        lambda: reopen(upload=uploads[0]),
    )
    assert [document.source_id for document in Document.objects.all()] == [uploads[1].source_id]
    assert list(Upload.objects.order_by("pk").values_list("state", flat=True)) == ["review", "published"]


def test_a_superseded_file_sent_twice_at_once_is_one_upload():
    user = User.objects.create_user("desk")
    source(sample(LAKESIDE).decode(), "superseded.txt")

    def send():
        try:
            return receive(data=sample(LAKESIDE), name="a.txt", user=user).upload.pk
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        assert len(set(pool.map(lambda _: send(), range(4)))) == 1
