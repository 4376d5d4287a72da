"""Long texts in parts."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.models import Clause, Heading, Section
from archive.services.parts import LONG_CHARS, PART, divide


def clauses(number, parent=None):
    return [Clause(text="Dry.", parent=parent) for _ in range(number)]


def sizes(rows):
    """How many rows each part has, in order."""
    assert divide(rows) == max(row.part for row in rows)
    return list(Counter(row.part for row in rows).values())


def test_a_text_of_two_parts_length_is_left_whole():
    assert sizes(clauses(2 * PART)) == [2 * PART]


@pytest.mark.parametrize("number", [2 * PART + 1, 3 * PART - 1, 3 * PART + 1, 10 * PART + 1])
def test_parts_are_alike(number):
    found = sizes(clauses(number))
    assert max(found) - min(found) < PART // 10 + 1


@pytest.mark.parametrize("heading", [Heading(text="Head"), Section(heading="Head")])
def test_one_ends_above_a_heading_where_it_can(heading):
    rows = []
    for _ in range(3):
        rows += [type(heading)(), *clauses(PART - 50)]
    assert sizes(rows) == [PART - 49] * 3


def test_one_does_not_end_within_a_clause():
    rows = []
    for _ in range(2 * PART):
        (top,) = clauses(1)
        rows += [top, *clauses(1, parent=top)]
    divide(rows)
    assert all(row.part == row.parent.part for row in rows if row.parent)


def test_not_even_one_clause_is_without_bounds():
    (top,) = clauses(1)
    assert max(sizes([top, *clauses(5 * PART, parent=top)])) < 3 * PART


def test_long_paragraphs_count_for_several():
    rows = [Clause(text="x" * 10 * LONG_CHARS) for _ in range(PART)]
    assert max(sizes(rows)) <= PART // 10


ROWS = st.sampled_from(
    [
        lambda: Heading(text="Head"),
        lambda: Section(heading="Head"),
        lambda: Clause(text="Dry."),
        lambda: Clause(text="Dry.", parent=Clause(text="All:")),
        lambda: Clause(text="x" * 3 * LONG_CHARS),
    ]
)


@given(st.lists(ROWS, max_size=200), st.integers(1, 20))
def test_parts_are_counted_without_gaps_in_the_order_of_the_text_and_bounded(makers, times):
    rows = [make() for make in makers * times]
    number = divide(rows)
    parts = [row.part for row in rows]
    assert parts == sorted(parts)
    assert set(parts) <= set(range(1, number + 1))
    assert max(Counter(parts).values(), default=0) <= 3 * PART
