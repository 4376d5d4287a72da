"""A ZIP file at the desk: an upload for each document in it, and a word for what is none."""

import io
import zipfile

import pytest

from archive.models import Delivery, Source, Upload
from tests.admin.batches import links, read_in, told
from tests.services.files import LAKESIDE, OTHER, sample

pytestmark = pytest.mark.django_db

DAMAGED = "empty.zip is damaged, or packed in a way that cannot be read."


def packed(**files: bytes) -> bytes:
    """`a__b_txt` names a file b.txt in a folder a."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, data in files.items():
            path, _, suffix = name.replace("__", "/").rpartition("_")
            archive.writestr(f"{path}.{suffix}", data)
    return target.getvalue()


def test_each_document_waits_for_its_own_review(boss, send):
    data = packed(a_txt=sample(LAKESIDE), below__b_md=sample(OTHER))
    response = send(boss, ("session.zip", data))
    assert [(name, stage) for name, stage, _ in told(response)] == [
        ("a.txt in session.zip", "Read"),
        ("below - b.md in session.zip", "Read"),
    ]
    assert list(Source.objects.order_by("pk").values_list("name", "packed_in", "upload__state")) == [
        ("a.txt", "session.zip", "review"),
        ("below - b.md", "session.zip", "review"),
    ]


def test_the_review_names_the_zip_file(boss, send):
    send(boss, ("session.zip", packed(a_txt=sample(LAKESIDE))))
    page = boss.get(f"/admin/archive/upload/{Upload.objects.get().pk}/change/")
    assert ", in session.zip." in " ".join(page.content.decode().split())


def test_what_is_known_no_document_or_unreadable_is_said(boss, send):
    send(boss, ("first.txt", sample(LAKESIDE)))
    first = f"/admin/archive/upload/{Upload.objects.get().pk}/change/"
    files = {
        "a_txt": sample(LAKESIDE),
        "b_md": sample(OTHER),
        "c_md": sample(OTHER),
        "d_txt": b"",
        "e_png": b"\x89",
    }
    response = send(boss, ("session.zip", packed(**files)))
    second, empty = (Upload.objects.get(source__name=name) for name in ("b.md", "d.txt"))
    assert told(response) == [
        (
            "a.txt in session.zip",
            "Duplicate",
            "The same file is already here as first.txt, in review. Choose what becomes of a.txt",
        ),
        ("b.md in session.zip", "Read", read_in(second)),
        (
            "c.md in session.zip",
            "Duplicate",
            "The same file is already here as b.md, in review. Choose what becomes of c.md",
        ),
        (
            "d.txt in session.zip",
            "Problem",
            "d.txt is empty: there is nothing to read. Choose the file again.",
        ),
        ("session.zip", "Left out", "e.png is of a kind that is not read."),
    ]
    of_second, of_empty = (f"/admin/archive/upload/{upload.pk}/change/" for upload in (second, empty))
    known, again = (
        f"/admin/archive/upload/same/{row.pk}/"
        for row in Delivery.objects.filter(
            packed_in="session.zip", is_new=False, source__isnull=False
        ).order_by("pk")
    )
    assert links(response) == [first, known, of_second, of_second, again, of_empty]


def test_with_other_files_in_one_go(boss, send):
    response = send(boss, ("a.zip", packed(a_txt=sample(LAKESIDE))), ("b.md", sample(OTHER)))
    assert (Upload.objects.count(), len(told(response))) == (2, 2)


def test_too_many_documents(boss, send, settings):
    settings.ARCHIVE_MAX_DOCUMENTS = 2
    response = send(boss, ("a.zip", packed(a_txt=b"One", b_txt=b"Two", c_txt=b"Three")))
    assert told(response) == [
        (
            "a.zip",
            "Problem",
            "a.zip holds 3 documents; at most 2 are taken at once. "
            "Split it, or have it ingested from the shell.",
        )
    ]
    assert Source.objects.count() == 0


def test_too_large(boss, send, settings):
    settings.ARCHIVE_MAX_BYTES = 100
    response = send(boss, ("a.zip", packed(a_txt=b"One")[:101].ljust(101)))
    assert told(response)[0][2] == (
        "a.zip is 101\xa0bytes long; at most 100\xa0bytes are taken. "
        "Split the ZIP file, or have RAPPORTEUR_ARCHIVE_MAX_BYTES raised."
    )


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", DAMAGED),
        (b"PK\x03\x04 nothing", DAMAGED),
        (packed(), "empty.zip holds no file that can be read: pack documents into it and try again."),
        (
            packed(a_txt=sample(LAKESIDE))[:-30],
            DAMAGED,
        ),
        (b"A text that is no ZIP file", DAMAGED),
    ],
)
def test_no_zip_file(data, said, boss, send):
    (name, stage, message), *_ = told(send(boss, ("empty.zip", data)))
    assert (name, stage, message[: len(said)], Source.objects.count()) == ("empty.zip", "Problem", said, 0)


def test_a_document_named_as_a_zip_file_in_capitals(boss, send):
    send(boss, ("SESSION.ZIP", packed(a_txt=sample(LAKESIDE))))
    assert Source.objects.get().packed_in == "SESSION.ZIP"
