"""The parts of a resolution's text: sections with preambles of their own, headings, annexes.

Guarantee: every block stands in exactly one part, as a heading or as text, in order.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from archive.parser.enumerators import Kind, readings
from archive.parser.masthead_patterns import CLOSING
from archive.parser.patterns import (
    AMENDMENTS,
    ANNEX,
    CLAUSES_HEADING,
    ENDS_TEXT,
    HEADER_FIELD,
    RELEASE,
    REMARK,
    SECTION_NUMERAL,
    TITLED_ANNEX,
)
from archive.parser.phrases import Form, find_phrase
from archive.parser.segment import Block

# The share of a heading that is emphasised: its parts may be marked one by one.
EMPHASISED = 0.9
# Words that a heading may have: the longest of the United Nations' own have forty in English, 54 in French.
MAX_HEADING_WORDS = 60
# Words of a heading in plain letters between two preambular clauses.
MAX_BARE_WORDS = 12


@dataclass(slots=True)
class Part:
    """A run of text with one preamble at most; `headings` stand above it or between its clauses."""

    headings: list[Block] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)


def split_annexes(blocks: Sequence[Block]) -> tuple[Sequence[Block], list[Sequence[Block]]]:
    """The text before the first annex, and each annex with its "Annex" line first."""
    starts = [at for at in range(1, len(blocks)) if _is_annex(blocks, at)]
    if not starts:
        return blocks, []
    ends = [*starts[1:], len(blocks)]
    annexes: list[Sequence[Block]] = [
        [*_titled(blocks[start]), *blocks[start + 1 : end]] for start, end in zip(starts, ends, strict=True)
    ]
    return blocks[: starts[0]], annexes


def _titled(block: Block) -> list[Block]:
    """An "Annex" line, and the title behind it as a line of its own."""
    found = None if ANNEX.match(block.text) else TITLED_ANNEX.match(block.text)
    if found is None:
        return [block]
    return [replace(block, text=found["annex"]), replace(block, text=found["title"], emphasis=())]


def _is_annex(blocks: Sequence[Block], at: int) -> bool:
    """An "Annex" line stands alone behind a whole sentence or the closing lines; set in bold, or behind the
    closing lines, it may bear its title."""
    if blocks[at].marker or at + 1 == len(blocks):
        return False
    before = blocks[at - 1]
    if not ANNEX.match(blocks[at].text):
        apart = CLOSING.match(before.text) or (_is_emphasised_whole(blocks[at]) and _ends_text(before))
        return bool(apart and TITLED_ANNEX.match(blocks[at].text))
    return (
        " to the " in blocks[at].text
        or _ends_text(before)
        or CLOSING.match(before.text) is not None
        or bool(blocks[at].emphasis)
    )


def split_parts(blocks: Sequence[Block]) -> list[Part]:
    """The parts of a body. A heading above unnumbered text opens a part: there a preamble may begin anew.

    A remark in brackets ("[Amendment 2 …]") is kept like a heading, and opens nothing; so is what
    `beside_text` finds behind the text.
    """
    headings = _headings(blocks)
    parts = [Part()]
    beside = beside_text(blocks)
    for at, block in enumerate(blocks):
        if at >= beside or REMARK.match(block.text):
            parts[-1].headings.append(block)
        elif headings[at]:
            if not (at and headings[at - 1]) and _opens_part(blocks, headings, at):
                parts.append(Part())
            parts[-1].headings.append(block)
        else:
            parts[-1].blocks.append(block)
    return [part for part in parts if part.headings or part.blocks]


def begins_beside(block: Block) -> bool:
    """Whether a block may begin what is no text: an amendment, a list of them, or a press release."""
    return any(pattern.match(block.text) for pattern in (REMARK, AMENDMENTS, RELEASE))


def beside_text(blocks: Sequence[Block]) -> int:
    """Where what is no text begins behind it, its amendments or a press release; behind all blocks if there
    is neither."""
    for at, block in enumerate(blocks):
        if block.marker or not at:
            continue
        below = blocks[at + 1] if at + 1 < len(blocks) else None
        if RELEASE.match(block.text) and below and _ends_text(blocks[at - 1]):
            return at
        if AMENDMENTS.match(block.text) and below and REMARK.match(below.text):
            return at
        if REMARK.match(block.text) and below and HEADER_FIELD.match(below.raw):  # "Submitted by: …"
            return at
    return len(blocks)


def _opens_part(blocks: Sequence[Block], headings: Sequence[bool], at: int) -> bool:
    """Whether the text below a run of headings begins without a number."""
    below = next(later for later in range(at, len(blocks)) if not headings[later])
    return number_of(blocks[below]) is None


def number_of(block: Block) -> int | None:
    """The number that marks a block ("12."), or None."""
    for reading in readings(block.marker or ""):
        if reading.style.kind is Kind.DIGIT:
            return reading.ordinal
    return None


def _headings(blocks: Sequence[Block]) -> list[bool]:
    """For each block whether it is a heading: it leads to a clause or to another heading."""
    found = [False] * len(blocks)
    first = next((at for at, block in enumerate(blocks) if number_of(block) is not None), len(blocks))
    slanted = any(_is_emphasised_whole(block) and _is_whole_clause(block) for block in blocks[:first])
    for at in range(len(blocks) - 2, -1, -1):
        leads = found[at + 1] or _begins_clause(blocks[at + 1])
        found[at] = leads and _is_heading(blocks[at], in_preamble=at < first, slanted=slanted)
        found[at] = found[at] or _heads_half(blocks[at])
    for at in range(1, len(blocks)):
        if found[at] and not found[at - 1]:
            found[at] = _ends_text(blocks[at - 1]) or _heads_half(blocks[at])
        if found[at] and not SECTION_NUMERAL.match(blocks[at].text) and not _heads_half(blocks[at]):
            found[at] = _stands_apart(blocks, found, at)
    return found


def _heads_half(block: Block) -> bool:
    """ "Preambulatory clauses", "Operative clauses:" above the clauses of that half."""
    return block.marker is None and CLAUSES_HEADING.match(block.text) is not None


def _begins_clause(block: Block) -> bool:
    if number_of(block) is not None:
        return True
    phrase = find_phrase(block)
    if phrase is None or not phrase.known:
        return False
    lettered = phrase.form is Form.PARTICIPLE and block.text.endswith(",")
    return lettered if block.marker else phrase.form is not Form.BASE


def _is_whole_clause(block: Block) -> bool:
    """Whether a block is a preambular clause with its end."""
    phrase = find_phrase(block) if _ends_text(block) else None
    return phrase is not None and phrase.known and phrase.form is Form.PARTICIPLE


def _is_heading(block: Block, *, in_preamble: bool, slanted: bool) -> bool:
    """Whether a block looks like a heading: a numeral alone, or a few words without an end.

    Emphasis is no proof where whole clauses of the preamble are `slanted`.
    """
    text = block.text.rstrip("* ")
    if SECTION_NUMERAL.match(text):
        return block.marker is None
    if not text or block.bullet or text[0].islower() or text[0] in "([":
        return False
    if ENDS_TEXT.search(text) or text.endswith(":"):
        return False
    if len(text.split()) > MAX_HEADING_WORDS or not _is_title_marker(block.marker):
        return False
    phrase = find_phrase(block)
    known = phrase is not None and phrase.known
    if known and phrase is not None and phrase.form is Form.FINITE:
        return False
    infinitive = phrase is not None and phrase.form is Form.BASE
    bold = _is_emphasised_whole(block) and not slanted
    return not (known and in_preamble and not infinitive and not bold)


def _is_title_marker(marker: str | None) -> bool:
    """ "A." and "II." may stand before a heading; numbers, small letters and brackets mark clauses."""
    return marker is None or re.fullmatch(r"[A-Z]+\.", marker) is not None


def _is_emphasised_whole(block: Block) -> bool:
    """Whether emphasis runs from the first word to the last, and not only over a phrase and a name."""
    if not block.emphasis or block.emphasis[0][0] or block.emphasis[-1][1] < len(block.text):
        return False
    return sum(end - start for start, end in block.emphasis) >= EMPHASISED * len(block.text)


def _ends_text(block: Block) -> bool:
    """Whether a block ends where a clause can end; a colon leads on to a list."""
    return ENDS_TEXT.search(block.text) is not None


def _stands_apart(blocks: Sequence[Block], found: Sequence[bool], at: int) -> bool:
    """A heading is set in bold, goes with another heading, or is no item of a list that lost its markers."""
    if _is_emphasised_whole(blocks[at]) or found[at - 1] or (at + 1 < len(blocks) and found[at + 1]):
        return True
    for earlier in (blocks[before] for before in range(at - 1, -1, -1)):
        if number_of(earlier) is not None:
            return not earlier.text.endswith(":")
        if earlier.marker is not None:
            return True
        if earlier.text.endswith(":"):
            return False
    below = blocks[at + 1]
    return number_of(below) is not None or _heads_preamble(blocks[at], below)


def _heads_preamble(block: Block, below: Block) -> bool:
    """A few words above a preambular clause ("Countries in special situations" / "Noting …")."""
    phrase = find_phrase(below)
    opens = phrase is not None and phrase.known and phrase.form is Form.PARTICIPLE
    return opens and len(block.text.split()) <= MAX_BARE_WORDS and find_phrase(block) is None
