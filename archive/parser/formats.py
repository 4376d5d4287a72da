"""Which format a file has. What its bytes begin with decides; its name counts for web pages alone."""

from __future__ import annotations

import re

from archive.parser.extract import Extracted
from archive.parser.extract.docx import extract_docx
from archive.parser.extract.html import extract_html
from archive.parser.extract.pdf import extract_pdf
from archive.parser.extract.text import extract_text

# How far into a file its kind must show itself. PDF readers allow a header this much junk before it.
HEAD_BYTES = 1024

# A ZIP file, as DOCX is one, and the compound file of Word 97–2003, to which the DOCX reader has an answer.
_WORD = (b"PK\x03\x04", b"PK\x05\x06", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
_HTML = re.compile(
    rb"^[\s\xef\xbb\xbf]*(?:<!--.*?-->\s*|<\?xml[^>]*>\s*)*<(?:!doctype\s+html|html[\s>])", re.I | re.S
)


def extract(data: bytes, name: str) -> Extracted:
    """The lines of a file of any format."""
    head = data[:HEAD_BYTES]
    if b"%PDF-" in head:
        return extract_pdf(data, name)
    if data.startswith(_WORD):
        return extract_docx(data, name)
    if _HTML.match(head) or name.lower().endswith((".html", ".htm")):
        return extract_html(data, name)
    return extract_text(data, name)
