"""Where the resolutions in a document begin and end.

Guarantee: every block from the first resolution on belongs to the header, opening line, body or tail of one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import NamedTuple

from archive.parser.front_patterns import AGENDA_HEADING, STAFF_LINE, TABLE_HEADING
from archive.parser.header import MAX_HEADER, kind_of, lines_above, split_lines
from archive.parser.parts import beside_text
from archive.parser.patterns import (
    BARE_OPENING,
    CLAUSES_HEADING,
    ENDS_TEXT,
    LOOSE_OPENING,
    NAME_ALONE,
    OPENING,
    RESULT_OF_TEXT,
    SECTION_NUMERAL,
    TURN,
)
from archive.parser.phrases import Form, find_phrase, is_emphasised
from archive.parser.segment import Block
from archive.parser.votes import is_result


@dataclass(frozen=True, slots=True)
class Region:
    """The blocks of one resolution: header, opening line (some sets print none), body, and behind the text
    what is of the same kind as a header: votes, signatures."""

    header: tuple[Block, ...]
    opening: Block | None
    body: tuple[Block, ...]
    tail: tuple[Block, ...] = ()

    @property
    def first_line(self) -> int:
        return self.header[0].first_line if self.header else self.text_line

    @property
    def text_line(self) -> int:
        """The line of the opening, else of the first clause."""
        return (self.opening or self.body[0]).first_line


def find_resolutions(blocks: Sequence[Block]) -> list[Region]:
    """The resolutions in a document, each known by its opening line, or by a header right above clauses."""
    begins = _beginnings(blocks)
    regions: list[Region] = []
    first: str | None = None
    start = (
        _below_title_page(blocks, lines_above(blocks, begins[0].opening), begins[0].opening) if begins else 0
    )
    for number, begin in enumerate(begins):
        header = blocks[start : begin.opening]
        first = first or next(
            (kind for block in header if (kind := kind_of(block)) not in (None, "word")), None
        )
        last = number + 1 == len(begins)
        after = len(blocks) if last else begins[number + 1].opening
        tail = lines_above(blocks, after, begin.body + 1)
        start = after if last else split_lines(blocks, tail, after, first)
        tail = _behind_amendments(blocks, begin.body, tail, start)
        opening = blocks[begin.opening] if begin.body > begin.opening else None
        body = blocks[begin.body : tail]
        regions.append(Region(tuple(header), opening, tuple(body), tuple(blocks[tail:start])))
    return regions


def _behind_amendments(blocks: Sequence[Block], body: int, tail: int, end: int) -> int:
    """Where the lines behind a text begin, which end before `end`, if amendments stand below it: their
    submitters and results are not those of the text, save a result that says it is."""
    amended = body + beside_text(blocks[body:end])
    if amended >= end:
        return tail
    results = (at for at in range(amended, end) if is_result(blocks[at].text))
    return next((at for at in results if RESULT_OF_TEXT.match(blocks[at].text)), end)


def _below_title_page(blocks: Sequence[Block], start: int, end: int) -> int:
    """Where the first header begins: below the staff that a title page names, and at its code, if a title
    page above names a topic ("Topic Area A: …") and the header names one again."""
    listed = [kind_of(block) for block in blocks[start:end]].count("code") > 1
    parts = [at for at in range(max(start - NEAR * listed, 0), end) if _is_front(blocks[at])]
    if parts:
        start = _header_below(blocks, parts[-1] + 1, end) or start
    kinds = [kind_of(block) for block in blocks[start:end]]
    codes = [at for at, kind in enumerate(kinds) if kind == "code" and "topic" in kinds[:at]]
    return start + codes[0] if codes and "topic" in kinds[codes[0] :] else start


def _is_front(block: Block) -> bool:
    """Whether a block names a member of the staff or heads a part of a front part."""
    return any(pattern.match(block.text) for pattern in (STAFF_LINE, AGENDA_HEADING, TABLE_HEADING))


def _header_below(blocks: Sequence[Block], start: int, end: int) -> int | None:
    """Where a header begins behind a front part, whose table may hold codes too; None where none does."""
    kinds = {at: kind for at in range(start, end) if (kind := kind_of(blocks[at])) in _ANNOUNCING}
    begin = max((at for at, kind in kinds.items() if kind == "code"), default=min(kinds, default=None))
    while begin is not None and kinds.get(begin - 1, "code") != "code":
        begin -= 1
    return begin


# So many blocks below the last field of a header stands the first clause; so many above a table its heading.
NEAR = 4


class _Beginning(NamedTuple):
    """Where a text begins: its opening line and its first clause, the same where no opening is printed."""

    opening: int
    body: int


def _beginnings(blocks: Sequence[Block]) -> list[_Beginning]:
    found: list[_Beginning] = []
    kinds = [kind_of(block) for block in blocks]
    openings = [at for at in range(len(blocks)) if _is_opening(blocks, at)]
    texts = {
        at for at, below in zip_longest(openings, openings[1:]) if not _leads_to_draft(blocks, at, below)
    }
    for at in range(len(blocks)):
        if at in texts and TURN.match(blocks[at].text) and _is_preambular(blocks, at - 1):
            top = _top_of_preamble(blocks, at)
            if not found or found[-1].body < top:
                found.append(_Beginning(top, top))
        elif at in texts:
            found.append(_Beginning(at, at + 1))
        elif kinds[at] in _ANNOUNCING and (begin := _below_header(blocks, kinds, at)) is not None:
            found.append(begin)
    return found


# The fields that announce a text; a vote or a date alone does not.
_ANNOUNCING = ("code", "committee", "topic", "sponsors", "signatories")


def _is_preambular(blocks: Sequence[Block], at: int) -> bool:
    """Whether a block is a clause of a preamble: a participle opens it, a comma ends it."""
    phrase = find_phrase(blocks[at]) if at >= 0 and ENDS_TEXT.search(blocks[at].text) else None
    return phrase is not None and phrase.form is Form.PARTICIPLE and blocks[at].text[-1] not in ".;"


def _top_of_preamble(blocks: Sequence[Block], end: int) -> int:
    """The first clause of the preamble that ends above `end`, without the opening line above it."""
    top = end
    while top and _is_preambular(blocks, top - 1):
        top -= 1
    return top


def _below_header(blocks: Sequence[Block], kinds: Sequence[str | None], at: int) -> _Beginning | None:
    """The text that begins right below a header whose last field is `at`, without a known opening line."""
    above = {kind for kind in kinds[max(at - MAX_HEADER, 0) : at + 1] if kind in _ANNOUNCING}
    if len(above) < 2:
        return None
    told = {
        below
        for below in range(at + 1, min(at + MAX_HEADER, len(blocks)))
        if kinds[below] in ("result", "word") or _is_listed_name(blocks[below])
    }
    near = at + NEAR + len(told)  # a vote may stand between a header and its text, in many lines
    for below in range(at + 1, min(near, len(blocks))):
        if below in told:
            continue
        if kinds[below] or any(
            _is_opening(blocks, later) for later in range(below, min(below + 3, near, len(blocks)))
        ):
            return None
        phrase = find_phrase(blocks[below])
        if (
            phrase
            and phrase.known
            and phrase.form is not Form.BASE
            and any(ENDS_TEXT.search(block.text) for block in blocks[below : below + 4])
        ):
            line = blocks[below - 1].text
            named = (
                below > at + 1
                and below - 1 not in told
                and LOOSE_OPENING.match(line)
                and not CLAUSES_HEADING.match(line)
            )
            return _Beginning(below - 1 if named else below, below)
    return None


def _is_listed_name(block: Block) -> bool:
    """Whether a block is an item of a list of sponsors: "1. Chad", "- Fiji"."""
    return bool(block.marker or block.bullet) and NAME_ALONE.match(block.text) is not None


def _leads_to_draft(blocks: Sequence[Block], at: int, below: int | None) -> bool:
    """Whether an opening line and one paragraph only introduce a draft: "recommends … the following:".

    `below` is the next opening line, if there is one.
    """
    return below is not None and below <= at + 2 and blocks[below - 1].text.endswith(":")


def _is_opening(blocks: Sequence[Block], at: int) -> bool:
    """An opening line is followed by a clause."""
    block = blocks[at]
    if block.marker or at + 1 == len(blocks):
        return False
    if OPENING.match(block.text):
        headings = sum(SECTION_NUMERAL.match(below.text) is not None for below in blocks[at + 1 : at + 3])
        return any(find_phrase(below) is not None for below in blocks[at + 1 : at + 3 + headings])
    phrase = find_phrase(blocks[at + 1]) if BARE_OPENING.match(block.text) else None
    return phrase is not None and phrase.known and (is_emphasised(block) or phrase.form is not Form.BASE)
