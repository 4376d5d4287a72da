"""Optical character recognition by OCRmyPDF and Tesseract, where they are installed.

Guarantee: within OCR_LIMIT seconds every process that this module started has ended.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

PROGRAM = "ocrmypdf"
# Seconds for all pages of a document: 100 pages at 6 seconds.
OCR_LIMIT = 600
# Seconds for one page, after which it is left as it is.
OCR_PAGE_LIMIT = 60
# A picture with more is refused; a page of A3 at 600 dots an inch has 70 million dots.
OCR_MEGAPIXELS = 100
# Languages asked for where they are installed; each one more makes all of them slower and less sure.
OCR_LANGUAGES = ("eng", "fra", "spa")


def is_installed() -> bool:
    """Whether pictures can be recognised on this machine."""
    return shutil.which(PROGRAM) is not None and shutil.which("tesseract") is not None


def recognise(data: bytes, pages: Sequence[int]) -> bytes | None:
    """The PDF with a text layer on `pages` (numbers from 1), or None where that failed or took too long."""
    with tempfile.TemporaryDirectory() as folder:
        source, result = Path(folder, "in.pdf"), Path(folder, "out.pdf")
        source.write_bytes(data)
        command = [
            PROGRAM, "--quiet", "--force-ocr", "--pages", _ranges(pages), "--output-type", "pdf",
            "--optimize", "0", "--jobs", "1", "--tesseract-timeout", str(OCR_PAGE_LIMIT),
            "--max-image-mpixels", str(OCR_MEGAPIXELS), "--language", _languages(), str(source), str(result),
        ]  # fmt: skip
        _run(command, folder)
        return result.read_bytes() if result.exists() else None


def _ranges(pages: Sequence[int]) -> str:
    """ "1-3,7" for 1, 2, 3, 7."""
    runs: list[list[int]] = []
    for page in pages:
        if runs and page == runs[-1][1] + 1:
            runs[-1][1] = page
        else:
            runs.append([page, page])
    return ",".join(f"{first}-{last}" if first < last else str(first) for first, last in runs)


def _languages() -> str:
    listed = subprocess.run(
        ["tesseract", "--list-langs"],  # noqa: S607 - Debian's
        capture_output=True, text=True, timeout=OCR_PAGE_LIMIT, check=False,
    ).stdout.split()  # fmt: skip
    return "+".join(language for language in OCR_LANGUAGES if language in listed) or OCR_LANGUAGES[0]


def _run(command: Sequence[str], folder: str) -> None:
    """Runs the program and, when it is done or out of time, ends all that it started."""
    environment = {**os.environ, "OMP_THREAD_LIMIT": "1", "TMPDIR": folder}
    child = subprocess.Popen(  # noqa: S603 - fixed arguments, no shell
        command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        env=environment, start_new_session=True,
    )  # fmt: skip
    try:
        child.wait(OCR_LIMIT)
    except subprocess.TimeoutExpired:
        os.killpg(child.pid, signal.SIGKILL)
        child.wait()
