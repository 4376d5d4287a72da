"""What staff told once of a whole batch, given to each of its files that does not say it."""

from collections.abc import Iterable
from typing import Any

from archive.models import Batch, Upload
from archive.parser.model import ParsedDocument
from archive.services.summary import unsaid

# The columns of Told that answer what a file may leave unsaid.
COLUMNS = {
    "name": ("conference_name",),
    "dates": ("start_date", "end_date"),
    "location": ("location",),
}


def told_by_batch(upload: Upload, parsed: ParsedDocument) -> dict[str, Any]:
    """The columns of the upload that follow from its batch, also set on it; none that staff filled in.

    In a transaction, until the end of which nobody tells anything else of the batch.
    """
    batches = Batch.objects.filter(deliveries__source=upload.source_id, deliveries__is_new=True)
    batch = batches.select_for_update(of=("self",)).order_by("pk").last()
    return give(upload, batch, unsaid(parsed)) if batch else {}


def give(upload: Upload, batch: Batch, lacking: Iterable[str], before: Batch | None = None) -> dict[str, Any]:
    """The same for what is lacking. What the batch said `before` gives way; what staff said of it stays."""
    columns: dict[str, Any] = {}
    for what in lacking:
        names = COLUMNS[what]
        standing, said = ([getattr(row, name) for name in names] for row in (upload, batch))
        is_ours = not any(standing) or (before and standing == [getattr(before, name) for name in names])
        if is_ours and said != standing:
            columns |= dict(zip(names, said, strict=True))
    for name, value in columns.items():
        setattr(upload, name, value)
    return columns
