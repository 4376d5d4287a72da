"""What a file says, as rows. A document is stored whole or not at all, and replaced whole."""

from dataclasses import asdict

from django.db import transaction

from archive.models import Document, Footnote, Problem, Reference, Session, Source
from archive.parser import model as read
from archive.services.columns import fit, storable
from archive.services.facts import Said, said_by
from archive.services.links import Links
from archive.services.lock import lock_store
from archive.services.names import digests_of
from archive.services.papers import store_paper
from archive.services.removal import remove_documents, tidy
from archive.services.replacement import Replacement, makes_paper, replacement_by
from archive.services.resolutions import store_resolutions
from archive.services.sessions import ConferenceFacts, find_or_make_session, read_date, read_meeting
from archive.services.texts import BATCH, references_of
from archive.services.votes import resolutions_told_of, tell_anew, tell_votes


@transaction.atomic
def store_document(
    *,
    source: Source,
    parsed: read.ParsedDocument,
    conference: ConferenceFacts | None = None,
    replacement: Replacement | None = None,
) -> Document:
    """Store what was read from `source`, in place of what it replaces. Raises Refused (see `replacement_by`).

    `conference` says what staff know better than the file; `replacement` is what `replacement_by` answered
    under the same lock, where the caller has asked already. Storing the same again changes nothing but keys:
    slugs and anchors outlive it. Stores wait for one another, so that slugs and sessions are made once.
    """
    lock_store()
    parsed = storable(parsed)
    problems = list(parsed.problems)
    replacement = replacement or replacement_by(source=source, parsed=parsed, conference=conference)
    replacement.or_refuse()
    problems += replacement.problems
    meeting = read_meeting(parsed, conference, problems)
    said = said_by(parsed, *meeting, problems)
    links = Links(source, parsed, replacement)
    delegations = remove_documents(replacement.documents)
    session = replacement.session if replacement.session.pk else find_or_make_session(*meeting)
    document = _store_document(source, session, parsed, said, problems)
    resolutions = store_resolutions(document, parsed, links, problems)
    paper = store_paper(document, parsed, links, problems) if makes_paper(parsed) else None
    footnotes = [
        (Footnote(resolution=row, **_footnote(note)), note)
        for row, resolution in zip(resolutions, parsed.resolutions, strict=True)
        for note in resolution.footnotes
    ] + [(Footnote(paper=paper, **_footnote(note)), note) for note in parsed.footnotes]
    _store_footnotes(document, footnotes, problems)
    _store_problems(document, problems)
    tell_votes(resolutions)
    tell_anew(resolutions_told_of(parsed))
    tidy(replacement.documents, delegations, stored=document)
    session.refresh_from_db()
    return document


def _store_document(
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
    document.save()
    return document


def _footnote(note: read.Footnote) -> dict[str, str | int | None]:
    lines = note.place.lines
    return {
        "label": note.label,
        "text": note.text,
        "first_line": min(lines, default=None),
        "last_line": max(lines, default=None),
    }


def _store_footnotes(
    document: Document, footnotes: list[tuple[Footnote, read.Footnote]], problems: list[read.Problem]
) -> None:
    references = []
    for position, (row, note) in enumerate(footnotes, start=1):
        row.document, row.position = document, position
        references += references_of(row, note.references)
    for fitted in (*(row for row, _ in footnotes), *references):
        problems += fit(fitted)
    Footnote.objects.bulk_create([row for row, _ in footnotes], batch_size=BATCH)
    Reference.objects.bulk_create(references, batch_size=BATCH)


def _store_problems(document: Document, problems: list[read.Problem]) -> None:
    Problem.objects.bulk_create(
        [
            Problem(document=document, code=p.code, severity=p.severity, message=p.message, line=p.line)
            for p in problems
        ],
        batch_size=BATCH,
    )
