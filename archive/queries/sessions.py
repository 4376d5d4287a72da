"""What the pages about sessions need."""

from django.db.models import F, Min, Prefetch, QuerySet
from django.db.models.functions import Coalesce

from archive.models import Document, Footnote, Paper, Problem, Resolution, Session
from archive.queries.counting import number_of
from archive.queries.problems import prefetch_warnings


def listed_sessions() -> QuerySet[Session]:
    """Sessions, newest first, with `resolution_number`, `paper_number` and `dated`.

    `dated` is the conference's first day, else the earliest date on a document, else None.
    """
    return (
        Session.objects.select_related("conference", "committee")
        .annotate(
            resolution_number=number_of(Resolution, "session"),
            paper_number=number_of(Paper, "session"),
            dated=Coalesce("conference__start_date", Min("documents__date")),
        )
        .order_by(F("dated").desc(nulls_last=True), "committee__name", "pk")
    )


def sessions_for_page() -> QuerySet[Session]:
    """Sessions with all that a session's page shows."""
    return Session.objects.select_related("conference", "committee").prefetch_related(
        "staff",
        "agenda",
        "papers",
        Prefetch("resolutions", decided_resolutions()),
        Prefetch("documents", _documents()),
    )


def decided_resolutions() -> QuerySet[Resolution]:
    """Resolutions in the order of their documents, with their votes and what speaks against these."""
    documents = Document.objects.only("pk")
    return (
        Resolution.objects.select_related("vote")
        .prefetch_related(Prefetch("document", documents), prefetch_warnings())
        .order_by("document", "position")
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
