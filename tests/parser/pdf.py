"""PDFs for tests: a sheet to write on, and what is read back from one."""

import io

from reportlab.pdfgen.canvas import Canvas

from archive.parser.extract.pdf import extract_pdf
from archive.parser.extract.pdf_process import read_document
from benchmarks.reading.pdf_sheets import Paragraph, Sheet, typeset


def lines(pdf: bytes) -> list[list[str]]:
    """The lines of each page of a whole PDF, without the empty line at its end."""
    read = read_document(pdf)
    assert (read.error, read.damaged, read.textless, read.total) == ("", (), (), len(read.pages))
    assert all(page[-1] == "" for page in read.pages)
    return [list(page[:-1]) for page in read.pages]


def printed(
    *paragraphs: Paragraph, sheet: Sheet | None = None, feet: dict[str, str] | None = None
) -> list[str]:
    """The lines of a one-page document; `feet` are its footnotes."""
    (page,) = lines(typeset(paragraphs, sheet or Sheet(), feet))
    return page


def codes(pdf: bytes) -> list[str]:
    extracted = extract_pdf(pdf, "test.pdf")
    return [problem.code for problem in extracted.problems]


def sheet_of_paper() -> tuple[Canvas, io.BytesIO]:
    buffer = io.BytesIO()
    return Canvas(buffer, pagesize=(595, 842)), buffer


def at(canvas: Canvas, x: float, y: float, text: str, size: float = 11) -> None:
    canvas.setFont("Times-Roman", size)
    canvas.drawString(x, y, text)


def saved(canvas: Canvas, buffer: io.BytesIO) -> bytes:
    canvas.showPage()
    canvas.save()
    return buffer.getvalue()
