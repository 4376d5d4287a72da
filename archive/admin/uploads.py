"""Uploads: the queue, the page to upload on, and the pages to judge and decide on."""

# ruff: noqa: ARG002 - Django's hooks are called with more than these need
# Django's classes take type arguments in their stubs only.
# mypy: disable-error-code="type-arg"

from functools import partial
from itertools import chain
from typing import Any

from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import UploadedFile
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import capfirst

from archive.admin.forms import ConferenceForm, UploadForm
from archive.admin.lists import CarefulLists, UploadChangeList
from archive.admin.review_page import review_page
from archive.models import Document, Upload
from archive.services import review
from archive.services.reading import Refused, check_size, is_packed, shown
from archive.services.receiving import receive_file

DECISIONS = {"publish": "published", "discard": "discarded", "reopen": "reopened"}


@admin.register(Upload)
class UploadAdmin(CarefulLists, admin.ModelAdmin):
    list_display = ["source", "state", "kind", "resolutions", "problems", "received_at"]
    list_filter = ["state"]
    search_fields = ["source__name", "source__packed_in"]
    list_per_page = 20  # those in review are read for the list
    list_max_show_all = 20
    view_on_site = False

    def get_queryset(self, request: HttpRequest) -> QuerySet[Upload]:
        return super().get_queryset(request).select_related("source").defer("source__content")

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[UploadChangeList]:
        return UploadChangeList

    @admin.display(description="kind", empty_value="")
    def kind(self, upload: Any) -> Any:
        return upload.glance and capfirst(Document.Type(upload.glance.kind).label)

    @admin.display(description="resolutions", empty_value="")
    def resolutions(self, upload: Any) -> Any:
        return upload.glance and upload.glance.resolutions

    @admin.display(description="problems", empty_value="")
    def problems(self, upload: Any) -> Any:
        return upload.glance and upload.glance.problems

    @admin.display(description="received", ordering="source__received_at")
    def received_at(self, upload: Upload) -> Any:
        return upload.source.received_at

    def has_change_permission(self, request: HttpRequest, obj: Upload | None = None) -> bool:
        return False  # an upload changes by decision only

    def has_delete_permission(self, request: HttpRequest, obj: Upload | None = None) -> bool:
        return False

    def has_publish_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("archive.publish_upload")

    def get_urls(self) -> list[URLPattern]:
        decisions = [
            path(
                f"<int:pk>/{decision}/",
                self.admin_site.admin_view(partial(self.decision_view, decision=decision)),
                name=f"archive_upload_{decision}",
            )
            for decision in DECISIONS
        ]
        return decisions + super().get_urls()

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        return super().changelist_view(request, {"title": "Uploads"})

    def add_view(self, request: HttpRequest, form_url: str = "", extra_context: Any = None) -> HttpResponse:
        """One page for one file or many; each is taken or refused by itself."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        form = UploadForm(*((request.POST, request.FILES) if request.method == "POST" else ()))
        if form.is_valid():
            received = [self._receive(request, file) for file in form.cleaned_data["documents"]]
            return self._after_upload(request, list(chain.from_iterable(received)))
        return self._page(request, "upload", None, {"form": form, "title": "Upload documents"})

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """What was read, and the little form for what the file did not say."""
        upload = self.get_object(request, object_id)
        if upload is None:
            raise Http404(f"There is no upload {object_id}.")
        if not self.has_view_permission(request, upload):
            raise PermissionDenied
        context = review_page(upload, request.GET) | {"title": f"Review of {upload}"}
        context["document"] = getattr(upload.source, "document", None)
        if "review" in context and upload.state == Upload.State.REVIEW:
            form = context["form"] = ConferenceForm(
                request.POST if request.method == "POST" else None,
                upload=upload,
                proposed=context["review"].facts,
            )
            if request.method == "POST":
                if not self.has_publish_permission(request):
                    raise PermissionDenied
                if form.is_valid():
                    return self._after_facts(request, upload, form)
        return self._page(request, "review", upload, context)

    def decision_view(self, request: HttpRequest, pk: int, decision: str) -> HttpResponse:
        """Asks on GET, acts on POST."""
        upload = get_object_or_404(self.get_queryset(request), pk=pk)
        if not (self.has_view_permission(request, upload) and self.has_publish_permission(request)):
            raise PermissionDenied
        if request.method == "POST":
            self._decide(request, upload, decision)
            return redirect("admin:archive_upload_change", upload.pk)
        if reason := review.refusal(upload, decision):
            messages.warning(request, reason)
            return redirect("admin:archive_upload_change", upload.pk)
        context = review_page(upload, {}) if decision == "publish" else {}
        context |= {"decision": decision, "title": f"{decision.capitalize()} {upload}?"}
        return self._page(request, "decision", upload, context)

    def _receive(self, request: HttpRequest, file: UploadedFile) -> list[Upload]:
        """The new uploads; of what is refused or known, a message says why or where."""
        name = (file.name or "unnamed").replace("%22", '"')  # as browsers send a double quote
        try:
            check_size(file.size or 0, name)
        except Refused as refusal:
            messages.error(request, str(refusal))
            return []
        uploads = []
        for answer in receive_file(data=file.read(), name=name, user=_user(request)):
            if answer.received is None:
                (messages.error if answer.failed else messages.warning)(request, answer.refusal)
            elif not answer.received.is_new:
                messages.warning(request, _known(answer.name, answer.received))
            elif upload := answer.received.upload:
                self.log_addition(request, upload, "Uploaded.")
                uploads.append(upload)
        if uploads:
            messages.success(request, _waiting(name, uploads))
        return uploads

    def _after_upload(self, request: HttpRequest, uploads: list[Upload]) -> HttpResponse:
        if not uploads or not self.has_view_permission(request):
            return redirect("admin:archive_upload_add")
        if len(uploads) == 1:
            return redirect("admin:archive_upload_change", uploads[0].pk)
        return redirect("admin:archive_upload_changelist")

    def _after_facts(self, request: HttpRequest, upload: Upload, form: ConferenceForm) -> HttpResponse:
        try:
            review.give_facts(upload=upload, facts=form.facts())
        except Refused as refusal:
            messages.error(request, str(refusal))
        else:
            if form.has_changed():
                self.log_change(request, upload, "Conference filled in.")
                messages.success(request, "What you know of the conference is kept.")
            if "_publish" in request.POST:
                return redirect("admin:archive_upload_publish", upload.pk)
        return redirect("admin:archive_upload_change", upload.pk)

    def _decide(self, request: HttpRequest, upload: Upload, decision: str) -> None:
        try:
            if decision == "publish":
                review.publish(upload=upload, user=_user(request))
            elif decision == "discard":
                review.discard(upload=upload, user=_user(request))
            else:
                review.reopen(upload=upload)
        except Refused as refusal:
            messages.error(request, str(refusal))
        else:
            self.log_change(request, upload, f"{DECISIONS[decision].capitalize()}.")
            messages.success(request, f"{upload} is {DECISIONS[decision]}.")

    def _page(
        self, request: HttpRequest, name: str, upload: Upload | None, context: dict[str, Any]
    ) -> HttpResponse:
        common = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "upload": upload,
            "may_view": self.has_view_permission(request),
            "may_publish": self.has_publish_permission(request),
        }
        return TemplateResponse(request, f"admin/archive/upload/{name}.html", common | context)


def _user(request: HttpRequest) -> User:
    assert isinstance(request.user, User)  # noqa: S101 - admin_view lets nobody else in
    return request.user


def _waiting(name: str, uploads: list[Upload]) -> str:
    if not is_packed(name):
        return f"{uploads[0]} was read and waits for review."
    if len(uploads) == 1:
        return f"{shown(name)}: {uploads[0]} was read and waits for review."
    return f"{shown(name)}: {len(uploads)} documents were read and wait for review."


def _known(name: str, received: review.Received) -> SafeString:
    """Says what became of the same bytes before, with the way there."""
    source, upload = received.source, received.upload
    if upload:
        state, url = upload.get_state_display(), reverse("admin:archive_upload_change", args=[upload.pk])
    else:
        state, url = "ingested", reverse("admin:archive_document_change", args=[source.document.pk])
    return format_html(
        '{} was not taken: the same file is already here as <a href="{}">{}</a>, {}.',
        shown(name),
        url,
        source,
        state,
    )
