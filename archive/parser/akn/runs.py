"""The text of a paragraph: white space collapsed, footnotes lifted, their marks left in place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from archive.parser.akn.markup import Element
from archive.parser.model import Footnote, Place

_RAISED = str.maketrans("0123456789()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁽⁾")
_RAISED_IN_CELL = str.maketrans("abcdefgh", "ᵃᵇᶜᵈᵉᶠᵍʰ")
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\ufeff\u200b\u2060"))
_EMPHASIS = ("italic", "bold")
# What a note begins with in place of its mark: "()" in Arabic, "1." or "1" where the number is written out.
_NOTE_START = re.compile(r"^\(\s*\)\s*")


@dataclass(frozen=True, slots=True)
class Emphasis:
    """A run of emphasised words: where it begins and what it says."""

    start: int
    text: str


@dataclass(frozen=True, slots=True)
class Run:
    """A paragraph's words. `bold` says that all of them are; `emphasis` is the first run set apart."""

    text: str = ""
    bold: bool = False
    emphasis: Emphasis | None = None
    notes: tuple[Footnote, ...] = ()


@dataclass(frozen=True, slots=True)
class _Span:
    text: str
    styles: frozenset[str] = frozenset()
    mark: bool = False


def read_run(elements: Iterable[Element], *, cell: bool = False) -> Run:
    """What the elements say, as one paragraph."""
    notes: list[Footnote] = []
    spans: list[_Span] = []
    for element in elements:
        spans += [_Span(" "), *_spans(element, frozenset(), cell, notes)]
    words = [span for span in spans if span.text.strip() and not span.mark]
    return Run(
        text=collapse("".join(span.text for span in spans)),
        bold=bool(words) and all("bold" in span.styles for span in words),
        emphasis=_first_emphasis(spans),
        notes=tuple(notes),
    )


def collapse(text: str) -> str:
    """One space for any white space, nothing for what cannot be seen."""
    return " ".join(text.translate(_INVISIBLE).split()).strip("\u200e\u200f")


def plain_text(element: Element | None) -> str:
    """The words of an element without its footnotes; "" for None."""
    return read_run([element]).text if element else ""


def _spans(element: Element, styles: frozenset[str], cell: bool, notes: list[Footnote]) -> Iterator[_Span]:
    styles = styles | {style for style in _EMPHASIS if style in element.attributes.get("class", "")}
    for part in element.content:
        if isinstance(part, str):
            yield _Span(part, styles)
        elif part.tag == "authorialNote":
            notes.append(_note(part))
            yield _Span(notes[-1].label.translate(_RAISED), mark=True)
        elif part.tag == "sup":
            yield _raised(part, styles, cell)
        elif part.tag in ("eol", "br"):
            yield _Span(" ")
        else:
            below = {"i": "italic", "em": "italic", "b": "bold", "strong": "bold"}.get(part.tag)
            yield from _spans(part, styles | {below} if below else styles, cell, notes)


def _raised(element: Element, styles: frozenset[str], cell: bool) -> _Span:
    """Figures and brackets have raised forms; letters ("1er") keep theirs, save as marks in a table."""
    text = plain_text(element).translate(_RAISED)
    return _Span(text.translate(_RAISED_IN_CELL) if cell else text, styles, mark=text.strip("⁽⁾") == "")


def _note(element: Element) -> Footnote:
    text = _NOTE_START.sub("", read_run(_paragraphs(element)).text)
    return Footnote(element.attributes.get("marker", "*").strip() or "*", text, Place(element.lines))


def _paragraphs(element: Element) -> list[Element]:
    """The paragraphs of a note, or the note where its words stand in none."""
    found = list(element.elements)
    loose = any(isinstance(part, str) and part.strip() for part in element.content)
    return [element] if loose or not found else found


def _first_emphasis(spans: list[_Span]) -> Emphasis | None:
    """The first run of emphasised spans with nothing but white space between them."""
    before, words = "", ""
    for span in spans:
        if span.styles and not span.mark:
            words += span.text
        elif words.strip():
            if span.text.strip():
                break
            words += span.text
        else:
            before += words + span.text
            words = ""
    found = collapse(words).rstrip(" ,;:،，.")
    return Emphasis(len(collapse(before)), found) if found else None
