"""What the pages about committees need."""

from django.db.models import Count, Max, Min, Prefetch, QuerySet

from archive.models import AgendaItem, Committee, Resolution, Session
from archive.queries.counting import number_of
from archive.queries.sessions import listed_sessions


def listed_committees() -> QuerySet[Committee]:
    """Committees by name, with `session_number`, `resolution_number`, and `first_date` and `last_date` (or None)."""
    return Committee.objects.annotate(
        session_number=Count("sessions"),
        resolution_number=number_of(Resolution, "session__committee"),
        first_date=Min("sessions__conference__start_date"),
        last_date=Max("sessions__conference__start_date"),
    ).order_by("name", "pk")


def sessions_of(committee: Committee) -> QuerySet[Session]:
    """A committee's sessions, newest first, each with its agenda in adopted order."""
    agenda = Prefetch("agenda", AgendaItem.objects.order_by(*AgendaItem._meta.ordering))
    return listed_sessions().filter(committee=committee).prefetch_related(agenda)
