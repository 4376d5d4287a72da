"""The years that a search is narrowed by, as they are addressed: "2019", "2015..2020", "2015..", "..20"."""

import re
from collections.abc import Collection, Iterable
from functools import reduce
from operator import or_

from django.db.models import Q
from django.utils.translation import gettext as _

from archive.queries.language import Span

YEAR = re.compile(r"[1-9][0-9]{0,3}", re.ASCII)
SHAPE = re.compile(r"[1-9][0-9]{0,3}|(?=\.?\.?[0-9])(?:[1-9][0-9]{0,3})?\.\.(?:[1-9][0-9]{0,3})?", re.ASCII)
SEPARATOR = ".."


def span_of(value: str) -> Span:
    """Of a value of this shape."""
    low, separator, high = value.partition(SEPARATOR)
    if not separator:
        return Span(int(low), int(low))
    return Span(int(low) if low else None, int(high) if high else None)


def label_of(value: str) -> str:
    low, separator, high = value.partition(SEPARATOR)
    if not separator or (low and high):
        return value.replace(SEPARATOR, "–")
    return _("%(year)s and later") % {"year": low} if low else _("%(year)s and earlier") % {"year": high}


def periods(years: Collection[int], most: int) -> list[tuple[str, str, range]]:
    """The years from the first to the last as `value`, `label` and which they are, one by one.

    Where these would be more than `most`: by tens, hundreds or thousands.
    """
    if not years:
        return []
    first, last = min(years), max(years)
    length = next(size for size in (1, 10, 100, 1000, 10_000) if last // size - first // size < most)
    spans = [range(start, start + length) for start in range(first // length * length, last + 1, length)]
    if length == 1:
        return [(str(span[0]), str(span[0]), span) for span in spans]
    return [(f"{span[0]}{SEPARATOR}{span[-1]}", f"{span[0]}–{span[-1]}", span) for span in spans]


def is_span(value: str) -> bool:
    return SEPARATOR in value


def among(values: Iterable[str], years: Iterable[str]) -> tuple[str, ...]:
    """Those of some years that are among these values."""
    values = set(values)
    spans = [span_of(value) for value in values if is_span(value)]
    return tuple(year for year in years if year in values or any(_has(span, int(year)) for span in spans))


def in_years(values: Collection[str], field: str = "year") -> Q:
    """Whether a row, of the year in this field, is of one of these."""
    bounds = [span_of(value) for value in values if is_span(value)]
    spans = (_between(span, field) for span in bounds)
    return reduce(or_, spans, Q(**{f"{field}__in": [value for value in values if not is_span(value)]}))


def _has(span: Span, year: int) -> bool:
    return (span.low is None or span.low <= year) and (span.high is None or year <= span.high)


def _between(span: Span, field: str) -> Q:
    bounds = {f"{field}__gte": span.low, f"{field}__lte": span.high}
    known = {f"{field}__isnull": False}
    return Q(**known, **{name: year for name, year in bounds.items() if year is not None})
