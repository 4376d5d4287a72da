"""What a block of text shows of its place among the clauses, and what each place it could take costs.

A block may continue the clause before it, stand beside an open clause, or open a level below it. Every such
step costs what speaks against it. The weights were set on the five layouts and are the same for all of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import NamedTuple

from archive.parser.enumerators import Kind, Reading, Style, label, readings
from archive.parser.patterns import CLOSING_QUOTES, ENDS_ITEM, LEADS_ON, OPENING_QUOTES
from archive.parser.phrases import Form, find_phrase, is_emphasised
from archive.parser.segment import Block

MAX_DEPTH = 6

# What a level's members are usually made of, one below the other.
_BELOW = {
    Kind.DIGIT: (Kind.LETTER,),
    Kind.LETTER: (Kind.ROMAN,),
    Kind.ROMAN: (Kind.DIGIT, Kind.UPPER_LETTER, Kind.LETTER),
    Kind.UPPER_LETTER: (Kind.ROMAN, Kind.DIGIT),
    Kind.UPPER_ROMAN: (Kind.UPPER_LETTER, Kind.DIGIT),
}


class Level(NamedTuple):
    """An open level: its style, the number of its last member, and the bullet that its members bear.

    Unnumbered levels have no style, marked members no bullet. `bare` says that its last member printed no
    marker.
    """

    style: Style | None
    ordinal: int
    bare: bool = False
    bullet: str = ""


# Bullets that a committee sets before the items of a list; converters put hyphens before any line.
ROUND_BULLETS = frozenset("•▪◦●○■‣►➢✓o")


class Step(NamedTuple):
    """`depth` is None where the block continues the clause before it."""

    depth: int | None
    label: str | None = None
    inferred: bool = False


CONTINUES = Step(None)


@dataclass(frozen=True, slots=True)
class Taken:
    """A step taken: what it cost, and what the best other step (`rival`) would have cost more, all told.

    `end` is how the text above ended.
    """

    step: Step
    cost: float
    rival: Step | None
    margin: float
    end: str


# A step that a block could take: its cost, the levels open behind it, the step.
Choice = tuple[float, tuple[Level, ...], Step]


# A step, what it costs, and the level that it opens or goes on with.
_Placed = tuple[float, Level, Step]


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a block looks like, and how the text before it ended."""

    block: Block
    readings: tuple[Reading, ...]
    end: str
    lower: bool
    emphasised: bool
    form: Form | None
    known: bool
    bulleted: bool = False
    elsewhere: frozenset[Kind] = frozenset()


def indents_of(blocks: Sequence[Block]) -> Mapping[Kind, int]:
    """How far the members of each kind of level are set in, where two kinds at least have indents of their
    own; else nothing: converters flatten lists, and wrapped lines are set in as well."""
    found: dict[Kind, set[int]] = {}
    for block in blocks:
        kinds = {reading.style.kind for reading in readings(block.marker or "")}
        if len(kinds) == 1:
            found.setdefault(kinds.pop(), set()).add(block.indent)
    indents = {kind: next(iter(each)) for kind, each in found.items() if len(each) == 1}
    apart = len(indents) == len(found) == len(set(indents.values()))
    return indents if apart and len(indents) > 1 else {}


def lists_by_hyphens(blocks: Sequence[Block]) -> bool:
    """Whether hyphens stand before bare items, two at least: a converter sets them before marked ones too."""
    hyphened = [block for block in blocks if block.bullet and block.bullet not in ROUND_BULLETS]
    return len(hyphened) > 1 and all(block.marker is None for block in hyphened)


def look(block: Block, before: str | None, indents: Mapping[Kind, int] = MappingProxyType({})) -> Evidence:
    """The evidence of a block; `before` is the text that stands above it, None at the beginning, `indents`
    what `indents_of` found."""
    phrase = find_phrase(block)
    text = block.text.lstrip(f"{OPENING_QUOTES}'‘([ ")
    return Evidence(
        block=block,
        readings=readings(block.marker or ""),
        end="first" if before is None else _ending(before),
        lower=text[:1].islower(),
        emphasised=is_emphasised(block) and phrase is not None,
        form=phrase.form if phrase else None,
        known=bool(phrase and phrase.known),
        bulleted=block.bullet in ROUND_BULLETS and block.marker is None,
        elsewhere=frozenset(kind for kind, indent in indents.items() if indent != block.indent),
    )


