"""The child process that draws a page of a PDF: its bytes on standard input, the page's number as argument,
a PNG on standard output; nothing where there is no such page.

As in pdf_process.py, the worst file ends nothing but this process.
"""

from __future__ import annotations

import ctypes
import resource
import struct
import sys
import zlib

import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

from archive.parser.extract.pdf_limits import MAX_MEMORY

# Seconds for one page; the densest map took two.
DRAWING_LIMIT = 20
# The picture is so many pixels wide, which a screen shows sharp, and at most so many high.
WIDTH = 1100
MAX_HEIGHT = 3300


def main() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MAX_MEMORY, MAX_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (DRAWING_LIMIT, DRAWING_LIMIT))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    sys.stdout.buffer.write(draw_page(sys.stdin.buffer.read(), int(sys.argv[1])))


def draw_page(data: bytes, number: int) -> bytes:
    """The page with that number, from 1, as a PNG in greys; empty where it cannot be drawn."""
    pdfium.FPDF_InitLibrary()
    document = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
    page = pdfium.FPDF_LoadPage(document, number - 1) if document else None
    if not page:
        return b""
    wide, high = pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)
    if wide <= 0 or high <= 0:
        return b""
    height = max(1, min(round(WIDTH * high / wide), MAX_HEIGHT))
    bitmap = pdfium.FPDFBitmap_CreateEx(WIDTH, height, pdfium.FPDFBitmap_Gray, None, 0)
    pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, WIDTH, height, 0xFFFFFFFF)
    flags = pdfium.FPDF_ANNOT | pdfium.FPDF_GRAYSCALE
    pdfium.FPDF_RenderPageBitmap(bitmap, page, 0, 0, WIDTH, height, 0, flags)
    stride = pdfium.FPDFBitmap_GetStride(bitmap)
    rows = ctypes.string_at(pdfium.FPDFBitmap_GetBuffer(bitmap), stride * height)
    return _png([rows[stride * n : stride * n + WIDTH] for n in range(height)])


def _png(rows: list[bytes]) -> bytes:
    """Eight bits a pixel, each row as it is."""
    head = struct.pack(">IIBBBBB", len(rows[0]), len(rows), 8, 0, 0, 0, 0)
    pixels = zlib.compress(b"".join(b"\0" + row for row in rows), 6)
    chunks = [(b"IHDR", head), (b"IDAT", pixels), (b"IEND", b"")]
    packed = [
        struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
        for name, body in chunks
    ]
    return b"\x89PNG\r\n\x1a\n" + b"".join(packed)


if __name__ == "__main__":
    main()
