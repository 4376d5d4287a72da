"""Uploads at a glance: enough to choose which to look at first."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.core.cache import cache

from archive.models import Document, Source, Upload
from archive.queries.documents import annotate_counts
from archive.services.reading import Refused, read
from archive.services.sessions import facts_given, left_unsaid

# Reading takes about 5 ms a kilobyte: one look at a list reads for 1.5 s at most, and the next goes on.
MOST_BYTES = 300_000
KEPT_SECONDS = 24 * 60 * 60


@dataclass(frozen=True, slots=True)
class Glance:
    """`kind` is a Document.Type; of `problems`, those with other documents show on the upload's own page."""

    kind: str
    resolutions: int
    problems: int


def glances(uploads: Iterable[Upload]) -> Mapping[int, Glance]:
    """By key of the upload: what was published of it, or what is read in it while it waits.

    Left out is what was discarded or superseded, and what cannot be read, or not in the time there is.
    """
    uploads = list(uploads)
    published = [upload for upload in uploads if upload.state == Upload.State.PUBLISHED]
    waiting = [upload for upload in uploads if upload.state == Upload.State.REVIEW]
    return _published(published) | _read(waiting)


def _published(uploads: list[Upload]) -> dict[int, Glance]:
    documents = Document.objects.filter(source__in=[upload.source_id for upload in uploads])
    counted: Any = annotate_counts(documents)
    rows = counted.values_list("source__upload", "type", "resolution_count", "problem_count")
    return {upload: Glance(*rest) for upload, *rest in rows}


def _read(uploads: list[Upload]) -> dict[int, Glance]:
    """Reading depends on nothing but the file and what staff gave, so what was read is kept."""
    keys = {_key(upload): upload for upload in uploads}
    kept = cache.get_many(keys)
    unread = _within_time(upload for key, upload in keys.items() if key not in kept)
    contents = dict(Source.objects.filter(pk__in=unread).values_list("pk", "content")) if unread else {}
    for key, upload in keys.items():
        if upload.source_id in contents:
            upload.source.content = contents[upload.source_id]
            kept[key] = _glance(upload)
            cache.set(key, kept[key], KEPT_SECONDS)
    return {keys[key].pk: glance for key, glance in kept.items() if glance}


def _within_time(uploads: Iterable[Upload]) -> list[int]:
    """The sources that can be read in the time there is, in the order given."""
    sources, size = [], 0
    for upload in uploads:
        if size + upload.source.size <= MOST_BYTES:
            sources.append(upload.source_id)
            size += upload.source.size
    return sources


def _glance(upload: Upload) -> Glance | None:
    try:
        parsed = read(upload.source)
    except Refused:
        return None
    problems = [*parsed.problems, *left_unsaid(parsed, facts_given(upload.source))]
    return Glance(parsed.document_type.value, len(parsed.resolutions), len(problems))


def _key(upload: Upload) -> str:
    source = upload.source
    read_from = repr((source.sha256, source.name, facts_given(source)))
    return f"glance-{hashlib.sha256(read_from.encode()).hexdigest()}"
