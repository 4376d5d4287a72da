"""The table of resolutions: code, topic and vote, however its columns broke.

A row runs from one code to the next; the vote in it is known by its words; what is left is the topic.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from archive.parser.columns import names_columns, read_columns
from archive.parser.emphasis import read_emphasis
from archive.parser.front_patterns import APART, TABLE_HEAD_ROW
from archive.parser.lines import Line
from archive.parser.model import Vote
from archive.parser.patterns import CELL_CODE, CELL_DRAFT, CODE, ROW_NUMBER
from archive.parser.vote_patterns import COLUMNS_TALLY, DASH_TALLY, OUTCOME_TALLY, TALLY_ORDER, VOTE_CELL
from archive.parser.votes import read_number, read_vote

# Each position in the order of a head to the words that a tally is told in.
_POSITIONS = {"favour": "in favour", "against": "against", "abstaining": "abstaining"}
# Each column of tallies to the words that they are told in.
_COLUMNS = _POSITIONS | {"absent": "not voting"}


# A cell may begin so many characters before the word at the head of its column.
_SLACK = 2


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table: what it says of one resolution."""

    code: str | None
    topic: str | None
    vote: Vote | None
    line: int


def read_table(lines: Sequence[Line], agenda: Sequence[str]) -> tuple[Row, ...]:
    """The rows of the table of resolutions, in printed order."""
    if named := _rows_of_columns(lines):
        return named
    text, starts = _as_text(lines)
    order = _tally_order(lines)
    codes = [(found.start(), found.end(), found.group()) for found in CODE.finditer(text)]
    for pattern in (CELL_CODE, CELL_DRAFT):
        codes = codes or [(found.start(), found.end(), found["code"]) for found in pattern.finditer(text)]
    if not codes:
        return _rows_without_codes(text, starts, order)
    ends = [start for start, _, _ in codes[1:]] + [len(text)]
    rows = [
        _row(code, text[start:end], _line_at(starts, start - 1), order)
        for (_, start, code), end in zip(codes, ends, strict=True)
    ]
    return tuple(_by_columns(rows, text, agenda, order))


def _rows_of_columns(lines: Sequence[Line]) -> tuple[Row, ...]:
    """The rows of a table whose columns the head names; none where no cell tells a vote, or where a code that
    stands in a cell of its own is in no row: the columns are broken."""
    order = _tally_order(lines)
    rows = tuple(
        Row(
            cells.texts.get("code") or None,
            cells.texts.get("topic") or None,
            _told_in(cells.texts, order),
            cells.line,
        )
        for cells in read_columns(lines)
    )
    codes = {found["code"] for found in CELL_CODE.finditer(_as_text(lines)[0])}
    printed = {row.code for row in rows if row.code}
    read = any(row.vote for row in rows) and (not codes or codes == printed)
    return rows if read else ()


def _told_in(texts: Mapping[str, str], order: Sequence[str]) -> Vote | None:
    """The vote that the cells of a row tell: counts in columns of their own, or a tally in one."""
    outcome = texts.get("outcome", "")
    counts = {name: read_number(text) for name, text in texts.items() if name in _COLUMNS and text}
    told = [f"{counts[name]} {word}" for name, word in _COLUMNS.items() if counts.get(name) is not None]
    return read_vote(f"{', '.join(told)}. {outcome}", adopted=True) if told else _vote_in(outcome, order)


def read_index(lines: Sequence[Line]) -> tuple[Row, ...]:
    """The rows of a table that stands above a set, known by its head; none where there is no head."""
    head = next((at for at, line in enumerate(lines) if is_table_head(line)), None)
    return read_table(lines[head:], ()) if head is not None else ()


def is_table_head(line: Line) -> bool:
    """Whether a line heads a table of resolutions."""
    return TABLE_HEAD_ROW.match(read_emphasis(line.text)[0]) is not None or names_columns(line)


def _as_text(lines: Sequence[Line]) -> tuple[str, list[tuple[int, int]]]:
    """The table as one text, and where each source line starts in it."""
    text = ""
    starts: list[tuple[int, int]] = []
    columns = _columns(lines)
    for line in lines:
        plain = read_emphasis(line.text)[0]
        head = TABLE_HEAD_ROW.match(plain) and not VOTE_CELL.search(plain)  # "Code: A/1; Topic: …; Vote: …"
        if line.furniture or not plain or head or set(plain) <= set("|-: "):
            continue
        starts.append((len(text), line.number))
        text += ROW_NUMBER.sub("", _cells(line) or _set_apart(line, columns) or plain) + "\n"
    return text, starts


def _columns(lines: Sequence[Line]) -> tuple[int, ...]:
    """Where in a line each column begins, by the table's head, if wide gaps part its words; else nothing."""
    for line in lines:
        if not line.furniture and "\t" not in line.raw and TABLE_HEAD_ROW.match(line.text):
            begins = [cell.start() for cell in APART.finditer(line.raw)]
            return tuple(begins) if len(begins) > 1 else ()
    return ()


