"""Words that a narrow column broke between syllables ("Interna-" / "tional"), made whole.

A hyphen of the word's own stays ("awareness-" / "raising"). Which of the two it is, the words of the document
and of its language tell; where they do not, whether the document breaks other words in syllables.

Guarantee: lines keep their number and order; only halves of words move to the line of the other half.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from archive.parser.extract import SOFT_HYPHEN
from archive.parser.line_patterns import (
    BROKEN_WITHIN,
    BROKEN_WORD,
    COMPOUND,
    REST_OF_WORD,
    TORN_DASH,
    WHOLE_WORD,
)
from archive.parser.lines import Line
from archive.parser.patterns import FOOTNOTE_MARK, MONTH_NUMBERS, WEEKDAY
from archive.parser.vote_patterns import VOTE_WORD

# How many lines below a broken word its rest is looked for: the notes and heads of a page may stand between.
MAX_BETWEEN = 40
# No word is longer, in characters.
MAX_WORD = 60
# No line that ends before this share of the text's width was so full that a word had to break.
SHORT = 0.5
# Fewer lines than this have no width of their own.
MIN_LINES = 12
# Forms of one word share so many letters, so many of them behind the break.
MIN_STEM = 5
STEM = 3


class _Break(NamedTuple):
    """Where the halves stand, and what they are without the hyphen; `soft` is one that says so itself."""

    above: int
    below: int
    first: str
    second: str
    soft: bool


def mend_words(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines, each word that was broken between syllables on one of them, and dashes with their words."""
    mended = list(lines)
    breaks = list(_breaks(lines))
    if breaks or any(SOFT_HYPHEN in line.text for line in lines):
        words = _Words(lines, {broken.below for broken in breaks})
        told = [broken.soft or words.tells(broken.first, broken.second) for broken in breaks]
        custom = any(told) or not words.language.compounds
        width = _width(lines) if words.language.compounds else 0
        for broken, syllables in zip(breaks, told, strict=True):
            full = broken.soft or _reach(lines[broken.above]) >= SHORT * width
            if syllables or (syllables is None and custom and full):
                _join(mended, broken)
        mended = [
            words.made_whole(line, custom=custom) if SOFT_HYPHEN in line.text else line for line in mended
        ]
    for at, (above, line) in enumerate(pairwise(mended), 1):
        if line.language.dashes_touch and above.text[-1:].isalnum() and TORN_DASH.match(line.text):
            _move(mended, at - 1, at, above.text)
    return tuple(_printed(line) if SOFT_HYPHEN in line.text else line for line in mended)


def _width(lines: Sequence[Line]) -> int:
    """How far the lines of a text reach, in characters; a tenth may reach farther. Few have no width."""
    reaches = sorted(_reach(line) for line in lines if line.text and not line.furniture)
    return reaches[int(len(reaches) * 0.9)] if len(reaches) >= MIN_LINES else 0


def _reach(line: Line) -> int:
    return line.indent + len(line.text)


def _breaks(lines: Sequence[Line]) -> Iterator[_Break]:
    for above, line in enumerate(lines):
        first = None if line.furniture else _broken(line.text)
        below = _rest_of(lines, above) if first else None
        second = None if below is None else REST_OF_WORD.match(lines[below].text)
        if first and below is not None and second and not lines[below].bullet:
            yield _Break(above, below, first["first"], second["second"], first["hyphen"] == SOFT_HYPHEN)


def _broken(text: str) -> re.Match[str] | None:
    return BROKEN_WORD.search(text, max(len(text) - MAX_WORD, 0))


def _rest_of(lines: Sequence[Line], at: int) -> int | None:
    """The next line of the text: below what else stands at the foot of a page and the head of the next."""
    in_note = FOOTNOTE_MARK.match(lines[at].text) is not None
    for below in range(at + 1, min(at + 1 + MAX_BETWEEN, len(lines))):
        line = lines[below]
        if not line.text or line.furniture:
            in_note = in_note and not line.blank
        elif FOOTNOTE_MARK.match(line.text):
            in_note = True
        elif not in_note:
            return below
    return None


