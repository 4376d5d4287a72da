"""A document's desk: what was read beside its source, and every repair of it, each a small form."""

# Django's classes take type arguments in their stubs only.
# mypy: disable-error-code="type-arg"

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, reverse

from archive.admin.desk_choice import Choice
from archive.admin.desk_page import Desk, desk_context
from archive.admin.pages import UploadPages, number_in, user_of
from archive.models import Upload
from archive.repairs.repair import RepairKind
from archive.services import repairs
from archive.services.pictures import picture_of_page
from archive.services.reading import Refused
from archive.services.rereading import publish_again, reread

# Lines of a diff on one page.
DIFF = 500


class DeskPages(UploadPages):
    """Mixed into the admin of uploads."""

    def desk_urls(self) -> list[URLPattern]:
        wrap = self.admin_site.admin_view
        return [
            path("<int:pk>/desk/", wrap(self.desk_view), name="archive_upload_desk"),
            path("<int:pk>/desk/undo/", wrap(self.undo_view), name="archive_upload_undo"),
            path("<int:pk>/again/", wrap(self.again_view), name="archive_upload_again"),
            path("<int:pk>/page/<int:number>.png", wrap(self.picture_view), name="archive_upload_page"),
        ]

    def desk_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Shows on GET, repairs on POST what the query string chooses."""
        upload = self._seen(request, pk)
        try:
            desk = Desk(upload)
        except Refused:
            return redirect("admin:archive_upload_change", upload.pk)
        choice = Choice(desk, request.GET)
        if request.method == "POST":
            if not self.has_review_permission(request):
                raise PermissionDenied
            return self._repair(request, desk, choice)
        return self._desk_page(request, desk, choice)

    def undo_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Takes back a repair, or makes it again, on POST."""
        upload = self._seen(request, pk)
        if not self.has_review_permission(request):
            raise PermissionDenied
        if request.method == "POST":
            act = repairs.redo if "redo" in request.POST else repairs.undo
            try:
                row = act(
                    upload=upload,
                    revision=number_in(request.POST, "revision"),
                    repair=number_in(request.POST, "redo" if "redo" in request.POST else "undo"),
                    user=user_of(request),
                )
            except Refused as refusal:
                messages.error(request, str(refusal))
            else:
                told = "Made again" if act is repairs.redo else "Taken back"
                self.log_change(request, upload, f"{told}: {row}.")
                messages.success(request, f"{told}: {row}.")
                line = min(row.lines, default=1)
                return redirect(f"{_address(upload)}?line={line}#L{line}")
        return redirect(_address(upload))

    def again_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Shows on GET what publishing the repairs changes in public, does it on POST."""
        upload = self._seen(request, pk)
        document = getattr(upload.source, "document", None)
        if not self.has_publish_permission(request):
            raise PermissionDenied
        if document is None:
            return redirect("admin:archive_upload_change", upload.pk)
        if request.method != "POST":
            found = reread(document, dry_run=True)
            context = {"found": found, "diff": found.diff[:DIFF], "unlisted": max(len(found.diff) - DIFF, 0)}
            context["title"] = f"Publish what was put right in {upload}?"
            return self.page(request, "again", upload, context)
        try:
            found = publish_again(upload)
        except Refused as refusal:
            messages.error(request, str(refusal))
        else:
            if found.diff:
                self.log_change(request, upload, "Published what was put right.")
            messages.success(request, f"What was put right in {upload} is public.")
        return redirect("admin:archive_upload_change", upload.pk)

    def picture_view(self, request: HttpRequest, pk: int, number: int) -> HttpResponse:
        """A page of a PDF as a picture: nothing that was uploaded is ever served as a page of ours."""
        upload = self._seen(request, pk)
        picture = picture_of_page(upload.source, number)
        if picture is None:
            raise Http404("That page cannot be shown.")
        return HttpResponse(
            picture, content_type="image/png", headers={"Cache-Control": "private, max-age=3600"}
        )

    def _seen(self, request: HttpRequest, pk: int) -> Upload:
        upload = get_object_or_404(Upload.objects.select_related("source"), pk=pk)
        if not self.has_view_permission(request, upload):
            raise PermissionDenied
        return upload

    def _repair(self, request: HttpRequest, desk: Desk, choice: Choice) -> HttpResponse:
        form = choice.bound(request.POST)
        if form is None:
            messages.error(request, "What that was meant for is read otherwise now.")
        if form is None or not form.is_valid():
            return self._desk_page(request, desk, choice, status=400)
        try:
            row = repairs.make_repair(
                upload=desk.upload,
                revision=number_in(request.POST, "revision"),
                kind=RepairKind(choice.kind),
                aim=choice.aim,
                arguments=choice.arguments(form),
                user=user_of(request),
            )
        except forms.ValidationError as error:
            form.add_error(None, error)
            return self._desk_page(request, desk, choice, status=400)
        except Refused as refusal:
            form.add_error(None, str(refusal))
            choice.look(Desk(self._seen(request, desk.upload.pk)))
            status = 409 if isinstance(refusal, repairs.Outdated) else 400
            return self._desk_page(request, choice.desk, choice, status)
        self.log_change(request, desk.upload, f"{row} (line {min(row.lines)})." if row.lines else f"{row}.")
        messages.success(request, f"Kept: {row}.")
        return redirect(f"{_address(desk.upload)}?{choice.next_query()}")

    def _desk_page(self, request: HttpRequest, desk: Desk, choice: Choice, status: int = 200) -> HttpResponse:
        context = desk_context(desk, choice.sheet, choice.context())
        context["title"] = f"Desk of {desk.upload}"
        return self.page(request, "desk", desk.upload, context, status)


def _address(upload: Upload) -> str:
    return reverse("admin:archive_upload_desk", args=[upload.pk])
