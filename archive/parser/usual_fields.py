"""What a Model UN's document prints as a rule, and this one does not: notes, for some print less."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from archive.parser.doubt_patterns import CODE_LETTERS
from archive.parser.lines import Line
from archive.parser.model import (
    DocumentType,
    ParsedDocument,
    Problem,
    Resolution,
    Severity,
    StaffMember,
    VoteMethod,
)
from archive.parser.patterns import HEADER_FIELD
from archive.parser.vocabulary import CHAIRS

# Members of a staff from which one is the chair.
MIN_STAFF = 2
# Fields of a header from which the others belong to it.
MIN_FIELDS = 3


def check_usual_fields(document: ParsedDocument, lines: Sequence[Line]) -> Iterator[Problem]:
    """The fields that are missing from a document of a Model UN, and tallies missing from any vote; `lines`
    are those of the document."""
    yield from _tallies(document.resolutions)
    if document.document_type is DocumentType.SESSION_REPORT:
        yield from _chair(document.staff, _first_line(document))
        yield from _acronym(document)
    elif document.simulation and document.resolutions and not document.symbol:
        yield from _conference(document)
        yield from _headers(document, _printed_fields(document, lines))
        yield from _acronym(document)


def _tallies(resolutions: Sequence[Resolution]) -> Iterator[Problem]:
    """A vote that counts some positions and not others."""
    for resolution in resolutions:
        vote = resolution.vote
        if vote is None or vote.method is not VoteMethod.RECORDED:
            continue
        counts = {"in favour": vote.in_favor, "against": vote.against, "abstaining": vote.abstentions}
        lacking = [name for name, count in counts.items() if count is None]
        if lacking:
            yield _note(
                f"The vote does not say how many were {' and '.join(lacking)}.",
                next(iter(vote.place.lines or resolution.place.lines), None),
            )


def _chair(staff: Sequence[StaffMember], line: int | None) -> Iterator[Problem]:
    roles = " ".join(member.role.casefold() for member in staff)
    if len(staff) >= MIN_STAFF and not any(chair in roles for chair in CHAIRS):
        yield _note("The staff has no chair.", line)


def _acronym(document: ParsedDocument) -> Iterator[Problem]:
    """Codes that begin with letters which nothing says to be the committee's."""
    committee = document.committee
    codes = [resolution.code for resolution in document.resolutions if resolution.code]
    letters = CODE_LETTERS.match(codes[0]) if codes else None
    if letters and committee.name and not committee.acronym:
        yield _note(
            f"The codes begin with {letters.group()}, but no acronym of the committee was found.",
            _first_line(document),
        )


def _conference(document: ParsedDocument) -> Iterator[Problem]:
    """A conference without its days, or days without a conference; many sets tell of neither."""
    conference = document.conference
    if conference.name and not (conference.start_date or document.date):
        yield _missing("date of the conference", _first_line(document))
    if not conference.name and (conference.start_date or conference.location):
        yield _missing("conference", _first_line(document))


def _printed_fields(document: ParsedDocument, lines: Sequence[Line]) -> frozenset[str]:
    """The fields that some header of the document has."""
    found = {"code": any(each.code for each in document.resolutions)}
    for line in lines:
        field = HEADER_FIELD.match(line.raw) if ":" in line.raw else None
        found |= {name: True for name, value in field.groupdict().items() if value} if field else {}
    return frozenset(name for name, printed in found.items() if printed)


def _headers(document: ParsedDocument, printed: frozenset[str]) -> Iterator[Problem]:
    """What every header of a Model UN has; what none of this document has is said once."""
    resolutions = [each for each in document.resolutions if each.topic or not each.title]
    if not document.committee.name and all(each.opening for each in document.resolutions):
        yield _missing("committee", _first_line(document))
    others = printed & {"committee", "topic", "sponsors"}
    if resolutions and "code" not in printed and len(others) >= MIN_FIELDS:
        yield _missing("code", _line(resolutions[0]))
    if resolutions and "sponsors" not in printed and "signatories" in printed:
        yield _missing("sponsors", _line(resolutions[0]))
    for resolution in resolutions:
        if not resolution.topic:
            yield _missing("topic", _line(resolution))
        if "code" not in printed and not resolution.sponsors:
            yield _missing("code and no sponsors", _line(resolution))


def _line(resolution: Resolution) -> int | None:
    return next(iter(resolution.place.lines), None)


def _first_line(document: ParsedDocument) -> int | None:
    return document.ledger[0].line if document.ledger else None


def _missing(name: str, line: int | None) -> Problem:
    return _note(f"No {name} {'were' if name == 'sponsors' else 'was'} found.", line)


def _note(message: str, line: int | None) -> Problem:
    return Problem("field-missing", message, line, Severity.INFO)
