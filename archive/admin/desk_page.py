"""What a document's desk shows: the source's lines on one side, what was read from them on the other."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.core.paginator import Page, Paginator

from archive.admin.review_page import SEVERITIES
from archive.models import Report, Upload
from archive.repairs.aim import all_items
from archive.repairs.items import Item
from archive.services.reading import read
from archive.services.repairs import is_repairable, next_to_redo, next_to_undo

# Lines of a source on one page of the desk, with what was read from them; a PDF's pages stand by themselves.
LINES = 400
PROBLEMS = 200


@dataclass(frozen=True, slots=True)
class Row:
    """What was read, as one line of the desk: an item, or the head of the resolution with that `number`.

    `at` is its place among the items that begin on its first line; `name` its anchor on the page; `reports`
    are those of readers that nobody handled.
    """

    item: Item | None
    at: int = 0
    number: int | None = None
    title: str = ""
    line: int = 0
    reports: tuple[Report, ...] = ()

    @property
    def name(self) -> str:
        return f"i-{self.line}-{self.at}" if self.item else f"r-{self.number}"

    @property
    def query(self) -> str:
        """What chooses it."""
        return f"line={self.line}&at={self.at}" if self.item else f"resolution={self.number}"

    @property
    def sureness(self) -> int:
        return int(self.item.clause.confidence * 100) if self.item else 100

    @property
    def phrase(self) -> str:
        clause = self.item.clause if self.item else None
        has_phrase = clause and clause.phrase and clause.text.startswith(clause.phrase)
        return clause.phrase or "" if clause and has_phrase else ""

    @property
    def rest(self) -> str:
        return self.item.clause.text[len(self.phrase) :] if self.item else self.title


@dataclass(frozen=True, slots=True)
class SourceLine:
    """`fate` is its role in the ledger, blank for a blank line; `rows` are what it is part of."""

    number: int
    text: str
    fate: str
    rows: tuple[Row, ...]
    problems: tuple[Any, ...]


class Desk:
    """What is read of an upload now, parted into sheets that begin at a line each."""

    def __init__(self, upload: Upload) -> None:
        self.upload = upload
        self.parsed = read(upload.source)
        self.repairs = list(upload.source.repairs.select_related("made_by", "undone_by"))
        self.reports = list(upload.source.reports.filter(handled_at=None))
        self.rows = _reported(_rows(self.parsed), self.reports)
        self._starts = self._sheet_starts()

    @property
    def is_pdf(self) -> bool:
        return self.upload.source.media_type == "application/pdf"

    def _sheet_starts(self) -> list[int]:
        if not self.is_pdf:
            return list(range(1, max(len(self.parsed.lines), 1) + 1, LINES))
        first: dict[int, int] = {}
        for entry in self.parsed.ledger:
            first.setdefault(entry.page, entry.line)
        return [1, *sorted(line for page, line in first.items() if line > 1 and page > 1)]

    def sheet_of(self, line: int) -> int:
        """The number, from 1, of the sheet that a line is on."""
        return max((n for n, start in enumerate(self._starts, 1) if start <= line), default=1)

    def sheet(self, asked: str | int) -> Page[int]:
        return Paginator(self._starts, 1).get_page(asked)

    def lines_of(self, sheet: int) -> range:
        ends = [*self._starts[1:], len(self.parsed.lines) + 1]
        return range(self._starts[sheet - 1], ends[sheet - 1])

    def page_of(self, sheet: int) -> int:
        """The page of the source that a sheet shows."""
        return next((e.page for e in self.parsed.ledger if e.line >= self._starts[sheet - 1]), 1)

    def row_at(self, line: int, at: int) -> Row | None:
        return next((row for row in self.rows if row.item and (row.line, row.at) == (line, at)), None)

    def is_in_paper(self, row: Row) -> bool:
        return bool(row.item) and not row.item.nodes[0].startswith("/resolutions/")  # type: ignore[union-attr]


def desk_context(desk: Desk, sheet: int, chosen: Mapping[str, Any]) -> dict[str, Any]:
    """`chosen` says what is under repair, with its forms."""
    lines = desk.lines_of(sheet)
    problems = sorted(desk.parsed.problems, key=lambda p: (SEVERITIES.index(p.severity), p.line or 0))
    return {
        "desk": desk,
        "page": desk.sheet(sheet),
        "lines": _source_lines(desk, lines),
        "rows": _shown(desk.rows, lines),
        "problems": [(p, _ways(desk, p.line)) for p in problems[:PROBLEMS]],
        "unlisted": max(len(problems) - PROBLEMS, 0),
        "errors": sum(p.severity == "error" for p in problems),
        "number_of_problems": len(problems),
        "picture": desk.page_of(sheet) if desk.is_pdf else None,
        "to_undo": next_to_undo(desk.repairs),
        "to_redo": next_to_redo(desk.repairs),
        "repairs": list(reversed(desk.repairs)),
        "may_repair": is_repairable(desk.upload),
        **chosen,
    }


def _ways(desk: Desk, line: int | None) -> dict[str, Any]:
    """Where a problem stands on both sides."""
    if not line:
        return {}
    row = next((row for row in desk.rows if row.item and line in row.item.clause.place.lines), None)
    return {
        "line": line,
        "sheet": desk.sheet_of(line),
        "row": row,
        "row_sheet": desk.sheet_of(row.line) if row else 0,
    }


def _rows(parsed: Any) -> list[Row]:
    rows: list[Row] = []
    seen: dict[int, int] = defaultdict(int)
    number = -1
    for item in all_items(parsed):
        node = item.nodes[0]
        owner = int(node.split("/")[2]) if node.startswith("/resolutions/") else len(parsed.resolutions)
        while number < min(owner, len(parsed.resolutions) - 1):
            number += 1
            rows.append(_head(parsed.resolutions[number], number, item.first))
        rows.append(Row(item, seen[item.first], line=item.first))
        seen[item.first] += 1
    rows += [_head(parsed.resolutions[n], n, 0) for n in range(number + 1, len(parsed.resolutions))]
    return rows


def _reported(rows: list[Row], reports: Sequence[Report]) -> list[Row]:
    """Each report with the last of what is read from the line where its clause began, the innermost."""
    at: dict[int, list[Report]] = defaultdict(list)
    for report in reports:
        first = min(report.lines, default=0)
        within = [n for n, row in enumerate(rows) if row.item and first in row.item.clause.place.lines]
        if within:
            at[within[-1]].append(report)
    return [replace(row, reports=tuple(at[n])) if n in at else row for n, row in enumerate(rows)]


def _head(resolution: Any, number: int, line: int) -> Row:
    names = [resolution.symbol, resolution.code, resolution.title or resolution.topic, str(resolution.status)]
    title = " · ".join(filter(None, names))
    return Row(None, number=number, title=title, line=min(resolution.place.lines, default=line))


def _shown(rows: Iterable[Row], lines: range) -> list[Row]:
    """Those that begin on this sheet; one without a line goes with the one before it."""
    shown, line = [], 1
    for row in rows:
        line = row.line or line
        if line in lines:
            shown.append(row)
    return shown


def _source_lines(desk: Desk, lines: range) -> list[SourceLine]:
    fates = {entry.line: entry.role for entry in desk.parsed.ledger if entry.line in lines}
    parts: dict[int, list[Row]] = defaultdict(list)
    for row in desk.rows:
        for line in row.item.clause.place.lines if row.item else ():
            parts[line].append(row)
    troubles: dict[int, list[Any]] = defaultdict(list)
    for problem in desk.parsed.problems:
        if problem.line:
            troubles[problem.line].append(problem)
    texts: Sequence[str] = desk.parsed.lines
    return [
        SourceLine(n, texts[n - 1], str(fates.get(n, "")), tuple(parts[n]), tuple(troubles[n])) for n in lines
    ]
