"""What the home page needs."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import connection
from django.db.models import Count, F, Max, Min, Subquery
from django.db.models.functions import Coalesce

from archive.models import Clause, Conference, Session
from archive.queries.alike import like_question
from archive.queries.reading import Reading

# Conferences on the timeline, the latest.
CONFERENCES = 200

# Clauses much reused that are shown; of so many groups, the largest among the latest clauses.
REUSED, REUSED_LOOKED_AT, REUSED_AMONG = 5, 60, 100_000

VERBS = 10

_COUNTS = """
    SELECT (SELECT count(*) FROM archive_session), (SELECT count(*) FROM archive_resolution),
           (SELECT count(*) FROM archive_clause), (SELECT count(*) FROM archive_vote)
"""


@dataclass(frozen=True, slots=True)
class ArchiveNumbers:
    """What the archive holds; the years are None while nothing in it is dated."""

    sessions: int
    resolutions: int
    clauses: int
    votes: int
    first_year: int | None
    last_year: int | None


@dataclass(frozen=True, slots=True)
class Reused:
    """A clause that others say again, up to numbers and names: so many clauses, in so many texts.

    `words` ask the search for all of them.
    """

    text: str
    language: str
    clauses: int
    texts: int
    words: str


@dataclass(frozen=True, slots=True)
class Verbs:
    """The commonest opening phrases of a year with their clauses; of None while nothing is dated."""

    year: int | None
    counts: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Overview:
    numbers: ArchiveNumbers
    reused: tuple[Reused, ...]
    verbs: Verbs


def overview() -> Overview:
    """Seven SQL queries at most. One of them visits every clause, to count them."""
    return Overview(archive_numbers(), much_reused(), verbs_of_the_year())


def archive_numbers() -> ArchiveNumbers:
    dated = Coalesce("conference__start_date", "documents__date")
    dates = Session.objects.aggregate(first=Min(dated), last=Max(dated))
    with connection.cursor() as cursor:
        cursor.execute(_COUNTS)
        sessions, resolutions, clauses, votes = cursor.fetchone()
    return ArchiveNumbers(
        sessions=sessions,
        resolutions=resolutions,
        clauses=clauses,
        votes=votes,
        first_year=dates["first"] and dates["first"].year,
        last_year=dates["last"] and dates["last"].year,
    )


def much_reused() -> tuple[Reused, ...]:
    """Those that stand in the most texts, of what is said most often among the latest clauses.

    None that stands in one text alone. What it costs does not grow with the archive, but for the clauses that
    are counted.
    """
    before = Clause.objects.order_by("-pk").values("pk")[REUSED_AMONG : REUSED_AMONG + 1]
    latest = Clause.objects.order_by().filter(pk__gt=Coalesce(Subquery(before), 0))
    grouped = latest.filter(alike__isnull=False).values_list("alike")
    largest = grouped.annotate(number=Count("*")).filter(number__gt=1).order_by("-number", "alike")
    candidates = [alike for alike, _ in largest[:REUSED_LOOKED_AT]]
    if not candidates:
        return ()
    owner = Coalesce(F("resolution_id"), -F("paper_id"))
    counted = Clause.objects.order_by().filter(alike__in=candidates).values_list("alike").annotate(
        clauses=Count("pk"), texts=Count(owner, distinct=True), first=Min("pk")
    )  # fmt: skip
    best = sorted((-texts, -clauses, first) for _, clauses, texts, first in counted if texts > 1)[:REUSED]
    rows = Clause.objects.select_related("resolution__session", "paper__session").only(
        "text", "language", "anchor", "resolution__slug", "resolution__parts", "resolution__session__slug",
        "paper__slug", "paper__parts", "paper__session__slug",
    )  # fmt: skip
    found = rows.in_bulk([first for *_, first in best])
    return tuple(
        Reused(
            found[first].text,
            found[first].language,
            -clauses,
            -texts,
            like_question(Reading(), found[first]),
        )
        for texts, clauses, first in best
    )


def verbs_of_the_year() -> Verbs:
    """Of the latest year that a clause is of."""
    newest = Subquery(Clause.objects.filter(year__isnull=False).order_by("-year").values("year")[:1])
    clauses = Clause.objects.order_by().filter(year=newest).exclude(verb="")
    counted = clauses.values_list("year", "verb").annotate(number=Count("pk")).order_by("-number", "verb")
    rows = list(counted[:VERBS])
    return Verbs(rows[0][0] if rows else None, tuple((verb, number) for _, verb, number in rows))


def conferences_by_year() -> Sequence[tuple[int | None, list[Conference]]]:
    """The latest CONFERENCES in the order of time, under their years; those that no source dates last."""
    dated = Coalesce("start_date", Min("sessions__documents__date"))
    newest = Conference.objects.annotate(dated=dated).order_by(F("dated").desc(nulls_last=True), "-pk")
    by_year: dict[int | None, list[Conference]] = {}
    for conference in reversed(newest[:CONFERENCES]):
        by_year.setdefault(conference.dated.year if conference.dated else None, []).append(conference)
    return sorted(by_year.items(), key=lambda one: (one[0] is None, one[0] or 0))
