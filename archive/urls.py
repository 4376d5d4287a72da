"""The archive's public addresses."""

from django.urls import path
from django.views.generic import TemplateView

page = TemplateView.as_view(template_name="base.html")  # each gives way to its own view

urlpatterns = [
    path("", page, name="home"),
    path("search/", page, name="clause_search"),
    path("conferences/", page, name="conference_list"),
    path("conferences/<slug:slug>/", page, name="conference"),
    path("committees/", page, name="committee_list"),
    path("committees/<slug:slug>/", page, name="committee"),
    path("sessions/", page, name="session_list"),
    path("sessions/<slug:slug>/", page, name="session"),
    path("sessions/<slug:session_slug>/resolutions/<slug:slug>/", page, name="resolution"),
    path("sessions/<slug:session_slug>/papers/<slug:slug>/", page, name="paper"),
    path("resolutions/", page, name="resolution_list"),
    path("papers/", page, name="paper_list"),
    path("sources/<str:sha256>/", page, name="source"),
    path("sources/<str:sha256>/download/", page, name="source_download"),
    path("about/", page, name="about"),
]
