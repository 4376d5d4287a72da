"""Files made to do harm, by what is wrong with them: `cost.py` measures them, tests read parts of them."""

from __future__ import annotations

from dataclasses import dataclass

from benchmarks.reading.hostile_files import (
    AKN,
    ENTITIES,
    OPENING,
    WORD,
    Maker,
    counted,
    half,
    letters,
    locked_docx,
    locked_pdf,
    locked_zip,
    many,
    many_files,
    many_levels,
    nested,
    noise,
    overlapping,
    packed,
    pdf_bomb,
    pdf_of_levels,
    pdf_of_numbers,
    pdf_of_pages,
    plain_pdf,
    votes,
    worded,
)

# What each must keep to, on one core of 2.5 GHz: seconds of the processor, and megabytes of one process.
SECONDS = 20.0
MEGABYTES = 1024.0
# The longest text that is read, where every line is a clause: 200,000 of them.
LONGEST = 180.0
# The longest PDF that is read: `pdf_limits` ends the reading of its pages after 45 seconds.
LONGEST_PDF = 120.0


@dataclass(frozen=True, slots=True)
class Hostile:
    """How a file is made, and its name, which tells its kind; a ZIP file is unpacked. What it may cost."""

    make: Maker
    name: str = "hostile.txt"
    seconds: float = SECONDS
    megabytes: float = MEGABYTES


