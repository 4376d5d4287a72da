"""What the pages about papers need."""

from collections.abc import Collection, Mapping
from typing import Any

from django.db.models import F, QuerySet
from django.db.models.functions import Coalesce, ExtractYear
from django.utils.translation import gettext_lazy as _

from archive.models import Clause, Committee, Paper
from archive.queries.counting import number_of
from archive.queries.ended import has_ended
from archive.queries.meetings import NEWEST, OLDEST, counted, having_words, held_as

SORTS = [("oldest", _("Oldest first")), ("title", _("By title")), ("longest", _("Most paragraphs"))]
SORT_FIELDS = {
    "oldest": (OLDEST, "title", "pk"),
    "title": ("title", NEWEST, "pk"),
    "longest": (F("paragraph_number").desc(), "title", "pk"),
}
_FACETS = {"held": "session__conference__simulation", "committee": "session__committee__slug", "year": "year"}


def listed_papers() -> QuerySet[Paper, Any]:
    """Papers, newest first, with `paragraph_number`, `dated` and `year`.

    `paragraph_number` leaves out lettered items. `dated` is the conference's first day, else the
    document's date, else None; `year` its year.
    """
    date = Coalesce("session__conference__start_date", "document__date")
    return (
        Paper.objects.select_related("session__conference", "session__committee", "document")
        .defer("document__lines", "document__ledger")
        .annotate(
            paragraph_number=number_of(Clause, "paper", depth=0),
            dated=date,
            year=ExtractYear(date),
        )
        .order_by(NEWEST, "title", "pk")
    )


def named(queryset: QuerySet[Paper, Any], words: str) -> QuerySet[Paper, Any]:
    """Those with every word in their title or symbol."""
    return having_words(queryset, ("title", "symbol"), words)


def held(queryset: QuerySet[Paper, Any], values: Collection[str]) -> QuerySet[Paper, Any]:
    return held_as(queryset, "session__conference__simulation", values)


def facet_labels() -> dict[str, dict[str, str]]:
    years = listed_papers().order_by().values_list(_FACETS["year"], flat=True).distinct()
    committees = Committee.objects.filter(sessions__papers__isnull=False).distinct()
    return {
        "committee": {one.slug: one.name for one in committees},
        "year": {str(year): str(year) for year in sorted(filter(None, years), reverse=True)},
    }


def facet_counts(queryset: QuerySet[Paper, Any], name: str) -> Mapping[str, int]:
    return counted(queryset, _FACETS[name])


def papers_for_page() -> QuerySet[Paper]:
    """Papers with all that a paper's page shows but its text, and nothing heavy beside it."""
    light = Paper.objects.defer("document__lines", "document__ledger", "document__source__content")
    related = light.select_related("session__conference", "session__committee", "document__source")
    return related.annotate(has_ended=has_ended("paper"))
