"""What the pages about conferences need."""

from django.db.models import F, Min, QuerySet
from django.db.models.functions import Coalesce

from archive.models import Conference, Resolution, Session
from archive.queries.counting import number_of


def listed_conferences() -> QuerySet[Conference]:
    """Conferences, newest first, with `session_number`, `resolution_number` and `dated`.

    `dated` is the first day, else the earliest date on a document, else None.
    """
    return Conference.objects.annotate(
        session_number=number_of(Session, "conference"),
        resolution_number=number_of(Resolution, "session__conference"),
        dated=Coalesce("start_date", Min("sessions__documents__date")),
    ).order_by(F("dated").desc(nulls_last=True), "name", "pk")
