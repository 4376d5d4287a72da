"""Where the preamble ends and the operative part begins, and how sure that is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from archive.parser.parts import number_of
from archive.parser.phrases import Form, find_phrase, is_emphasised
from archive.parser.segment import Block


class Start(NamedTuple):
    """The first operative block is the `at`-th; `at` is the number of blocks where there is none."""

    at: int
    confidence: float = 1.0
    reason: str = ""


def find_start(blocks: Sequence[Block], after: int = 0) -> Start:
    """The number behind `after`, or the first finite verb where none is numbered."""
    for at, block in enumerate(blocks):
        number = number_of(block)
        if number is None:
            continue
        if number <= after + 1:
            return Start(at)
        start = _unmarked_before(blocks, at, number - after - 1)
        reason = f"The first number printed is {number}; the operative part may begin elsewhere."
        return Start(start, 0.7, reason)
    at = _finite_to_the_end(blocks)
    return (
        Start(at, 0.85, "No number says where the operative part begins.") if at < len(blocks) else Start(at)
    )


def _unmarked_before(blocks: Sequence[Block], at: int, lost: int) -> int:
    """Steps back over at most `lost` clauses whose numbers were lost."""
    start = at
    for earlier in range(at - 1, -1, -1):
        if lost and _opens_finite(blocks[earlier]):
            start, lost = earlier, lost - 1
        elif blocks[earlier].marker is None and _opens_participle(blocks[earlier]):
            break
    return start


def _opens_finite(block: Block) -> bool:
    phrase = find_phrase(block)
    return phrase is not None and phrase.known and phrase.form is Form.FINITE


def _opens_participle(block: Block) -> bool:
    phrase = find_phrase(block)
    return phrase is not None and phrase.form is Form.PARTICIPLE and block.text[:1].isupper()


def _finite_to_the_end(blocks: Sequence[Block]) -> int:
    """Unnumbered operative clauses: from here on no clause opens with a participle any more."""
    last = -1
    for at, block in enumerate(blocks):
        if block.marker is None and is_emphasised(block) and _opens_participle(block):
            last = at
    return next((at for at in range(last + 1, len(blocks)) if _opens_finite(blocks[at])), len(blocks))
