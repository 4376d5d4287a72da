"""Bytes to pages: the only modules that know a file format.

Guarantee: any bytes are answered with the lines of each page, or with a problem that says why there are none.
"""

from __future__ import annotations

from dataclasses import dataclass

from archive.parser.model import Problem

# At the end of a line: what printed it says that the hyphen there is none of the text.
SOFT_HYPHEN = "\u00ad"


@dataclass(frozen=True, slots=True)
class Extracted:
    """The source as text: a tuple of lines a page, numbered from 1 on from page to page, and what went wrong.

    `furniture` are the numbers of lines whose place on the page says that they are running heads or feet,
    `numbered` of those that begin with a line number which stood in the margin.
    """

    pages: tuple[tuple[str, ...], ...] = ()
    problems: tuple[Problem, ...] = ()
    furniture: frozenset[int] = frozenset()
    numbered: frozenset[int] = frozenset()
