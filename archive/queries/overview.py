"""What the home page needs."""

from dataclasses import dataclass

from django.db.models import Max, Min
from django.db.models.functions import Coalesce

from archive.models import Clause, Resolution, Session, Vote


@dataclass(frozen=True, slots=True)
class ArchiveNumbers:
    """What the archive holds; the years are None while nothing in it is dated."""

    sessions: int
    resolutions: int
    clauses: int
    votes: int
    first_year: int | None
    last_year: int | None


def archive_numbers() -> ArchiveNumbers:
    dated = Coalesce("conference__start_date", "documents__date")
    dates = Session.objects.aggregate(first=Min(dated), last=Max(dated))
    return ArchiveNumbers(
        sessions=Session.objects.count(),
        resolutions=Resolution.objects.count(),
        clauses=Clause.objects.count(),
        votes=Vote.objects.count(),
        first_year=dates["first"] and dates["first"].year,
        last_year=dates["last"] and dates["last"].year,
    )
