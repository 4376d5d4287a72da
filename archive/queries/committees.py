"""What the pages about committees need."""

from django.db.models import Max, Min, QuerySet
from django.db.models.functions import Coalesce

from archive.models import Committee, Resolution, Session
from archive.queries.counting import number_of
from archive.queries.sessions import listed_sessions


def listed_committees() -> QuerySet[Committee]:
    """Committees by name, with `session_number`, `resolution_number`, `first_date`, `last_date` (or None)."""
    dated = Coalesce("sessions__conference__start_date", "sessions__documents__date")
    return Committee.objects.annotate(
        session_number=number_of(Session, "committee"),
        resolution_number=number_of(Resolution, "session__committee"),
        first_date=Min(dated),
        last_date=Max(dated),
    ).order_by("name", "pk")


def sessions_of(committee: Committee) -> QuerySet[Session]:
    """A committee's sessions, newest first, each with its agenda in adopted order."""
    return listed_sessions().filter(committee=committee).prefetch_related("agenda")
