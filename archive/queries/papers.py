"""What the pages about papers need."""

from django.db.models import F, QuerySet
from django.db.models.functions import Coalesce

from archive.models import Clause, Paper
from archive.queries.counting import number_of


def listed_papers() -> QuerySet[Paper]:
    """Papers, newest first, with `paragraph_number` and `dated`.

    `paragraph_number` leaves out lettered items. `dated` is the conference's first day, else the
    document's date, else None.
    """
    return (
        Paper.objects.select_related("session__conference", "session__committee", "document")
        .defer("document__lines", "document__ledger")
        .annotate(
            paragraph_number=number_of(Clause, "paper", depth=0),
            dated=Coalesce("session__conference__start_date", "document__date"),
        )
        .order_by(F("dated").desc(nulls_last=True), "title", "pk")
    )


def papers_for_page() -> QuerySet[Paper]:
    """Papers with all that a paper's page shows but its text, and nothing heavy beside it."""
    return Paper.objects.select_related(
        "session__conference", "session__committee", "document__source"
    ).defer("document__lines", "document__ledger", "document__source__content")
