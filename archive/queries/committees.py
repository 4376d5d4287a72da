"""What the pages about committees need."""

from collections.abc import Collection, Mapping
from typing import Any

from django.db.models import Count, F, Max, Min, OuterRef, Prefetch, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from archive.models import Committee, Resolution, Session
from archive.queries.counting import number_of
from archive.queries.meetings import HELD, MOST_RESOLUTIONS, having_words, held_as
from archive.queries.sessions import decided_resolutions, listed_sessions

SORTS = [("latest", _("Latest meeting first")), ("resolutions", _("Most resolutions"))]
SORT_FIELDS = {
    "latest": (F("last_date").desc(nulls_last=True), "name", "pk"),
    "resolutions": (MOST_RESOLUTIONS, "name", "pk"),
}

# Of one session on its committee's page; the General Assembly adopts some 300 in a session, and twelve each
# for fifty sessions made a page of 420 kB that took 0.4 s to write (November 2026).
RESOLUTIONS_SHOWN = 5


def listed_committees() -> QuerySet[Committee, Any]:
    """Committees by name, with `session_number`, `resolution_number`, `first_date`, `last_date` (or None)."""
    dated = Coalesce("conference__start_date", "documents__date")
    met = Session.objects.filter(committee=OuterRef("pk")).order_by().values("committee")
    return Committee.objects.annotate(
        session_number=number_of(Session, "committee"),
        resolution_number=number_of(Resolution, "session__committee"),
        first_date=Subquery(met.annotate(date=Min(dated)).values("date")),
        last_date=Subquery(met.annotate(date=Max(dated)).values("date")),
    ).order_by("name", "pk")


def named(queryset: QuerySet[Committee, Any], words: str) -> QuerySet[Committee, Any]:
    """Those with every word in their name or acronym."""
    return having_words(queryset, ("name", "acronym"), words)


def held(queryset: QuerySet[Committee, Any], values: Collection[str]) -> QuerySet[Committee, Any]:
    """Those that met at a conference which was held as one of these."""
    sessions = held_as(Session.objects.all(), "conference__simulation", values)
    return queryset.filter(pk__in=sessions.values("committee"))


def facet_counts(queryset: QuerySet[Committee, Any], _: str) -> Mapping[str, int]:
    """By what their conferences were held as: a committee may have met at both."""
    sessions = Session.objects.filter(committee__in=queryset.order_by().values("pk"))
    rows = sessions.order_by().values_list("conference__simulation")
    names = {simulation: name for name, simulation in HELD.items()}
    return {names[held]: number for held, number in rows.annotate(number=Count("committee", distinct=True))}


def sessions_of(committee: Committee) -> QuerySet[Session]:
    """A committee's sessions, newest first, each with papers and `first_resolutions` with their votes."""
    first = decided_resolutions()[:RESOLUTIONS_SHOWN]
    return (
        listed_sessions()
        .filter(committee=committee)
        .prefetch_related("papers", Prefetch("resolutions", first, to_attr="first_resolutions"))
    )