class _Words:
    """The words that a document prints whole, and those of its language.

    `halves` are the lines that begin with the second half of one.
    """

    def __init__(self, lines: Sequence[Line], halves: Set[int]) -> None:
        self.language = lines[0].language
        self.whole: set[str] = set()
        self.compounds: set[str] = set()
        for at, line in enumerate(lines):
            broken = _broken(line.text)
            text = line.text[: broken.start()] if broken else line.text
            text = REST_OF_WORD.sub("", text) if at in halves else text
            self.whole.update(word.casefold() for word in WHOLE_WORD.findall(text))
            for compound in COMPOUND.findall(text):
                self.compounds.add(compound.casefold())
                self.whole.update(compound.casefold().split("-"))
        self.stems = {word[:end] for word in self.whole for end in range(MIN_STEM, len(word) + 1)}

    def tells(self, first: str, second: str) -> bool | None:
        """Whether the hyphen parts syllables; None where the words do not tell."""
        if f"{first}-{second}".casefold() in self.compounds:
            return False
        if self._knows(first + second) or second in self.language.fragments or self._is_form(first, second):
            return True
        if second[:1].isupper():  # "UN-" / "HABITAT": no syllable begins with a capital
            return False
        usual = first.casefold() in self.language.hyphened or second in self.language.behind_hyphens
        return False if usual or (self._knows(first) and self._knows(second)) else None

    def made_whole(self, line: Line, *, custom: bool) -> Line:
        """A line with the words that its cells broke; `custom` says that others are broken."""

        def whole(found: re.Match[str]) -> str:
            syllables = self.tells(found["first"], found["second"])
            between = "" if syllables or (syllables is None and custom) else "-"
            return found["first"] + between + found["second"]

        return replace(line, text=BROKEN_WITHIN.sub(whole, line.text))

    def _is_form(self, first: str, second: str) -> bool:
        """Whether the document prints another form of the word: "re-" / "cruits" beside "recruit"."""
        return (first + second)[: max(len(first) + STEM, MIN_STEM)].casefold() in self.stems

    def _knows(self, word: str) -> bool:
        """Whether a word stands by itself in the document, or in the language's vocabulary."""
        folded = word.casefold()
        known = (
            folded in self.whole
            or folded in self.language.phrasing.forms
            or WEEKDAY.fullmatch(word) is not None
            or word in MONTH_NUMBERS
        )
        return known or VOTE_WORD.fullmatch(folded) is not None


def _join(lines: list[Line], broken: _Break) -> None:
    """Takes the hyphen away and moves the second half up."""
    text = lines[broken.above].text
    if found := _broken(text):
        start = found.start("hyphen")
        _move(lines, broken.above, broken.below, text[:start] + text[start + 1 :])


def _move(lines: list[Line], above: int, below: int, text: str) -> None:
    """Adds the first word of a line to the text above; where none would be left, the last goes down."""
    lead, word, rest = _parted(lines[below].text)
    marks = text[len(text.rstrip("*_")) :]
    if lead and lead != marks:
        return
    if lead:  # one emphasis, broken with the word
        text = text[: -len(marks)]
        if lead not in word:
            word, rest = word + marks, rest and marks + rest
    before, _, half = text.rpartition(" ")
    if rest:
        lines[above] = replace(lines[above], text=text + word)
        lines[below] = replace(lines[below], text=rest)
    elif before and before.count("*") % 2 == 0:
        lines[above] = replace(lines[above], text=before)
        lines[below] = replace(lines[below], text=half + word)


def _parted(text: str) -> tuple[str, str, str]:
    """Marks of emphasis, the first word, the rest."""
    start = len(text) - len(text.lstrip("*_"))
    word, _, rest = text[start:].partition(" ")
    return text[:start], word, rest


def _printed(line: Line) -> Line:
    """A line whose word goes on nowhere, with its hyphen as it was printed."""
    return replace(line, text=line.text.replace(f"-{SOFT_HYPHEN}", "-").replace(SOFT_HYPHEN, "-"))
