"""What all pages of uploads share."""

# Django's classes take type arguments in their stubs only.
# mypy: disable-error-code="type-arg"

from collections.abc import Mapping
from typing import Any

from django.contrib import admin
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse

from archive.models import Upload


class UploadPages(admin.ModelAdmin):
    """Mixed into the admin of uploads: who may do what, and the frame of its pages."""

    def page(
        self,
        request: HttpRequest,
        name: str,
        upload: Upload | None,
        context: dict[str, Any],
        status: int = 200,
    ) -> HttpResponse:
        common = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "upload": upload,
            "may_add": self.has_add_permission(request),
            "may_view": self.has_view_permission(request),
            "may_review": self.has_review_permission(request),
            "may_publish": self.has_publish_permission(request),
        }
        template = f"admin/archive/upload/{name}.html"
        return TemplateResponse(request, template, common | context, status=status)

    def has_publish_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("archive.publish_upload")

    def has_review_permission(self, request: HttpRequest) -> bool:
        """Whoever publishes answers for what was read, and so may put it right."""
        return request.user.has_perm("archive.review_upload") or self.has_publish_permission(request)


def number_in(values: Mapping[str, Any], name: str) -> int:
    """What a form says, or -1, which nothing has."""
    value = str(values.get(name, ""))
    return int(value) if value.isascii() and value.isdigit() and len(value) < 10 else -1


def user_of(request: HttpRequest) -> User:
    assert isinstance(request.user, User)  # noqa: S101 - admin_view lets nobody else in
    return request.user
