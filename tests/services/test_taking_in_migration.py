"""Uploads that stood before files were kept first and read afterwards, and back."""

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone

from archive.models import Document, Upload
from archive.services.ingest import ingest_file
from archive.services.read_uploads import put_back_lost
from tests.factories import UploadFactory
from tests.services.files import LAKESIDE, sample

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("with_a_queue")]

BEFORE = ("archive", "0014_separators_one_by_one")


@pytest.fixture
def migrate():
    """Moves the tables there; they are as they shall be again afterwards."""
    latest = MigrationExecutor(connection).loader.graph.leaf_nodes()

    def to(*targets):
        MigrationExecutor(connection).migrate(targets or latest)

    yield to
    to()


def states() -> dict[str, str]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT name, state FROM archive_upload AS upload JOIN archive_source AS source"
            " ON source.id = upload.source_id ORDER BY name"
        )
        return dict(cursor.fetchall())


def test_there_and_back_again(migrate):
    ingest_file(data=sample(LAKESIDE), name="public.txt")
    decided = {"decided_at": timezone.now()}
    published = UploadFactory(state="published", **decided)
    Upload.objects.filter(pk=published.pk).update(source=Document.objects.get().source)
    for state, more in {
        "received": {"read_at": None},
        "review": {},
        "unreadable": {"refusal": "It is blank."},
        "discarded": decided | {"decided_by": User.objects.create_user("desk")},
        "withdrawn": decided,
    }.items():
        UploadFactory(source__name=state, state=state, **more)
    migrate(BEFORE)
    assert states() == {
        "discarded": "discarded",
        "public.txt": "published",
        "received": "review",
        "review": "review",
        "unreadable": "review",
        "withdrawn": "discarded",
    }
    migrate()
    assert states() == {
        "discarded": "discarded",
        "public.txt": "published",
        "received": "received",
        "review": "received",
        "unreadable": "received",
        "withdrawn": "withdrawn",
    }
    assert put_back_lost() == 3  # the worker reads what waits
    public = Upload.objects.get(state="published")
    assert (public.kind, public.resolutions, public.clauses, public.read_at is not None) == (
        "session_report",
        3,
        73,
        True,
    )
