"""Sessions."""

from typing import Any

from django.shortcuts import get_object_or_404
from django.views.generic import TemplateView

from archive.filters import SessionFilter
from archive.queries.sessions import sessions_for_page
from archive.views.paging import FilteredView


class SessionListView(FilteredView):
    template_name = "archive/session_list.html"
    filter_class = SessionFilter
    noun = "session"


class SessionView(TemplateView):
    template_name = "archive/session_detail.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        session = get_object_or_404(sessions_for_page(), slug=kwargs["slug"])
        return super().get_context_data(session=session, **kwargs)
