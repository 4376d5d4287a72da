"""What the home page needs."""

from dataclasses import dataclass

from django.db.models import Max, Min

from archive.models import Clause, Conference, Resolution, Session, Vote


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
    dates = Conference.objects.filter(sessions__isnull=False).aggregate(
        first=Min("start_date"), last=Max("start_date")
    )
    return ArchiveNumbers(
        sessions=Session.objects.count(),
        resolutions=Resolution.objects.count(),
        clauses=Clause.objects.count(),
        votes=Vote.objects.count(),
        first_year=dates["first"] and dates["first"].year,
        last_year=dates["last"] and dates["last"].year,
    )
