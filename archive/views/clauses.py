"""A clause by itself, with its lines in the source and how to cite it."""

from typing import Any

from django.shortcuts import get_object_or_404
from django.views.generic import TemplateView

from archive.citation import citation_of
from archive.models import EndedLink
from archive.queries.clause_page import (
    clauses_above,
    clauses_beside,
    clauses_for_page,
    excerpt_of,
    text_with,
)
from archive.queries.ended import ended_link
from archive.queries.sources import clause_name
from archive.views.texts import ANCHOR
from archive.views.withdrawn import WithdrawnPageMixin


class ClauseView(WithdrawnPageMixin, TemplateView):
    """`owner` says what it is a clause of: "resolution" or "paper"."""

    template_name = "archive/clause_detail.html"
    owner = "resolution"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        clause = get_object_or_404(
            clauses_for_page(self.owner),
            **{f"{self.owner}__session__slug": kwargs["session_slug"], f"{self.owner}__slug": kwargs["slug"]},
            anchor=kwargs["anchor"],
        )
        text = text_with(clause)
        before, after = clauses_beside(clause)
        address = self.request.build_absolute_uri(f"{text.get_absolute_url()}{clause.fragment(text.parts)}")
        return super().get_context_data(
            clause=clause,
            text=text,
            above=clauses_above(clause),
            before=before,
            after=after,
            excerpt=excerpt_of(clause),
            address=address,
            citation=citation_of(text).of(clause_name(clause), address),
            former=self._former(text.get_absolute_url()),
            **kwargs,
        )

    def _former(self, path: str) -> EndedLink | None:
        """The link that led here, if one did that ended."""
        anchor = self.request.GET.get("from", "")
        return ended_link(path, anchor) if ANCHOR.fullmatch(anchor) else None
