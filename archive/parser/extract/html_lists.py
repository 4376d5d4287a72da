"""The labels that a browser puts before the items of a list."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from lxml import etree

from archive.parser.extract.counters import roman, spreadsheet_letter
from archive.parser.extract.emphasis import superscript

Element = etree._Element

BULLET = "•"
_FIGURES = re.compile(r"^\s*([+-]?\d{1,9})")
# Lists of notes: ids as markdown, Word, Google Docs and Wikipedia write them.
_NOTE_ID = re.compile(r"^_?(?:fn|ftn|footnote|endnote|cite[-_]note|note)[-:_.]?\w*\d", re.I)

_ALPHA: Callable[[int], str] = spreadsheet_letter
_FORMATS: dict[str, Callable[[int], str]] = {
    "a": _ALPHA,
    "lower-alpha": _ALPHA,
    "lower-latin": _ALPHA,
    "A": lambda number: _ALPHA(number).upper(),
    "upper-alpha": lambda number: _ALPHA(number).upper(),
    "upper-latin": lambda number: _ALPHA(number).upper(),
    "i": roman,
    "lower-roman": roman,
    "I": lambda number: roman(number).upper(),
    "upper-roman": lambda number: roman(number).upper(),
    "decimal-leading-zero": lambda number: f"{number:02}",
}


@dataclass(slots=True)
class List:
    """A list that is open: its kind of label, the number of its next item, and which way it counts."""

    ordered: bool
    style: str
    number: int = 1
    step: int = 1

    def label(self, item: Element, declared: dict[str, str]) -> str:
        """The label of the next item; "" where the list shows none."""
        style = _style(item, declared) or self.style
        if style == "none":
            return ""
        if not self.ordered:
            return BULLET
        number = self.number = _number(item.get("value"), self.number)
        self.number += self.step
        if _NOTE_ID.match(item.get("id") or "") or item.get("role") in ("doc-footnote", "doc-endnote"):
            return superscript(str(number))
        return f"{_FORMATS.get(style, str)(number)}."


def open_list(element: Element, declared: dict[str, str]) -> List:
    """A list as it stands before its first item."""
    ordered = element.tag == "ol"
    backwards = ordered and element.get("reversed") is not None
    first = sum(1 for _ in element.iterchildren("li")) if backwards else 1
    return List(
        ordered, _style(element, declared), _number(element.get("start"), first), -1 if backwards else 1
    )


def _style(element: Element, declared: dict[str, str]) -> str:
    stated = declared.get("list-style-type") or declared.get("list-style", "").partition(" ")[0]
    return stated or element.get("type") or ""


def _number(text: str | None, default: int) -> int:
    found = _FIGURES.match(text or "")
    return int(found[1]) if found else default
