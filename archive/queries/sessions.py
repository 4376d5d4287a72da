"""What the pages about sessions need."""

from django.db.models import F, Prefetch, QuerySet

from archive.models import Document, Footnote, Paper, Problem, Resolution, Session
from archive.queries.counting import number_of

NEWEST_FIRST = (F("conference__start_date").desc(nulls_last=True), "committee__name", "pk")


def listed_sessions() -> QuerySet[Session]:
    """Sessions, newest first, with `resolution_number` and `paper_number`."""
    return (
        Session.objects.select_related("conference", "committee")
        .annotate(
            resolution_number=number_of(Resolution, "session"), paper_number=number_of(Paper, "session")
        )
        .order_by(*NEWEST_FIRST)
    )


def sessions_for_page() -> QuerySet[Session]:
    """Sessions with all that a session's page shows."""
    resolutions = Resolution.objects.select_related("vote").order_by("document", "position")
    return Session.objects.select_related("conference", "committee").prefetch_related(
        "staff",
        "agenda",
        "papers",
        Prefetch("resolutions", resolutions),
        Prefetch("documents", _documents()),
    )


def _documents() -> QuerySet[Document]:
    """Documents without their lines and bytes; `notes` are the footnotes of the document as a whole."""
    whole = Footnote.objects.filter(resolution=None, paper=None)
    return (
        Document.objects.select_related("source")
        .defer("lines", "ledger", "source__content")
        .annotate(problem_number=number_of(Problem, "document"))
        .prefetch_related(Prefetch("footnotes", whole, to_attr="notes"))
        .order_by("source__name", "pk")
    )
