"""Damages to a text, one at a time, as extraction from PDF and recognition of pictures leave them.

Each damage changes lines of a sheet, and its gold where a careful reader of the damaged text would see other
words; what such a reader undoes leaves the gold alone. A damage returns False where it finds no hold.
"""

from __future__ import annotations

import random
from collections.abc import Callable

from benchmarks.reading.damage import fronts, lines, markers
from benchmarks.reading.damage.sheet import Sheet

Damage = Callable[[Sheet, random.Random], bool]
DAMAGES: dict[str, Damage] = {
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
    "first operative marker lost": markers.first_marker_lost,
    "bullets for letters": markers.bullets,
    "number repeated": markers.marker_repeated,
    "capital lost": markers.capital_lost,
    "word misread": markers.word_misread,
    "clause printed twice": lines.clause_twice,
    "clauses run on": lines.clauses_run_on,
    "clauses interleaved": lines.clauses_interleaved,
    "other text in a clause": lines.other_text_inside,
    "boilerplate between clauses": lines.boilerplate_between,
    "page lost": lines.page_lost,
    "text between resolutions": fronts.text_between_resolutions,
    "text behind": fronts.text_behind,
    "field name misread": fronts.field_name_misread,
    "opening line misread": fronts.opening_misread,
    "front lines joined": fronts.front_lines_joined,
    "figure misread in front": fronts.front_digit_misread,
    "tabs lost": fronts.tabs_lost,
}
# Never looked at while rules were made: only measured.
HELD_OUT: dict[str, Damage] = {
    "first word misread": markers.first_word_misread,
    "spaces lost": markers.spaces_lost,
    "line printed twice": lines.line_twice,
    "sentence torn before a name": lines.broken_before_capital,
    "comment in a clause": lines.comment_inside,
    "pages swapped": lines.pages_swapped,
    "header lost": fronts.header_lost,
    "front lines swapped": fronts.front_lines_swapped,
}
