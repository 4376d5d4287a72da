"""The archive's public addresses."""

from django.contrib.sitemaps.views import index, sitemap
from django.urls import path, register_converter
from django.urls.converters import StringConverter

from archive.sitemaps import SITEMAPS
from archive.views import (
    clauses,
    committees,
    comparisons,
    conferences,
    explore,
    home,
    language,
    listings,
    papers,
    reports,
    resolutions,
    search,
    search_exports,
    sessions,
    sources,
)


class DigestConverter(StringConverter):
    """A SHA-256 in hexadecimal."""

    regex = "[0-9a-f]{64}"


register_converter(DigestConverter, "sha256")

urlpatterns = [
    path("", home.HomeView.as_view(), name="home"),
    path("search/", search.ClauseSearchView.as_view(), name="clause_search"),
    path("search.csv", search_exports.ClauseCsvView.as_view(), name="clause_csv"),
    path("search.atom", search_exports.ClauseFeedView.as_view(), name="clause_feed"),
    path("api/v1/clauses/", search_exports.ClauseApiView.as_view(), name="clause_api"),
    path("api/v1/openapi.json", search_exports.OpenApiView.as_view(), name="openapi"),
    path("conferences/", conferences.ConferenceListView.as_view(), name="conference_list"),
    path("conferences/<slug:slug>/", conferences.ConferenceView.as_view(), name="conference"),
    path("committees/", committees.CommitteeListView.as_view(), name="committee_list"),
    path("committees/<slug:slug>/", committees.CommitteeView.as_view(), name="committee"),
    path("sessions/", sessions.SessionListView.as_view(), name="session_list"),
    path("sessions/<slug:slug>/", sessions.SessionView.as_view(), name="session"),
    path(
        "sessions/<slug:session_slug>/resolutions/<slug:slug>/",
        resolutions.ResolutionView.as_view(),
        name="resolution",
    ),
    path(
        "sessions/<slug:session_slug>/resolutions/<slug:slug>/clauses/<slug:anchor>/",
        clauses.ClauseView.as_view(),
        name="clause",
    ),
    path(
        "sessions/<slug:session_slug>/resolutions/<slug:slug>/clauses/<slug:anchor>/report/",
        reports.ReportView.as_view(),
        name="clause_report",
    ),
    path("sessions/<slug:session_slug>/papers/<slug:slug>/", papers.PaperView.as_view(), name="paper"),
    path(
        "sessions/<slug:session_slug>/papers/<slug:slug>/clauses/<slug:anchor>/",
        clauses.ClauseView.as_view(owner="paper"),
        name="paragraph",
    ),
    path(
        "sessions/<slug:session_slug>/papers/<slug:slug>/clauses/<slug:anchor>/report/",
        reports.ReportView.as_view(owner="paper"),
        name="paragraph_report",
    ),
    path("resolutions/", resolutions.ResolutionListView.as_view(), name="resolution_list"),
    path("compare/", comparisons.ComparisonView.as_view(), name="comparison"),
    path("papers/", papers.PaperListView.as_view(), name="paper_list"),
    path("sources/<sha256:sha256>/", sources.SourceView.as_view(), name="source"),
    path("sources/<sha256:sha256>/download/", sources.SourceDownloadView.as_view(), name="source_download"),
    path("phrases/", listings.PhraseListView.as_view(), name="phrase_list"),
    path("instruments/", listings.InstrumentListView.as_view(), name="instrument_list"),
    path("explore/", explore.ExploreView.as_view(), name="explore"),
    path("explore/<slug:name>.csv", explore.ExploreCsvView.as_view(), name="explore_csv"),
    path("help/", home.HelpView.as_view(), name="help"),
    path("about/", home.AboutView.as_view(), name="about"),
    path("language/<slug:code>/", language.LanguageView.as_view(), name="language"),
    path("favicon.ico", home.FaviconView.as_view(), name="favicon"),
    path("opensearch.xml", home.OpenSearchView.as_view(), name="opensearch"),
    path("sitemap.xml", index, {"sitemaps": SITEMAPS}, name="sitemap"),
    path(
        "sitemap-<slug:section>.xml",
        sitemap,
        {"sitemaps": SITEMAPS},
        name="django.contrib.sitemaps.views.sitemap",
    ),
    path("robots.txt", home.RobotsView.as_view(), name="robots"),
]
