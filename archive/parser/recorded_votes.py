"""Votes told in a paragraph: "[Adopted by a recorded vote of 12 to 4 … In favour: Argentina, …]".

Guarantee: each block comes back either in the rest or as part of the vote, in order.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from archive.parser.joining import join_texts
from archive.parser.model import Ballot, Footnote, Place, Problem, Vote
from archive.parser.names import is_list_of_names, is_names, split_names
from archive.parser.roll_call import check_outcome, check_roll_call
from archive.parser.segment import Block, join_places
from archive.parser.vote_patterns import (
    PAIRED_VOTE,
    POSITION,
    POSITIONS,
    RESULT_FIELD,
    VOTE_HEADING,
    VOTE_PARAGRAPH,
)
from archive.parser.votes import read_vote

# Blocks that a roll call may be torn into, and how near its second position stands below the first.
MAX_BLOCKS = 80
NEAR = 8


@dataclass(frozen=True, slots=True)
class LiftedVote:
    """`told` is the paragraph as printed."""

    rest: tuple[Block, ...]
    vote: Vote | None = None
    problems: tuple[Problem, ...] = ()
    told: str = ""


def lift_vote(blocks: Sequence[Block]) -> LiftedVote:
    """The blocks without the paragraph that tells their vote, if there is one, and that vote."""
    start = next((at for at in range(len(blocks)) if _begins_vote(blocks, at)), None)
    if start is None:
        return LiftedVote(tuple(blocks))
    end = _vote_end(blocks, start)
    if start and VOTE_HEADING.match(blocks[start - 1].text):
        start -= 1
    told = blocks[start:end]
    place = join_places([block.place for block in told])
    text = join_texts([_whole_text(block) for block in told])
    vote, problems = read_recorded_vote(text, place)
    if vote is None:
        return LiftedVote(tuple(blocks))
    return LiftedVote((*blocks[:start], *blocks[end:]), vote, problems, text)


def vote_in_notes(notes: Sequence[Footnote]) -> tuple[Vote | None, tuple[Problem, ...]]:
    """The vote that a footnote tells, the note itself staying where it is."""
    for note in notes:
        if VOTE_PARAGRAPH.match(note.text):
            return read_recorded_vote(note.text, note.place)
    return None, ()


def read_results(blocks: Sequence[Block]) -> tuple[Vote | None, tuple[Problem, ...]]:
    """The vote that the blocks above or below a text tell, the one that says how it ended first."""
    if not blocks:
        return None, ()
    place = join_places([block.place for block in blocks])
    paired = [paired_votes(block.text) for block in blocks]
    told = [block for block, votes in zip(blocks, paired, strict=True) if not votes]
    outcome_first = sorted(told, key=lambda block: RESULT_FIELD.match(block.text) is None)
    ballots = tuple(ballot for votes in paired for ballot in votes)
    return read_recorded_vote(join_texts([block.raw for block in outcome_first]), place, ballots)


def paired_votes(text: str) -> tuple[Ballot, ...]:
    """The votes in a row of a roll call ("Chad Yes Oman Abstain"); none where the row holds anything else."""
    found = list(PAIRED_VOTE.finditer(text))
    whole = bool(found) and "".join(pair.group() for pair in found) == text
    return tuple(Ballot(pair["name"], _position(pair["position"])) for pair in found if whole)


def read_recorded_vote(
    text: str, place: Place, paired: Sequence[Ballot] = ()
) -> tuple[Vote | None, tuple[Problem, ...]]:
    """The vote that `text` tells, its roll call (`paired` if it tells none), and what contradicts itself."""
    ballots = tuple(_ballots(text)) or tuple(paired)
    first = POSITION.search(text)
    vote = read_vote(text[: first.start()] if first else text)
    if vote is None or None in (vote.against, vote.abstentions):  # "For: 12 Against: 0 Abstentions: 3"
        whole = read_vote(text)
        vote = whole if whole and (vote is None or _tallies(whole) > _tallies(vote)) else vote
    if vote is None:
        if not ballots:
            return None, ()
        counted = " ".join(f"{count} {position}" for position, count in _counts(ballots).items())
        vote = read_vote(f"{counted} {text}" if paired else counted)
    assert vote is not None  # noqa: S101 - ballots make tallies
    tallies = {
        position: number
        for position, number in (
            ("in favour", vote.in_favor), ("against", vote.against), ("abstaining", vote.abstentions)
        )
        if number is not None
    }  # fmt: skip
    line = place.lines[0] if place.lines else 1
    problems = (
        *check_roll_call("The vote", tallies, ballots, line),
        *check_outcome("The resolution", vote.adopted, tallies, line),
    )
    return replace(vote, ballots=ballots, place=place), problems


def _tallies(vote: Vote) -> int:
    """How many tallies a vote states."""
    return sum(number is not None for number in (vote.in_favor, vote.against, vote.abstentions))


def _begins_vote(blocks: Sequence[Block], at: int) -> bool:
    """A sentence that says how it was adopted; or a list of positions without one."""
    block = blocks[at]
    if block.marker:
        return False
    if VOTE_PARAGRAPH.match(block.text):
        return True
    first = POSITION.match(block.text)
    return first is not None and any(
        (below := POSITION.match(other.text)) and _position(below["position"]) != _position(first["position"])
        for other in blocks[at + 1 : at + NEAR]
    )


def _vote_end(blocks: Sequence[Block], start: int) -> int:
    """Behind the closing bracket, or behind the last block that is a position or names."""
    last = min(start + MAX_BLOCKS, len(blocks))
    if blocks[start].text.startswith("["):
        closed = next((at for at in range(start, last) if blocks[at].text.endswith("]")), None)
        if closed is not None:
            return closed + 1
    end = start + 1
    while end < last and _tells_on(blocks[end], blocks[end - 1]):
        end += 1
    return end


def _tells_on(block: Block, above: Block) -> bool:
    if POSITION.match(block.text):
        return True
    open_list = above.text.endswith((":", ",")) or not above.text.endswith((".", "]", ";"))
    text = _whole_text(block).strip("[].")
    return open_list and (is_names(text) or is_list_of_names(text))


def _whole_text(block: Block) -> str:
    return block.raw if block.marker else block.text


def _ballots(text: str) -> Iterator[Ballot]:
    labels = list(POSITION.finditer(text))
    for label, following in zip_longest(labels, labels[1:]):
        names = text[label.end() : following.start() if following else len(text)].strip(" .;[]")
        if names.rstrip(".").casefold() in ("none", "nil", "") or names[0].isdigit():
            continue
        for name in split_names(names):
            yield Ballot(name, _position(label["position"]))


def _position(printed: str) -> str:
    return next(position for label, position in POSITIONS.items() if re.fullmatch(label, printed))


def _counts(ballots: Sequence[Ballot]) -> dict[str, int]:
    return {
        position: sum(ballot.position == position for ballot in ballots)
        for position in ("in favour", "against", "abstaining")
    }
