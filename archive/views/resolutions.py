"""Resolutions."""

from typing import Any

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from django.views.generic import TemplateView

from archive.filters import ResolutionFilter
from archive.models import Resolution
from archive.queries.resolutions import (
    common_topics,
    listed_resolutions,
    resolutions_beside,
    resolutions_for_page,
)
from archive.typesetting import typeset
from archive.views.paging import PagedView


class ResolutionListView(PagedView):
    template_name = "archive/resolution_list.html"

    def rows(self) -> QuerySet[Resolution]:
        self.filter = ResolutionFilter(self.request.GET)
        return self.filter.qs

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        self.filter.count_choices()
        return context | {
            "filter": self.filter,
            "topics": common_topics(self.filter.narrow(listed_resolutions(), but="topic")),
        }


class ResolutionView(TemplateView):
    template_name = "archive/resolution_detail.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        resolution = get_object_or_404(
            resolutions_for_page(), session__slug=kwargs["session_slug"], slug=kwargs["slug"]
        )
        before, after = resolutions_beside(resolution)
        return super().get_context_data(
            resolution=resolution,
            text=typeset(resolution.clauses.all(), resolution.footnotes.all()),
            before=before,
            after=after,
            **kwargs,
        )
