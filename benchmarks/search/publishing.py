"""What publishing a session costs a full archive, and those who search it meanwhile.

    .venv/bin/python -m benchmarks.search.publishing [FOLDER] [--clauses 1000000] [--times 5] [--keep]

Two readers, each a process of its own, ask mixed questions of the archive of benchmarks.search without end.
Meanwhile the documentation of a session with twenty resolutions, as benchmarks.reading makes it, is read and
stored as `ingest` does it, is searched for as soon as it is committed, taken into the index, and taken out of
the archive again. Ends with 1 where a search did not find what was committed, counted otherwise than the
table, or failed; where a reader waited for a lock; or where the archive is not as it was.
"""

from __future__ import annotations

import random
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from benchmarks.reading.measure import Json
from benchmarks.reading.model_un import documentation, session
from benchmarks.reading.text_setter import TextLook, as_text
from benchmarks.search.archive import arguments, keep, prepared, summed

if TYPE_CHECKING:
    from archive.models import Document
    from benchmarks.search.clients import Answers

READERS = 2
RESOLUTIONS = 20
QUIET_SECONDS = 5.0  # before each publication
LOOK_SECONDS = 0.005  # between two looks at who waits
SEARCHED = 10  # clauses of the session, by their first words

# Who waits for a lock, but for whoever publishes and the one who looks.
_WAITING = """
    SELECT wait_event, query FROM pg_stat_activity
     WHERE datname = current_database() AND wait_event_type = 'Lock' AND pid <> %s
"""

Spans = dict[str, list[tuple[float, float]]]


def main() -> None:
    """Prints the steps in milliseconds, and what readers waited during each."""
    parser = arguments(__doc__)
    parser.add_argument("--times", type=int, default=5, help="how many sessions, one after the other")
    asked = parser.parse_args()
    found = prepared(asked.folder, asked.clauses)
    from benchmarks.search.clients import asking, whole_search

    questions = [question for some in found.values() for question in some]
    _number_on()
    before, spans, wrong = _state(), Spans(), list[str]()
    with (
        asking(whole_search, questions, READERS, apart=True) as answers,
        Locks().watched() as locks,
    ):
        for _ in range(asked.times):
            wrong += _one_session(spans)
    wrong += [f"waited for a lock: {waiting}" for waiting in locks.waiting]
    wrong += [f"failed: {error}" for error in answers.errors]
    if _state() != before:
        wrong.append(f"the archive was {before}, and is {_state()}")
    figures = _printed(spans, answers, locks.looks)
    for one in wrong:
        print(one)  # noqa: T201
    if asked.keep:
        keep({"benchmark": "publishing", "clauses": asked.clauses, "figures": figures, "wrong": wrong})
    sys.exit(bool(wrong))


def _number_on() -> None:
    """The corpus was loaded with numbers of its own; new rows are numbered behind them."""
    from django.apps import apps
    from django.core.management.color import no_style
    from django.db import connection

    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(
            no_style(), apps.get_app_config("archive").get_models()
        ):
            cursor.execute(statement)


def _one_session(spans: Spans) -> list[str]:
    """Publish a session and take it out again; what went wrong."""
    from archive.index.sealing import seal
    from archive.models import Document, Source, Upload
    from archive.services.ingest import ingest_file
    from archive.services.storable import read_storable
    from archive.services.withdrawal import withdraw

    number = time.time_ns()
    name, data = f"session-{number}.txt", _session_text(number)
    with _timed(spans, "nothing else"):
        time.sleep(QUIET_SECONDS)
    with _timed(spans, "reading the file"):
        parsed = read_storable(data, name)
    try:
        with _timed(spans, "storing, with its commit"):
            outcome = ingest_file(data=data, name=name, parse=lambda *_: parsed)
        if outcome.resolutions != RESOLUTIONS:
            return [f"{RESOLUTIONS} resolutions were published as {outcome.resolutions}: {outcome.message}"]
        document = Document.objects.select_related("session__conference").get(source__name=name)
        wrong = _search(document, outcome.clauses, spans)
        with _timed(spans, "taking it into the index"):
            seal()
        return wrong + _search(document, outcome.clauses, Spans())
    finally:
        for document in Document.objects.filter(source__name=name):
            with _timed(spans, "withdrawing it"):
                withdraw(document)
        Upload.objects.filter(source__name=name).delete()
        Source.objects.filter(name=name).delete()
        with _timed(spans, "taking it out of the index"):
            seal()


