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
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import product
from pathlib import Path

from benchmarks.reading.measure import Json
from benchmarks.reading.model_un import GOLD
from benchmarks.reading.noise import Noise
from benchmarks.reading.readings import FORMATS, Figures, numbered, read_back, resolutions, sessions
from benchmarks.reading.text_setter import Numbers
from benchmarks.reading.united_nations import golds

ROOT = Path(__file__).parents[2]
HISTORY = Path(__file__).with_name("history.jsonl")
CLAUSES = {Noise.CLEAN: 0.995, Noise.LIGHT: 0.98, Noise.HEAVY: 0.98}
# The folder of a language, how its rows are called, and of how many documents fewer they tell.
LANGUAGES = (("en", "", 1), ("fr", " in French", 2), ("es", " in Spanish", 2))
SESSIONS = {"text": 0.98, "PDF": 0.97, "DOCX": 0.97}


@dataclass(frozen=True, slots=True)
class Row:
    """What was measured on so many documents, and what it must reach; None where nothing is asked."""

    what: str
    documents: int
    figures: dict[str, float]
    required: float | None

    @property
    def met(self) -> bool:
        return self.required is None or self.figures["clauses"] >= self.required


def rows(folder: Path, size: int, seed: str, only: str, show: int) -> Iterator[Row]:
    """Each row as soon as it is measured."""
    for code, language, share in LANGUAGES:
        known: list[Json] = []
        for (name, setter), noise in product(FORMATS.items(), Noise):
            what = f"UN resolutions{language}, {name}, {noise}"
            if only in what and folder.exists():
                known = known or list(golds(folder / code, size // share))
                figures = read_back(resolutions(known, setter, noise, seed))
                yield _row(what, figures, CLAUSES[noise], show)
    for place in Numbers:
        what = f"Model UN sessions, text, line numbers {place}"
        if only in what:
            figures = read_back(sessions(size // 2, numbered(place), Noise.LIGHT, seed))
            yield _row(what, figures, SESSIONS["text"], show)
    for name in ("PDF", "DOCX"):
        what = f"Model UN sessions, {name}"
        if only in what:
            figures = read_back(sessions(size // 2, FORMATS[name], Noise.LIGHT, seed))
            yield _row(what, figures, SESSIONS[name], show)


def _row(what: str, figures: Figures, required: float, show: int) -> Row:
    for clauses, look, misses in figures.worst[:show]:
        print(f"  {clauses:.4f} {look}")  # noqa: T201
        for miss in misses[:4]:
            print(f"    {miss[:200]}")  # noqa: T201
    return Row(what, len(figures.clauses), figures.means(), required)


def line(row: Row) -> str:
    """A row of the table."""
    figures = row.figures
    met = "yes" if row.met else "NO"
    rest = " ".join(
        f"{figures[name]:7.4f}" for name in ("votes", "ledger", "labels", "phrases", "footnotes", "fields")
    )
    required = "" if row.required is None else f"{row.required:.3f}"
    known = f"{row.documents:4} {figures['clauses']:8.4f} {required:>8} {met:>4}"
    return f"{row.what:66}{known}  {rest}"


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
