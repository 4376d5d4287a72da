"""Words that a narrow column broke between syllables ("Interna-" / "tional"), made whole.

A hyphen of the word's own stays ("awareness-" / "raising"). Which of the two it is, the words of the document
and of its language tell; where they do not, whether the document breaks other words in syllables.

Guarantee: lines keep their number and order; only halves of words move to the line of the other half.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from archive.parser.lines import Line
from archive.parser.patterns import BROKEN_WORD, COMPOUND, REST_OF_WORD, WHOLE_WORD


class _Break(NamedTuple):
    """Where the halves stand, and what they are without the hyphen."""

    above: int
    below: int
    first: str
    second: str


def mend_words(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines, each word that was broken between syllables on one of them."""
    breaks = list(_breaks(lines))
    if not breaks:
        return tuple(lines)
    words = _Words(lines, {broken.below for broken in breaks})
    told = [words.tells(broken.first, broken.second) for broken in breaks]
    custom = any(told)
    mended = list(lines)
    for broken, syllables in zip(breaks, told, strict=True):
        if syllables or (syllables is None and custom):
            _join(mended, broken)
    return tuple(mended)


def _breaks(lines: Sequence[Line]) -> Iterator[_Break]:
    texts = [at for at, line in enumerate(lines) if line.text and not line.furniture]
    for above, below in pairwise(texts):
        first = BROKEN_WORD.search(lines[above].text)
        second = REST_OF_WORD.match(lines[below].text) if first else None
        if first and second and not lines[below].bullet:
            yield _Break(above, below, first["first"], second["second"])


class _Words:
    """The words that a document prints whole, and those of its language.

    `halves` are the lines that begin with the second half of one.
    """

    def __init__(self, lines: Sequence[Line], halves: Set[int]) -> None:
        self.language = lines[0].language
        self.whole: set[str] = set()
        self.compounds: set[str] = set()
        for at, line in enumerate(lines):
            text = BROKEN_WORD.sub("", line.text)
            text = REST_OF_WORD.sub("", text) if at in halves else text
            self.whole.update(word.casefold() for word in WHOLE_WORD.findall(text))
            self.compounds.update(word.casefold() for word in COMPOUND.findall(text))

    def tells(self, first: str, second: str) -> bool | None:
        """Whether the hyphen parts syllables; None where the words do not tell."""
        if f"{first}-{second}".casefold() in self.compounds:
            return False
        if self._knows(first + second) or second in self.language.fragments:
            return True
        return False if first.casefold() in self.language.hyphened or self._knows(second) else None

    def _knows(self, word: str) -> bool:
        """Whether a word stands by itself in the document, or in the language's vocabulary."""
        folded = word.casefold()
        return folded in self.whole or folded in self.language.phrasing.forms


def _join(lines: list[Line], broken: _Break) -> None:
    """Moves the second half up; where nothing would be left below it, the first half down."""
    above, below = lines[broken.above], lines[broken.below]
    up, *rest = below.text.split(" ", 1)
    if rest:
        lines[broken.above] = replace(above, text=above.text[:-1] + up)
        lines[broken.below] = replace(below, text=rest[0])
    elif left := above.text[: -len(broken.first) - 1].rstrip():
        lines[broken.above] = replace(above, text=left)
        lines[broken.below] = replace(below, text=broken.first + below.text)
