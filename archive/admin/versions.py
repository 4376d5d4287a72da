"""Who did what to a document, each version of what was read, and any two held against one another."""

# Django's classes take type arguments in their stubs only.
# mypy: disable-error-code="type-arg"

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path

from archive.admin.pages import UploadPages, number_in, user_of
from archive.models import Upload, Version
from archive.services.reading import Refused
from archive.services.repairs import is_repairable, restore
from archive.services.versions import differ, versions_of


class VersionPages(UploadPages):
    """Mixed into the admin of uploads."""

    def version_urls(self) -> list[URLPattern]:
        wrap = self.admin_site.admin_view
        return [
            path("<int:pk>/versions/", wrap(self.compare_view), name="archive_upload_versions"),
            path("<int:pk>/restore/", wrap(self.restore_view), name="archive_upload_restore"),
        ]

    def history_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> HttpResponse:
        """Django's list of who did what, below all versions."""
        upload = self.get_object(request, object_id)
        context: dict[str, Any] = {}
        if upload is not None and self.has_view_permission(request, upload):
            may_restore = is_repairable(upload) and self.has_review_permission(request)
            context = {"versions": versions_of(upload.source), "upload": upload, "may_restore": may_restore}
            context["title"] = f"History of {upload}"
        return super().history_view(request, object_id, (extra_context or {}) | context)

    def compare_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Two versions of the source by number, clause by clause; to be chosen where none is named."""
        upload = get_object_or_404(Upload.objects.select_related("source"), pk=pk)
        if not self.has_view_permission(request, upload):
            raise PermissionDenied
        if not {"left", "right"} & request.GET.keys():
            return redirect("admin:archive_upload_history", upload.pk)
        numbers = [number_in(request.GET, name) for name in ("left", "right")]
        found = {row.number: row for row in upload.source.versions.filter(number__in=numbers)}
        if not set(numbers) <= found.keys():
            raise Http404("There is no such version.")
        left, right = (found[number] for number in numbers)
        context = {
            "left": left,
            "right": right,
            "difference": differ(left, right),
            "title": f"Versions {left.number} and {right.number} of {upload}",
        }
        return self.page(request, "versions", upload, context)

    def restore_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Restores on POST the version whose number the form names, as a new one."""
        upload = get_object_or_404(Upload.objects.select_related("source"), pk=pk)
        if not (self.has_view_permission(request, upload) and self.has_review_permission(request)):
            raise PermissionDenied
        if request.method == "POST":
            number = number_in(request.POST, "version")
            version = get_object_or_404(Version, source=upload.source_id, number=number)
            self._restore(request, upload, version)
        return redirect("admin:archive_upload_history", upload.pk)

    def _restore(self, request: HttpRequest, upload: Upload, version: Version) -> None:
        revision, user = number_in(request.POST, "revision"), user_of(request)
        try:
            is_same = restore(upload=upload, revision=revision, version=version, user=user)
        except Refused as refusal:
            messages.error(request, str(refusal))
            return
        self.log_change(request, upload, f"Restored version {version.number}.")
        messages.success(request, f"Version {version.number} is restored, as a new one.")
        if not is_same:
            messages.warning(
                request,
                "What staff had put right then stands again, but the file itself is read otherwise now than "
                f"in version {version.number}: compare the two.",
            )
