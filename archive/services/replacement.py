"""Which documents a new one takes the place of: those whose every text it holds. See docs/data-model.md."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Prefetch, Q, QuerySet, prefetch_related_objects

from archive.models import Committee, Conference, Document, Resolution, Session, Source
from archive.parser import model as read
from archive.services.facts import Said
from archive.services.fold import folded
from archive.services.names import Names, digests_of, names_of
from archive.services.reading import Refused
from archive.services.sessions import ConferenceFacts, is_catch_all, read_meeting, session_for


@dataclass(frozen=True, slots=True)
class Replacement:
    """What storing a document would do to those that stand in its `session`.

    `meeting` is the conference and committee that it names, as rows that are not saved. `documents` it
    replaces whole, oldest first; `problems` tell of texts that go with an older report, `unsaid` of what
    of the meeting is missing; `refusal` tells why it cannot be stored, and is blank where it can: for
    `overlapping` hold some of its texts and others besides.
    """

    session: Session
    meeting: tuple[Conference, Committee]
    unsaid: tuple[read.Problem, ...] = ()
    documents: tuple[Document, ...] = ()
    problems: tuple[read.Problem, ...] = ()
    refusal: str = ""
    overlapping: tuple[Document, ...] = ()

    def or_refuse(self) -> "Replacement":
        if self.refusal:
            raise Refused(self.refusal)
        return self


@dataclass(frozen=True, slots=True)
class Overlap:
    """What two documents have in common, by name, and what of the older one the newer lacks."""

    common: tuple[str, ...]
    lacking: tuple[str, ...]


def replacement_by(
    *, source: Source, parsed: read.ParsedDocument, conference: ConferenceFacts | None = None
) -> Replacement:
    """What storing `parsed` would replace. A source that is read again stays in its session.

    What staff chose to replace counts wherever it stands, and what they keep beside it does not.
    """
    light = Document.objects.defer("lines", "ledger", "source__content")
    light = light.select_related("source", "session__conference", "session__committee", "paper")
    unsaid: list[read.Problem] = []
    meeting = read_meeting(parsed, conference, unsaid)
    own = light.filter(source=source.pk).first() if source.pk else None
    chosen = [] if own or not source.pk else list(light.filter(source__superseded_by__source=source.pk))
    session = own.session if own else chosen[0].session if chosen else session_for(*meeting)
    found, problems, refusals, overlapping = [own] if own else [], [], [], []
    others = _others(light, parsed, session, source, [*found, *chosen])
    texts = Resolution.objects.only("document", "position", "slug", "symbol", "code", "title", "topic")
    prefetch_related_objects(chosen, Prefetch("resolutions", texts))
    for document in [*chosen, *others.prefetch_related(Prefetch("resolutions", texts))]:
        overlap = _overlap(document, parsed, document.session)
        if _is_older_report(document, parsed, session):
            found.append(document)
            problems += _gone(overlap)
        elif overlap.lacking and (overlap.common or document in chosen):
            refusals.append(_refusal(source, document, overlap))
            overlapping.append(document)
        elif overlap.common or document in chosen:
            found.append(document)
    found.sort(key=lambda document: document.pk)
    return Replacement(
        session, meeting, tuple(unsaid), tuple(found), tuple(problems), " ".join(refusals), tuple(overlapping)
    )


def _others(
    light: QuerySet[Document],
    parsed: read.ParsedDocument,
    session: Session,
    source: Source,
    known: Sequence[Document],
) -> QuerySet[Document]:
    """Those of the session that may hold the same texts."""
    if session.pk is None:
        return light.none()
    others = light.filter(_may_hold_texts_of(parsed), session=session.pk)
    if source.pk:
        others = others.exclude(source__beside=source.pk)
    return others.exclude(pk__in=[document.pk for document in known]) if known else others


def matched(
    old: Sequence[Resolution], new: Sequence[read.Resolution], session: Session
) -> dict[int, Resolution]:
    """The older text of each new one, by the index of the new one: by name, else the nameless by topic."""
    standing = [(row, names_of(row)) for row in old]
    found: dict[int, Resolution] = {}
    for is_match in (_is_named_same, _is_nameless_same):
        for n, names in enumerate(map(names_of, new)):
            pairs = enumerate(standing) if n not in found else ()
            at = next((at for at, (_, theirs) in pairs if is_match(theirs, names, session)), None)
            if at is not None:
                found[n] = standing.pop(at)[0]
    return found


def makes_paper(parsed: read.ParsedDocument) -> bool:
    """Whether it is a paper that is stored: also of a file in which nothing was found."""
    is_votes = parsed.document_type == read.DocumentType.VOTES
    return not is_votes and (bool(parsed.sections) or not parsed.resolutions)


def paper_title(source: Source, parsed: read.ParsedDocument) -> str:
    """The printed title, else the first heading, else the file's name."""
    headings = (section.heading for section in parsed.sections if section.heading)
    return parsed.title or next(headings, source.name)


