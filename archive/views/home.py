"""The home page, and pages that say the same to everyone."""

from typing import Any

from django.conf import settings
from django.templatetags.static import static
from django.views.generic import RedirectView, TemplateView

from archive.charts import Bar, bars
from archive.queries.clauses import ClauseQuery
from archive.queries.overview import Overview, conferences_by_year, overview
from archive.queries.overview_kept import kept_overview
from archive.queries.sessions import listed_sessions
from archive.views.addresses import clauses_with

LATEST_SESSIONS = 6


class HomeView(TemplateView):
    template_name = "archive/home.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        found = kept_overview("home", overview)
        return super().get_context_data(
            numbers=found.numbers,
            sessions=listed_sessions()[:LATEST_SESSIONS],
            conferences=conferences_by_year(),
            reused=[(one, clauses_with(ClauseQuery(one.words))) for one in found.reused],
            verbs=_draw_verbs(found),
            verbs_year=found.verbs.year,
            **kwargs,
        )


def _draw_verbs(found: Overview) -> tuple[Bar, ...]:
    """Each leads to the clauses of the year that open so."""
    year = (str(found.verbs.year),)
    return bars([
        (verb.capitalize(), number, clauses_with(ClauseQuery(filters={"verb": (verb,), "year": year})))
        for verb, number in found.verbs.counts
    ])  # fmt: skip


class AboutView(TemplateView):
    template_name = "archive/about.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(contact=settings.CONTACT, **kwargs)


class HelpView(TemplateView):
    template_name = "archive/help.html"


class OpenSearchView(TemplateView):
    """What a browser must know to search here from its own box."""

    template_name = "opensearch.xml"
    content_type = "application/opensearchdescription+xml; charset=utf-8"


class RobotsView(TemplateView):
    template_name = "robots.txt"
    content_type = "text/plain; charset=utf-8"


class FaviconView(RedirectView):
    """Where browsers look when no page has told them of the icon."""

    def get_redirect_url(self, *_: Any, **__: Any) -> str:
        return static("favicon.svg")
