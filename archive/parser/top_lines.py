"""The lines at the top of a document, to know them again in the heads of its pages."""

from __future__ import annotations

import re
from collections.abc import Iterable

from archive.parser.patterns import HEADING_MARKER, LEADERS

# Where a document's title is looked for, to know it again in a running head.
MASTHEAD_LINES = 40


class TopLines:
    """The first lines of a document as one folded text, to know its title again."""

    def __init__(self) -> None:
        self.text = ""
        self.edges = [0]

    def take(self, text: str) -> None:
        if HEADING_MARKER.match(text) or LEADERS.search(text):
            return  # "I. Introduction . . . 3": what the contents list is no title
        folded = fold_head(text)
        if folded and len(self.edges) <= MASTHEAD_LINES:
            self.text += folded + " "
            self.edges.append(len(self.text))

    def holds(self, pieces: Iterable[str]) -> bool:
        """Whether the pieces, joined, are one or more whole lines of the masthead."""
        joined = " ".join(piece for piece in pieces if piece) + " "
        return bool(joined.strip()) and any(
            self.text.startswith(joined, edge) and edge + len(joined) in self.edges for edge in self.edges
        )


def fold_head(text: str) -> str:
    """A line as running heads are compared: its words alone, in small letters."""
    return re.sub(r"[\d\W_]+", " ", text).strip().casefold()
