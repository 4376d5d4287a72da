"""Puts the corpus into an archive of its own: rows by COPY over two connections, indexes built afterwards.

Foreign keys and triggers sleep meanwhile, as while `pg_restore` loads: the corpus is whole. Then the derived
index is made, and only what is searchable in full counts as loaded.
"""

from __future__ import annotations

import multiprocessing
import pickle
import time
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import closing
from pathlib import Path

import psycopg
from django.db import connection
from tqdm import tqdm

from archive.index.sealing import rebuild
from archive.services.likeness import fingerprint
from benchmarks.search.corpus import BATCH, COMMITTEES, CONFERENCES, FIRST_YEAR, Corpus, Made

JOBS = 2
OUTCOMES = ("without a vote", "without a vote", "recorded", "none")
COLUMNS = (
    "id", "kind", "position", "depth", "label", "inferred", "pinpoint", "anchor", "phrase", "verb", "text",
    "alike",
    "page", "first_line", "last_line", "lines", "year", "outcome", "committee_id", "conference_id",
    "resolution_id", "session_id", "confidence", "part", "reason", "language", "status",
)  # fmt: skip

# What clauses hang on, numbered from 1 as the clauses name it.
_PARENTS = """
    INSERT INTO archive_conference (id, name, slug, start_date, location, simulation)
    SELECT n, 'Conference ' || n, 'conference-' || n, make_date(%(first)s + n - 1, 3, 1), '', true
      FROM generate_series(1, %(conferences)s) AS n;
    INSERT INTO archive_committee (id, name, slug, acronym)
    SELECT n, 'Committee ' || n, 'committee-' || n, 'C' || n FROM generate_series(1, %(committees)s) AS n;
    INSERT INTO archive_session (id, slug, number, summary, committee_id, conference_id)
    SELECT n, 'session-' || n, '', '', (n - 1) %% %(committees)s + 1, (n - 1) / %(committees)s + 1
      FROM generate_series(1, %(conferences)s * %(committees)s) AS n;
    INSERT INTO archive_source (id, sha256, name, media_type, content, size, channel, received_at, packed_in)
    SELECT n, encode(sha256(n::text::bytea), 'hex'), n || '.txt', 'text/plain', n::text::bytea,
           length(n::text), 'ingest', now(), ''
      FROM generate_series(1, %(conferences)s * %(committees)s) AS n;
    INSERT INTO archive_document (id, type, symbol, language, distribution, published_at, lines, ledger, said,
                                  session_id, source_id, names)
    SELECT n, 'resolution_set', '', 'English', '', now(), '{}', '[]', '{}', n, n, '{}'
      FROM generate_series(1, %(conferences)s * %(committees)s) AS n;
    INSERT INTO archive_resolution (id, position, slug, code, code_inferred, symbol, title, topic, status,
                                    opening, document_id, session_id, meeting, parts)
    SELECT n + 1, n %% 30000, 'r' || n, 'R/' || n, false, '', '', 'Topic ' || n %% 500, 'adopted', '',
           session, session, '', 1
      FROM generate_series(0, %(resolutions)s - 1) AS n,
           LATERAL (SELECT n::bigint * %(conferences)s / %(resolutions)s * %(committees)s
                           + n::bigint * 7919 %% %(committees)s + 1) AS held(session);
"""
_CONTEXT = multiprocessing.get_context("fork")
_PLACE = ("host", "port", "user", "password", "dbname")

# Indexes and constraints that are made anew when the rows are in.
_INDEXES = """
    SELECT indexrelid::regclass::text, pg_get_indexdef(indexrelid), conname
      FROM pg_index LEFT JOIN pg_constraint AS held ON conindid = indexrelid AND conrelid = indrelid
     WHERE indrelid = 'archive_clause'::regclass AND NOT indisprimary
     ORDER BY indexrelid <> 'clause_search'::regclass  -- what takes longest first
"""


