"""What the pages of resolutions and papers have in common: a text, one part of it at a time."""

import re
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest

from archive.forms import ClauseSearchForm
from archive.models import Clause, Footnote
from archive.queries.limits import SearchRefusedError, SearchTimeoutError, search_limits
from archive.queries.marks import find_marks
from archive.queries.reading import Reading, read_words
from archive.queries.references import cited_by, instruments_of
from archive.queries.texts import Owner, part_with, text_of
from archive.typesetting import in_part, passages, section_tree, typeset
from archive.views.paging import page_of

_ANCHOR = re.compile(r"[a-z0-9-]{1,80}")
_LINE = re.compile(r"[0-9]{1,9}")


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
        for name, shape in (("clause", _ANCHOR), ("line", _LINE))
    )
    paginator = Paginator(range(owner.parts), 1)
    if owner.parts > 1 and (anchor or line):
        number = part_with(owner, anchor=anchor, line=int(line or 0))
        return {"page": paginator.get_page(number or 1), "missed": ""}
    return page_of(request, range(owner.parts), 1)
