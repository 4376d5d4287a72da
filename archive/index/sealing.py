"""Brings the index up to date: what has changed since becomes a segment, and small segments become one.

Clauses that no segment has yet are found all the same: searches look for changed ones in the table itself. A
clause that changes while it is sealed stays among the changed ones, so no state of the archive is missed.
"""

from collections.abc import Callable, Sequence

from django.conf import settings
from django.db import connection, transaction
from pyroaring import BitMap

from archive.index.processes import in_processes
from archive.index.segment import make_segment
from archive.models import Change, Clause, Segment

# Sealings take turns by this lock.
_LOCK = 7_310_210_002

Progress = Callable[[int, int], object]


def seal_if_due() -> int:
    """Take in what has changed where that is much, but no more than is done within a second or two.

    More than that has changed where a whole archive is new to the index: that is for `manage.py index`.
    """
    if not settings.INDEX_SEAL_AT <= Change.objects.count() <= settings.INDEX_CHANGES_MAX:
        return 0
    return seal(most=settings.INDEX_CHANGES_MAX)


def seal(jobs: int = 1, progress: Progress = lambda *_: None, most: int | None = None) -> int:
    """Take in what has changed, and segments that are small beside it; how many clauses were read for it.

    One transaction, which blocks neither readers nor writers. More than a segment's worth may be shared among
    so many processes. `progress` is told how many clauses are done, of how many. No segment is taken in that
    would make it more than `most` clauses.
    """
    most = most or settings.INDEX_SEGMENT_CLAUSES
    with transaction.atomic():
        _take_turn()
        changes = dict(Change.objects.values_list("pk", "clause"))
        changed = BitMap(changes.values())
        taken, coming = [], changed
        for segment in Segment.objects.filter(ready=True).order_by("size"):
            standing = _standing(segment) - changed
            if standing and (segment.size > 2 * len(coming) or len(standing | coming) > most):
                break
            taken.append(segment)
            coming = coming | standing
        if changes:
            _replace(taken, _made(list(coming), jobs, progress), changes)
        return len(coming) if changes else 0


def rebuild(jobs: int = 1, progress: Progress = lambda *_: None) -> int:
    """Make the whole index anew from the clauses; how many there are."""
    with transaction.atomic():
        _take_turn()
        changes = dict(Change.objects.values_list("pk", "clause"))
        keys = list(Clause.objects.order_by("pk").values_list("pk", flat=True))
        _replace(list(Segment.objects.filter(ready=True)), _made(keys, jobs, progress), changes)
        return len(keys)


def _take_turn() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
    Segment.objects.filter(ready=False).delete()  # of one that was broken off


def _standing(segment: Segment) -> BitMap:
    return BitMap.deserialize(bytes(segment.clauses)) - BitMap.deserialize(bytes(segment.gone))


def _made(keys: Sequence[int], jobs: int, progress: Progress) -> list[int]:
    """The segments of these clauses, not ready yet."""
    share = -(-len(keys) // jobs)
    size = max(1, min(settings.INDEX_SEGMENT_CLAUSES, share))
    parts = [keys[start : start + size] for start in range(0, len(keys), size)]
    many = jobs > 1 and len(parts) > 1
    database = str(connection.settings_dict["NAME"])
    ways = in_processes(parts, jobs, database) if many else map(make_segment, parts)
    made, done = [], 0
    for part, segment in zip(parts, ways, strict=True):
        done += len(part)
        progress(done, len(keys))
        made.append(segment)
    return [segment for segment in made if segment is not None]


def _replace(old: Sequence[Segment], made: Sequence[int], changes: dict[int, int]) -> None:
    """Read `made` in place of `old` from now on, and no longer what has changed from the others."""
    changed = BitMap(changes.values())
    Segment.objects.filter(pk__in=[segment.pk for segment in old]).delete()
    for segment in Segment.objects.filter(ready=True):
        gone = BitMap.deserialize(bytes(segment.gone))
        now = gone | changed & BitMap.deserialize(bytes(segment.clauses))
        if now != gone:
            Segment.objects.filter(pk=segment.pk).update(gone=now.serialize())
    Segment.objects.filter(pk__in=made).update(ready=True)
    Change.objects.filter(pk__in=changes).delete()
