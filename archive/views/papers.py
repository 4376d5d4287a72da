"""Papers."""

from typing import Any

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from django.views.generic import TemplateView

from archive.models import Paper
from archive.queries.papers import listed_papers, papers_for_page
from archive.views.paging import PagedView
from archive.views.texts import text_context


class PaperListView(PagedView):
    template_name = "archive/paper_list.html"

    def rows(self) -> QuerySet[Paper]:
        return listed_papers()


class PaperView(TemplateView):
    template_name = "archive/paper_detail.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        paper = get_object_or_404(
            papers_for_page(), session__slug=kwargs["session_slug"], slug=kwargs["slug"]
        )
        return super().get_context_data(paper=paper, **text_context(self.request, paper), **kwargs)
