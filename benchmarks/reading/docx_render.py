"""Writes a document's gold as Word would save it: automatic numbering, real footnotes, italics, tables.

The numbers of clauses stand nowhere in the text, runs are cut at random as editing cuts them, and the list
of a clause is restarted, overridden or tied to a style wherever its labels ask for it.
"""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass, field
from typing import Any
from xml.sax.saxutils import escape

Json = dict[str, Any]

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
FORMATS = ("decimal", "lowerLetter", "lowerRoman", "upperLetter", "upperRoman")
# What Word offers for the levels of a list.
USUAL = ("decimal", "lowerLetter", "lowerRoman", "decimal", "lowerLetter", "lowerRoman")
FIGURES = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
MARKS = re.compile(r"[⁰¹²³⁴-⁹]+")
ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
VOTES = {"without a vote": "Adopted without a vote"}


def ordinal(label: str, number_format: str) -> int | None:
    """Which number a label is in a format: "iv" is 4 as lowerRoman."""
    if number_format == "decimal":
        return int(label) if label.isdecimal() else None
    right_case = label.isupper() if number_format.startswith("upper") else label.islower()
    if not right_case:
        return None
    if number_format.endswith("Letter"):
        return ord(label.lower()) - 96 if len(label) == 1 else None
    values = [ROMAN.get(letter, 0) for letter in label.lower()]
    if 0 in values:
        return None
    later = [*values[1:], 0]
    return sum(-one if one < two else one for one, two in zip(values, later, strict=True))


def format_of(labels: list[str], usual: str) -> str:
    """The format in which the labels count on from 1, or else the first they fit."""
    candidates = [usual, *(name for name in FORMATS if name != usual)]
    fitting = [name for name in candidates if all(ordinal(label, name) is not None for label in labels)]
    counting = [name for name in fitting if ordinal(labels[0], name) == 1]
    return (counting or fitting or [usual])[0]


@dataclass
class Lists:
    """The document's numbering.xml. A definition is its nine levels' (format, pattern, style)."""

    pattern: str
    definitions: list[tuple[tuple[str, str, str], ...]] = field(default_factory=list)
    instances: list[tuple[int, int | None, int]] = field(default_factory=list)  # definition, level, start
    counts: dict[tuple[int, int], int] = field(default_factory=dict)

    def define(self, formats: tuple[str, ...], styles: tuple[str, ...] = (), pattern: str = "") -> int:
        deeper = pattern or self.pattern
        levels = tuple(
            (number_format, ("%{}." if not at else deeper).format(at + 1), (*styles, *[""] * 9)[at])
            for at, number_format in enumerate(formats)
        )
        self.definitions.append(levels)
        return self.instance(len(self.definitions) - 1)

    def instance(self, definition: int, level: int | None = None, start: int = 1) -> int:
        self.instances.append((definition, level, start))
        return len(self.instances)

    def at(self, instance: int, level: int, number: int) -> int:
        """The instance that prints this number here: the same, or one that is told where to start."""
        definition = self.instances[instance - 1][0]
        expected = self.counts.get((definition, level), 0) + 1
        if number != expected:
            instance = self.instance(definition, level, number)
        self.counts[definition, level] = number
        for deeper in range(level + 1, 9):
            self.counts.pop((definition, deeper), None)
        return instance

    def xml(self) -> str:
        out = [f'<w:numbering xmlns:w="{WORD}">']
        for identifier, levels in enumerate(self.definitions):
            out.append(
                f'<w:abstractNum w:abstractNumId="{identifier}"><w:multiLevelType w:val="multilevel"/>'
            )
            for at, (number_format, pattern, style) in enumerate(levels):
                tied = f'<w:pStyle w:val="{style}"/>' if style else ""
                out.append(
                    f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{number_format}"/>{tied}'
                    f'<w:lvlText w:val="{pattern}"/><w:lvlJc w:val="left"/></w:lvl>'
                )
            out.append("</w:abstractNum>")
        for identifier, (definition, level, start) in enumerate(self.instances, 1):
            override = (
                f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="{start}"/></w:lvlOverride>'
                if level is not None
                else ""
            )
            out.append(
                f'<w:num w:numId="{identifier}"><w:abstractNumId w:val="{definition}"/>{override}</w:num>'
            )
        return "".join([*out, "</w:numbering>"])


STYLES = f"""<w:styles xmlns:w="{WORD}">
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/>
<w:basedOn w:val="Normal"/><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/>
<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Heading2"><w:name w:val="heading 2"/><w:basedOn w:val="Normal"/>
<w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="character" w:styleId="Phrase"><w:name w:val="Phrase"/><w:rPr><w:i/></w:rPr></w:style>
<w:style w:type="character" w:styleId="FootnoteReference"><w:name w:val="footnote reference"/>
<w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>
</w:styles>"""


