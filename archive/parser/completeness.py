"""What a document of its layout always prints, and this one does not, or not where it was looked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from archive.parser.enumerators import readings
from archive.parser.front import fold_title
from archive.parser.model import (
    DocumentType,
    LedgerEntry,
    ParsedDocument,
    Problem,
    Resolution,
    Role,
    Severity,
)
from archive.parser.patterns import HEADER_FIELD
from archive.parser.phrases import Form, opening_form
from archive.parser.segment import Block

_CLAUSES = (Role.HEADING, Role.PREAMBULAR, Role.OPERATIVE)
_MASTHEADED = (DocumentType.RESOLUTION, DocumentType.DRAFT_RESOLUTION, DocumentType.SECRETARIAT_NOTE)

# Series whose mastheads print distribution and session as well.
_FULL_MASTHEADS = ("A/", "E/", "CTOC/", "CAC/", "UNEP/")
# Series that name the agenda item too.
_WITH_AGENDA = ("A/RES/", "A/C.", "A/HRC/")


def check_completeness(document: ParsedDocument) -> Iterator[Problem]:
    """The fields that are missing, and those that do not fit together."""
    if document.document_type in _MASTHEADED and not document.simulation:
        yield from _masthead(document)
    elif document.document_type is DocumentType.SESSION_REPORT:
        yield from _front(document)
    elif document.document_type is DocumentType.RESOLUTION_SET and not document.symbol:
        yield from _headers(document)
    yield from _openings(document)
    yield from _beside_others(document)
    yield from _agenda(document)


def _masthead(document: ParsedDocument) -> Iterator[Problem]:
    fields: dict[str, object] = {
        "symbol": document.symbol,
        "date": document.date,
        "committee": document.committee.name,
    }
    if (document.symbol or "").startswith(_FULL_MASTHEADS):
        fields["distribution"] = document.distribution
        fields["session"] = document.committee.session
    if (document.symbol or "").startswith(_WITH_AGENDA):
        fields["agenda item"] = document.agenda
    if document.resolutions and not (document.symbol or "S/").startswith("S/"):
        fields["title"] = document.resolutions[0].title
    if document.document_type is DocumentType.DRAFT_RESOLUTION and document.resolutions:
        fields["sponsors"] = document.resolutions[0].sponsors
        for item in document.agenda:
            fields[f"subject of agenda item {item.number}"] = item.title
    yield from (_missing(name, _first_line(document)) for name, value in fields.items() if not value)
    if not document.resolutions and "/RES/" in (document.symbol or ""):
        yield Problem(
            "opening-missing",
            "The symbol is that of a resolution, but no opening line was found.",
            next((entry.line for entry in document.ledger if entry.role is Role.PARAGRAPH), None),
        )


def _front(document: ParsedDocument) -> Iterator[Problem]:
    fields = {
        "conference": document.conference.name,
        "date of the conference": document.conference.start_date,
        "committee": document.committee.name,
        "staff": document.staff,
        "agenda": document.agenda,
        "summary report": document.summary,
        "attendance": document.attendance,
    }
    yield from (_missing(name, _first_line(document)) for name, value in fields.items() if not value)
    for resolution in document.resolutions:
        printed = {"topic": resolution.topic, "vote": resolution.vote}
        yield from (_missing(name, _line(resolution)) for name, value in printed.items() if not value)


def _headers(document: ParsedDocument) -> Iterator[Problem]:
    """What every header of a Model UN has; it may have a code or sponsors, or both."""
    if not document.committee.name and all(each.opening for each in document.resolutions):
        yield _missing("committee", _first_line(document))
    coded = any(resolution.code for resolution in document.resolutions)
    for resolution in document.resolutions:
        if resolution.title and not resolution.topic:
            continue  # set as the United Nations do
        if not resolution.topic:
            yield _missing("topic", _line(resolution))
        if not coded and not resolution.sponsors:
            yield _missing("code and no sponsors", _line(resolution))


def _line(resolution: Resolution) -> int | None:
    return next(iter(resolution.place.lines), None)


def _missing(name: str, line: int | None) -> Problem:
    return Problem("field-missing", f"No {name} was found.", line, Severity.INFO)


def _first_line(document: ParsedDocument) -> int | None:
    return document.ledger[0].line if document.ledger else None


def lost_openings(blocks: Sequence[Block], ledger: Sequence[LedgerEntry]) -> Iterator[Problem]:
    """Where a resolution seems to begin without an opening line: a field of its header among clauses, or two
    clauses of a preamble, one below the other, that stand in no preamble."""
    roles = {entry.line: entry.role for entry in ledger}
    found = False
    for above, block in pairwise(blocks):
        role = roles.get(block.first_line)
        field = HEADER_FIELD.match(block.raw)
        header = field is not None and bool(field["value"].strip("*_ ")) and role in _CLAUSES
        preamble = _is_lost(above, roles) and _is_lost(block, roles)
        if (header or preamble) and not found:
            yield Problem(
                "opening-missing",
                "A resolution seems to begin here, but no opening line was found above its clauses.",
                (block if header else above).first_line,
            )
        found = header or preamble or (found and role is Role.HEADING)


def _is_lost(block: Block, roles: Mapping[int, Role]) -> bool:
    return _is_preambular(block) and roles.get(block.first_line) not in (Role.PREAMBULAR, Role.FOOTNOTE)


def _is_preambular(block: Block) -> bool:
    return (
        block.marker is None
        and block.text.endswith(",")
        and opening_form(block.text, block.language) is Form.PARTICIPLE
    )


def _openings(document: ParsedDocument) -> Iterator[Problem]:
    """A resolution read without an opening line: none is printed, or it was lost."""
    for resolution in document.resolutions:
        clauses = [*resolution.preambular, *resolution.operative]
        if not resolution.opening and clauses:
            yield Problem(
                "opening-missing",
                f"{_name(resolution)} begins here without an opening line.",
                next(iter(clauses[0].place.lines), None),
            )


def _beside_others(document: ParsedDocument) -> Iterator[Problem]:
    """A resolution without what the others of its document have."""
    for name in ("code", "topic", "vote", "sponsors", "title"):
        lacking = [each for each in document.resolutions if not getattr(each, name)]
        if 0 < len(lacking) < len(document.resolutions):
            for resolution in lacking:
                yield Problem(
                    "field-missing",
                    f"{_name(resolution)} has no {name.rstrip('s')}, though others here have one.",
                    _line(resolution),
                )


def _name(resolution: Resolution) -> str:
    return resolution.code or "A resolution"


def _agenda(document: ParsedDocument) -> Iterator[Problem]:
    """Numbers left out of the agenda, and topics that are not on it."""
    several = any(problem.code == "several-sessions" for problem in document.problems)
    if document.document_type is not DocumentType.SESSION_REPORT or not document.agenda or several:
        return
    lines = [entry.line for entry in document.ledger if (entry.node or "").startswith("/agenda")]
    items = [item.number for item in document.agenda if "(" not in item.number]
    numbers = [found[0].ordinal for number in items if (found := readings(f"{number}."))]
    if numbers != list(range(1, len(items) + 1)):
        yield Problem("agenda-gap", "The numbers of the agenda do not follow.", next(iter(lines), None))
    titles = {fold_title(item.title) for item in document.agenda}
    for resolution in document.resolutions:
        if resolution.topic and fold_title(resolution.topic) not in titles:
            yield Problem(
                "topic-agenda",
                f"{_name(resolution)} is on “{resolution.topic}”, which is not on the agenda.",
                next(iter(resolution.place.lines), None),
            )
