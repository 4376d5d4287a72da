"""Tables of contents: their entries would be read as headings and paragraphs a second time.

Guarantee: what is named is a heading "Contents" with the entries below it, or rows of leading dots.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from archive.parser.lines import Line
from archive.parser.patterns import CONTENTS, CONTENTS_ENTRY, CONTENTS_HEAD, LEADERS

# An entry may run over this many lines.
MAX_ENTRY = 3


def contents_lines(lines: Sequence[Line]) -> frozenset[int]:
    """The numbers of the lines that make up tables of contents."""
    texts = [line for line in lines if line.text]
    found: set[int] = set()
    at = 0
    while at < len(texts):
        if CONTENTS.match(texts[at].text):
            end = _end(texts, at + 1)
            if end > at + 1:
                found |= {line.number for line in texts[at:end]}
            at = max(end, at + 1)
        else:
            at += 1
    return frozenset(found | set(_leading_dots(texts)))


def _leading_dots(texts: Sequence[Line]) -> Iterator[int]:
    return (line.number for line in texts if LEADERS.search(line.text))


def _end(texts: Sequence[Line], at: int) -> int:
    """Behind the last entry: a line with a page number, or one that leads to such a line."""
    while at < len(texts):
        ahead = texts[at : at + MAX_ENTRY]
        entry = next((step for step, line in enumerate(ahead) if _is_entry(line.text)), None)
        if entry is None or any(line.text[-1] in ".;" for line in ahead[:entry]):
            break
        at += entry + 1
    return at


def _is_entry(text: str) -> bool:
    return any(pattern.match(text) for pattern in (CONTENTS_ENTRY, CONTENTS_HEAD)) or bool(
        LEADERS.search(text)
    )
