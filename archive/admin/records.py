"""What came from sources, to look at: sources are never edited, and rows change only with their source."""

# ruff: noqa: ARG002 - Django's hooks are called with more than these need
# Django's classes take type arguments in their stubs only.
# mypy: disable-error-code="type-arg"

from io import BytesIO
from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import Model, QuerySet
from django.http import FileResponse, HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html

from archive.admin.lists import CarefulLists
from archive.models import Committee, Conference, Document, Problem, Resolution, Session, Source
from archive.queries.documents import annotate_counts
from archive.templatetags.reading import code, line_url


class ReadOnly:
    """May be looked at by whoever has the permission to, and changed by nobody."""

    def has_add_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False


@admin.register(Source)
class SourceAdmin(CarefulLists, ReadOnly, admin.ModelAdmin):
    list_display = ["name", "size", "channel", "received_at", "received_from", "short_digest"]
    list_filter = ["channel"]
    list_select_related = ["received_from"]
    search_fields = ["name", "sha256"]
    fields = [
        "name",
        "packed_in",
        "sha256",
        "size",
        "media_type",
        "channel",
        "received_at",
        "received_from",
        "file",
    ]
    readonly_fields = ["file"]
    view_on_site = False

    def get_queryset(self, request: HttpRequest) -> QuerySet[Source]:
        return super().get_queryset(request).defer("content")

    def get_urls(self) -> list[URLPattern]:
        download = self.admin_site.admin_view(self.download)
        return [path("<int:pk>/download/", download, name="archive_source_download"), *super().get_urls()]

    def download(self, request: HttpRequest, pk: int) -> HttpResponseBase:
        """The bytes as they came. As an attachment: what was uploaded never runs as a page of ours."""
        source = get_object_or_404(Source, pk=pk)
        if not self.has_view_permission(request, source):
            raise PermissionDenied
        return FileResponse(
            BytesIO(source.content),
            as_attachment=True,
            filename=source.name,
            content_type="application/octet-stream",
        )

    @admin.display(description="SHA-256")
    def short_digest(self, source: Source) -> str:
        return source.sha256[:12]

    @admin.display(description="file")
    def file(self, source: Source) -> str:
        url = reverse("admin:archive_source_download", args=[source.pk])
        return format_html('<a href="{}">Download it as it came</a>', url)


class ProblemInline(ReadOnly, admin.TabularInline):
    model = Problem
    fields = ["severity", "place", "message", "code"]
    readonly_fields = ["place"]
    extra = 0

    def get_queryset(self, request: HttpRequest) -> QuerySet[Problem]:
        light = super().get_queryset(request).select_related("document__source")
        return light.defer("document__lines", "document__ledger", "document__source__content")

    @admin.display(description="line", empty_value="")
    def place(self, problem: Problem) -> str | None:
        """The way to the line on the public page of the source."""
        if not problem.line:
            return None
        return format_html(
            '<a href="{}">{}</a>', line_url(problem.document.source, problem.line), problem.line
        )


@admin.register(Document)
class DocumentAdmin(CarefulLists, ReadOnly, admin.ModelAdmin):
    list_display = [
        "__str__",
        "type",
        "session",
        "resolution_count",
        "clause_count",
        "vote_count",
        "problem_count",
        "published_at",
    ]
    list_filter = ["type"]
    list_select_related = ["source", "session__committee", "session__conference"]
    search_fields = ["source__name", "symbol", "session__committee__name", "session__conference__name"]
    fields = ["source", "session", "type", "symbol", "language", "distribution", "date", "published_at"]
    inlines = [ProblemInline]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Document]:
        light = super().get_queryset(request).defer("lines", "ledger", "source__content")
        return annotate_counts(light)

    @admin.display(description="resolutions", ordering="resolution_count")
    def resolution_count(self, document: Any) -> int:
        return int(document.resolution_count)

    @admin.display(description="clauses", ordering="clause_count")
    def clause_count(self, document: Any) -> int:
        return int(document.clause_count)

    @admin.display(description="votes", ordering="vote_count")
    def vote_count(self, document: Any) -> int:
        return int(document.vote_count)

    @admin.display(description="problems", ordering="problem_count")
    def problem_count(self, document: Any) -> int:
        return int(document.problem_count)


@admin.register(Resolution)
class ResolutionAdmin(CarefulLists, ReadOnly, admin.ModelAdmin):
    list_display = ["called", "heading", "status", "session"]
    list_filter = ["status", "session__committee"]
    list_select_related = ["session__committee", "session__conference"]
    search_fields = ["code", "symbol", "title", "topic"]
    fields = ["document", "session", "called", "symbol", "title", "topic", "agenda_item", "status", "opening"]

    readonly_fields = ["called"]

    @admin.display(description="name", ordering="code")
    def called(self, resolution: Resolution) -> str:
        """With a code that is ours in brackets, as in public."""
        return code(resolution) or resolution.name


@admin.register(Session)
class SessionAdmin(CarefulLists, ReadOnly, admin.ModelAdmin):
    list_display = ["__str__", "number", "attendance"]
    list_filter = ["committee"]
    list_select_related = ["committee", "conference"]
    search_fields = ["committee__name", "committee__acronym", "conference__name"]


@admin.register(Committee)
class CommitteeAdmin(CarefulLists, ReadOnly, admin.ModelAdmin):
    list_display = ["name", "acronym"]
    search_fields = ["name", "acronym"]


@admin.register(Conference)
class ConferenceAdmin(CarefulLists, admin.ModelAdmin):
    """Name and dates tell documents apart and come from them; the rest is for staff to put right."""

    list_display = ["name", "start_date", "end_date", "location", "simulation"]
    list_filter = ["simulation"]
    search_fields = ["name", "location"]
    fields = ["name", "start_date", "end_date", "location", "simulation"]
    readonly_fields = ["name", "start_date", "end_date"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Conference | None = None) -> bool:
        return False
