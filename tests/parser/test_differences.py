"""What the benchmark calls wrong, and what it takes for told."""

import random

import pytest

from archive.parser.reader import parse_text
from archive.parser.report import as_parse_format
from benchmarks.reading.damage import DAMAGES, HELD_OUT
from benchmarks.reading.damage.sheet import Sheet
from benchmarks.reading.differences import Difference, differences

TEXT = """Code: GA/1/1
Committee: General Assembly
Topic: Wells

The General Assembly,

Noting the drought of the last year, which emptied
two wells in three,

Recalling the rain before it,

1. Urges Member States to:

a. Dig wells where the ground is soft and the water
high;

b. Count them;

2. Decides to meet again in the third year, and
to hear of each well.
"""
PROBLEM = {"code": "label-gap", "message": "After clause 1 comes clause 3.", "line": 14}


def test_a_text_read_again_does_not_differ() -> None:
    sheet = Sheet(TEXT)
    assert differences(sheet.gold, sheet.gold, {}, TEXT.split("\n")) == []


def test_each_clause_and_field_that_differs_is_a_difference() -> None:
    gold = Sheet(TEXT).gold
    seen = as_parse_format(parse_text(TEXT.replace("Topic: Wells\n", "").replace("b. Count", "c. Count")))
    found = differences(gold, seen, {}, ())
    assert [(each.what[:12], each.called) for each in found] == [
        ("+ c [None] C", None),
        ("! resolution", "topic"),
    ]


@pytest.mark.parametrize(
    ("lines", "called", "told"),
    [({12}, None, True), ({11}, None, False), (set(), "clause", True), (set(), "topic", False)],
)
def test_a_difference_is_told_near_it_or_by_its_name(lines: set[int], called: str | None, told: bool) -> None:
    assert Difference("", frozenset(lines), called).is_told([PROBLEM]) is told


@pytest.mark.parametrize("name", [*DAMAGES, *HELD_OUT])
def test_a_damage_that_finds_a_hold_changes_the_text(name: str) -> None:
    damage = (DAMAGES | HELD_OUT)[name]
    for turn in range(5):
        sheet = Sheet(TEXT)
        before = sheet.text
        assert damage(sheet, random.Random(turn)) is not (sheet.text == before)  # noqa: S311
