"""What a document of its layout always prints, and this one does not, or not where it was looked for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from archive.parser.doubt_patterns import PREAMBLE_END
from archive.parser.enumerators import readings
from archive.parser.front import fold_title
from archive.parser.languages import LANGUAGES
from archive.parser.lines import Line
from archive.parser.masthead_patterns import CLOSING, NUMBERED_TITLE, REPORT_LINE, RESOLUTION_LINE
from archive.parser.model import (
    DocumentType,
    LedgerEntry,
    ParsedDocument,
    Problem,
    Resolution,
    Role,
    Severity,
)
from archive.parser.parts import begins_beside
from archive.parser.patterns import HEADER_FIELD
from archive.parser.phrases import Form, opening_form
from archive.parser.segment import Block

_CLAUSES = (Role.HEADING, Role.PREAMBULAR, Role.OPERATIVE)
_MASTHEADED = (DocumentType.RESOLUTION, DocumentType.DRAFT_RESOLUTION, DocumentType.SECRETARIAT_NOTE)

# Series whose mastheads print the distribution, and those that print the session as well.
_DISTRIBUTED = ("A/", "E/", "S/RES/", "FCCC/", "CTOC/", "CAC/", "UNEP/")
_FULL_MASTHEADS = ("A/", "E/", "CTOC/", "CAC/", "UNEP/")
# Series that name the agenda item too, and those that print the days of the session.
_WITH_AGENDA = re.compile(r"A/(?:RES/|C\.|HRC/|\d)|E/(?:CN\.|\d)|WHA|CTOC/|CAC/")
_WITH_DAYS = ("A/HRC/", "E/CN.", "UNEP/", "CTOC/", "CAC/", "FCCC/", "CBD/")
# Series whose mastheads are dated later than the adoption.
_DATED_APART = ("A/", "E/", "FCCC/", "UNEP/")
# Series of bodies that stand below a main organ, whose name alone is not theirs.
_OF_SUBSIDIARIES = re.compile(r"A/(?:C\.|HRC/|CN\.|AC\.)|E/(?:CN|C)\.")
_MAIN_ORGANS = frozenset(organ for language in LANGUAGES for organ in language.layout.organs[:3])
# From this session on resolutions of the General Assembly print what the agenda item is about.
_SUBJECT_FROM = 78
# "A/RES/80/216"
_OF_ASSEMBLY = re.compile(r"A/RES/(?P<session>\d+)/")
# Lines in which a masthead ends.
_MASTHEAD_LINES = 60
# Fewest items of an agenda whose numbers are a count.
_MIN_AGENDA = 3
# "Assistant Director", "Vice-Chair", "Vice President": whoever assists somebody.
_ASSISTANT = re.compile(r"(?:assistant|deputy|vice|associate)[\s-]+(?P<chief>\w.*)", re.I)


def check_completeness(document: ParsedDocument, lines: Sequence[Line]) -> Iterator[Problem]:
    """The fields that are missing, and those that do not fit together; `lines` are those of the document."""
    if document.document_type in _MASTHEADED and not document.simulation:
        yield from _masthead(document)
        yield from _of_adopted(document, lines)
    elif document.document_type is DocumentType.SESSION_REPORT:
        yield from _front(document)
        yield from _staff(document)
    yield from _openings(document)
    yield from _beside_others(document)
    yield from _agenda(document)


def _masthead(document: ParsedDocument) -> Iterator[Problem]:
    fields: dict[str, object] = {
        "symbol": document.symbol,
        "date": document.date,
        "committee": document.committee.name,
    }
    symbol = document.symbol or ""
    fields |= _of_series(document, symbol)
    if document.resolutions and (symbol.startswith("S/RES/") or not (symbol or "S/").startswith("S/")):
        fields["title"] = document.resolutions[0].title
    if document.document_type is DocumentType.DRAFT_RESOLUTION and document.resolutions:
        fields["sponsors"] = document.resolutions[0].sponsors
    if document.document_type is not DocumentType.RESOLUTION:
        for item in document.agenda:
            fields[f"subject of agenda item {item.number}"] = item.title
    yield from (_missing(name, _first_line(document)) for name, value in fields.items() if not value)
    if _OF_SUBSIDIARIES.match(symbol) and document.committee.name in _MAIN_ORGANS:
        yield Problem(
            "field-missing",
            f"No committee was found but the {document.committee.name}; {symbol} is of one below it.",
            _first_line(document),
            Severity.INFO,
        )
    if not document.resolutions and "/RES/" in (document.symbol or ""):
        yield Problem(
            "opening-missing",
            "The symbol is that of a resolution, but no opening line was found.",
            next((entry.line for entry in document.ledger if entry.role is Role.PARAGRAPH), None),
        )


def _of_series(document: ParsedDocument, symbol: str) -> dict[str, object]:
    """What the mastheads of a series print besides."""
    fields = {
        "distribution": (symbol.startswith(_DISTRIBUTED), document.distribution),
        "session": (symbol.startswith(_FULL_MASTHEADS), document.committee.session),
        "agenda item": (_WITH_AGENDA.match(symbol), document.agenda),
        "days of the session": (symbol.startswith(_WITH_DAYS), document.conference.start_date),
    }
    return {name: value for name, (printed, value) in fields.items() if printed}


def _of_adopted(document: ParsedDocument, lines: Sequence[Line]) -> Iterator[Problem]:
    """What stands in the masthead of a resolution of the General Assembly besides, and the day of a paper
    that is but the day of adoption."""
    symbol = document.symbol or ""
    days = {resolution.adopted_on for resolution in document.resolutions}
    if symbol.startswith(_DATED_APART) and document.date and document.date in days:
        yield Problem(
            "field-missing",
            "The only date that was found is that of the adoption; the masthead has another.",
            _first_line(document),
            Severity.INFO,
        )
    if (assembly := _OF_ASSEMBLY.match(symbol)) is None:
        return
    for item in document.agenda if int(assembly["session"]) >= _SUBJECT_FROM else ():
        if not item.title and " " not in item.number.replace(" (", "("):  # two items have no subject
            yield _missing(f"subject of agenda item {item.number}", _first_line(document))
    if document.resolutions and not any(REPORT_LINE.match(line.text) for line in lines[:_MASTHEAD_LINES]):
        yield _missing("committee that reported on it", _first_line(document))


def _staff(document: ParsedDocument) -> Iterator[Problem]:
    """Who assists somebody that the list does not name."""
    roles = [member.role.casefold() for member in document.staff]
    line = next((each.line for each in document.ledger if (each.node or "").startswith("/staff")), None)
    for role in roles:
        found = _ASSISTANT.match(role)
        if found and not any(other.startswith(found["chief"][:5]) for other in roles):
            yield Problem(
                "field-missing",
                f"The staff has a {role}, but no {found['chief']} was found.",
                line,
                Severity.INFO,
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


def _line(resolution: Resolution) -> int | None:
    return next(iter(resolution.place.lines), None)


def _missing(name: str, line: int | None) -> Problem:
    verb = "were" if name.startswith(("sponsors", "days")) else "was"
    return Problem("field-missing", f"No {name} {verb} found.", line, Severity.INFO)


def _first_line(document: ParsedDocument) -> int | None:
    return document.ledger[0].line if document.ledger else None


def lost_openings(blocks: Sequence[Block], ledger: Sequence[LedgerEntry]) -> Iterator[Problem]:
    """Where a resolution seems to begin without an opening line: a field of its header among clauses, a
    clause of a preamble that stands in none, above another or above an operative one, or two operative
    clauses that are read as paragraphs."""
    roles = {entry.line: entry.role for entry in ledger}
    found = False
    beside = False  # below a remark: who submitted an amendment, and how it was voted on
    for above, block in pairwise(blocks):
        role = roles.get(block.first_line)
        beside = role is Role.HEADING and (beside or begins_beside(block))
        field = HEADER_FIELD.match(block.raw)
        header = field is not None and bool(field["value"].strip("*_ ")) and role in _CLAUSES and not beside
        preamble = _is_lost(above, roles) and (_is_lost(block, roles) or _is_first(block))
        preamble = preamble or (_is_paragraph(above, roles) and _is_paragraph(block, roles))
        if (header or preamble) and not found:
            yield Problem(
                "opening-missing",
                "A resolution seems to begin here, but no opening line was found above its clauses.",
                (block if header else above).first_line,
            )
        found = header or preamble or (found and role is Role.HEADING)


def _is_lost(block: Block, roles: Mapping[int, Role]) -> bool:
    return _is_preambular(block) and roles.get(block.first_line) not in (Role.PREAMBULAR, Role.FOOTNOTE)


def _is_paragraph(block: Block, roles: Mapping[int, Role]) -> bool:
    return _is_operative(block) and roles.get(block.first_line) is Role.PARAGRAPH


def _is_preambular(block: Block) -> bool:
    return (
        block.marker is None
        and PREAMBLE_END.search(block.text) is not None
        and opening_form(block.text, block.language) is Form.PARTICIPLE
    )


def _is_first(block: Block) -> bool:
    return _is_operative(block) and (block.marker or "").strip("().") in ("1", "I")


def _is_operative(block: Block) -> bool:
    return (
        block.marker is not None
        and block.text.endswith((";", ":", "."))
        and opening_form(block.text, block.language) is Form.FINITE
    )


def _openings(document: ParsedDocument) -> Iterator[Problem]:
    """A resolution read without an opening line: none is printed, or it was lost."""
    for resolution in document.resolutions:
        yield from _begun_within(resolution)
        clauses = [*resolution.preambular, *resolution.operative]
        if not resolution.opening and clauses:
            yield Problem(
                "opening-missing",
                f"{_name(resolution)} begins here without an opening line.",
                next(iter(clauses[0].place.lines), None),
            )


def _begun_within(resolution: Resolution) -> Iterator[Problem]:
    """What closes or heads a resolution, in the middle of one; numbers that begin again below no heading."""
    inner = [each for each in resolution.headings if each.operative < len(resolution.operative)]
    for heading in inner:
        if any(form.match(heading.text) for form in (CLOSING, RESOLUTION_LINE, NUMBERED_TITLE)):
            yield Problem(
                "opening-missing",
                f"Another resolution may begin here without an opening line, at “{heading.text[:60]}”.",
                next(iter(heading.place.lines), None),
            )
            return
    for at, (above, clause) in enumerate(pairwise(resolution.operative), 1):
        again = clause.label == "1" and not clause.inferred and (above.label or "") not in ("", "1")
        if again and not any(heading.operative == at for heading in inner):
            yield Problem(
                "label-order",
                f"The numbers begin again at 1 behind clause {above.label}; another text may begin here.",
                next(iter(clause.place.lines), None),
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
    report = document.document_type is DocumentType.SESSION_REPORT
    if not document.agenda or several or (not report and len(document.agenda) < _MIN_AGENDA):
        return
    lines = [entry.line for entry in document.ledger if (entry.node or "").startswith("/agenda")]
    items = [item.number for item in document.agenda if "(" not in item.number]
    numbers = [found[0].ordinal for number in items if (found := readings(f"{number}."))]
    if numbers != list(range(1, len(items) + 1)):
        yield Problem("agenda-gap", "The numbers of the agenda do not follow.", next(iter(lines), None))
    if not report:
        return
    titles = {fold_title(item.title) for item in document.agenda}
    for resolution in document.resolutions:
        if resolution.topic and fold_title(resolution.topic) not in titles:
            yield Problem(
                "topic-agenda",
                f"{_name(resolution)} is on “{resolution.topic}”, which is not on the agenda.",
                next(iter(resolution.place.lines), None),
            )
