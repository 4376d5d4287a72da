"""What stands here already of what an upload says, found before it is saved over."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from archive.models import Clause, Document, Source, Upload
from archive.parser.model import ParsedDocument
from archive.services.fold import folded
from archive.services.likeness import fingerprint
from archive.services.outline import outline
from archive.services.replacement import Replacement
from archive.services.summary import CLAUSES

# So many documents with a clause in common are compared text by text; a template may be in thousands.
COMPARED = 50


class Ground(StrEnum):
    """What makes it a duplicate."""

    TEXTS = "texts"
    SESSION = "session"


@dataclass(frozen=True, slots=True)
class Duplicate:
    """What stands here already: its source, with what was published of it, if anything was.

    Of one with `lacking` the new one holds some texts and not all. One that `came_later` is the duplicate
    itself: what becomes of both may be chosen from either, but the earlier does not wait for it.
    """

    source: Source
    ground: Ground
    document: Document | None = None
    lacking: bool = False
    came_later: bool = False

    @property
    def upload(self) -> Upload | None:
        return getattr(self.source, "upload", None)


def open_duplicates(upload: Upload, parsed: ParsedDocument, replacement: Replacement) -> list[Duplicate]:
    """Those on which nobody chose yet: with the same texts, or a text of the same session and code."""
    settled = {upload.source_id}
    settled |= set(upload.source.beside.values_list("pk", flat=True))
    settled |= set(upload.supersedes.values_list("pk", flat=True))
    found: dict[int, Duplicate] = {}
    for each in (*_with_the_same_texts(upload, parsed), *_of_the_same_session(replacement)):
        if each.source.pk not in settled:
            found.setdefault(each.source.pk, each)
    return list(found.values())


def key_of(found: Iterable[Duplicate]) -> str:
    """The SHA-256 of what staff were shown: with others they choose anew."""
    told = sorted(f"{each.source.pk} {each.ground} {each.document and each.document.pk}" for each in found)
    return hashlib.sha256("\n".join(told).encode()).hexdigest()


def duplicates_refusal(upload: Upload, found: Iterable[Duplicate]) -> str:
    """Why an upload with these is not published; blank where nothing stands in the way."""
    found = [each for each in found if not each.came_later]
    if not found:
        return ""
    names = ", ".join(f"“{each.source.name[:80]}”" for each in found[:5])
    more = f" and {len(found) - 5} more" if len(found) > 5 else ""
    return (
        f"{upload} cannot be published yet: what it says is here already in {names}{more}. "
        "Choose whether it replaces that, both are kept, or it is cancelled."
    )


def _with_the_same_texts(upload: Upload, parsed: ParsedDocument) -> Iterator[Duplicate]:
    texts = [folded(entry.text) for entry in outline(parsed) if entry.kind in CLAUSES]
    if not any(texts):
        return
    for document in _documents_with(parsed, texts):
        yield Duplicate(document.source, Ground.TEXTS, document)
    states = (*Upload.UNDECIDED, Upload.State.WITHDRAWN)
    twins = Upload.objects.filter(wording=upload.wording, state__in=states).exclude(wording="")
    for twin in twins.select_related("source__upload").defer("source__content").order_by("pk"):
        came_later = twin.pk > upload.pk and twin.state in Upload.UNDECIDED
        yield Duplicate(twin.source, Ground.TEXTS, came_later=came_later)


def _documents_with(parsed: ParsedDocument, texts: Sequence[str]) -> Iterator[Document]:
    """Published documents that hold these texts, in this order, and no others."""
    longest = max((entry.text for entry in outline(parsed) if entry.kind in CLAUSES), key=len)
    alike = fingerprint(longest)
    if alike is None:
        return
    likely = Clause.objects.filter(alike=alike).order_by()
    owners = ("resolution__document", "paper__document")
    # Looked for from the clauses: a join from all documents to theirs would read every clause of the archive.
    owned = {key for keys in likely.values_list(*owners).distinct() for key in keys if key}
    documents = Document.objects.filter(pk__in=owned).defer("lines", "ledger", "source__content")
    for document in documents.select_related("source__upload", "session")[:COMPARED]:
        if _texts_of(document) == list(texts):
            yield document


def _texts_of(document: Document) -> list[str]:
    """In the order of the outline: the resolutions, each with its annexes, then the paper."""
    of_resolutions = Clause.objects.filter(resolution__document=document)
    of_paper = Clause.objects.filter(paper__document=document).order_by("position")
    parts = of_resolutions.order_by("resolution__position", "position"), of_paper
    return [folded(text) for rows in parts for text in rows.values_list("text", flat=True)]


def _of_the_same_session(replacement: Replacement) -> Iterator[Duplicate]:
    for document in replacement.documents:
        yield Duplicate(document.source, Ground.SESSION, document)
    for document in replacement.overlapping:
        yield Duplicate(document.source, Ground.SESSION, document, lacking=True)
