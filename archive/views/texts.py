"""What the pages of resolutions and papers have in common: a text, one part of it at a time; places in it."""

import re
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import cached_property
from django.views.generic import TemplateView

from archive.citation import citation_of
from archive.forms import ClauseSearchForm
from archive.models import Clause, Footnote
from archive.queries.ended import clauses_now, ended_link, formerly
from archive.queries.limits import SearchRefusedError, SearchTimeoutError, search_limits
from archive.queries.marks import find_marks
from archive.queries.pinpoints import find_place
from archive.queries.reading import Reading, read_words
from archive.queries.references import cited_by, instruments_of
from archive.queries.texts import Owner, part_with, text_of
from archive.typesetting import in_part, passages, section_tree, typeset
from archive.views.paging import page_of
from archive.views.withdrawn import WithdrawnPageMixin

# More is no place in a text.
PLACE_MAX_CHARS = 80

ANCHOR = re.compile(r"[a-z0-9-]{1,80}")
_LINE = re.compile(r"[0-9]{1,9}")


class TextView(WithdrawnPageMixin, TemplateView):
    """The page of a text. `?goto=` with a place in it leads to the clause there."""

    def find_owner(self) -> Owner:
        """The text shown; or 404."""
        raise NotImplementedError

    @cached_property
    def owner(self) -> Owner:
        return self.find_owner()

    @cached_property
    def place(self) -> str:
        """What was typed to go to."""
        return self.request.GET.get("goto", "").strip()[:PLACE_MAX_CHARS]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.place and (clause := find_place(self.owner, self.place)):
            return redirect(f"{self.owner.get_absolute_url()}{clause.fragment(self.owner.parts)}")
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        shown = text_context(self.request, self.owner)
        citation = citation_of(self.owner)
        address = self.request.build_absolute_uri(self.owner.get_absolute_url())
        return super().get_context_data(
            place=self.place, citation=citation, cited_as=citation.of("", address), **shown, **kwargs
        )


def text_context(request: HttpRequest, owner: Owner) -> dict[str, Any]:
    """The part of a text that an address asks for, set for reading, with what it cites and what cites it."""
    paged = _part_asked_for(request, owner)
    part = paged["page"].number
    found = text_of(owner, part)
    reading = _searched_for(request)
    matches = find_marks(found.clauses, reading)
    text = typeset(
        found.clauses,
        found.footnotes,
        found.cited,
        found.addresses,
        found=matches,
        continued=part > 1,
        until=found.until,
    )
    contents = section_tree(found.sections, text)
    shown: list[Clause | Footnote] = [*found.clauses, *(note.footnote for note in text.notes)]
    return {
        **paged,
        "searched": reading.typed if any(matches.values()) else "",
        "clauses": found.clauses,
        "text": text,
        "headings": found.headings,
        "passages": passages(text, (heading for heading in found.headings if heading.part == part)),
        "contents": [section for section in contents if str(section.section)],
        "sections": in_part(contents, part),
        "instruments": instruments_of(shown, found.cited, found.addresses),
        "cited_by": cited_by(owner),
        "formerly": formerly(owner, found.clauses),
    }


def _searched_for(request: HttpRequest) -> Reading:
    """The search that led here, whose words are marked in the text; one that is stopped marks none."""
    words = ClauseSearchForm(request.GET).query.words
    if not words:
        return Reading()
    try:
        with search_limits():
            return read_words(words)
    except (SearchTimeoutError, SearchRefusedError):
        return Reading()


def _part_asked_for(request: HttpRequest, owner: Owner) -> dict[str, Any]:
    """By number, or as that which has a clause or a line; the `page` of `page_of` says which it is."""
    anchor, line = (
        value if shape.fullmatch(value := request.GET.get(name, "")) else ""
        for name, shape in (("clause", ANCHOR), ("line", _LINE))
    )
    paginator = Paginator(range(owner.parts), 1)
    if owner.parts > 1 and (anchor or line):
        number = part_with(owner, anchor=anchor, line=int(line or 0))
        if number is None and (link := ended_link(owner.get_absolute_url(), anchor)):
            number = next((clause.part for clause in clauses_now(link, owner)), None)
        return {"page": paginator.get_page(number or 1), "missed": ""}
    return page_of(request, range(owner.parts), 1)
