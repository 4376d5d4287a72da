"""A statement's elements to pieces: one paragraph each, in document order, with marker, depth and lines.

Guarantee: every word between the tags is in exactly one piece or in one of its footnotes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from archive.parser.akn.languages import COUNTING_HEADING
from archive.parser.akn.markers import Marker, read_marker
from archive.parser.akn.markup import Element
from archive.parser.akn.runs import Emphasis, Run, collapse, plain_text, read_run
from archive.parser.model import Footnote

# Words that a heading without emphasis may have; Chinese puts no space between its own.
MAX_HEADING_WORDS = 20
MAX_HEADING_CHARACTERS = 120
# Where a clause's phrase begins at the latest: Chinese may put "In this regard" before it.
LATEST_PHRASE = 12

_UNITS = {"paragraph", "container", "point", "item", "subparagraph", "clause", "article", "indent", "alinea"}
_LISTS = {"list", "blockList", "sublist", "ul", "ol"}
_LEAVES = {"p", "listIntroduction", "listWrapUp", "block", "docTitle"}
_HEADINGS = {"heading", "subheading", "crossHeading"}
_ORNAMENT = re.compile(r"[\s*_–—-]*")
_END = re.compile(r"[.;:,。；：，、؛،?!？！…]$")


class Kind(Enum):
    PREAMBULAR = "a paragraph of the preamble"
    MARKED = "a paragraph with a marker"
    TEXT = "a paragraph without one"
    HEADING = "a heading"
    ROW = "a row of a table, or what explains the table"
    NOTE = "a footnote set as a paragraph"


@dataclass(frozen=True, slots=True)
class Piece:
    """`depth` counts the lists that it stands in."""

    kind: Kind
    text: str
    lines: tuple[int, ...]
    marker: Marker | None = None
    emphasis: Emphasis | None = None
    depth: int = 0
    level: int = 2
    notes: tuple[Footnote, ...] = ()

    @property
    def opens(self) -> bool:
        """Whether emphasised words open it, as they open a clause."""
        found = self.emphasis
        return found is not None and found.start <= LATEST_PHRASE and found.text != self.text


def read_pieces(elements: Iterable[Element]) -> list[Piece]:
    """The pieces of preambles and bodies, one behind the other, or of an annex."""
    found = [
        replace(piece, kind=Kind.PREAMBULAR) if element.tag == "preamble" and _is_bare(piece) else piece
        for element in elements
        for piece in _inside(_stream(element, 0))
        if not _ORNAMENT.fullmatch(piece.text) or piece.marker
    ]
    for at in range(len(found) - 2, -1, -1):
        if _is_plain_heading(found[at], found[max(at - 1, 0)], found[at + 1]):
            found[at] = replace(found[at], kind=Kind.HEADING)
    for at in range(1, len(found)):
        if _is_misplaced(found[at], found[at - 1], found[at + 1] if at + 1 < len(found) else None):
            found[at] = replace(found[at], depth=found[at].depth - 1)
    return found


def _is_bare(piece: Piece) -> bool:
    return piece.kind is Kind.TEXT and piece.depth == 0


def _is_misplaced(piece: Piece, before: Piece, after: Piece | None) -> bool:
    """Whether a point alone in a list goes on with the level above: "(h)", in it "(i)", then "(j)"."""
    if not (piece.marker and before.marker) or piece.depth < 2 or before.depth != piece.depth - 1:
        return False
    alone = after is None or after.depth < piece.depth
    return alone and piece.marker.follows(before.marker)


def _inside(stream: Iterable[tuple[Element, int]]) -> Iterator[Piece]:
    """The pieces of a run of paragraphs; a marker goes with the words behind it."""
    num: Element | None = None
    for part, depth in stream:
        if num and part.tag in _UNITS | {"num", "tr"}:  # a marker without words of its own
            yield from _piece([num], None, depth)
            num = None
        if part.tag == "num":
            num = part
        elif part.tag in _UNITS:
            yield from _unit(part, depth)
        elif part.tag == "tr":
            yield from _row(part, depth)
        else:
            yield from _piece([part], num, depth)
            num = None
    if num:
        yield from _piece([num], None, 0)


def _stream(element: Element, depth: int) -> Iterator[tuple[Element, int]]:
    """Markers, paragraphs, units and rows below an element, each with the lists it stands in."""
    for part in element.content:
        if isinstance(part, str):
            if collapse(part):
                yield Element("p", {}, element.first, element.last, [part]), depth
        elif part.tag in _UNITS | _LEAVES | _HEADINGS | {"num", "tr"}:
            yield part, depth
        elif part.tag not in ("meta", "formula"):
            yield from _stream(part, depth + (part.tag in _LISTS))


def _unit(element: Element, depth: int) -> Iterator[Piece]:
    """A paragraph: its own words, which stand before its first list or table, then what is below it."""
    stream = list(_stream(element, depth))
    num = next((part for part, _ in stream if part.tag == "num"), None)
    words = [(part, below) for part, below in stream if part is not num]
    count = next((at for at, (part, _) in enumerate(words) if part.tag in _UNITS | {"tr"}), len(words))
    own = [part for part, _ in words[:count]]
    if own or num:
        style = element.attributes.get("class", "")
        # The mark-up calls a paragraph of the preamble by its introductory words.
        name = element.attributes.get("name", "") if element.tag == "container" else ""
        yield from _piece(own, num, depth, style, name)
    yield from _inside(words[count:])


def _piece(
    own: Sequence[Element], num: Element | None, depth: int, style: str = "", name: str = ""
) -> Iterator[Piece]:
    run = read_run(own)
    marker = read_marker(plain_text(num))
    if not run.text and marker is None:
        return
    elements = [num, *own] if num else own
    first, last = min(part.first for part in elements), max(part.last for part in elements)
    named = Emphasis(0, name) if name and name in run.text else None
    leading = run.emphasis if run.emphasis and run.emphasis.start == 0 else None
    yield Piece(
        kind=_kind(own, run, marker, style),
        text=run.text,
        lines=tuple(range(first, last + 1)),
        marker=marker,
        emphasis=leading or named or run.emphasis,
        depth=depth,
        level=3 if style == "H4" else 2,
        notes=run.notes,
    )


def _kind(own: Sequence[Element], run: Run, marker: Marker | None, style: str) -> Kind:
    if any(element.tag in _HEADINGS for element in own) or (run.bold and not _END.search(run.text)):
        return Kind.HEADING
    if style.startswith("FootnoteText"):
        return Kind.NOTE if own[0].child("sup") else Kind.ROW
    if marker is not None:
        return Kind.MARKED
    return Kind.HEADING if _counts(run.text) else Kind.TEXT


def _is_plain_heading(piece: Piece, before: Piece, below: Piece) -> bool:
    """A few words without an end, above a clause or another heading, or below one that only counts."""
    if not _is_bare(piece) or piece.opens or _END.search(piece.text):
        return False
    short = len(piece.text.split()) <= MAX_HEADING_WORDS and len(piece.text) <= MAX_HEADING_CHARACTERS
    leads = below.kind in (Kind.MARKED, Kind.HEADING, Kind.PREAMBULAR) or below.opens
    return short and (leads or (before.kind is Kind.HEADING and _counts(before.text)))


def _counts(text: str) -> bool:
    return COUNTING_HEADING.fullmatch(text) is not None


def _row(element: Element, depth: int) -> Iterator[Piece]:
    """A row of a table, its cells parted by bars."""
    runs = [read_run([cell], cell=True) for cell in element.elements]
    text = " | ".join(run.text for run in runs if run.text)
    if text:
        notes = tuple(note for run in runs for note in run.notes)
        yield Piece(Kind.ROW, text, element.lines, depth=depth, notes=notes)
