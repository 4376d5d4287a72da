"""Preambular clauses that were run together into one paragraph, taken apart again.

Guarantee: the pieces are the block's text, cut between words, in order; their lines are the block's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from archive.parser.languages import Form
from archive.parser.phrases import opening_form
from archive.parser.segment import Block

# A paragraph that opens this many clauses is no sentence with a list of titles in it.
MIN_CLAUSES = 3
# Words that a clause has at least.
MIN_WORDS = 6
_BOUNDARY = re.compile(r"(?<=[,;]) (?=[A-Z][a-z]+ (?:[a-z]+ ){0,3}[a-z])")


def split_run_on(blocks: Sequence[Block]) -> list[Block]:
    """The blocks of a preamble; "Recalling …, Noting …, Convinced …" in one of them as three."""
    return [piece for block in blocks for piece in _pieces(block)]


def _pieces(block: Block) -> Iterator[Block]:
    cuts = [0]
    for found in _BOUNDARY.finditer(block.text):
        begins = opening_form(block.text, block.language, found.end()) is Form.PARTICIPLE
        if begins and len(block.text[cuts[-1] : found.start()].split()) >= MIN_WORDS:
            cuts.append(found.end())
    if len(cuts) < MIN_CLAUSES:
        yield block
        return
    for start, end in zip(cuts, [*cuts[1:], len(block.text)], strict=True):
        text = block.text[start:end].strip()
        emphasis = tuple(
            (max(a - start, 0), min(b, end) - start) for a, b in block.emphasis if a < end and b > start
        )
        yield replace(block, text=text, raw=text, emphasis=emphasis)
