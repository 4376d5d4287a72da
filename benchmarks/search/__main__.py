"""Times our search beside other engines on the same clauses, in turns, as ratios.

    .venv/bin/python -m pip install --require-hashes -r requirements-benchmarks.lock
    .venv/bin/python -m benchmarks.search [FOLDER] [--clauses 1000000] [--rounds 5]
        [--without ENGINE …] [--keep]

The clauses are made of those in FOLDER (../shared/un/en by default) and loaded into an archive of the
benchmark's own, under var/search-SIZE, unless that stands already. Each round puts each question to each
engine, engines taking turns, so that what else the machine does falls on all alike. Ratios are of medians:
above 1 we are faster.
`--keep` adds the figures to history.jsonl.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Collection
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.search.archive import arguments, fill, keep, open_archive, place_of, questions_of, summed

if TYPE_CHECKING:
    from benchmarks.search.engines import Engine
    from benchmarks.search.questions import Question

WORKS = ("page", "count", "facets", "best", "newest")
# What is too slow to be asked of every question in every round.
SLOW_ROUNDS = {"SQLite FTS5": 1, "the table alone": 1}


def main() -> None:
    """Loads what is missing, prints a table for each kind of work."""
    parser = arguments(__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--only", nargs="*", default=WORKS, choices=WORKS)
    parser.add_argument("--without", nargs="*", default=(), help="engines that are left out, by their names")
    asked = parser.parse_args()
    open_archive(asked.clauses)
    # This reads Django's models, which are there only now.
    from benchmarks.search.corpus import Corpus, real_clauses

    corpus = Corpus(asked.clauses, real_clauses(asked.folder))
    loaded = fill(corpus)
    engines = _engines(place_of(asked.clauses), asked.without)
    found = questions_of(corpus)
    figures = {work: _measure(work, found, engines, asked.rounds) for work in asked.only}
    if asked.keep:
        keep({"clauses": asked.clauses, "loading": loaded, "figures": figures})


def _engines(place: Path, without: Collection[str]) -> list[Engine]:
    from archive.models import Clause
    from benchmarks.search.engines import Archive, Sqlite, Tantivy

    rows = Clause.objects.order_by("pk").values_list("pk", "text", "kind", "verb", "committee_id", "year")
    (place / "tantivy").mkdir(exist_ok=True)
    made: dict[str, Callable[[], Engine]] = {
        "this archive": lambda: Archive("this archive"),
        "asked again": lambda: Archive("asked again", again=True),
        "all it counts": lambda: Archive("all it counts", whole=True),
        "nothing kept": lambda: Archive("nothing kept", kept=False),
        "tantivy": lambda: Tantivy(place / "tantivy", rows.iterator(10_000)),
        "SQLite FTS5": lambda: Sqlite(place / "fts5.sqlite", rows.iterator(10_000)),
        "the table alone": lambda: Archive("the table alone", by_table=True),
    }
    engines = []
    for name, make in made.items():
        if name not in without:
            start = time.perf_counter()
            engines.append(make())
            print(f"{name:36}{time.perf_counter() - start:9.1f} s to open or build")  # noqa: T201
    _print_sizes(place)
    gc.freeze()  # as config/wsgi.py does
    return engines


def _print_sizes(place: Path) -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_table_size('archive_clause'), pg_relation_size('clause_search'),"
            " pg_total_relation_size('archive_posting') + pg_total_relation_size('archive_segment')"
            " + pg_total_relation_size('archive_word')"
        )
        sizes = dict(zip(("clauses", "GIN", "derived index"), cursor.fetchone(), strict=True))
    sizes["tantivy"] = sum(file.stat().st_size for file in (place / "tantivy").iterdir())
    if (place / "fts5.sqlite").exists():
        sizes["SQLite FTS5"] = (place / "fts5.sqlite").stat().st_size
    print("; ".join(f"{name} {size / 1e6:.0f} MB" for name, size in sizes.items()))  # noqa: T201


def _measure(
    work: str, found: dict[str, list[Question]], engines: list[Engine], rounds: int
) -> dict[str, dict[str, list[float]]]:
    """Median and 95th percentile in milliseconds, by class and engine; a row for each class."""
    print(f"\n{work}: median / p95 in ms, and how many times ours the median is")  # noqa: T201
    print(f"{'':22}" + "".join(f"{engine.name:>27}" for engine in engines))  # noqa: T201
    figures: dict[str, dict[str, list[float]]] = {}
    for name, asked in found.items():
        times: dict[str, list[float]] = {engine.name: [] for engine in engines}
        for turn in range(rounds + 1):  # the first warms up
            for question in asked:
                for engine in engines:
                    if turn <= SLOW_ROUNDS.get(engine.name, rounds):
                        took = _timed(getattr(engine, work), question)
                        times[engine.name] += [took] * bool(turn)
        figures[name] = {engine: summed(took) for engine, took in times.items()}
        ours = figures[name][engines[0].name][0]
        cells = (f"{median:10.2f} /{p95:8.2f}{median / ours:6.1f}×" for median, p95 in figures[name].values())
        print(f"{name:22}" + "".join(f"{cell:>27}" for cell in cells), flush=True)  # noqa: T201
    return figures


def _timed(work: Callable[[Question], object], question: Question) -> float:
    start = time.perf_counter()
    work(question)
    return 1000 * (time.perf_counter() - start)


if __name__ == "__main__":
    main()
