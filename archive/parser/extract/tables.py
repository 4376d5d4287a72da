"""Tables as text: a row a line, its cells parted by tabs.

A table that only lays out the page is read as the text in it.
"""

from __future__ import annotations

from collections.abc import Sequence

from archive.parser.masthead_patterns import DISTRIBUTION

# A cell with so many paragraphs holds text, not data: a tally printed below one another takes three.
LAYOUT_PARAGRAPHS = 4

Cell = Sequence[str]
Row = Sequence[Cell]


def table_entries(rows: Sequence[Row]) -> list[str]:
    """What a table says, as paragraphs: one with a line a row, or those of its cells one after another.

    A cell is its paragraphs.
    """
    rows = [row for row in rows if any(text.strip() for cell in row for text in cell)]
    if _is_layout(rows):
        return [text for row in rows for cell in row for text in cell]
    lines = ["\t".join(_flat(cell) for cell in row).rstrip("\t") for row in rows]
    return ["\n".join(lines)] if lines else []


def _is_layout(rows: Sequence[Row]) -> bool:
    if all(sum(bool(_flat(cell)) for cell in row) <= 1 for row in rows):
        return True
    cells = [cell for row in rows for cell in row]
    return any(len(cell) >= LAYOUT_PARAGRAPHS for cell in cells) or any(
        DISTRIBUTION.match(text) for cell in cells for text in cell
    )


def _flat(cell: Cell) -> str:
    return " ".join(" ".join(cell).split())
