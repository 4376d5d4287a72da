"""Counts by year as bars."""

from xml.etree import ElementTree

import pytest
from django.template.loader import render_to_string

from archive.histograms import HEIGHT, LEAST, STEP, Histogram, histogram
from archive.queries.language import Span


def link(value: str, is_chosen: bool) -> str:
    return f"?{'not' if is_chosen else ''}{value}"


def drawn(counts: dict[int, int], *chosen: Span) -> Histogram:
    bars = histogram(counts, chosen, link)
    assert bars is not None
    return bars


def test_each_year_has_a_place_and_the_most_the_full_height() -> None:
    bars = drawn({2019: 50, 2022: 200, 2020: 1}, Span(2019, 2020)).bars
    assert [(bar.label, bar.count, bar.height) for bar in bars] == [
        ("2019", 50, 25), ("2020", 1, LEAST), ("2021", 0, 0), ("2022", 200, HEIGHT)
    ]  # fmt: skip
    assert [bar.x for bar in bars] == [1, 11, 21, 31]
    assert [bar.url for bar in bars] == ["?not2019", "?not2020", "?2021", "?2022"]
    assert bars[0].y + bars[0].height == HEIGHT


def test_one_year() -> None:
    one = drawn({2019: 3})
    assert (one.first, one.last, one.width, one.is_chosen) == ("2019", "", STEP, False)


@pytest.mark.parametrize("counts", [{}, {2019: 0}])
def test_no_year(counts: dict[int, int]) -> None:
    assert histogram(counts, (), link) is None


def test_many_years_stand_in_tens() -> None:
    many = drawn({1899: 1, 1950: 2, 1951: 5, 2020: 3}, Span(2020, None))
    assert many.bars[0].value == "1890..1899"
    assert next(bar.count for bar in many.bars if bar.label == "1950–1959") == 7
    assert [bar.label for bar in many.bars if bar.chosen] == ["2020–2029"]
    assert len(many.bars) == 14
    assert len(drawn({1: 1, 2020: 1}).bars) == 21
    single = histogram({1899: 1, 2020: 3}, (), link, most=500)
    assert single is not None
    assert len(single.bars) == 122


def test_the_drawing_says_the_same_in_figures() -> None:
    given = drawn({2019: 1234, 2021: 1}, Span(2021, 2021))
    html = render_to_string(
        "archive/_histogram.html", {"histogram": given, "heading": "Clauses by year", "noun": "clause"}
    )
    root = ElementTree.fromstring(html.strip())  # noqa: S314 - our own
    assert [title.text for title in root.iterfind(".//svg/a/title")] == [
        "2019: 1,234 clauses",
        "2021: 1 clause",
    ]
    assert [link.get("href") for link in root.iterfind(".//svg/a")] == ["?2019", "?not2021"]
    rows = [["".join(cell.itertext()) for cell in row] for row in root.iterfind(".//tbody/tr")]
    assert rows == [["2019", "1,234"], ["Take off 2021", "1"]]
    assert [link.get("aria-current") for link in root.iterfind(".//tbody//a")] == [None, "true"]
    assert "style" not in html
