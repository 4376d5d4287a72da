"""Reports of readers, beside the document that they are about."""

# Django's classes take type arguments in their stubs only.
# mypy: disable-error-code="type-arg"

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import F, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, reverse

from archive.admin.pages import UploadPages, user_of
from archive.models import Report, Source, Upload
from archive.services.reading import Refused
from archive.services.repairs import Outdated
from archive.services.reports import handle_report


class ReportPages(UploadPages):
    """Mixed into the admin of uploads."""

    def report_urls(self) -> list[URLPattern]:
        wrap = self.admin_site.admin_view
        return [
            path("<int:pk>/reports/<int:report>/", wrap(self.report_view), name="archive_upload_report"),
        ]

    def report_view(self, request: HttpRequest, pk: int, report: int) -> HttpResponse:
        """The report on GET; marks it as handled on POST, with a note."""
        upload = get_object_or_404(Upload.objects.select_related("source").defer("source__content"), pk=pk)
        if not self.has_view_permission(request, upload):
            raise PermissionDenied
        row = get_object_or_404(reports_of(upload.source), pk=report)
        status, note = 200, request.POST.get("note", "").replace("\0", "").strip()
        if request.method == "POST":
            if not self.has_review_permission(request):
                raise PermissionDenied
            try:
                handle_report(report=row, note=note, user=user_of(request))
            except Refused as refused:
                messages.error(request, str(refused))
                status = 409 if isinstance(refused, Outdated) else 400
                row = get_object_or_404(reports_of(upload.source), pk=report)
            else:
                self.log_change(request, upload, f"Report handled ({row.place}): {note[:500]}")
                messages.success(request, f"Handled: the report on {row.place}.")
                return redirect(reverse("admin:archive_upload_change", args=[upload.pk]) + "#reports")
        context = {"reports": [row], "note": note, "title": f"Report on {row.place}"}
        return self.page(request, "report", upload, context, status)


def reports_of(source: Source) -> QuerySet[Report]:
    """Those that nobody handled first, and the latest of each first."""
    return source.reports.select_related("handled_by").order_by(
        F("handled_at").desc(nulls_first=True), "-sent_at"
    )
