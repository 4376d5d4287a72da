"""A text as one flat list of items in document order, which is easy to repair, and back into its trees.

Guarantee: `resolution_of` and `paper_of` give back what `items_of_resolution` and `items_of_paper` were
given; any list of items makes a text, for `settled` puts each where the trees can hold it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from archive.parser.model import Clause, Footnote, Heading, ParsedDocument, Resolution, Section
from archive.parser.source_order import in_source_order


class Kind(StrEnum):
    """What an item is; a section of a resolution is an annex, or stands within one."""

    PREAMBULAR = "preambular"
    OPERATIVE = "operative"
    PARAGRAPH = "paragraph"
    HEADING = "heading"
    SECTION = "section"
    FOOTNOTE = "footnote"


CLAUSES = frozenset({Kind.PREAMBULAR, Kind.OPERATIVE, Kind.PARAGRAPH})
# Those whose clauses at the top open with a phrase.
PHRASED = frozenset({Kind.PREAMBULAR, Kind.OPERATIVE})


@dataclass(frozen=True, slots=True)
class Item:
    """A clause without those below it; of a heading, section or footnote its text, label and place as one.

    `depth` counts clauses below their top, and sections below theirs. `nodes` are those of the reading that
    it came of. `is_moved` says that its phrase must be looked for anew.
    """

    kind: Kind
    clause: Clause
    depth: int = 0
    nodes: tuple[str, ...] = ()
    is_moved: bool = False

    @property
    def first(self) -> int:
        """Its first source line; 0 where it has none."""
        return min(self.clause.place.lines, default=0)


def items_of_resolution(resolution: Resolution, node: str) -> list[Item]:
    """In the order in which they stand; `node` is the resolution's own JSON pointer."""
    preamble = _trees(resolution.preambular, Kind.PREAMBULAR, f"{node}/preambular")
    operative = _trees(resolution.operative, Kind.OPERATIVE, f"{node}/operative")
    items: list[Item] = []
    for at, (trees, heading) in enumerate(in_source_order(preamble, operative, resolution.headings)):
        items += (item for tree in trees for item in tree)
        if heading:
            clause = Clause(heading.text, heading.label, place=heading.place)
            items.append(Item(Kind.HEADING, clause, nodes=(f"{node}/headings/{at}",)))
    items += _sections(resolution.annexes, f"{node}/annexes")
    return [*items, *_footnotes(resolution.footnotes, f"{node}/footnotes")]


def items_of_paper(document: ParsedDocument) -> list[Item]:
    """The sections and footnotes of the document itself."""
    return [*_sections(document.sections, "/sections"), *_footnotes(document.footnotes, "/footnotes")]


def resolution_of(resolution: Resolution, items: Sequence[Item]) -> Resolution:
    """The resolution with these items, which must be settled, in place of its own."""
    body, sections, notes = _parts(items)
    preambular: list[Clause] = []
    operative: list[Clause] = []
    headings: list[Heading] = []
    for above, heading in _stretches(body):
        preambular += _clauses(item for item in above if item.kind is Kind.PREAMBULAR)
        operative += _clauses(item for item in above if item.kind is not Kind.PREAMBULAR)
        if heading:
            clause = heading.clause
            headings.append(Heading(clause.text, clause.label, len(preambular), len(operative), clause.place))
    return replace(
        resolution,
        preambular=tuple(preambular),
        operative=tuple(operative),
        headings=tuple(headings),
        annexes=_built_sections(sections),
        footnotes=_built_footnotes(notes),
    )


def paper_of(document: ParsedDocument, items: Sequence[Item]) -> ParsedDocument:
    """The document with these items, which must be settled, as its sections and footnotes."""
    _, sections, notes = _parts(items)
    return replace(document, sections=_built_sections(sections), footnotes=_built_footnotes(notes))


def settled(items: Sequence[Item], *, is_paper: bool = False) -> list[Item]:
    """Each where the trees can hold it: preamble before operative clauses, notes last, no depth skipped."""
    body, sections, notes = _parts(items)
    if is_paper:
        sections = [*body, *sections]
        if sections and sections[0].kind not in (Kind.SECTION, Kind.HEADING):
            sections.insert(0, Item(Kind.SECTION, Clause("")))
        body = []
    found: list[Item] = []
    for above, heading in _stretches(body):
        above = [_as(item, Kind.OPERATIVE) if item.kind is Kind.PARAGRAPH else item for item in above]
        for is_preamble in (True, False):
            found += _ranked(item for item in above if (item.kind is Kind.PREAMBULAR) == is_preamble)
        if heading:
            found.append(heading)
    return [*found, *_settled_sections(sections), *notes]


