"""Damages to a text, one at a time, as extraction from PDF and recognition of pictures leave them.

Each damage changes lines of a sheet, and its gold where a careful reader of the damaged text would see other
words; what such a reader undoes leaves the gold alone. A damage returns False where it finds no hold.
"""

from __future__ import annotations

import random
from collections.abc import Callable

from benchmarks.reading.damage import fronts, lines, markers
from benchmarks.reading.damage.sheet import Sheet

DAMAGES: dict[str, Callable[[Sheet, random.Random], bool]] = {
    "marker lost": markers.marker_lost,
    "markers of a list lost": markers.markers_of_list_lost,
    "marker misread": markers.marker_misread,
    "marker glued to its word": markers.marker_glued,
    "numbers in another style": markers.other_markers,
    "line lost": lines.line_lost,
    "first line lost": lines.first_line_lost,
    "lines swapped": lines.lines_swapped,
    "furniture in a clause": lines.furniture_inside,
    "footnote in a clause": lines.note_inside,
    "heading in a clause": lines.heading_inside,
    "heading between clauses": lines.heading_between,
    "blank line in a clause": lines.blank_inside,
    "two clauses in a line": lines.clauses_joined,
    "emphasis lost": markers.emphasis_lost,
    "end of a clause changed": markers.end_changed,
    "gaps lost": lines.gaps_lost,
    "gaps everywhere": lines.gaps_everywhere,
    "line numbers torn": lines.numbers_torn,
    "header field lost": fronts.field_lost,
    "table broken": fronts.table_broken,
    "opening line lost": fronts.opening_lost,
}
