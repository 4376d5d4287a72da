"""A clause by itself: those it stands below, its neighbours, and its lines in the source."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from archive.models import Clause, Document, Paper, Resolution
from archive.queries.sources import SourceLine

# Lines of the source shown before and behind those of the clause.
AROUND = 4

# So many lines are shown at most; the source's own page has the rest.
EXCERPT_MAX = 200

# A clause stands below so many others at most, one within the other.
_ABOVE = "parent__parent__parent__parent"


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Lines of a source; `marked` are the numbers of the clause's own. Of one that `is_cut` more follow."""

    lines: Sequence[SourceLine]
    marked: frozenset[int]
    is_cut: bool


def clauses_for_page(owner: str) -> QuerySet[Clause]:
    """Clauses of resolutions or of papers, with what stands above them; nothing heavy. `owner` says which."""
    return (
        Clause.objects.select_related(
            f"{owner}__session__conference",
            f"{owner}__session__committee",
            f"{owner}__document__source",
            _ABOVE,
        )
        .defer(
            "search",
            f"{owner}__document__lines",
            f"{owner}__document__ledger",
            f"{owner}__document__source__content",
        )
        .filter(**{f"{owner}__isnull": False})
    )


def clauses_above(clause: Clause) -> list[Clause]:
    """The outermost first."""
    above: list[Clause] = []
    while clause.parent:
        clause = clause.parent
        above.insert(0, clause)
    return above


def clauses_beside(clause: Clause) -> tuple[Clause | None, Clause | None]:
    """Those before and after it in its text. Two SQL queries."""
    text = Clause.objects.filter(resolution=clause.resolution, paper=clause.paper)
    text = text.only("kind", "pinpoint", "anchor", "position", "resolution", "paper")
    before = text.filter(position__lt=clause.position).order_by("-position").first()
    after = text.filter(position__gt=clause.position).order_by("position").first()
    return before, after


def excerpt_of(clause: Clause) -> Excerpt:
    """Its lines in the source, and some around them. One SQL query, which reads no other lines."""
    first = max(1, clause.first_line - AROUND)
    last = min(clause.last_line + AROUND, first + EXCERPT_MAX - 1)
    lines = Document.objects.filter(pk=document_of(clause).pk).values_list(f"lines__{first - 1}_{last}")
    texts = lines.get()[0] or []
    shown = [SourceLine(number, text, ()) for number, text in enumerate(texts, start=first)]
    return Excerpt(shown, frozenset(clause.lines), is_cut=last < clause.last_line)


def document_of(clause: Clause) -> Document:
    return text_with(clause).document


def text_with(clause: Clause) -> Resolution | Paper:
    text = clause.resolution or clause.paper
    assert text is not None  # noqa: S101 - clause_kind_matches_owner
    return text
