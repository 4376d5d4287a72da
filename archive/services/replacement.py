"""Which documents a new one takes the place of, and how a document goes."""

from collections.abc import Iterable

from archive.models import Document, Resolution, Session, Source
from archive.parser import model as read
from archive.services.facts import forget_facts
from archive.services.fold import folded
from archive.services.sessions import ConferenceFacts, find_session

Identity = tuple[str, str, str]


def documents_replaced_by(
    *, source: Source, parsed: read.ParsedDocument, conference: ConferenceFacts | None = None
) -> list[Document]:
    """The standing documents that storing `parsed` would replace whole, oldest first.

    Those are the document read from the same source, and of the same session: a session report by a session
    report, and any that has a resolution or the paper in common.
    """
    light = Document.objects.defer("lines", "ledger", "source__content").select_related("source", "session")
    found = list(light.filter(source=source)) if source.pk else []
    if session := find_session(parsed, conference):
        others = light.filter(session=session).exclude(pk__in=[document.pk for document in found])
        others = others.select_related("paper").prefetch_related("resolutions")
        found += [document for document in others if _is_older_version(document, source, parsed)]
    return sorted(found, key=lambda document: document.pk)


def remove_documents(documents: Iterable[Document]) -> None:
    """Remove documents with all that hangs on them. Sources stay.

    The session forgets what a report said of it, and everything when no document is left.
    """
    for document in documents:
        session = document.session
        document.delete()
        was_report = document.type == Document.Type.SESSION_REPORT
        if was_report or not session.documents.exists():
            forget_facts(session)


def remove_if_empty(sessions: Iterable[Session]) -> None:
    """Remove those sessions that no document is left of, then their conferences and committees likewise."""
    for session in sessions:
        if not session.documents.exists():
            conference, committee = session.conference, session.committee
            session.delete()
            for parent in (conference, committee):
                if not parent.sessions.exists():
                    parent.delete()


def same_text(one: Identity, other: Identity) -> bool:
    """Whether (symbol, code, title) name the same text: by the strongest that both have.

    Two texts with different symbols are two texts, though both be called "Oceans and the law of the sea".
    """
    for mine, theirs in zip(one, other, strict=True):
        if mine and theirs:
            return folded(mine) == folded(theirs)
    return False


def identity(resolution: Resolution | read.Resolution) -> Identity:
    return resolution.symbol or "", resolution.code or "", resolution.title or ""


def makes_paper(parsed: read.ParsedDocument) -> bool:
    """Whether it is a paper that is stored: also of a file in which nothing was found."""
    return bool(parsed.sections) or not parsed.resolutions


def paper_title(source: Source, parsed: read.ParsedDocument) -> str:
    """The printed title, else the first heading, else the file's name."""
    headings = (section.heading for section in parsed.sections if section.heading)
    return parsed.title or next(headings, source.name)


def _is_older_version(document: Document, source: Source, parsed: read.ParsedDocument) -> bool:
    if document.type == parsed.document_type == read.DocumentType.SESSION_REPORT:
        return True
    if hasattr(document, "paper") and makes_paper(parsed):
        standing = (document.paper.symbol, "", document.paper.title)
        if same_text(standing, (parsed.symbol or "", "", paper_title(source, parsed))):
            return True
    return any(
        same_text(identity(old), identity(coming))
        for old in document.resolutions.all()
        for coming in parsed.resolutions
    )