def load(corpus: Corpus, place: Path) -> dict[str, float]:
    """Seconds of each step. The archive must be empty. The clauses are made before, into files in `place`."""
    seconds: dict[str, float] = {}
    batches = _made(corpus, place)
    with connection.cursor() as cursor:
        cursor.execute(
            _PARENTS,
            {"first": FIRST_YEAR, "conferences": CONFERENCES, "committees": COMMITTEES,
             "resolutions": corpus.resolutions},
        )  # fmt: skip
        cursor.execute(_INDEXES)
        indexes = cursor.fetchall()
        for index, _, constraint in indexes:
            cursor.execute(
                f"ALTER TABLE archive_clause DROP CONSTRAINT {constraint}"
                if constraint
                else f"DROP INDEX {index}"
            )
        start = time.perf_counter()
        _copy_all(batches, corpus)
        seconds["rows, with their search vectors"] = time.perf_counter() - start
        start = time.perf_counter()
        _index_all([definition for _, definition, _ in indexes])
        for index, _, constraint in indexes:
            if constraint:
                cursor.execute(
                    f"ALTER TABLE archive_clause ADD CONSTRAINT {constraint} UNIQUE USING INDEX {index}"
                )
        cursor.execute("ANALYZE archive_clause")
        cursor.execute("VACUUM archive_clause")
        seconds["GIN and other indexes"] = time.perf_counter() - start
    start = time.perf_counter()
    with tqdm(total=corpus.clauses, unit="clause", unit_scale=True, leave=False) as bar:
        rebuild(JOBS, lambda done, _: bar.update(done - bar.n))
    seconds["the derived index"] = time.perf_counter() - start
    return seconds


def session_of(resolution: int, resolutions: int) -> int:
    """Numbers of resolutions follow their years; committees take turns."""
    return resolution * CONFERENCES // resolutions * COMMITTEES + resolution * 7919 % COMMITTEES + 1


def _made(corpus: Corpus, place: Path) -> list[Path]:
    starts = range(0, corpus.clauses, BATCH)
    files = [place / f"clauses-{start}.pickle" for start in starts]
    asked = [(corpus, start, file) for start, file in zip(starts, files, strict=True)]
    with _CONTEXT.Pool(JOBS) as pool:
        for _ in tqdm(pool.imap(_make, asked), total=len(asked), desc="making clauses", leave=False):
            pass
    return files


def _make(asked: tuple[Corpus, int, Path]) -> None:
    corpus, start, file = asked
    file.write_bytes(pickle.dumps(corpus.batch(start)))


def _copy_all(batches: list[Path], corpus: Corpus) -> None:
    """Each connection takes the next batch."""
    place = _place()
    with _CONTEXT.Pool(JOBS) as pool, tqdm(total=corpus.clauses, unit="clause", unit_scale=True) as bar:
        asked = ((batch, corpus.resolutions, place) for batch in batches)
        for done in pool.imap_unordered(_copy, asked):
            bar.update(done)


def _copy(asked: tuple[Path, int, dict[str, str]]) -> int:
    batch, resolutions, place = asked
    made: list[Made] = pickle.loads(batch.read_bytes())  # noqa: S301 - written by _make
    with closing(psycopg.connect(**place)) as own:  # type: ignore[arg-type]
        own.execute("SET session_replication_role = replica")
        into = f"COPY archive_clause ({', '.join(COLUMNS)}) FROM STDIN"
        with own.cursor() as cursor, cursor.copy(into) as copy:
            for row in _rows(made, resolutions):
                copy.write_row(row)
        own.commit()
    batch.unlink()
    return len(made)


def _index_all(definitions: Sequence[str]) -> None:
    """Each connection builds the next index."""
    asked = [(definition, _place()) for definition in definitions]
    with ThreadPoolExecutor(JOBS) as pool, tqdm(total=len(asked), unit="index", leave=False) as bar:
        for built in as_completed(pool.submit(_index, *one) for one in asked):
            built.result()
            bar.update()


def _index(definition: str, place: dict[str, str]) -> None:
    with closing(psycopg.connect(**place)) as own:  # type: ignore[arg-type]
        own.execute(definition)  # type: ignore[arg-type]
        own.commit()


def _place() -> dict[str, str]:
    settings = connection.get_connection_params()
    return {name: settings[name] for name in _PLACE if name in settings}


def _rows(made: Iterable[Made], resolutions: int) -> Iterator[Sequence[object]]:
    for clause in made:
        session = session_of(clause.resolution, resolutions)
        yield (
            clause.number + 1, clause.kind, clause.number % 30 + 1, 0, "", False, "",
            f"c{clause.number % 30}", clause.verb, clause.verb, clause.text,
            fingerprint(clause.text), 1, 1, 1, "{1}",
            FIRST_YEAR + (session - 1) // COMMITTEES, OUTCOMES[clause.resolution % len(OUTCOMES)],
            (session - 1) % COMMITTEES + 1, (session - 1) // COMMITTEES + 1, clause.resolution + 1, session,
            1.0, 1, "", "English", "adopted",
        )  # fmt: skip
