"""Blocks to a tree of clauses: an inference, not a scan.

Markers get lost, are printed twice, or belong to the sentence; pages cut clauses in two. So each block may
take one of several steps (evidence.py says at what cost), and the cheapest way through all blocks wins:
a beam search over the open levels. What a block's second-best step would have cost the whole way says how
sure the reading of that block is.

Guarantee: every block becomes part of exactly one node; nodes keep the blocks' order.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from math import inf
from operator import attrgetter

from archive.parser.doubts import Setting, judge
from archive.parser.enumerators import Kind, Style, readings
from archive.parser.evidence import (
    Choices,
    Evidence,
    Level,
    Step,
    Taken,
    end_cost,
    indents_of,
    lists_by_hyphens,
    look,
)
from archive.parser.phrases import Form, find_phrase
from archive.parser.segment import Block

# How many ways to have come are kept at each block. Measured: 8 already gives the same trees on the seeds.
BEAM = 32
# So many of them where a text has more blocks than this, as no resolution has. Measured on 10,000 clauses
# (2026-11): 5.5 seconds, not 9.1.
NARROW_BEAM, MANY_BLOCKS = 8, 3_000
# A way that costs so much more than the cheapest is given up: from a margin of 10 on doubts.py asks no more.
# Measured on 400 documents in November 2026: with it no tree, confidence or reason is another than without.
SLACK = 20.0
# How many blocks further on a step is weighed: what it leads to shows within a few clauses.
WINDOW = 32


@dataclass(slots=True)
class Node:
    """A clause being put together from blocks; `taken` holds one step a block."""

    blocks: list[Block]
    label: str | None
    inferred: bool
    children: list[Node] = field(default_factory=list)
    taken: list[Taken] = field(default_factory=list)
    confidence: float = 1.0
    reason: str = ""

    def doubt(self, confidence: float, reason: str) -> None:
        """Lowers the confidence, and adds the reason."""
        if confidence < 1.0:
            self.confidence = min(self.confidence, confidence)
            self.reason = f"{self.reason} {reason}".strip()

    def walk(self) -> Iterator[Node]:
        """This node and all below it, in order."""
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(slots=True)
class _Way:
    """One way to have read the blocks so far: the cheapest of its `edges`, which all lead to its levels."""

    cost: float
    levels: tuple[Level, ...]
    step: Step | None = None
    before: _Way | None = None
    edges: list[tuple[_Way, float, Step]] = field(default_factory=list)


def infer_tree(
    blocks: Sequence[Block],
    *,
    numbered: bool,
    after: int = 0,
    before: int | None = None,
    bare: bool = False,
) -> list[Node]:
    """The tree of `blocks`. `numbered` says whether the top level counts (operative clauses, paragraphs)
    or not (preambular clauses); `after` is the number that came before, `before` the one that comes next.
    `bare` says that no clause of it is numbered, nor need open with a verb ("Resolves:" / "To dredge …;")."""
    ways = [_Way(0.0, (Level(_top_style(blocks, after) if numbered else None, after),))]
    styles = tuple(
        dict.fromkeys(reading.style for block in blocks for reading in readings(block.marker or ""))
    )
    indents, hyphened = indents_of(blocks), lists_by_hyphens(blocks)
    infinitives = numbered and opens_with_infinitives(blocks)
    beam = BEAM if len(blocks) <= MANY_BLOCKS else NARROW_BEAM
    layers: list[list[_Way]] = []
    totals: list[dict[Step, float]] = []
    ends: list[str] = []
    for position, block in enumerate(blocks):
        evidence = look(block, blocks[position - 1].text if position else None, indents)
        if infinitives and evidence.form is Form.BASE:  # "Resolves to:" / "1. Adopt …"
            evidence = replace(evidence, form=Form.FINITE)
        if hyphened and block.bullet and block.marker is None:
            evidence = replace(evidence, bulleted=True)
        if bare and _begins_bare(evidence):
            evidence = replace(evidence, form=Form.FINITE, known=True, lower=False)
        ends.append(evidence.end)
        ways = _onward(ways, evidence, styles, beam)
        layers.append(ways)
        if len(layers) == 2 * WINDOW:
            totals += _weigh(layers)[:WINDOW]
            _forget(layers, WINDOW)
    totals += _weigh(layers, before)
    cheapest = min(ways, key=lambda way: way.cost + end_cost(way.levels[0], before))
    roots = _build(blocks, _taken(cheapest, totals, ends))
    _judge(roots)
    return roots


def _begins_bare(evidence: Evidence) -> bool:
    """Whether a block without a marker begins a clause where none need open with a verb: behind the end of
    another, with a capital or a list's hyphen."""
    ends = evidence.end in ("first", "semicolon", "stop")
    return ends and not evidence.readings and (not evidence.lower or bool(evidence.block.bullet))


