"""The home page, and pages that say the same to everyone."""

from typing import Any

from django.templatetags.static import static
from django.views.generic import RedirectView, TemplateView

from archive.queries.overview import archive_numbers
from archive.queries.sessions import listed_sessions

LATEST_SESSIONS = 6


class HomeView(TemplateView):
    template_name = "archive/home.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        latest = listed_sessions()[:LATEST_SESSIONS]
        return super().get_context_data(numbers=archive_numbers(), sessions=latest, **kwargs)


class AboutView(TemplateView):
    template_name = "archive/about.html"


class RobotsView(TemplateView):
    template_name = "robots.txt"
    content_type = "text/plain; charset=utf-8"


class FaviconView(RedirectView):
    """Where browsers look when no page has told them of the icon."""

    def get_redirect_url(self, *_: Any, **__: Any) -> str:
        return static("favicon.svg")
