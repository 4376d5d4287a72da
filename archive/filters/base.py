"""What the filters of all lists have in common. The URL is the whole state of a list."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import django_filters
from django import forms
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from archive.histograms import Histogram, choice_of_years
from archive.queries.facets import SHOWN_VALUES, UNKNOWN, Facet, FacetValue
from archive.queries.years import SEPARATOR, SHAPE, YEAR, among, in_years, is_span, label_of

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

# What is said of a value that is not among a filter's choices.
_UNKNOWN = {
    **UNKNOWN,
    "held": _("Nothing is held as “%(value)s”."),
    "sponsor": _("The archive has no sponsor “%(value)s”."),
}

# How a year is chosen that stands in no list: from one to another.
_RANGE = ("from", "to")


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter in force: what it is called, what its value is called, and the query string without it.

    `name` and `value` are as they stand in the URL.
    """

    label: str
    worded: str
    query: str
    name: str
    value: str


class _ValuesField(forms.MultipleChoiceField):
    """Any of the choices; of years also those from one to another."""

    def valid_value(self, value: str) -> bool:
        return super().valid_value(value) or bool(self.spans and is_span(value) and SHAPE.fullmatch(value))

    def __init__(self, *, spans: bool = False, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.spans = spans


class FacetFilter(django_filters.MultipleChoiceFilter):  # type: ignore[misc]  # django-filter has no types
    """Choices among the values in the archive, each offered with the number of rows it would leave."""

    field_class = _ValuesField
    labels: Mapping[str, "StrOrPromise"] = {}

    def __init__(self, *, by_count: bool = True, **extra: Any) -> None:
        self.by_count = by_count
        super().__init__(**extra)

    def filter(self, qs: QuerySet[Any], value: Sequence[str]) -> QuerySet[Any]:
        """Those with any of the values."""
        return qs.filter(**{f"{self.field_name}__in": value}) if value else qs

    def accept(self, labels: Mapping[str, "StrOrPromise"], refusal: "StrOrPromise") -> None:
        """Take these values and no other; the keys stand in the URL."""
        self.labels = labels
        self.extra["choices"] = list(labels.items())
        self.extra["error_messages"] = {"invalid_choice": refusal}

    def worded(self, value: str) -> str:
        return str(self.labels.get(value) or label_of(value))

    def facet(self, name: str, counts: Mapping[str, int], chosen: Sequence[str]) -> Facet:
        """The choices that would leave a row, with their counts, and those chosen."""
        spans = [value for value in chosen if value not in self.labels]
        values = [
            FacetValue(value, self.worded(value), counts.get(value, 0), value in chosen)
            for value in (*spans, *self.labels)
            if value in counts or value in chosen
        ]
        if self.by_count:
            values.sort(key=lambda value: -value.count)
        if len(values) > SHOWN_VALUES:
            values.sort(key=lambda value: not value.chosen)  # what is in force is never folded away
        return Facet(name, str(self.label), tuple(values))


class YearsFilter(FacetFilter):
    """By the year of a row, in this field; from one year to another, too."""

    def __init__(self, field_name: str = "year") -> None:
        super().__init__(label=_("Year"), by_count=False, spans=True, field_name=field_name)

    def filter(self, qs: QuerySet[Any], value: Sequence[str]) -> QuerySet[Any]:
        return qs.filter(in_years(value, self.field_name)) if value else qs


class MethodFacetFilter(FacetFilter):
    """A facet narrowed by a method of its filter set."""

    def __init__(self, *, by: str, **extra: Any) -> None:
        self.by = by
        super().__init__(**extra)

    def filter(self, qs: QuerySet[Any], value: Sequence[str]) -> QuerySet[Any]:
        return getattr(self.parent, self.by)(qs, value) if value else qs


class ArchiveFilterSet(django_filters.FilterSet):  # type: ignore[misc]  # django-filter has no types
    """Answers a bad value beside its field, with no rows; can take each filter in force off again."""

    not_chips = frozenset({"sort"})

    def __init__(
        self, data: QueryDict, queryset: QuerySet[Any], labels: Mapping[str, Mapping[str, "StrOrPromise"]]
    ) -> None:
        super().__init__(_with_typed_years(data), queryset)
        for name, accepted in labels.items():
            self.filters[name].accept(accepted, _UNKNOWN[name])
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
        """The filters in force, each of a facet's values by itself."""
        return [
            Chip(
                str(self.filters[name].label),
                self._worded(name, value),
                self.query_without(name, value),
                name,
                value,
            )
            for name, chosen in self.form.cleaned_data.items()
            if name not in self.not_chips
            for value in (chosen if isinstance(chosen, list) else [chosen])
            if value
        ]

    @property
    def typed(self) -> list[forms.BoundField]:
        """The fields that one types into."""
        return [
            self.form[name]
            for name, one in self.filters.items()
            if name != "sort" and not isinstance(one, FacetFilter)
        ]

    def wider(self) -> list[tuple[str, str, int]]:
        """The filters in force that keep something out by themselves.

        Each with the query string without it, and with how many rows that lists.
        """
        found = []
        for chip in self.chips():
            asked = self.form.cleaned_data[chip.name]
            others = [value for value in asked if value != chip.value] if isinstance(asked, list) else ""
            without = self.narrow(self.queryset, but=chip.name)
            if number := self.filters[chip.name].filter(without, others).count():
                found.append((chip.worded, chip.query, number))
        return found

    def sorts(self) -> list[tuple[str, str, bool]]:
        """Label, query string and whether in force."""
        choices = [
            ("", str(self.filters["sort"].extra["empty_label"])),
            *self.filters["sort"].extra["choices"],
        ]
        in_force = self.form.cleaned_data.get("sort", "")
        return [
            (str(label), self._query(sort=[value] if value else []), value == in_force)
            for value, label in choices
        ]

    @property
    def range(self) -> tuple[str, str, str]:
        """The first range of years in force: its value, from where, to where; blank without one."""
        chosen = self.form.cleaned_data.get("year") or ()
        value = next((value for value in chosen if is_span(value)), "")
        low, _, high = value.partition(SEPARATOR)
        return value, low, high

    def query_without(self, name: str, value: str) -> str:
        """The query string without a filter's value."""
        return self._query(**{name: [other for other in self.data.getlist(name) if other != value]})

    def _worded(self, name: str, value: str) -> str:
        one = self.filters[name]
        return one.worded(value) if isinstance(one, FacetFilter) else value

    def _query(self, **changed: list[str]) -> str:
        """The query string with these values in place of those of the same name, from its first page."""
        data = self.data.copy()
        data.pop("page", None)
        for name, values in changed.items():
            data.setlist(name, values)
        return f"?{data.urlencode()}"

    def count(self, queryset: QuerySet[Any], name: str) -> Mapping[str, int]:
        """How many rows have each value of a facet."""
        raise NotImplementedError

    @cached_property
    def counts(self) -> Mapping[str, Mapping[str, int]]:
        """By facet and value, how many rows it would show under every filter but its own."""
        names = [name for name, one in self.filters.items() if isinstance(one, FacetFilter)]
        counted = {name: self.count(self.narrow(self.queryset, but=name), name) for name in names}
        for value in self.form.cleaned_data.get("year") or ():
            if is_span(value):
                years = counted["year"]
                counted["year"] = {**years, value: sum(years[year] for year in among([value], years))}
        return counted

    def facets(self) -> list[tuple[Facet, list[str]]]:
        """Each that offers a choice, with what is wrong with the values sent for it."""
        found = []
        for name, counts in self.counts.items():
            chosen = self.form.cleaned_data.get(name) or ()
            facet = self.filters[name].facet(name, counts, chosen)
            if facet.values or name in self.errors:
                found.append((facet, self.errors.get(name, [])))
        return found

    def years(self) -> Histogram | None:
        """The rows by year, to choose years by."""
        if "year" not in self.filters:
            return None
        counts = {int(year): number for year, number in self.counts["year"].items() if not is_span(year)}
        chosen = self.form.cleaned_data.get("year") or []
        return choice_of_years(counts, chosen, lambda years: self._query(year=list(years)))


def _with_typed_years(data: QueryDict) -> QueryDict:
    """What was sent, the years typed in boxes as one more value; in either order."""
    low, high = (data.get(name, "").strip() for name in _RANGE)
    read = data.copy()
    for name in _RANGE:
        read.pop(name, None)
    if low or high:
        if YEAR.fullmatch(low) and YEAR.fullmatch(high):
            low, high = sorted((low, high), key=int)
        read.setlistdefault("year").append(low if low == high else f"{low}{SEPARATOR}{high}")
    return read
