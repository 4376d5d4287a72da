"""Several clients that ask at once, as threads of this process or as processes of their own."""

from __future__ import annotations

import multiprocessing
import queue
import random
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import cycle
from typing import Any

from django.db import connection

from archive.queries.clauses import ClauseQuery, search_clauses
from benchmarks.search.archive import summed
from benchmarks.search.questions import Question

READY_SECONDS = 600  # that clients may take to be warm

Ask = Callable[[Question], object]


@dataclass(frozen=True, slots=True)
class Answer:
    """When it was asked for, by `time.monotonic`, and how long it took, in seconds; what went wrong."""

    at: float
    took: float
    error: str = ""


@dataclass(slots=True)
class Answers:
    """What clients were answered from `start` to `end`; it is filled when they have ended."""

    start: float = 0.0
    end: float = 0.0
    each: list[Answer] = field(default_factory=list)

    @property
    def errors(self) -> list[str]:
        return [answer.error for answer in self.each if answer.error]

    def between(self, start: float, end: float) -> Answers:
        """Those that were open at some time between these."""
        part = [one for one in self.each if one.at < end and one.at + one.took > start]
        return Answers(start, end, part)

    def figures(self) -> dict[str, float]:
        """Milliseconds of an answer, and answers a second."""
        times = [1000 * answer.took for answer in self.each]
        median, p95 = summed(times)
        a_second = (len(times) - len(self.errors)) / (self.end - self.start)
        return {
            "median": median, "p95": p95, "longest": round(max(times), 1),
            "a second": round(a_second, 1), "errors": len(self.errors),
        }  # fmt: skip


def as_query(question: Question) -> ClauseQuery:
    """The question as our search page is asked it."""
    filters: dict[str, tuple[str, ...]] = {}
    if question.committee:
        filters["committee"] = (f"committee-{question.committee}",)
    if question.years:
        filters["year"] = ("{}..{}".format(*question.years),)
    return ClauseQuery(words=question.typed(), filters=filters)


def whole_search() -> Ask:
    """Our search as the page asks it: more than the work that engines are held against each other with."""
    return lambda question: search_clauses(as_query(question))


@contextmanager
def asking(
    start: Callable[[], Ask],
    questions: Sequence[Question],
    clients: int,
    *,
    apart: bool,
    warm: bool = True,
) -> Iterator[Answers]:
    """Have clients ask all the questions, each in an order of its own, again and again until the block ends.

    `start` gives each what it asks. `apart` makes them processes; then this process must have no connection
    open that they would share. `warm` ones have asked each question once before the block begins.
    """
    kind: Any = multiprocessing.get_context("fork") if apart else threading
    ready, over = kind.Barrier(clients + 1), kind.Event()
    told: Any = kind.SimpleQueue() if apart else queue.SimpleQueue()
    connection.close()
    running = [
        kind.Process(target=_client, args=(start, _mixed(questions, number), warm, ready, over, told))
        if apart
        else kind.Thread(target=_client, args=(start, _mixed(questions, number), warm, ready, over, told))
        for number in range(clients)
    ]
    for one in running:
        one.start()
    answers = Answers()
    try:
        ready.wait(READY_SECONDS)
        answers.start = time.monotonic()
        yield answers
    finally:
        answers.end = time.monotonic()
        over.set()
        if not ready.broken:
            for _ in running:
                answers.each += [Answer(*one) for one in told.get()]
        for one in running:
            one.join()


def ask_for(
    seconds: float, start: Callable[[], Ask], questions: Sequence[Question], clients: int, **how: bool
) -> Answers:
    """The same for so many seconds."""
    with asking(start, questions, clients, **how) as answers:
        time.sleep(seconds)
    return answers


def _mixed(questions: Sequence[Question], number: int) -> list[Question]:
    return random.Random(number).sample(questions, len(questions))  # noqa: S311 - no secret


def _client(
    start: Callable[[], Ask], questions: list[Question], warm: bool, ready: Any, over: Any, told: Any
) -> None:
    try:
        ask = start()
        for question in questions if warm else ():
            ask(question)
    except Exception:
        ready.abort()
        raise
    ready.wait(READY_SECONDS)
    answers = []
    for question in cycle(questions):
        if over.is_set():
            break
        error, at = "", time.monotonic()
        try:
            ask(question)
        except Exception as failure:
            error = repr(failure)
        answers.append((at, time.monotonic() - at, error))
    told.put(answers)
