"""`manage.py ingest --review`: the desk's work from the shell."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from archive.models import Batch, Document, Upload
from archive.services.ingest import ingest_file
from tests.services.files import LAKESIDE, OTHER, sample

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("with_a_queue")]


def take_in(*paths, **options):
    out = StringIO()
    try:
        call_command("ingest", *map(str, paths), review=True, stdout=out, **options)
    except CommandError as error:
        out.write(f"{error}\n")
    return out.getvalue().splitlines()


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "a.txt").write_bytes(sample(LAKESIDE))
    (tmp_path / "b.txt").write_bytes(sample(OTHER))
    return tmp_path


def test_files_are_kept_and_wait(folder):
    said = take_in(folder)
    batch = Batch.objects.get()
    assert said[0] == f"2 of 2 kept for review: /admin/archive/upload/batch/{batch.pk}/"
    assert [(row.name, row.is_new) for row in batch.deliveries.all()] == [("a.txt", True), ("b.txt", True)]
    assert (set(Upload.objects.values_list("state", flat=True)), Document.objects.count()) == (
        {"received"},
        0,
    )


def test_what_is_here_or_cannot_be_taken_is_said(folder):
    ingest_file(data=sample(OTHER), name="other.txt")
    (folder / "c.png").write_bytes(b"\x89PNG")
    said = take_in(folder / "a.txt", folder / "b.txt", folder / "c.png")
    assert [said[0], said[1][:30], said[2][:23], said[-1]] == [
        "b.txt is already here, as other.txt.",
        "c.png is no file of a kind tha",
        "1 of 3 kept for review:",
        "1 were not taken; see above.",
    ]


def test_it_goes_on_where_it_stopped(folder):
    take_in(folder / "a.txt")
    assert take_in(folder)[0] == "a.txt is already here, as a.txt."
    assert Upload.objects.count() == 2


@pytest.mark.parametrize("option", ["dry_run", "again"])
def test_not_with_what_is_about_publishing(option, folder):
    assert take_in(folder, **{option: True}) == [
        "--review goes with neither --dry-run nor --again: it publishes nothing."
    ]
    assert Batch.objects.count() == 0
