"""Footnotes lifted out of the text before paragraphs are joined.

Guarantee: each block comes back either in the body or as (part of) exactly one footnote.
A footnote whose mark was lost is known by the gap it leaves in the sequence: what stands between
notes 5 and 7 is note 6. What follows a note without a gap is its continuation only if the note is
open ("available at:"); else it is the text that the note interrupted.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from archive.parser.model import Footnote
from archive.parser.patterns import FOOTNOTE_MARK, LOOKS_LIKE_LINK, SUPERSCRIPTS
from archive.parser.segment import Block, join_places, join_texts


@dataclass(frozen=True, slots=True)
class Lifted:
    """`marks_lost` holds those footnotes whose number the sequence gave."""

    body: tuple[Block, ...]
    footnotes: tuple[Footnote, ...]
    marks_lost: tuple[Footnote, ...] = ()


def lift_footnotes(blocks: Sequence[Block]) -> Lifted:
    """The body without its footnotes, and the footnotes in printed order."""
    body: list[Block] = []
    notes: list[Footnote] = []
    lost: list[Footnote] = []
    at = 0
    while at < len(blocks):
        label = _label(blocks, at)
        if label is None and (label := _label_of_lost_first(blocks, at, notes)):
            lost.append(_footnote(label, blocks[at]))
        if label is None:
            body.append(blocks[at])
            at += 1
            continue
        notes.append(_footnote(label, blocks[at]))
        at += 1
        at = _follow(blocks, at, notes, lost)
    return Lifted(tuple(body), tuple(notes), tuple(lost))


def _label(blocks: Sequence[Block], at: int) -> str | None:
    block = blocks[at]
    if found := FOOTNOTE_MARK.match(block.raw):
        mark = found["caret"] or found["bracket"] or found["superscript"]
        return mark.translate(SUPERSCRIPTS).strip("[]")
    if block.bullet == "*" and sum(other.bullet == "*" for other in blocks) == 1:
        return "*"  # one star alone is no list
    return None


def _label_of_lost_first(blocks: Sequence[Block], at: int, notes: Sequence[Footnote]) -> str | None:
    """The number of a note that opens the foot of a page without its mark: the next is two further on."""
    block = blocks[at]
    if at == 0 or at + 1 == len(blocks) or block.marker or block.bullet or not _is_note_like(block):
        return None
    following = _label(blocks, at + 1)
    if following is None or not following.isdigit() or blocks[at - 1].text[-1:] not in ".;:":
        return None
    last = next((int(note.label) for note in reversed(notes) if note.label.isdigit()), 0)
    return str(last + 1) if int(following) == last + 2 and last else None


def _follow(blocks: Sequence[Block], at: int, notes: list[Footnote], lost: list[Footnote]) -> int:
    """Takes the unmarked blocks behind a note that belong to the notes; returns where the body goes on."""
    missing = _missing_before_next(blocks, at, notes[-1].label)
    while at < len(blocks) and _label(blocks, at) is None:
        block = blocks[at]
        if _continues(notes[-1], block) and not (
            missing and _is_note_like(block) and not _is_open(notes[-1])
        ):
            notes[-1] = _extended(notes[-1], block)
        elif missing and block.marker is None and _is_note_like(block):
            notes.append(_footnote(str(missing.pop(0)), block))
            lost.append(notes[-1])
        else:
            break
        at += 1
    return at


def _missing_before_next(blocks: Sequence[Block], at: int, label: str) -> list[int]:
    """The numbers between this note and the next marked one, if it stands on the same page foot."""
    if not label.isdigit():
        return []
    for later in range(at, min(at + 8, len(blocks))):
        following = _label(blocks, later)
        if following and following.isdigit():
            return list(range(int(label) + 1, int(following)))
        if blocks[later].marker is not None:
            break
    return _referenced_beyond(blocks, at, int(label))


def _referenced_beyond(blocks: Sequence[Block], at: int, label: int) -> list[int]:
    """Numbers referred to in the text before this foot of the page, with no marked note of their own."""
    ahead = next(
        (int(n) for later in range(at, len(blocks)) if (n := _label(blocks, later)) and n.isdigit()), None
    )
    if ahead is None or ahead <= label + 1:
        return []
    used = {
        int(mark.translate(SUPERSCRIPTS))
        for block in blocks[:at]
        for mark in re.findall(r"(?<=\S)[⁰¹²³⁴-⁹]{1,3}", block.text)
    }
    return [number for number in range(label + 1, ahead) if number in used]


def _is_open(note: Footnote) -> bool:
    return note.text.rstrip().endswith((":", ",", "and", "at", "$", "see"))


def _continues(note: Footnote, block: Block) -> bool:
    if block.marker is not None:
        return False
    return _is_open(note) or (LOOKS_LIKE_LINK.match(block.text) is not None and note.text.endswith("$"))


def _is_note_like(block: Block) -> bool:
    first = block.text[:1]
    return (
        first.isupper() or first.isdigit() or first in '“"$' or LOOKS_LIKE_LINK.match(block.text) is not None
    )


def _footnote(label: str, block: Block) -> Footnote:
    return Footnote(label, FOOTNOTE_MARK.sub("", block.text, count=1), block.place)


def _extended(note: Footnote, block: Block) -> Footnote:
    return Footnote(note.label, join_texts([note.text, block.text]), join_places([note.place, block.place]))
