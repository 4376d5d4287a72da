"""How many clauses of a frequent posting have each value of a filter, counted when its segment is made."""

from array import array
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from archive.index.parsing import Numbers
from archive.models import Posting

Field = Posting.Field

# The filters of which a clause has one value at most.
SINGLE = (
    Field.KIND, Field.VERB, Field.COMMITTEE, Field.CONFERENCE, Field.YEAR, Field.OUTCOME, Field.LANGUAGE,
)  # fmt: skip

# Postings of so many clauses are counted, and of so many for each value: of fewer most counts would be
# nought, and ANDs are as fast.
COUNTED_CLAUSES, CLAUSES_PER_VALUE = 500, 2

# The values of each of some filters, in the order in which counts stand.
Order = Sequence[tuple[str, Sequence[str]]]


class Column:
    """Which of its values each clause has: numbers from 1 in the order in which they came, 0 for none."""

    def __init__(self) -> None:
        self._numbers: dict[Any, int] = {None: 0, "": 0}
        self._codes = array("i")

    def add(self, values: Sequence[Any]) -> None:
        """Those of some clauses more."""
        for value in dict.fromkeys(values):
            self._numbers.setdefault(value, len(self._numbers) - 1)
        self._codes.extend(map(self._numbers.__getitem__, values))

    @property
    def values(self) -> list[str]:
        return [str(value) for value, number in self._numbers.items() if number]

    @property
    def codes(self) -> Numbers:
        return np.array(self._codes, np.min_scalar_type(len(self._numbers)))


class Counting:
    """The values that the clauses of a segment have, to count those of some of them."""

    def __init__(self, columns: Mapping[str, Column]) -> None:
        """By field."""
        self.order: Order = [(name, column.values) for name, column in columns.items()]
        self._columns = [(column.codes, len(column.values) + 1) for column in columns.values()]
        self._least = CLAUSES_PER_VALUE * sum(len(values) for _, values in self.order)

    def counts(self, clauses: Numbers) -> bytes:
        """Of clauses by their numbers, as `Posting.counts`; nothing of few."""
        if len(clauses) < max(COUNTED_CLAUSES, self._least):
            return b""
        each = [np.bincount(column[clauses], minlength=size)[1:] for column, size in self._columns]
        return np.concatenate(each).astype(_kind(len(clauses))).tobytes()


def _kind(clauses: int) -> str:
    """Of counts that are no more."""
    return "<u2" if clauses < 1 << 16 else "<u4"


def counts_of(name: str, counts: bytes, order: Order) -> dict[str, int]:
    """Of one filter by its values; some are of no clause."""
    size = sum(len(values) for _, values in order)
    numbers = np.frombuffer(counts, f"<u{len(counts) // size}") if size else np.empty(0, np.int64)
    start = 0
    for field, values in order:
        if field == name:
            return dict(zip(values, numbers[start : start + len(values)].tolist(), strict=True))
        start += len(values)
    return {}
