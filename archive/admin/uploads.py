"""Uploads: the queue, and the pages to judge and decide on."""

# ruff: noqa: ARG002 - Django's hooks are called with more than these need
# Django's classes take type arguments in their stubs only.
# mypy: disable-error-code="type-arg"

from functools import partial
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import Case, Count, F, IntegerField, OuterRef, QuerySet, Subquery, Value, When
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, reverse
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.timezone import localtime

from archive.admin.batches import BatchPages
from archive.admin.desk import DeskPages
from archive.admin.duplicates import DuplicatePages
from archive.admin.forms import ConferenceForm
from archive.admin.guide import GuidePages
from archive.admin.lists import CarefulLists
from archive.admin.pages import user_of
from archive.admin.reports import ReportPages, reports_of
from archive.admin.review_page import review_page
from archive.admin.together import TogetherPages, ways_together
from archive.admin.versions import VersionPages
from archive.models import Delivery, Report, Upload
from archive.services import review
from archive.services.duplicates import duplicates_refusal
from archive.services.reading import Refused
from archive.services.repairs import is_repairable

DECISIONS = {"publish": "published", "discard": "discarded", "reopen": "reopened"}


# What readers report of a document, and nobody handled.
OPEN_REPORTS = Subquery(
    Report.objects.filter(source=OuterRef("source"), handled_at=None)
    .order_by()
    .values("source")
    .annotate(number=Count("pk"))
    .values("number")
)

# Whoever opens the queue comes to judge: what readers report of what is public comes first, then what is in
# review, then what waits to be.
TURN = Case(
    When(open_reports__gt=0, then=Value(-1)),
    When(state=Upload.State.REVIEW, then=Value(0)),
    When(state=Upload.State.UNREADABLE, then=Value(1)),
    When(state=Upload.State.RECEIVED, then=Value(2)),
    default=Value(3),
    output_field=IntegerField(),
)


class ReportedFilter(admin.SimpleListFilter):
    title = parameter_name = "reported"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("open", "By readers, not handled")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return queryset.filter(open_reports__gt=0) if self.value() == "open" else queryset


