"""The body of a resolution: its preamble and its operative tree.

Guarantee: every block stands in exactly one clause.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from archive.parser.enumerators import Kind, readings
from archive.parser.model import Clause, Problem, Severity
from archive.parser.phrases import Form, find_phrase, is_emphasised
from archive.parser.segment import Block, join_places, join_texts, read_emphasis
from archive.parser.tree import Node, infer_tree


@dataclass(frozen=True, slots=True)
class Body:
    preambular: tuple[Clause, ...]
    operative: tuple[Clause, ...]
    problems: tuple[Problem, ...]


def read_body(blocks: Sequence[Block]) -> Body:
    """Preamble and operative part of what follows an opening line."""
    start = _operative_start(blocks)
    preamble = infer_tree(blocks[:start], numbered=False) if start else []
    operative = infer_tree(blocks[start:], numbered=True) if start < len(blocks) else []
    clauses = tuple(to_clause(node, phrased=True) for node in operative)
    problems = [*_tree_problems(operative)]
    if blocks and not clauses:
        problems.append(
            Problem(
                "no-operative", "No operative clause was found behind the preamble.", blocks[0].first_line
            )
        )
    return Body(tuple(to_clause(node, phrased=True) for node in preamble), clauses, tuple(problems))


def _operative_start(blocks: Sequence[Block]) -> int:
    """The block that opens the operative part: number 1, or the first finite verb where none is numbered."""
    for at, block in enumerate(blocks):
        number = _number(block)
        if number is None:
            continue
        if number == 1:
            return at
        return _unmarked_before(blocks, at, number - 1)
    return next((at for at in range(len(blocks)) if _is_finite_to_the_end(blocks, at)), len(blocks))


def _number(block: Block) -> int | None:
    for reading in readings(block.marker or ""):
        if reading.style.kind is Kind.DIGIT:
            return reading.ordinal
    return None


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


def _is_finite_to_the_end(blocks: Sequence[Block], at: int) -> bool:
    """Unnumbered operative clauses: from here on no clause opens with a participle any more."""
    if not _opens_finite(blocks[at]):
        return False
    return not any(
        block.marker is None and _opens_participle(block) and is_emphasised(block) for block in blocks[at:]
    )


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
    )


def _whole_text(block: Block) -> str:
    """A continuing block's text; what looked like its marker was a word of the sentence."""
    return read_emphasis(block.raw)[0] if block.marker else block.text


def _tree_problems(nodes: Sequence[Node], *, within: str = "") -> list[Problem]:
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
        problems += _tree_problems(node.children, within=name)
    return problems
