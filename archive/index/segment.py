"""One segment made of some clauses and stored."""

import json
import re
import secrets
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import Any

import numpy as np
from django.db import connection, transaction
from pyroaring import BitMap

from archive.index.counted import Counting
from archive.index.parsing import Entries, Numbered, joined, parse
from archive.index.phrases import PhraseSets, bucket_count
from archive.index.postings import VALUES, Field, Set, Weighed, lexeme_sets
from archive.models import PLAIN_CONFIG, SEARCH_CONFIGS, Posting

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
     WHERE id = ANY(%s) ORDER BY id
"""  # noqa: S608 - columns of ours
_NEW_WORDS = """
    INSERT INTO archive_word (language, lexeme, word, folded)
    SELECT %(language)s, lexeme, word, unaccent(word)
      FROM unnest(%(words)s::text[]) AS word,
           unnest(tsvector_to_array(to_tsvector(%(config)s, word))) AS lexeme
    ON CONFLICT DO NOTHING
"""
_LEFT_OUT = """
    SELECT unaccent(word) FROM unnest(%(words)s::text[]) AS word
     WHERE length(to_tsvector(%(config)s, word)) = 0
"""
_WORD = re.compile(r"[^\W_⁰¹²³⁴⁵⁶⁷⁸⁹]+")
# Of a text in ASCII the same words, found ten times as fast: spaces for all that is in none.
_BLANKED = bytes(code if chr(code).isalnum() else ord(" ") for code in range(128)) + bytes(128)


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
        self._values: defaultdict[tuple[str, str], array[int]] = defaultdict(lambda: array("I"))
        self._words: defaultdict[str, set[str]] = defaultdict(set)

    def add(self, keys: Sequence[int]) -> None:
        """Read some clauses, of higher keys than any before."""
        with connection.cursor() as cursor:
            cursor.execute(_READ, [list(keys)])
            rows = cursor.fetchall()
        if not rows:
            return
        found, vectors, sizes, *filters, owners, texts = zip(*rows, strict=True)
        self._parts.append(parse(vectors, sizes, len(self.keys), self._numbered))
        self.keys.extend(found)
        self._owners.extend(owners)
        self._priors.extend(PRIORS[kind] for kind in filters[0])
        *columns, cited = filters
        for field, values in zip(VALUES, columns, strict=False):
            self._add_values(field, zip(values, found, strict=True))
        citing = ((one, key) for key, instruments in zip(found, cited, strict=True) for one in instruments)
        self._add_values(Field.CITES, citing)
        languages = filters[VALUES.index(Field.LANGUAGE)]
        for language, text in zip(languages, texts, strict=True):
            self._words[language].update(words_of(text))

    def _add_values(self, field: str, pairs: Iterable[tuple[Any, int]]) -> None:
        having: defaultdict[Any, list[int]] = defaultdict(list)
        for value, key in pairs:
            having[value].append(key)
        for value, keys in having.items():
            if value not in (None, ""):
                self._values[field, str(value)].extend(keys)

    def store(self) -> int:
        entries, lexemes = joined(self._parts), self._numbered.plain()
        keys = np.array(self.keys)
        words = np.bincount(entries.clauses, weights=entries.times, minlength=len(keys))
        counting = Counting(keys, self._values)
        weighed = Weighed(keys, words, np.array(self._priors), counting)
        phrases = PhraseSets(entries, lexemes, weighed)
        sets = chain(lexeme_sets(entries, lexemes, weighed), phrases, self._filters())
        segment = secrets.randbits(62)
        with connection.cursor() as cursor:
            cursor.execute(
                "INSERT INTO archive_segment (id, clauses, gone, size, runs, buckets, counted, ready)"
                " VALUES (%s, %s, %s, %s, %s, %s, %s, false)",
                [segment, _in_runs(array("I", self.keys)), BitMap().serialize(), len(keys),
                 self._runs(), bucket_count(len(keys)), json.dumps(counting.order)],
            )  # fmt: skip
            with cursor.copy(
                "COPY archive_posting (segment_id, field, key, clauses, tiers, counts)"
                " FROM STDIN (FORMAT binary)"
            ) as copy:
                copy.set_types(["int8", "varchar", "text", "bytea", "bytea", "bytea"])
                for made in sets:
                    copy.write_row(
                        (segment, str(made.field), made.key, made.clauses, made.tiers, made.counts)
                    )
            left_out = {""}
            for language, found in self._words.items():
                config = SEARCH_CONFIGS.get(language, PLAIN_CONFIG)
                asked: dict[str, Any] = {"language": language, "words": sorted(found), "config": config}
                cursor.execute(_NEW_WORDS, asked)
                cursor.execute(_LEFT_OUT, asked)
                left_out |= {f"{language} {folded}" for (folded,) in cursor}
            Posting.objects.bulk_create(
                Posting(segment_id=segment, field=Field.LEFT_OUT, key=key, clauses=b"") for key in left_out
            )
        return segment

    def _filters(self) -> Iterator[Set]:
        for (field, value), keys in self._values.items():
            yield Set(field, value, _in_runs(keys))

    def _runs(self) -> bytes:
        """Where the clauses of another text begin, and whose they are."""
        owners, keys = np.array(self._owners), np.array(self.keys)
        starts = np.concatenate(([0], np.flatnonzero(np.diff(owners)) + 1))
        return np.column_stack((keys[starts], owners[starts])).astype("<i8").tobytes()


def _in_runs(keys: Sequence[int]) -> bytes:
    """Clauses of one document stand together, and so do many of one year."""
    clauses = BitMap(keys)
    clauses.run_optimize()
    return clauses.serialize()


def words_of(text: str) -> list[str]:
    """In small letters; some of them again and again."""
    text = text.lower()
    if text.isascii():
        return text.encode().translate(_BLANKED).decode().split()
    return _WORD.findall(text)
