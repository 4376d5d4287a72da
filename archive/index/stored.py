"""The parts of the index as they are stored, read into what a process keeps.

They are sent as they are: written as text they would be twice as long, and take as long to be read as all
else that a process does for its first question.
"""

import json
from collections.abc import Collection, Mapping, Sequence
from typing import Any

import numpy as np
import psycopg
from django.db import connection
from psycopg.pq import Format
from psycopg.sql import SQL, Literal
from pyroaring import BitMap

from archive.index.kept import Key, Postings, ReadSegment, Runs, StoredValues, kept
from archive.index.postings import VALUES, Field, part_tiers

_OF_CITES = frozenset({Field.CITES.value})
_OF_COLUMNS = frozenset(str(field) for field in VALUES) - _OF_CITES

# A posting, and the phrase for which it is wanted: for one of which each segment has a set it is not.
Wanted = tuple[Key, Key | None]

_SEGMENTS = "SELECT id, clauses, buckets, counted::text FROM archive_segment WHERE id = ANY({})"
_RUNS = "SELECT id, runs FROM archive_segment WHERE id = ANY({})"
_VALUES = """
    SELECT segment_id, field, key, clauses FROM archive_posting
     WHERE field = ANY({}) AND segment_id = ANY({})
"""
_POSTINGS = """
    SELECT segment_id, field, key, clauses, tiers, counts FROM archive_posting
      JOIN unnest({0}::text[], {1}::text[], {2}::text[]) AS wanted(field, key, phrase)
           USING (field, key)
     WHERE segment_id = ANY({3})
       AND (phrase IS NULL
            OR (SELECT count(*) FROM archive_posting AS known
                 WHERE known.field = 'phrase' AND known.key = phrase AND known.segment_id = ANY({3}))
               < cardinality({3}::int8[]))
"""


def read_segments(numbers: Sequence[int]) -> list[ReadSegment]:
    """From what the process keeps; one SQL query where some are new to it."""
    # Looked for once: another thread may let go of one meanwhile.
    known = {number: one for number in numbers if (one := kept.segment(number))}
    new = [number for number in numbers if number not in known]
    rows = _sent(_SEGMENTS, new) if new else ()
    found = [
        ReadSegment(number, BitMap.deserialize(clauses), buckets, json.loads(counted))
        for number, clauses, buckets, counted in rows
    ]
    kept.keep_segments(found, numbers)
    known |= {one.id: one for one in found}
    return [known[number] for number in numbers if number in known]


def read_runs(segments: Sequence[ReadSegment]) -> list[tuple[ReadSegment, Runs]]:
    """Of each its runs. One SQL query where one has not read them yet."""
    missing = {segment.id: segment for segment in segments if segment.runs is None}
    for number, runs in _sent(_RUNS, list(missing)) if missing else ():
        starts, owners = np.frombuffer(runs, "<i8").reshape(-1, 2).T
        missing[number].runs = Runs(starts.copy(), owners.copy())
    return [(segment, segment.runs) for segment in segments if segment.runs is not None]


def read_values(segments: Sequence[ReadSegment], names: Collection[str]) -> None:
    """Of these filters, into segments that have them not yet. One SQL query where one has not.

    Those of which a clause has one value come all together; of what is cited there is far more.
    """
    wanted = {name for known in (_OF_COLUMNS, _OF_CITES) if not known.isdisjoint(names) for name in known}
    missing = {segment.id: segment for segment in segments if not segment.values.keys() >= wanted}
    if not missing:
        return
    new = [name for name in wanted if any(name not in segment.values for segment in missing.values())]
    read = {number: {name: StoredValues([]) for name in new} for number in missing}
    for number, name, key, clauses in _sent(_VALUES, new, list(missing)):
        read[number][name].sets.append((key, clauses))
    for number, segment in missing.items():
        segment.values.update(read[number])


def read_postings(numbers: Sequence[int], wanted: Sequence[Wanted]) -> Mapping[tuple[int, Key], Postings]:
    """Those that there are of these, of these segments. One SQL query."""
    rows = _sent(
        _POSTINGS,
        [field for (field, _), _ in wanted],
        [key for (_, key), _ in wanted],
        [phrase and phrase[1] for _, phrase in wanted],
        list(numbers),
    )
    return {(number, (field, key)): _postings(*stored) for number, field, key, *stored in rows}


def _postings(clauses: bytes, tiers: bytes, counts: bytes) -> Postings:
    parts = tuple(BitMap.deserialize(tier) for tier in part_tiers(tiers))
    size = len(clauses) + len(tiers) + len(counts)
    return Postings(BitMap.deserialize(clauses), parts, size, counts)


def _sent(sql: str, *parameters: object) -> list[tuple[Any, ...]]:
    """The rows of a query."""
    asked = SQL(sql).format(*map(Literal, parameters)).as_string()
    cursor: psycopg.Cursor[Any] = psycopg.Cursor(connection.connection)
    cursor.format = Format.BINARY
    wrap = connection.make_debug_cursor if connection.queries_logged else connection.make_cursor
    with wrap(cursor) as reading:  # type: ignore[arg-type]
        reading.execute(asked)
        rows: list[tuple[Any, ...]] = reading.fetchall()
        return rows
