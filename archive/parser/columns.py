"""A table of resolutions as rows of named cells, whatever the order and the language of its columns.

Guarantee: a table is answered only if its head names the columns and every row below fits them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from archive.parser.emphasis import read_emphasis
from archive.parser.front_patterns import APART
from archive.parser.lines import Line
from archive.parser.vote_patterns import COUNT_CELL, TABLE_COLUMNS, WITHOUT_A_VOTE

# The columns that say how a vote went, and those that say on what.
_TOLD = {"favour", "outcome"}
_SUBJECTS = {"code", "topic"}
_TALLIES = ("favour", "against", "abstaining", "absent")


class Cells(NamedTuple):
    """A row: the text of each column that has a known name, and the line where the row begins."""

    texts: dict[str, str]
    line: int


class _Cell(NamedTuple):
    """A cell of a line: its text, and where in the line it stands; by order where signs part the cells."""

    text: str
    start: int
    end: int


class _Head(NamedTuple):
    """The columns of a table: their places, and their names, "" where one is not known."""

    cells: Sequence[_Cell]
    names: Sequence[str]
    sign: str


def names_columns(line: Line) -> bool:
    """Whether a line is the head of a table that says how resolutions were voted on."""
    return _head_in(line) is not None


def read_columns(lines: Sequence[Line]) -> tuple[Cells, ...]:
    """The rows below the first head among `lines`; none where a row does not fit its columns."""
    heads = ((at, head) for at, line in enumerate(lines) if (head := _head_in(line)))
    at, head = next(heads, (0, None))
    if head is None:
        return ()
    rows: list[tuple[list[str], int]] = []
    key = next(name for name in ("code", "favour", "outcome") if name in head.names)
    gap = False
    for line in lines[at + 1 :]:
        if line.furniture or not line.text or not line.text.strip("|-: "):
            gap = gap or line.blank
            continue
        texts = _fitted(line, head)
        if texts is None and _is_cut(line, head.sign, gap=gap):
            return ()
        if texts is None or (gap and not texts[head.names.index(key)]):
            break
        if texts[head.names.index(key)] or not rows:
            rows.append((texts, line.number))
        else:
            above, number = rows[-1]
            rows[-1] = [f"{one} {other}".strip() for one, other in zip(above, texts, strict=True)], number
        gap = False
    named = [_named(texts, number, head) for texts, number in rows]
    return tuple(named) if all(map(_is_counted, named)) else ()


def _is_cut(line: Line, sign: str, *, gap: bool) -> bool:
    """Whether a line that does not fit stands in the table all the same: its cells are other ones, or it goes
    on with the cell of the row above."""
    if sign in line.raw and sign != " ":
        return True
    return sign != "|" and not gap


def _head_in(line: Line) -> _Head | None:
    """The head of a table in a line whose cells name what was voted on and how it went."""
    if line.furniture or not line.text:
        return None
    sign = "|" if "|" in line.text else "\t" if "\t" in line.raw.strip() else " "
    cells = _cells(line, sign)
    names = max((_names(cells, column) for column in TABLE_COLUMNS), key=lambda each: len({*each}))
    once = all(names.count(name) == 1 for name in names if name)
    whole = not _TOLD.isdisjoint(names) and (
        not _SUBJECTS.isdisjoint(names) or {"favour", "against"}.issubset(names)
    )
    counted = "against" not in names or "favour" in names
    return _Head(cells, names, sign) if once and whole and counted and len(cells) > 2 else None


def _names(cells: Sequence[_Cell], column: re.Pattern[str]) -> list[str]:
    """The names of the columns in one language."""
    found = [column.match(cell.text) for cell in cells]
    return [name.lastgroup or "" if name else "" for name in found]


def _cells(line: Line, sign: str) -> list[_Cell]:
    if sign == " ":
        found = APART.finditer(line.raw)
        return [_Cell(read_emphasis(cell.group())[0], cell.start(), cell.end()) for cell in found]
    text = line.text.strip()
    pieces = text.removeprefix("|").removesuffix("|").split("|") if sign == "|" else _tabbed(line).split("\t")
    return [_Cell(read_emphasis(piece.strip())[0], at, at + 1) for at, piece in enumerate(pieces)]


def _tabbed(line: Line) -> str:
    """A line with the empty cells at its edges; its words made whole, if no cell was taken for a bullet."""
    raw, bare = line.raw, line.raw.strip()
    if line.text.count("\t") != bare.count("\t"):
        return raw
    before, after = raw[: len(raw) - len(raw.lstrip())], raw[len(raw.rstrip()) :]
    return f"{before}{line.text}{after}"


def _fitted(line: Line, head: _Head) -> list[str] | None:
    """The text of each column of the head in a line; None where the line is no part of the table."""
    cells = _cells(line, head.sign)
    if head.sign != " " and len(cells) != len(head.cells):
        return None
    texts = [""] * len(head.cells)
    for cell in cells:
        column = _column_of(cell, head)
        if column is None or (texts[column] and cell.text):
            return None
        texts[column] = texts[column] or cell.text
    return texts


def _column_of(cell: _Cell, head: _Head) -> int | None:
    """The column that a cell stands below: the nearest, or that of its order."""
    if head.sign != " ":
        return cell.start if cell.start < len(head.cells) else None
    return min(range(len(head.cells)), key=lambda at: _distance(cell, head.cells[at]))


def _distance(one: _Cell, other: _Cell) -> tuple[int, int]:
    """How far two cells stand apart, then how far their edges do."""
    apart = max(one.start - other.end, other.start - one.end, 0)
    return apart, min(abs(one.start - other.start), abs(one.end - other.end))


def _named(texts: Sequence[str], line: int, head: _Head) -> Cells:
    found = {name: text for name, text in zip(head.names, texts, strict=True) if name}
    for name in _TALLIES:  # "consensus" below "For"
        if (
            name in found
            and not COUNT_CELL.match(found[name])
            and WITHOUT_A_VOTE.fullmatch(_bare(found[name]))
        ):
            found["outcome"] = f"{found.get('outcome', '')} {found.pop(name)}".strip()
    return Cells(found, line)


def _bare(text: str) -> str:
    """A cell without "by": "by consensus"."""
    return re.sub(r"^(?:(?:adopted )?by|par|por)\s+", "", text.strip(" .*()"), flags=re.I)


def _is_counted(row: Cells) -> bool:
    """Whether the columns of tallies hold counts alone, or the dash of a resolution that was not counted."""
    return all(COUNT_CELL.match(row.texts.get(name, "")) for name in _TALLIES)
