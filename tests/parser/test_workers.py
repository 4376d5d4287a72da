"""Reading in processes of their own: what ends one of them ends nothing else."""

import os
import signal

import pytest

from archive.parser import workers
from archive.parser.reader import parse_file
from archive.parser.workers import Readers

TEXT = b"A title\n\n1. A paragraph of some words.\n"


@pytest.fixture
def readers():
    with Readers(2) as readers:
        yield readers


def processes(readers: Readers) -> list[int]:
    return [process._process.pid for process in readers._processes]


def test_a_file_is_read_as_in_this_process(readers: Readers) -> None:
    begun = [readers.read(TEXT, f"{n}.txt") for n in range(5)] + [readers.read(b"\xff\xfe", "empty.txt")]
    expected = [parse_file(TEXT, f"{n}.txt") for n in range(5)] + [parse_file(b"\xff\xfe", "empty.txt")]
    assert [future.result() for future in begun] == expected


def test_a_process_that_dies_answers_for_its_file_and_the_next_has_a_new_one() -> None:
    with Readers(1) as readers:
        readers.read(TEXT, "first.txt").result()
        (process,) = processes(readers)
        os.kill(process, signal.SIGSTOP)  # as if it were reading for long
        hostile, good = readers.read(TEXT, "hostile.txt"), readers.read(TEXT, "good.txt")
        os.kill(process, signal.SIGKILL)
        assert [(p.code, p.severity) for p in hostile.result().problems] == [("given-up", "error")]
        assert (
            hostile.result().problems[0].message.startswith("hostile.txt could not be read: it needed more")
        )
        assert good.result() == parse_file(TEXT, "good.txt")


def test_what_takes_too_long_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "READING_LIMIT", 0)
    with Readers(1) as readers:
        assert [problem.code for problem in readers.read(TEXT, "slow.txt").result().problems] == ["given-up"]


def test_no_process_is_left_behind(readers: Readers) -> None:
    with Readers(2) as ended:
        for future in [ended.read(TEXT, f"{n}.txt") for n in range(4)]:
            future.result()
        started = processes(ended)
    for process in started:
        with pytest.raises(ProcessLookupError):
            os.kill(process, 0)
