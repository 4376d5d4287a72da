"""Prints a document as DOCX as Word saves it: automatic numbers, real footnotes, runs cut by editing."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass
from xml.sax.saxutils import escape

from benchmarks.reading.docx_render import Writer, ordinal
from benchmarks.reading.pdf_sheets import PIECE
from benchmarks.reading.prints import CLAUSES, FIGURES, Kind, Part, Print

_STYLES = {"i": "<w:i/>", "b": "<w:b/>", "": ""}
_BOX = (
    '<w:r><w:pict><v:textbox xmlns:v="urn:schemas-microsoft-com:vml"><w:txbxContent>',
    "</w:txbxContent></v:textbox></w:pict></w:r>",
)
_FORMATS = ("decimal", "lowerLetter", "lowerRoman", "decimal", "decimal")


@dataclass(frozen=True, slots=True)
class DocxLook:
    """How Word was used. Shares are of clauses or runs."""

    automatic: bool = True  # Word counts, else markers are typed
    pattern: str = ""  # of the numbers of items, where not as in print
    tracked: float = 0.0  # runs that stand as an insertion, beside a deletion
    controlled: float = 0.0  # clauses in a content control
    linked: float = 0.0  # clauses that end in a field or a link
    broken: float = 0.0  # runs in which a page happened to end
    masthead: str = "table"  # or "tabs", "box"


def chance_docx(chance: random.Random, noise: str) -> DocxLook:
    """A look as authors differ."""
    if noise == "clean":
        return DocxLook(automatic=chance.random() < 0.7)
    return DocxLook(
        automatic=chance.random() < 0.5,
        tracked=chance.choice((0, 0.05)),
        controlled=chance.choice((0, 0.3)),
        linked=chance.choice((0, 0.2)),
        broken=chance.choice((0, 0.02)),
        pattern=chance.choice(("", "", "(%{})", "%{})")),
        masthead=chance.choice(("table", "tabs", "box")),
    )


def as_docx(document: Print, look: DocxLook, chance: random.Random) -> bytes:
    """The whole document."""
    notes = [{"label": label, "text": text} for label, text in document.notes.items()]
    return _Setter(Writer(notes, look.pattern), look, chance).set(document)


class _Setter:
    def __init__(self, writer: Writer, look: DocxLook, chance: random.Random) -> None:
        self.writer, self.look, self.chance = writer, look, chance
        self.lists: dict[tuple[str, ...], int] = {}
        self.rows: list[tuple[str, ...]] = []
        self.changes = 0

    def set(self, document: Print) -> bytes:
        for part in document.parts:
            if part.kind not in (Kind.ROW, Kind.MASTHEAD):
                self._end_table()
                self._paragraph(part)
            elif part.kind is Kind.ROW or self.look.masthead == "table":
                self.rows.append(part.cells)
            else:
                self._masthead(part)
        self._end_table()
        return self.writer.save()

    def _end_table(self) -> None:
        if self.rows:
            cells = [[self._paragraph_xml(self._runs(cell)) for cell in row] for row in self.rows]
            rows = ["".join(f"<w:tc><w:tcPr/>{cell}</w:tc>" for cell in row) for row in cells]
            self.writer.body.append(f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>")
            self.rows = []

    def _masthead(self, part: Part) -> None:
        if self.look.masthead == "tabs":
            text = "\t".join(cell.replace("\n", " ") for cell in part.cells)
            self.writer.body.append(self._paragraph_xml(self._runs(text)))
            return
        inner = "".join(self._paragraph_xml(self._runs(line)) for line in part.cells[1].split("\n"))
        box = f"{_BOX[0]}{inner}{_BOX[1]}"
        self.writer.body.append(self._paragraph_xml(self._runs(part.cells[0]) + box))

    def _paragraph(self, part: Part) -> None:
        properties, text = self._numbered(part)
        if part.page:
            properties += "<w:pageBreakBefore/>"
        body = self._paragraph_xml(self._runs(text, clause=part.kind in CLAUSES), properties)
        if part.kind in CLAUSES and self.chance.random() < self.look.controlled:
            body = f"<w:sdt><w:sdtPr/><w:sdtContent>{body}</w:sdtContent></w:sdt>"
        self.writer.body.append(body)

    def _numbered(self, part: Part) -> tuple[str, str]:
        """The list a clause belongs to, or its marker typed before its text."""
        label = part.marker.strip("().")
        if not (label and self.look.automatic and part.kind is Kind.OPERATIVE):
            return "", f"{part.marker}\t{part.text}" if label else part.text
        fitting = [name for name in _FORMATS if ordinal(label, name) is not None]
        expected = (*_FORMATS[part.level : part.level + 1], *fitting)
        number_format = next(name for name in expected if name in fitting) if fitting else ""
        if not number_format:
            return "", f"{part.marker}\t{part.text}"
        pattern = (self.look.pattern if part.level else "") or part.marker.replace(label, "%{}")
        instance = self.lists.get((number_format, pattern)) or self.writer.lists.define(
            (*_FORMATS[: part.level], number_format, *_FORMATS[part.level + 1 :]), pattern=pattern
        )
        self.lists[number_format, pattern] = instance
        number = ordinal(label, number_format)
        at = self.writer.lists.at(instance, part.level, number or 1)
        return f'<w:numPr><w:ilvl w:val="{part.level}"/><w:numId w:val="{at}"/></w:numPr>', part.text

    def _paragraph_xml(self, runs: str, properties: str = "") -> str:
        return f"<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>"

    def _runs(self, text: str, *, clause: bool = False) -> str:
        out: list[str] = []
        for found in PIECE.finditer(text):
            if raised := found["sup"]:
                out.append(self.writer.reference(raised.translate(FIGURES)) or self._run(raised, ""))
                continue
            style = "b" if found["b"] else "i" if found["i"] else ""
            plain = found["b"] or found["i"] or found["plain"]
            out += [self._piece(plain[at : at + 17], style, clause=clause) for at in range(0, len(plain), 17)]
        if clause and out and self.chance.random() < self.look.linked:
            out[-1] = f'<w:hyperlink w:anchor="x">{out[-1]}</w:hyperlink>'
        return "".join(out)

    def _piece(self, text: str, style: str, *, clause: bool) -> str:
        run = self._run(text, style)
        if clause and self.chance.random() < self.look.tracked:
            gone = '<w:del w:id="9" w:author="a"><w:r><w:delText>struck out </w:delText></w:r></w:del>'
            return f'{gone}<w:ins w:id="8" w:author="a">{run}</w:ins>'
        return run

    def _run(self, text: str, style: str) -> str:
        broken = "<w:lastRenderedPageBreak/>" if self.chance.random() < self.look.broken else ""
        inner = "".join(self._sign(sign) for sign in re.split("([\t\n\u00ad])", text) if sign)
        return f"<w:r><w:rPr>{_STYLES[style]}</w:rPr>{broken}{inner}</w:r>"

    def _sign(self, text: str) -> str:
        signs = {"\t": "<w:tab/>", "\n": "<w:br/>", "\u00ad": "<w:softHyphen/>"}
        return signs.get(text) or f'<w:t xml:space="preserve">{escape(text)}</w:t>'
