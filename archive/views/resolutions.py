"""Resolutions."""

from typing import Any, cast

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils.functional import cached_property
from django.views.generic import TemplateView

from archive.filters import ResolutionFilter
from archive.models import Resolution
from archive.queries.limits import search_limits
from archive.queries.problems import resolution_warnings
from archive.queries.resolutions import common_topics, resolutions_beside, resolutions_for_page
from archive.views.paging import PagedView
from archive.views.stopped import StoppedSearchMixin
from archive.views.texts import text_context


class ResolutionListView(StoppedSearchMixin, PagedView):
    template_name = "archive/resolution_list.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        with search_limits():  # the rows are read as the page is rendered
            return cast("TemplateResponse", super().get(request, *args, **kwargs)).render()

    @cached_property
    def filter(self) -> ResolutionFilter:
        return ResolutionFilter(self.request.GET)

    def rows(self) -> QuerySet[Resolution]:
        rows: QuerySet[Resolution] = self.filter.qs
        return rows

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        self.filter.count_choices()
        topics = common_topics(self.filter.narrow(self.filter.queryset, but="topic"))
        return super().get_context_data(
            filter=self.filter, topics=topics, histogram=self.filter.years(), **kwargs
        )


class ResolutionView(TemplateView):
    template_name = "archive/resolution_detail.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        resolution = get_object_or_404(
            resolutions_for_page(), session__slug=kwargs["session_slug"], slug=kwargs["slug"]
        )
        before, after = resolutions_beside(resolution)
        shown = text_context(self.request, resolution)
        return super().get_context_data(
            resolution=resolution,
            warnings=resolution_warnings(resolution, shown["clauses"]),
            before=before,
            after=after,
            **shown,
            **kwargs,
        )
