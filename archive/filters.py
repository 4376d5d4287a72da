"""The filters of list pages, read from the query string. The URL is the whole state."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

import django_filters
from django import forms
from django.conf import settings
from django.db.models import QuerySet
from django.http import QueryDict

from archive.histograms import Histogram, histogram
from archive.models import Resolution
from archive.queries import resolutions
from archive.queries.language import Span

# Of any archive.
YEARS = 10_000


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter in force; `query` is the query string without it."""

    label: str
    value: str
    query: str


class FacetFilter(django_filters.ChoiceFilter):  # type: ignore[misc]  # django-filter has no types
    """A choice among the values in the archive, each offered with the number of rows it would leave."""

    labels: Mapping[str, str] = {}

    def __init__(self, **extra: Any) -> None:
        super().__init__(empty_label="Any", **extra)

    def accept(self, labels: Mapping[str, str]) -> None:
        """Take these values and no other; the keys stand in the URL."""
        self.labels = labels
        self.extra["choices"] = list(labels.items())
        message = f"The archive has no {str(self.label).lower()} “%(value)s”."
        self.extra["error_messages"] = {"invalid_choice": message}

    def offered(self, counts: Mapping[str, int], chosen: str) -> list[tuple[str, str]]:
        """The choices that would leave a row, with their counts, and the one chosen."""
        return [
            (value, f"{label} ({counts.get(value, 0)})")
            for value, label in self.labels.items()
            if value in counts or value == chosen
        ]


class ArchiveFilterSet(django_filters.FilterSet):  # type: ignore[misc]  # django-filter has no types
    """Answers a bad value beside its field, with no rows; can take each filter in force off again."""

    not_chips = frozenset({"sort"})

    def __init__(
        self, data: QueryDict, queryset: QuerySet[Any], labels: Mapping[str, Mapping[str, str]]
    ) -> None:
        super().__init__(data, queryset)
        for name, accepted in labels.items():
            self.filters[name].accept(accepted)
        for field in self.form.fields.values():
            field.widget.attrs["class"] = "select" if isinstance(field.widget, forms.Select) else "input"
        self.form.is_valid()  # cleans it, once

    def filter_queryset(self, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return queryset.none() if self.errors else self.narrow(queryset)

    def narrow(self, queryset: QuerySet[Any], but: str = "") -> QuerySet[Any]:
        """`queryset` under every valid filter but the one named."""
        for name, value in self.form.cleaned_data.items():
            if name != but:
                queryset = self.filters[name].filter(queryset, value)
        return queryset

    def chips(self) -> list[Chip]:
        """The filters in force."""
        return [
            Chip(str(self.filters[name].label), self._worded(name, value), self._query_without(name))
            for name, value in self.form.cleaned_data.items()
            if value and name not in self.not_chips
        ]

    def _worded(self, name: str, value: str) -> str:
        labels: Mapping[str, str] = getattr(self.filters[name], "labels", {})
        return labels.get(value, value)

    def _query_without(self, name: str) -> str:
        data = self.data.copy()
        for dropped in (name, "page"):
            data.pop(dropped, None)
        return f"?{data.urlencode()}"


class ResolutionFilter(ArchiveFilterSet):
    """What the list of resolutions is narrowed and sorted by."""

    q = django_filters.CharFilter(
        label="Words",
        method="filter_q",
        max_length=settings.QUERY_MAX_CHARS,
        help_text="In the code, title, topic or any clause",
    )
    conference = FacetFilter(label="Conference", field_name="session__conference__slug")
    committee = FacetFilter(label="Committee", field_name="session__committee__slug")
    year = FacetFilter(label="Year", field_name="year")
    topic = django_filters.CharFilter(
        label="Topic",
        method="filter_topic",
        max_length=1000,
        widget=forms.TextInput({"list": "topics", "autocomplete": "off"}),
    )
    outcome = FacetFilter(label="Vote", method="filter_outcome")
    sponsor = FacetFilter(label="Sponsor", method="filter_sponsor")
    sort = django_filters.ChoiceFilter(
        label="Sort", method="filter_sort", choices=resolutions.SORTS, empty_label="Newest first"
    )

    class Meta:
        model = Resolution
        fields: list[str] = []

    def __init__(self, data: QueryDict) -> None:
        super().__init__(data, resolutions.listed_resolutions(), resolutions.facet_labels())
        self.counts: dict[str, Mapping[str, int]] = {}

    def filter_q(self, queryset: QuerySet[Resolution], _: str, words: str) -> QuerySet[Resolution]:
        return resolutions.having_words(queryset, words)

    def filter_topic(self, queryset: QuerySet[Resolution], _: str, topic: str) -> QuerySet[Resolution]:
        return resolutions.on_topic(queryset, topic)

    def filter_outcome(self, queryset: QuerySet[Resolution], _: str, outcome: str) -> QuerySet[Resolution]:
        return resolutions.decided(queryset, outcome)

    def filter_sponsor(self, queryset: QuerySet[Resolution], _: str, name: str) -> QuerySet[Resolution]:
        return resolutions.sponsored_by(queryset, name)

    def filter_sort(self, queryset: QuerySet[Resolution], _: str, sort: str) -> QuerySet[Resolution]:
        return queryset.order_by(*resolutions.SORT_FIELDS[sort])

    def count_choices(self) -> None:
        """Offer in each facet what would leave a row, with the number, under every filter but its own."""
        for name in resolutions.FACETS:
            self.counts[name] = counts = resolutions.facet_counts(self.narrow(self.queryset, but=name), name)
            chosen = self.form.cleaned_data.get(name, "")
            choices = self.filters[name].offered(counts, chosen)
            self.form.fields[name].choices = choices

    def years(self) -> Histogram | None:
        """The resolutions by year, once choices are counted, where there are several or one is chosen."""
        chosen = self.form.cleaned_data.get("year", "")
        counts = {int(year): count for year, count in self.counts["year"].items()}
        spans = [Span(int(chosen), int(chosen))] if chosen else []
        drawn = histogram(counts, spans, self._year_query, most=YEARS)  # only single years can be chosen
        return drawn if chosen or (drawn and len(drawn.bars) > 1) else None

    def _year_query(self, value: str, is_chosen: bool) -> str:
        without = self._query_without("year")
        if is_chosen:
            return without
        return f"{without}{'&' if len(without) > 1 else ''}{urlencode({'year': value})}"
