"""The questions of the benchmark and how clauses answer them, as one judge graded them for a delegate's need.

Of a clause only its name is kept, no text of it: the resolution's symbol or the place of its page, its
language, and the clause's anchor ("A/RES/80/1 English op-3-b"). Each question was put to every engine, and to
some ways of ranking that are no more, and what stood first in any of them was judged, shuffled and without
saying by which it was found: 3 is just what was sought, an operative clause that is about it; 2 is clearly on
the subject; 1 no more than mentions it; 0 is something else.
"""

from __future__ import annotations

import csv
import hashlib
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from archive.models import Clause

FOLDER = Path(__file__).parent
JUDGEMENTS = FOLDER / "judgements.tsv"
Grades = dict[str, int]


@dataclass(frozen=True, slots=True)
class Query:
    """What is typed, in which language, and what for; `grades`, from 0 to 3, are by names of clauses."""

    words: str
    kind: str
    language: str
    need: str
    grades: Grades = field(default_factory=dict)

    @property
    def held_out(self) -> bool:
        """Whether no weight of ours was found with it: half of the questions, by a digest of the words."""
        return hashlib.sha256(self.words.encode()).digest()[0] % 2 == 1


def read_queries() -> list[Query]:
    grades: defaultdict[str, Grades] = defaultdict(dict)
    for words, grade, clause in _rows(JUDGEMENTS):
        grades[words][clause] = int(grade)
    return [
        Query(words, kind, language, need, grades[words])
        for kind, language, words, need in _rows(FOLDER / "queries.tsv")
    ]


def name_of(clause: Clause) -> str:
    """By what a judgement calls a clause; reads its resolution or paper, and their session."""
    text = clause.resolution or clause.paper
    assert text is not None  # noqa: S101 - clause_kind_matches_owner
    symbol = getattr(text, "symbol", "") or text.get_absolute_url().strip("/")
    return f"{symbol} {clause.language} {clause.anchor}"


def _rows(path: Path) -> Iterator[list[str]]:
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        yield from (row for row in rows if row and not row[0].startswith("#"))