def _may_hold_texts_of(parsed: read.ParsedDocument) -> Q:
    """Those that share a name with it; of a report, every other report too."""
    named = Q(names__overlap=digests_of(parsed))
    is_report = parsed.document_type == read.DocumentType.SESSION_REPORT
    return named | Q(type=read.DocumentType.SESSION_REPORT) if is_report else named


def _is_named_same(one: Names, other: Names, session: Session) -> bool:
    """Whether two texts of a session are one, by the strongest name that both have.

    Two texts with different symbols are two texts, though both be called "Oceans and the law of the sea".
    A code comes back every year: in a session without a date what it is about must agree as well.
    """
    if one.symbol and other.symbol:
        return one.symbol == other.symbol
    if is_catch_all(session):
        return False
    if one.code and other.code:
        about = any(mine and mine == theirs for mine, theirs in zip(one[2:], other[2:], strict=True))
        return one.code == other.code and (about or session.conference.start_date is not None)
    return bool(one.title) and one.title == other.title


def _is_nameless_same(one: Names, other: Names, _: Session) -> bool:
    return not any(one[:3]) and not any(other[:3]) and one.topic == other.topic


def _is_older_report(document: Document, parsed: read.ParsedDocument, session: Session) -> bool:
    both = document.type == parsed.document_type == read.DocumentType.SESSION_REPORT
    return both and session.conference.start_date is not None and not is_catch_all(session)


def _overlap(document: Document, parsed: read.ParsedDocument, session: Session) -> Overlap:
    old = list(document.resolutions.all())
    pairs = matched(old, parsed.resolutions, session)
    common = [row.name for row in pairs.values() if any(names_of(row)[:3])]
    lacking = [row.name for row in old if row not in pairs.values()]
    if hasattr(document, "paper"):
        standing = Names(folded(document.paper.symbol), title=folded(Said(**document.said).title))
        coming = Names(folded(parsed.symbol), title=folded(parsed.title))
        if makes_paper(parsed) and _is_named_same(standing, coming, session):
            common.append(document.paper.title)
        elif any(standing) or not makes_paper(parsed):  # one without a name goes with the texts around it
            lacking.append(document.paper.title)
    return Overlap(tuple(common), tuple(lacking))


def _gone(overlap: Overlap) -> list[read.Problem]:
    if not overlap.lacking:
        return []
    number = len(overlap.lacking)
    what = "resolution of the older report is" if number == 1 else "resolutions of the older report are"
    named = _listed(overlap.lacking)
    return [read.Problem("resolutions-gone", f"{number} {what} not in this one, which replaced it: {named}.")]


def _refusal(source: Source, document: Document, overlap: Overlap) -> str:
    common = _listed(overlap.common) if overlap.common else "what"
    return (
        f"{source.name} holds {common}, which {document.source.name} "
        f"(SHA-256 {document.source.sha256[:12]}) holds already, but lacks {_listed(overlap.lacking)} of it. "
        "Nothing was stored: give the whole document, or withdraw the other first."
    )


def _listed(names: Sequence[str]) -> str:
    more = f" and {len(names) - 5} more" if len(names) > 5 else ""
    return ", ".join(f"“{name[:80]}”" for name in names[:5]) + more
