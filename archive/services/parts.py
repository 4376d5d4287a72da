"""Long texts in parts, each shown as a page."""

from collections.abc import Sequence
from math import ceil

from archive.models import Clause, Heading, Section

Row = Heading | Section | Clause

# Clauses in a part. A page of 600 short ones is 0.3 MB, of 600 of the General Assembly's 1 MB; a paper of
# 25,000 paragraphs was 13 MB (November 2026).
PART = 300

# A longer clause counts for several.
LONG_CHARS = 2000


def divide(rows: Sequence[Row]) -> int:
    """Give each row of a text, in document order, its part, counted from 1; the number of parts.

    A text of two parts' length is left whole. A part ends above a section where it can, else above a clause.
    """
    weights = [_weight(row) for row in rows]
    whole = sum(weights)
    if whole <= 2 * PART:
        return 1
    size = ceil(whole / (whole // PART))  # all alike, and no crumb at the end
    part, filled = 1, 0
    for row, weight in zip(rows, weights, strict=True):
        if filled >= _full(row, size):
            part, filled = part + 1, 0
        row.part = part
        filled += weight
    return part


def _weight(row: Row) -> int:
    text = row.heading if isinstance(row, Section) else row.text
    return 1 + len(text) // LONG_CHARS


def _full(row: Row, size: int) -> int:
    """How much a part of about that size must hold to end above this row."""
    if not isinstance(row, Clause):
        return size // 2
    return 2 * size if row.parent else size
