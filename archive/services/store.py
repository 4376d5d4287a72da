"""What a file says, as rows. A document is stored whole or not at all, and replaced whole."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass

from django.db import transaction
from django.utils import timezone

from archive.index.sealing import seal_if_due
from archive.models import Clause, Document, Footnote, Paper, Problem, Resolution, Session, Source, Vote
from archive.parser import model as read
from archive.services.columns import fit
from archive.services.copying import Batch
from archive.services.facts import Said, derive_facts, said_by
from archive.services.links import Links
from archive.services.lock import lock_store
from archive.services.names import digests_of
from archive.services.papers import add_paper
from archive.services.removal import remove_documents, tidy
from archive.services.replacement import Replacement, makes_paper, replacement_by
from archive.services.resolutions import add_resolutions
from archive.services.sessions import ConferenceFacts, find_or_make_session, read_date
from archive.services.storable import storable
from archive.services.texts import references_of
from archive.services.votes import resolutions_told_of, tell_anew, tell_votes


@dataclass(frozen=True, slots=True)
class Stored:
    """A document that was stored, with the numbers of what was read in it."""

    document: Document
    resolutions: int
    clauses: int
    votes: int
    problems: int


@transaction.atomic
def store_document(
    *, source: Source, parsed: read.ParsedDocument, conference: ConferenceFacts | None = None
) -> Document:
    """Store what was read from `source`, in place of what it replaces. Raises Refused (see `replacement_by`).

    `conference` says what staff know better than the file. Storing the same again changes nothing but keys:
    slugs and anchors outlive it. Stores wait for one another, so that slugs and sessions are made once.
    """
    lock_store()
    parsed = storable(parsed)
    replacement = replacement_by(source=source, parsed=parsed, conference=conference)
    return store_in_place(source=source, parsed=parsed, replacement=replacement).document


def store_in_place(*, source: Source, parsed: read.ParsedDocument, replacement: Replacement) -> Stored:
    """The same for whoever holds the lock and has asked for the replacement, in the same transaction.

    What was read must be storable.
    """
    replacement.or_refuse()
    problems = [*parsed.problems, *replacement.problems, *replacement.unsaid]
    said = said_by(parsed, *replacement.meeting, problems)
    links = Links(source, parsed, replacement)
    delegations = remove_documents(replacement.documents)
    standing = replacement.session.pk is not None
    session = replacement.session if standing else find_or_make_session(*replacement.meeting)
    document = _save_document(source, session, parsed, said, problems)
    batch = Batch()
    resolutions = add_resolutions(document, parsed, links, batch, problems)
    paper = add_paper(document, parsed, links, batch, problems) if makes_paper(parsed) else None
    _add_footnotes(document, parsed, resolutions, paper, batch, problems)
    _add_problems(document, batch, problems)
    derive_facts(session, resolutions)
    batch.write()
    if replacement.documents:
        links.keep_ended([*resolutions, *([paper] if paper else [])])
    told = tell_votes(resolutions)
    told_elsewhere = tell_anew(resolutions_told_of(parsed))
    tidy(replacement.documents, delegations, stored=document)
    transaction.on_commit(seal_if_due, robust=True)  # searches are right without, if slower
    return Stored(
        document,
        len(resolutions),
        len(batch.of(Clause)),
        len(batch.of(Vote)) + sum(vote.told == Vote.Told.WHOLE for vote in told) + len(told_elsewhere),
        len(problems) + sum(vote.told == Vote.Told.DIFFERENT for vote in told),
    )


def _save_document(
    source: Source,
    session: Session,
    parsed: read.ParsedDocument,
    said: Said,
    problems: list[read.Problem],
) -> Document:
    document = Document(
        source=source,
        session=session,
        type=parsed.document_type,
        published_at=timezone.now(),
        symbol=parsed.symbol or "",
        language=parsed.language,
        distribution=parsed.distribution or "",
        date=read_date(parsed.date, problems),
        lines=list(parsed.lines),
        ledger=[[entry.line, entry.role, entry.node] for entry in parsed.ledger],
        said=asdict(said),
        names=digests_of(parsed),
    )
    problems += fit(document)
    batch = Batch()
    batch.add([document])
    batch.write()
    return document


def _footnote(note: read.Footnote) -> dict[str, str | int | None]:
    lines = note.place.lines
    return {
        "label": note.label,
        "text": note.text,
        "first_line": min(lines, default=None),
        "last_line": max(lines, default=None),
    }


def _add_footnotes(
    document: Document,
    parsed: read.ParsedDocument,
    resolutions: Sequence[Resolution],
    paper: Paper | None,
    batch: Batch,
    problems: list[read.Problem],
) -> None:
    pairs = [
        (Footnote(resolution=row, **_footnote(note)), note)
        for row, resolution in zip(resolutions, parsed.resolutions, strict=True)
        for note in resolution.footnotes
    ] + [(Footnote(paper=paper, **_footnote(note)), note) for note in parsed.footnotes]
    for position, (row, note) in enumerate(pairs, start=1):
        row.document, row.position = document, position
        batch.add([row])
        for fitted in (row, *batch.add(references_of(row, note.references))):
            problems += fit(fitted)


def _add_problems(document: Document, batch: Batch, problems: Sequence[read.Problem]) -> None:
    batch.add(
        Problem(document=document, code=p.code, severity=p.severity, message=p.message, line=p.line)
        for p in problems
    )
