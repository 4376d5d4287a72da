"""Blocks to a tree of clauses: an inference, not a scan.

Markers get lost, are printed twice, or belong to the sentence; pages cut clauses in two. So each block may
continue the clause before it, stand beside an open clause, or open a level below it. Every such step costs
what speaks against it; the cheapest way through all blocks wins (beam search over the open levels).
The weights were set on the five layouts and are the same for all of them.

Guarantee: every block becomes part of exactly one node; nodes keep the blocks' order.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from archive.parser.enumerators import Kind, Reading, Style, label, readings
from archive.parser.phrases import Form, find_phrase, is_emphasised
from archive.parser.segment import Block

# How many ways to have come are kept at each block. Measured: 8 already gives the same trees on the seeds.
BEAM = 32
MAX_DEPTH = 6

# What a level's members are usually made of, one below the other.
_BELOW = {
    Kind.DIGIT: (Kind.LETTER,),
    Kind.LETTER: (Kind.ROMAN,),
    Kind.ROMAN: (Kind.DIGIT, Kind.UPPER_LETTER, Kind.LETTER),
    Kind.UPPER_LETTER: (Kind.ROMAN, Kind.DIGIT),
    Kind.UPPER_ROMAN: (Kind.UPPER_LETTER, Kind.DIGIT),
}
_LEADS_ON = re.compile(
    r"(?:\b(?:by|to|that|including|through|for|with|on|as follows|such as|would|will))[,;]?$"
)


@dataclass(slots=True)
class Node:
    """A clause being put together from blocks."""

    blocks: list[Block]
    label: str | None
    inferred: bool
    children: list[Node] = field(default_factory=list)


class Level(NamedTuple):
    """An open level: its style and the number of its last member. Unnumbered levels have no style."""

    style: Style | None
    ordinal: int


@dataclass(frozen=True, slots=True)
class _Step:
    """`depth` is None where the block continues the clause before it."""

    depth: int | None
    label: str | None = None
    inferred: bool = False


@dataclass(frozen=True, slots=True)
class _Way:
    """One way to have read the blocks so far."""

    cost: float
    levels: tuple[Level, ...]
    step: _Step | None = None
    before: _Way | None = None


@dataclass(frozen=True, slots=True)
class _Evidence:
    """What a block looks like, and how the text before it ended."""

    block: Block
    readings: tuple[Reading, ...]
    end: str
    lower: bool
    emphasised: bool
    form: Form | None
    known: bool


def infer_tree(blocks: Sequence[Block], *, numbered: bool, after: int = 0) -> list[Node]:
    """The tree of `blocks`. `numbered` says whether the top level counts 1, 2, 3 (operative clauses,
    paragraphs) or not (preambular clauses); `after` is the number that came before."""
    top = Level(Style(Kind.DIGIT, ".") if numbered else None, after)
    ways = [_Way(0.0, (top,))]
    styles = tuple(
        dict.fromkeys(reading.style for block in blocks for reading in readings(block.marker or ""))
    )
    end = ""
    for position, block in enumerate(blocks):
        evidence = _look(block, end, first=position == 0)
        best: dict[tuple[Level, ...], _Way] = {}
        for way in ways:
            for cost, levels, step in _steps(evidence, way.levels, styles, first=position == 0):
                total = way.cost + cost
                if levels not in best or total < best[levels].cost:
                    best[levels] = _Way(total, levels, step, way)
        ways = sorted(best.values(), key=lambda way: way.cost)[:BEAM]
        end = block.text
    return _build(blocks, ways[0])


def _look(block: Block, before: str, *, first: bool) -> _Evidence:
    phrase = find_phrase(block)
    text = block.text.lstrip("“\"'‘([")
    return _Evidence(
        block=block,
        readings=readings(block.marker or ""),
        end="first" if first else _ending(before),
        lower=text[:1].islower(),
        emphasised=is_emphasised(block) and phrase is not None,
        form=phrase.form if phrase else None,
        known=bool(phrase and phrase.known),
    )


def _ending(text: str) -> str:
    """How a text ends: "colon", "semicolon", "comma", "stop" or "open" (in mid-sentence)."""
    bare = re.sub(r"(?:[⁰¹²³⁴-⁹]+|(?<=[.;:,])\d{1,2})$", "", text.rstrip("”\"’') "))
    if bare.endswith(":") or (
        bare.endswith((",", ";"))
        and _LEADS_ON.search(bare.rstrip(",;"))
        and not bare.endswith((" and,", " and;"))
    ):
        return "colon"
    if bare.endswith((";", "; and", "; or", ";and", ", and;", "and;")):
        return "semicolon"
    if bare.endswith((".", "!", "?")):
        return "stop"
    return "comma" if bare.endswith(",") else "open"


def _steps(
    evidence: _Evidence, levels: tuple[Level, ...], styles: tuple[Style, ...], *, first: bool
) -> Iterator[tuple[float, tuple[Level, ...], _Step]]:
    """Every way to take a block, with its cost."""
    if not first:
        yield _continue_cost(evidence), levels, _Step(None)
    for depth in range(len(levels)):
        yield from _beside(evidence, levels, depth, first=first)
    if not first and len(levels) < MAX_DEPTH:
        yield from _below(evidence, levels, styles)


_CONTINUE = {  # how the text before ended → cost of going on in (lower, upper) case
    "open": (0.0, 1.5),
    "comma": (0.0, 2.5),
    "colon": (4.0, 7.0),
    "semicolon": (3.0, 8.0),
    "stop": (4.0, 6.0),
}


def _continue_cost(evidence: _Evidence) -> float:
    cost = _CONTINUE[evidence.end][0 if evidence.lower else 1]
    if evidence.block.marker:
        cost += 5.0
    if evidence.emphasised and evidence.known and not evidence.lower:
        cost += 3.0
    return cost


def _beside(
    evidence: _Evidence, levels: tuple[Level, ...], depth: int, *, first: bool
) -> Iterator[tuple[float, tuple[Level, ...], _Step]]:
    """The block as the next member of an open level."""
    level = levels[depth]
    leaves_open = 3.0 if evidence.end == "colon" and not first else 0.0
    broken = {"open": 1.0}.get(evidence.end, 0.0)
    for reading in evidence.readings:
        if level.style is None:
            continue
        cost = _sequence_cost(level, reading, top=depth == 0) + leaves_open + broken
        now = (
            *levels[:depth],
            Level(reading.style if level.style.kind is reading.style.kind else level.style, reading.ordinal),
        )
        yield cost, now, _Step(depth, label(reading.style, reading.ordinal, reading.suffix))
    if level.style is None:
        printed = evidence.block.marker.strip("().") if evidence.block.marker else None
        cost = _unnumbered_cost(evidence) + (6.0 if printed else 0.0)
        yield cost, (*levels[:depth], level), _Step(depth, printed)
    if level.style is not None and not evidence.readings:
        cost = _lost_marker_cost(evidence, depth, first=first) + leaves_open
        now = (*levels[:depth], Level(level.style, level.ordinal + 1))
        yield cost, now, _Step(depth, label(level.style, level.ordinal + 1), inferred=True)


def _sequence_cost(level: Level, reading: Reading, *, top: bool) -> float:
    """How well a printed number follows the last one of its level."""
    assert level.style is not None  # noqa: S101 - unnumbered levels take no markers
    if level.style.kind is not reading.style.kind:
        return 9.0
    shape = 0.0 if level.style.shape == reading.style.shape or (top and level.ordinal == 0) else 2.0
    step = reading.ordinal - level.ordinal
    if step == 1 or (step == 0 and reading.suffix):
        return shape
    if step == 0:
        return 4.0 + shape
    if step > 1:
        return 4.0 + min(step - 1, 6) * 0.5 + shape
    return 7.0 + shape


def _unnumbered_cost(evidence: _Evidence) -> float:
    """A new preambular clause opens with a phrase, after a comma, semicolon or stop."""
    cost = {"open": 3.0, "colon": 2.0}.get(evidence.end, 0.0)
    if evidence.lower:
        cost += 5.0
    if evidence.form is None:
        cost += 4.0
    elif not evidence.known and not evidence.emphasised:
        cost += 1.0
    return cost


def _lost_marker_cost(evidence: _Evidence, depth: int, *, first: bool) -> float:
    """A member of a level whose marker was lost: it must look like a beginning, after an end."""
    cost = 2.5 + {"open": 6.0, "comma": 3.0}.get(evidence.end, 0.0)
    if evidence.lower:
        cost += 4.0
    opens_clause = evidence.form in (Form.FINITE, Form.BASE) and evidence.known
    if depth == 0:
        cost += 0.0 if opens_clause and (evidence.form is Form.FINITE or evidence.emphasised) else 4.0
    elif evidence.form is Form.FINITE and evidence.emphasised:
        cost += 3.0
    return cost - 2.0 if first else cost


def _below(
    evidence: _Evidence, levels: tuple[Level, ...], styles: tuple[Style, ...]
) -> Iterator[tuple[float, tuple[Level, ...], _Step]]:
    """The block as the first member of a new level under the last clause."""
    parent = levels[-1].style
    for reading in evidence.readings:
        cost = {"colon": 0.0, "open": 1.0, "comma": 0.5}.get(evidence.end, 3.0)
        cost += _nesting_cost(parent, reading.style, levels)
        cost += 0.0 if reading.ordinal == 1 else 4.0 + min(reading.ordinal, 6) * 0.5
        yield (
            cost,
            (*levels, Level(reading.style, reading.ordinal)),
            _Step(len(levels), label(reading.style, reading.ordinal)),
        )
    if evidence.readings or parent is None:
        return
    cost = 1.5 if evidence.end == "colon" else 8.0
    cost += 2.0 if evidence.lower else 0.0
    cost += 3.0 if evidence.form is Form.FINITE and evidence.emphasised else 0.0
    for style in dict.fromkeys((*styles, Style(_BELOW[parent.kind][0], parent.shape))):
        nesting = _nesting_cost(parent, style, levels)
        yield cost + nesting, (*levels, Level(style, 1)), _Step(len(levels), label(style, 1), inferred=True)


def _nesting_cost(parent: Style | None, style: Style, levels: tuple[Level, ...]) -> float:
    """Levels nest by type: 1. → a. → i. → 1."""
    if parent is None:
        return 0.0 if style.kind in (Kind.LETTER, Kind.ROMAN) else 3.0
    if style.kind is parent.kind and style.shape == parent.shape:
        return 6.0
    cost = 0.0 if style.kind is _BELOW[parent.kind][0] else 0.5 if style.kind in _BELOW[parent.kind] else 1.5
    if any(level.style == style for level in levels[1:]):
        cost += 3.0
    return cost


def _build(blocks: Sequence[Block], way: _Way) -> list[Node]:
    steps: list[_Step] = []
    at: _Way | None = way
    while at is not None and at.step is not None:
        steps.append(at.step)
        at = at.before
    roots: list[Node] = []
    path: list[Node] = []
    for block, step in zip(blocks, reversed(steps), strict=True):
        if step.depth is None:
            path[-1].blocks.append(block)
            continue
        node = Node([block], step.label, step.inferred)
        del path[step.depth :]
        (path[-1].children if path else roots).append(node)
        path.append(node)
    return roots
