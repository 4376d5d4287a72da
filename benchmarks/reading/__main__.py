"""Reads documents back that the benchmark printed itself, and says whether the reader reaches what it must.

    python -m benchmarks.reading [FOLDER] [--size 36] [--seed 1] [--show 3] [--only PDF] [--keep]

FOLDER holds the XML of UN resolutions (../shared/un by default). `--keep` adds the figures to history.jsonl.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from itertools import product
from pathlib import Path

from benchmarks.reading import cost, doubts
from benchmarks.reading.measure import Json
from benchmarks.reading.model_un import GOLD
from benchmarks.reading.noise import Noise
from benchmarks.reading.readings import FORMATS, Figures, numbered, read_back, resolutions, sessions
from benchmarks.reading.text_setter import Numbers
from benchmarks.reading.united_nations import golds

ROOT = Path(__file__).parents[2]
HISTORY = Path(__file__).with_name("history.jsonl")
TELLING, TOLD = "Wrong readings that say so", 0.9
CLAUSES = {Noise.CLEAN: 0.995, Noise.LIGHT: 0.98, Noise.HEAVY: 0.98}
# The folder of a language, how its rows are called, and which share of the size they read.
LANGUAGES = (("en", "", 1), ("fr", " in French", 3), ("es", " in Spanish", 3))
SESSIONS = {"text": 0.98, "PDF": 0.97, "DOCX": 0.97}


@dataclass(frozen=True, slots=True)
class Row:
    """What was measured on so many documents, and what its `leading` figure must reach; None where nothing
    is asked."""

    what: str
    documents: int
    figures: dict[str, float]
    required: float | None
    leading: str = "clauses"

    @property
    def met(self) -> bool:
        return self.required is None or self.figures[self.leading] >= self.required


@dataclass(frozen=True, slots=True)
class Task:
    """What one row of readings measures: UN resolutions of a folder, or sessions where it is None."""

    what: str
    required: float
    folder: Path | None
    format: str
    noise: Noise
    size: int
    seed: str
    numbers: Numbers | None = None

    def measure(self) -> Figures:
        setter = FORMATS[self.format] if self.numbers is None else numbered(self.numbers)
        if self.folder is None:
            return read_back(sessions(self.size, setter, self.noise, self.seed))
        return read_back(resolutions(_known(self.folder, self.size), setter, self.noise, self.seed))


@cache
def _known(folder: Path, size: int) -> list[Json]:
    return list(golds(folder, size))


def tasks(folder: Path, size: int, seed: str) -> Iterator[Task]:
    """One for each row of readings."""
    for (code, language, share), name, noise in product(LANGUAGES, FORMATS, Noise):
        what = f"UN resolutions{language}, {name}, {noise}"
        if folder.exists():
            yield Task(what, CLAUSES[noise], folder / code, name, noise, size // share, seed)
    for place in Numbers:
        what = f"Model UN sessions, text, line numbers {place}"
        yield Task(what, SESSIONS["text"], None, "text", Noise.LIGHT, size // 2, seed, place)
    for name in ("PDF", "DOCX"):
        yield Task(f"Model UN sessions, {name}", SESSIONS[name], None, name, Noise.LIGHT, size // 2, seed)


def rows(folder: Path, size: int, seed: str, only: str, show: int) -> Iterator[Row]:
    """Each row in order, as soon as it is measured; all cores measure."""
    wanted = [task for task in tasks(folder, size, seed) if only in task.what]
    with ProcessPoolExecutor() as pool:
        telling = pool.submit(doubt_row, folder, size) if only in TELLING else None
        for task, figures in zip(wanted, pool.map(Task.measure, wanted), strict=True):
            yield _row(task.what, figures, task.required, show)
        if telling:
            yield telling.result()
    for name in cost.FORMATS:
        if only in (what := f"What reading costs, {name}"):
            yield cost_row(what, name)


def doubt_row(folder: Path, size: int) -> Row:
    """Whether wrong readings say so, and how often right ones are called in doubt."""
    found = doubts.measure(turns=1, prints=size // 6, un=folder)
    figures = {
        "told": found.share_told,
        "sure and right": found.right_from(0.95),
        "warnings a right document": found.warnings_a_right_document,
    }
    return Row(TELLING, found.wrong, figures, TOLD, "told")


def cost_row(what: str, name: str) -> Row:
    """How time grows with length (1 is linear), pages a second and megabytes for the longest document."""
    measured = [cost.measure(name, length) for length in cost.LENGTHS]
    longest = measured[-1]
    figures = {
        "growth": cost.growth(measured),
        "pages a second": longest.speed,
        "megabytes at the peak": longest.memory,
    }
    return Row(what, len(measured), figures, None, "growth")


def _row(what: str, figures: Figures, required: float, show: int) -> Row:
    for clauses, look, misses in figures.worst[:show]:
        print(f"  {clauses:.4f} {look}")  # noqa: T201
        for miss in misses[:4]:
            print(f"    {miss[:200]}")  # noqa: T201
    return Row(what, len(figures.clauses), figures.means(), required)


def line(row: Row) -> str:
    """A row of the table."""
    met = "yes" if row.met else "NO"
    required = "" if row.required is None else f"{row.required:.3f}"
    known = f"{row.documents:4} {row.figures[row.leading]:8.4f} {required:>8} {met:>4}"
    if row.leading != "clauses":
        others = (f"{name} {value:.4f}" for name, value in row.figures.items() if name != row.leading)
        return f"{row.what:66}{known}  {', '.join(others)}"
    columns = ("votes", "ledger", "labels", "phrases", "footnotes", "fields")
    return f"{row.what:66}{known}  {' '.join(f'{row.figures[name]:7.4f}' for name in columns)}"


def keep(measured: list[Row], seconds: float) -> None:
    """Adds the figures to the history, with the day and the commit."""
    commit = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"],  # noqa: S607 - the developer's own
        capture_output=True, text=True, cwd=ROOT, check=False,
    ).stdout.strip()  # fmt: skip
    figures = {row.what: {name: round(value, 4) for name, value in row.figures.items()} for row in measured}
    entry = {
        "date": f"{datetime.now(UTC):%Y-%m-%d %H:%M}",
        "commit": commit,
        "seconds": round(seconds),
        "figures": figures,
    }
    with HISTORY.open("a", encoding="utf-8") as history:
        history.write(json.dumps(entry) + "\n")


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", nargs="?", type=Path, default=ROOT.parent / "shared" / "un")
    parser.add_argument("--size", type=int, default=36, help="resolutions a row; of sessions half as many")
    parser.add_argument("--seed", default="1", help="another seed gives other documents")
    parser.add_argument("--show", type=int, default=0, help="how many of the worst readings to show")
    parser.add_argument("--only", default="", help="rows whose name holds this")
    parser.add_argument("--keep", action="store_true", help="add the figures to history.jsonl")
    args = parser.parse_args()
    start = time.monotonic()
    columns = "votes  ledger  labels phrases   notes  fields"
    print(f"{'':66}docs  clauses required  met    {columns}")  # noqa: T201
    measured = []
    for row in rows(args.folder, args.size, args.seed, args.only, args.show):
        measured.append(row)
        print(line(row), flush=True)  # noqa: T201
    if not args.folder.exists():
        print(f"{args.folder} is not there: no UN resolutions were read back.")  # noqa: T201
    print(f"{time.monotonic() - start:.0f} seconds; golds of sessions from {GOLD.relative_to(ROOT)}")  # noqa: T201
    if args.keep:
        keep(measured, time.monotonic() - start)


if __name__ == "__main__":
    main()
