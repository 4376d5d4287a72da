"""The form by which a reader says what is wrong with a clause."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.cache import add_never_cache_headers
from django.views.generic import TemplateView

from archive.forms import ReportForm
from archive.models import Clause
from archive.queries.clause_page import clauses_above, clauses_for_page, text_with
from archive.services.reports import HOUR, TooManyError, send_report
from archive.views.withdrawn import WithdrawnPageMixin


class ReportView(WithdrawnPageMixin, TemplateView):
    """The clause and the form on GET, thanks once it was sent. `owner` says what it is a clause of."""

    template_name = "archive/report.html"
    owner = "resolution"

    def get(self, request: HttpRequest, **_: Any) -> HttpResponse:
        return self._page(ReportForm(), is_sent="sent" in request.GET)

    def post(self, request: HttpRequest, **_: Any) -> HttpResponse:
        form = ReportForm(request.POST)
        if not form.is_valid():
            return self._page(form, status=400)
        try:
            send_report(clause=self._clause(), address=_address(request), **form.cleaned_data)
        except TooManyError:
            response = self._page(form, status=429, limit=settings.REPORTS_PER_HOUR)
            response["Retry-After"] = str(int(HOUR.total_seconds()))
            return response
        return redirect(f"{request.path}?sent")

    def _clause(self) -> Clause:
        return get_object_or_404(
            clauses_for_page(self.owner),
            **{
                f"{self.owner}__session__slug": self.kwargs["session_slug"],
                f"{self.owner}__slug": self.kwargs["slug"],
            },
            anchor=self.kwargs["anchor"],
        )

    def _page(self, form: ReportForm, status: int = 200, **told: Any) -> HttpResponse:
        clause = self._clause()
        text = text_with(clause)
        context = {
            "clause": clause,
            "text": text,
            "above": clauses_above(clause),
            "address": f"{text.get_absolute_url()}{clause.fragment(text.parts)}",
            "form": form,
            **told,
        }
        response = self.render_to_response(self.get_context_data(**context), status=status)
        add_never_cache_headers(response)  # the token of the form is for one visitor
        return response


def _address(request: HttpRequest) -> str:
    """Whoever asks: as the outermost proxy of ours saw it, where there is any."""
    named = request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")
    if settings.PROXIES and len(named) >= settings.PROXIES and (seen := named[-settings.PROXIES].strip()):
        return str(seen)
    return str(request.META.get("REMOTE_ADDR", ""))
