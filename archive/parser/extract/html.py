"""Web pages as saved from a browser: the text as the browser shows it.

Read by lxml, whose HTML parser (libxml2) is lenient, linear and bounded in depth; that of the standard
library gives only tags, and some unclosed constructs cost it quadratic time. Scripts are dropped, never run;
nothing is fetched.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass, field

from lxml import etree

from archive.parser.extract import Extracted
from archive.parser.extract.emphasis import BOLD, ITALIC, Piece, compose, superscript
from archive.parser.extract.html_lists import List, open_list
from archive.parser.extract.html_style import Element, Look, StyleSheet, is_hidden, look_of, read_styles
from archive.parser.extract.pages import HARD_BREAK, paginate
from archive.parser.extract.tables import table_entries
from archive.parser.model import Problem, Severity

# Saved pages may carry their pictures in themselves; the text of a long report is 2 MB.
MAX_BYTES = 32 * 2**20
MAX_TAGS = 2_000_000
# A merged cell is said again in each row that it spans, unless it is long.
MAX_REPEATED_CELL = 300

INLINE = frozenset(
    (
        "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "dfn", "em", "font", "i",
        "img", "ins", "kbd", "label", "mark", "math", "mi", "mn", "mo", "mrow", "msup", "msub", "mtext", "o",
        "q", "ruby", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var",
        "wbr",
    )
)  # fmt: skip
_LISTS = frozenset(("ol", "ul", "menu", "dir"))
_CELLS = frozenset(("td", "th"))
_SPACES = re.compile(r"[ \t\r\n\f]+")
_AROUND_LINE_END = re.compile(r" *\n *")
_BRACKETED = re.compile(r"^\[(\d{1,3})\]$")
# Left open, these nest one in another without end.
_INLINE_TAG = re.compile(
    r"</?(?:a|b|big|code|em|font|i|ins|label|small|span|strong|tt|u)\b[^<>]{0,2000}>", re.I
)
_BACK_LINK = re.compile("[↩↑↵]\ufe0e?")

_CHARSET = re.compile(
    rb"""<(?:meta[^>]{0,200}?charset|\?xml[^>]{0,200}?encoding)\s*=\s*["']?\s*([\w-]{2,30})""", re.I
)
_KNOWN_CHARSET = re.compile(
    r"^(?:utf-?8|us-ascii|windows-125\d|cp125\d|iso-?8859-\d{1,2}|latin-?1|koi8-[ru]|macintosh|"
    r"gbk|gb2312|gb18030|big5|shift_jis|euc-(?:jp|kr))$", re.I
)  # fmt: skip
# Browsers read what is declared as Latin 1 as Windows-1252.
_LATIN = re.compile(r"^(?:iso-?8859-1|latin-?1|us-ascii|windows-1252|cp1252)$", re.I)
_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))

_MESSAGES = {
    "empty": "{} is empty: there is nothing to read. Choose the file again.",
    "too-large": "{} is too large for a web page. Save the document as PDF or DOCX and try again.",
    "web-archive": "{} is a web archive (MHTML). Save the page as “Webpage, HTML only” and try again.",
    "no-text": "{} holds no text. Save the page again after it has loaded, or print it to PDF.",
    "too-deep": "{} leaves its tags open, one in another; its text is here without emphasis.",
    "damaged-part": "A part of {} is damaged or nested too deep, and missing here. Compare it with the page.",
    "encoding-guessed": "{} does not say how it is encoded and is not UTF-8; it was read as Windows-1252. "
    "Check accents and quotation marks.",
}


def extract_html(data: bytes, name: str) -> Extracted:
    """The blocks of a web page, a blank line behind each; a table is a line a row, with tabs."""
    code = _refusal(data)
    if code:
        return Extracted(problems=(_problem(code, name, Severity.ERROR),))
    text, guessed = _decode(data)
    problems = [_problem("encoding-guessed", name)] if guessed else []
    root, whole = _parse(text)
    if not whole:
        root, whole = _parse(_INLINE_TAG.sub("", text))
        problems.append(_problem("too-deep" if whole else "damaged-part", name))
    pages = paginate(_Reader(read_styles(root)).read(root)) if root is not None else ()
    if not pages:
        problems.append(_problem("no-text", name, Severity.ERROR))
    return Extracted(pages, tuple(problems))


def _problem(code: str, name: str, severity: Severity = Severity.WARNING) -> Problem:
    return Problem(code, _MESSAGES[code].format(name), severity=severity)


def _refusal(data: bytes) -> str | None:
    if not data.strip():
        return "empty"
    if len(data) > MAX_BYTES or data.count(b"<") > MAX_TAGS:
        return "too-large"
    head = data[:4000].lower()
    return "web-archive" if b"mime-version:" in head and b"multipart/related" in head else None


def _decode(data: bytes) -> tuple[str, bool]:
    """The page as text, and whether its encoding was only guessed."""
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return data[len(bom) :].decode(encoding, errors="replace"), False
    found = _CHARSET.search(data[:4096])
    declared = found[1].decode("ascii") if found else ""
    if _KNOWN_CHARSET.match(declared):
        encoding = "cp1252" if _LATIN.match(declared) else declared
        return data.decode(encoding, errors="replace"), False
    try:
        return data.decode("utf-8"), False
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace"), True


