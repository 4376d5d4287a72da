"""Whatever is uploaded or ingested, under whatever name, is read or answered in a plain sentence."""

# ruff: noqa: S311 - chance here guards nothing

import io
import random
import zipfile

import pytest

from archive.models import Source, Upload
from archive.services.ingest import Kind, ingest_file
from tests.services.deciding import see_all
from tests.services.files import LAKESIDE, sample

pytestmark = pytest.mark.django_db

TEXT = sample(LAKESIDE)
NAMES = [f"file.{kind}" for kind in ("txt", "docx", "xml", "json")]


def word(document: bytes) -> bytes:
    """A ZIP file that says it is a Word document."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", document)
    return target.getvalue()


PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n"
AKN = b'<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><statement><preamble>'
BROKEN = {
    "empty": b"",
    "blank": b" \n\t\n",
    "nuls": bytes(5000),
    "noise": random.Random(5).randbytes(5000),
    "pdf": PDF,
    "pdf-locked": PDF + b"trailer<</Root 1 0 R/Encrypt 9 0 R>>\n%%EOF",
    "word": word(b"<w:document"),
    "word-deep": word(b"<a>" * 20_000),
    "word-cut": word(TEXT)[:200],
    "word-old": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
    "akn-cut": AKN,
    "xml-bomb": b'<!DOCTYPE a [<!ENTITY b "cccc"><!ENTITY d "&b;&b;&b;">]><a>&d;</a>',
    "html-deep": b"<div>" * 20_000,
    "json-deep": b'{"symbol":' * 20_000,
    "json-numbers": b'{"symbol": "A/RES/1/1", "MS_against_count": ' + b"9" * 9000 + b"}",
    "one-line": b"word " * 20_000,
    "numbers": b" ".join(b"%d." % n for n in range(5_000)),
    "utf-16-cut": TEXT.decode().encode("utf-16")[:2001],
    "picture": b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8,
}


@pytest.mark.parametrize("broken", BROKEN)
def test_uploaded_under_any_name(broken, boss, send):
    for name in NAMES:
        assert send(boss, (name, BROKEN[broken])).status_code == 200, name
        for upload in Upload.objects.all():
            if upload.state == Upload.State.REVIEW:
                see_all(upload)
                assert boss.get(f"/admin/archive/upload/{upload.pk}/desk/").status_code == 200, name
            for page in ("change", "publish"):
                assert boss.get(f"/admin/archive/upload/{upload.pk}/{page}/").status_code == 200, name
            upload.delete()
        Source.objects.all().delete()


@pytest.mark.parametrize("broken", BROKEN)
def test_ingested_under_any_name(broken):
    for name in NAMES:
        outcome = ingest_file(data=BROKEN[broken], name=name, dry_run=True)
        refused = outcome.kind == Kind.FAILED
        assert refused or outcome.kind == Kind.STORED, (name, outcome)
        assert not refused or (name in outcome.message and outcome.message.endswith((".", "!"))), outcome


@pytest.mark.parametrize("seed", range(3))
def test_a_document_with_bytes_lost_and_changed(seed, boss, send):
    chance = random.Random(seed)
    data = bytearray(TEXT)
    for _ in range(200):
        at = chance.randrange(len(data))
        data[at : at + chance.randrange(20)] = chance.randbytes(chance.randrange(5))
    assert send(boss, ("damaged.txt", bytes(data))).status_code == 200
    for upload in Upload.objects.all():
        see_all(upload)
        assert boss.post(f"/admin/archive/upload/{upload.pk}/publish/", follow=True).status_code == 200