def opens_with_infinitives(blocks: Sequence[Block]) -> bool:
    """Whether more of the blocks that count open with an infinitive than with a finite verb: "1. Adopt …"."""
    counted = (
        block for block in blocks if any(r.style.kind is Kind.DIGIT for r in readings(block.marker or ""))
    )
    forms = [phrase.form for block in counted if (phrase := find_phrase(block)) and phrase.known]
    return forms.count(Form.BASE) > forms.count(Form.FINITE)


def _top_style(blocks: Sequence[Block], after: int) -> Style:
    """How the top level counts: 1, 2, 3, or as its first clause is marked ("I.", "A.", "a)")."""
    found = readings(blocks[0].marker or "") if blocks else ()
    first = [reading.style for reading in found if reading.ordinal in (1, after + 1)]
    return first[0] if first else Style(Kind.DIGIT, ".")


def _onward(ways: Sequence[_Way], evidence: Evidence, styles: tuple[Style, ...], beam: int) -> list[_Way]:
    """The cheapest ways, `beam` of them, to have read one block more."""
    found: dict[tuple[Level, ...], _Way] = {}
    choices = Choices(evidence, styles)
    limit = inf
    for way in ways:
        for cost, levels, step in choices.behind(way.levels, limit - way.cost):
            total = way.cost + cost
            limit = min(limit, total + SLACK)
            best = found.get(levels)
            if best is None:
                best = found[levels] = _Way(total, levels, step, way)
            elif total < best.cost:
                best.cost, best.step, best.before = total, step, way
            best.edges.append((way, cost, step))
    kept = sorted(found.values(), key=attrgetter("cost"))[:beam]
    return [way for way in kept if way.cost <= limit]


def _weigh(layers: Sequence[Sequence[_Way]], below: int | None = None) -> list[dict[Step, float]]:
    """For each block, by each step that it could take, the cost of the cheapest whole way that takes it.

    `below` is the number that comes next behind the last of them, if that is known.
    """
    found: list[dict[Step, float]] = []
    onward = {id(way): end_cost(way.levels[0], below) for way in layers[-1]} if layers else {}
    for layer in reversed(layers):
        totals: dict[Step, float] = {}
        earlier: dict[int, float] = {}
        for way in layer:
            behind = onward.get(id(way), inf)
            for previous, cost, step in way.edges:
                rest = cost + behind
                if rest < earlier.get(id(previous), inf):
                    earlier[id(previous)] = rest
                total, best = previous.cost + rest, totals.get(step)
                if best is None or total < best:
                    totals[step] = total
        found.append(totals)
        onward = earlier
    return found[::-1]


def _forget(layers: list[list[_Way]], count: int) -> None:
    """Lets go of what has been weighed; the ways themselves stay linked."""
    for layer in layers[:count]:
        for way in layer:
            way.edges = []
    del layers[:count]


def _taken(way: _Way, totals: Sequence[dict[Step, float]], ends: Sequence[str]) -> list[Taken]:
    """The steps of the way that won, in order."""
    steps: list[Taken] = []
    for others, end in zip(reversed(totals), reversed(ends), strict=True):
        assert way.step  # noqa: S101 - every block took a step
        assert way.before  # noqa: S101
        chosen = others.get(way.step, inf)
        rival = min((step for step in others if step != way.step), key=others.__getitem__, default=None)
        margin = others[rival] - chosen if rival else inf
        steps.append(Taken(way.step, way.cost - way.before.cost, rival, margin, end))
        way = way.before
    return steps[::-1]


def _build(blocks: Sequence[Block], taken: Sequence[Taken]) -> list[Node]:
    roots: list[Node] = []
    path: list[Node] = []
    for block, at in zip(blocks, taken, strict=True):
        depth = at.step.depth
        if depth is None:
            path[-1].blocks.append(block)
            path[-1].taken.append(at)
            continue
        node = Node([block], at.step.label, at.step.inferred, taken=[at])
        del path[depth:]
        (path[-1].children if path else roots).append(node)
        path.append(node)
    return roots


def _judge(roots: Sequence[Node]) -> None:
    """Gives each node its confidence and the reason."""
    nodes = [node for root in roots for node in root.walk()]
    following = {id(node): below.taken[0] for node, below in pairwise(nodes)}
    for siblings in (roots, *(node.children for node in nodes)):
        labels = [None, *(None if node.inferred else node.label for node in siblings), None]
        for at, node in enumerate(siblings):
            setting = Setting(labels[at], labels[at + 2], following.get(id(node)))
            node.confidence, node.reason = judge(node.taken, setting)
