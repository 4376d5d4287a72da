"""Which lines begin the items of lists, though no mark above leads to one: "… which may include" /
"i) Emergency hotlines" / "ii) Safe houses"; "Sponsors: Chad" / "Fiji" / "Oman".

Guarantee: of the lines that `listed_lines` names, two at least bear markers of one count.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from typing import Protocol

from archive.parser.enumerators import Kind, Style, readings
from archive.parser.lines import Line
from archive.parser.patterns import HEADER_FIELD, MARKER, NAME_ALONE, SMALL_WORD

# So many lines further on the next item begins at most.
MAX_ITEM = 40
# So many names stand in a list of sponsors at most.
MAX_LISTED = 60


class Raw(Protocol):
    """What has a text as it is printed."""

    @property
    def raw(self) -> str: ...


def listed_lines(lines: Iterable[Line]) -> frozenset[int]:
    """The numbers of those lines whose markers count on from a, i, A or I, until the next numbered clause."""
    runs: dict[Style, list[tuple[int, int]]] = {}
    found: set[int] = set()
    for line in lines:
        bare = line.text.lstrip("*_")
        marked = None if line.furniture else MARKER.match(bare)
        if not marked:
            continue
        for reading in readings(marked["marker"]):
            if reading.style.kind is Kind.DIGIT:
                runs.clear()
            elif _is_item(line, marked["marker"], bare[marked.end() :]):
                _count(runs, found, reading.style, reading.ordinal, line.number)
    return frozenset(found)


def _count(
    runs: dict[Style, list[tuple[int, int]]], found: set[int], style: Style, ordinal: int, number: int
) -> None:
    """Adds a line to the run of its style that it counts on, or begins another with it."""
    if ordinal == 1:
        runs[style] = [(1, number)]
        return
    run = runs.get(style, [])
    if run and run[-1][0] == ordinal - 1 and number - run[-1][1] <= MAX_ITEM:
        run.append((ordinal, number))
        found.update(line for _, line in run)


def _is_item(line: Line, marker: str, rest: str) -> bool:
    """Whether what stands behind a marker may be an item, and no end of a sentence that names a subparagraph
    ("(a) of the Convention", "(b) above."): in brackets only if it is set in, or has a capital."""
    apart = not marker.startswith("(") or line.indent > 0 or rest[:1].isupper()
    return apart and not SMALL_WORD.match(rest)


def lists_names(text: str, above: str, before: Iterable[Raw]) -> bool:
    """Whether two lines are names in a list of sponsors that has a line for each and no commas; `before` are
    the blocks above them, the nearest first."""
    if not (NAME_ALONE.match(text) and NAME_ALONE.match(above)):
        return False
    nearest = (block.raw for block in islice(before, MAX_LISTED) if not NAME_ALONE.match(block.raw))
    found = HEADER_FIELD.match(next(nearest, ""))
    if not found or not (found["sponsors"] or found["signatories"]):
        return False
    return not found["value"] or NAME_ALONE.match(found["value"]) is not None
