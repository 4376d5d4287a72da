"""Pages of a PDF as pictures, drawn in a process of their own."""

import subprocess
import sys
from pathlib import Path

from archive.models import Source

_ROOT = Path(__file__).parents[2]
# Seconds after which a page is given up.
LIMIT = 30


def picture_of_page(source: Source, number: int) -> bytes | None:
    """A PNG of the page with that number, from 1; None where the source is no PDF or it cannot be drawn."""
    if source.media_type != "application/pdf" or not 0 < number < 100_000:
        return None
    command = [sys.executable, "-m", "archive.parser.extract.pdf_picture", str(number)]
    try:
        child = subprocess.run(  # noqa: S603 - this project's own program
            command, input=bytes(source.content), capture_output=True, timeout=LIMIT, cwd=_ROOT, check=True
        )
    except (subprocess.TimeoutExpired, subprocess.CalledProcessError):
        return None
    return child.stdout or None
