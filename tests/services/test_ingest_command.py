"""`manage.py ingest`."""

import zipfile
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from archive.models import Document, Source
from tests.services.files import LAKESIDE, OTHER, sample
from tests.services.rows import dump

pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(tmp_path):
    """Two documents, one of them further down, and a file that is none."""
    (tmp_path / "below").mkdir()
    (tmp_path / "a.txt").write_bytes(sample(LAKESIDE))
    (tmp_path / "below" / "b.MD").write_bytes(sample(OTHER))
    (tmp_path / "picture.png").write_bytes(b"\x89PNG")
    return tmp_path


def ingest(capsys, *paths, **options):
    """The exit's message and the lines printed. Read in this process unless the test says otherwise."""
    message = ""
    try:
        call_command("ingest", *map(str, paths), **{"jobs": 1, **options})
    except CommandError as error:
        message = str(error)
    return message, capsys.readouterr().out.splitlines()


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_folder_with_all_below_it(folder, capsys, jobs):
    message, lines = ingest(capsys, folder, jobs=jobs)
    assert message == ""
    assert [line.split()[-1] for line in lines] == ["Outcome", "stored", "stored"]
    assert lines[0].split() == ["File", "Kind", "Resolutions", "Clauses", "Votes", "Problems", "Outcome"]
    assert lines[1].split()[1:4] == ["session", "documentation", "3"]


def test_twice_changes_nothing(folder, capsys):
    ingest(capsys, folder)
    before = dump()
    message, lines = ingest(capsys, folder)
    assert (message, dump()) == ("", before)
    assert [line.split()[-1] for line in lines[1:]] == ["unchanged", "unchanged"]


def test_a_pattern_and_a_file_given_twice(folder, capsys):
    message, lines = ingest(capsys, folder / "*.txt", folder / "a.txt", folder / "**" / "*.MD")
    assert (message, len(lines), Document.objects.count()) == ("", 3, 2)


def test_one_bad_file_never_stops_the_rest(folder, capsys):
    (folder / "0.txt").write_bytes(b"")
    (folder / "1.txt").write_bytes(bytes(range(256)))
    message, lines = ingest(capsys, folder, folder / "nowhere.txt", folder / "*.doc", folder / "picture.png")
    assert message == "5 of 7 failed; see above."
    assert Source.objects.count() == 2
    assert [line.split(":")[0] for line in lines[8:]] == ["failed"] * 5
    assert lines[-3].endswith("nowhere.txt is no file or folder, and no file has a name of that pattern.")
    assert lines[-1] == (
        "failed: picture.png is no file of a kind that is read "
        "(.txt, .md, .pdf, .docx, .html, .htm, .xml or .json). Save the document as one of them."
    )


def test_a_folder_with_nothing_in_it(tmp_path, capsys):
    message, lines = ingest(capsys, tmp_path)
    assert message == "1 of 1 failed; see above."
    kinds = ".txt, .md, .pdf, .docx, .html, .htm, .xml or .json"
    assert lines[-1] == f"failed: {tmp_path} holds no file of a kind that is read ({kinds})."


def test_a_file_too_large_is_not_even_read(tmp_path, capsys, settings):
    settings.UPLOAD_MAX_BYTES = 10
    (tmp_path / "large.txt").write_bytes(b"x" * 11)
    message, lines = ingest(capsys, tmp_path)
    assert message == "1 of 1 failed; see above."
    assert lines[-1].startswith("failed: large.txt is 11\xa0bytes long; at most 10\xa0bytes are taken.")


def test_a_dry_run_says_the_same_and_writes_nothing(folder, capsys):
    before = dump()
    message, lines = ingest(capsys, folder, dry_run=True)
    assert (message, dump()) == ("", before)
    assert [line.split()[-1] for line in lines[1:3]] == ["stored", "stored"]
    assert lines[3] == "This was a dry run: nothing was written."


def test_a_dry_run_holds_up_no_store_between_two_files(folder, capsys):
    with CaptureQueriesContext(connection) as queries:
        ingest(capsys, folder, dry_run=True)
    ends = [query["sql"] for query in queries if query["sql"].startswith("ROLLBACK TO")]
    assert len(ends) == 2


def test_a_name_that_is_no_text_is_printed_safely(tmp_path, capsys):
    path = tmp_path / "a\x1b[31m\udcff.txt"
    path.write_bytes(sample(LAKESIDE))
    message, lines = ingest(capsys, tmp_path)
    assert message == ""
    assert "a\ufffd[31m\ufffd.txt" in lines[1]
    assert Source.objects.get().name == "a\ufffd[31m\ufffd.txt"


def packed(path: Path, files: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return path


def test_a_zip_file_is_read_document_by_document(tmp_path, capsys):
    files = {"lakeside.txt": sample(LAKESIDE), "photo.png": b"\x89PNG", "empty.md": b" "}
    path = packed(tmp_path / "session.zip", files)
    message, lines = ingest(capsys, tmp_path)
    assert message == "1 of 3 failed; see above."
    assert [(line.split("  ")[0], line.split("  ")[-1].strip()) for line in lines[1:4]] == [
        (f"{path} › empty.md", "failed"),
        (f"{path} › lakeside.txt", "stored"),
        (str(path), "left out"),
    ]
    assert [source.name for source in Source.objects.all()] == ["lakeside.txt"]


def test_a_broken_zip_file_says_so(tmp_path, capsys):
    path = tmp_path / "broken.zip"
    path.write_bytes(b"PK\x03\x04 nothing")
    message, lines = ingest(capsys, path)
    assert message == "1 of 1 failed; see above."
    assert lines[-1].startswith("failed: broken.zip")


def test_a_database_that_was_never_set_up(tmp_path, capsys):
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE archive_source RENAME TO elsewhere")
    message, lines = ingest(capsys, tmp_path)
    assert (message, lines) == ("The database holds no archive yet: run manage.py migrate first.", [])
