"""Vote cells and sentences to tallies.

Guarantee: what is printed is kept as printed; nothing is computed. "By acclamation" and "by consensus"
are "without a vote"; any printed tally is "recorded".
"""

from __future__ import annotations

import re

from archive.parser.model import Vote, VoteMethod
from archive.parser.patterns import (
    ABSTENTIONS,
    ADOPTED,
    AGAINST,
    DASH_TALLY,
    IN_FAVOUR,
    NON_VOTING,
    REJECTED,
    TO_TALLY,
    WITHOUT_A_VOTE,
)
from archive.parser.vocabulary import NUMBER_WORDS


def read_vote(text: str, *, adopted: bool | None = None) -> Vote | None:
    """The vote that `text` states, or None. `adopted` is what the heading above it says, if anything.

    A tally alone counts as adopted when more were in favour than against.
    """
    tally = _tally(text)
    if not any(number is not None for number in tally):
        if WITHOUT_A_VOTE.search(text):
            return Vote(adopted=not REJECTED.search(text), method=VoteMethod.WITHOUT_A_VOTE)
        return None
    in_favor, against, abstentions = tally
    non_voting = NON_VOTING.search(text)
    return Vote(
        adopted=_adopted(text, in_favor, against, adopted),
        method=VoteMethod.RECORDED,
        in_favor=in_favor,
        against=against,
        abstentions=abstentions,
        non_voting=int(non_voting["n"]) if non_voting else None,
    )


def _tally(text: str) -> tuple[int | None, int | None, int | None]:
    if found := DASH_TALLY.search(text):
        return int(found["favor"]), int(found["against"]), int(found["abstentions"])
    named = _named(IN_FAVOUR, text), _named(AGAINST, text), _named(ABSTENTIONS, text)
    if named[0] is None and (found := TO_TALLY.search(text)):
        return _count(found["favor"]), _count(found["against"]), _count(found["abstentions"])
    return named if named[0] is not None or named[1] is not None else (None, None, None)


def _named(pattern: re.Pattern[str], text: str) -> int | None:
    found = pattern.search(text)
    return _count(found["n"] or found["m"]) if found else None


def _count(word: str | None) -> int | None:
    return None if word is None else read_number(word)


def read_number(word: str) -> int | None:
    """ "26", "none" or "thirty-three" as a number; None where it is none."""
    if word.isdigit():
        return int(word)
    parts = [NUMBER_WORDS.get(part) for part in word.casefold().split("-")]
    return sum(part for part in parts if part is not None) if None not in parts else None


def _adopted(text: str, in_favor: int | None, against: int | None, heading: bool | None) -> bool:
    if REJECTED.search(text):
        return False
    if ADOPTED.search(text):
        return True
    if in_favor is not None and against is not None and in_favor <= against:
        return False
    return heading if heading is not None else True