def _ending(text: str) -> str:
    """How a text ends: "colon", "leading" ("… including,"), "semicolon", "comma", "stop" or "open"."""
    bare = re.sub(r"(?:[⁰¹²³⁴-⁹]{1,12}|(?<=[.;:,])\s?\d{1,2}/?)$", "", text.rstrip(f"{CLOSING_QUOTES}) "))
    if bare.endswith(":"):
        return "colon"
    if bare.endswith((",", ";")) and LEADS_ON.search(bare.rstrip(",;")):
        return "leading"
    if ENDS_ITEM.search(bare):
        return "semicolon"
    if bare.endswith((".", "!", "?")):
        return "stop"
    return "comma" if bare.endswith(",") else "open"


class Choices:
    """The steps that a block could take. What many ways of reading have in common is weighed once: a step
    beside an open level depends on that level alone, one below the last on the styles of the open ones."""

    def __init__(self, evidence: Evidence, styles: tuple[Style, ...]) -> None:
        self._evidence = evidence
        self._styles = styles
        self._first = evidence.end == "first"
        self._continues = None if self._first else _continue_cost(evidence)
        self._weighed_beside: dict[tuple[int, Level], list[_Placed]] = {}
        self._weighed_below: dict[tuple[Style | None, ...], list[_Placed]] = {}

    def behind(self, levels: tuple[Level, ...], most: float) -> Iterator[Choice]:
        """Every step that the block could take where these levels are open, and that costs `most` at most."""
        if self._continues is not None and self._continues <= most:
            yield self._continues, levels, CONTINUES
        for depth, level in enumerate(levels):
            for cost, now, step in self._beside(depth, level):
                if cost <= most:
                    yield cost, (*levels[:depth], now), step
        if not self._first and len(levels) < MAX_DEPTH:
            for cost, now, step in self._below(tuple([level.style for level in levels])):
                if cost <= most:
                    yield cost, (*levels, now), step

    def _beside(self, depth: int, level: Level) -> list[_Placed]:
        found = self._weighed_beside.get((depth, level))
        if found is None:
            found = list(_beside(self._evidence, level, depth, first=self._first))
            self._weighed_beside[depth, level] = found
        return found

    def _below(self, open_styles: tuple[Style | None, ...]) -> list[_Placed]:
        found = self._weighed_below.get(open_styles)
        if found is None:
            found = self._weighed_below[open_styles] = list(_below(self._evidence, open_styles, self._styles))
        return found


# Ends behind which a list is expected.
_LEADS = ("colon", "leading")
_CONTINUE = {  # how the text before ended → cost of going on in (lower, upper) case
    "open": (0.0, 1.5),
    "comma": (0.0, 2.5),
    "colon": (4.0, 7.0),
    "leading": (2.0, 7.0),
    "semicolon": (3.0, 8.0),
    "stop": (4.0, 6.0),
}


def _continue_cost(evidence: Evidence) -> float:
    cost = _CONTINUE[evidence.end][0 if evidence.lower else 1]
    if evidence.block.marker or evidence.bulleted:
        cost += 5.0
    if evidence.known and not evidence.lower:
        cost += 4.0 if evidence.emphasised else 3.0
    return cost


def _beside(evidence: Evidence, level: Level, depth: int, *, first: bool) -> Iterator[_Placed]:
    """The block as the next member of an open level."""
    leaves_open = 3.0 if evidence.end in _LEADS and not first else 0.0
    broken = {"open": 1.0}.get(evidence.end, 0.0)
    for reading in evidence.readings:
        if level.style is None:
            continue
        cost = _sequence_cost(level, reading, top=depth == 0) + leaves_open + broken
        style = reading.style if level.style.kind is reading.style.kind else level.style
        step = Step(depth, label(reading.style, reading.ordinal, reading.suffix))
        yield cost, Level(style, reading.ordinal), step
    if level.style is None:
        printed = evidence.block.marker.strip("().") if evidence.block.marker else None
        cost = _unnumbered_cost(evidence) if not depth else 6.0 if evidence.known else 1.0
        cost += 6.0 if printed else 0.0
        yield cost, level, Step(depth, printed)
    if level.style is not None and not evidence.readings:
        cost = _lost_marker_cost(evidence, depth, first=first) + leaves_open + _other_bullet(evidence, level)
        cost += _indent_cost(evidence, level.style)
        cost -= 1.5 if level.bare and depth == 0 and _opens_clause(evidence) else 0.0
        step = Step(depth, label(level.style, level.ordinal + 1), inferred=True)
        bullet = level.bullet or _own_bullet(evidence)
        yield cost, Level(level.style, level.ordinal + 1, bare=True, bullet=bullet), step


