"""Plain text and markdown in any common encoding."""

from __future__ import annotations

import codecs
import re

from archive.parser.extract import Extracted
from archive.parser.model import Problem, Severity

# The share of control characters above which a file is no text. Measured: real documents have none.
BINARY_SHARE = 0.02

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_INNER_SOFT_HYPHEN = re.compile(r"\u00ad+(?![ \t]*\n)")
_FOLD = str.maketrans(
    dict.fromkeys("\ufeff\u200b\u200c\u200d\u200e\u200f\u2060\u202a\u202b\u202c\u202d\u202e", "")
    | { "\u00a0": " ", "\u202f": " ", "\x0b": " ", "\x85": "\n",
     "\u2028": "\n", "\u2029": "\n",
     "ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
)  # fmt: skip


def extract_text(data: bytes, name: str) -> Extracted:
    """The lines of a text file, a page for each form feed."""
    if not data.strip():
        return _refused("empty", f"{name} is empty: there is nothing to read. Choose the file again.")
    text, problems = _decode(data, name)
    if len(_CONTROL.findall(text)) > BINARY_SHARE * len(text):
        return _refused(
            "binary", f"{name} is not text but binary data. Save the document as text (UTF-8) and try again."
        )
    text = clean(text.replace("\r\n", "\n").replace("\r", "\n"))
    pages = [tuple(page.split("\n")) for page in text.replace("\n\f", "\f").split("\f")]
    if not text.strip():
        return _refused("empty", f"{name} holds only white space: there is nothing to read.")
    return Extracted(tuple(pages), tuple(problems))


def clean(text: str) -> str:
    """Text without control characters and invisible marks, with plain spaces and letters for ligatures.

    Soft hyphens stay at the ends of lines.
    """
    return _CONTROL.sub("", _INNER_SOFT_HYPHEN.sub("", text)).translate(_FOLD)


def _decode(data: bytes, name: str) -> tuple[str, list[Problem]]:
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return data.decode(encoding, errors="replace").lstrip("\ufeff"), []
    if utf16 := _utf16_without_bom(data):
        return data.decode(utf16, errors="replace"), [_guessed(name, "UTF-16 without a byte order mark")]
    try:
        return data.decode("utf-8"), []
    except UnicodeDecodeError:
        text = data.decode("cp1252", errors="replace")
        return text, [_guessed(name, "Windows-1252")]


def _utf16_without_bom(data: bytes) -> str | None:
    """UTF-16 text in a Latin script has a zero in every second byte."""
    sample = data[:2000]
    if len(sample) < 4 or len(data) % 2:
        return None
    for encoding, zeros in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[0::2])):
        if zeros.count(0) > 0.8 * len(zeros):
            return encoding
    return None


def _guessed(name: str, encoding: str) -> Problem:
    return Problem(
        "encoding-guessed",
        f"{name} is not UTF-8; it was read as {encoding}. Check accents and quotation marks.",
        severity=Severity.WARNING,
    )


def _refused(code: str, message: str) -> Extracted:
    return Extracted(problems=(Problem(code, message, severity=Severity.ERROR),))
