"""Makes files that do harm, each for a share of its size: endless, nested, packed tight, locked, cut off."""

from __future__ import annotations

import io
import json
import random
import struct
import zipfile
import zlib
from collections.abc import Callable

from reportlab.lib import pdfencrypt
from reportlab.pdfgen.canvas import Canvas

# A share of the full size to the bytes of a file.
Maker = Callable[[float], bytes]

AKN = (
    '<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><statement name="resolution">'
    "<mainBody>{}</mainBody></statement></akomaNtoso>"
)
WORD = (
    '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    "<w:body>{}</w:body></w:document>"
)
OPENING = "The Assembly of the Lakes,\n\nRecalling the dry years,\n\n1. Urges "
# Ten names, each ten times the one before: a thousand million times "ha".
ENTITIES = (
    '<!DOCTYPE x [<!ENTITY a "ha">'
    + "".join(
        f'<!ENTITY {after} "{f"&{name};" * 10}">'
        for name, after in zip("abcdefghi", "bcdefghij", strict=True)
    )
    + "]>"
)


def many(piece: str, times: int, before: str = "", behind: str = "") -> Maker:
    """A piece so many times over, between what stands before and behind."""
    return lambda share: (before + piece * _part(times, share) + behind).encode()


def counted(piece: str, times: int, around: str = "{}", step: int = 1) -> Maker:
    """A piece so many times, "#" in it a number that rises by `step` and starts again at a million."""

    def make(share: float) -> bytes:
        numbers = (str(at * step % 1_000_003) for at in range(_part(times, share)))
        return around.replace("{}", "".join(piece.replace("#", number) for number in numbers)).encode()

    return make


def nested(opening: str, times: int, closing: str, around: str = "{}") -> Maker:
    """So many pairs of tags, one in another."""
    return lambda share: around.replace(
        "{}", opening * _part(times, share) + closing * _part(times, share)
    ).encode()


def noise(length: int, magic: bytes = b"") -> Maker:
    """Random bytes, behind those by which a format is known."""
    return lambda share: magic + _chance().randbytes(_part(length, share))


def letters(length: int, alphabet: str) -> Maker:
    """Random characters of an alphabet."""
    return lambda share: "".join(_chance().choices(alphabet, k=_part(length, share))).encode()


def half(make: Maker) -> Maker:
    """The first half of a file, as a broken copy leaves it."""
    return lambda share: (whole := make(share))[: len(whole) // 2]


def packed(name: str, make: Maker) -> Maker:
    """A ZIP file with one file in it."""
    return lambda share: _zip({name: make(share)})


def worded(make: Maker) -> Maker:
    """A Word document whose text is this XML."""
    return packed("word/document.xml", make)


def many_files(share: float) -> bytes:
    """A ZIP file of 10,000 texts."""
    return _zip({f"{at}.txt": b"The lakes rise." for at in range(_part(10_000, share))})


def many_levels(share: float) -> bytes:
    """Ten files of ten megabytes, ten times in another, ten times over."""
    data = b" " * _part(10_000_000, share)
    for level in range(10):
        data = _zip({f"{level}-{at}.zip" if level else f"{at}.txt": data for at in range(10)})
    return data


def overlapping(share: float) -> bytes:
    """A ZIP file whose thousands of names all lead to one file of megabytes."""
    data = _zip({"a.txt": b"The lakes rise and fall. " * _part(400_000, share)})
    start, end = data.index(b"PK\x01\x02"), data.rindex(b"PK\x05\x06")
    times = max(_part(5_000, share), 2)
    directory = data[start:end] * times
    tail = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, times, times, len(directory), start, 0)
    return data[:start] + directory + tail


def locked_zip(share: float) -> bytes:
    """A ZIP file that says that what is in it is encrypted."""
    data = bytearray(_zip({"a.txt": b"The lakes rise. " * _part(100_000, share)}))
    for signature, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(signature) + at] |= 1
    return bytes(data)


def locked_docx(share: float) -> bytes:
    """The compound file that Word makes of a document with a password, as far as its kind shows."""
    magic = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le")
    return noise(1_000_000, magic)(share)


def plain_pdf(share: float, password: str = "") -> bytes:
    """Fifty pages of one line, behind a password if there is one."""
    buffer = io.BytesIO()
    locked = pdfencrypt.StandardEncryption(password, "owner") if password else None
    canvas = Canvas(buffer, encrypt=locked)
    for page in range(_part(50, share)):
        canvas.drawString(72, 700, f"{page}. Urges all lakes to rise.")
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def locked_pdf(share: float) -> bytes:
    """The same behind a password."""
    return plain_pdf(share, password="secret")  # noqa: S106 - it is there to be asked for


def pdf_of_numbers(share: float) -> bytes:
    """1,600 pages of sixty lines of ten numbers: about a million."""
    lines = (
        b"1 0 0 1 72 %d Tm(%s)Tj"
        % (800 - 12 * at, b" ".join(b"%d" % number for number in range(at, at + 10)))
        for at in range(60)
    )
    return _pdf(_part(1_600, share), b"BT/F 9 Tf %s ET" % b" ".join(lines))


def pdf_of_pages(share: float) -> bytes:
    """50,000 pages of one line."""
    return _pdf(_part(50_000, share), b"BT/F 9 Tf 72 700 Td(The lakes)Tj ET")


def pdf_bomb(share: float) -> bytes:
    """One page, whose stream of half a gigabyte is packed twice."""
    content = zlib.compress(zlib.compress(b"0 0 m " * _part(80_000_000, share), 9), 9)
    return _pdf(1, content, b"/Filter[/FlateDecode/FlateDecode]")


def pdf_of_levels(share: float) -> bytes:
    """A million states saved and a million lists opened, one in another."""
    return _pdf(1, b"q " * _part(1_000_000, share) + b"[" * _part(1_000_000, share))


def votes(share: float) -> bytes:
    """20,000 rows of votes on one resolution."""
    row = json.dumps({"symbol": "A/RES/80/1", "voting_type": "recorded", "MS_against": ["Fiji"] * 50})
    return f"{row}\n".encode() * _part(20_000, share)


def _part(times: int, share: float) -> int:
    return max(int(times * share), 1)


def _chance() -> random.Random:
    return random.Random("cost")  # noqa: S311 - chance, no secret


def _zip(files: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def _pdf(pages: int, content: bytes, more: bytes = b"") -> bytes:
    """A PDF that shows one stream on each of its pages; `more` stands in the stream's dictionary."""
    kids = b" ".join(b"%d 0 R" % number for number in range(5, 5 + pages))
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 3 0 R/Resources<</Font<</F 4 0 R>>>>>>"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, pages),
        b"<</Length %d%s>>stream\n%s\nendstream" % (len(content), more, content),
        b"<</Type/Font/Subtype/Type1/BaseFont/Times-Roman>>",
        *[page] * pages,
    ]
    written, table = bytearray(b"%PDF-1.7\n"), bytearray(b"0000000000 65535 f \n")
    for number, each in enumerate(objects, 1):
        table += b"%010d 00000 n \n" % len(written)
        written += b"%d 0 obj%s endobj\n" % (number, each)
    size, start = len(objects) + 1, len(written)
    trailer = b"trailer<</Root 1 0 R/Size %d>>\nstartxref\n%d\n%%%%EOF" % (size, start)
    return bytes(written) + b"xref\n0 %d\n" % size + bytes(table) + trailer
