"""What pages answer whose text was taken down: that it is gone, what it was, when it went and why."""

from collections.abc import Mapping
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.generic import View

from archive.models import EndedLink, Withdrawal
from archive.queries.ended import clauses_now, ended_link, text_at
from archive.queries.withdrawn import session_left, withdrawal_of, withdrawn_page


class WithdrawnPageMixin(View):
    """What was public and was taken down is answered with 410, what never was with 404.

    A clause whose link ended is answered with where its words went.
    """

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            return super().dispatch(request, *args, **kwargs)
        except Http404:
            anchor = kwargs.get("anchor", "")
            path = request.path.partition(f"clauses/{anchor}/")[0] if anchor else request.path
            page = withdrawn_page(path, anchor)
            link = None if page else ended_link(path, anchor)
            if link:
                return ended(request, link, kwargs)
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


def ended(request: HttpRequest, link: EndedLink, found: Mapping[str, str]) -> HttpResponse:
    """Leads to the clause that says the same; else says where the words went. `found` is of the address."""
    text = text_at(link.path)
    clauses = clauses_now(link, text) if text else []
    if text and link.how == EndedLink.How.SAME and len(clauses) == 1:
        return redirect(f"{link.path}clauses/{clauses[0].anchor}/?from={link.anchor}")
    told = {
        "link": link,
        "how": link.how if clauses or not text else EndedLink.How.LEFT_OUT,
        "text": text,
        "clauses": clauses,
        "session": None if text else session_left(found["session_slug"]),
    }
    return render(request, "archive/ended.html", told, status=410)


def gone(request: HttpRequest, withdrawal: Withdrawal, **told: Any) -> HttpResponse:
    return render(request, "410.html", {"withdrawal": withdrawal, **told}, status=410)
