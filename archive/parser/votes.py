"""Vote cells and sentences to tallies.

Guarantee: what is printed is kept as printed; nothing is computed. "By acclamation" and "by consensus"
are "without a vote"; any printed tally is "recorded".
"""

from __future__ import annotations

import re

from archive.parser.model import Vote, VoteMethod
from archive.parser.vote_patterns import (
    ADOPTED,
    BARE_TALLY,
    COUNT,
    COUNT_FIRST,
    DASH_TALLY,
    LETTER_LINE,
    LETTER_TALLY,
    NUMBER_WORDS,
    REJECTED,
    RESULT_FIELD,
    RESULT_SENTENCE,
    RESULT_WHOLE,
    TALLY_LINE,
    TO_TALLY,
    UNTICKED,
    WITHOUT_A_VOTE,
    WORD_FIRST,
)


def read_vote(text: str, *, adopted: bool | None = None) -> Vote | None:
    """The vote that `text` states, or None. `adopted` is what the heading above it says, if anything.

    A tally alone counts as adopted when more were in favour than against.
    """
    text = UNTICKED.sub("", text)
    tally = _tally(text)
    if not any(number is not None for number in tally):
        if WITHOUT_A_VOTE.search(text):
            return Vote(adopted=not REJECTED.search(text), method=VoteMethod.WITHOUT_A_VOTE)
        return None
    in_favor, against, abstentions, non_voting = tally
    return Vote(
        adopted=_adopted(text, in_favor, against, adopted),
        method=VoteMethod.RECORDED,
        in_favor=in_favor,
        against=against,
        abstentions=abstentions,
        non_voting=non_voting,
    )


_Tally = tuple[int | None, int | None, int | None, int | None]


def _tally(text: str) -> _Tally:
    """In favour, against, abstaining, not voting."""
    if found := LETTER_TALLY.search(text):
        in_favor, against, abstentions = map(int, COUNT.findall(found.group()))
        return in_favor, against, abstentions, None
    named = _named(text)
    if found := DASH_TALLY.search(text):
        fourth = _count(found["non_voting"]) if found["non_voting"] else named[3]
        return _count(found["favor"]), _count(found["against"]), _count(found["abstentions"]), fourth
    if named[0] is None and (found := TO_TALLY.search(text)):
        return _count(found["favor"]), _count(found["against"]), _count(found["abstentions"]), named[3]
    return named if named[0] is not None or named[1] is not None else (None, None, None, None)


def _named(text: str) -> _Tally:
    """The count of each position, which is printed either always behind its word or always before it: as
    most are found ("Yes: 41, No: 6, Abstain: 12 For the Secretariat")."""
    readings = [
        [(found := pattern.search(text)) and _count(found["n"]) for pattern in patterns]
        for patterns in (COUNT_FIRST, WORD_FIRST)
    ]
    counts = max(readings, key=lambda each: (3 - each[:3].count(None), each[0] is not None))
    return counts[0], counts[1], counts[2], counts[3]


def _count(word: str | None) -> int | None:
    return None if word is None else read_number(word)


def read_number(word: str) -> int | None:
    """ "26", "none", "thirty-three" or "treinta y tres" as a number; None where it is none."""
    if word.isdigit():
        return int(word)
    folded = re.sub(r" (?:y|et) |-et-", "-", word.casefold())
    parts = [NUMBER_WORDS.get(part) for part in folded.split("-")]
    return sum(part for part in parts if part is not None) if None not in parts else None


def _adopted(text: str, in_favor: int | None, against: int | None, heading: bool | None) -> bool:
    if REJECTED.search(text):
        return False
    if ADOPTED.search(text):
        return True
    if in_favor is not None and against is not None and in_favor <= against:
        return False
    return heading if heading is not None else True


def is_result(text: str) -> bool:
    """Whether a line tells how a text was voted on, and nothing else."""
    whole = (RESULT_FIELD, TALLY_LINE, BARE_TALLY, LETTER_LINE, RESULT_WHOLE)
    if any(pattern.match(text) for pattern in whole):
        return True
    return RESULT_SENTENCE.match(text) is not None and (len(text.split()) <= 3 or read_vote(text) is not None)
