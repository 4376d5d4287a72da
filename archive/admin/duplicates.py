"""The three choices where an upload says what stands here already: replace it, keep both, or cancel."""

# Django's classes take type arguments in their stubs only.
# mypy: disable-error-code="type-arg"

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path

from archive.admin.pages import UploadPages, user_of
from archive.models import Delivery, Upload
from archive.services.choices import Choice, choose, choose_same
from archive.services.duplicates import Duplicate, key_of
from archive.services.reading import Refused
from archive.services.repairs import Outdated
from archive.services.review import review

CHOSEN = {
    Choice.REPLACE: "{0} replaces {1} as a new version.",
    Choice.BOTH: "{0} is kept beside {1}.",
    Choice.CANCEL: "{0} is discarded; {1} stays as it was.",
}
CHOSEN_SAME = {
    Choice.REPLACE: "{} is read again as a new version.",
    Choice.BOTH: "{} is kept as another name of the same file.",
    Choice.CANCEL: "{} is cancelled; what is here stays as it was.",
}


class DuplicatePages(UploadPages):
    """Mixed into the admin of uploads."""

    def duplicate_urls(self) -> list[URLPattern]:
        wrap = self.admin_site.admin_view
        return [
            path("<int:pk>/duplicates/", wrap(self.duplicates_view), name="archive_upload_duplicates"),
            path("same/<int:pk>/", wrap(self.same_view), name="archive_upload_same"),
        ]

    def duplicates_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """What is here already, with the three choices, on GET; keeps the one chosen on POST."""
        upload = get_object_or_404(_uploads(), pk=pk)
        if not self.has_view_permission(request, upload):
            raise PermissionDenied
        status = 200
        if request.method == "POST":
            choice = _choice(request)
            may_choose = (
                self.has_publish_permission if choice is Choice.CANCEL else self.has_review_permission
            )
            if not may_choose(request):
                raise PermissionDenied
            try:
                found = choose(
                    upload=upload, choice=choice, key=request.POST.get("key", ""), user=user_of(request)
                )
            except Refused as refused:
                status = self._refuse(request, refused)
                upload = get_object_or_404(_uploads(), pk=pk)
            else:
                self._tell(request, upload, choice, found)
                return redirect("admin:archive_upload_change", upload.pk)
        context = duplicates_context(upload) | {"title": f"What is here already of {upload}"}
        return self.page(request, "duplicates", upload, context, status)

    def same_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The same for a file whose very bytes were here."""
        rows = Delivery.objects.select_related("source__upload", "source__document", "batch", "chosen_by")
        rows = rows.defer("source__content", "source__document__lines", "source__document__ledger")
        delivery = get_object_or_404(rows, pk=pk, is_new=False, source__isnull=False)
        if not self.has_view_permission(request):
            raise PermissionDenied
        is_own = delivery.batch.received_from_id == user_of(request).pk
        upload, document = (getattr(delivery.source, name, None) for name in ("upload", "document"))
        # Where nothing is public and nobody decided, to read it again is to review it.
        in_review = upload and not document and upload.state == Upload.State.REVIEW
        may_replace = (self.has_review_permission if in_review else self.has_publish_permission)(request)
        may_keep = is_own or self.has_review_permission(request)
        status = 200
        if request.method == "POST":
            choice = _choice(request)
            if not (may_replace if choice is Choice.REPLACE else may_keep):
                raise PermissionDenied
            try:
                choose_same(delivery=delivery, choice=choice, user=user_of(request))
            except Refused as refused:
                status = self._refuse(request, refused)
                delivery.refresh_from_db(fields=["choice", "chosen_by"])
            else:
                told = CHOSEN_SAME[choice].format(delivery)
                if upload and choice is not Choice.CANCEL:
                    self.log_change(request, upload, told)
                messages.success(request, told)
                return redirect("admin:archive_upload_batch", delivery.batch_id)
        context = {"delivery": delivery, "title": f"{delivery} is here already", "document": document}
        context |= {"record": upload, "may_replace": may_replace, "may_keep": may_keep}
        return self.page(request, "same", None, context, status)

    def _refuse(self, request: HttpRequest, refused: Refused) -> int:
        """The status to answer with; somebody else's choice is a conflict."""
        messages.error(request, str(refused))
        return 409 if isinstance(refused, Outdated) else 400

    def _tell(self, request: HttpRequest, upload: Upload, choice: Choice, found: Sequence[Duplicate]) -> None:
        """In the history of all that it concerns."""
        told = CHOSEN[choice].format(upload, ", ".join(str(each.source) for each in found))
        if choice is Choice.REPLACE and any(each.document for each in found):
            told = told.removesuffix(".") + " once it is published."
        for one in (upload, *(each.upload for each in found)):
            if one:
                self.log_change(request, one, told)
        messages.success(request, told)


def duplicates_context(upload: Upload) -> dict[str, Any]:
    """What the form needs; no `key` where there is nothing to choose."""
    try:
        found = review(upload) if upload.state == Upload.State.REVIEW else None
    except Refused:
        found = None
    return {"review": found, "key": key_of(found.duplicates)} if found and found.duplicates else {}


def _uploads() -> QuerySet[Upload]:
    return Upload.objects.select_related("source").defer("source__content")


def _choice(request: HttpRequest) -> Choice:
    """What the form says; anything else was made up."""
    asked = request.POST.get("choice", "")
    if asked not in Choice.values:
        raise PermissionDenied
    return Choice(asked)
