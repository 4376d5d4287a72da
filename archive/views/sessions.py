"""Sessions."""

from typing import Any

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from django.views.generic import TemplateView

from archive.models import Session
from archive.queries.sessions import listed_sessions, sessions_for_page
from archive.views.paging import PagedView


class SessionListView(PagedView):
    template_name = "archive/session_list.html"

    def rows(self) -> QuerySet[Session]:
        return listed_sessions()


class SessionView(TemplateView):
    template_name = "archive/session_detail.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        session = get_object_or_404(sessions_for_page(), slug=kwargs["slug"])
        return super().get_context_data(session=session, **kwargs)
