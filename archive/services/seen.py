"""Problems as reviewers tick them off: none is published that nobody has looked at."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.contrib.auth.models import User

from archive.models import Seen, Upload
from archive.parser.model import Problem, Severity

# Votes that do not add up: whoever lets them stand as printed says so in a note.
NEED_NOTE = frozenset({"vote-attendance", "vote-roll-call", "vote-outcome", "vote-summary"})


@dataclass(frozen=True, slots=True)
class Sight:
    """A problem, by the `key` that a form sends, and who has `seen` it.

    A mere note need not be ticked, nor what cannot be published for that very problem.
    """

    problem: Problem
    key: str
    seen: Seen | None

    @property
    def must_be_seen(self) -> bool:
        return self.problem.severity != Severity.INFO and self.problem.code != "part-of-another"

    @property
    def needs_note(self) -> bool:
        return self.must_be_seen and self.problem.code in NEED_NOTE

    @property
    def is_open(self) -> bool:
        return self.must_be_seen and self.seen is None


def sights(upload: Upload, problems: Iterable[Problem]) -> list[Sight]:
    """In the order of the problems."""
    seen = {row.digest: row for row in upload.seen.select_related("seen_by")}
    return [
        Sight(problem, key, seen.get(key)) for problem, key in ((each, key_of(each)) for each in problems)
    ]


def key_of(problem: Problem) -> str:
    """The SHA-256 of what is told: the same problem at the same line has the same."""
    told = f"{problem.code}\n{problem.line or ''}\n{problem.message}"
    return hashlib.sha256(told.encode("utf-8", "replace")).hexdigest()


def mark_seen(
    *, upload: Upload, problems: Iterable[Problem], notes: Mapping[str, str], user: User | None
) -> list[Problem]:
    """Tick those of the problems whose keys `notes` holds; once more is no change. Answers which were ticked.

    One that needs a note and is given none stays open.
    """
    ticked = [
        (sight, notes[sight.key].strip()[:2000])
        for sight in sights(upload, problems)
        if sight.is_open and sight.key in notes and (notes[sight.key].strip() or not sight.needs_note)
    ]
    rows = [
        Seen(upload=upload, digest=key, note=note, seen_by=user)
        for key, note in {sight.key: note for sight, note in ticked}.items()
    ]
    Seen.objects.bulk_create(rows, ignore_conflicts=True)
    return [sight.problem for sight, _ in ticked]


def unseen(upload: Upload, problems: Iterable[Problem]) -> list[Problem]:
    """Those that stand in the way of publishing."""
    return [sight.problem for sight in sights(upload, problems) if sight.is_open]
