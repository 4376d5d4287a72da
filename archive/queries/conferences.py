"""What the pages about conferences need."""

from collections.abc import Collection, Mapping
from typing import Any

from django.db.models import QuerySet
from django.db.models.functions import ExtractYear
from django.utils.translation import gettext_lazy as _

from archive.models import Conference, Resolution, Session
from archive.queries.counting import number_of
from archive.queries.meetings import (
    MOST_RESOLUTIONS,
    NEWEST,
    OLDEST,
    counted,
    dated,
    having_words,
    held_as,
)

SORTS = [("oldest", _("Oldest first")), ("resolutions", _("Most resolutions"))]
SORT_FIELDS = {
    "oldest": (OLDEST, "name", "pk"),
    "resolutions": (MOST_RESOLUTIONS, NEWEST, "name", "pk"),
}
_FACETS = {"held": "simulation", "year": "dated_year"}


def listed_conferences() -> QuerySet[Conference, Any]:
    """Conferences, newest first, with `session_number`, `resolution_number`, `dated` and `dated_year`.

    `dated` is the first day, else the earliest date on a document, else None; `dated_year` its year.
    """
    date = dated("start_date", "session__conference")
    return Conference.objects.annotate(
        session_number=number_of(Session, "conference"),
        resolution_number=number_of(Resolution, "session__conference"),
        dated=date,
        dated_year=ExtractYear(date),
    ).order_by(NEWEST, "name", "pk")


def named(queryset: QuerySet[Conference, Any], words: str) -> QuerySet[Conference, Any]:
    """Those with every word in their name or place."""
    return having_words(queryset, ("name", "location"), words)


def held(queryset: QuerySet[Conference, Any], values: Collection[str]) -> QuerySet[Conference, Any]:
    return held_as(queryset, "simulation", values)


def facet_labels() -> dict[str, dict[str, str]]:
    years = listed_conferences().order_by().values_list(_FACETS["year"], flat=True).distinct()
    return {"year": {str(year): str(year) for year in sorted(filter(None, years), reverse=True)}}


def facet_counts(queryset: QuerySet[Conference, Any], name: str) -> Mapping[str, int]:
    return counted(queryset, _FACETS[name])
