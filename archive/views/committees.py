"""Committees."""

from typing import Any

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from django.views.generic import TemplateView

from archive.models import Committee
from archive.queries.committees import listed_committees, sessions_of
from archive.views.paging import PagedView


class CommitteeListView(PagedView):
    template_name = "archive/committee_list.html"

    def rows(self) -> QuerySet[Committee]:
        return listed_committees()


class CommitteeView(TemplateView):
    """A committee across its years."""

    template_name = "archive/committee_detail.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        committee = get_object_or_404(Committee, slug=kwargs["slug"])
        return super().get_context_data(committee=committee, sessions=sessions_of(committee), **kwargs)
