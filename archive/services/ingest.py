"""Files straight into the archive, for whoever runs the server."""

import logging
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future
from dataclasses import dataclass
from enum import StrEnum

from django.db import DatabaseError, IntegrityError, transaction

from archive.models import Document, Source, Upload
from archive.parser.model import ParsedDocument
from archive.parser.workers import Readers
from archive.queries.documents import annotate_counts
from archive.services.arrivals import Arrival
from archive.services.lock import lock_store
from archive.services.reading import Parse, Refused, clean_name, new_source, read
from archive.services.replacement import replacement_by
from archive.services.sessions import facts_given
from archive.services.storable import read_storable
from archive.services.store import store_in_place
from archive.services.votes import reach

logger = logging.getLogger(__name__)

# Documents read ahead of the one that is stored, for each process: enough to keep it busy, few in memory.
AHEAD = 3


class Kind(StrEnum):
    """What became of a file."""

    STORED = "stored"
    REPLACED = "replaced"
    READ_AGAIN = "read again"
    UNCHANGED = "unchanged"
    SUPERSEDED = "superseded"
    HELD = "held"
    LEFT_OUT = "left out"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file; the counts are those of the document that stands."""

    name: str
    kind: Kind
    message: str = ""
    document_type: str = ""
    resolutions: int = 0
    clauses: int = 0
    votes: int = 0
    problems: int = 0


def ingest_all(
    arrivals: Iterable[Arrival], *, jobs: int = 1, again: bool = False, dry_run: bool = False
) -> Iterator[tuple[str, Outcome]]:
    """Ingest each, and answer in their order with its label and what became of it; one never stops the rest.

    With more than one job as many processes read ahead, while this one stores.
    """
    if jobs == 1:
        for arrival in arrivals:
            yield arrival.label, _guarded(arrival, read_storable, again, dry_run)
        return
    ahead: deque[tuple[Arrival, Parse]] = deque()
    with Readers(jobs, read_storable) as readers:
        for arrival in arrivals:
            ahead.append((arrival, _begun(arrival, readers, again)))
            if len(ahead) > AHEAD * jobs:
                first, parse = ahead.popleft()
                yield first.label, _guarded(first, parse, again, dry_run)
        for arrival, parse in ahead:
            yield arrival.label, _guarded(arrival, parse, again, dry_run)


def _begun(arrival: Arrival, readers: Readers, again: bool) -> Parse:
    """What gives its parse, which a process has begun by then if it is needed."""
    name = _read_as(arrival, again)
    if not name:
        return read_storable
    begun: Future[ParsedDocument] = readers.read(arrival.data, name)
    return lambda data, read_as: begun.result() if read_as == name else read_storable(data, read_as)


def _read_as(arrival: Arrival, again: bool) -> str:
    """The name by which it will be read, and blank where it will not be."""
    try:
        source = new_source(arrival.data, arrival.name, Source.Channel.INGEST)
        known = None if arrival.refusal else _known(source)
    except (Refused, DatabaseError):  # which is told when it is its turn
        return ""
    if arrival.refusal or (known and (not again or _is_held(known))):
        return ""
    return known.name if known else source.name


def _guarded(arrival: Arrival, parse: Parse, again: bool, dry_run: bool) -> Outcome:
    if arrival.refusal:
        return Outcome(arrival.name, Kind.FAILED if arrival.failed else Kind.LEFT_OUT, arrival.refusal)
    try:
        return ingest_file(
            data=arrival.data,
            name=arrival.name,
            packed_in=arrival.packed_in,
            again=again,
            dry_run=dry_run,
            parse=parse,
        )
    except Exception as error:
        logger.exception("%s brought the program to an error", arrival.label)
        message = f"{arrival.label} brought the program to an error ({error!r}). Please report it."
        return Outcome(arrival.name, Kind.FAILED, message)


def ingest_file(
    *,
    data: bytes,
    name: str,
    packed_in: str = "",
    again: bool = False,
    dry_run: bool = False,
    parse: Parse = read_storable,
) -> Outcome:
    """Store and publish one file, in one transaction; a file that fails leaves nothing.

    Bytes that are known are not read again: they are unchanged, superseded by a later file, or held by staff
    (in review or discarded). `again` reads them all the same, unless they are held. After a dry run nothing
    is stored.
    """
    try:
        try:
            return _in_one(data, name, packed_in, again, dry_run, parse)
        except IntegrityError:  # perhaps for another process stored the same bytes: then they are known now
            return _in_one(data, name, packed_in, again, dry_run, parse)
    except Refused as refusal:
        return Outcome(clean_name(name), Kind.FAILED, str(refusal))
    except DatabaseError as error:
        reason = str(error).partition("\n")[0]  # what follows quotes the whole row
        return Outcome(clean_name(name), Kind.FAILED, f"{clean_name(name)} could not be stored: {reason}")


def _in_one(data: bytes, name: str, packed_in: str, again: bool, dry_run: bool, parse: Parse) -> Outcome:
    with transaction.atomic():
        outcome = _ingest(new_source(data, name, Source.Channel.INGEST, packed_in), again, parse)
        transaction.set_rollback(dry_run)
        return outcome


def _ingest(source: Source, again: bool, parse: Parse) -> Outcome:
    known = _known(source)
    if known is None:
        return _store(source, read(source, parse))
    if not again or _is_held(known):
        return _left_alone(known)
    return _store(known, read(known, parse))


def _known(source: Source) -> Source | None:
    known = Source.objects.filter(sha256=source.sha256)
    if not known.exists():  # which is so of nearly all, and quickly asked
        return None
    return known.defer("content").select_related("document", "upload").first()


def _is_held(source: Source) -> bool:
    return hasattr(source, "upload") and source.upload.state != Upload.State.PUBLISHED


def _left_alone(source: Source) -> Outcome:
    if hasattr(source, "document"):
        return _unchanged(source.document)
    if _is_held(source):
        state = source.upload.get_state_display()
        return Outcome(source.name, Kind.HELD, f"{source.name} is {state} in the admin; decide there.")
    return Outcome(
        source.name,
        Kind.SUPERSEDED,
        f"A later file took the place of {source.name}. To bring it back, ingest it with --again.",
    )


def _store(source: Source, parsed: ParsedDocument) -> Outcome:
    lock_store()
    given = facts_given(source)
    old = replacement_by(source=source, parsed=parsed, conference=given)
    names = [document.source.name for document in old.documents if document.source_id != source.pk]
    if source.pk is None:
        source.save()
    stored = store_in_place(source=source, parsed=parsed, replacement=old)
    counts = (stored.resolutions, stored.clauses, stored.votes, stored.problems)
    kind, message = (Kind.READ_AGAIN if old.documents else Kind.STORED), ""
    if names:
        told = [f"{source.name} took the place of {', '.join(names)}.", *(p.message for p in old.problems)]
        kind, message = Kind.REPLACED, " ".join(told)
    elif parsed.decisions:
        message = f"{source.name}: {reach(parsed)}"
    return Outcome(source.name, kind, message, stored.document.get_type_display(), *counts)


def _unchanged(document: Document) -> Outcome:
    counted = annotate_counts(Document.objects.filter(pk=document.pk)).get()
    return Outcome(
        document.source.name,
        Kind.UNCHANGED,
        "",
        document.get_type_display(),
        counted.resolution_count,
        counted.clause_count,
        counted.vote_count,
        counted.problem_count,
    )
