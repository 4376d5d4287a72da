"""Printed dates to ISO dates. What is no real date (31 June) is no date."""

from __future__ import annotations

import datetime
import re

from archive.parser.patterns import (
    DATE,
    DATE_RANGE,
    DATE_RANGE_US,
    DATE_US,
    DAYS_WITHOUT_YEAR,
    MONTH_NUMBERS,
    YEAR,
)


def read_date(text: str) -> str | None:
    """The first "28 August 2015" or "August 28, 2015" in a text as "2015-08-28"."""
    found = DATE.search(text) or DATE_US.search(text)
    return _iso(found["day"], found["month"], found["year"]) if found else None


def find_range(text: str) -> re.Match[str] | None:
    """Where a text states a range of days."""
    return DATE_RANGE.search(text) or DATE_RANGE_US.search(text)


def with_year(text: str) -> str:
    """A line whose days lack the year that it has elsewhere ("WELLMUN 2031 | 3rd – 5th May") with it."""
    days = DAYS_WITHOUT_YEAR.search(text)
    years = set(YEAR.findall(text))
    if not days or find_range(text) or len(years) != 1:
        return text
    return f"{text[: days.end()]} {years.pop()}{text[days.end() :]}"


def read_range(text: str) -> tuple[str | None, str | None]:
    """The first range of days in a text as (start, end)."""
    found = find_range(text)
    if not found:
        return None, None
    month2 = found["month2"] or found["month1"]
    end = _iso(found["day2"], month2, found["year2"])
    start = _iso(found["day1"], found["month1"] or month2, found["year1"] or found["year2"])
    return (start, end) if start and end and start <= end else (None, None)


def _iso(day: str, month: str, year: str) -> str | None:
    try:
        return datetime.date(int(year), MONTH_NUMBERS[month], int(day)).isoformat()
    except ValueError:
        return None
