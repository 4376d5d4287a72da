"""Deciding on uploads in tests that are about something else."""

from contextlib import suppress

from django.contrib.auth.models import User

from archive.models import Document, Upload
from archive.services import duplicates, review
from archive.services.choices import Choice, choose
from archive.services.repairs import Outdated
from archive.services.seen import key_of, mark_seen


def see_all(upload: Upload, user: User | None = None) -> None:
    """Tick every problem of an upload as seen, as printed."""
    found = review.review(upload)
    problems = [*found.parsed.problems, *found.problems]
    notes = {key_of(problem): "As printed" for problem in problems}
    mark_seen(upload=upload, problems=problems, notes=notes, user=user)


def publish(*, upload: Upload, user: User) -> Document:
    """Publish what somebody has looked at, in place of what stands there already of it."""
    found = review.review(upload).duplicates
    if not all(each.came_later for each in found):
        with suppress(Outdated):  # somebody else chose meanwhile
            choose(upload=upload, choice=Choice.REPLACE, key=duplicates.key_of(found), user=user)
    see_all(upload, user)
    return review.publish(upload=upload, user=user)
