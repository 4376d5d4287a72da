"""How much of the best ranking is lost by scoring some of the clauses found and not all of them.

    .venv/bin/python -m benchmarks.search.scores [FOLDER] [--clauses 1000000] [--each 3] [--keep]

Asks the archive of benchmarks.search its questions, scores every clause that each finds in the table by the
formula of archive/queries/ranking.py, and holds the mean score of our first twenty against that of the best
twenty. A score is a sum of logarithms, so that it needs a zero: that of a preambular clause with the words as
far apart as can be. Beside it stands the same of what the score is the logarithm of, which is harder: where
words stand ten times as far apart it is a tenth. Where questions of a class find many clauses, only `--each`
of them are asked, for scoring all takes long.
"""

from __future__ import annotations

from math import exp, log
from statistics import mean
from typing import TYPE_CHECKING

from benchmarks.search.archive import arguments, keep, prepared

if TYPE_CHECKING:
    from benchmarks.search.engines import Archive
    from benchmarks.search.questions import Question

REQUIRED = 0.95
ZERO = log(0.0001)  # of the score, where the density is nothing
MANY = 2_000  # clauses found


def main() -> None:
    """Prints a row for each class of questions."""
    parser = arguments(__doc__)
    parser.add_argument("--each", type=int, default=3, help="questions of a class that find many clauses")
    asked = parser.parse_args()
    found = prepared(asked.folder, asked.clauses)
    from benchmarks.search.engines import PAGE, Archive

    ours = Archive("this archive")
    print(f"{'':22}{'questions':>10}{'mean score':>12}{'worst':>8}{'density':>10}{'met':>5}")  # noqa: T201
    figures: dict[str, dict[str, float]] = {}
    for name, questions in found.items():
        many = [question for question in questions if ours.count(question) > MANY]
        few = [question for question in questions if PAGE < ours.count(question) <= MANY]
        pairs = [_scores(question, ours) for question in (*many[: asked.each], *few)]
        if not pairs:  # all that is found stands on the first page
            continue
        shares = [(mean(first) - ZERO) / (mean(best) - ZERO) for first, best in pairs]
        dense = mean(mean(map(exp, first)) / mean(map(exp, best)) for first, best in pairs)
        figures[name] = {
            "questions": len(pairs), "mean score": round(mean(shares), 4),
            "worst": round(min(shares), 4), "density": round(dense, 4),
        }  # fmt: skip
        met = "yes" if mean(shares) >= REQUIRED else "NO"
        row = f"{len(pairs):10}{mean(shares):12.3f}{min(shares):8.3f}{dense:10.3f}{met:>5}"
        print(f"{name:22}{row}", flush=True)  # noqa: T201
    if asked.keep:
        keep({"benchmark": "scores", "clauses": asked.clauses, "figures": figures})


def _scores(question: Question, ours: Archive) -> tuple[list[float], list[float]]:
    """The scores of our first page, and of the best one there could be."""
    from django.db.models.expressions import RawSQL

    from archive.models import Clause
    from archive.queries.found import narrow
    from archive.queries.limits import one_state
    from archive.queries.ranking import by_score, scores
    from archive.queries.reading import read_words
    from benchmarks.search.engines import PAGE, filters_of

    with one_state():
        reading = read_words(question.typed())
        every = Clause.objects.order_by().filter(reading.condition, narrow(filters_of(question))).values("pk")
        best = by_score(RawSQL(*every.query.sql_with_params()), reading)[:PAGE]  # noqa: S611 - parameters
        first = ours.best(question)
        keys = [passage.pk for passage in best]
        score = {one.passage.pk: one.score for one in scores({*first, *keys}, reading, 2 * PAGE)}
    return [score[key] for key in first], [score[key] for key in keys]


if __name__ == "__main__":
    main()
