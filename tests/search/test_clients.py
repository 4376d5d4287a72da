"""The benchmark of search with several clients: what it makes of their answers."""

import threading

import pytest

from benchmarks.search.clients import Answer, Answers, Ask, ask_for
from benchmarks.search.questions import Question

ANSWERS = Answers(10.0, 14.0, [Answer(10.0, 1.0), Answer(11.0, 0.5, "ValueError('503')"), Answer(12.5, 1.5)])


def test_errors_are_no_pages_but_take_their_time() -> None:
    assert ANSWERS.figures() == {
        "median": 1000.0, "p95": 1500.0, "longest": 1500.0, "a second": 0.5, "errors": 1
    }  # fmt: skip


@pytest.mark.parametrize(
    ("start", "end", "took"), [(10.5, 11.0, [1.0]), (11.0, 12.0, [0.5]), (11.2, 13.0, [0.5, 1.5])]
)
def test_what_was_open_at_a_time(start: float, end: float, took: list[float]) -> None:
    assert [answer.took for answer in ANSWERS.between(start, end).each] == took


def test_each_client_asks_all_questions_by_what_is_its_own(db: None) -> None:
    questions = [Question((word,)) for word in ("drought", "flood", "famine")]
    asked: dict[int, list[Question]] = {}

    def client() -> Ask:
        def ask(question: Question) -> None:
            asked.setdefault(threading.get_ident(), []).append(question)
            if question == questions[2]:
                raise ValueError("no")

        return ask

    answers = ask_for(0.05, client, questions, 2, apart=False, warm=False)
    assert len(asked) == 2
    assert all(set(some) == set(questions) for some in asked.values())
    assert len(answers.each) == sum(map(len, asked.values()))
    assert set(answers.errors) == {"ValueError('no')"}
