"""Footnotes and endnotes: their marks as they are printed, and which are due to be read."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from archive.parser.extract.counters import word_number
from archive.parser.extract.docx_xml import Element, number, value, word
from archive.parser.extract.emphasis import superscript

_SYMBOLS = "*†‡§"
_TYPED_MARK = re.compile(r"(?P<stars>(?:\\?\*){1,3})|(?P<number>\d{1,3}|[⁰¹²³⁴-⁹]{1,3})")
_ORDINARY = (None, "normal")


@dataclass(frozen=True, slots=True)
class Note:
    """A note to be read; `mark` is "" where the author typed one into it."""

    mark: str
    element: Element


@dataclass(slots=True)
class NoteKind:
    """The footnotes or endnotes of a document: their bodies, how they are counted, and those now due."""

    bodies: dict[str, Element] = field(default_factory=dict)
    number_format: str = "decimal"
    start: int = 1
    restart: str = "continuous"
    count: int = 0
    due: list[Note] = field(default_factory=list)

    def refer(self, identifier: str, typed: bool) -> str:
        """The mark of the note that is referred to here, which is now due; "" where it is typed."""
        mark = ""
        if not typed:
            self.count += 1
            mark = _mark(self.start + self.count - 1, self.number_format)
        body = self.bodies.pop(identifier, None)  # a note is printed once, however often it is referred to
        if body is not None:
            self.due.append(Note(mark, body))
        return mark

    def take(self) -> list[Note]:
        """The notes that are due, which then are no longer."""
        due, self.due = self.due, []
        return due


def read_notes(root: Element | None, settings: Element | None, kind: str) -> NoteKind:
    """The notes of a kind ("footnote", "endnote"), counted as the settings say."""
    properties = None if settings is None else settings.find(word(f"{kind}Pr"))
    notes = NoteKind(
        number_format=value(properties, "numFmt") or "decimal",
        start=number(value(properties, "numStart"), 1),
        restart=value(properties, "numRestart") or "continuous",
    )
    for body in () if root is None else root.iterchildren(word(kind)):
        if body.get(word("type")) in _ORDINARY:
            notes.bodies[body.get(word("id")) or ""] = body
    return notes


def marked(note: Note, text: str) -> str:
    """A note's text behind its mark."""
    if note.mark:
        return f"{_at_note(note.mark)} {text}"
    found = _TYPED_MARK.match(text)
    if found is None:
        return text
    mark = found["stars"].replace("\\", "") if found["stars"] else superscript(found["number"])
    return f"{_at_note(mark)} {text[found.end() :].lstrip()}"


def _mark(count: int, number_format: str) -> str:
    if number_format == "chicago":
        times, at = divmod(count - 1, len(_SYMBOLS))
        return _SYMBOLS[at] * min(times + 1, 3)
    return _in_text(word_number(count, number_format))


def _in_text(mark: str) -> str:
    """Figures and symbols as they are printed; letters raised in the way of markdown."""
    return f"^{{{mark}}}" if mark.isascii() and mark.isalpha() else superscript(mark)


def _at_note(mark: str) -> str:
    return f"^{{{mark}}}" if set(mark) == {"*"} else mark
