"""Repairs as staff make, undo and do them again: each kept, or refused with a reason; keyword-only."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import F, Max
from django.utils import timezone

from archive import models
from archive.models import Upload
from archive.parser.model import ParsedDocument
from archive.repairs.aim import repair_of_item, repair_of_line, repair_of_resolution
from archive.repairs.repair import Misfit, Repair, RepairKind
from archive.services.reading import Refused, read_file
from archive.services.replaying import replayed, standing_repairs
from archive.services.summary import summed_up
from archive.services.versions import Cause, keep_version


def is_repairable(upload: Upload) -> bool:
    """Whether what was read may be put right: in review, and while what it says is public."""
    is_public = upload.state == Upload.State.PUBLISHED and hasattr(upload.source, "document")
    return is_public or upload.state == Upload.State.REVIEW


class Outdated(Refused):
    """Somebody else changed the upload since the page was made that this comes from."""


@dataclass(frozen=True, slots=True)
class Aim:
    """What a repair concerns: what begins on a `line`, in place `at` among what does; or the `resolution`
    with that number, from 0; else the document."""

    line: int | None = None
    at: int = 0
    resolution: int | None = None


@transaction.atomic
def make_repair(
    *,
    upload: Upload,
    revision: int,
    kind: RepairKind,
    aim: Aim,
    arguments: Mapping[str, Any],
    user: User | None,
) -> models.Repair:
    """Keep a repair of what the page of that revision shows. Raises Refused, and Outdated."""
    upload = _locked(upload, revision)
    parsed = read_file(upload.source)
    standing = standing_repairs(upload.source)
    before = replayed(parsed, standing).document
    try:
        made = _aimed(before, kind, aim, arguments)
    except Misfit as misfit:
        raise Refused(str(misfit)) from misfit
    after = replayed(parsed, [*standing, made])
    if reason := next((reason for repair, reason in after.lost if repair is made), ""):
        raise Refused(reason)
    keep_version(upload.source, before, Cause.READING)  # if it has none of this
    row = models.Repair.objects.create(
        source=upload.source,
        position=(upload.source.repairs.aggregate(last=Max("position"))["last"] or 0) + 1,
        kind=made.kind,
        lines=list(made.lines),
        digest=made.digest,
        at=made.at,
        arguments=dict(made.arguments),
        made_by=user,
    )
    _changed(upload, after.document)
    keep_version(upload.source, after.document, Cause.REPAIR, user=user, repair=row)
    return row


@transaction.atomic
def undo(*, upload: Upload, revision: int, repair: int, user: User | None) -> models.Repair:
    """Take back a repair, by its key. Raises Refused, and Outdated."""
    return _set_undone(upload, revision, repair, user, is_undone=True)


@transaction.atomic
def redo(*, upload: Upload, revision: int, repair: int, user: User | None) -> models.Repair:
    """Make again one that was taken back. Raises Refused, and Outdated."""
    return _set_undone(upload, revision, repair, user, is_undone=False)


def next_to_undo(rows: list[models.Repair]) -> models.Repair | None:
    """The last that stands."""
    return next((row for row in reversed(rows) if row.undone_at is None), None)


def next_to_redo(rows: list[models.Repair]) -> models.Repair | None:
    """The first of those that were taken back one after another from the end."""
    last = next_to_undo(rows)
    return next((row for row in rows if last is None or row.position > last.position), None)


def _set_undone(
    upload: Upload, revision: int, repair: int, user: User | None, *, is_undone: bool
) -> models.Repair:
    upload = _locked(upload, revision)
    row = upload.source.repairs.filter(pk=repair, undone_at__isnull=is_undone).first()
    if row is None:
        raise Refused("That was done already.")
    parsed = read_file(upload.source)
    keep_version(upload.source, _put_right(upload, parsed), Cause.READING)
    _set(row, user, is_undone=is_undone)
    after = _put_right(upload, parsed)
    _changed(upload, after)
    keep_version(upload.source, after, Cause.UNDO if is_undone else Cause.REDO, user=user, repair=row)
    return row


@transaction.atomic
def restore(*, upload: Upload, revision: int, version: models.Version, user: User | None) -> bool:
    """Have the repairs stand that stood in a version, as a new one: those since then are taken back.

    Answers whether what is read is then what that version says: the file itself may be read otherwise now.
    Raises Refused, and Outdated.
    """
    upload = _locked(upload, revision)
    if version.source_id != upload.source_id:
        raise Refused(f"That is no version of {upload}.")
    parsed = read_file(upload.source)
    keep_version(upload.source, _put_right(upload, parsed), Cause.READING)
    for row in upload.source.repairs.all():
        if (row.undone_at is None) != (row.pk in version.repairs):
            _set(row, user, is_undone=row.undone_at is None)
    after = _put_right(upload, parsed)
    _changed(upload, after)
    keep_version(upload.source, after, Cause.RESTORE, user=user, restored=version)
    return upload.source.versions.latest("number").digest == version.digest


def _put_right(upload: Upload, parsed: ParsedDocument) -> ParsedDocument:
    return replayed(parsed, standing_repairs(upload.source)).document


def _set(row: models.Repair, user: User | None, *, is_undone: bool) -> None:
    row.undone_at, row.undone_by = (timezone.now(), user) if is_undone else (None, None)
    row.save()


def _locked(upload: Upload, revision: int) -> Upload:
    """The row, held until the transaction ends, if it may be repaired and nobody changed it meanwhile."""
    locked = Upload.objects.select_for_update(of=("self",)).select_related("source").get(pk=upload.pk)
    if not is_repairable(locked):
        raise Refused(f"{locked} is {locked.get_state_display()}. Reopen it to put right what was read.")
    if locked.revision != revision:
        raise Outdated(
            "Somebody else changed this document since you opened the page. Nothing of yours is lost: look "
            "at what they did, and send yours once more if it still holds."
        )
    return locked


def _changed(upload: Upload, parsed: ParsedDocument) -> None:
    """Sum up what is read now, and count the change."""
    columns = asdict(summed_up(upload, parsed))
    Upload.objects.filter(pk=upload.pk).update(revision=F("revision") + 1, **columns)


def _aimed(parsed: ParsedDocument, kind: RepairKind, aim: Aim, arguments: Mapping[str, Any]) -> Repair:
    if aim.line is not None and kind is RepairKind.RESTORE:
        return repair_of_line(parsed, kind, aim.line, arguments)
    if aim.line is not None:
        return repair_of_item(parsed, kind, aim.line, aim.at, arguments)
    if aim.resolution is not None:
        return repair_of_resolution(parsed, kind, aim.resolution, arguments)
    return Repair(kind, arguments=arguments)
