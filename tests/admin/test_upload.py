"""The page to upload on: every file is taken or refused by itself, and none brings the page down."""

import pytest

from archive.models import Batch, Delivery, Document, Source, Upload
from archive.services.ingest import ingest_file
from tests.admin.batches import links, read_in, told
from tests.services.deciding import see_all
from tests.services.files import LAKESIDE, OTHER, sample

pytestmark = pytest.mark.django_db


def test_one_file_leads_to_its_batch_and_on_to_its_review(boss, send):
    response = send(boss, ("lakeside.txt", sample(LAKESIDE)))
    upload, batch = Upload.objects.get(), Batch.objects.get()
    assert response.redirect_chain == [(f"/admin/archive/upload/batch/{batch.pk}/", 302)]
    assert told(response) == [("lakeside.txt", "Read", read_in(upload))]
    assert links(response) == [f"/admin/archive/upload/{upload.pk}/change/"]
    assert (upload.source.received_from.username, upload.state, Document.objects.count()) == (
        "boss",
        "review",
        0,
    )


def test_more_files_are_kept_in_their_order(boss, send):
    response = send(boss, ("a.txt", sample(LAKESIDE)), ("b.md", sample(OTHER)))
    assert [name for name, *_ in told(response)] == ["a.txt", "b.md"]
    assert list(Source.objects.order_by("pk").values_list("name", "media_type")) == [
        ("a.txt", "text/plain"),
        ("b.md", "text/markdown"),
    ]


def test_good_files_are_kept_when_others_fail(boss, send, settings):
    settings.UPLOAD_MAX_BYTES = 20_000
    response = send(
        boss,
        ("empty.txt", b""),
        ("binary.txt", bytes(range(256)) * 4),
        ("good.txt", sample(LAKESIDE)),
        ("large.txt", b"word " * 5000),
        ("picture.png", b"\x89PNG"),
        ("twice.txt", sample(LAKESIDE)),
    )
    upload = Upload.objects.get(state="review")
    assert told(response) == [
        (
            "empty.txt",
            "Problem",
            "empty.txt is empty: there is nothing to read. Choose the file again.",
        ),
        (
            "binary.txt",
            "Problem",
            "binary.txt is not text but binary data. Save the document as text (UTF-8) and try again.",
        ),
        ("good.txt", "Read", read_in(upload)),
        (
            "large.txt",
            "Problem",
            "large.txt is 24.4\xa0KB long; at most 19.5\xa0KB are taken. "
            "Split the document, or have RAPPORTEUR_UPLOAD_MAX_BYTES raised.",
        ),
        (
            "picture.png",
            "Problem",
            "picture.png is no file of a kind that is read "
            "(.txt, .md, .pdf, .docx, .html, .htm, .xml or .json). Save the document as one of them.",
        ),
        (
            "twice.txt",
            "Duplicate",
            "The same file is already here as good.txt, in review. Choose what becomes of twice.txt",
        ),
    ]
    assert links(response)[-2:] == [
        f"/admin/archive/upload/{upload.pk}/change/",
        f"/admin/archive/upload/same/{Delivery.objects.latest('pk').pk}/",
    ]


def test_eleven_megabytes_are_refused_by_the_default_limit(boss, send):
    response = send(boss, ("large.txt", b"0123456789\n" * 1_100_000))
    assert told(response)[0][2].startswith("large.txt is 11.5\xa0MB long; at most 10.0\xa0MB are taken.")
    assert Source.objects.count() == 0


def test_a_known_file_leads_to_its_document(boss, send):
    ingest_file(data=sample(LAKESIDE), name="lakeside.txt")
    response = send(boss, ("again.txt", sample(LAKESIDE)))
    link = f"/admin/archive/document/{Document.objects.get().pk}/change/"
    assert told(response) == [
        (
            "again.txt",
            "Duplicate",
            "The same file is already here as lakeside.txt, ingested. Choose what becomes of again.txt",
        )
    ]
    assert links(response)[0] == link
    assert boss.get(link).status_code == 200


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("../../etc/passwd.txt", "passwd.txt"),
        ("the %22final%22 text.txt", 'the "final" text.txt'),
        ("100%25.txt", "100%25.txt"),
        ("C:\\Users\\me\\report.txt", "report.txt"),
        ("<script>alert(1)</script>.txt", "script>.txt"),
        ("<img src=x onerror=alert(1)>.txt", "<img src=x onerror=alert(1)>.txt"),
        ("n" * 1000 + ".txt", "n" * 251 + ".txt"),
        ("résumé — naïve.txt", "résumé — naïve.txt"),
        ("tab\tand\x07bell.txt", "tabandbell.txt"),
    ],
)
def test_hostile_names(name, kept, boss, send):
    response = send(boss, (name, sample(LAKESIDE)))
    source = Source.objects.get()
    assert (response.status_code, source.name) == (200, kept)
    assert "<img src=x" not in response.content.decode()
    assert "<script>alert" not in response.content.decode()


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-8-sig", "cp1252"])
def test_other_encodings_are_read(encoding, boss, send):
    send(boss, ("lakeside.txt", sample(LAKESIDE).decode().encode(encoding, errors="replace")))
    page = boss.get(f"/admin/archive/upload/{Upload.objects.get().pk}/change/").content.decode()
    assert "<strong>3</strong> resolutions" in page


def test_nul_bytes_are_read_around(boss, send):
    send(boss, ("nul.txt", sample(LAKESIDE).replace(b"The", b"The\0", 3)))
    upload = Upload.objects.get()
    assert boss.get(f"/admin/archive/upload/{upload.pk}/change/").status_code == 200
    see_all(upload)
    boss.post(f"/admin/archive/upload/{upload.pk}/publish/")
    assert Document.objects.count() == 1


@pytest.mark.parametrize("data", [{}, {"documents": "not a file"}, {"documents": ""}, {"other": "x"}])
def test_a_form_without_files(data, boss):
    response = boss.post("/admin/archive/upload/add/", data)
    assert (response.status_code, Upload.objects.count(), Batch.objects.count()) == (200, 0, 0)
    assert "Choose at least one file." in response.content.decode()


def test_a_form_that_is_no_form(boss):
    broken = b"--x\r\nContent-Disposition: form-data; name=documents; filename=a.txt\r\n\r\ncut"
    response = boss.post("/admin/archive/upload/add/", broken, content_type="multipart/form-data; boundary=x")
    assert response.status_code in {200, 302}
    response = boss.post("/admin/archive/upload/add/", b"junk", content_type="multipart/form-data")
    assert response.status_code == 400


def test_too_many_files(boss, send, settings):
    settings.UPLOAD_MAX_FILES = 3
    response = send(boss, *((f"{n}.txt", f"Text {n}".encode()) for n in range(4)))
    assert "You chose 4 files; at most 3 are taken at once." in response.content.decode()
    assert Upload.objects.count() == 0


def test_very_many_files(boss, send):
    response = send(boss, *((f"{n}.txt", f"Text {n}".encode()) for n in range(150)))
    assert "You chose 150 files; at most 50 are taken at once." in response.content.decode()