def _set_apart(line: Line, columns: Sequence[int]) -> str:
    """The cells of a line in columns that gaps part, parted by tabs; "" where there are no columns."""
    if not columns or line.printed is not None:
        return ""
    cells = [""] * len(columns)
    for cell in APART.finditer(line.raw):
        column = bisect_right(columns, cell.start() + _SLACK) - 1
        text = read_emphasis(cell.group())[0]
        cells[max(column, 0)] = f"{cells[max(column, 0)]} {text}".strip()
    return "\t".join(cells)


def _cells(line: Line) -> str:
    """The cells of a line, the empty ones at its edges too; "" where nothing parts cells."""
    if "\t" not in line.raw or line.printed is not None:
        return ""
    edges = line.raw[: len(line.raw) - len(line.raw.lstrip())], line.raw[len(line.raw.rstrip()) :]
    text = line.text.join(edges) if "\t" in line.text else line.raw
    return "\t".join(read_emphasis(cell.strip())[0] for cell in text.split("\t"))


def _line_at(starts: Sequence[tuple[int, int]], offset: int) -> int:
    at = bisect_right(starts, offset, key=lambda pair: pair[0])
    return starts[at - 1][1] if at else 1


def _tally_order(lines: Sequence[Line]) -> tuple[str, ...]:
    """The positions in the order in which the table's head names them; empty where it names not all three."""
    heads = [text for line in lines if TABLE_HEAD_ROW.match(text := read_emphasis(line.text)[0])]
    found = TALLY_ORDER.finditer(" | ".join(heads))
    order = tuple(dict.fromkeys(position.lastgroup or "" for position in found))
    return order if len(order) == len(_POSITIONS) else ()


def _vote_in(cell: str, order: Sequence[str]) -> Vote | None:
    """The vote in a cell whose tallies stand in that order."""
    if not order and OUTCOME_TALLY.search(cell):
        order = tuple(_POSITIONS)
    tally = COLUMNS_TALLY.search(cell) or (DASH_TALLY.search(cell) if order != tuple(_POSITIONS) else None)
    if order and tally:
        named = zip(tally.groups()[: len(order)], order, strict=True)
        told = ", ".join(f"{count} {_POSITIONS[name]}" for count, name in named)
        outcome = tally.groupdict().get("outcome") or cell[tally.end() :]
        cell = f"{cell[: tally.start()]}{told}{outcome}"
    return read_vote(cell, adopted=True)


def _row(code: str | None, rest: str, line: int, order: Sequence[str]) -> Row:
    flat = " ".join(_unwrapped(rest).split())
    cells = list(VOTE_CELL.finditer(flat))
    cell = cells[-1] if cells else COLUMNS_TALLY.search(flat) if order else OUTCOME_TALLY.search(flat)
    topic = flat if cell is None else flat[: cell.start()] + " " + flat[cell.end() :]
    topic = re.sub(r"\s+", " ", topic).strip(" |–-:;,.")
    vote = _vote_in(cell.group(), order) if cell else None
    return Row(code, topic or None, vote, line)


def _unwrapped(rest: str) -> str:
    """A row whose cells go on in lines of their own, cell by cell: "16 votes" and below it "against"."""
    lines = [line.split("\t") for line in rest.split("\n") if line.strip()]
    if len(lines) < 2 or len({len(cells) for cells in lines}) > 1:
        return rest
    if any(cells[0].strip() for cells in lines[1:]):  # no code stands there: the cell of a topic goes on
        return rest
    return "\t".join(" ".join(column) for column in zip(*lines, strict=True))


def _rows_without_codes(
    text: str, starts: Sequence[tuple[int, int]], order: Sequence[str]
) -> tuple[Row, ...]:
    rows = []
    begin = 0
    for cell in VOTE_CELL.finditer(text):
        rows.append(_row(None, text[begin : cell.end()], _line_at(starts, cell.start()), order))
        begin = cell.end()
    return tuple(rows)


def _by_columns(rows: Sequence[Row], text: str, agenda: Sequence[str], order: Sequence[str]) -> Sequence[Row]:
    """Where the columns stand one below the other, the nth vote and topic belong to the nth code."""
    if all(row.vote for row in rows):
        return rows
    cells = [cell.group() for cell in VOTE_CELL.finditer(" ".join(text.split()))]
    if len(cells) != len(rows):
        return rows
    flat = " ".join(text.split())
    topics = sorted(
        (found.start(), title) for title in agenda for found in re.finditer(re.escape(title), flat)
    )
    rows = [replace(row, vote=_vote_in(cell, order)) for row, cell in zip(rows, cells, strict=True)]
    if len(topics) == len(rows):
        rows = [replace(row, topic=title) for row, (_, title) in zip(rows, topics, strict=True)]
    return rows
