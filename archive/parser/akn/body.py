"""Pieces to a resolution's body: preamble, operative tree and headings.

What the mark-up nests stays nested. A lettered paragraph that it left beside its clause, a number left in the
text and a paragraph without any number find their place by what stands before them.

Guarantee: every piece becomes one clause, one heading or one footnote; all keep their order.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from archive.parser.akn.languages import COUNTING_HEADING
from archive.parser.akn.markers import Marker, read_marker, split_marker
from archive.parser.akn.pieces import Kind, Piece
from archive.parser.languages import Language
from archive.parser.model import Clause, Footnote, Heading, Place, Problem
from archive.parser.phrases import find_phrase
from archive.parser.segment import Block

# Longer emphasis runs over a clause, not over its phrase.
MAX_PHRASE_WORDS = 14
# No real tree has more than four levels below its clauses; what is nested deeper stands on the last.
MAX_DEPTH = 10
# How paragraphs of a preamble end, in whichever script.
_COMMA = re.compile(r"[,،，][⁰¹²³⁴-⁹⁽⁾]*$")


@dataclass(slots=True)
class Node:
    """A clause being put together."""

    piece: Piece
    marker: Marker | None
    text: str
    children: list[Node] = field(default_factory=list)

    @property
    def announces(self) -> bool:
        """Whether it ends as what leads on to a list does."""
        return self.text.endswith((":", "："))


@dataclass(frozen=True, slots=True)
class Body:
    preambular: tuple[Clause, ...] = ()
    operative: tuple[Clause, ...] = ()
    headings: tuple[Heading, ...] = ()
    footnotes: tuple[Footnote, ...] = ()
    problems: tuple[Problem, ...] = ()


class Tree:
    """The clauses of one run of text, the last of them open."""

    def __init__(self) -> None:
        self.roots: list[Node] = []
        self._path: list[Node] = []
        self._base = 0

    @property
    def top(self) -> Node | None:
        return self._path[0] if self._path else None

    @property
    def leads_on(self) -> bool:
        """Whether what was last added announces a list."""
        last = self._path[-1] if self._path else None
        return last is not None and (last.announces or last.piece.kind is Kind.ROW)

    def close(self) -> None:
        """What follows stands under no clause that came before."""
        self._path = []

    def next_number(self) -> int:
        """The number that the next clause would have."""
        label = self.roots[-1].marker.label if self.roots and self.roots[-1].marker else ""
        return int(label.split()[0]) + 1 if label[:1].isdigit() else 1

    def add_root(self, node: Node) -> None:
        self.roots.append(node)
        self._path, self._base = [node], 0

    def add_below(self, node: Node) -> None:
        """Places a piece that is no clause of its own under the clause that is open."""
        depth = self._depth(node)
        if node.piece.depth == 0:
            self._base = depth
        del self._path[depth:]
        self._path[-1].children.append(node)
        self._path.append(node)

    def _depth(self, node: Node) -> int:
        return min(self._wanted_depth(node), len(self._path), MAX_DEPTH)

    def _wanted_depth(self, node: Node) -> int:
        if node.piece.depth:
            return self._base + node.piece.depth
        return self._marked_depth(node.marker) if node.marker else self._unmarked_depth(node)

    def _marked_depth(self, marker: Marker) -> int:
        """Beside the marker that it follows, else below the deepest marked clause, else below the top."""
        for depth in range(len(self._path) - 1, 0, -1):
            earlier = self._path[depth].marker
            if earlier and marker.follows(earlier):
                return depth
        marked = [depth for depth, node in enumerate(self._path) if depth == 0 or node.marker]
        return marked[-1] + 1 if marker.is_first else 1

    def _unmarked_depth(self, node: Node) -> int:
        """Below a colon, beside another of its kind, else below the top, ending what a list broke off."""
        last = self._path[-1]
        if node.piece.kind is Kind.ROW:
            return len(self._path) - (last.piece.kind is Kind.ROW)
        if last.announces:
            return len(self._path)
        return len(self._path) - 1 if last.marker is None and len(self._path) > 1 else 1


def read_body(pieces: Sequence[Piece], *, language: Language) -> Body:
    """The clauses, headings and footnotes of a resolution's text."""
    preamble, operative = Tree(), Tree()
    runs: list[tuple[list[Piece], int, int]] = []
    notes: list[Footnote] = []
    tree = preamble
    more_preamble = _more_preamble(pieces)
    for at, piece in enumerate(pieces):
        notes += piece.notes
        if piece.kind is Kind.HEADING:
            if not (at and pieces[at - 1].kind is Kind.HEADING):
                runs.append(([], len(preamble.roots), len(operative.roots)))
                preamble.close()
                operative.close()
            runs[-1][0].append(piece)
        elif piece.kind is Kind.NOTE:
            notes.append(as_note(piece))
        else:
            in_preamble = more_preamble[at] or _COMMA.search(piece.text) is not None
            tree = _place(piece, tree, preamble, operative, in_preamble=in_preamble)
    return Body(
        tuple(to_clause(node, phrases=language) for node in preamble.roots),
        tuple(to_clause(node, phrases=language) for node in operative.roots),
        tuple(heading for run in runs for heading in _headings(*run)),
        tuple(notes),
        tuple(_gaps(preamble.roots, "")) + tuple(_gaps(operative.roots, "")),
    )


