"""What pages answer whose text was taken down: that it is gone, what it was, when it went and why."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.views.generic import View

from archive.models import Withdrawal
from archive.queries.withdrawn import session_left, withdrawal_of, withdrawn_page


class WithdrawnPageMixin(View):
    """What was public and was taken down is answered with 410, what never was with 404."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            return super().dispatch(request, *args, **kwargs)
        except Http404:
            anchor = kwargs.get("anchor", "")
            path = request.path.partition(f"clauses/{anchor}/")[0] if anchor else request.path
            page = withdrawn_page(path, anchor)
            if page is None:
                raise
        session = session_left(kwargs["session_slug"]) if "session_slug" in kwargs else None
        return gone(request, page.withdrawal, name=page.name, is_clause=bool(anchor), session=session)


class WithdrawnSourceMixin(View):
    """The same of a source."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            return super().dispatch(request, *args, **kwargs)
        except Http404:
            withdrawal = withdrawal_of(kwargs["sha256"])
            if withdrawal is None:
                raise
        return gone(request, withdrawal, name=withdrawal.source.name)


def gone(request: HttpRequest, withdrawal: Withdrawal, **told: Any) -> HttpResponse:
    return render(request, "410.html", {"withdrawal": withdrawal, **told}, status=410)
