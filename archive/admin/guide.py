"""The guide for staff, docs/desk.md, as a page of the admin."""

# ruff: noqa: ARG002 - Django's views are called with more than these need
# Django's classes take type arguments in their stubs only.
# mypy: disable-error-code="type-arg"

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.urls import URLPattern, path
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from archive.admin.pages import UploadPages

DOCS = settings.BASE_DIR / "docs"
# <img src="desk/batch.webp" alt="A batch" width="720">
PICTURE = re.compile(r'<img src="desk/([\w-]+)\.webp" alt="([^"]*)" width="\d+">')
# [operations.md](operations.md), which only the repository holds; *Add*; `j`
LINK = re.compile(r"\[([^\]]+)\]\([^)]+\)")
EMPHASIS = re.compile(r"\*([^*]+)\*")
KEY = re.compile(r"`([^`]+)`")


@dataclass(frozen=True, slots=True)
class Block:
    """A "heading", a "picture" by its name, or a "paragraph"."""

    kind: str
    text: SafeString
    picture: str = ""


class GuidePages(UploadPages):
    """Mixed into the admin of uploads."""

    def guide_urls(self) -> list[URLPattern]:
        wrap = self.admin_site.admin_view
        return [
            path("guide/", wrap(self.guide_view), name="archive_upload_guide"),
            path(
                "guide/<slug:name>.webp", wrap(self.guide_picture_view), name="archive_upload_guide_picture"
            ),
        ]

    def guide_view(self, request: HttpRequest) -> HttpResponse:
        """For all staff."""
        title, *blocks = guide()
        return self.page(request, "guide", None, {"blocks": blocks, "title": title.text})

    def guide_picture_view(self, request: HttpRequest, name: str) -> HttpResponseBase:
        file = DOCS / "desk" / f"{name}.webp"
        if not file.is_file():
            raise Http404("There is no such picture.")
        return FileResponse(file.open("rb"), content_type="image/webp")


def guide() -> Iterator[Block]:
    """The blocks of the guide, its title first."""
    for block in (DOCS / "desk.md").read_text(encoding="utf-8").strip().split("\n\n"):
        if picture := PICTURE.fullmatch(block):
            yield Block("picture", escape(picture[2]), picture[1])
        elif block.startswith("#"):
            yield Block("heading", escape(block.lstrip("# ")))
        else:
            yield Block("paragraph", _marked(block))


def _marked(text: str) -> SafeString:
    html = LINK.sub(r"\1", escape(text))
    html = KEY.sub(r"<kbd>\1</kbd>", EMPHASIS.sub(r"<em>\1</em>", html))
    return mark_safe(html)  # noqa: S308 - escaped first; the marks are ours
