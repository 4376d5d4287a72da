"""PDF documents: their text layer as lines, or what character recognition makes of pictures of pages.

Guarantee: any bytes are answered within 2 READING_LIMIT + OCR_LIMIT seconds, and nothing that a file does to
the PDF library reaches this process.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from archive.parser.extract import Extracted
from archive.parser.extract import pdf_ocr as ocr
from archive.parser.extract.pdf_limits import READING_LIMIT, Read
from archive.parser.model import Problem, Severity

# From here the child process imports this package: the checkout, or where packages are installed.
_ROOT = Path(__file__).parents[3]
# How many page numbers a message names before it says how many more there are.
_NAMED_PAGES = 8
_ERRORS = {
    "unreadable": "is damaged or no PDF: it could not be opened. Save it again, or as text.",
    "encrypted": "asks for a password. Save it without one and try again.",
    "slow": f"took more than {READING_LIMIT} seconds to read and was given up. Save it again, or as text.",
}


def extract_pdf(data: bytes, name: str) -> Extracted:
    """The lines of a PDF, a tuple for each page, and problems whose codes begin with "pdf-" or "ocr-"."""
    read = _read(data)
    problems: list[Problem] = []
    if read.textless:
        read, problems = _recognised(data, read, name)
    problems += _problems(read, name)
    if not any(read.pages) and not problems:
        problems.append(_error("empty", f"{name} holds no text: there is nothing to read."))
    return Extracted(
        read.pages if any(read.pages) else (),
        tuple(problems),
        frozenset(read.furniture),
        frozenset(read.numbered),
    )


def _read(data: bytes) -> Read:
    """What the child process reads; how it ended, if not well, is the result's error."""
    command = [sys.executable, "-m", "archive.parser.extract.pdf_process"]
    try:
        child = subprocess.run(  # noqa: S603 - this package's own program
            command, input=data, capture_output=True, timeout=READING_LIMIT, cwd=_ROOT, check=True
        )
        found = json.loads(child.stdout)
    except subprocess.TimeoutExpired:
        return Read(error="slow")
    except (subprocess.CalledProcessError, ValueError):
        return Read(error="unreadable")
    return Read(
        pages=tuple(tuple(lines) for lines in found["pages"]),
        total=found["total"],
        damaged=tuple(found["damaged"]),
        textless=tuple(found["textless"]),
        furniture=tuple(found["furniture"]),
        numbered=tuple(found["numbered"]),
        error=found["error"],
    )


def _recognised(data: bytes, read: Read, name: str) -> tuple[Read, list[Problem]]:
    """The document with its pictures of pages recognised, or as it was with the reason why not."""
    where = _named(read.textless)
    if not ocr.is_installed():
        advice = "Install OCRmyPDF and Tesseract (Debian: apt-get install ocrmypdf) and read it again."
        return read, [_error("ocr-missing", f"{name}: {where} hold pictures and no text. {advice}")]
    result = ocr.recognise(data, read.textless)
    recognised = _read(result) if result else Read(error="unreadable")
    if recognised.error:
        return read, [_error("ocr-failed", f"{name}: {where} hold pictures that could not be recognised.")]
    text = f"{name}: {where} were recognised from pictures. Check them against the original."
    return recognised, [Problem("ocr-used", text)]


def _problems(read: Read, name: str) -> list[Problem]:
    if read.error:
        return [_error(f"pdf-{read.error}", f"{name} {_ERRORS[read.error]}")]
    problems = []
    if len(read.pages) < read.total:
        text = f"only the first {len(read.pages)} of {read.total} pages were read"
        problems.append(_error("pdf-cut", f"{name}: {text}; it is too long. Split it into parts."))
    if read.damaged:
        problems.append(
            _error("pdf-page-damaged", f"{name}: {_named(read.damaged)} could not be read whole.")
        )
    return problems


def _named(pages: Sequence[int]) -> str:
    """ "page 3", "pages 1, 2, 5 and 40 more"."""
    if len(pages) == 1:
        return f"page {pages[0]}"
    rest = len(pages) - _NAMED_PAGES
    return "pages " + ", ".join(map(str, pages[:_NAMED_PAGES])) + (f" and {rest} more" if rest > 0 else "")


def _error(code: str, message: str) -> Problem:
    return Problem(code, message, severity=Severity.ERROR)
