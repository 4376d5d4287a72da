"""A table as CSV, in UTF-8 with a mark that spreadsheets know it by."""

import csv
from collections.abc import Iterable, Sequence
from io import StringIO

from archive.exports.search_csv import plain


def table_csv(headings: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    text = StringIO("\ufeff")
    text.seek(0, 2)
    writer = csv.writer(text)
    writer.writerow(headings)
    writer.writerows([plain(value) for value in row] for row in rows)
    return text.getvalue()