def end_cost(top: Level, before: int | None) -> float:
    """What it costs that the count of the top level does not lead to `before`, the number that comes next."""
    if before is None or top.style is None:
        return 0.0
    return _sequence_cost(top, Reading(top.style, before), top=True)


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


def _unnumbered_cost(evidence: Evidence) -> float:
    """A new preambular clause opens with a phrase, after a comma, semicolon or stop."""
    cost = {"open": 3.0, "colon": 2.0, "leading": 2.0}.get(evidence.end, 0.0)
    if evidence.lower:
        cost += 5.0
    if evidence.form is None:
        cost += 4.0
    elif not evidence.known and not evidence.emphasised:
        cost += 1.0
    return cost


def _lost_marker_cost(evidence: Evidence, depth: int, *, first: bool) -> float:
    """A member of a level whose marker was lost: it must look like a beginning, after an end."""
    if evidence.bulleted and depth:
        return 2.5
    cost = 2.5 + {"open": 6.0, "comma": 3.0}.get(evidence.end, 0.0)
    if evidence.lower:
        cost += 4.0
    if depth == 0:
        cost += 0.0 if _opens_clause(evidence) else 4.0
    elif evidence.form is Form.FINITE and evidence.emphasised:
        cost += 3.0
    return cost - 2.0 if first else cost


def _opens_clause(evidence: Evidence) -> bool:
    """Whether a block opens as operative clauses do: with a finite verb, or one that print sets apart."""
    return evidence.known and (
        evidence.form is Form.FINITE or (evidence.form is Form.BASE and evidence.emphasised)
    )


def _indent_cost(evidence: Evidence, style: Style) -> float:
    """What it costs that the members of a level are set in otherwise than a block without a marker."""
    return 1.5 if style.kind in evidence.elsewhere else 0.0


def _own_bullet(evidence: Evidence) -> str:
    return "" if evidence.block.marker else evidence.block.bullet


def _other_bullet(evidence: Evidence, level: Level) -> float:
    """A list below another has bullets of its own: "•" above "–"; a clause with a verb has none."""
    bullet = _own_bullet(evidence)
    if level.bullet and not bullet and evidence.known and evidence.form is Form.FINITE:
        return 3.0
    return 3.0 if bullet and level.bullet and bullet != level.bullet else 0.0


def _below(
    evidence: Evidence, open_styles: tuple[Style | None, ...], styles: tuple[Style, ...]
) -> Iterator[_Placed]:
    """The block as the first member of a new level under the last clause."""
    parent, depth = open_styles[-1], len(open_styles)
    for reading in evidence.readings:
        cost = {"colon": 0.0, "leading": 0.0, "open": 1.0, "comma": 0.5}.get(evidence.end, 3.0)
        cost += _nesting_cost(reading.style, open_styles)
        cost += 0.0 if reading.ordinal == 1 else 4.0 + min(reading.ordinal, 6) * 0.5
        step = Step(depth, label(reading.style, reading.ordinal))
        yield cost, Level(reading.style, reading.ordinal), step
    if parent is None and not evidence.readings and evidence.end in _LEADS and not evidence.lower:
        # what a preambular clause leads to is no clause of its own: a quotation, a question
        yield 4.0 if evidence.known else 1.0, Level(None, 0), Step(depth)
    if evidence.readings or parent is None:
        return
    cost = 1.5 if evidence.end in _LEADS else 4.0 if evidence.bulleted and evidence.end == "open" else 8.0
    cost += 2.0 if evidence.lower and not evidence.bulleted else 0.0
    cost += 3.0 if evidence.form is Form.FINITE and evidence.emphasised else 0.0
    for style in dict.fromkeys((*styles, Style(_BELOW[parent.kind][0], parent.shape))):
        nesting = _nesting_cost(style, open_styles) + _indent_cost(evidence, style)
        yield (
            cost + nesting,
            Level(style, 1, bullet=_own_bullet(evidence)),
            Step(depth, label(style, 1), inferred=True),
        )


def _nesting_cost(style: Style, open_styles: tuple[Style | None, ...]) -> float:
    """Levels nest by type: 1. → a. → i. → 1."""
    parent = open_styles[-1]
    if parent is None:
        return 0.0 if style.kind in (Kind.LETTER, Kind.ROMAN) else 3.0
    if style.kind is parent.kind and style.shape == parent.shape:
        return 6.0
    cost = 0.0 if style.kind is _BELOW[parent.kind][0] else 0.5 if style.kind in _BELOW[parent.kind] else 1.5
    if style in open_styles[1:]:
        cost += 3.0
    return cost
