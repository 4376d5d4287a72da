"""The headings of a paper, with markup or without.

Guarantee: each block is given a level from 1 on, or None if it is text.
"""

from __future__ import annotations

from collections.abc import Sequence

from archive.parser.enumerators import Kind, readings
from archive.parser.parts import number_of
from archive.parser.patterns import CLOSING_QUOTES, COUNTED_HEADING, OPENING_QUOTES, SUMMARY_LINE
from archive.parser.segment import Block

MAX_HEADING_WORDS = 20
# A bare heading stands one level below the last labelled one.
_BARE = 0


def find_headings(blocks: Sequence[Block]) -> list[int | None]:
    """For each block None if it is text, else its level: 1 for "II.", 2 for "B.", 3 for "1." above "12."."""
    found: list[int | None] = []
    labelled, hashes = 0, 0
    counted: dict[str, int] = {}  # the level of "Recommendation 1", for "Recommendation 2"
    for at, (block, level) in enumerate(zip(blocks, _shapes(blocks), strict=True)):
        if level == _BARE:
            above = found[at - 1] if at else None
            level = labelled + 1
            if labelled and 0 < block.hashes < hashes:
                level = max(1, labelled - (hashes - block.hashes))
            elif above is not None and not blocks[at - 1].marker:
                level = above + 1
            if word := COUNTED_HEADING.match(block.text):
                level = counted.setdefault(word["word"], level)
        elif level is not None:
            labelled, hashes = level, block.hashes
            counted.clear()
        found.append(level)
    return found


def _shapes(blocks: Sequence[Block]) -> list[int | None]:
    levels: list[int | None] = [None] * len(blocks)
    leads = False  # whether what follows is a marked paragraph or a heading that leads to one
    counted = _numbers_that_head(blocks)
    for at in range(len(blocks) - 1, -1, -1):
        block = blocks[at]
        if block.hashes or SUMMARY_LINE.match(block.text):
            levels[at] = _marked_level(blocks, at) or _BARE
        elif at in counted:
            levels[at] = 3
        elif leads or block.marker:
            levels[at] = _shape(blocks, at)
        leads = block.marker is not None or levels[at] is not None
    for at, level in enumerate(levels):
        bare = level == _BARE and not (blocks[at].hashes or SUMMARY_LINE.match(blocks[at].text))
        if bare and at and levels[at - 1] is None and not _ends_sentence(blocks[at - 1]):
            levels[at] = None
    return levels


def _numbers_that_head(blocks: Sequence[Block]) -> set[int]:
    """Blocks whose number breaks the count of the paragraphs and leads to the paragraph that goes on with it:
    "1. Platforms" between paragraphs 4 and 5."""
    found: set[int] = set()
    last = heading = 0
    for at, block in enumerate(blocks):
        number = number_of(block)
        if number is None:
            heading = 0 if _marked_level(blocks, at) else heading
        elif number == heading + 1 != last + 1 and _leads_to(blocks, at, last + 1):
            found.add(at)
            heading = number
        elif number == last + 1:
            last = number
    return found


def _leads_to(blocks: Sequence[Block], at: int, number: int) -> bool:
    """Whether a block looks like a heading, and the paragraph of that number comes next."""
    below = (number_of(block) for block in blocks[at + 1 : at + 3])
    return _looks_like_heading(blocks[at]) and next((n for n in below if n is not None), None) == number


def _looks_like_heading(block: Block) -> bool:
    text = block.text.rstrip("* ")
    begins = bool(text) and (text[0].isupper() or text[0] in OPENING_QUOTES)
    return begins and text[-1] not in ".;:," and len(text.split()) <= MAX_HEADING_WORDS


def _shape(blocks: Sequence[Block], at: int) -> int | None:
    """The level that a block would have if it were a heading; None where it does not look like one."""
    if not _looks_like_heading(blocks[at]) or blocks[at].bullet or at + 1 == len(blocks):
        return None
    return _BARE if blocks[at].marker is None else _marked_level(blocks, at)


def _marked_level(blocks: Sequence[Block], at: int) -> int | None:
    """1 for "II.", 2 for "B.", None for any other marker."""
    marker = blocks[at].marker or ""
    kinds = {reading.style.kind for reading in readings(marker)}
    if marker.startswith("("):
        return None
    if Kind.UPPER_ROMAN in kinds and not _is_letter(blocks, at):
        return 1
    return 2 if Kind.UPPER_LETTER in kinds else None


def _is_letter(blocks: Sequence[Block], at: int) -> bool:
    """Whether "C.", "D.", "I." counts on from a letter ("B.", "C.", "H.") and not from a roman number."""
    letter = next((r for r in readings(blocks[at].marker or "") if r.style.kind is Kind.UPPER_LETTER), None)
    if letter is None or letter.ordinal == 1:
        return letter is not None
    for earlier in (blocks[before] for before in range(at - 1, -1, -1)):
        for reading in readings(earlier.marker or ""):
            if reading.style == letter.style and reading.ordinal == letter.ordinal - 1:
                return True
    return False


def _ends_sentence(block: Block) -> bool:
    return block.text.rstrip(f"{CLOSING_QUOTES}) ⁰¹²³⁴⁵⁶⁷⁸⁹0123456789").endswith((".", ";", "?", "!"))
