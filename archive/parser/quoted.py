"""A draft that one body recommends to another is printed in quotation marks, one before each paragraph.

Guarantee: lines keep their number and order; only those quotation marks go that open the paragraphs of
a quoted resolution, and the one that closes it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from archive.parser.lines import Line
from archive.parser.patterns import OPENING, QUOTED_PARAGRAPH


def unquote(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines, a quoted resolution freed from its quotation marks."""
    plain: list[Line] = []
    paragraph = None  # what the quoted paragraph says so far; None outside a quotation
    for line in lines:
        found = QUOTED_PARAGRAPH.match(line.text)
        bare = f"{found['emphasis']}{found['rest']}" if found else line.text
        if OPENING.match(bare):
            paragraph = "" if found else None
        if paragraph is None:
            plain.append(line)
            continue
        begins = found is not None and (not plain[-1].text or not _is_open(paragraph))
        text = bare if begins else line.text
        paragraph = text if begins else f"{paragraph} {text}"
        if closes := _closes(paragraph):
            text = text[:-1]
        plain.append(replace(line, text=text))
        paragraph = None if closes else paragraph
    return tuple(plain)


def _is_open(paragraph: str) -> bool:
    """Whether the paragraph is in mid-sentence, so that a quotation mark belongs to it."""
    return not paragraph.rstrip('*_”"').endswith((",", ";", ":", "."))


def _closes(paragraph: str) -> bool:
    """Whether a sentence ends in a quotation mark that nothing in its paragraph opened."""
    if paragraph.endswith((".”", ".»")):
        return paragraph.count(paragraph[-1]) > paragraph.count("“«"["”»".index(paragraph[-1])])
    return paragraph.endswith('."') and paragraph.count('"') % 2 == 1
