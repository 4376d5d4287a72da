"""Committees."""

from typing import Any

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from archive.filters import CommitteeFilter
from archive.models import Committee, Session
from archive.queries.committees import sessions_of
from archive.views.committee_chart import draw_committee
from archive.views.paging import FilteredView, PagedView
from archive.views.stopped import StoppedSearchMixin
from archive.views.withdrawn import WithdrawnPageMixin


class CommitteeListView(FilteredView):
    template_name = "archive/committee_list.html"
    filter_class = CommitteeFilter
    noun = "committee"


class CommitteeView(WithdrawnPageMixin, StoppedSearchMixin, PagedView):
    """A committee across its years."""

    template_name = "archive/committee_detail.html"
    rows_max = 20  # sessions, each with what it wrote

    @cached_property
    def committee(self) -> Committee:
        return get_object_or_404(Committee, slug=self.kwargs["slug"])

    def rows(self) -> QuerySet[Session]:
        return sessions_of(self.committee)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        drawn = draw_committee(self.committee)
        chart = {"heading": _("Across the years"), "table": drawn[1]} if drawn else None
        return super().get_context_data(
            committee=self.committee, drawing=drawn and drawn[0], chart=chart, **kwargs
        )
