"""Resolutions."""

from typing import Any, cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse

from archive.filters import ResolutionFilter
from archive.models import Resolution
from archive.queries.limits import search_limits
from archive.queries.problems import resolution_warnings
from archive.queries.resolutions import (
    common_topics,
    in_other_languages,
    resolutions_beside,
    resolutions_for_page,
)
from archive.queries.roll_call import roll_call
from archive.typesetting import outline
from archive.views.paging import FilteredView
from archive.views.stopped import StoppedSearchMixin
from archive.views.texts import TextView


class ResolutionListView(StoppedSearchMixin, FilteredView):
    template_name = "archive/resolution_list.html"
    filter_class = ResolutionFilter
    noun = "resolution"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        with search_limits():  # the rows are read as the page is rendered
            return cast("TemplateResponse", super().get(request, *args, **kwargs)).render()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        topics = common_topics(self.filter.narrow(self.filter.queryset, but="topic"))
        return super().get_context_data(topics=topics, **kwargs)


class ResolutionView(TextView):
    template_name = "archive/resolution_detail.html"

    def find_owner(self) -> Resolution:
        return get_object_or_404(
            resolutions_for_page(), session__slug=self.kwargs["session_slug"], slug=self.kwargs["slug"]
        )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        resolution = cast("Resolution", self.owner)
        before, after = resolutions_beside(resolution)
        context = super().get_context_data(resolution=resolution, before=before, after=after, **kwargs)
        context["warnings"] = resolution_warnings(resolution, context["clauses"])
        context["outline"] = [] if context["headings"] else outline(context["passages"])
        context["languages"] = in_other_languages(resolution)
        context["roll_call"] = roll_call(resolution, self.request.GET.get("rollcall", ""))
        return context