def _settled_sections(items: Sequence[Item]) -> list[Item]:
    """Clauses as paragraphs, headings as sections; each counted below its own kind."""
    items = [
        _as(item, Kind.SECTION if item.kind in (Kind.SECTION, Kind.HEADING) else Kind.PARAGRAPH)
        for item in items
    ]
    heads = iter(_ranked(item for item in items if item.kind is Kind.SECTION))
    found: list[Item] = []
    below: list[Item] = []
    for item in items:
        if item.kind is Kind.SECTION:
            found += [*_ranked(below), next(heads)]
            below = []
        else:
            below.append(item)
    return [*found, *_ranked(below)]


def _as(item: Item, kind: Kind) -> Item:
    return item if item.kind is kind else replace(item, kind=kind, is_moved=True)


def _ranked(items: Iterable[Item]) -> list[Item]:
    """The same, each one below the nearest before it that was less deep, and no deeper."""
    found: list[Item] = []
    open_depths: list[int] = []
    for item in items:
        while open_depths and open_depths[-1] >= item.depth:
            open_depths.pop()
        depth = len(open_depths)
        open_depths.append(item.depth)
        found.append(item if depth == item.depth else replace(item, depth=depth, is_moved=True))
    return found


def _parts(items: Iterable[Item]) -> tuple[list[Item], list[Item], list[Item]]:
    """What stands above the first section, what from there on, and the footnotes."""
    body: list[Item] = []
    sections: list[Item] = []
    notes: list[Item] = []
    for item in items:
        if item.kind is Kind.FOOTNOTE:
            notes.append(item)
        elif sections or item.kind is Kind.SECTION:
            sections.append(item)
        else:
            body.append(item)
    return body, sections, notes


def _stretches(body: Iterable[Item]) -> Iterator[tuple[list[Item], Item | None]]:
    """The clauses above each heading, and the heading; last those behind all, with None."""
    above: list[Item] = []
    for item in body:
        if item.kind is Kind.HEADING:
            yield above, item
            above = []
        else:
            above.append(item)
    yield above, None


def _clauses(items: Iterable[Item]) -> tuple[Clause, ...]:
    """The trees of clauses whose depths skip nothing."""
    return tuple(replace(head.clause, children=_clauses(below)) for head, below in _trees_of(list(items)))


def _built_sections(items: Sequence[Item]) -> tuple[Section, ...]:
    """The trees of sections, with the paragraphs behind each."""
    starts = [n for n, item in enumerate(items) if item.kind is Kind.SECTION]
    paragraphs = {start: items[start + 1 : end] for start, end in _spans(starts, len(items))}
    return _nested([(items[start], paragraphs[start]) for start in starts])


def _nested(heads: Sequence[tuple[Item, Sequence[Item]]]) -> tuple[Section, ...]:
    if not heads:
        return ()
    top = heads[0][0].depth
    starts = [n for n, (head, _) in enumerate(heads) if head.depth == top]
    return tuple(
        Section(
            heads[start][0].clause.text,
            heads[start][0].clause.label,
            top + 1,
            _clauses(heads[start][1]),
            _nested(heads[start + 1 : end]),
            heads[start][0].clause.place,
        )
        for start, end in _spans(starts, len(heads))
    )


def _trees_of(items: Sequence[Item]) -> Iterator[tuple[Item, Sequence[Item]]]:
    """Each item at the top, with those below it."""
    starts = [n for n, item in enumerate(items) if item.depth == items[0].depth]
    for start, end in _spans(starts, len(items)):
        yield items[start], items[start + 1 : end]


def _spans(starts: Sequence[int], end: int) -> Iterator[tuple[int, int]]:
    """From each start to the next, and from the last to the end."""
    return zip(starts, [*starts[1:], end], strict=False)


def _built_footnotes(items: Iterable[Item]) -> tuple[Footnote, ...]:
    return tuple(
        Footnote(item.clause.label or "", item.clause.text, item.clause.place, item.clause.references)
        for item in items
    )


def _trees(clauses: Iterable[Clause], kind: Kind, node: str) -> list[list[Item]]:
    return [list(_tree(clause, kind, f"{node}/{n}", 0)) for n, clause in enumerate(clauses)]


def _tree(clause: Clause, kind: Kind, node: str, depth: int) -> Iterator[Item]:
    yield Item(kind, replace(clause, children=()), depth, (node,))
    for n, child in enumerate(clause.children):
        yield from _tree(child, kind, f"{node}/children/{n}", depth + 1)


def _sections(sections: Iterable[Section], node: str, depth: int = 0) -> Iterator[Item]:
    for n, section in enumerate(sections):
        here = f"{node}/{n}"
        head = Clause(section.heading, section.label, place=section.place)
        yield Item(Kind.SECTION, head, depth, (here,))
        for tree in _trees(section.paragraphs, Kind.PARAGRAPH, f"{here}/paragraphs"):
            yield from tree
        yield from _sections(section.sections, f"{here}/sections", depth + 1)


def _footnotes(notes: Iterable[Footnote], node: str) -> Iterator[Item]:
    for n, note in enumerate(notes):
        clause = Clause(note.text, note.label, place=note.place, references=note.references)
        yield Item(Kind.FOOTNOTE, clause, nodes=(f"{node}/{n}",))
