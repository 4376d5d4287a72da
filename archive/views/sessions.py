"""Sessions."""

from typing import Any

from django.shortcuts import get_object_or_404
from django.views.generic import TemplateView

from archive.filters import SessionFilter
from archive.models import Resolution
from archive.queries.sessions import sessions_beside, sessions_for_page
from archive.views.paging import FilteredView
from archive.views.withdrawn import WithdrawnPageMixin


class SessionListView(FilteredView):
    template_name = "archive/session_list.html"
    filter_class = SessionFilter
    noun = "session"


class SessionView(WithdrawnPageMixin, TemplateView):
    template_name = "archive/session_detail.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        session = get_object_or_404(sessions_for_page(), slug=kwargs["slug"])
        before, after = sessions_beside(session)
        on_item: dict[int, list[Resolution]] = {}
        for resolution in session.resolutions.all():
            if resolution.agenda_item_id:
                on_item.setdefault(resolution.agenda_item_id, []).append(resolution)
        agenda = [(item, on_item.get(item.pk, [])) for item in session.agenda.all()]
        return super().get_context_data(session=session, agenda=agenda, before=before, after=after, **kwargs)
