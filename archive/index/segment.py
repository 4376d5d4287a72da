"""One segment made of some clauses and stored."""

import json
import secrets
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

import numpy as np
from django.db import connection, transaction
from django.db.backends.utils import CursorWrapper
from pyroaring import BitMap

from archive.index.counted import SINGLE, Column, Counting
from archive.index.parsing import Entries, Numbers, joined, parse, plain
from archive.index.phrases import PhraseSets, bucket_count
from archive.index.postings import Field, Set, Weighed, lexeme_sets
from archive.index.spellings import Spellings
from archive.index.tokens import Numbered
from archive.models import Posting

# Clauses read at once.
BATCH = 10_000

# What a clause weighs beside others with the same words: preambles and drafts repeat much.
PRIORS = {"operative": 1.0, "paragraph": 0.9, "preambular": 0.8}

_COLUMNS = (
    "id, search::text, length(search), kind, verb, committee_id, conference_id, year, outcome, language,"
    " ARRAY(SELECT DISTINCT instrument FROM archive_reference WHERE clause_id = archive_clause.id)"
)
_READ = f"""
    SELECT {_COLUMNS}, coalesce(resolution_id, -paper_id), text FROM archive_clause
     WHERE id = ANY(%s::bigint[]) ORDER BY id
"""  # noqa: S608 - columns of ours


@transaction.atomic
def make_segment(keys: Sequence[int]) -> int | None:
    """Store a segment of those of these clauses that exist, in ascending order; its id, or None of no clause.

    It is not `ready`: searches do not read it yet.
    """
    made = _Making()
    for start in range(0, len(keys), BATCH):
        made.add(keys[start : start + BATCH])
    return made.store() if made.keys else None


class _Making:
    def __init__(self) -> None:
        self.keys = array("q")
        self._owners = array("q")
        self._priors = array("d")
        self._numbered = Numbered()
        self._parts: list[Entries] = []
        self._columns = {str(field): Column() for field in SINGLE}
        self._cited: defaultdict[int, array[int]] = defaultdict(lambda: array("I"))
        self._spellings = Spellings()

    def add(self, keys: Sequence[int]) -> None:
        """Read some clauses, of higher keys than any before."""
        with connection.cursor() as cursor:
            cursor.execute(_READ, [f"{{{','.join(map(str, keys))}}}"])  # a list takes as long as the query
            rows = cursor.fetchall()
        if not rows:
            return
        found, vectors, sizes, *filters, owners, texts = zip(*rows, strict=True)
        first = len(self.keys)
        self._parts.append(parse(vectors, sizes, first, self._numbered))
        self.keys.extend(found)
        self._owners.extend(owners)
        self._priors.extend(PRIORS[kind] for kind in filters[0])
        for column, values in zip(self._columns.values(), filters, strict=False):
            column.add(values)
        for key, instruments in zip(found, filters[-1], strict=True):
            for instrument in instruments:
                self._cited[instrument].append(key)
        self._spellings.add(first, found, filters[SINGLE.index(Field.LANGUAGE)], texts)

    def store(self) -> int:
        entries, lexemes = joined(self._parts), plain(self._numbered.tokens)
        self._parts.clear()
        keys = np.array(self.keys)
        words = np.bincount(entries.clauses, weights=entries.times, minlength=len(keys))
        counting = Counting(self._columns)
        weighed = Weighed(keys, words, np.array(self._priors), counting)
        segment = secrets.randbits(62)
        with connection.cursor() as cursor:
            cursor.execute(
                "INSERT INTO archive_segment (id, clauses, gone, size, runs, buckets, counted, ready)"
                " VALUES (%s, %s, %s, %s, %s, %s, %s, false)",
                [segment, _in_runs(self.keys), BitMap().serialize(), len(keys),
                 self._runs(), bucket_count(len(keys)), json.dumps(counting.order)],
            )  # fmt: skip
            phrases = chain(lexeme_sets(entries, lexemes, weighed), PhraseSets(entries, lexemes, weighed))
            _copy(cursor, segment, phrases)
            _copy(cursor, segment, self._filters(keys))
            # Last of all, for other processes that make segments wait from here on.
            left_out = {"", *self._spellings.note()}
            Posting.objects.bulk_create(
                Posting(segment_id=segment, field=Field.LEFT_OUT, key=key, clauses=b"") for key in left_out
            )
            _copy(cursor, segment, self._spellings.sets(entries, lexemes, keys))
        return segment

    def _filters(self, keys: Numbers) -> Iterator[Set]:
        for field, column in self._columns.items():
            codes = column.codes
            for number, value in enumerate(column.values, 1):
                yield Set(field, value, _in_runs(keys[codes == number]))
        for instrument, citing in self._cited.items():
            yield Set(Field.CITES, str(instrument), _in_runs(citing))

    def _runs(self) -> bytes:
        """Where the clauses of another text begin, and whose they are."""
        owners, keys = np.array(self._owners), np.array(self.keys)
        starts = np.concatenate(([0], np.flatnonzero(np.diff(owners)) + 1))
        return np.column_stack((keys[starts], owners[starts])).astype("<i8").tobytes()


def _copy(cursor: CursorWrapper, segment: int, sets: Iterable[Set]) -> None:
    with cursor.copy(
        "COPY archive_posting (segment_id, field, key, clauses, tiers, counts) FROM STDIN (FORMAT binary)"
    ) as copy:
        copy.set_types(["int8", "varchar", "text", "bytea", "bytea", "bytea"])
        for made in sets:
            copy.write_row((segment, str(made.field), made.key, made.clauses, made.tiers, made.counts))


def _in_runs(keys: Numbers | Sequence[int]) -> bytes:
    """Clauses of one document stand together, and so do many of one year."""
    clauses = BitMap(np.asarray(keys, np.uint32).data)
    clauses.run_optimize()
    return clauses.serialize()
