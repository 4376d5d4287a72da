"""The order in which a resolution's clauses stand in the source."""

from collections.abc import Iterator, Sequence
from typing import TypeVar

from archive.parser.model import Heading

Tree = TypeVar("Tree")


def in_source_order(
    preamble: Sequence[Tree], operative: Sequence[Tree], headings: Sequence[Heading]
) -> Iterator[tuple[list[Tree], Heading | None]]:
    """What stands above each heading, and the heading; last what stands behind all, with None.

    Preamble first, then the operative clauses; below a heading among these, a preamble may begin anew.
    """
    above_preamble = above_operative = 0
    for heading in headings:
        yield (
            [
                *preamble[above_preamble : heading.preambular],
                *operative[above_operative : heading.operative],
            ],
            heading,
        )
        above_preamble = max(above_preamble, heading.preambular)
        above_operative = max(above_operative, heading.operative)
    yield [*preamble[above_preamble:], *operative[above_operative:]], None
