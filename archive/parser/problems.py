"""Problems that more than one kind of document can have."""

from __future__ import annotations

from archive.parser.footnotes import Lifted
from archive.parser.model import Problem, Severity


def lost_marks(lifted: Lifted) -> list[Problem]:
    """One for each footnote whose mark the sequence gave."""
    return [
        Problem(
            "footnote-mark-lost",
            f"The mark of footnote {note.label} is lost; the sequence implies it.",
            note.place.lines[0],
            Severity.INFO,
        )
        for note in lifted.marks_lost
    ]
