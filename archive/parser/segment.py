"""Lines to blocks: what stands together on paper, with its enumerator set apart.

Guarantee: every line that is neither empty nor furniture belongs to exactly one block, in order.
A block may be half a paragraph: what page breaks and footnotes cut is joined later, where the sense is known.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from archive.parser.lines import Line
from archive.parser.model import Place
from archive.parser.patterns import BARE_MARKER, CARET, HEADER_FIELD, MARKER, OPENING

_AFTER_HANGING_HYPHEN = ("and", "or", "to", "as")


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of text. `emphasis` holds (start, end) of italic or bold runs in `text`.

    `marker` is the printed enumerator ("1.", "(a)"), no longer part of `text`; `bullet` its list hyphen.
    """

    text: str
    place: Place
    emphasis: tuple[tuple[int, int], ...] = ()
    marker: str | None = None
    bullet: str = ""
    indent: int = 0
    raw: str = ""

    @property
    def first_line(self) -> int:
        return self.place.lines[0]


def segment(lines: Sequence[Line]) -> tuple[Block, ...]:
    """The blocks of `lines`, in order."""
    blocks: list[Block] = []
    group: list[Line] = []
    for line in lines:
        if line.furniture:
            continue
        if group and _starts_block(line, group[-1]):
            blocks.append(_block(group))
            group = []
        if line.text:
            group.append(line)
    if group:
        blocks.append(_block(group))
    return tuple(blocks)


def _starts_block(line: Line, before: Line) -> bool:
    """Whether `line` cannot belong to the block that ends with `before`."""
    text, above = line.text, before.text
    return (
        not text
        or (bool(line.bullet) and line.printed is None)
        or _is_marked(text, above)
        or "\t" in text
        or "\t" in above
        or bool(HEADER_FIELD.match(text) or HEADER_FIELD.match(above))
        or bool(OPENING.match(text) or OPENING.match(above))
        or CARET.match(text) is not None
    )


def _is_marked(text: str, above: str) -> bool:
    """A marker starts a block, unless it is a word of the sentence above ("subparagraph\\n(a) of …")."""
    bare = text.lstrip("*_")
    if not (MARKER.match(bare) or BARE_MARKER.match(bare)):
        return False
    return above.rstrip("*_”\"’'")[-1:] in ";:,." or above.rstrip("*_").endswith(
        (" and", " or", " by", " to")
    )


def _block(group: Sequence[Line]) -> Block:
    raw = join_texts([line.text for line in group])
    raw = CARET.sub(lambda m: m["mark"], raw) if not CARET.match(raw) else raw
    text, emphasis = read_emphasis(raw)
    marker, text, emphasis = _split_marker(text, emphasis)
    return Block(text, place_of(group), emphasis, marker, group[0].bullet, group[0].indent, raw)


def place_of(lines: Sequence[Line]) -> Place:
    """Where `lines` stand."""
    printed = [line.printed for line in lines if line.printed is not None]
    return Place(
        lines=tuple(line.number for line in lines),
        page=lines[0].page,
        printed=(printed[0], printed[-1]) if printed else None,
    )


def join_places(places: Sequence[Place]) -> Place:
    """One place for pieces of one thing."""
    printed = [place.printed for place in places if place.printed]
    return Place(
        lines=tuple(number for place in places for number in place.lines),
        page=places[0].page,
        printed=(printed[0][0], printed[-1][1]) if printed else None,
    )


def join_texts(texts: Sequence[str]) -> str:
    """Pieces of a paragraph as one text; a word broken at its own hyphen is made whole."""
    joined = ""
    for text in texts:
        glue = "" if not joined or _is_broken_word(joined, text) else " "
        joined += glue + text
    return " ".join(joined.split())


def _is_broken_word(before: str, after: str) -> bool:
    """Whether a line end cut a word; "burden-" before "and responsibility-sharing" is whole."""
    bare = before.rstrip("*_")
    if len(bare) < 2 or bare[-1] not in "-–—/" or bare[-2].isspace() or not after[:1].isalnum():
        return False
    return bare[-1] != "-" or after.split()[0] not in _AFTER_HANGING_HYPHEN


def read_emphasis(raw: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Text without its `*`, `**` and `_` marks and escapes, and where they emphasised.

    A star that opens or closes nothing stays: it is a footnote mark.
    """
    plain: list[str] = []
    spans: list[tuple[int, int]] = []
    opened: tuple[str, int] | None = None
    at = 0
    while at < len(raw):
        if raw[at] == "\\" and raw[at + 1 : at + 2] in set("$*_#[]()-&.+!~>|"):
            plain.append(raw[at + 1])
            at += 2
            continue
        mark = _mark_at(raw, at)
        if mark and opened and mark == opened[0] and not raw[at - 1].isspace():
            spans.append((opened[1], len(plain)))
            opened = None
        elif mark and opened is None and _opens(raw, at, mark):
            opened = (mark, len(plain))
        else:
            mark = ""
            plain.append(raw[at])
        at += len(mark) or 1
    return "".join(plain), _merge(spans, plain)


def _mark_at(raw: str, at: int) -> str:
    if raw[at] == "*":
        return "**" if raw[at : at + 2] == "**" else "*"
    if raw[at] == "_":
        inside = raw[at - 1 : at].isalnum() and raw[at + 1 : at + 2].isalnum()
        return "" if inside else "_"
    return ""


def _opens(raw: str, at: int, mark: str) -> bool:
    """Whether the mark begins an emphasis that is also closed."""
    after = raw[at + len(mark) : at + len(mark) + 1]
    if not after or after.isspace() or raw[at - 1 : at].isalnum():
        return False
    close = raw.find(mark, at + len(mark) + 1)
    return close > 0


def _merge(spans: Sequence[tuple[int, int]], plain: Sequence[str]) -> tuple[tuple[int, int], ...]:
    """Runs parted only by white space are one run that a line end cut."""
    merged: list[tuple[int, int]] = []
    for start, end in spans:
        if merged and not "".join(plain[merged[-1][1] : start]).strip():
            merged[-1] = (merged[-1][0], end)
        else:
            merged.append((start, end))
    return tuple(merged)


def _split_marker(
    text: str, emphasis: tuple[tuple[int, int], ...]
) -> tuple[str | None, str, tuple[tuple[int, int], ...]]:
    found = MARKER.match(text)
    if not found:
        return None, text, emphasis
    cut = found.end()
    moved = tuple((max(start - cut, 0), end - cut) for start, end in emphasis if end > cut)
    return found["marker"], text[cut:], moved
