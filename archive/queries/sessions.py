"""What the pages about sessions need."""

from collections.abc import Collection, Mapping
from typing import Any

from django.db.models import Count, F, Prefetch, QuerySet
from django.db.models.functions import ExtractYear
from django.utils.translation import gettext_lazy as _

from archive.models import (
    Clause,
    Committee,
    Conference,
    Document,
    Footnote,
    Paper,
    Problem,
    Resolution,
    Session,
)
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
from archive.queries.problems import prefetch_warnings
from archive.queries.resolutions import FACETS, SESSION_ORDER, listed_resolutions

_BY_COMMITTEE = ("committee__name", "pk")
SORTS = [
    ("oldest", _("Oldest first")),
    ("committee", _("By committee")),
    ("resolutions", _("Most resolutions")),
]
SORT_FIELDS = {
    "oldest": (OLDEST, *_BY_COMMITTEE),
    "committee": ("committee__name", NEWEST, "pk"),
    "resolutions": (MOST_RESOLUTIONS, NEWEST, *_BY_COMMITTEE),
}
_FACETS = {"held": "conference__simulation", "committee": "committee__slug", "year": "year"}


def listed_sessions() -> QuerySet[Session, Any]:
    """Sessions, newest first, with `resolution_number`, `paper_number`, `dated` and `year`.

    `dated` is the conference's first day, else the earliest date on a document, else None; `year` its year.
    """
    date = dated("conference__start_date", "session")
    return (
        Session.objects.select_related("conference", "committee")
        .annotate(
            resolution_number=number_of(Resolution, "session"),
            paper_number=number_of(Paper, "session"),
            dated=date,
            year=ExtractYear(date),
        )
        .order_by(NEWEST, *_BY_COMMITTEE)
    )


def named(queryset: QuerySet[Session, Any], words: str) -> QuerySet[Session, Any]:
    """Those with every word in the name of the committee or conference, or in their own number."""
    fields = ("committee__name", "committee__acronym", "conference__name", "number")
    return having_words(queryset, fields, words)


def held(queryset: QuerySet[Session, Any], values: Collection[str]) -> QuerySet[Session, Any]:
    return held_as(queryset, "conference__simulation", values)


def facet_labels() -> dict[str, dict[str, str]]:
    years = listed_sessions().order_by().values_list(_FACETS["year"], flat=True).distinct()
    return {
        "committee": {one.slug: one.name for one in Committee.objects.all()},
        "year": {str(year): str(year) for year in sorted(filter(None, years), reverse=True)},
    }


def facet_counts(queryset: QuerySet[Session, Any], name: str) -> Mapping[str, int]:
    return counted(queryset, _FACETS[name])


def sessions_for_page() -> QuerySet[Session]:
    """Sessions with all that a session's page shows."""
    return Session.objects.select_related("conference", "committee").prefetch_related(
        "staff",
        "agenda",
        "papers",
        Prefetch("resolutions", decided_resolutions()),
        Prefetch("documents", _documents()),
    )


def outcomes_by_session(conference: Conference) -> Mapping[int, Mapping[str, int]]:
    """By the session's key and the outcome, in the order in which they are told, how many resolutions."""
    decided = listed_resolutions().filter(session__conference=conference).order_by()
    rows = decided.values_list("session_id", FACETS["outcome"]).annotate(number=Count("pk"))
    found: dict[int, dict[str, int]] = {}
    for session, outcome, number in rows:
        found.setdefault(session, {})[outcome] = number
    order = list(Clause.Outcome.values)
    return {
        session: dict(sorted(counts.items(), key=lambda one: order.index(one[0])))
        for session, counts in found.items()
    }


def sessions_beside(session: Session) -> tuple[Session | None, Session | None]:
    """The sessions before and after this one of its committee, by date; those of no date come first."""
    siblings = list(
        listed_sessions()
        .filter(committee=session.committee_id)
        .order_by(F("dated").asc(nulls_first=True), "pk")
    )
    here = siblings.index(session)
    return (siblings[here - 1] if here else None, siblings[here + 1] if here + 1 < len(siblings) else None)


def decided_resolutions() -> QuerySet[Resolution]:
    """Resolutions in the order of a session, with their votes and what speaks against these."""
    documents = Document.objects.only("pk")
    return (
        Resolution.objects.select_related("vote")
        .prefetch_related(Prefetch("document", documents), prefetch_warnings())
        .order_by(*SESSION_ORDER)
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
