"""The body of a resolution: its preamble and its operative tree.

Guarantee: every block stands in exactly one clause or heading, or is the line that parts the two ("HEREBY:").
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from archive.parser.emphasis import read_emphasis
from archive.parser.enumerators import readings
from archive.parser.joining import join_texts
from archive.parser.model import Clause, Heading, Problem, Severity
from archive.parser.parts import Part, number_of, split_parts
from archive.parser.patterns import FIRST_WORD, SECTION_NUMERAL
from archive.parser.phrases import find_phrase
from archive.parser.run_on import split_run_on
from archive.parser.segment import Block, join_places
from archive.parser.start import Start, find_start, find_turn, opens_finite
from archive.parser.tree import Node, infer_tree, opens_with_infinitives


@dataclass(frozen=True, slots=True)
class Body:
    preambular: tuple[Clause, ...] = ()
    operative: tuple[Clause, ...] = ()
    headings: tuple[Heading, ...] = ()
    problems: tuple[Problem, ...] = ()
    turn: Block | None = None


def read_body(blocks: Sequence[Block], *, headed: bool = False) -> Body:
    """What follows an opening line: preambles and operative clauses, the clauses of all parts in order.

    `headed` says that a Model UN's header stands above it.
    """
    turn = find_turn(blocks, headed=headed)
    parts = split_parts(blocks if turn is None else blocks[turn + 1 :])
    above = [] if turn is None else split_parts(blocks[:turn])
    preambular: list[Clause] = []
    operative: list[Clause] = []
    problems: list[Problem] = []
    for part in (*above, *parts):
        after = _last_number(operative) if _counts_on(part.blocks) else 0
        start = find_start(part.blocks, after) if turn is None else _given(part, above)
        preamble_blocks = split_run_on(part.blocks[: start.at])
        letter = _first_letter(preamble_blocks, preambular)
        preamble = infer_tree(preamble_blocks, numbered=letter is not None, after=letter - 1 if letter else 0)
        bare = turn is not None and part not in above and _are_bare(part.blocks)
        nodes = infer_tree(part.blocks[start.at :], numbered=not start.leads, after=after, bare=bare)
        if len(nodes) == 1 and len(parts) == 1:
            _unlabel(nodes[0])
        for beside in (*preamble[-1:], *nodes[:1]):
            beside.doubt(start.confidence, start.reason)
        preambular += (to_clause(node, phrased=True) for node in preamble)
        clauses = [to_clause(node, phrased=True) for node in nodes]
        infinitives = opens_with_infinitives(part.blocks[start.at :])
        operative += map(_with_first_word, clauses) if infinitives else clauses
        problems += tree_problems(nodes)
    if blocks and not operative:
        problems.append(
            Problem(
                "no-operative", "No operative clause was found behind the preamble.", blocks[0].first_line
            )
        )
    headings = _read_headings([part.headings for part in (*above, *parts)], preambular, operative)
    printed = None if turn is None else blocks[turn]
    return Body(tuple(preambular), tuple(operative), tuple(headings), tuple(problems), printed)


def _are_bare(blocks: Sequence[Block]) -> bool:
    """Whether no clause of these has a number, or a letter to count from, or a verb that opens it."""
    counted = any(number_of(block) is not None for block in blocks) or (blocks and blocks[0].marker)
    return not counted and not any(opens_finite(block) for block in blocks)


def _given(part: Part, above: Sequence[Part]) -> Start:
    """Where the operative part begins if a line says so: not in the parts above that line, in all others."""
    return Start(len(part.blocks) if part in above else 0)


def _first_letter(preamble: Sequence[Block], before: Sequence[Clause]) -> int | None:
    """Where the first preambular clause counts, if they do: "(a) Recalling …", as some agencies print them.

    In a later section that may be the place behind the clauses `before`.
    """
    marked = [block for block in preamble if block.marker]
    if 2 * len(marked) <= len(preamble):
        return None
    last = readings(f"({before[-1].label})") if before and before[-1].label else ()
    wanted = {1, *(reading.ordinal + 1 for reading in last)}
    return next((r.ordinal for r in readings(preamble[0].marker or "") if r.ordinal in wanted), None)


def _unlabel(only: Node) -> None:
    """A single operative clause is printed without a number: none was lost."""
    if only.inferred:
        only.label, only.inferred = None, False


def _counts_on(blocks: Sequence[Block]) -> bool:
    """Whether the first number of a part is not 1, so that it goes on with the part before."""
    return next((number for block in blocks if (number := number_of(block)) is not None), 1) > 1


def _last_number(operative: Sequence[Clause]) -> int:
    label = operative[-1].label if operative else None
    return int(label.split()[0]) if label and label[:1].isdigit() else 0


def _read_headings(
    parts: Sequence[Sequence[Block]], preambular: Sequence[Clause], operative: Sequence[Clause]
) -> Iterator[Heading]:
    """Headings with the clauses that stand above them, a numeral and the title below it made one."""
    preambular_lines = [clause.place.lines[0] for clause in preambular]
    operative_lines = [clause.place.lines[0] for clause in operative]
    clause_lines = sorted((*preambular_lines, *operative_lines))
    for blocks in parts:
        numeral: Block | None = None
        for block, below in zip_longest(blocks, blocks[1:]):
            if numeral is None and below and _is_numeral_of(block, below, clause_lines):
                numeral = block
                continue
            pieces = [numeral, block] if numeral else [block]
            yield Heading(
                text=block.text,
                label=numeral.text if numeral else block.marker.strip("().") if block.marker else None,
                preambular=bisect_left(preambular_lines, pieces[0].first_line),
                operative=bisect_left(operative_lines, pieces[0].first_line),
                place=join_places([piece.place for piece in pieces]),
            )
            numeral = None


def _is_numeral_of(numeral: Block, title: Block, clause_lines: Sequence[int]) -> bool:
    """Whether a numeral stands right above a title; no clause is between them."""
    between = bisect_left(clause_lines, title.first_line) - bisect_left(clause_lines, numeral.first_line)
    return SECTION_NUMERAL.match(numeral.text) is not None and not between


def to_clause(node: Node, *, phrased: bool) -> Clause:
    """A node as a clause; only top-level clauses have phrases."""
    first, *rest = node.blocks
    text = join_texts([first.text, *(_whole_text(block) for block in rest)])
    phrase = find_phrase(first) if phrased else None
    return Clause(
        text=text,
        label=node.label,
        inferred=node.inferred,
        phrase=phrase.text if phrase else None,
        verb=phrase.verb if phrase else None,
        children=tuple(to_clause(child, phrased=False) for child in node.children),
        place=join_places([block.place for block in node.blocks]),
        confidence=node.confidence,
        reason=node.reason,
    )


def _with_first_word(clause: Clause) -> Clause:
    """A clause whose phrase is its first word, if none was found: among infinitives it is one as well."""
    found = FIRST_WORD.match(clause.text)
    if clause.phrase or not found:
        return clause
    return replace(clause, phrase=found.group(), verb=found.group().casefold())


def _whole_text(block: Block) -> str:
    """A continuing block's text; what looked like its marker was a word of the sentence."""
    return read_emphasis(block.raw)[0] if block.marker else block.text


def tree_problems(nodes: Sequence[Node], *, within: str = "") -> list[Problem]:
    """What had to be inferred in a tree, and what in it looks doubtful."""
    problems: list[Problem] = []
    seen: set[str] = set()
    for node in nodes:
        name = f"{within} ({node.label})" if within else f"{node.label}"
        line = node.blocks[0].first_line
        if node.inferred:
            problems.append(
                Problem(
                    "label-inferred",
                    f"The marker of clause {name} is lost; the sequence implies it.",
                    line,
                    Severity.INFO,
                )
            )
        if node.label in seen:
            problems.append(
                Problem("label-repeated", f"Clause {name} is printed twice; both keep the number.", line)
            )
        seen.add(node.label or "")
        problems += [
            Problem(
                "marker-in-text",
                f"“{block.marker}” begins a line, but is read as part of clause {name}.",
                block.first_line,
            )
            for block in node.blocks[1:]
            if block.marker
        ]
        problems += tree_problems(node.children, within=name)
    return problems
