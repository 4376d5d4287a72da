"""Documents of resolutions: a session's documentation, a set, a draft or an adopted resolution.

Guarantee: every block from the first resolution on belongs to the header, opening line or body of one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from archive.parser.clauses import read_body
from archive.parser.dates import read_date
from archive.parser.footnotes import lift_footnotes
from archive.parser.front import Front, is_session_front, read_front
from archive.parser.header import Header, kind_of, read_header
from archive.parser.ledger import Claims, claim
from archive.parser.lines import Line
from archive.parser.masthead import Masthead, is_masthead, read_masthead
from archive.parser.model import (
    Committee,
    DocumentType,
    ParsedDocument,
    Place,
    Problem,
    Resolution,
    Role,
    Severity,
    Status,
    Vote,
)
from archive.parser.parts import split_annexes
from archive.parser.patterns import (
    ADOPTED,
    AGENDA_ITEM,
    CLOSING,
    CODE,
    DATE,
    NUMBERED_DRAFT,
    REJECTED,
)
from archive.parser.problems import lost_marks
from archive.parser.recorded_votes import lift_vote, read_recorded_vote
from archive.parser.regions import Region
from archive.parser.sections import read_annex
from archive.parser.segment import Block, join_places, join_texts, segment
from archive.parser.simulations import body_of, committee_problems, named_committee, named_conference
from archive.parser.table import Row


def read_resolutions(lines: Sequence[Line], regions: Sequence[Region], claims: Claims) -> ParsedDocument:
    """The document whose resolutions `find_resolutions` found."""
    first = regions[0]
    above = [line for line in lines if line.number < first.text_line]
    if not _is_header(first.header) and is_masthead(above):
        return _read_masthead_document(above, regions, claims)
    front_lines = [line for line in above if line.number < first.first_line]
    front = read_front(front_lines) if is_session_front(front_lines) else None
    return _read_set(lines, front_lines, front, regions, claims)


def _is_header(header: Sequence[Block]) -> bool:
    """Whether these are lines of a Model UN's header; an agenda item stands in a masthead too."""
    kinds = {kind_of(block) for block in header if not AGENDA_ITEM.match(block.text)}
    return bool(kinds & {"committee", "topic", "sponsors", "signatories"}) or any(
        CODE.fullmatch(block.text.strip(" *#")) or NUMBERED_DRAFT.match(block.text) for block in header
    )


def _read_masthead_document(
    front: Sequence[Line], regions: Sequence[Region], claims: Claims
) -> ParsedDocument:
    """A draft or an adopted resolution of the United Nations."""
    masthead = read_masthead(front)
    claims.update(masthead.claims)
    whole = [replace(region, body=(*region.body, *region.tail), tail=()) for region in regions]
    read = [_read_resolution(number, region, claims) for number, region in enumerate(whole)]
    first = _of_masthead(read[0][0], masthead)
    stars = tuple(note for note in first.footnotes if not note.label.isdigit())
    numbered = tuple(note for note in first.footnotes if note.label.isdigit())
    resolutions = (replace(first, footnotes=numbered), *(resolution for resolution, _ in read[1:]))
    return ParsedDocument(
        document_type=masthead.document_type or DocumentType.DRAFT_RESOLUTION,
        symbol=masthead.symbol,
        title=masthead.title,
        distribution=masthead.distribution,
        date=masthead.date,
        conference=masthead.conference,
        committee=_with_opening_name(masthead.committee, regions[0].opening),
        agenda=masthead.agenda,
        resolutions=resolutions,
        footnotes=(*masthead.footnotes, *stars),  # a starred note belongs to the masthead, wherever it stands
        problems=(*masthead.problems, *(problem for _, problems in read for problem in problems)),
    )


def _of_masthead(resolution: Resolution, masthead: Masthead) -> Resolution:
    return replace(
        resolution,
        title=masthead.title,
        symbol=masthead.symbol,
        sponsors=masthead.sponsors,
        status=masthead.status,
        vote=resolution.vote or masthead.vote,
        adopted_on=resolution.adopted_on or masthead.adopted_on,
        meeting=resolution.meeting or masthead.meeting,
    )


def _with_opening_name(committee: Committee, opening: Block | None) -> Committee:
    named = body_of(opening.text) if opening else None
    return committee if committee.name else replace(committee, name=named)


