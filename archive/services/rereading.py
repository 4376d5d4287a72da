"""Stored sources read again with the parser as it is now, and what differs from what is public."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import unified_diff
from itertools import chain

from django.db import DatabaseError, transaction
from django.db.models import Q

from archive.models import Clause, Document, Paper, Repair, Resolution, Source, Upload, Vote
from archive.parser.model import ParsedDocument
from archive.services.lock import lock_store
from archive.services.read_uploads import read_upload
from archive.services.reading import Refused, read
from archive.services.review import locked, unseen_refusal
from archive.services.seen import unseen
from archive.services.sessions import facts_given
from archive.services.store import store_document
from archive.services.summary import problems_added
from archive.services.versions import Cause, keep_version


@dataclass(frozen=True, slots=True)
class Reread:
    """What reading a source again changes: lines of a diff, none where all is as it was; or why it failed."""

    source: Source
    diff: tuple[str, ...] = ()
    refusal: str = ""


def reread(document: Document, *, dry_run: bool) -> Reread:
    """Read the source of a document again, repairs and all, and put what it says in its place, or nothing.

    Nothing is written where nothing differs, on a dry run, or where it is refused.
    """
    try:
        parsed = read(document.source)
    except Refused as refusal:
        return Reread(document.source, refusal=str(refusal))
    return _put(document.source, parsed, dry_run=dry_run)


def awaits_publisher(document: Document) -> bool:
    """Whether staff put something right, or took it back, since what it says became public."""
    since = document.published_at
    made_or_undone = Q(made_at__gt=since) | Q(undone_at__gt=since)
    return Repair.objects.filter(made_or_undone, source=document.source_id).exists()


def _put(source: Source, parsed: ParsedDocument, *, dry_run: bool) -> Reread:
    try:
        with transaction.atomic():
            lock_store()
            before = told(Document.objects.get(source=source))
            stored = store_document(source=source, parsed=parsed, conference=facts_given(source))
            after = told(Document.objects.get(pk=stored.pk))
            diff = tuple(unified_diff(before, after, "public", "read now", n=1, lineterm=""))
            if diff and hasattr(source, "upload"):
                keep_version(source, parsed, Cause.READING)
            transaction.set_rollback(dry_run or not diff)
    except Document.DoesNotExist:
        return Reread(source, refusal=f"{source} is not public any more.")
    except Refused as refusal:
        return Reread(source, refusal=str(refusal))
    except DatabaseError as error:
        reason = str(error).partition("\n")[0]  # what follows quotes the whole row
        return Reread(source, refusal=f"{source} could not be stored: {reason}")
    return Reread(source, diff)


@transaction.atomic
def publish_again(upload: Upload) -> Reread:
    """Make public what staff put right since it was published.

    Raises Refused where that cannot be, as while a problem is unseen.
    """
    upload = locked(upload)
    if not Document.objects.filter(source=upload.source_id).exists():
        raise Refused(f"{upload} is not public.")
    parsed = read(upload.source)
    left = unseen(upload, [*parsed.problems, *problems_added(upload, parsed)])
    if left:
        raise Refused(unseen_refusal(upload, len(left)))
    found = _put(upload.source, parsed, dry_run=False)
    if found.refusal:
        raise Refused(found.refusal)
    return found


def call_reviews() -> int:
    """Have all that is in review read again by the worker; how many there are."""
    waiting = list(Upload.objects.filter(state=Upload.State.REVIEW).values_list("pk", flat=True))
    for upload in waiting:
        read_upload.enqueue(upload, again=True)
    return len(waiting)


def told(document: Document) -> list[str]:
    """What the archive tells of a document, a line for each thing."""
    kind, symbol = document.get_type_display(), document.symbol or "no symbol"
    said = [f"says {name}: {value}" for name, value in document.said.items() if value]
    return [
        f"document: {kind}, {symbol}, {document.date or 'undated'}, {document.language}",
        *said,
        *chain.from_iterable(_resolution(row) for row in document.resolutions.order_by("position")),
        *(_paper(document.paper) if hasattr(document, "paper") else ()),
        *(f"footnote {note.label}: {note.text}" for note in document.footnotes.order_by("position")),
        *(
            f"problem at line {problem.line or '–'}: {problem.code}: {problem.message}"
            for problem in document.problems.order_by("line", "code", "message")
        ),
        *(f"vote told of {vote.resolution.slug}: {vote}" for vote in _told_votes(document)),
        *(f"line {line} became {role}" for line, role, _ in document.ledger),
    ]


def _resolution(resolution: Resolution) -> Iterator[str]:
    names = [resolution.symbol, resolution.code, resolution.title, resolution.topic, resolution.status]
    yield f"resolution {resolution.slug}: {' · '.join(filter(None, names))}"
    if hasattr(resolution, "vote"):
        ballots = resolution.vote.ballots.select_related("delegation").order_by("delegation__name")
        yield ", ".join([f"vote: {resolution.vote}", *map(str, ballots)])
    sponsors = resolution.sponsorships.select_related("delegation").order_by("position")
    if named := ", ".join(sponsorship.delegation.name for sponsorship in sponsors):
        yield f"sponsors: {named}"
    yield from (f"heading before {row.before}: {row}" for row in resolution.headings.order_by("position"))
    yield from (f"annex: {row}" for row in resolution.sections.order_by("position"))
    yield from map(_clause, resolution.clauses.order_by("position").prefetch_related("references"))


def _paper(paper: Paper) -> Iterator[str]:
    yield f"paper {paper.slug}: {paper.title}"
    yield from (f"section: {row}" for row in paper.sections.order_by("position"))
    yield from map(_clause, paper.clauses.order_by("position").prefetch_related("references"))


def _clause(clause: Clause) -> str:
    cited = ", ".join(sorted(reference.key for reference in clause.references.all()))
    marks = [
        f"verb {clause.verb}" if clause.verb else "",
        f"cites {cited}" if cited else "",
        f"{clause.confidence:.0%} sure" if clause.confidence < 1 else "",
    ]
    name = f"{'  ' * clause.depth}#{clause.anchor} {clause.kind} {clause.pinpoint}".rstrip()
    return f"{name}: {clause.text}" + "".join(f" [{mark}]" for mark in marks if mark)


def _told_votes(document: Document) -> Iterable[Vote]:
    """The votes on other documents' resolutions that a votes file tells."""
    return (
        Vote.objects.filter(told_by=document).select_related("resolution").order_by("resolution__slug", "pk")
    )
