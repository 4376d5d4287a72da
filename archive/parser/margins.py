"""How the lines of a text are set: where they end, whether print filled each of them as far as the next word
allowed, and what empty lines part."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from statistics import median

from archive.parser.lines import Line
from archive.parser.model import Clause

# Lines from which a margin is taken, and those from which one can tell that all lines are filled.
MIN_LINES, MIN_FILLED = 8, 15
# Lines that may be shorter than they need be in a whole text.
MAX_SHORT = 2
# The widest line that was wrapped, in characters.
MAX_MARGIN = 160
# The share of its neighbours that open or end as a clause should, for it to be odd that one does not.
HABIT = 0.7
# The share of lines with an empty one above that are few enough for empty lines to part clauses.
MAX_GAPS = 0.05
# Lines without one from which a text is wrapped; in others each line is a paragraph, or the rest of one.
MIN_WRAPPED = 3
# What of a word may stand at the end of a line: "well-" of "well-known".
_FIRST_PIECE = re.compile(r"[^\s-]{2,}-?|\S+")


def margin_of(lines: Sequence[Line]) -> float | None:
    """Where the lines of a text end that are broken for want of room; None where they are not."""
    widths = [width(line) for line, below in pairwise(lines) if below.text[:1].islower()]
    return median(widths) if len(widths) >= MIN_LINES else None


def filled_margin(lines: Sequence[Line]) -> int | None:
    """The column up to which print filled every line that goes on in the next; None where lines end as the
    widths of letters, or a writer, would have it."""
    pairs = [
        (above, below)
        for above, below in pairwise(lines)
        if above.text and below.text[:1].islower() and not above.furniture and not below.furniture
    ]
    if len(pairs) < MIN_FILLED:
        return None
    margin = sorted(width(above) for above, _ in pairs)[-1 - len(pairs) // 50]
    short = sum(has_room(above, below, margin) for above, below in pairs)
    return margin if margin <= MAX_MARGIN and short <= MAX_SHORT else None


def has_room(above: Line, below: Line, margin: float) -> bool:
    """Whether the first word of a line would have fitted into the line above."""
    piece = _FIRST_PIECE.match(below.text)
    return width(above) + 1 + len(piece.group() if piece else below.text.partition(" ")[0]) <= margin


def are_apart(clauses: Sequence[Clause], lines: Mapping[int, Line], gaps: int = 1) -> bool:
    """Whether empty lines part these clauses, and the lines of one hardly ever, or in no more than so many
    places."""
    everyone = [[lines[at] for at in each.place.lines] for root in clauses for each in root.walk()]
    within = [is_gap(above, line, lines) for own in everyone for above, line in pairwise(own)]
    filled = [own for own in everyone if own]
    between = [is_gap(above[-1], own[0], lines) for above, own in pairwise(filled)]
    wrapped = len(within) - sum(within) >= max(MIN_WRAPPED, len(clauses) / 2)
    return wrapped and most(between) and sum(within) <= gaps + MAX_GAPS * len(within)


def is_gap(above: Line, line: Line, lines: Mapping[int, Line]) -> bool:
    """Whether nothing but empty lines stands between two lines."""
    between = range(above.number + 1, line.number)
    return bool(between) and all(lines[at].blank for at in between if at in lines)


def most(habits: Sequence[bool]) -> bool:
    """Whether so many do it that it is odd if one does not."""
    return len(habits) >= 3 and sum(habits) >= HABIT * len(habits)


def width(line: Line) -> int:
    """The column in which a line ends."""
    return len(line.raw.rstrip())
