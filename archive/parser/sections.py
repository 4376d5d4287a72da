"""Notes and reports: headed sections of numbered paragraphs.

Guarantee: every block is a heading or part of exactly one paragraph.
Paragraph numbers run on from section to section.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from archive.parser.clauses import to_clause, tree_problems
from archive.parser.enumerators import Kind, readings
from archive.parser.model import Clause, Place, Problem, Section
from archive.parser.segment import Block, join_places, join_texts
from archive.parser.tree import infer_tree

MAX_HEADING_WORDS = 20
# Words that the title of an annex may have.
MAX_TITLE_WORDS = 45


@dataclass(slots=True)
class _Open:
    """A section whose end is not yet reached."""

    heading: Block | None
    label: str | None
    level: int
    blocks: list[Block] = field(default_factory=list)
    sections: list[_Open] = field(default_factory=list)


def body_start(blocks: Sequence[Block]) -> int | None:
    """Where the text of a paper begins: its first heading, else its first numbered paragraph."""
    first = next((at for at, block in enumerate(blocks) if _numbered(block) == 1), None)
    if first is None:
        return None
    levels = _headings(blocks)
    while first and levels[first - 1] in (1, 2):
        first -= 1
    return first


def read_sections(blocks: Sequence[Block]) -> tuple[tuple[Section, ...], list[Problem]]:
    """The sections of a paper's text, and what in them is doubtful.

    Paragraphs before the first heading stand in a section without one.
    """
    roots: list[_Open] = []
    path: list[_Open] = []
    labelled = 0
    for block, found in zip(blocks, _headings(blocks), strict=True):
        level = labelled + 1 if found == 0 else found
        if level is None:
            if not path:
                path = [_Open(None, None, 1)]
                roots.append(path[0])
            path[-1].blocks.append(block)
            continue
        label = block.marker.strip("().") if block.marker else None
        labelled = level if label else labelled
        while path and path[-1].level >= level:
            path.pop()
        section = _Open(block, label, level)
        (path[-1].sections if path else roots).append(section)
        path.append(section)
    problems: list[Problem] = []
    return tuple(_close(roots, [0], problems)), problems


def read_annex(blocks: Sequence[Block]) -> Section:
    """An annex: its "Annex" line becomes the label, the unnumbered lines below it the heading."""
    label, *rest = blocks
    titles = 0
    while titles < len(rest) - 1 and _is_title(rest[titles]):
        titles += 1
    sections, _ = read_sections(rest[titles:])
    bare = sections[0] if sections and not sections[0].heading else None
    return Section(
        heading=join_texts([block.text for block in rest[:titles]]),
        label=label.text.rstrip("*¹²³⁴⁵⁶⁷⁸⁹⁰ "),
        paragraphs=bare.paragraphs if bare else (),
        sections=sections[1:] if bare else sections,
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


def _close(sections: Sequence[_Open], last: list[int], problems: list[Problem]) -> list[Section]:
    closed = []
    for section in sections:
        nodes = infer_tree(section.blocks, numbered=True, after=last[0]) if section.blocks else []
        problems += tree_problems(nodes)
        paragraphs = tuple(to_clause(node, phrased=False) for node in nodes)
        last[0] = next((int(p.label) for p in reversed(paragraphs) if p.label and p.label.isdigit()), last[0])
        inner = tuple(_close(section.sections, last, problems))
        heading = section.heading
        closed.append(
            Section(
                heading=heading.text.rstrip("*") if heading else "",
                label=section.label,
                level=section.level,
                paragraphs=paragraphs,
                sections=inner,
                place=heading.place if heading else Place(),
            )
        )
    return closed


def _numbered(block: Block) -> int | None:
    for reading in readings(block.marker or ""):
        if reading.style.kind is Kind.DIGIT:
            return reading.ordinal
    return None


def _headings(blocks: Sequence[Block]) -> list[int | None]:
    """For each block None if it is text, else its level: 1 for "II.", 2 for "B.", 0 for a bare heading."""
    levels: list[int | None] = [None] * len(blocks)
    leads = False  # whether what follows is a marked paragraph or a heading that leads to one
    for at in range(len(blocks) - 1, -1, -1):
        levels[at] = _shape(blocks, at) if leads or blocks[at].marker else None
        leads = blocks[at].marker is not None or levels[at] is not None
    for at, level in enumerate(levels):
        if level == 0 and at and levels[at - 1] is None and not _ends_sentence(blocks[at - 1]):
            levels[at] = None
    return levels


def _shape(blocks: Sequence[Block], at: int) -> int | None:
    """The level that a block would have if it were a heading; None where it does not look like one."""
    block = blocks[at]
    text = block.text.rstrip("* ")
    if not text or not (text[0].isupper() or text[0] in '“"') or text[-1] in ".;:,":
        return None
    if block.bullet or len(text.split()) > MAX_HEADING_WORDS or at + 1 == len(blocks):
        return None
    if block.marker is None:
        return 0
    kinds = {reading.style.kind for reading in readings(block.marker)}
    if block.marker.startswith("("):
        return None
    if Kind.UPPER_ROMAN in kinds and not _is_letter(blocks, at):
        return 1
    return 2 if Kind.UPPER_LETTER in kinds else None


def _ends_sentence(block: Block) -> bool:
    return block.text.rstrip('”"’) ⁰¹²³⁴⁵⁶⁷⁸⁹').endswith((".", ";", "?", "!"))


def _is_letter(blocks: Sequence[Block], at: int) -> bool:
    """Whether "C.", "D.", "I." counts on from a letter ("B.", "C.", "H.") and not from a roman number."""
    letter = next((r for r in readings(blocks[at].marker or "") if r.style.kind is Kind.UPPER_LETTER), None)
    if letter is None or letter.ordinal == 1:
        return letter is not None
    for earlier in (blocks[before] for before in range(at - 1, -1, -1)):
        for reading in readings(earlier.marker or ""):
            if reading.style == letter.style and reading.ordinal == letter.ordinal - 1:
                return True
    return False
