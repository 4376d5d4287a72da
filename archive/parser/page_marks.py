"""What a printer, a browser or a converter sets at the edges of pages: page numbers, job numbers, "/...".

A page number is known by standing alone, by counting on, or by the number of all pages beside it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from archive.parser.line_patterns import (
    BARS,
    BROWSER_EDGE,
    END_MARK,
    JOB_NUMBER,
    OVERLEAF,
    PAGE_NUMBER,
    PICTURE,
)
from archive.parser.masthead_patterns import VOLUME_HEAD
from archive.parser.page_patterns import PAGE_ALONE
from archive.parser.vote_patterns import TALLY_LABEL

# No mark of a page is longer, in characters.
MAX_MARK = 160
# No tally has more figures.
MAX_TALLY = 3
_MARKS = (JOB_NUMBER, BARS, BROWSER_EDGE, OVERLEAF, PICTURE, END_MARK, VOLUME_HEAD)


def find_page_marks(texts: Sequence[str], blank: Sequence[bool]) -> set[int]:
    """The indices of the texts that are marks of pages; `blank` says which lines are gaps.

    A year or the number of a resolution at the start of a line is no page number, nor is a tally.
    """
    found = {at: page for at, text in enumerate(texts) if text and (page := PAGE_NUMBER.match(text))}
    totals = _totals(found.values())
    marks: set[int] = set()
    last = 0
    for at, text in enumerate(texts):
        page = None if at and _is_counted(texts[at - 1], text) else found.get(at)
        if page and (
            last < int(page["number"]) <= last + 2 or _is_of_all(page, totals) or _stands_alone(blank, at)
        ):
            marks.add(at)
            last = int(page["number"])
        elif text and len(text) <= MAX_MARK and any(pattern.match(text) for pattern in _MARKS):
            marks.add(at)
    return marks


def _is_counted(above: str, text: str) -> bool:
    """Whether the line right above makes a number a tally: "ABSTENTIONS", or a number it does not follow."""
    if above.isdecimal() and text.isdecimal() and max(len(above), len(text)) <= MAX_TALLY:
        return int(text) != int(above) + 1
    return TALLY_LABEL.match(above) is not None


def _totals(pages: Iterable[re.Match[str]]) -> set[str]:
    """The numbers of all pages ("7" in "3/7") that stand beside more than one page number."""
    beside: dict[str, set[str]] = defaultdict(set)
    for page in pages:
        if page["total"] and int(page["number"]) <= int(page["total"]):
            beside[page["total"]].add(page["number"])
    return {total for total, numbers in beside.items() if len(numbers) > 1}


def _is_of_all(page: re.Match[str], totals: set[str]) -> bool:
    """ "Page 3 of 7", or "3/7" where another line says "4/7": a page number wherever it stands."""
    return page["total"] is not None and (
        page["total"] in totals or PAGE_ALONE.match(page.string) is not None
    )


def _stands_alone(blank: Sequence[bool], at: int) -> bool:
    """Whether no text stands right above or below."""
    return (at == 0 or blank[at - 1]) and (at + 1 == len(blank) or blank[at + 1])
