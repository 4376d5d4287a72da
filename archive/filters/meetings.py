"""What the lists of sessions, committees, conferences and papers are narrowed and sorted by."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import django_filters
from django.conf import settings
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from archive.filters.base import ArchiveFilterSet, FacetFilter, MethodFacetFilter, YearsFilter
from archive.models import Committee, Conference, Paper, Session
from archive.queries import committees, conferences, papers, sessions

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

Labels = dict[str, Mapping[str, "StrOrPromise"]]

HELD_LABELS: Labels = {"held": {"meeting": _("A United Nations meeting"), "simulation": _("A simulation")}}


def _words(hint: "StrOrPromise") -> django_filters.CharFilter:
    return django_filters.CharFilter(
        label=_("Words"), method="filter_q", max_length=settings.QUERY_MAX_CHARS, help_text=hint
    )


def _sort(first: "StrOrPromise", others: Sequence[tuple[str, "StrOrPromise"]]) -> django_filters.ChoiceFilter:
    return django_filters.ChoiceFilter(
        label=_("Sort"), method="filter_sort", choices=others, empty_label=first
    )


class _MeetingFilter(ArchiveFilterSet):
    """`queries` are the module that knows how to count, narrow and sort."""

    queries: Any

    def filter_q(self, queryset: QuerySet[Any], _: str, words: str) -> QuerySet[Any]:
        found: QuerySet[Any] = self.queries.named(queryset, words)
        return found

    def filter_held(self, queryset: QuerySet[Any], values: Sequence[str]) -> QuerySet[Any]:
        found: QuerySet[Any] = self.queries.held(queryset, values)
        return found

    def filter_sort(self, queryset: QuerySet[Any], _: str, sort: str) -> QuerySet[Any]:
        return queryset.order_by(*self.queries.SORT_FIELDS[sort])

    def count(self, queryset: QuerySet[Any], name: str) -> Mapping[str, int]:
        counts: Mapping[str, int] = self.queries.facet_counts(queryset, name)
        return counts


class SessionFilter(_MeetingFilter):
    queries = sessions
    q = _words(_("In the name of the committee or conference"))
    held = MethodFacetFilter(
        label=pgettext_lazy("a meeting or a simulation", "Held as"), by="filter_held", by_count=False
    )
    committee = FacetFilter(label=_("Committee"), field_name="committee__slug")
    year = YearsFilter()
    sort = _sort(_("Newest first"), sessions.SORTS)

    class Meta:
        model = Session
        fields: list[str] = []

    def __init__(self, data: QueryDict) -> None:
        super().__init__(data, sessions.listed_sessions(), {**HELD_LABELS, **sessions.facet_labels()})


class CommitteeFilter(_MeetingFilter):
    queries = committees
    q = _words(_("In its name or acronym"))
    held = MethodFacetFilter(
        label=pgettext_lazy("a meeting or a simulation", "Met at"), by="filter_held", by_count=False
    )
    sort = _sort(_("By name"), committees.SORTS)

    class Meta:
        model = Committee
        fields: list[str] = []

    def __init__(self, data: QueryDict) -> None:
        super().__init__(data, committees.listed_committees(), HELD_LABELS)


class ConferenceFilter(_MeetingFilter):
    queries = conferences
    q = _words(_("In its name or place"))
    held = MethodFacetFilter(
        label=pgettext_lazy("a meeting or a simulation", "Held as"), by="filter_held", by_count=False
    )
    year = YearsFilter("dated_year")
    sort = _sort(_("Newest first"), conferences.SORTS)

    class Meta:
        model = Conference
        fields: list[str] = []

    def __init__(self, data: QueryDict) -> None:
        super().__init__(
            data, conferences.listed_conferences(), {**HELD_LABELS, **conferences.facet_labels()}
        )


class PaperFilter(_MeetingFilter):
    queries = papers
    q = _words(_("In its title or symbol"))
    held = MethodFacetFilter(
        label=pgettext_lazy("a meeting or a simulation", "Put before"), by="filter_held", by_count=False
    )
    committee = FacetFilter(label=_("Committee"), field_name="session__committee__slug")
    year = YearsFilter()
    sort = _sort(_("Newest first"), papers.SORTS)

    class Meta:
        model = Paper
        fields: list[str] = []

    def __init__(self, data: QueryDict) -> None:
        super().__init__(data, papers.listed_papers(), {**HELD_LABELS, **papers.facet_labels()})
