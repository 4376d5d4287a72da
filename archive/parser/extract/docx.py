"""Word documents (DOCX, DOCM): the text as a reader sees it, with the numbers that Word prints.

Nothing in the document is run, fetched or expanded: it is read as a ZIP of XML, with zipfile and lxml.
Printed line numbers, and heads and feet of pages, stand outside the text and are left out; the first page's
head is read where it bears the document's symbol.
"""

from __future__ import annotations

from collections.abc import Iterator

from archive.parser.extract import Extracted
from archive.parser.extract.docx_body import Body
from archive.parser.extract.docx_notes import read_notes
from archive.parser.extract.docx_numbering import Numbering
from archive.parser.extract.docx_styles import Styles
from archive.parser.extract.docx_xml import Element, Parts, open_parts, relation_id, switched, value, word
from archive.parser.extract.package import UnreadableError
from archive.parser.extract.pages import paginate
from archive.parser.model import Problem, Severity
from archive.parser.patterns import SYMBOL

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_PART = "EncryptedPackage".encode("utf-16-le")
_CHANGES = tuple(map(word, ("ins", "del", "moveFrom", "moveTo")))
_CONTINUOUS = ("continuous", "nextColumn")

_REFUSALS = {
    "empty": "{} is empty: there is nothing to read. Choose the file again.",
    "encrypted": "{} is protected by a password. Take it off in Word, save the document and try again.",
    "old-word": "{} is a document of Word 97–2003 (DOC). Save it as DOCX or PDF and try again.",
    "not-word": "{} is no Word document. Save it as DOCX or PDF and try again.",
    "damaged": "{} is damaged and cannot be opened. Save it again as DOCX in Word and try again.",
    "too-large": "{} is too large, or packed more tightly than any document. Save its parts as files.",
    "unsafe-xml": "{} defines XML entities, which no Word document does. Save it again in Word.",
}
_WARNINGS = {
    "damaged-part": "A part of {} is damaged; what could be read is here. Compare it with the document.",
    "unread-part": "The {} of this document could not be read and are missing here.",
    "embedded-unread": "{} embeds another document, which was not read. Copy its text into the document.",
    "too-deep": "{} has tables in tables that are too deep; their text is here without its order.",
    "no-text": "{} holds no text, only pictures if anything. Save it as PDF to have its text recognised.",
}
_REMARKS = {
    "changes-accepted": "{} has tracked changes; it was read as if all of them were accepted.",
    "macros-left-out": "{} has macros; they were left alone.",
}


def extract_docx(data: bytes, name: str) -> Extracted:
    """The paragraphs of a Word document, a blank line behind each; a table is a line a row, with tabs."""
    if code := _refusal(data):
        return _refused(code, name)
    try:
        parts = open_parts(data)
        root = parts.xml(parts.main)
    except UnreadableError as error:
        return _refused(error.code, name)
    body = None if root is None else root.find(word("body"))
    if root is None or body is None:
        return _refused("damaged" if parts.damaged else "not-word", name)
    document = _Document(parts, name)
    pages = document.pages(body)
    return Extracted(pages, tuple(document.found_problems(root, pages)))


def _refusal(data: bytes) -> str | None:
    if not data.strip():
        return "empty"
    if data.startswith(_OLE):
        return "encrypted" if _ENCRYPTED_PART in data else "old-word"
    return None if data.startswith(b"PK") else "not-word"


def _refused(code: str, name: str) -> Extracted:
    return Extracted(problems=(Problem(code, _REFUSALS[code].format(name), severity=Severity.ERROR),))


class _Document:
    """One document's parts, and what was wrong with them."""

    def __init__(self, parts: Parts, name: str) -> None:
        self.parts = parts
        self.name = name
        self.problems: list[Problem] = []
        styles = Styles(self._part("styles"))
        settings = self._part("settings")
        self.reader = Body(
            styles=styles,
            numbering=Numbering(self._part("numbering"), styles),
            footnotes=read_notes(self._part("footnotes"), settings, "footnote"),
            endnotes=read_notes(self._part("endnotes"), settings, "endnote"),
            section_breaks=iter(()),
        )

    def pages(self, body: Element) -> tuple[tuple[str, ...], ...]:
        sections = list(body.iter(word("sectPr")))
        types = [value(section, "type") for section in sections]
        self.reader.section_breaks = iter([kind not in _CONTINUOUS for kind in types[1:]])
        head = self._first_head(sections[0]) if sections else []
        return paginate([*head, *self.reader.paragraphs(body)])

    def found_problems(self, root: Element, pages: tuple[tuple[str, ...], ...]) -> Iterator[Problem]:
        yield from self.problems
        codes = sorted(self.reader.findings)
        codes += ["damaged-part"] * self.parts.damaged + ["no-text"] * (not pages)
        for code in codes:
            severity = Severity.WARNING if pages else Severity.ERROR
            yield Problem(code, _WARNINGS[code].format(self.name), severity=severity)
        remarks = ["changes-accepted"] if next(root.iter(*_CHANGES), None) is not None else []
        remarks += ["macros-left-out"] if "vbaProject" in self.parts.by_kind else []
        for code in remarks:
            yield Problem(code, _REMARKS[code].format(self.name), severity=Severity.INFO)

    def _part(self, kind: str) -> Element | None:
        try:
            return self.parts.part(kind)
        except UnreadableError:
            self.problems.append(Problem("unread-part", _WARNINGS["unread-part"].format(kind)))
            return None

    def _first_head(self, section: Element) -> list[str]:
        """The head of the first page, where the document's symbol stands in it and not in the text."""
        wanted = "first" if switched(section, "titlePg") else "default"
        for reference in section.iterchildren(word("headerReference")):
            target = self.parts.targets.get(relation_id(reference) or "")
            if reference.get(word("type")) == wanted and target:
                try:
                    root = self.parts.xml(target)
                except UnreadableError:
                    return []
                texts = [] if root is None else self.reader.story(root, "head")
                return texts if any(SYMBOL.search(text) for text in texts) else []
        return []
