"""Enumerators in the six official languages, as values that can be counted on."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from archive.parser.enumerators import Kind, readings

_ARABIC = "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ"
_CHINESE = "一二三四五六七八九十"
# "24 –" before the words where the number was not marked up as one; "(a)" and "iv)" likewise.
_IN_TEXT = re.compile(
    r"^(?P<marker>\d{1,3}\s?[-–—.]|\((?:[a-z]{1,2}|[ivx]{1,5}|[\u0621-\u064a]{1,2})\)|(?:[a-z]|[ivx]{2,5})\))\s+"
)
_BARE_NUMBER = re.compile(r"^(?P<marker>\d{1,3})\s+(?=\D)")


@dataclass(frozen=True, slots=True)
class Marker:
    """A printed enumerator: its label without punctuation and every (style, ordinal) it may mean.

    The styles count separately; "1" is the only one that numbers clauses.
    """

    label: str
    meanings: tuple[tuple[str, int], ...] = ()

    @property
    def is_number(self) -> bool:
        return any(style == "1" for style, _ in self.meanings)

    @property
    def is_first(self) -> bool:
        return any(ordinal == 1 for _, ordinal in self.meanings)

    def follows(self, earlier: Marker) -> bool:
        """Whether this is the next of the earlier one's level; "8 bis" follows 8."""
        if self.is_number and " " in self.label:
            return self.label.split()[0] == earlier.label.split()[0]
        return any((style, ordinal - 1) in earlier.meanings for style, ordinal in self.meanings)


def read_marker(printed: str) -> Marker | None:
    """The enumerator that `printed` is; None for nothing."""
    text = " ".join(unicodedata.normalize("NFKC", printed).split())
    label = " ".join(text.strip(" .()’‘'\"-–—،,:").split())
    if not label:
        return None
    if numbered := re.fullmatch(r"(\d{1,6})\s?(bis|ter|quater|quinquies)?", label):
        style = "1" if not re.match(r"[(’‘']", text) else "(1)"
        return Marker(" ".join(filter(None, numbered.groups())), ((style, int(numbered[1])),))
    if label.replace("ـ", "") in tuple(_ARABIC):
        return Marker(label, (("أ", _ARABIC.index(label.replace("ـ", "")) + 1),))
    if label in tuple(_CHINESE):
        return Marker(label, (("一", _CHINESE.index(label) + 1),))
    found = readings(f"({label})")
    return Marker(label, tuple((_STYLES[r.style.kind], r.ordinal) for r in found if r.style.kind in _STYLES))


_STYLES = {Kind.LETTER: "a", Kind.ROMAN: "i", Kind.UPPER_LETTER: "A", Kind.UPPER_ROMAN: "I"}


def split_marker(text: str, expected: int) -> tuple[str | None, str]:
    """A marker left in the text, and the rest; a number alone counts only if it is the one `expected`."""
    found = _IN_TEXT.match(text)
    if found is None and (found := _BARE_NUMBER.match(text)) and int(found["marker"]) != expected:
        found = None
    return (found["marker"], text[found.end() :]) if found else (None, text)
