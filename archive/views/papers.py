"""Papers."""

from typing import Any

from django.shortcuts import get_object_or_404

from archive.filters import PaperFilter
from archive.models import Paper
from archive.queries.papers import papers_for_page
from archive.views.paging import FilteredView
from archive.views.texts import TextView


class PaperListView(FilteredView):
    template_name = "archive/paper_list.html"
    filter_class = PaperFilter
    noun = "paper"


class PaperView(TextView):
    template_name = "archive/paper_detail.html"

    def find_owner(self) -> Paper:
        return get_object_or_404(
            papers_for_page(), session__slug=self.kwargs["session_slug"], slug=self.kwargs["slug"]
        )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(paper=self.owner, **kwargs)
