"""Sources: the files as they came. Only those of which something was published are public."""

from io import BytesIO
from typing import Any

from django.http import FileResponse, Http404, HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.views.generic import TemplateView, View

from archive.queries.sources import (
    LINES_PER_PAGE,
    published_documents,
    published_sources,
    runs_of,
    was_withdrawn,
)
from archive.views.paging import page_of


class _WithdrawnMixin(View):
    """What was public and was taken down is answered with 410, what never was with 404."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            return super().dispatch(request, *args, **kwargs)
        except Http404:
            if not was_withdrawn(kwargs["sha256"]):
                raise
        return render(request, "410.html", status=410)


class SourceView(_WithdrawnMixin, TemplateView):
    template_name = "archive/source_detail.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        document = get_object_or_404(published_documents(), source__sha256=kwargs["sha256"])
        paged = page_of(self.request, document.lines, LINES_PER_PAGE)
        runs = runs_of(document, paged["page"].start_index(), paged["page"].end_index())
        return super().get_context_data(document=document, runs=runs, **paged, **kwargs)


class SourceDownloadView(_WithdrawnMixin):
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