def _read_resolution(number: int, region: Region, claims: Claims) -> tuple[Resolution, list[Problem]]:
    lifted = lift_footnotes(region.body)
    voted = lift_vote(lifted.body)
    text, annexes = split_annexes(voted.rest)
    body, closing = _split_closing(text)
    for block in closing:
        claim(claims, block.place.lines, Role.METADATA, f"/resolutions/{number}")
    if region.opening:
        claim(claims, region.opening.place.lines, Role.METADATA, f"/resolutions/{number}/opening")
    read = read_body(body)
    said = "; ".join(block.text for block in closing)
    resolution = Resolution(
        opening=region.opening.text if region.opening else None,
        preambular=read.preambular,
        operative=read.operative,
        headings=read.headings,
        annexes=tuple(read_annex(annex) for annex in annexes),
        footnotes=lifted.footnotes,
        vote=voted.vote,
        adopted_on=read_date(said),
        meeting=DATE.sub("", said).strip(" ,;") or None,
        place=(region.opening or region.body[0]).place,
    )
    return resolution, [*read.problems, *voted.problems, *lost_marks(lifted)]


def _split_closing(blocks: Sequence[Block]) -> tuple[Sequence[Block], Sequence[Block]]:
    """ "47th plenary meeting", "2 December 2020" behind the last clause."""
    end = len(blocks)
    while end and blocks[end - 1].marker is None and CLOSING.match(blocks[end - 1].text):
        end -= 1
    return blocks[:end], blocks[end:]


def _read_set(
    lines: Sequence[Line],
    front_lines: Sequence[Line],
    front: Front | None,
    regions: Sequence[Region],
    claims: Claims,
) -> ParsedDocument:
    """Resolutions of a Model UN session, with or without a front part."""
    rows = front.rows if front else ()
    headers: list[Header] = []
    resolutions: list[Resolution] = []
    problems: list[Problem] = []
    for number, region in enumerate(regions):
        header = read_header((*region.header, *region.tail), number)
        claims.update(header.claims)
        resolution, found = _read_resolution(number, region, claims)
        row = _row_for(header.fields.get("code"), number, rows, len(regions))
        headers.append(header)
        told, doubts = _printed_vote(header.results)
        resolution = replace(resolution, vote=told or resolution.vote)
        resolutions.append(_with_header(resolution, header, row))
        problems += (*found, *doubts)
    if front:
        claims.update(front.claims)
        problems = [*front.problems, *problems]
    return ParsedDocument(
        document_type=DocumentType.SESSION_REPORT if front else DocumentType.RESOLUTION_SET,
        simulation=True,
        conference=front.conference if front else named_conference(lines, front_lines, headers, claims),
        committee=named_committee(front, headers, resolutions),
        staff=front.staff if front else (),
        agenda=front.agenda if front else (),
        agenda_order=front.agenda_order if front else (),
        summary=front.summary if front else None,
        attendance=front.attendance if front else None,
        resolutions=tuple(resolutions),
        footnotes=front.footnotes if front else lift_footnotes(segment(front_lines)).footnotes,
        problems=(*problems, *committee_problems(front, headers), *_table_problems(rows, resolutions)),
    )


def _row_for(code: str | None, number: int, rows: Sequence[Row], resolutions: int) -> Row | None:
    """The table's row of a resolution: by its code, else by order where the counts agree."""
    if code and any(row.code for row in rows):
        return next((row for row in rows if row.code == code), None)
    return rows[number] if len(rows) == resolutions else None


def _with_header(resolution: Resolution, header: Header, row: Row | None) -> Resolution:
    code = header.fields.get("code")
    listed = replace(row.vote, place=Place((row.line,))) if row and row.vote else None
    vote = resolution.vote or listed
    return replace(
        resolution,
        code=code or (row.code if row else None),
        code_inferred=bool(not code and row and row.code),
        title=header.fields.get("title"),
        topic=header.fields.get("topic") or (row.topic if row else None),
        sponsors=header.sponsors,
        vote=vote,
        status=_status(vote, " ".join(block.text for block in header.results)),
    )


def _printed_vote(results: Sequence[Block]) -> tuple[Vote | None, tuple[Problem, ...]]:
    """The vote told above or below the text itself."""
    if not results:
        return None, ()
    place = join_places([block.place for block in results])
    return read_recorded_vote(join_texts([block.raw for block in results]), place)


def _status(vote: Vote | None, told: str) -> Status:
    if vote:
        return Status.ADOPTED if vote.adopted else Status.REJECTED
    if REJECTED.search(told):
        return Status.REJECTED
    return Status.ADOPTED if ADOPTED.search(told) else Status.DRAFT


def _table_problems(rows: Sequence[Row], resolutions: Sequence[Resolution]) -> list[Problem]:
    if not rows:
        return []
    problems = []
    if len(rows) != len(resolutions):
        problems.append(
            Problem(
                "table-count",
                f"The table lists {len(rows)} resolutions, the document holds {len(resolutions)}.",
                rows[0].line,
            )
        )
    problems += [
        Problem(
            "code-inferred",
            f"Resolution {number} prints no code; {resolution.code} is the table's row {number}.",
            resolution.place.lines[0],
            Severity.INFO,
        )
        for number, resolution in enumerate(resolutions, 1)
        if resolution.code_inferred
    ]
    return problems
