"""The page to upload on, and the page of what was sent in one go."""

# ruff: noqa: ARG002 - Django's hooks are called with more than these need
# Django's classes take type arguments in their stubs only.
# mypy: disable-error-code="type-arg"

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import UploadedFile
from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.loader import render_to_string
from django.urls import URLPattern, path, reverse

from archive.admin.forms import BatchForm, UploadForm
from archive.admin.pages import UploadPages, user_of
from archive.models import Batch
from archive.services import batches
from archive.services.reading import Refused, check_size, clean_name
from archive.services.receiving import Answer, receive_file

# Files of a batch on one page.
ROWS = 100
# Batches named on the page to upload on.
LATEST = 5
# What of a conference a file may leave unsaid, in the words of the form.
UNSAID = {"name": "conference", "dates": "dates", "location": "place"}


class BatchPages(UploadPages):
    """Mixed into the admin of uploads."""

    def batch_urls(self) -> list[URLPattern]:
        wrap = self.admin_site.admin_view
        return [
            path("batch/<int:pk>/", wrap(self.batch_view), name="archive_upload_batch"),
            path("batch/<int:pk>/progress/", wrap(self.progress_view), name="archive_upload_progress"),
        ]

    def add_view(self, request: HttpRequest, form_url: str = "", extra_context: Any = None) -> HttpResponse:
        """One page for one file or many; each is kept or refused by itself.

        A script sends many in several requests, which name the batch that the first began.
        """
        if not self.has_add_permission(request):
            raise PermissionDenied
        by_script = request.headers.get("Accept") == "application/json"
        form = UploadForm(*((request.POST, request.FILES) if request.method == "POST" else ()))
        if form.is_valid():
            batch = self._batch_to_add_to(request)
            for file in form.cleaned_data["documents"]:
                self._receive(request, batch, file)
            address = reverse("admin:archive_upload_batch", args=[batch.pk])
            return JsonResponse({"batch": batch.pk, "address": address}) if by_script else redirect(address)
        if by_script:
            return JsonResponse({"errors": form.errors.get("documents", [])}, status=400)
        latest = Batch.objects.filter(received_from=user_of(request))[:LATEST]
        context = {"form": form, "title": "Upload documents", "latest": latest}
        return self.page(request, "upload", None, context)

    def batch_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Each file with what became of it so far, and the form for what the files do not say."""
        batch = self._batch(request, pk)
        form = BatchForm(request.POST if request.method == "POST" else None, instance=batch)
        if request.method == "POST":
            if not self.has_review_permission(request):
                raise PermissionDenied
            if form.is_valid():
                given = batches.tell(batch, form.facts())
                files = "1 file" if given == 1 else f"{given} files"
                messages.success(request, f"Kept, and given to {files} of those that are read.")
                return redirect("admin:archive_upload_batch", batch.pk)
        shown = _sheet(batch, request)
        context = {**_standing(batch), "batch": batch, "form": form, "sheet": shown}
        context |= {"rows": batches.rows(shown.object_list), "title": _title(context["progress"])}
        return self.page(request, "batch", None, context)

    def progress_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The same for a script: what to put in place of what is shown."""
        batch = self._batch(request, pk)
        standing = _standing(batch)
        context = {"may_view": self.has_view_permission(request)}
        rows = {
            f"file-{row.delivery.pk}": render_to_string(
                "admin/archive/upload/_batch_row.html", context | {"row": row}
            )
            for row in batches.rows(_sheet(batch, request).object_list)
        }
        progress = standing["progress"]
        return JsonResponse(
            {
                "rows": rows,
                "files": progress.files,
                "done": progress.done,
                "said": render_to_string("admin/archive/upload/_batch_said.html", standing),
                "unsaid": render_to_string("admin/archive/upload/_batch_unsaid.html", standing),
            }
        )

    def _batch(self, request: HttpRequest, pk: int) -> Batch:
        """Whoever sent it may look at it, and whoever may look at uploads."""
        batch = get_object_or_404(Batch, pk=pk)
        is_own = batch.received_from_id == user_of(request).pk and self.has_add_permission(request)
        if not (is_own or self.has_view_permission(request)):
            raise PermissionDenied
        return batch

    def _batch_to_add_to(self, request: HttpRequest) -> Batch:
        named = request.POST.get("batch", "")
        if not named:
            return batches.start_batch(user_of(request))
        if not (named.isascii() and named.isdigit() and len(named) < 19):
            raise PermissionDenied
        return get_object_or_404(Batch, pk=int(named), received_from=user_of(request))

    def _receive(self, request: HttpRequest, batch: Batch, file: UploadedFile) -> None:
        name = (file.name or "unnamed").replace("%22", '"')  # as browsers send a double quote
        try:
            check_size(file.size or 0, name)
        except Refused as refusal:
            batches.note(batch, Answer(clean_name(name), refusal=str(refusal)))
            return
        for answer in receive_file(data=file.read(), name=name, user=user_of(request)):
            batches.note(batch, answer)
            if answer.received and answer.received.is_new and (upload := answer.received.upload):
                self.log_addition(request, upload, "Uploaded.")


def _sheet(batch: Batch, request: HttpRequest) -> Page[Any]:
    return Paginator(batches.deliveries(batch), ROWS).get_page(request.GET.get("page"))


def _standing(batch: Batch) -> dict[str, Any]:
    lacking = batches.unsaid_in(batch)
    return {
        "progress": batches.progress(batch),
        "unsaid": [(lacking[what], word) for what, word in UNSAID.items() if lacking[what]],
    }


def _title(progress: batches.Progress) -> str:
    return "1 file" if progress.files == 1 else f"{progress.files} files"
