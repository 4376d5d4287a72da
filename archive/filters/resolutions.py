"""What the list of resolutions is narrowed and sorted by."""

from collections.abc import Mapping, Sequence

import django_filters
from django import forms
from django.conf import settings
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from archive.filters.base import ArchiveFilterSet, FacetFilter, MethodFacetFilter, YearsFilter
from archive.models import Resolution
from archive.queries import resolutions
from archive.queries.keys import any_of


class ResolutionFilter(ArchiveFilterSet):
    q = django_filters.CharFilter(
        label=_("Words"),
        method="filter_q",
        max_length=settings.QUERY_MAX_CHARS,
        help_text=_("In the code, title, topic or any clause"),
    )
    outcome = MethodFacetFilter(label=_("Vote"), by="filter_outcome", by_count=False)
    committee = FacetFilter(label=_("Committee"), field_name="session__committee__slug")
    conference = FacetFilter(label=_("Conference"), field_name="session__conference__slug")
    year = YearsFilter()
    topic = django_filters.CharFilter(
        label=_("Topic"),
        method="filter_topic",
        max_length=1000,
        widget=forms.TextInput({"list": "topics", "autocomplete": "off"}),
    )
    sponsor = MethodFacetFilter(label=_("Sponsor"), by="filter_sponsor")
    sort = django_filters.ChoiceFilter(
        label=_("Sort"), method="filter_sort", choices=resolutions.SORTS, empty_label=_("Newest first")
    )

    class Meta:
        model = Resolution
        fields: list[str] = []

    def __init__(self, data: QueryDict) -> None:
        self._having: dict[str, list[int]] = {}
        super().__init__(data, resolutions.listed_resolutions(), resolutions.facet_labels())

    def count(self, queryset: QuerySet[Resolution], name: str) -> Mapping[str, int]:
        return resolutions.facet_counts(queryset, name)

    def filter_q(self, queryset: QuerySet[Resolution], _: str, words: str) -> QuerySet[Resolution]:
        if words not in self._having:
            self._having[words] = resolutions.having_words(words)
        return queryset.filter(any_of(self._having[words]))

    def filter_topic(self, queryset: QuerySet[Resolution], _: str, topic: str) -> QuerySet[Resolution]:
        return resolutions.on_topic(queryset, topic)

    def filter_outcome(self, queryset: QuerySet[Resolution], outcomes: Sequence[str]) -> QuerySet[Resolution]:
        return resolutions.decided(queryset, outcomes)

    def filter_sponsor(self, queryset: QuerySet[Resolution], names: Sequence[str]) -> QuerySet[Resolution]:
        return resolutions.sponsored_by(queryset, names)

    def filter_sort(self, queryset: QuerySet[Resolution], _: str, sort: str) -> QuerySet[Resolution]:
        return queryset.order_by(*resolutions.SORT_FIELDS[sort])
