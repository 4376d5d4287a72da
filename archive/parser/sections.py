"""Notes and reports: headed sections of numbered paragraphs.

Guarantee: every block is a heading or part of exactly one paragraph.
Paragraph numbers run on from section to section.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from archive.parser.clauses import to_clause, tree_problems
from archive.parser.headings import find_headings
from archive.parser.joining import join_texts
from archive.parser.model import Clause, Place, Problem, Section
from archive.parser.parts import number_of, split_annexes
from archive.parser.patterns import OPENING_QUOTES, TABLE_TITLE
from archive.parser.segment import Block, join_places
from archive.parser.tree import Node, infer_tree

# Words that the title of an annex may have.
MAX_TITLE_WORDS = 45
# Blocks that the title of a table may have: "Table", and what it shows.
MAX_TITLES = 2
_MARKS = '“”«»"'


@dataclass(slots=True)
class _Open:
    """A section whose end is not yet reached."""

    heading: Block | None
    level: int
    blocks: list[Block] = field(default_factory=list)
    sections: list[_Open] = field(default_factory=list)


def read_sections(blocks: Sequence[Block]) -> tuple[tuple[Section, ...], list[Problem]]:
    """The sections of a paper's text, its annexes last, and what in them is doubtful.

    Paragraphs before the first heading stand in a section without one.
    """
    text, annexes = split_annexes(blocks)
    problems: list[Problem] = []
    sections = _close(_nested(_with_quotations(text)), [0], problems)
    for annex in annexes:
        sections.append(_annex(annex, problems))
    return tuple(sections), problems


def read_annex(blocks: Sequence[Block]) -> Section:
    """An annex: its "Annex" line becomes the label, the unnumbered lines below it the heading."""
    return _annex(blocks, [])


def _annex(blocks: Sequence[Block], problems: list[Problem]) -> Section:
    label, *rest = blocks
    titles = 0
    while titles < len(rest) - 1 and _is_title(rest[titles]):
        titles += 1
    sections = _close(_nested(_with_quotations(rest[titles:])), [0], problems)
    bare = sections[0] if sections and not sections[0].heading else None
    return Section(
        heading=join_texts([block.text for block in rest[:titles]]),
        label=label.text.rstrip("*¹²³⁴⁵⁶⁷⁸⁹⁰ "),
        paragraphs=bare.paragraphs if bare else (),
        sections=tuple(sections[1:] if bare else sections),
        place=join_places([block.place for block in (label, *rest[:titles])]),
    )


def _is_title(block: Block) -> bool:
    text = block.text.rstrip("* ")
    short = len(text.split()) <= MAX_TITLE_WORDS and not block.bullet
    return block.marker is None and bool(text) and short and text[-1] not in ".;:,"


def read_plain(blocks: Sequence[Block]) -> tuple[Section, ...]:
    """A text of no known layout: each block a paragraph, in one section without a heading."""
    paragraphs = tuple(
        Clause(text=block.text, label=block.marker.strip("().") if block.marker else None, place=block.place)
        for block in blocks
    )
    return (Section(heading="", paragraphs=paragraphs),) if paragraphs else ()


def _nested(blocks: Sequence[Block]) -> list[_Open]:
    roots: list[_Open] = []
    path: list[_Open] = []
    for block, level in zip(blocks, find_headings(blocks), strict=True):
        if level is None:
            if not path:
                path = [_Open(None, 1)]
                roots.append(path[0])
            path[-1].blocks.append(block)
            continue
        while path and path[-1].level >= level:
            path.pop()
        section = _Open(block, level)
        (path[-1].sections if path else roots).append(section)
        path.append(section)
    return roots


def _close(
    sections: Sequence[_Open], last: list[int], problems: list[Problem], below: int | None = None
) -> list[Section]:
    """The sections with their paragraphs; `below` is the first number behind the last of them."""
    closed = []
    for section, following in zip(sections, _numbers_behind(sections, below), strict=True):
        paragraphs = _paragraphs(
            section.blocks, last[0], _first_number(section.sections) or following, problems
        )
        last[0] = next((int(p.label) for p in reversed(paragraphs) if p.label and p.label.isdigit()), last[0])
        inner = tuple(_close(section.sections, last, problems, following))
        heading = section.heading
        closed.append(
            Section(
                heading=heading.text.rstrip("*") if heading else "",
                label=heading.marker.strip("().") if heading and heading.marker else None,
                level=section.level,
                paragraphs=paragraphs,
                sections=inner,
                place=heading.place if heading else Place(),
            )
        )
    return closed


def _numbers_behind(sections: Sequence[_Open], below: int | None) -> list[int | None]:
    """For each section the first number behind it."""
    behind = []
    for section in reversed(sections):
        behind.append(below)
        below = _first_number([section]) or below
    return behind[::-1]


def _first_number(sections: Sequence[_Open]) -> int | None:
    """The first number that marks a paragraph of these sections."""
    for section in sections:
        number = next((n for block in section.blocks if (n := number_of(block)) is not None), None)
        if number := number or _first_number(section.sections):
            return number
    return None


def _paragraphs(
    blocks: Sequence[Block], last: int, below: int | None, problems: list[Problem]
) -> tuple[Clause, ...]:
    """Unnumbered paragraphs first, then the numbered ones; `below` is the number that comes next."""
    first = next((at for at, block in enumerate(blocks) if number_of(block) is not None), len(blocks))
    number = number_of(blocks[first]) if first < len(blocks) else below if last else None
    counts = number is not None and (first < len(blocks) or number > last + 1)
    if counts and number != last + 1:
        first = 0  # a number is missing: what stands above lost its own
    nodes = _unnumbered(blocks[:first])
    if first < len(blocks):
        items = _bullet_lists(blocks, first)
        tables = _tables(blocks[first:])
        aside = items | {line for table in tables for line in table.place.lines}
        text = [block for block in blocks[first:] if block.first_line not in aside]
        numbered = infer_tree(text, numbered=True, after=last, before=below)
        _hang_in(numbered, [block for block in blocks[first:] if block.first_line in items])
        problems += tree_problems(numbered)
        nodes += _in_order(numbered, tables)
    return tuple(to_clause(node, phrased=False) for node in nodes)


def _unnumbered(blocks: Sequence[Block]) -> list[Node]:
    """Paragraphs without numbers: each block one, unless a page cut its sentence; with lists, a tree."""
    if any(block.marker for block in blocks):
        return infer_tree(blocks, numbered=False)
    nodes: list[Node] = []
    for block in blocks:
        if nodes and nodes[-1].blocks[-1].text[-1:].isalnum() and block.text[:1].islower():
            nodes[-1].blocks.append(block)
        else:
            nodes.append(Node([block], None, False))
    return nodes


def _bullet_lists(blocks: Sequence[Block], start: int) -> set[int]:
    """The first lines of those blocks that a bullet marks, below a text that leads to a list."""
    items: set[int] = set()
    for above, block in pairwise(blocks[start:]):
        leads = above.text.endswith(":") or above.first_line in items
        if block.bullet and not block.marker and leads:
            items.add(block.first_line)
    return items


def _tables(blocks: Sequence[Block]) -> list[Block]:
    """The rows of tables, and what stands as their title behind a whole sentence."""
    found: list[Block] = []
    titles: list[Block] = []
    for above, block in pairwise(blocks):
        if _is_table(block):
            found += (*_as_title(titles[-MAX_TITLES:]), block)
            titles = []
        elif _is_title(block) and (titles or not above.text[-1:].isalnum()):
            titles.append(block)
        else:
            titles = []
    return found


def _as_title(blocks: Sequence[Block]) -> Iterator[Block]:
    if blocks:
        text, place = join_texts([block.text for block in blocks]), join_places([b.place for b in blocks])
        yield replace(blocks[0], text=text, place=place)


def _is_table(block: Block) -> bool:
    """Rows of a table, or the line above one ("Table 1")."""
    return block.raw.startswith("|") or "\t" in block.raw or TABLE_TITLE.match(block.text) is not None


def _in_order(nodes: Sequence[Node], tables: Sequence[Block]) -> list[Node]:
    """The paragraphs with the tables between them, which have no number."""
    placed = [*nodes, *(Node([block], None, False) for block in tables)]
    return sorted(placed, key=lambda node: node.blocks[0].first_line)


def _hang_in(nodes: Sequence[Node], items: Sequence[Block]) -> None:
    """Puts each bullet below the node that stands above it; a bullet is no number that was lost."""
    every = [node for root in nodes for node in root.walk()]
    lines = [node.blocks[0].first_line for node in every]
    for item in items:
        if above := bisect_left(lines, item.first_line):
            every[above - 1].children.append(Node([item], None, False))


def _with_quotations(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, each quotation that a paragraph leads to made one with it."""
    groups: list[list[Block]] = []
    marks: Counter[str] = Counter()  # the quotation marks of the last group
    for block in blocks:
        above = groups[-1] if groups else []
        leads = bool(above) and above[-1].text.endswith(":") and block.raw.startswith(tuple(OPENING_QUOTES))
        if leads or (len(above) > 1 and _is_open(marks)):
            above.append(block)
        else:
            groups.append([block])
            marks.clear()
        marks.update({mark: block.text.count(mark) for mark in _MARKS})
    return [_as_one(group) for group in groups]


def _is_open(marks: Counter[str]) -> bool:
    return any(marks[opens] > marks[closes] for opens, closes in ("“”", "«»")) or marks['"'] % 2 == 1


def _as_one(group: Sequence[Block]) -> Block:
    """A paragraph with the quotation that it leads to; the blocks of the quotation keep their markers."""
    first, *quoted = group
    if not quoted:
        return first
    texts = (f"{block.marker} {block.text}" if block.marker else block.text for block in quoted)
    place = join_places([block.place for block in group])
    return replace(first, text=join_texts([first.text, *texts]), place=place)
