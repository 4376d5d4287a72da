"""What more processes bring to `ingest`: seconds with one job and with several, of the same files in turn.

    python -m benchmarks.ingest [--jobs 2] [--files 40] [--turns 3] [FOLDER …]

Prints session documentation as text, PDF and DOCX, as benchmarks.reading does; takes the first files of each
FOLDER as they are. Each turn ingests all of a kind into an empty database, with one job and with several, the
order changing from turn to turn; the ratio is the median of those of the turns, so that what else the machine
does falls on both alike. The last column is what a file costs the process that stores, with several jobs.
"""

from __future__ import annotations

import os
import random
import statistics
import time
from argparse import ArgumentParser
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import django
from django.db import connection

from benchmarks.reading.docx_setter import as_docx, chance_docx
from benchmarks.reading.model_un import documentation, session
from benchmarks.reading.noise import Noise
from benchmarks.reading.pdf_setter import as_pdf_pages, chance_look
from benchmarks.reading.prints import Print
from benchmarks.reading.text_setter import TextLook, as_text

Files = list[tuple[str, bytes]]
KINDS: dict[str, Callable[[Print, random.Random], bytes]] = {
    "txt": lambda printed, chance: as_text(printed, TextLook(width=96), chance).encode(),
    "pdf": lambda printed, chance: as_pdf_pages(printed, chance_look(chance, clean=True)),
    "docx": lambda printed, chance: as_docx(printed, chance_docx(chance, Noise.CLEAN), chance),
}


@dataclass(frozen=True, slots=True)
class Run:
    """Seconds on the clock; seconds of the processor in this process, the readers' apart; what was stored."""

    seconds: float
    processor: float
    stored: int
    clauses: int


def main() -> None:
    """Prints a row for each kind of file."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="*", type=Path, metavar="FOLDER")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--files", type=int, default=40)
    parser.add_argument("--turns", type=int, default=3)
    asked = parser.parse_args()
    head = f"{'':12}{'files':>6}{'clauses':>9}{'1 job':>9}{f'{asked.jobs} jobs':>9}{'ratio':>7}{'ms/file':>9}"
    print(head)  # noqa: T201
    with empty_database():
        for name, files in kinds(asked.folders, asked.files):
            measure(files[:2], jobs=1)  # what is done once is not counted
            pairs = [pair(files, asked.jobs, turn) for turn in range(asked.turns)]
            one, many = (statistics.median(run.seconds for run in runs) for runs in zip(*pairs, strict=True))
            ratio = statistics.median(one.seconds / many.seconds for one, many in pairs)
            stores = 1000 * statistics.median(many.processor for _, many in pairs) / len(files)
            sizes = f"{pairs[0][0].stored:6}{pairs[0][0].clauses:9}"
            print(f"{name[:11]:12}{sizes}{one:9.2f}{many:9.2f}{ratio:7.2f}{stores:9.1f}", flush=True)  # noqa: T201


def kinds(folders: list[Path], number: int) -> Iterator[tuple[str, Files]]:
    """The files of each kind, by its name."""
    for suffix, printed in KINDS.items():
        yield suffix, [(f"{n}.{suffix}", printed(a_print(n), random.Random(n))) for n in range(number)]  # noqa: S311
    for folder in folders:
        paths = sorted(path for path in folder.iterdir() if path.is_file())[:number]
        yield folder.name, [(path.name, path.read_bytes()) for path in paths]


def a_print(number: int) -> Print:
    """The documentation of a session that is like no other."""
    chance = random.Random(f"ingest {number}")  # noqa: S311 - chance, no secret
    return documentation(session(chance), chance)


def pair(files: Files, jobs: int, turn: int) -> tuple[Run, Run]:
    """The same files with one job and with several; which goes first changes with the turn."""
    runs = {number: measure(files, number) for number in ((1, jobs) if turn % 2 else (jobs, 1))}
    return runs[1], runs[jobs]


def measure(files: Files, jobs: int) -> Run:
    """Ingest the files into the empty archive, and empty it again."""
    from archive.services.arrivals import Arrival
    from archive.services.ingest import Kind, ingest_all

    arrivals = [Arrival(name, name, data) for name, data in files]
    seconds, processor = time.perf_counter(), time.process_time()
    outcomes = [outcome for _, outcome in ingest_all(arrivals, jobs=jobs)]
    seconds, processor = time.perf_counter() - seconds, time.process_time() - processor
    with connection.cursor() as cursor:
        cursor.execute(
            "TRUNCATE archive_source, archive_conference, archive_committee, archive_delegation CASCADE"
        )
    stored = [outcome for outcome in outcomes if outcome.kind in {Kind.STORED, Kind.REPLACED}]
    return Run(seconds, processor, len(stored), sum(outcome.clauses for outcome in stored))


@contextmanager
def empty_database() -> Iterator[None]:
    """An archive with nothing in it, beside the one that is in use."""
    connection.settings_dict["TEST"]["NAME"] = "benchmark_ingest"
    name = connection.settings_dict["NAME"]
    connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    try:
        yield
    finally:
        connection.creation.destroy_test_db(name, verbosity=0)


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    main()