def _place(piece: Piece, tree: Tree, preamble: Tree, operative: Tree, *, in_preamble: bool) -> Tree:
    """Puts a piece into the tree where it belongs, and returns that tree."""
    node = to_node(piece, operative.next_number())
    goes_on = tree.top is not None and tree.top.announces and not piece.opens
    if piece.kind is Kind.PREAMBULAR and not goes_on:
        preamble.add_root(node)
        return preamble
    if _is_clause(node, tree):
        tree = preamble if in_preamble and node.marker is None else operative
        tree.add_root(node)
    else:
        tree.add_below(node)
    return tree


def to_node(piece: Piece, expected: int) -> Node:
    """A piece with the marker that its text may begin with."""
    if piece.kind is not Kind.TEXT:
        return Node(piece, piece.marker, piece.text)
    printed, text = split_marker(piece.text, expected)
    return Node(piece, read_marker(printed) if printed else None, text)


def _is_clause(node: Node, tree: Tree) -> bool:
    """Whether a piece is a clause of its own, not a part of the one before."""
    top = tree.top
    if top is None:
        return True
    if node.piece.kind is Kind.ROW:
        return top.piece.kind is Kind.ROW
    if node.piece.depth:
        return False
    if node.marker is None:
        return node.piece.opens
    listed = top.marker is None and top.announces and not node.piece.opens
    return node.marker.is_number and not listed


def _more_preamble(pieces: Sequence[Piece]) -> list[bool]:
    """For each piece whether more of the preamble follows before any heading or numbered clause."""
    follows, found = False, []
    for piece in reversed(pieces):
        found.append(follows)
        if piece.kind in (Kind.HEADING, Kind.PREAMBULAR):
            follows = piece.kind is Kind.PREAMBULAR
        elif piece.marker and piece.marker.is_number:
            follows = False
    return found[::-1]


def to_clause(node: Node, *, phrases: Language | None = None) -> Clause:
    """A node as a clause; only those at the top have phrases, in the language given."""
    phrase, verb = _phrase(node, phrases) if phrases else (None, None)
    return Clause(
        text=node.text,
        label=node.marker.label if node.marker else None,
        phrase=phrase,
        verb=verb,
        children=tuple(to_clause(child) for child in node.children),
        place=Place(node.piece.lines),
    )


def _phrase(node: Node, language: Language) -> tuple[str | None, str | None]:
    """The printed phrase, else the one that the vocabulary finds; a verb where the vocabulary has any."""
    if node.piece.kind is Kind.ROW:
        return None, None
    printed = node.piece.emphasis.text if node.piece.emphasis and node.piece.opens else ""
    if len(printed.split()) > MAX_PHRASE_WORDS:
        printed = ""
    emphasis = ((0, len(printed)),) if printed and node.text.startswith(printed) else ()
    found = find_phrase(
        Block(text=node.text, place=Place(node.piece.lines), emphasis=emphasis, language=language)
    )
    return printed or (found.text if found else None), found.verb if found else None


def as_note(piece: Piece) -> Footnote:
    """A footnote of a table, set as a paragraph: "a See A/80/505."."""
    label, _, text = piece.text.partition(" ")
    return Footnote(label, text, Place(piece.lines))


def _headings(run: Sequence[Piece], preambular: int, operative: int) -> Iterator[Heading]:
    """A run of headings; a numeral and the title below it are one."""
    for label, text, lines in title_pairs(run):
        yield Heading(text, label, preambular, operative, Place(lines))


def title_pairs(run: Sequence[Piece]) -> Iterator[tuple[str | None, str, tuple[int, ...]]]:
    """(label, text, lines) of headings one below the other: "Article 2" labels the title under it."""
    waiting: Piece | None = None
    for piece in run:
        counts = piece.marker is None and COUNTING_HEADING.fullmatch(piece.text) is not None
        if counts and waiting is None and piece is not run[-1]:
            waiting = piece
            continue
        label = waiting.text if waiting else piece.marker.label if piece.marker else None
        yield label, piece.text, (*(waiting.lines if waiting else ()), *piece.lines)
        waiting = None


def _gaps(nodes: Sequence[Node], within: str) -> Iterator[Problem]:
    """Markers that do not follow the one before them; under a heading numbers may start again."""
    before: Marker | None = None
    for node in nodes:
        name = within
        if node.marker and node.marker.meanings:
            name = f"{within} ({node.marker.label})" if within else node.marker.label
            if not node.marker.is_first and not (before and node.marker.follows(before)):
                after = f"follows {before.label}" if before else "is the first of its list"
                yield Problem("label-gap", f"Clause {name} {after}.", node.piece.lines[0])
            before = node.marker
        yield from _gaps(node.children, name)