class Writer:
    """Builds a document paragraph by paragraph; `notes` are its footnotes by their labels."""

    def __init__(self, notes: list[Json], pattern: str = "%{}.") -> None:
        self.body: list[str] = []
        self.notes = {note["label"]: note["text"] for note in notes}
        self.written: list[str] = []
        self.lists = Lists(pattern)
        self.lists.define(("upperRoman", "upperLetter", *USUAL[2:]), ("Heading1", "Heading2"))
        self.lists.definitions[0] = tuple(
            (number_format, f"%{at + 1}.", style)
            for at, (number_format, _, style) in enumerate(self.lists.definitions[0])
        )

    def paragraph(
        self,
        text: str,
        *,
        phrase: str = "",
        style: str = "",
        place: tuple[int, int] | None = None,
        page: bool = False,
    ) -> None:
        """A paragraph; `place` is its list and level, `phrase` what stands in italics at its start."""
        properties = f'<w:pStyle w:val="{style}"/>' if style else ""
        properties += "<w:pageBreakBefore/>" if page else ""
        if place:
            properties += f'<w:numPr><w:ilvl w:val="{place[1]}"/><w:numId w:val="{place[0]}"/></w:numPr>'
        phrase = phrase if phrase and text.startswith(phrase) else ""
        runs = self.runs(phrase, '<w:rStyle w:val="Phrase"/>') + self.runs(text[len(phrase) :])
        self.body.append(f"<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>")

    def table(self, rows: list[list[str]]) -> None:
        cells = [
            "".join(f"<w:tc><w:tcPr/><w:p>{self.runs(text)}</w:p></w:tc>" for text in row) for row in rows
        ]
        self.body.append(f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>")

    def runs(self, text: str, properties: str = "") -> str:
        """Runs of eleven letters, as editing leaves them; reference marks become footnotes."""
        out: list[str] = []
        at = 0
        for found in [*MARKS.finditer(text), None]:
            end = found.start() if found else len(text)
            pieces = [text[cut : min(cut + 11, end)] for cut in range(at, end, 11)]
            out += [
                f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{escape(piece)}</w:t></w:r>'
                for piece in pieces
            ]
            if found:
                out.append(self.reference(found.group().translate(FIGURES)))
                at = found.end()
        return "".join(out)

    def reference(self, label: str, printed: str = "") -> str:
        """A footnote's reference; `printed` is a mark of the author's own."""
        if label not in self.notes:
            return f'<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>{label}</w:t></w:r>'
        identifier = len(self.written) + 2
        text = escape(self.notes.pop(label))
        own = f"<w:r><w:t>{printed}</w:t></w:r>" if printed else "<w:r><w:footnoteRef/></w:r>"
        self.written.append(
            f'<w:footnote w:id="{identifier}"><w:p>{own}<w:r><w:t xml:space="preserve"> {text}</w:t></w:r>'
            "</w:p></w:footnote>"
        )
        custom = ' w:customMarkFollows="1"' if printed else ""
        return (
            f'<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteReference{custom} '
            f'w:id="{identifier}"/>{f"<w:t>{printed}</w:t>" if printed else ""}</w:r>'
        )

    def starred(self, text: str, style: str = "", mark: str = "*") -> None:
        """A paragraph that bears the document's "*"."""
        mark = self.reference(mark, mark) if mark in self.notes else ""
        self.body.append(
            f'<w:p><w:pPr><w:pStyle w:val="{style or "Normal"}"/></w:pPr>{self.runs(text)}{mark}</w:p>'
        )

    def clauses(self, items: list[Json], instance: int = 0, level: int = 0) -> None:
        """Numbered clauses and their sub-clauses, all of one list where their labels allow it."""
        labelled = [item["label"] for item in items if item.get("label")]
        number_format = format_of(labelled, USUAL[level]) if labelled else USUAL[level]
        if not instance or number_format != USUAL[level]:
            formats = (*USUAL[:level], number_format, *USUAL[level + 1 :])
            own = self.lists.define(formats)
        else:
            own = instance
        for item in items:
            number = ordinal(item["label"], number_format) if item.get("label") else None
            at = self.lists.at(own, level, number) if number is not None else None
            self.paragraph(item["text"], phrase=item.get("phrase") or "", place=(at, level) if at else None)
            self.clauses(item.get("children", []), own, level + 1) if item.get("children") else None

    def save(self) -> bytes:
        for label in list(self.notes):  # their marks are plain figures in the text: notes typed at the end
            self.paragraph(f"{label} {self.notes[label]}")
        notes = "".join(self.written)
        kinds = ("styles", "numbering", "footnotes")
        parts = {
            "_rels/.rels": _relations({"officeDocument": "word/document.xml"}),
            "word/_rels/document.xml.rels": _relations({kind: f"{kind}.xml" for kind in kinds}),
            "word/document.xml": f'<w:document xmlns:w="{WORD}"><w:body>{"".join(self.body)}<w:sectPr/>'
            "</w:body></w:document>",
            "word/styles.xml": STYLES,
            "word/numbering.xml": self.lists.xml(),
            "word/footnotes.xml": f'<w:footnotes xmlns:w="{WORD}">{notes}</w:footnotes>',
            "[Content_Types].xml": _content_types(kinds),
        }
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, xml in parts.items():
                archive.writestr(name, f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n{xml}')
        return buffer.getvalue()


def _relations(targets: dict[str, str]) -> str:
    rows = "".join(
        f'<Relationship Id="r{at}" Type="{RELATIONS}/{kind}" Target="{target}"/>'
        for at, (kind, target) in enumerate(targets.items())
    )
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{rows}</Relationships>'


def _content_types(kinds: tuple[str, ...]) -> str:
    base = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    rows = "".join(
        f'<Override PartName="/word/{kind}.xml" ContentType="{base}.{kind}+xml"/>' for kind in kinds
    )
    return (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{base}.document.main+xml"/>{rows}</Types>'
    )
