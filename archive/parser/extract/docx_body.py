"""The body of a Word document as paragraphs, in reading order.

A paragraph is a text that may hold line ends, and page breaks (HARD_BREAK, SOFT_BREAK); a table's is a line
a row. Footnotes follow the paragraph or table that refers to them, endnotes come last.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from archive.parser.extract.docx_inline import SKIPPED, children, read_inline
from archive.parser.extract.docx_notes import NoteKind, marked
from archive.parser.extract.docx_numbering import Numbering
from archive.parser.extract.docx_styles import Styles
from archive.parser.extract.docx_xml import Element, number, switched, value, word
from archive.parser.extract.emphasis import Piece, compose
from archive.parser.extract.pages import HARD_BREAK, SOFT_BREAK
from archive.parser.extract.tables import table_entries
from archive.parser.patterns import BARE_MARKER

# Tables in tables and text boxes in text boxes; beyond that their bare text is read.
MAX_NESTING = 12
# A merged cell is said again in each row that it spans, unless it is long.
MAX_REPEATED_CELL = 300

_PARAGRAPH, _TABLE, _ROW, _CELL, _TEXT = map(word, ("p", "tbl", "tr", "tc", "t"))
_EMBEDDED = frozenset(map(word, ("altChunk", "subDoc")))
_DELETED = tuple(map(word, ("del", "moveFrom")))
_SPACE = re.compile(r"\s*")
_MARK = re.compile(r"^[⁰¹²³⁴-⁹*†‡§]+$")


@dataclass(slots=True)
class Body:
    """Reads blocks in document order, which numbering and notes are counted by.

    `section_breaks` says of each end of a section whether a page ends with it. `findings` holds the codes of
    problems met: "embedded-unread", "too-deep".
    """

    styles: Styles
    numbering: Numbering
    footnotes: NoteKind
    endnotes: NoteKind
    section_breaks: Iterator[bool]
    findings: set[str] = field(default_factory=set)

    def paragraphs(self, container: Element) -> Iterator[str]:
        """All that the body says, its notes included."""
        carried: list[Piece] = []
        for block in self._blocks(container):
            yield from self._read(block, carried, 0)
            yield from self._notes(self.footnotes)
        if carried:
            yield compose(carried)
        yield from self._notes(self.endnotes)

    def story(self, container: Element, name: str, depth: int = 0) -> list[str]:
        """What a text box, a header or a note says, whose lists count apart from those of the text."""
        outer, self.numbering.story = self.numbering.story, name
        found = self._within(container, depth)
        self.numbering.story = outer
        return found

    def _within(self, container: Element, depth: int) -> list[str]:
        if depth > MAX_NESTING:
            self.findings.add("too-deep")
            return ["".join(text.text or "" for text in container.iter(_TEXT))]
        carried: list[Piece] = []
        found = [text for block in self._blocks(container) for text in self._read(block, carried, depth)]
        return [*found, compose(carried)] if carried else found

    def _blocks(self, container: Element) -> Iterator[Element]:
        """Paragraphs and tables, wherever content controls and tracked changes have put them."""
        stack = list(reversed(container))
        while stack:
            element = stack.pop()
            if element.tag in (_PARAGRAPH, _TABLE):
                yield element
            elif element.tag in _EMBEDDED:
                self.findings.add("embedded-unread")
            elif element.tag not in SKIPPED:
                stack += reversed(list(children(element)))

    def _read(self, block: Element, carried: list[Piece], depth: int) -> list[str]:
        if block.tag == _TABLE:
            return table_entries(list(self._rows(block, depth)))
        return [text for text in self._paragraph(block, carried, depth) if text.strip(" \t\n")]

    def _paragraph(self, paragraph: Element, carried: list[Piece], depth: int) -> Iterator[str]:
        """A paragraph and the text boxes that hang on it.

        One whose end was deleted is carried over into the next.
        """
        properties = paragraph.find(word("pPr"))
        style = self.styles.paragraph_style(properties)
        inline = read_inline(paragraph, self.styles, style, self._refer)
        carried += inline.pieces
        if any(piece.text in (HARD_BREAK, SOFT_BREAK) for piece in inline.pieces):
            self._restart_notes("eachPage")
        if not _end_is_deleted(properties):
            text = compose(carried)
            carried.clear()
            yield self._labelled(_untabbed(text), properties)
        for box in inline.boxes:
            yield from self.story(box, "boxes", depth + 1)

    def _labelled(self, text: str, properties: Element | None) -> str:
        """The text behind its automatic label, with the page breaks that its properties ask for."""
        place = None if _end_is_hidden(properties) else self.styles.list_place(properties)
        label, suffix = self.numbering.label(place) if place else ("", "")
        lead = _SPACE.match(text)
        before, rest = text[: lead.end() if lead else 0], text[lead.end() if lead else 0 :]
        if label.isalnum() and BARE_MARKER.match(f"{label}."):
            label += (
                "."  # without it, the stages that follow cannot tell it from a figure or word of the text
            )
        if label and rest:
            glued = suffix == "" and not rest[0].isalnum() and rest[0] not in '*“"('
            text = before + label + ("" if glued else " ") + rest
        if switched(properties, "pageBreakBefore"):
            text = HARD_BREAK + text
        if properties is not None and properties.find(word("sectPr")) is not None:
            text += self._section_break()
        return text

    def _section_break(self) -> str:
        self._restart_notes("eachSect")
        return HARD_BREAK if next(self.section_breaks, False) else ""

    def _restart_notes(self, occasion: str) -> None:
        for notes in (self.footnotes, self.endnotes):
            if notes.restart == occasion:
                notes.count = 0

    def _rows(self, table: Element, depth: int) -> Iterator[list[list[str]]]:
        above: dict[int, list[str]] = {}
        for row in _inside(table, _ROW):
            properties = row.find(word("trPr"))
            if properties is not None and properties.find(word("del")) is not None:
                continue
            column = number(value(properties, "gridBefore"), 0)
            cells = []
            for cell in _inside(row, _CELL):
                found = cell.find(word("tcPr"))
                if found is not None and found.find(word("cellDel")) is not None:
                    continue
                cells.append(self._cell(cell, found, above.get(column), depth))
                above[column] = cells[-1]
                column += max(number(value(found, "gridSpan"), 1), 1)
            yield cells

    def _cell(
        self, cell: Element, properties: Element | None, above: list[str] | None, depth: int
    ) -> list[str]:
        texts = [text.replace(SOFT_BREAK, "") for text in self._within(cell, depth + 1)]
        merged = None if properties is None else properties.find(word("vMerge"))
        continues = merged is not None and merged.get(word("val")) in (None, "continue")
        if continues and above is not None and not texts and sum(map(len, above)) <= MAX_REPEATED_CELL:
            return above
        return texts

    def _refer(self, kind: str, identifier: str, typed: bool) -> str:
        return (self.footnotes if kind == "footnotes" else self.endnotes).refer(identifier, typed)

    def _notes(self, kind: NoteKind) -> Iterator[str]:
        """The notes that are due, and those they refer to; each is one paragraph, whatever its own."""
        while due := kind.take():
            for note in due:
                text = "\n".join(text.strip() for text in self.story(note.element, "notes") if text.strip())
                if text:
                    yield marked(note, text)


def _end_is_hidden(properties: Element | None) -> bool:
    """Hidden paragraphs are not numbered."""
    return properties is not None and bool(switched(properties.find(word("rPr")), "vanish"))


def _end_is_deleted(properties: Element | None) -> bool:
    of_mark = None if properties is None else properties.find(word("rPr"))
    return of_mark is not None and any(of_mark.find(name) is not None for name in _DELETED)


def _untabbed(text: str) -> str:
    """A tab behind a typed label or footnote mark only parts it from its text."""
    start = text.lstrip()
    head, tab, rest = start.partition("\t")
    if tab and (BARE_MARKER.match(head.strip("*_ ")) or _MARK.match(head)):
        return f"{text[: -len(start)]}{head} {rest.lstrip()}"
    return text


def _inside(container: Element, name: str) -> Iterator[Element]:
    """The rows of a table or the cells of a row, but not those of tables within."""
    stack = list(reversed(container))
    while stack:
        element = stack.pop()
        if element.tag == name:
            yield element
        elif element.tag not in SKIPPED and element.tag not in (_PARAGRAPH, _TABLE):
            stack += reversed(list(children(element)))
