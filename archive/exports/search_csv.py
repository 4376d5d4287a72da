"""The clauses that a search finds as CSV, a line each, in UTF-8 with a mark that spreadsheets know it by."""

import csv
from collections.abc import Iterable, Iterator

from archive.exports.search_json import Absolute, cited_by, title_of
from archive.models import Clause

COLUMNS = (
    "code", "symbol", "title", "committee", "conference", "year", "simulation", "kind", "place", "phrase",
    "verb", "text", "language", "vote", "cites", "first printed line", "last printed line", "address",
)  # fmt: skip

# What a spreadsheet would take for a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


class _Line:
    """What the csv module writes to: it hands each line back."""

    def write(self, line: str) -> str:
        return line


def csv_lines(clauses: Iterable[Clause], absolute: Absolute) -> Iterator[str]:
    """The heading, then a line a clause, as they come."""
    writer = csv.writer(_Line())
    yield "\ufeff" + writer.writerow(COLUMNS)
    for clause in clauses:
        yield writer.writerow([plain(value) for value in _values(clause, absolute)])


def _values(clause: Clause, absolute: Absolute) -> Iterator[object]:
    text = clause.resolution or clause.paper
    yield clause.resolution.code if clause.resolution else ""
    yield text.symbol if text else ""
    yield title_of(clause)
    yield clause.committee.name
    yield clause.conference
    yield clause.year or ""
    yield "yes" if clause.conference.simulation else "no"
    yield clause.kind
    yield clause.place
    yield clause.phrase
    yield clause.verb
    yield clause.text
    yield clause.language
    yield "" if clause.outcome == Clause.Outcome.NONE else clause.outcome
    yield "; ".join(cited_by(clause))
    yield clause.printed_first or ""
    yield clause.printed_last or ""
    yield absolute(clause.get_absolute_url())


def plain(value: object) -> str:
    """As a cell that no spreadsheet takes for a formula."""
    text = str(value)
    return f"'{text}" if text.startswith(_FORMULA) else text
