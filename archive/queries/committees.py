"""What the pages about committees need."""

from django.db.models import Max, Min, Prefetch, QuerySet
from django.db.models.functions import Coalesce

from archive.models import Committee, Resolution, Session
from archive.queries.counting import number_of
from archive.queries.sessions import decided_resolutions, listed_sessions

# Of one session on its committee's page; the General Assembly adopts some 300 in a session.
RESOLUTIONS_SHOWN = 12


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
    """A committee's sessions, newest first, each with papers and `first_resolutions` with their votes."""
    first = decided_resolutions()[:RESOLUTIONS_SHOWN]
    return (
        listed_sessions()
        .filter(committee=committee)
        .prefetch_related("papers", Prefetch("resolutions", first, to_attr="first_resolutions"))
    )
