"""What stands inside a paragraph: its text as Word prints it, with tracked changes accepted.

Guarantee: one pass over the elements without recursion, so that no nesting is too deep.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from archive.parser.extract.docx_styles import Manner, Styles
from archive.parser.extract.docx_xml import Element, word
from archive.parser.extract.emphasis import Piece, superscript
from archive.parser.extract.pages import HARD_BREAK, SOFT_BREAK

_MATHS = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_COMPATIBLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_RUN, _TEXT, _BREAK, _FIELD, _SYMBOL = map(word, ("r", "t", "br", "fldChar", "sym"))
_TEXT_BOX = word("txbxContent")
_TEXTS = frozenset((_TEXT, f"{_MATHS}t"))
_REFERENCES = {word("footnoteReference"): "footnotes", word("endnoteReference"): "endnotes"}
_SIGNS = {
    word("tab"): "\t",
    word("ptab"): "\t",
    word("cr"): "\n",
    word("noBreakHyphen"): "-",
    word("lastRenderedPageBreak"): SOFT_BREAK,
}
# Deleted and moved away; the instructions of fields; properties; remarks in the margin; readings above ruby.
SKIPPED = frozenset(
    map(word, (
        "del", "moveFrom", "delText", "instrText", "delInstrText", "fldData", "pPr", "rPr", "sdtPr",
        "sdtEndPr", "sectPr", "tblPr", "trPr", "tcPr", "commentReference", "annotationRef", "rt",
        "softHyphen",
    ))
)  # fmt: skip
# The bullets that Word takes from its symbol fonts; other signs of those have no character of their own.
_SYMBOLS = {"F0B7": "•", "F0A7": "▪", "F0D8": "▪", "F02D": "-", "F06F": "◦"}

# Line ends of the XML file; those of the document are elements.
_LINE_ENDS = str.maketrans("\n\r\t", "   ")

# Of a kind of note, its identifier and whether its mark is typed: the mark to print.
Refer = Callable[[str, str, bool], str]


@dataclass(slots=True)
class Inline:
    """The content of a paragraph; `boxes` are the text boxes that hang on it."""

    pieces: list[Piece] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)


@dataclass(slots=True)
class _Field:
    """Which of the fields that are open still give their instructions, outermost first."""

    instructing: list[bool] = field(default_factory=list)

    def take(self, kind: str | None) -> None:
        if kind == "begin":
            self.instructing.append(True)
        elif self.instructing and kind == "separate":
            self.instructing[-1] = False
        elif self.instructing and kind == "end":
            self.instructing.pop()


def read_inline(paragraph: Element, styles: Styles, style: str | None, refer: Refer) -> Inline:
    """The pieces of a paragraph in `style`."""
    inline = Inline()
    fields = _Field()
    stack: list[tuple[Element, Manner | None]] = [(child, None) for child in reversed(paragraph)]
    while stack:
        element, manner = stack.pop()
        tag = element.tag
        if tag in SKIPPED or (manner is not None and manner.hidden):
            continue
        if tag == _TEXT_BOX:
            inline.boxes.append(element)
        elif tag == _FIELD:
            fields.take(element.get(word("fldCharType")))
        elif not any(fields.instructing) and (text := _text(element, refer)):
            inline.pieces.append(_piece(text, tag in _TEXTS, manner))
        elif len(element):
            if tag == _RUN:
                manner = styles.manner(element.find(word("rPr")), style)
            stack += [(child, manner) for child in reversed(list(children(element)))]
    return inline


def children(element: Element) -> Iterator[Element]:
    """An element's children; of contents in several versions only the first that says anything."""
    if element.tag != f"{_COMPATIBLE}AlternateContent":
        yield from element
        return
    chosen = next((version for version in element if _says_something(version)), None)
    if chosen is not None:
        yield chosen


def _says_something(element: Element) -> bool:
    return next(element.iter(*_TEXTS), None) is not None


def _text(element: Element, refer: Refer) -> str:
    """What one element prints by itself."""
    tag = element.tag
    if tag in _TEXTS:
        return (element.text or "").translate(_LINE_ENDS)
    if tag == _BREAK:
        return HARD_BREAK if element.get(word("type")) == "page" else "\n"
    if tag == _SYMBOL:
        return _symbol(element.get(word("char")) or "")
    if tag in _REFERENCES:
        typed = element.get(word("customMarkFollows")) in ("1", "true", "on")
        return refer(_REFERENCES[tag], element.get(word("id")) or "", typed)
    return _SIGNS.get(tag, "")


def _symbol(code: str) -> str:
    if code.upper() in _SYMBOLS:
        return _SYMBOLS[code.upper()]
    known = len(code) == 4 and all(figure in "0123456789abcdefABCDEF" for figure in code)
    character = chr(int(code, 16)) if known else ""
    return character if character.isprintable() and character else "\ufffd"


def _piece(text: str, is_text: bool, manner: Manner | None) -> Piece:
    if manner is None or not is_text:
        return Piece(text)
    return Piece(superscript(text) if manner.raised else text, manner.mark)
