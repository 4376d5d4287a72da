"""Between two resolutions of one file: where the text of the one ends and the masthead of the next begins.

Guarantee: every block between two opening lines belongs to the text above or to the masthead below.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from archive.parser.masthead_patterns import CLOSING, MEETING, NUMBERED_TITLE, REPORT_LINE, RESOLUTION_LINE
from archive.parser.patterns import ENDS_TEXT, FOOTNOTE_MARK
from archive.parser.regions import Region
from archive.parser.segment import Block
from archive.parser.vote_patterns import POSITION, VOTE_PARAGRAPH

# Words of a row that ends with a full stop and yet is no sentence.
MAX_ROW = 4


@dataclass(frozen=True, slots=True)
class Fronted:
    """A resolution with the lines of its own masthead, from `start` to before `end`."""

    region: Region
    start: int
    end: int


def with_fronts(regions: Sequence[Region]) -> list[Fronted]:
    """Each resolution with its masthead; that of the first stands above all regions, from line 1 on."""
    fronted: list[Fronted] = []
    start = 1
    for region, below in zip(regions, [*regions[1:], None], strict=True):
        blocks = (*region.body, *region.tail, *(below.header if below else ()))
        cut = _front_start(blocks) if below else len(blocks)
        whole = replace(region, header=(), body=blocks[:cut], tail=())
        fronted.append(Fronted(whole, start, region.text_line))
        start = blocks[cut].first_line if cut < len(blocks) else below.text_line if below else 0
    return fronted


def _front_start(blocks: Sequence[Block]) -> int:
    """The first block of the masthead that ends the blocks between two opening lines."""
    start = len(blocks)
    while start > 1 and not _is_text(blocks, start - 1):
        start -= 1
    return start


def _is_text(blocks: Sequence[Block], at: int) -> bool:
    block = blocks[at]
    if REPORT_LINE.match(block.text) or NUMBERED_TITLE.match(block.text):
        return False
    if POSITION.match(block.text) or VOTE_PARAGRAPH.match(block.text):
        return not _is_announced(blocks, at)
    if CLOSING.match(block.text):
        above = blocks[at - 1].text if at else ""
        return MEETING.search(block.text) is not None or MEETING.search(above) is not None
    if block.marker or FOOTNOTE_MARK.match(block.raw):
        return True
    return ENDS_TEXT.search(block.text) is not None and len(block.text.split()) > MAX_ROW


def _is_announced(blocks: Sequence[Block], at: int) -> bool:
    """Whether a vote stands below the heading of the resolution that it is the vote on."""
    above = at
    while above and (POSITION.match(blocks[above].text) or VOTE_PARAGRAPH.match(blocks[above].text)):
        above -= 1
    return RESOLUTION_LINE.match(blocks[above].text) is not None
