"""The child process that opens a PDF: PDF bytes on standard input, JSON on standard output.

A PDF is a program for a large C++ library. In a process of its own with limits on memory and time, the worst
file ends nothing but this process; and PDFium, which is not thread-safe, has it for itself.
"""

from __future__ import annotations

import ctypes
import json
import resource
import sys
import time
from dataclasses import asdict

import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

from archive.parser.extract.pdf_glyphs import PageGlyphs, read_glyphs
from archive.parser.extract.pdf_grids import rule_tables
from archive.parser.extract.pdf_layout import document_lines
from archive.parser.extract.pdf_limits import (
    MAX_GLYPHS,
    MAX_MEMORY,
    MAX_PAGES,
    READING_LIMIT,
    READING_SECONDS,
    UNMAPPED_SHARE,
    Read,
)
from archive.parser.extract.pdf_numbers import take_numbers
from archive.parser.extract.pdf_rows import Row, RowReader
from archive.parser.extract.pdf_rules import Rule
from archive.parser.extract.pdf_underlines import underline


def main() -> None:
    """Reads one document. Its process may end at any moment: the caller takes that for an unreadable file."""
    resource.setrlimit(resource.RLIMIT_AS, (MAX_MEMORY, MAX_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (READING_LIMIT, READING_LIMIT))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    json.dump(asdict(read_document(sys.stdin.buffer.read())), sys.stdout)


def read_document(data: bytes) -> Read:
    """The lines of a PDF's text layer."""
    pdfium.FPDF_InitLibrary()
    document = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
    if not document:
        locked = pdfium.FPDF_GetLastError() == pdfium.FPDF_ERR_PASSWORD
        return Read(error="encrypted" if locked else "unreadable")
    try:
        return _read_pages(document)
    finally:
        pdfium.FPDF_CloseDocument(document)


def _read_pages(document: ctypes.c_void_p) -> Read:
    total = max(pdfium.FPDF_GetPageCount(document), 0)
    stop = time.monotonic() + READING_SECONDS
    pages: list[list[Row]] = []
    rules: list[list[Rule]] = []
    recognised: list[bool] = []
    damaged, textless, glyphs = [], [], 0
    reader = RowReader()
    for number in range(1, min(total, MAX_PAGES) + 1):
        if time.monotonic() > stop or glyphs > MAX_GLYPHS:
            break
        page = read_glyphs(document, number - 1)
        if page is None or page.cut:
            damaged.append(number)
        elif _is_textless(page):
            textless.append(number)
            page = None
        glyphs += len(page.glyphs) if page else 0
        rows = reader.read(page.glyphs) if page else []
        rules.append(page.rules if page else [])
        recognised.append(page is not None and page.recognised)
        underline(rows, rules[-1])
        pages.append(rows)
    numbered = zip(take_numbers(pages, recognised), rules, strict=True)
    typed = document_lines([rule_tables(rows, drawn) for rows, drawn in numbered])
    return Read(typed.pages, total, tuple(damaged), tuple(textless), typed.furniture, typed.numbered)


def _is_textless(page: PageGlyphs) -> bool:
    """Whether what the page shows cannot be had as text: a picture, or characters without meaning."""
    count = len(page.glyphs)
    return page.unmapped > UNMAPPED_SHARE * count if count else page.pictured


if __name__ == "__main__":
    main()