def _in_header(piece: str, times: int = 1_000_000) -> Hostile:
    """A resolution's header in which a piece fills so many characters of a field."""
    text = f"x.\n\n{OPENING}all."
    return Hostile(many(piece, times // len(piece), "Code: AL/1/1\nTopic: Lakes", text))


def _behind(piece: str, times: int = 1_000_000) -> Hostile:
    """A clause in which a piece fills so many characters."""
    return Hostile(many(piece, times // len(piece), f"{OPENING}all ", "x."))


_AKN_OPENING, _, _AKN_END = AKN.partition("{}")
_WORD_TEXT = worded(counted("<w:p><w:r><w:t>#. Urges lake # to rise;</w:t></w:r></w:p>", 100_000, WORD))

_LONG = {
    "one word of 5 MB": Hostile(many("a", 5_000_000)),
    "one line of 5 MB of prose": Hostile(many("the lakes rise and fall ", 210_000)),
    "one line of 5 MB of Chinese": Hostile(many("湖水上升", 420_000)),
    "one line of 100,000 clauses": Hostile(many("all; Recalling the dry years, ", 100_000, OPENING)),
    "200,000 lines of one letter": Hostile(many("a\n", 200_000)),
    "200,000 clauses": Hostile(counted("#. Urges lake #;\n", 200_000, OPENING + "{}"), seconds=LONGEST),
    "a million empty lines": Hostile(many("\n", 1_000_000, "a", "a")),
    "100,000 pages": Hostile(many("The lakes\f", 100_000)),
    "20,000 footnotes": Hostile(many("¹² See A/80/1.\n\n", 20_000, f"{OPENING}all.\n\n")),
    "20,000 rows of a table": Hostile(many("lake | river | sea\n", 20_000)),
    "20,000 resolutions": Hostile(many("The Assembly of the Lakes,\n\n1. Urges all.\n\n", 20_000)),
    "20,000 headers": Hostile(many("Code: AL/1/1\nTopic: Lakes\nSponsors: Fiji\n", 20_000)),
    "20,000 symbols": Hostile(many("A/RES/75/50\n\n", 20_000)),
    "20,000 rows of votes": Hostile(votes, "votes.json"),
    "20,000 XML paragraphs": Hostile(
        many("<paragraph><content><p>Urges all;</p></content></paragraph>\n", 20_000, _AKN_OPENING, _AKN_END),
        "long.xml",
    ),
    "400,000 HTML paragraphs": Hostile(many("<p>a", 400_000), "long.html", seconds=2 * SECONDS),
    "100,000 DOCX paragraphs": Hostile(_WORD_TEXT, "long.docx", seconds=LONGEST),
    "50,000 PDF pages": Hostile(pdf_of_pages, "long.pdf", seconds=LONGEST_PDF),
}

_NUMBERS = {
    "a million bare numbers": Hostile(counted("#\n", 1_000_000)),
    "a million numbers, no order": Hostile(counted("#\n", 1_000_000, step=7919)),
    "a million numbers with signs": Hostile(counted("- #.5 %\n", 1_000_000)),
    "a million numbers in a line": Hostile(counted("# ", 1_000_000)),
    "a million numbers by words": Hostile(counted("#\n# lakes\n", 500_000), seconds=2 * SECONDS),
    "a million numbers in a table": Hostile(counted("# | # | # | # | #\n", 200_000)),
    "a million numbers in a PDF": Hostile(pdf_of_numbers, "long.pdf", seconds=LONGEST_PDF),
}

# One character, and one group of a few, over and over: what a pattern may look at again from each place.
_BAIT = {
    **{
        f"a million {what}": _behind(mark)
        for what, mark in {
            "spaces": " ", "tabs": "\t", "dots": ".", "brackets": "(", "closing brackets": ")", "digits": "1",
            "stars": "*", "square brackets": "[", "underscores": "_", "hyphens": "-", "dashes": "–",
            "slashes": "/", "pipes": "|", "capitals": "A", "quotation marks": "“", "commas": ",",
            "semicolons": ";", "colons": ":", "hashes": "#", "escapes": "\\", "carets": "^",
            "raised figures": "¹", "less-thans": "<", "accents": "e\u0301",
        }.items()
    },
    **{
        f"a megabyte of {what}": _behind(piece)
        for what, piece in {
            "spaced dots": ". ", "spaced digits": "1 ", "spaced stars": "* ", "spaced pipes": "| ",
            "spaced commas": ", ", "codes": "A/1/1 ", "unfinished codes": "AB/1", "symbols": "A/C.3/",
            "numerals": "IVX", "starred words": "*a*", "dates": "1 May ", "years": "2019-",
            "addresses": "a@b.", "conventions": "the United Nations Convention on ",
            "bodies": "The Council of the ", "links between words": "and ", "fields": "Code: ",
            "votes": "in favour 12 ", "ordinals": "seventy-", "markers": "(a) ", "syllables": "re-",
            "citations": "resolutions 1/1, ", "articles": "article 1 (a), ", "tags": "<b>a",
            "carets in brackets": "^{1}", "meetings": "1st plenary meeting ",
        }.items()
    },
}  # fmt: skip

_HEADERS = {
    f"a header of {what}": _in_header(piece)
    for what, piece in {
        "pipes": "|",
        "semicolons": "; ",
        "colons": ":",
        "stars": "*",
        "codes": "AL/1/1 ",
    }.items()
}

_DEEP = {
    "nested clauses": Hostile(many("(a) to:\n\n(i) to:\n\n", 1_000, f"{OPENING}to:\n\n")),
    "nested tags": Hostile(many("<div>", 100_000, "<html><body>", "x"), "deep.html"),
    "nested lists": Hostile(many("<ol><li>a", 50_000, "<html><body>"), "deep.html"),
    "nested tables": Hostile(many("<table><tr><td>a", 50_000, "<html><body>"), "deep.html"),
    "nested XML": Hostile(nested("<section>", 20_000, "</section>", AKN), "deep.xml"),
    "nested XML of no kind": Hostile(nested("<a>", 100_000, "</a>"), "deep.xml"),
    "nested DOCX": Hostile(worded(nested("<w:sdt>", 100_000, "</w:sdt>", WORD)), "deep.docx"),
    "nested JSON": Hostile(many("[", 500_000, '{"symbol": "A/RES/80/1", "voting_type": '), "deep.json"),
    "nested ZIP": Hostile(many_levels, "deep.zip"),
    "nested PDF": Hostile(pdf_of_levels, "deep.pdf"),
}

_PACKED = {
    "ZIP of 200 MB of spaces": Hostile(packed("a.txt", many(" ", 200_000_000)), "bomb.zip"),
    "ZIP of 60 MB of prose": Hostile(
        packed("a.txt", counted("The lakes rise # times.\n", 2_000_000)), "bomb.zip", seconds=2 * SECONDS
    ),
    "ZIP of 10,000 files": Hostile(many_files, "bomb.zip"),
    "ZIP of overlapping files": Hostile(overlapping, "bomb.zip"),
    "DOCX of 200 MB of spaces": Hostile(worded(many(" ", 200_000_000)), "bomb.docx"),
    "DOCX of entities": Hostile(worded(many("&j;", 1, ENTITIES + WORD)), "bomb.docx"),
    "XML of entities": Hostile(many(f"{_AKN_OPENING}&j;{_AKN_END}", 1, ENTITIES), "bomb.xml"),
    "HTML of entities": Hostile(many("<html><body>&j;", 1, ENTITIES), "bomb.html"),
    "PDF of half a gigabyte": Hostile(pdf_bomb, "bomb.pdf"),
}

_LOCKED = {
    "locked PDF": Hostile(locked_pdf, "locked.pdf"),
    "locked DOCX": Hostile(locked_docx, "locked.docx"),
    "locked ZIP": Hostile(locked_zip, "locked.zip"),
}

_CUT_OFF = {
    "half a PDF": Hostile(half(plain_pdf), "half.pdf"),
    "half a DOCX": Hostile(half(_WORD_TEXT), "half.docx"),
    "half an XML": Hostile(half(_LONG["20,000 XML paragraphs"].make), "half.xml"),
    "half an HTML": Hostile(half(many("<table><tr><td>a</td></tr></table>", 20_000)), "half.html"),
    "half a ZIP": Hostile(half(many_files), "half.zip"),
}

_NOISE = {
    **{
        f"random bytes in .{kind}": Hostile(noise(1_000_000), f"noise.{kind}")
        for kind in ("txt", "md", "pdf", "docx", "doc", "html", "xml", "json", "zip")
    },
    **{
        f"random bytes as {what}": Hostile(noise(1_000_000, magic), name)
        for what, name, magic in (
            ("PDF", "noise.pdf", b"%PDF-1.7\n"),
            ("DOCX", "noise.docx", b"PK\x03\x04"),
            ("DOC", "noise.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"),
            ("ZIP", "noise.zip", b"PK\x05\x06"),
            ("HTML", "noise.html", b"<html><body>"),
            ("XML", "noise.xml", _AKN_OPENING.encode()),
            ("votes", "noise.json", b'{"symbol": "A/RES/80/1", "voting_type": "recorded"}\n'),
            ("UTF-8", "noise.txt", b"\xef\xbb\xbf"),
            ("UTF-16", "noise.txt", b"\xff\xfe"),
            ("UTF-32", "noise.txt", b"\xff\xfe\x00\x00"),
        )
    },
    "random letters": Hostile(letters(1_000_000, "aAé *_.,;:()[]|/-1\n")),
}

HOSTILE = {**_LONG, **_NUMBERS, **_BAIT, **_HEADERS, **_DEEP, **_PACKED, **_LOCKED, **_CUT_OFF, **_NOISE}