@admin.register(Upload)
class UploadAdmin(
    BatchPages,
    DeskPages,
    DuplicatePages,
    GuidePages,
    ReportPages,
    TogetherPages,
    VersionPages,
    CarefulLists,
    admin.ModelAdmin,
):
    list_display = [
        "source",
        "state",
        "kind_read",
        "resolutions",
        "problems",
        "unsure",
        "reported",
        "received_at",
    ]
    list_filter = ["state", "kind", ReportedFilter]
    search_fields = ["source__name", "source__packed_in"]
    list_per_page = 50
    list_max_show_all = 50
    view_on_site = False
    empty_value_display = ""

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        rows = super().get_queryset(request).select_related("source").defer("source__content")
        counted: QuerySet[Any] = rows.annotate(open_reports=OPEN_REPORTS)
        return counted

    def get_ordering(self, request: HttpRequest) -> Any:
        """The most doubtful reading first."""
        return [TURN.asc(), F("doubt").desc(nulls_last=True), "-source__received_at"]

    @admin.display(description="kind", ordering="kind")
    def kind_read(self, upload: Upload) -> str:
        return capfirst(upload.get_kind_display())

    @admin.display(description="unsure", ordering="doubt")
    def unsure(self, upload: Upload) -> str | None:
        return None if upload.doubt is None else f"{upload.doubt:.1f}"

    @admin.display(description="reported", ordering="open_reports")
    def reported(self, upload: Any) -> int | None:
        return upload.open_reports  # type: ignore[no-any-return]

    @admin.display(description="received", ordering="source__received_at")
    def received_at(self, upload: Upload) -> str:
        """The day alone, which leaves room for the filters beside the list."""
        return date_format(localtime(upload.source.received_at), "j M Y")

    def has_change_permission(self, request: HttpRequest, obj: Upload | None = None) -> bool:
        return False  # an upload changes by decision only

    def has_delete_permission(self, request: HttpRequest, obj: Upload | None = None) -> bool:
        return False

    def get_urls(self) -> list[URLPattern]:
        decisions = [
            path(
                f"<int:pk>/{decision}/",
                self.admin_site.admin_view(partial(self.decision_view, decision=decision)),
                name=f"archive_upload_{decision}",
            )
            for decision in DECISIONS
        ]
        seen = path("<int:pk>/seen/", self.admin_site.admin_view(self.seen_view), name="archive_upload_seen")
        ours = [*self.batch_urls(), *self.desk_urls(), *self.duplicate_urls(), *self.together_urls()]
        ours += [*self.guide_urls(), *self.report_urls(), *self.version_urls()]
        return [seen, *decisions, *ours, *super().get_urls()]

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        return super().changelist_view(request, {"title": "Uploads"})

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
        context["ways_together"] = ways_together(upload)
        context["delivery"] = upload.source.deliveries.filter(is_new=True).last()
        context["reports"] = list(reports_of(upload.source))
        context["also_called"] = upload.source.deliveries.filter(choice=Delivery.Choice.BOTH)
        if "review" in context and upload.state == Upload.State.REVIEW:
            form = context["form"] = ConferenceForm(
                request.POST if request.method == "POST" else None,
                upload=upload,
                proposed=context["review"].facts,
            )
            if request.method == "POST":
                if not self.has_review_permission(request):
                    raise PermissionDenied
                if form.is_valid():
                    return self._after_facts(request, upload, form)
        return self.page(request, "review", upload, context)

    def decision_view(self, request: HttpRequest, pk: int, decision: str) -> HttpResponse:
        """Asks on GET, acts on POST."""
        upload = get_object_or_404(self.get_queryset(request), pk=pk)
        if not (self.has_view_permission(request, upload) and self.has_publish_permission(request)):
            raise PermissionDenied
        if request.method == "POST":
            self._decide(request, upload, decision)
            return redirect("admin:archive_upload_change", upload.pk)
        context = {}
        reason = review.refusal(upload, decision)
        if decision == "publish" and not reason:
            context = review_page(upload, {})
            stopped = "review" in context and duplicates_refusal(upload, context["review"].duplicates)
            context["stopped"] = stopped
            if not stopped and (number := context.get("open")):
                reason = review.unseen_refusal(upload, number)
        if reason:
            messages.warning(request, reason)
            return redirect("admin:archive_upload_change", upload.pk)
        context |= {"decision": decision, "title": f"{decision.capitalize()} {upload}?"}
        return self.page(request, "decision", upload, context)

    def seen_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Ticks the problems that the form names, on POST."""
        upload = get_object_or_404(self.get_queryset(request), pk=pk)
        if not (self.has_view_permission(request, upload) and self.has_review_permission(request)):
            raise PermissionDenied
        if request.method == "POST" and is_repairable(upload):
            # The database stores no NUL.
            notes = {
                key: request.POST.get(f"note-{key}", "").replace("\0", "")
                for key in request.POST.getlist("seen")
            }
            try:
                ticked = review.tick(upload=upload, notes=notes, user=user_of(request))
            except Refused as refused:
                messages.error(request, str(refused))
                return redirect("admin:archive_upload_change", upload.pk)
            told = "1 problem" if len(ticked) == 1 else f"{len(ticked)} problems"
            if ticked:
                self.log_change(request, upload, f"Ticked as seen: {told}.")
                messages.success(request, f"Ticked as seen: {told}.")
            else:
                messages.warning(
                    request, "Nothing was ticked. A vote that does not add up takes a note, too."
                )
        return redirect(reverse("admin:archive_upload_change", args=[upload.pk]) + "#problems")

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
                review.publish(upload=upload, user=user_of(request))
            elif decision == "discard":
                review.discard(upload=upload, user=user_of(request))
            else:
                review.reopen(upload=upload)
        except Refused as refusal:
            messages.error(request, str(refusal))
        else:
            self.log_change(request, upload, f"{DECISIONS[decision].capitalize()}.")
            messages.success(request, f"{upload} is {DECISIONS[decision]}.")
