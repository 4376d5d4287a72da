"""Conferences."""

from typing import Any

from django.shortcuts import get_object_or_404
from django.views.generic import TemplateView

from archive.charts import shares
from archive.filters import ConferenceFilter
from archive.models import Conference
from archive.queries.sessions import listed_sessions, outcomes_by_session
from archive.views.paging import FilteredView
from archive.views.withdrawn import WithdrawnPageMixin


class ConferenceListView(FilteredView):
    template_name = "archive/conference_list.html"
    filter_class = ConferenceFilter
    noun = "conference"


class ConferenceView(WithdrawnPageMixin, TemplateView):
    template_name = "archive/conference_detail.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        conference = get_object_or_404(Conference, slug=kwargs["slug"])
        sessions = listed_sessions().filter(conference=conference)
        decided = outcomes_by_session(conference)
        rows = [(session, shares(decided.get(session.pk, {}))) for session in sessions]
        return super().get_context_data(
            conference=conference,
            rows=rows,
            resolutions=sum(session.resolution_number for session in sessions),
            **kwargs,
        )
