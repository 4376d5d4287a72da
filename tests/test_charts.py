"""Charts as rectangles: what is more is darker, longer, or takes more of a column."""

import pytest

from archive.charts import (
    BAR_LENGTH,
    COLUMN_HEIGHT,
    SHADES,
    Drawing,
    bars,
    cross_table,
    heat_map,
    one_above_another,
    shares,
    stacked_columns,
)

ROWS = [("urge", "Urge"), ("note", "Note")]
YEARS = [("2019", "2019"), ("2020", "2020")]
COUNTS = {("urge", "2019"): 10_000, ("urge", "2020"): 1, ("note", "2020"): 2_500}


def count(row: str, column: str) -> int:
    return COUNTS.get((row, column), 0)


def link(row: str, column: str) -> str:
    return f"?{row}&{column}"


def map_of(columns: list[tuple[str, str]]) -> Drawing:
    return heat_map(ROWS, columns, count, link, "clause")


def test_a_cell_for_each_pair_that_has_something() -> None:
    marks = map_of(YEARS).marks
    assert [(mark.title, mark.url, mark.printed) for mark in marks] == [
        ("Urge, 2019: 10,000 clauses", "?urge&2019", "10k"),
        ("Urge, 2020: 1 clause", "?urge&2020", "1"),
        ("Note, 2020: 2,500 clauses", "?note&2020", "2500"),
    ]
    assert [mark.look for mark in marks] == [f"heat heat--{shade}" for shade in (SHADES, 1, SHADES // 2)]
    assert marks[1].x == marks[2].x > marks[0].x
    assert marks[0].y == marks[1].y < marks[2].y


def test_long_labels_slant_and_are_cut() -> None:
    drawn = map_of([("2019", "Commission on the Status of Women")])
    (label,) = [label for label in drawn.labels if label.slanting]
    assert label.text == "Commission on the Sta…"
    assert not any(label.slanting for label in map_of(YEARS).labels)


def test_columns_are_shares() -> None:
    drawn = stacked_columns(ROWS, YEARS, count, link, "clause", above=lambda year: f"of {year}")
    first, low, high = drawn.marks
    assert (first.height, first.look) == (COLUMN_HEIGHT, "piece piece--urge")
    assert low.height == 2  # what is there can be seen
    assert high.height == 2_500 * COLUMN_HEIGHT // 2_501
    assert high.y + high.height == low.y
    assert [label.text for label in drawn.labels] == ["2019", "of 2019", "2020", "of 2020"]


def test_labels_of_decades_stand_clear_of_each_other() -> None:
    """Nine figures and a dash are some 60 pixels wide."""
    rows, columns = [("a", "A")], [("1970..1979", "1970–1979"), ("1980..1989", "1980–1989")]
    drawings = [
        heat_map(rows, columns, lambda *_: 1, lambda *_: "", "clause"),
        stacked_columns(rows, columns, lambda *_: 1, lambda *_: "", "clause", lambda _: ""),
        stacked_columns(rows, columns, lambda *_: 1, lambda *_: "", "clause", lambda _: "", aligned=True),
    ]
    for drawing in drawings:
        one, other = (label.x for label in drawing.labels if label.text in dict(columns).values())
        assert other - one > 60
    assert [mark.middle for mark in drawings[0].marks] == [mark.middle - 1 for mark in drawings[2].marks]


def test_nothing_stands_above_an_empty_column() -> None:
    drawn = stacked_columns(ROWS, [("2021", "2021")], count, link, "clause", above=lambda _: "100 %")
    assert (drawn.marks, [label.text for label in drawn.labels]) == ((), ["2021"])


def test_drawings_one_above_another() -> None:
    above = map_of(YEARS)
    both = one_above_another(above, above)
    assert both.width == above.width
    assert both.height > 2 * above.height
    assert both.marks[3].y - both.marks[0].y == both.height - above.height


@pytest.mark.parametrize(
    ("counts", "lengths"),
    [([4, 2, 1], [1000, 500, 250]), ([1000, 1, 0], [1000, 4, 0]), ([0], [0]), ([], [])],
)
def test_bars_are_as_long_as_their_share_of_the_longest(counts: list[int], lengths: list[int]) -> None:
    assert [bar.length for bar in bars([("", number, "") for number in counts])] == lengths


def test_shares_fill_the_bar() -> None:
    pieces = shares({"without a vote": 1, "recorded": 1, "rejected": 1})
    assert [piece.x for piece in pieces] == [0, 333, 666]
    assert sum(piece.width for piece in pieces) == BAR_LENGTH
    assert pieces[0].look == "piece--without-a-vote"
    assert shares({}) == ()


def test_the_table_says_the_same() -> None:
    table = cross_table("Verb", ROWS, YEARS, count, link)
    assert table.headings == ("Verb", "2019", "2020")
    assert [[(cell.shown, cell.url) for cell in row] for row in table.rows] == [
        [("Urge", ""), ("10,000", "?urge&2019"), ("1", "?urge&2020")],
        [("Note", ""), ("0", ""), ("2,500", "?note&2020")],
    ]
