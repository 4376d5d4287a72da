"""Where the preamble ends and the operative part begins, and how sure that is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from archive.parser.calibration import CLAUSES_GONE, LATE_BORDER, UNNUMBERED_BORDER
from archive.parser.enumerators import readings
from archive.parser.parts import number_of
from archive.parser.patterns import ENACTING, TURN
from archive.parser.phrases import Form, find_phrase, is_emphasised
from archive.parser.segment import Block


class Start(NamedTuple):
    """The first operative block is the `at`-th; `at` is the number of blocks where there is none.

    `leads` says that it has no number, and leads to all that is numbered ("Resolves that:" / "1. The …").
    """

    at: int
    confidence: float = 1.0
    reason: str = ""
    leads: bool = False


def find_start(blocks: Sequence[Block], after: int = 0) -> Start:
    """The number behind `after`, or the first finite verb where none is numbered."""
    if (first := _first_lettered(blocks)) is not None:
        return Start(first)
    numbered_preamble = _numbered_preamble(blocks)
    for at, block in enumerate(blocks):
        number = number_of(block)
        if number is None or at < numbered_preamble:
            continue
        if number <= after + 1:
            return Start(at - 1, leads=True) if _is_led_to(blocks, at) else Start(at)
        start = _unmarked_before(blocks, at, number - after - 1)
        reason = f"The first number printed is {number}; the operative part may begin elsewhere."
        return Start(start, LATE_BORDER if start < at else CLAUSES_GONE, reason)
    at = _finite_to_the_end(blocks)
    if at == len(blocks):
        return Start(at)
    return Start(at, UNNUMBERED_BORDER, "No number says where the operative part begins.")


def find_turn(blocks: Sequence[Block], *, headed: bool = False) -> int | None:
    """The line that parts preamble and operative part: "HEREBY:", or "Resolves to:" above clauses that count
    from 1 or open with infinitives.

    What leads to sentences ("Resolves that:" / "1. The Fund …") parts them below the header of a Model UN
    (`headed`), whose houses begin every text like this; elsewhere it is the one clause, and they its items.
    """
    turn = next((at for at, block in enumerate(blocks) if TURN.match(block.text)), None)
    if turn is not None:
        return turn
    for at, block in enumerate(blocks):
        if number_of(block) is not None and opens_finite(block):
            return None
        if block.marker is None and ENACTING.match(block.text):
            below = blocks[at + 1 :]
            if _are_enacted(below) or (headed and _are_decided(below)):
                return at
    return None


def _are_decided(blocks: Sequence[Block]) -> bool:
    """Whether what stands below a line that enacts are the operative clauses, whatever opens them: they count
    from 1, or the first has no marker; and none has a verb of its own, as clauses beside that line would."""
    first = blocks[0] if blocks else None
    if first is None or (number_of(first) or 1) != 1 or (first.marker and number_of(first) is None):
        return False
    return not any((block.marker is None or number_of(block)) and opens_finite(block) for block in blocks)


def _are_enacted(blocks: Sequence[Block]) -> bool:
    """Whether most of the blocks that count open with a verb, or the first, which does not count, with an
    infinitive."""
    if not blocks:
        return False
    first = find_phrase(blocks[0])
    if blocks[0].marker is None:
        return first is not None and first.known and first.form is Form.BASE
    counted = [block for block in blocks if number_of(block) is not None]
    opening = [block for block in counted if (phrase := find_phrase(block)) and phrase.known]
    return number_of(blocks[0]) == 1 and 2 * len(opening) >= len(counted)


def _first_lettered(blocks: Sequence[Block]) -> int | None:
    """The operative clause marked "I.", "A." or "a)" where the clauses are not counted 1, 2, 3."""
    for at, block in enumerate(blocks):
        if number_of(block) is not None and opens_finite(block):
            return None
        if at and blocks[at - 1].text.endswith(":") and _opens_participle(blocks[at - 1]):
            return None  # a list below a preambular clause
        if block.marker and opens_finite(block) and any(r.ordinal == 1 for r in readings(block.marker)):
            return at
    return None


def _numbered_preamble(blocks: Sequence[Block]) -> int:
    """How many clauses of a preamble are numbered, where the first block already has a number."""
    if not blocks or number_of(blocks[0]) is None:
        return 0
    finite = (at for at, block in enumerate(blocks) if number_of(block) is not None and opens_finite(block))
    end = next(finite, 0)
    return end if all(_opens_participle(block) for block in blocks[:end]) else 0


def _unmarked_before(blocks: Sequence[Block], at: int, lost: int) -> int:
    """Steps back over at most `lost` clauses whose numbers were lost."""
    start = at
    for earlier in range(at - 1, -1, -1):
        if lost and opens_finite(blocks[earlier]):
            start, lost = earlier, lost - 1
        elif (
            blocks[earlier].marker is None
            and _opens_participle(blocks[earlier])
            and blocks[earlier].text[-1] != ";"  # "Limited to 30 days;" is an item, whose letter was lost too
        ):
            break
    return start


def _is_led_to(blocks: Sequence[Block], at: int) -> bool:
    """Whether a numbered block is an item of the one operative clause above it, no clause of its own."""
    above = blocks[at - 1] if at else None
    if above is None or above.marker or not above.text.endswith(":") or not opens_finite(above):
        return False
    return not any(number_of(block) is not None and opens_finite(block) for block in blocks[at:])


def opens_finite(block: Block) -> bool:
    """Whether a block opens with a verb, as operative clauses do."""
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
    return next((at for at in range(last + 1, len(blocks)) if opens_finite(blocks[at])), len(blocks))
