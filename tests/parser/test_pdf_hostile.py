"""PDFs that are none, that are locked, that never end, or that hold only pictures."""

import io
import os
import stat
from pathlib import Path

import pytest
from reportlab.lib import pdfencrypt
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from archive.parser.extract.pdf import extract_pdf
from archive.parser.extract.pdf_limits import MAX_PAGES
from benchmarks.reading.pdf_sheets import Paragraph, Sheet, typeset
from tests.parser.pdf import at, codes, lines, saved, sheet_of_paper


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7", b"\x00" * 999, b"hello", b"%PDF-1.4\n1 0 obj<</Length 9"])
def test_what_is_no_pdf_is_a_problem(data: bytes) -> None:
    assert codes(data) == ["pdf-unreadable"]


def test_a_truncated_pdf_is_a_problem() -> None:
    pdf = typeset([Paragraph("Some text.")], Sheet())
    assert codes(pdf[: len(pdf) // 2]) == ["pdf-unreadable"]


def test_a_password_is_a_problem_and_a_mere_ban_on_printing_is_none() -> None:
    assert codes(locked("secret")) == ["pdf-encrypted"]
    assert lines(locked("")) == [["Some text."]]


def test_an_empty_page_is_a_problem() -> None:
    canvas, buffer = sheet_of_paper()
    assert codes(saved(canvas, buffer)) == ["empty"]


def test_too_many_pages_are_cut() -> None:
    canvas, buffer = sheet_of_paper()
    for number in range(MAX_PAGES + 1):
        at(canvas, 72, 700, str(number))
        canvas.showPage()
    canvas.save()
    extracted = extract_pdf(buffer.getvalue(), "long.pdf")
    assert [problem.message for problem in extracted.problems] == [
        f"long.pdf: only the first {MAX_PAGES} of {MAX_PAGES + 1} pages were read; "
        "it is too long. Split it into parts."
    ]
    assert len(extracted.pages) == MAX_PAGES


def test_a_page_with_too_much_on_it_is_left_out() -> None:
    canvas, buffer = sheet_of_paper()
    at(canvas, 72, 700, "Some text.")
    canvas.showPage()
    for number in range(700):
        at(canvas, 30, 750 - number, "a hundred letters at the size of a grain of sand " * 2, size=1)
    extracted = extract_pdf(saved(canvas, buffer), "full.pdf")
    assert [problem.message for problem in extracted.problems] == [
        "full.pdf: page 2 could not be read whole."
    ]
    assert extracted.pages[0] == ("Some text.", "")


def test_pages_that_hold_each_other_end() -> None:
    assert codes(looped()) == ["pdf-page-damaged"]


def test_pictures_without_recognition_say_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    extracted = extract_pdf(picture(), "scan.pdf")
    assert [(problem.code, problem.message) for problem in extracted.problems] == [
        (
            "ocr-missing",
            "scan.pdf: page 1 hold pictures and no text. Install OCRmyPDF and Tesseract "
            "(Debian: apt-get install ocrmypdf) and read it again.",
        )
    ]


def test_a_recognition_that_fails_is_a_problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for program in ("ocrmypdf", "tesseract"):
        install(tmp_path / program, "exit 7")
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    assert codes(picture()) == ["ocr-failed"]


def test_recognised_pages_are_read_and_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "text.pdf").write_bytes(typeset([Paragraph("Some text.")], Sheet()))
    install(tmp_path / "tesseract", "echo eng")
    install(tmp_path / "ocrmypdf", f'for last; do :; done; cp "{tmp_path}/text.pdf" "$last"')
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    extracted = extract_pdf(picture(), "scan.pdf")
    assert extracted.pages == (("Some text.", ""),)
    assert [problem.code for problem in extracted.problems] == ["ocr-used"]


def locked(password: str) -> bytes:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, encrypt=pdfencrypt.StandardEncryption(password, "owner", canPrint=0))
    at(canvas, 72, 700, "Some text.")
    return saved(canvas, buffer)


def picture() -> bytes:
    """A page that is nothing but an image."""
    canvas, buffer = sheet_of_paper()
    canvas.drawImage(ImageReader(io.BytesIO(b"P6 1 1 255\n\x00\x00\x00")), 0, 0, 595, 842)
    return saved(canvas, buffer)


def looped() -> bytes:
    """A tree of pages whose only page is itself."""
    return (
        b"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        b"2 0 obj<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2>>endobj\ntrailer<</Root 1 0 R/Size 3>>\n%%EOF"
    )


def install(program: Path, script: str) -> None:
    """A program in the place of one of Debian's."""
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
