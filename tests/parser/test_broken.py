"""Inputs that once broke the reader, and larger ones made here: read within bounds, no line lost."""

import re
import time
from pathlib import Path

import pytest

from archive.parser import bounds
from archive.parser.model import Role
from archive.parser.reader import parse_file, parse_text

BROKEN = Path(__file__).parent / "broken"
FILES = sorted(path for path in BROKEN.iterdir() if path.suffix != ".md")
# Seconds of computing for a file of 50 kB or 200,000 characters; the slowest took 2 in November 2026.
BOUND = 20
LARGE = {
    "one word": "a" * 200_000,
    "one word without spaces": "一" * 200_000,
    "one line of words": "word " * 40_000,
    "one line of stars": "*a* " * 50_000,
    "quotation marks": "“a" * 100_000,
    "resolutions": "resolutions 55/25, " * 10_000,
    "nothing but bytes of zero": "\0" * 200_000,
    "nested tags": "<html><body>" + "<div>" * 40_000,
    "nested tables": "<html><body>" + "<table><tr><td>" * 13_000,
    "nested brackets": "[" * 200_000,
}


def read_within_bounds(data: bytes, name: str) -> None:
    started = time.process_time()
    document = parse_file(data, name)
    assert time.process_time() - started < BOUND
    assert [entry.line for entry in document.ledger] == [
        number for number, line in enumerate(document.lines, 1) if line.strip()
    ]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_what_once_broke_is_read(path: Path) -> None:
    read_within_bounds(path.read_bytes(), path.name)


@pytest.mark.parametrize("text", LARGE.values(), ids=LARGE)
def test_long_texts_of_one_piece_are_read(text: str) -> None:
    read_within_bounds(text.encode(), "large")


@pytest.mark.parametrize("over", [0, 2])
def test_lines_beyond_the_bound_are_kept_and_told(over: int, monkeypatch: pytest.MonkeyPatch) -> None:
    most = 2_000
    monkeypatch.setattr(bounds, "MAX_LINES", most)
    before = ["The General Assembly,", *[""] * (most - 2), "1. Urges all Member States to act."]
    document = parse_text("\n".join([*before, *["2. Thanks the Chair."] * over]))
    assert len(document.lines) == most + over
    assert [entry.line for entry in document.ledger if entry.role is Role.UNPARSED and entry.line > most] == [
        most + number for number in range(1, over + 1)
    ]
    told = [problem.line for problem in document.problems if problem.code == "too-long"]
    assert told == [most + 1] * bool(over)


def test_every_file_says_what_it_broke() -> None:
    table = (BROKEN / "README.md").read_text(encoding="utf-8")
    assert sorted(re.findall(r"^\| `(.+?)` \|", table, re.M)) == [path.name for path in FILES]
    assert all(path.stat().st_size <= 50_000 for path in FILES)