def _parse(text: str) -> tuple[Element | None, bool]:
    """The root of a page, and whether nothing had to be left out."""
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=False
    )
    try:
        root = etree.fromstring(text.replace("\x00", "").encode("utf-8", errors="replace"), parser)
    except etree.XMLSyntaxError:
        return None, True
    fatal = any(entry.level == etree.ErrorLevels.FATAL for entry in parser.error_log)
    return root, not fatal


@dataclass(slots=True)
class _Table:
    """A table that is open: rows of cells, each a list of paragraphs; `cell` is the one being read."""

    rows: list[list[list[str]]] = field(default_factory=list)
    cell: list[str] | None = None
    column: int = 0
    # by column, in how many rows a cell of the rows above is still to stand, and its paragraphs
    spans: dict[int, tuple[int, list[str]]] = field(default_factory=dict)
    below: dict[int, tuple[int, list[str]]] = field(default_factory=dict)

    def open_row(self) -> None:
        self.rows.append([])
        self.column, self.spans, self.below = 0, self.below, {}

    def open_cell(self, rows: int, columns: int) -> None:
        if not self.rows:
            self.open_row()
        self.repeat_spans()
        self.cell = []
        self.rows[-1].append(self.cell)
        if rows > 1:
            self.below[self.column] = (rows - 1, self.cell)
        self.column += columns

    def repeat_spans(self) -> None:
        """Says the cells again that span into the row from above and stand here in it."""
        while self.column in self.spans:
            left, texts = self.spans.pop(self.column)
            self.rows[-1].append(texts if sum(map(len, texts)) <= MAX_REPEATED_CELL else [])
            if left > 1:
                self.below[self.column] = (left - 1, texts)
            self.column += 1


class _Reader:
    """Walks a page once, without recursion, and collects its paragraphs."""

    def __init__(self, sheet: StyleSheet) -> None:
        self.sheet = sheet
        self.paragraphs: list[str] = []
        self.pieces: list[Piece] = []
        self.looks = [Look()]
        self.lists: list[List] = []
        self.tables: list[_Table] = []
        self.label = ""

    def read(self, root: Element) -> list[str]:
        walker = etree.iterwalk(root, events=("start", "end"))
        skipped: Element | None = None
        for event, element in walker:
            if event == "start":
                declared = self.sheet.declared(element)
                if is_hidden(element, declared):
                    skipped = element
                    walker.skip_subtree()
                else:
                    self._open(element, declared)
                    self._take(element.text)
            else:
                if element is not skipped:
                    self._close(element)
                self._take(element.tail)
        self._end_paragraph()
        return self.paragraphs

    def _open(self, element: Element, declared: dict[str, str]) -> None:
        tag = element.tag
        if tag == "br":
            self.pieces.append(Piece("\n"))
        elif tag not in INLINE:
            self._end_paragraph()
        if _breaks_page(declared):
            self.pieces.append(Piece(HARD_BREAK))
        self.looks.append(look_of(element, declared, self.looks[-1]))
        if tag in _LISTS:
            self.lists.append(open_list(element, declared))
        elif tag == "li":
            self.label = (self.lists[-1] if self.lists else List(False, "")).label(element, declared)
        elif tag == "table":
            self.tables.append(_Table())
        elif self.tables and tag == "tr":
            self.tables[-1].open_row()
        elif self.tables and tag in _CELLS:
            self.tables[-1].open_cell(_span(element, "rowspan"), _span(element, "colspan"))

    def _close(self, element: Element) -> None:
        tag = element.tag
        if tag not in INLINE and tag != "br":
            self._end_paragraph()
        self.looks.pop()
        if tag in _LISTS:
            self.lists.pop()
        elif tag == "li":
            self.label = ""
        elif tag == "table":
            table = self.tables.pop()
            self._target().extend(table_entries(table.rows))
        elif self.tables and tag in _CELLS:
            self.tables[-1].cell = None
        elif self.tables and tag == "tr":
            self.tables[-1].repeat_spans()

    def _take(self, text: str | None) -> None:
        if not text:
            return
        look = self.looks[-1]
        text = _BACK_LINK.sub("", text)
        text = text if look.preformatted else _SPACES.sub(" ", text)
        if look.raised:
            bracketed = _BRACKETED.match(text.strip())
            text = superscript(bracketed[1] if bracketed else text)
            if set(text.strip()) == {"*"} and not any(piece.text.strip() for piece in self.pieces):
                self.label = f"^{{{text.strip()}}}"  # a note's mark before its text
                return
        self.pieces.append(Piece(text, ITALIC if look.italic else BOLD if look.bold else ""))

    def _end_paragraph(self) -> None:
        text = _AROUND_LINE_END.sub("\n", re.sub(" +", " ", compose(self.pieces)))
        self.pieces.clear()
        if self.label and text.strip():
            text = f"{self.label} {text.lstrip()}"
            self.label = ""
        if text.strip(" \n"):
            self._target().append(text.strip(" \n"))

    def _target(self) -> list[str]:
        """Where a paragraph belongs: in the innermost cell that is open, or in the page."""
        cells = (table.cell for table in reversed(self.tables) if table.cell is not None)
        return next(cells, self.paragraphs)


def _breaks_page(declared: dict[str, str]) -> bool:
    return declared.get("page-break-before") == "always" or declared.get("break-before") == "page"


def _span(element: Element, name: str) -> int:
    text = element.get(name) or ""
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= 4 else 1
