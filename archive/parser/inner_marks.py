"""Marks of pages that a converter left within a line: "… to the extent that 31-03061 2/3 they are public".

A job number is known by the line that it makes up elsewhere in the document.
"""

from __future__ import annotations

from collections.abc import Sequence

from archive.parser.line_patterns import JOB_NUMBER
from archive.parser.page_patterns import INNER_JOB_NUMBER, JOB_NUMBER_ITSELF
from archive.parser.patterns import SYMBOL_AT_END

# No line that a job number makes up is longer, in characters; nor is a symbol.
MAX_MARK = 80
# Lines of a title page, which print the symbol of the document.
TITLE_LINES = 12


def without_inner_marks(texts: Sequence[str]) -> list[str]:
    """The texts of all lines, job numbers within them cut out with page number and symbol beside them."""
    jobs = {
        job.group()
        for text in texts
        if len(text) <= MAX_MARK and JOB_NUMBER.match(text) and (job := JOB_NUMBER_ITSELF.search(text))
    }
    title = "\n".join(texts[:TITLE_LINES])
    return [_without(text, jobs, title) for text in texts] if jobs else list(texts)


def _without(text: str, jobs: set[str], title: str) -> str:
    """A text without the marks within it; at its edges they stay."""
    kept: list[str] = []
    end = 0
    for found in INNER_JOB_NUMBER.finditer(text):
        within = text[: found.start()].strip() and text[found.end() :].strip()
        if not within or found["job"] not in jobs:
            continue
        before = text[end : found.start()]
        symbol = SYMBOL_AT_END.search(before, max(0, len(before) - MAX_MARK))
        if symbol and symbol["symbol"] in title:
            before = before[: symbol.start()]
        kept.append(before.rstrip())
        end = found.end()
    return " ".join((*kept, text[end:].lstrip())) if kept else text
