"""What the pages about conferences need."""

from django.db.models import F, QuerySet

from archive.models import Conference, Resolution, Session
from archive.queries.counting import number_of


def listed_conferences() -> QuerySet[Conference]:
    """Conferences, newest first, with `session_number` and `resolution_number`."""
    return Conference.objects.annotate(
        session_number=number_of(Session, "conference"),
        resolution_number=number_of(Resolution, "session__conference"),
    ).order_by(F("start_date").desc(nulls_last=True), "name", "pk")
