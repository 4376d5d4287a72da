"""Many users at once: our pages through HTTP, and beside them tantivy and our own search without it.

    .venv/bin/python -m benchmarks.search.users [FOLDER] [--clauses 1000000] [--seconds 600] [--keep]

Serves the archive of benchmarks.search with gunicorn as docs/operations.md says. Questions of all classes,
mixed, are asked for their pages over connections that stay: by one user, by four, and for all the seconds by
32, each of whom asks anew as soon as he is answered. Any status but 200 is an error. Then four processes,
each with an engine of its own, do the work of a page as benchmarks.search counts it, of questions asked for
the first time and of questions asked before, and tantivy does so in threads of one process, too; they take
turns, so that what else the machine does falls on all alike.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.search.archive import arguments, keep, place_of, prepared

if TYPE_CHECKING:
    from benchmarks.search.clients import Answers, Ask
    from benchmarks.search.questions import Question

CROWD = 32
FEW_SECONDS = 60  # at most, for what is asked beside the crowd
PEER_SECONDS = 15
TURNS = 2
SAMPLES = 10  # of memory

Figures = dict[str, dict[str, float]]


def main() -> None:
    """Prints a row for each number of users, the memory of the workers, and a row for each peer."""
    parser = arguments(__doc__)
    parser.add_argument("--seconds", type=float, default=600.0, help="how long 32 users ask")
    asked = parser.parse_args()
    found = prepared(asked.folder, asked.clauses)
    questions = [question for some in found.values() for question in some]
    print(f"{'':40}{'median ms':>10}{'p95':>9}{'longest':>9}{'a second':>9}{'errors':>8}")  # noqa: T201
    through, memory, growth = _through_http(questions, asked.seconds)
    without = _without_http(questions, min(asked.seconds, PEER_SECONDS), place_of(asked.clauses) / "tantivy")
    for ours in ("a page, 4 processes", "a page asked again, 4 processes"):
        for name in ("tantivy, 4 processes", "tantivy, 4 threads"):
            times = without[ours]["a second"] / without[name]["a second"]
            print(f"{ours}, against {name}: {times:.2f}×")  # noqa: T201
    if asked.keep:
        keep({"benchmark": "users", "clauses": asked.clauses, "seconds": asked.seconds,
              "figures": {**through, **without}, "megabytes": memory, "growth": growth})  # fmt: skip


def _through_http(
    questions: list[Question], seconds: float
) -> tuple[Figures, list[tuple[float, ...]], tuple[float, float]]:
    """Figures by how many ask; megabytes of each worker while the crowd does, and how much they grew."""
    from benchmarks.search.clients import ask_for
    from benchmarks.search.served import Memory, served

    figures: Figures = {}
    with served() as server:
        memory = Memory(server, seconds / SAMPLES)
        for users in (1, 4):
            answers = ask_for(min(seconds, FEW_SECONDS), server.user, questions, users, apart=False)
            figures[f"through HTTP, users: {users}"] = _told(f"through HTTP, users: {users}", answers)
        spent = server.processor()
        with memory.watched():
            answers = ask_for(seconds, server.user, questions, CROWD, apart=False, warm=False)
        spent = 1000 * (server.processor() - spent) / len(answers.each)
        figures[f"through HTTP, users: {CROWD}"] = {
            **_told(f"through HTTP, users: {CROWD}", answers), "processor": round(spent, 1),
        }  # fmt: skip
    print(f"a page took a worker {spent:.1f} ms of a processor")  # noqa: T201
    samples = "; ".join(" + ".join(f"{one:.0f}" for one in sample) for sample in memory.samples)
    print(f"megabytes of the workers: {samples}")  # noqa: T201
    print("grown by {} MB since the first, by {} since the middle".format(*memory.growth))  # noqa: T201
    return figures, memory.samples, memory.growth


def _without_http(questions: list[Question], seconds: float, folder: Path) -> Figures:
    from benchmarks.search.clients import Answers, ask_for, whole_search
    from benchmarks.search.engines import Archive, Tantivy

    def ours() -> Ask:
        return Archive("this archive").page

    def again() -> Ask:
        return Archive("this archive, again", again=True).page

    tantivy = Tantivy(folder, ())

    def of_one_process() -> Ask:
        return tantivy.page

    def of_its_own() -> Ask:
        return Tantivy(folder, ()).page

    turns: dict[str, Callable[[], Answers]] = {
        "a page, 1 process": partial(ask_for, seconds, ours, questions, 1, apart=True),
        "a page, 4 processes": partial(ask_for, seconds, ours, questions, 4, apart=True),
        "a page asked again, 4 processes": partial(ask_for, seconds, again, questions, 4, apart=True),
        "the whole search, 4 processes": partial(ask_for, seconds, whole_search, questions, 4, apart=True),
        "tantivy, 1 thread": partial(ask_for, seconds, of_one_process, questions, 1, apart=False),
        "tantivy, 4 threads": partial(ask_for, seconds, of_one_process, questions, 4, apart=False),
        "tantivy, 4 processes": partial(ask_for, seconds, of_its_own, questions, 4, apart=True),
    }
    together = {name: Answers() for name in turns}
    for _ in range(TURNS):
        for name, ask in turns.items():
            answers = ask()
            together[name].each += answers.each
            together[name].end += answers.end - answers.start
    return {name: _told(name, answers) for name, answers in together.items()}


def _told(name: str, answers: Answers) -> dict[str, float]:
    figures = answers.figures()
    cells = "".join(f"{figures[one]:9.1f}" for one in ("p95", "longest", "a second"))
    print(f"{name:40}{figures['median']:10.1f}{cells}{figures['errors']:8.0f}", flush=True)  # noqa: T201
    for error, times in Counter(answers.errors).most_common(5):
        print(f"  {times} × {error}")  # noqa: T201
    return figures


if __name__ == "__main__":
    main()
