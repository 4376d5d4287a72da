"""Footnotes lifted out of the text before paragraphs are joined.

Guarantee: each block comes back either in the body or as (part of) exactly one footnote.
A footnote whose mark was lost is known by the gap it leaves in the sequence: what stands between
notes 5 and 7 is note 6. What follows a note without a gap is its continuation only if the note is
open ("available at:"); else it is the text that the note interrupted.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from archive.parser.joining import join_texts
from archive.parser.model import Footnote
from archive.parser.patterns import (
    CITATION,
    FOOTNOTE_MARK,
    LOOKS_LIKE_LINK,
    OPENING_QUOTES,
    REFERENCE_MARK,
    SUPERSCRIPTS,
)
from archive.parser.phrases import find_phrase, is_emphasised
from archive.parser.segment import Block, join_places

# How far below a note the next one of the same foot of a page may stand, in blocks.
FOOT_BLOCKS = 8
# Words of a note that breaks into a sentence which goes on with a capital.
MAX_NOTE_WORDS = 40


@dataclass(frozen=True, slots=True)
class Lifted:
    """`marks_lost` holds those footnotes whose number the sequence gave."""

    body: tuple[Block, ...]
    footnotes: tuple[Footnote, ...]
    marks_lost: tuple[Footnote, ...] = ()


def lift_footnotes(blocks: Sequence[Block]) -> Lifted:
    """The body without its footnotes, and the footnotes in printed order."""
    return _Lifter(blocks).lift()


class _Lifter:
    """The blocks with what must be known of all of them: their labels, and the numbers referred to."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self.blocks = blocks
        stars = sum(block.bullet == "*" for block in blocks)
        self.labels = [_label(block, one_star=stars == 1) for block in blocks]
        self.referenced = {
            int(mark.group().translate(SUPERSCRIPTS))
            for block in blocks
            for mark in REFERENCE_MARK.finditer(block.text)
            if mark.start()
        }
        self.body: list[Block] = []
        self.notes: list[Footnote] = []
        self.lost: list[Footnote] = []

    def lift(self) -> Lifted:
        at = 0
        while at < len(self.blocks):
            label = self.labels[at]
            if label is not None:
                self.notes.append(_footnote(label, self.blocks[at]))
            elif lost := self._lost_label(at):
                self._take_lost(lost, at)
            else:
                self.body.append(self.blocks[at])
                at += 1
                continue
            at = self._follow(at + 1)
        return Lifted(tuple(self.body), tuple(self.notes), tuple(self.lost))

    def _take_lost(self, number: int, at: int) -> None:
        self.notes.append(_footnote(str(number), self.blocks[at]))
        self.lost.append(self.notes[-1])

    def _last_number(self) -> int:
        return next((int(note.label) for note in reversed(self.notes) if note.label.isdigit()), 0)

    def _lost_label(self, at: int) -> int | None:
        """The number of a note that stands in the body without its mark, if a number is missing there.

        It opens the foot of a page (the next note is two further on), cites, or breaks into a sentence.
        """
        block = self.blocks[at]
        if at == 0 or block.marker or block.bullet or not _is_note_like(block):
            return None
        number = self._last_number() + 1
        opens_foot = number > 1 and self._next_label(at) == str(number + 1)
        if opens_foot and self.blocks[at - 1].text[-1:] in ".;:":
            return number
        wanted = number in self.referenced and str(number) not in self.labels
        return number if wanted and (CITATION.match(block.text) or self._breaks_sentence(at)) else None

    def _next_label(self, at: int) -> str | None:
        return self.labels[at + 1] if at + 1 < len(self.blocks) else None

    def _breaks_sentence(self, at: int) -> bool:
        if at + 1 == len(self.blocks):
            return False
        before, block, after = self.blocks[at - 1 : at + 2]
        short = len(block.text.split()) <= MAX_NOTE_WORDS and find_phrase(after) is None
        goes_on = not after.marker and (after.text[:1].islower() or short)
        return before.text[-1:].isalnum() and goes_on and block.text[-1:] == "."

    def _follow(self, at: int) -> int:
        """Takes the unmarked blocks behind a note that belong to it; returns where the body goes on."""
        missing, certain = self._missing_before_next(at)
        certain = certain or not self.body or not self.body[-1].text[-1:].isalnum()
        while at < len(self.blocks) and self.labels[at] is None and self.blocks[at].marker is None:
            block, note = self.blocks[at], self.notes[-1]
            link = LOOKS_LIKE_LINK.match(block.text) is not None and note.text.endswith("$")
            if _is_open(note) or self._is_cut(note, block) or (link and not missing):
                self.notes[-1] = _extended(note, block)
            elif missing and _is_note_like(block) and (certain or not _ends_clause(block)):
                self._take_lost(missing.pop(0), at)
            else:
                break
            at += 1
        return at

    def _is_cut(self, note: Footnote, block: Block) -> bool:
        """Whether a block goes on with the note's sentence, for the text above the note is whole."""
        whole = bool(self.body) and self.body[-1].text[-1:] in ".;:,?!"
        return whole and note.text[-1:].isalnum() and block.text[:1].islower()

    def _missing_before_next(self, at: int) -> tuple[list[int], bool]:
        """The numbers between the last note and the next marked one, if it stands at the same foot;
        else the numbers referred to that no note bears, which is less certain."""
        label = self.notes[-1].label
        if not label.isdigit():
            return [], False
        for later in range(at, min(at + FOOT_BLOCKS, len(self.blocks))):
            following = self.labels[later]
            if following and following.isdigit():
                return list(range(int(label) + 1, int(following))), True
            if self.blocks[later].marker is not None:
                break
        return self._referenced_without_note(int(label) + 1), False

    def _referenced_without_note(self, number: int) -> list[int]:
        missing = []
        while number in self.referenced and str(number) not in self.labels:
            missing.append(number)
            number += 1
        return missing


def _label(block: Block, *, one_star: bool) -> str | None:
    if found := FOOTNOTE_MARK.match(block.raw):
        mark = found["caret"] or found["bracket"] or found["superscript"]
        return mark.translate(SUPERSCRIPTS).strip("[]:^")
    return "*" if block.bullet == "*" and one_star else None  # one star alone is no list


def _is_open(note: Footnote) -> bool:
    return note.text.rstrip().endswith((":", ",", "and", "at", "see"))


def _is_note_like(block: Block) -> bool:
    first = block.text[:1]
    begins = (
        first.isupper()
        or first.isdigit()
        or first in f"{OPENING_QUOTES}$"
        or bool(LOOKS_LIKE_LINK.match(block.text))
    )
    return begins and not _is_clause(block)


def _is_clause(block: Block) -> bool:
    """A phrase in front and no full stop at the end: a clause of the text, no note."""
    phrase = find_phrase(block)
    return phrase is not None and phrase.known and (is_emphasised(block) or _ends_clause(block))


def _ends_clause(block: Block) -> bool:
    return REFERENCE_MARK.sub("", block.text).rstrip().endswith((",", ";", ":", "; and"))


def _footnote(label: str, block: Block) -> Footnote:
    return Footnote(label, FOOTNOTE_MARK.sub("", block.text, count=1), block.place)


def _extended(note: Footnote, block: Block) -> Footnote:
    return Footnote(note.label, join_texts([note.text, block.text]), join_places([note.place, block.place]))
