"""What the benchmarks of search share: an archive of their own, its questions, and where figures are kept.

The archive is under var/search-SIZE. It is filled once, with clauses made of those in a folder.
"""

from __future__ import annotations

import json
import os
import statistics
from argparse import ArgumentParser, RawDescriptionHelpFormatter
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from benchmarks.search.corpus import Corpus
    from benchmarks.search.questions import Question

ROOT = Path(__file__).parents[2]
HISTORY = Path(__file__).with_name("history.jsonl")


def arguments(description: str | None) -> ArgumentParser:
    """What each benchmark of search can be told."""
    parser = ArgumentParser(description=description, formatter_class=RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=ROOT.parent / "shared" / "un" / "en")
    parser.add_argument("--clauses", type=int, default=1_000_000)
    parser.add_argument("--keep", action="store_true", help="add the figures to history.jsonl")
    return parser


def place_of(clauses: int) -> Path:
    """Where the archive of so many clauses is."""
    return ROOT / "var" / f"search-{clauses}"


def open_archive(clauses: int) -> None:
    """Nothing that reads Django's models can be imported before."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    os.environ.setdefault("RAPPORTEUR_VAR", str(place_of(clauses)))
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)


def fill(corpus: Corpus) -> dict[str, float]:
    """Load the corpus unless it is in; seconds of each step, none where it was."""
    from archive.models import Clause
    from benchmarks.search.load import load

    if Clause.objects.count() == corpus.clauses:
        return {}
    seconds = load(corpus, place_of(corpus.clauses))
    whole = sum(seconds.values())
    for step, took in seconds.items():
        print(f"{step:36}{took:9.1f} s")  # noqa: T201
    print(f"{'clauses a second, searchable':36}{corpus.clauses / whole:9.0f}")  # noqa: T201
    return seconds


def questions_of(corpus: Corpus) -> dict[str, list[Question]]:
    """The questions by class, once it is known that the archive has what was put into it."""
    from benchmarks.search.engines import Archive
    from benchmarks.search.questions import Question, questions

    ours = Archive("this archive")
    found = questions(corpus.clauses, corpus.words, lambda word: ours.count(Question((word,))))
    for question in found["phrase"]:
        put_in, counted = corpus.injected(question.all_of[0]), ours.count(question)
        if counted < 0.9 * put_in:  # a phrase that was put in later may part one
            raise SystemExit(f"{question.typed()} was put into {put_in} clauses, and {counted} are found.")
    return found


def prepared(folder: Path, clauses: int) -> dict[str, list[Question]]:
    """The archive opened and filled, for whoever only asks it: the questions by class."""
    open_archive(clauses)
    from benchmarks.search.corpus import Corpus, real_clauses

    corpus = Corpus(clauses, real_clauses(folder))
    fill(corpus)
    return questions_of(corpus)


def summed(times: Sequence[float]) -> list[float]:
    """Median and 95th percentile."""
    ordered = sorted(times)
    return [round(statistics.median(ordered), 3), round(ordered[int(len(ordered) * 0.95)], 3)]


def keep(figures: dict[str, object]) -> None:
    """Add the figures to the history, with the time."""
    row = {"at": datetime.now(UTC).isoformat(timespec="seconds"), **figures}
    with HISTORY.open("a", encoding="utf-8") as history:
        history.write(json.dumps(row) + "\n")