def _session_text(number: int) -> bytes:
    """Documentation of a session with so many resolutions, each time another."""
    chance = random.Random(number)  # noqa: S311 - no secret
    gold, resolutions = session(chance), list[Json]()
    while len(resolutions) < RESOLUTIONS:
        resolutions += session(chance)["resolutions"]
    committee = gold["committee"]
    gold["resolutions"] = [
        {**one, "code": f"{committee['acronym']}/1/{at}", "opening": f"The {committee['name']},"}
        for at, one in enumerate(resolutions[:RESOLUTIONS], 1)
    ]
    return as_text(documentation(gold, chance), TextLook(), chance).encode()


def _search(document: Document, clauses: int, spans: Spans) -> list[str]:
    """Search for the session: what was not found, or not counted as by the table."""
    from archive.models import Clause
    from archive.queries.clauses import ClauseQuery, search_clauses
    from archive.queries.found import TableFound
    from archive.queries.reading import read_words

    conference = ClauseQuery(filters={"conference": (document.session.conference.slug,)})
    with _timed(spans, "the first search for it"):
        counted = search_clauses(conference).clauses
    wrong = [] if counted == clauses else [f"{counted} of the session's {clauses} clauses were found"]
    of_it = Clause.objects.filter(resolution__document=document)
    for text in of_it.order_by("?").values_list("text", flat=True)[:SEARCHED]:
        words = f'"{" ".join(text.replace(chr(34), " ").split()[:6])}"'
        answer, table = search_clauses(ClauseQuery(words=words)), TableFound(read_words(words), {}).counts()
        if not answer.clauses or answer.clauses != table.clauses:
            wrong.append(f"{words}: {answer.clauses} found, {table.clauses} by the table")
    return wrong


@contextmanager
def _timed(spans: Spans, step: str) -> Iterator[None]:
    start = time.monotonic()
    yield
    spans.setdefault(step, []).append((start, time.monotonic()))


def _state() -> dict[str, int]:
    """How many rows the archive has, and parts its index."""
    from archive import models

    kinds = (
        models.Conference,
        models.Session,
        models.Source,
        models.Upload,
        models.Resolution,
        models.Clause,
    )
    return {kind.__name__: kind.objects.count() for kind in (*kinds, models.Segment, models.Change)}


@dataclass(slots=True)
class Locks:
    """How often it was looked for who waits for a lock, and who did."""

    looks: int = 0
    waiting: list[str] = field(default_factory=list)

    @contextmanager
    def watched(self) -> Iterator[Locks]:
        """While the block lasts, but for this process, which publishes."""
        from django.db import connection

        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_backend_pid()")
            publisher = cursor.fetchone()[0]
        over = threading.Event()
        watcher = threading.Thread(target=self._watch, args=(publisher, over))
        watcher.start()
        try:
            yield self
        finally:
            over.set()
            watcher.join()

    def _watch(self, publisher: int, over: threading.Event) -> None:
        from django.db import connection

        with closing(connection), connection.cursor() as cursor:  # a thread has its own
            while not over.wait(LOOK_SECONDS):
                cursor.execute(_WAITING, [publisher])
                self.waiting += [f"{event}: {query}" for event, query in cursor.fetchall()]
                self.looks += 1


def _printed(spans: Spans, answers: Answers, looks: int) -> dict[str, dict[str, float]]:
    print(f"{'':30}{'took ms':>9}{'longest':>9}{'readers: pages':>16}{'median':>9}{'p95':>9}{'longest':>9}")  # noqa: T201
    figures: dict[str, dict[str, float]] = {}
    for step, each in spans.items():
        took = [1000 * (end - start) for start, end in each]
        open_then = [answer for start, end in each for answer in answers.between(start, end).each]
        times = [1000 * answer.took for answer in open_then] or [0.0]
        median, p95 = summed(times)
        figures[step] = {
            "took": summed(took)[0], "longest": round(max(took), 1), "pages": len(open_then),
            "median": median, "p95": p95, "longest page": round(max(times), 1),
        }  # fmt: skip
        widths = zip((9, 9, 16, 9, 9, 9), figures[step].values(), strict=True)
        print(f"{step:30}" + "".join(f"{figure:{width}.0f}" for width, figure in widths))  # noqa: T201
    print(f"{looks} looks at who waits for a lock, of {len(answers.each)} pages read")  # noqa: T201
    return figures


if __name__ == "__main__":
    main()
