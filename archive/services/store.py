"""What a file says, as rows. A document is stored whole or not at all, and replaced whole."""

from django.db import connection, transaction

from archive.models import Document, Footnote, Problem, Session, Source
from archive.parser import model as read
from archive.services.columns import fit, storable
from archive.services.facts import store_facts
from archive.services.links import Links
from archive.services.papers import store_paper
from archive.services.replacement import documents_replaced_by, makes_paper, remove_documents, remove_if_empty
from archive.services.resolutions import store_resolutions
from archive.services.sessions import ConferenceFacts, find_or_make_session, read_date

# Any number serves, so long as nothing else in this database locks by it.
STORE_LOCK = 7_310_210_001


@transaction.atomic
def store_document(
    *, source: Source, parsed: read.ParsedDocument, conference: ConferenceFacts | None = None
) -> Document:
    """Store what was read from `source`, in place of what it replaces (see `documents_replaced_by`).

    `conference` says what staff know better than the file. Storing the same again changes nothing but keys:
    slugs and anchors outlive it. Stores wait for one another, so that slugs and sessions are made once.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [STORE_LOCK])
    parsed = storable(parsed)
    problems = list(parsed.problems)
    replaced = documents_replaced_by(source=source, parsed=parsed, conference=conference)
    links = Links(source, parsed, replaced)
    remove_documents(replaced)
    session = find_or_make_session(parsed, conference, problems)
    agenda = store_facts(session, parsed, problems)
    document = _store_document(source, session, parsed, problems)
    resolutions = store_resolutions(document, parsed, agenda, links, problems)
    paper = store_paper(document, parsed, links, problems) if makes_paper(parsed) else None
    footnotes = [
        Footnote(resolution=row, **_footnote(note))
        for row, resolution in zip(resolutions, parsed.resolutions, strict=True)
        for note in resolution.footnotes
    ] + [Footnote(paper=paper, **_footnote(note)) for note in parsed.footnotes]
    _store_footnotes(document, footnotes, problems)
    _store_problems(document, problems)
    remove_if_empty({old.session for old in replaced})
    return document


def _store_document(
    source: Source, session: Session, parsed: read.ParsedDocument, problems: list[read.Problem]
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


def _store_footnotes(document: Document, rows: list[Footnote], problems: list[read.Problem]) -> None:
    for position, row in enumerate(rows, start=1):
        row.document, row.position = document, position
        problems += fit(row)
    Footnote.objects.bulk_create(rows, batch_size=1000)


def _store_problems(document: Document, problems: list[read.Problem]) -> None:
    Problem.objects.bulk_create(
        [
            Problem(document=document, code=p.code, severity=p.severity, message=p.message, line=p.line)
            for p in problems
        ],
        batch_size=1000,
    )
