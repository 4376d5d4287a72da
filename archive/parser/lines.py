"""Pages to lines: list hyphens, printed line numbers and furniture recognised and marked, nothing dropped.

Guarantee: every source line gives exactly one Line, in order.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from archive.parser.extract import Extracted
from archive.parser.patterns import (
    HEADER_FIELD,
    JOB_NUMBER,
    LINE_PREFIX,
    OPENING,
    PAGE_NUMBER,
    PRINTED_NUMBER,
    WHOLE_SYMBOL,
)
from archive.parser.vocabulary import MODEL_UN

# A run of printed line numbers is believed from this length on; shorter ones are too often figures.
MIN_RUN = 5
# How many numbers may be missing between two printed line numbers (a page of clauses without them: 60 lines).
MAX_GAP = 120
# A line is a running head when it stands alone this often.
RUNNING_HEAD_REPEATS = 3
# Where a document's title is looked for, to know it again in a running head.
MASTHEAD_LINES = 40


@dataclass(frozen=True, slots=True)
class Line:
    """A source line: `text` is without list hyphen and printed number; "" where nothing else stood there."""

    number: int
    page: int
    raw: str
    text: str
    indent: int = 0
    bullet: str = ""
    printed: int | None = None
    furniture: bool = False

    @property
    def blank(self) -> bool:
        return not self.raw.strip()


def read_lines(extracted: Extracted) -> tuple[Line, ...]:
    """The lines of all pages, numbered on from 1."""
    lines: list[Line] = []
    for page, texts in enumerate(extracted.pages, 1):
        for raw in texts:
            lines.append(_read_line(len(lines) + 1, page, raw))
    return tuple(_mark_furniture(_mark_printed_numbers(lines)))


def _read_line(number: int, page: int, raw: str) -> Line:
    found = LINE_PREFIX.match(raw.rstrip())
    assert found is not None  # noqa: S101 - the pattern matches any line
    return Line(
        number=number,
        page=page,
        raw=raw,
        text=found["rest"].strip(),
        indent=len(found["indent"].expandtabs(4)),
        bullet=found["bullet"] or "",
    )


def _mark_printed_numbers(lines: list[Line]) -> list[Line]:
    """Printed line numbers are one increasing sequence over a resolution, not a property of a line."""
    candidates = [
        (index, int(found["number"]))
        for index, line in enumerate(lines)
        if (found := PRINTED_NUMBER.match(line.text)) and "\t" not in line.text
    ]
    for index in _believed(candidates):
        found = PRINTED_NUMBER.match(lines[index].text)
        assert found is not None  # noqa: S101 - it was a candidate
        lines[index] = replace(lines[index], printed=int(found["number"]), text=found["rest"] or "")
    return lines


def _believed(candidates: Sequence[tuple[int, int]]) -> Iterable[int]:
    """The indices of those candidates that make up runs of line numbers; a run starts again at 1."""
    for region in _regions(candidates):
        run = _longest_run(region)
        steps = sum(b[1] - a[1] == 1 for a, b in pairwise(run))
        if len(run) >= MIN_RUN and steps >= 0.8 * (len(run) - 1):
            yield from (index for index, _ in run)


def _regions(candidates: Sequence[tuple[int, int]]) -> list[list[tuple[int, int]]]:
    """Candidates cut before each 1 that a 2 or 3 follows soon: there a new resolution begins its count."""
    regions: list[list[tuple[int, int]]] = [[]]
    for position, (index, value) in enumerate(candidates):
        following = {number for _, number in candidates[position + 1 : position + 4]}
        if value == 1 and following & {2, 3}:
            regions.append([])
        regions[-1].append((index, value))
    return [region for region in regions if region]


def _longest_run(region: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest increasing sequence, one number a step where there is a choice."""
    tails: list[int] = []
    tail_at: list[int] = []
    previous: list[int | None] = []
    last_of_value: dict[int, int] = {}
    length: list[int] = []
    for position, (_, value) in enumerate(region):
        before = last_of_value.get(value - 1)
        slot = bisect_left(tails, value)
        best = tail_at[slot - 1] if slot else None
        if before is not None and (best is None or length[before] >= length[best]):
            best = before
        if best is not None and value - region[best][1] > MAX_GAP:
            best = None
        previous.append(best)
        length.append(1 if best is None else length[best] + 1)
        last_of_value[value] = position
        slot = min(length[position] - 1, len(tails))
        if slot == len(tails):
            tails.append(value)
            tail_at.append(position)
        elif value < tails[slot]:
            tails[slot], tail_at[slot] = value, position
    at: int | None = max(range(len(region)), key=length.__getitem__, default=None)
    run = []
    while at is not None:
        run.append(region[at])
        at = previous[at]
    return run[::-1]


def _mark_furniture(lines: list[Line]) -> list[Line]:
    """Page numbers, job numbers and running heads; the lines stay, marked."""
    alone = [line for position, line in enumerate(lines) if _stands_alone(lines, position)]
    repeats = Counter(_fold_head(line.text) for line in alone)
    heads = {line.number for line in alone if _is_running_head(line.text, repeats[_fold_head(line.text)])}
    heads |= _symbol_heads(lines)
    return [
        replace(line, furniture=True) if line.number in heads or _is_page_mark(line) else line
        for line in lines
    ]


def _symbol_heads(lines: Sequence[Line]) -> set[int]:
    """A document's symbol printed again on a later page, and its title above or below it."""
    heads: set[int] = set()
    seen: set[str] = set()
    titles: list[str] = []
    for position, line in enumerate(lines):
        found = WHOLE_SYMBOL.match(line.text) if line.text else None
        if found and found["symbol"] in seen:
            heads.add(line.number)
            for beside in (position - 1, position + 1):
                if beside < len(lines) and _fold_head(lines[beside].text) in titles:
                    heads.add(lines[beside].number)
        elif found:
            seen.add(found["symbol"])
        if line.text and len(titles) < MASTHEAD_LINES:
            titles.append(_fold_head(line.text))
    return heads


def _stands_alone(lines: Sequence[Line], position: int) -> bool:
    before = lines[position - 1].blank if position else True
    after = lines[position + 1].blank if position + 1 < len(lines) else True
    return before and after and bool(lines[position].text)


def _fold_head(text: str) -> str:
    return re.sub(r"[\d\W_]+", " ", text).strip().casefold()


def _is_page_mark(line: Line) -> bool:
    if line.printed is not None or not line.text:
        return False
    return bool(PAGE_NUMBER.match(line.text) or JOB_NUMBER.match(line.text))


def _is_running_head(text: str, repeats: int) -> bool:
    if HEADER_FIELD.match(text) or OPENING.match(text) or text[-1] in ",;:" or len(text.split()) > 12:
        return False
    if repeats >= 2 and any(name in text for name in MODEL_UN):
        return True
    return repeats >= RUNNING_HEAD_REPEATS and text[-1] != "."
