"""The parts of the index as they are stored, read into what a process keeps."""

from collections.abc import Collection, Sequence

import numpy as np
from django.db import connection
from psycopg.sql import SQL, Literal
from pyroaring import BitMap

from archive.index.kept import Postings, ReadSegment, kept
from archive.index.postings import VALUES, Field, part_tiers

_OF_CITES = frozenset({Field.CITES.value})
_OF_COLUMNS = frozenset(str(field) for field in VALUES) - _OF_CITES

_SEGMENTS = "SELECT id, clauses, runs, buckets, counted::json FROM archive_segment WHERE id = ANY(%s)"
_VALUES = """
    COPY (SELECT segment_id, field, key, clauses FROM archive_posting
           WHERE field = ANY({}) AND segment_id = ANY({})) TO STDOUT (FORMAT binary)
"""


def read_segments(numbers: Sequence[int]) -> list[ReadSegment]:
    """From what the process keeps; one SQL query where some are new to it."""
    # Looked for once: another thread may let go of one meanwhile.
    known = {number: one for number in numbers if (one := kept.segment(number))}
    new = [number for number in numbers if number not in known]
    found = []
    if new:
        with connection.cursor() as cursor:
            cursor.execute(_SEGMENTS, [new])
            for number, clauses, runs, *others in cursor.fetchall():
                starts, owners = np.frombuffer(bytes(runs), "<i8").reshape(-1, 2).T
                known_here = BitMap.deserialize(bytes(clauses))
                found.append(ReadSegment(number, known_here, starts.copy(), owners.copy(), *others))
    kept.keep_segments(found, numbers)
    known |= {one.id: one for one in found}
    return [known[number] for number in numbers if number in known]


def read_values(segments: Sequence[ReadSegment], names: Collection[str]) -> None:
    """Of these filters, into segments that have them not yet. One SQL query where one has not.

    They are sent as they are: written as text they would be twice as long, and take as long to be read as all
    else that a process reads for its first question. Those of which a clause has one value come all together;
    of what is cited there is far more.
    """
    wanted = {name for known in (_OF_COLUMNS, _OF_CITES) if not known.isdisjoint(names) for name in known}
    missing = {segment.id: segment for segment in segments if not segment.values.keys() >= wanted}
    if not missing:
        return
    new = [name for name in wanted if any(name not in segment.values for segment in missing.values())]
    read: dict[int, dict[str, dict[str, BitMap]]] = {number: {name: {} for name in new} for number in missing}
    asked = SQL(_VALUES).format(Literal(new), Literal(list(missing))).as_string()
    with connection.cursor() as cursor, cursor.copy(asked) as copy:
        copy.set_types(["int8", "varchar", "text", "bytea"])
        for number, name, key, clauses in copy.rows():
            read[number][name][key] = BitMap.deserialize(clauses)
    for number, segment in missing.items():
        segment.values.update(read[number])


def read_postings(clauses: bytes, tiers: bytes, counts: bytes) -> Postings:
    parts = tuple(BitMap.deserialize(tier) for tier in part_tiers(tiers))
    size = len(clauses) + len(tiers) + len(counts)
    return Postings(BitMap.deserialize(clauses), parts, size, counts)
