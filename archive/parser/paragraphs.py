"""Where paragraphs begin although no gap says so: numbers that count on, headings, lines that end early.

Guarantee: only lines with text are named.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from archive.parser.lines import Line
from archive.parser.masthead_patterns import NOTE_LINE
from archive.parser.patterns import (
    ENDS_TEXT,
    HASHES,
    HEADING_MARKER,
    NUMBERED_LINE,
    OPENING_QUOTES,
    SUMMARY_LINE,
)

# A heading is shorter than this, in characters.
MAX_HEADING = 100
# So many numbers may be lost before one that counts on behind a whole sentence.
MAX_LOST = 2
# Fewer lines than this have no width of their own.
MIN_LINES = 12
# A longer line, in characters, is no wrapped one: the paragraph ends where it ends.
MAX_WRAPPED = 240
# The share of the width that a line may leave empty although its next word would not have fitted.
RAGGED = 0.25


def paragraph_starts(lines: Sequence[Line], *, unspaced: bool) -> frozenset[int]:
    """The numbers of those lines that begin a paragraph; `unspaced` says that gaps part none."""
    texts = [line for line in lines if line.text and not line.furniture]
    starts = {*_headings(texts), *_counting_on(texts)}
    return frozenset(starts | set(_after_short_lines(texts) if unspaced else ()))


def _counting_on(lines: Sequence[Line]) -> Iterator[int]:
    """Lines whose number is the next after the last one, one or two lost between, or 1 below a heading."""
    last = 0
    for at, line in enumerate(lines):
        found = NUMBERED_LINE.match(line.text)
        number = int(found["number"]) if found else 0
        lost = at > 0 and ENDS_TEXT.search(lines[at - 1].text) is not None
        if number == 1 or last < number <= last + (1 + MAX_LOST * lost):
            if number > 1 or (at and _leads_to_first(lines[at - 1].text)):
                yield line.number
                if _is_bare_heading(lines, at - 1):
                    yield lines[at - 1].number
            last = number


def _leads_to_first(text: str) -> bool:
    """Whether paragraph 1 may stand right below a line: a heading, "Note by the Secretariat"."""
    return _is_heading(text) or (len(text) <= MAX_HEADING and NOTE_LINE.match(text) is not None)


def _is_bare_heading(lines: Sequence[Line], at: int) -> bool:
    """A short line without an end between a whole sentence and the next numbered paragraph."""
    text = lines[at].text.strip("*_")
    apart = (
        at > 0 and ENDS_TEXT.search(lines[at - 1].text) is not None and not lines[at - 1].text.endswith(",")
    )
    return apart and len(text) <= MAX_HEADING and text[:1].isupper() and text[-1].isalnum()


def _headings(lines: Sequence[Line]) -> Iterator[int]:
    """Headings by their hashes or by "II." and "B.", and the lines below them."""
    for at, line in enumerate(lines):
        below = lines[at + 1] if at + 1 < len(lines) else None
        if HASHES.match(line.text) or SUMMARY_LINE.match(line.text):
            yield line.number
            if below:
                yield below.number
        elif _is_heading(line.text) and below and _may_follow(below.text):
            above = lines[at - 1] if at else None
            apart = above is None or line.number > above.number + 1  # a gap, or the edge of a page
            if apart or not lines[at - 1].text[-1].isalnum() or _is_heading(lines[at - 1].text):
                yield line.number
            yield below.number


def _is_heading(text: str) -> bool:
    bare = text.strip("*_# ")
    short = len(bare) <= MAX_HEADING and bare[-1:] not in ".;:,"
    return short and HEADING_MARKER.match(bare) is not None


def _may_follow(text: str) -> bool:
    """Whether a line cannot be the rest of a heading above it."""
    return NUMBERED_LINE.match(text) is not None or _is_heading(text)


def _after_short_lines(lines: Sequence[Line]) -> Iterator[int]:
    """Lines that begin with a capital although their first word would have fitted into the line above."""
    lengths = sorted(len(line.text) for line in lines if len(line.text) <= MAX_WRAPPED)
    if len(lengths) < MIN_LINES:
        return
    width = lengths[-1 - len(lengths) // 20]
    for above, line in pairwise(lines):
        needed = len(above.text) + 1 + len(line.text.split()[0])
        if above.text[-1] == "-":  # "Self-" / "Employed": one word
            continue
        if needed < width * (1 - RAGGED) and line.text.lstrip(f"*_{OPENING_QUOTES} ")[:1].isupper():
            yield line.number
