"""An annex's pieces to sections of paragraphs.

Guarantee: every piece becomes a heading, one paragraph or one footnote; all keep their order.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from archive.parser.akn.body import Tree, as_note, title_pairs, to_clause, to_node
from archive.parser.akn.languages import COUNTING_HEADING
from archive.parser.akn.pieces import Kind, Piece
from archive.parser.model import Footnote, Place, Section

_WORD = r"(?:Annex|Annexe|Anexo|Appendix|Apéndice|Приложение|المرفق|附件|附录)"
_ANNEX = re.compile(rf"{_WORD}(?:\s?[\w]{{1,10}})?", re.I)
# "Anexo Principios de las Naciones Unidas": a line break between them was lost
_TITLED = re.compile(rf"(?P<annex>{_WORD}(?: [IVX]+)?)\s+(?P<title>\w+ .+)")


@dataclass(slots=True)
class _Open:
    """A section whose end is not yet reached."""

    label: str | None
    heading: str
    level: int
    lines: tuple[int, ...]
    tree: Tree = field(default_factory=Tree)
    sections: list[_Open] = field(default_factory=list)


def read_annex(pieces: Sequence[Piece]) -> tuple[Section, tuple[Footnote, ...]]:
    """An annex as one section, its "Annex" line the label and the headings below it the title."""
    label, titles, rest = _front(pieces)
    lines = tuple(line for piece in (*label, *titles) for line in piece.lines)
    annex = _Open(label[0].text if label else None, " ".join(title.text for title in titles), 1, lines)
    _fill(annex, rest)
    return _close(annex), tuple(_footnotes(pieces))


def _front(pieces: Sequence[Piece]) -> tuple[Sequence[Piece], Sequence[Piece], Sequence[Piece]]:
    """The "Annex" line, the title's lines, and the text."""
    pieces = [*_titled(pieces[:1]), *pieces[1:]]
    start = int(bool(pieces) and _ANNEX.fullmatch(pieces[0].text) is not None)
    end = start
    while end < len(pieces) and _is_title(pieces[end]):
        end += 1
    return pieces[:start], pieces[start:end], pieces[end:]


def _titled(first: Sequence[Piece]) -> Sequence[Piece]:
    """An "Annex" line that the title goes on as two pieces."""
    found = _TITLED.fullmatch(first[0].text) if first and first[0].kind is Kind.HEADING else None
    if found is None or not found["title"][0].isupper():
        return first
    return [replace(first[0], text=found["annex"]), replace(first[0], text=found["title"], notes=())]


def _is_title(piece: Piece) -> bool:
    counts = piece.marker is not None or COUNTING_HEADING.fullmatch(piece.text) is not None
    return piece.kind is Kind.HEADING and not counts


def _fill(annex: _Open, pieces: Sequence[Piece]) -> None:
    """Puts the pieces into sections below each other by the levels of their headings."""
    path = [annex]
    waiting: list[Piece] = []
    for at, piece in enumerate(pieces):
        if piece.kind is Kind.HEADING:
            waiting.append(piece)
            below = pieces[at + 1] if at + 1 < len(pieces) else None
            if below is None or below.kind is not Kind.HEADING or below.level != piece.level:
                _open_sections(path, waiting)
                waiting = []
        elif piece.kind is not Kind.NOTE:
            _add(path[-1].tree, piece)


def _open_sections(path: list[_Open], headings: Sequence[Piece]) -> None:
    level = headings[0].level
    while path[-1].level >= level:
        path.pop()
    opened = [_Open(label, text, level, lines) for label, text, lines in title_pairs(headings)]
    path[-1].sections += opened
    path.append(opened[-1])


def _add(tree: Tree, piece: Piece) -> None:
    node = to_node(piece, tree.next_number())
    counts = node.marker is not None and node.marker.is_number and not piece.depth
    if tree.top is None or tree.top.piece.kind is Kind.ROW or counts:
        tree.add_root(node)
    elif piece.depth or node.marker or tree.leads_on or _goes_on(node.text):
        tree.add_below(node)
    else:
        tree.add_root(node)


def _goes_on(text: str) -> bool:
    """Whether a paragraph takes a sentence up again."""
    return text[:1].islower()


def _close(section: _Open) -> Section:
    return Section(
        heading=section.heading,
        label=section.label,
        level=section.level,
        paragraphs=tuple(to_clause(node) for node in section.tree.roots),
        sections=tuple(_close(inner) for inner in section.sections),
        place=Place(section.lines),
    )


def _footnotes(pieces: Sequence[Piece]) -> Iterator[Footnote]:
    for piece in pieces:
        yield from piece.notes
        if piece.kind is Kind.NOTE:
            yield as_note(piece)
