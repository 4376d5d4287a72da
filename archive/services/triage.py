"""Uploads at a glance: enough to choose which to look at first."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.core.cache import cache
from django.db.models import Count, Max

from archive.models import Document, Source, Upload
from archive.parser.model import ParsedDocument, Section
from archive.queries.documents import annotate_counts
from archive.services.reading import Refused, read
from archive.services.review import problems_added
from archive.services.sessions import facts_given

# Reading takes about 5 ms a kilobyte: one look at a list reads for 1.5 s at most, and the next goes on.
MOST_BYTES = 300_000
KEPT_SECONDS = 24 * 60 * 60


@dataclass(frozen=True, slots=True)
class Glance:
    """`kind` is a Document.Type; `problems` are as many as the upload's own page tells of."""

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
    """A glance depends on the file, on what staff gave, and on what stands in the archive."""
    stands = repr(Document.objects.aggregate(Max("pk"), Count("pk")))
    keys = {_key("glance", upload, repr(facts_given(upload.source)), stands): upload for upload in uploads}
    kept = cache.get_many(keys)
    documents = _documents([upload for key, upload in keys.items() if key not in kept])
    for key, upload in keys.items():
        if parsed := documents.get(upload.pk):
            kept[key] = _glance(upload, parsed)
            cache.set(key, kept[key], KEPT_SECONDS)
    return {keys[key].pk: glance for key, glance in kept.items()}


def _documents(uploads: list[Upload]) -> dict[int, ParsedDocument]:
    """What is read in each, as far as there is time; reading depends on nothing but the file."""
    keys = {_key("parse", upload): upload for upload in uploads}
    kept = cache.get_many(keys)
    unread = _within_time(upload for key, upload in keys.items() if key not in kept)
    contents = dict(Source.objects.filter(pk__in=unread).values_list("pk", "content")) if unread else {}
    for key, upload in keys.items():
        if upload.source_id in contents:
            upload.source.content = contents[upload.source_id]
            kept[key] = _names_read(upload)
            cache.set(key, kept[key], KEPT_SECONDS)
    return {keys[key].pk: parsed for key, parsed in kept.items() if parsed}


def _within_time(uploads: Iterable[Upload]) -> list[int]:
    """The sources that can be read in the time there is, in the order given."""
    sources, size = [], 0
    for upload in uploads:
        if size + upload.source.size <= MOST_BYTES:
            sources.append(upload.source_id)
            size += upload.source.size
    return sources


def _names_read(upload: Upload) -> ParsedDocument | None:
    """What is read without its text: small enough to keep, and all that tells documents apart."""
    try:
        parsed = read(upload.source)
    except Refused:
        return None
    nothing: dict[str, Any] = dict.fromkeys(
        ("preambular", "operative", "headings", "annexes", "footnotes"), ()
    )
    return replace(
        parsed,
        resolutions=tuple(replace(resolution, **nothing) for resolution in parsed.resolutions),
        sections=tuple(Section(section.heading) for section in parsed.sections),
        footnotes=(),
        decisions=(),
        ledger=(),
        lines=(),
    )


def _glance(upload: Upload, parsed: ParsedDocument) -> Glance:
    problems = [*parsed.problems, *problems_added(upload, parsed)]
    return Glance(parsed.document_type.value, len(parsed.resolutions), len(problems))


def _key(what: str, upload: Upload, *more: str) -> str:
    source = upload.source
    depends_on = repr((source.sha256, source.name, *more))
    return f"{what}-{hashlib.sha256(depends_on.encode()).hexdigest()}"
