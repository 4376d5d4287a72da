"""Sources: the files as they came. Only those of which something was published are public."""

from io import BytesIO
from typing import Any

from django.http import FileResponse, HttpRequest
from django.shortcuts import get_object_or_404
from django.views.generic import TemplateView

from archive.queries.sources import (
    LINES_PER_PAGE,
    published_documents,
    published_sources,
    runs_of,
)
from archive.views.paging import page_of
from archive.views.withdrawn import WithdrawnSourceMixin


class SourceView(WithdrawnSourceMixin, TemplateView):
    template_name = "archive/source_detail.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        document = get_object_or_404(published_documents(), source__sha256=kwargs["sha256"])
        paged = page_of(self.request, document.lines, LINES_PER_PAGE)
        runs = runs_of(document, paged["page"].start_index(), paged["page"].end_index())
        return super().get_context_data(document=document, runs=runs, **paged, **kwargs)


class SourceDownloadView(WithdrawnSourceMixin):
    """The bytes, never shown in the browser: a source may be of any kind. Their digest is their ETag."""

    def get(self, _: HttpRequest, sha256: str) -> FileResponse:
        source = get_object_or_404(published_sources(), sha256=sha256)
        name = " ".join(source.name.split())  # a line break would end the header
        response = FileResponse(
            BytesIO(source.content),
            as_attachment=True,
            filename=name,
            content_type="application/octet-stream",
        )
        response["X-Content-Type-Options"] = "nosniff"
        response["ETag"] = f'"{sha256}"'
        return response
