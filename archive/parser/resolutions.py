"""Documents of resolutions: a session's documentation, a set, a draft or an adopted resolution.

Guarantee: every block from the first resolution on belongs to the header, opening line or body of one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from archive.parser.clauses import read_body
from archive.parser.dates import read_date
from archive.parser.footnotes import lift_footnotes
from archive.parser.front import Front, is_set_front, listed_agenda, read_front
from archive.parser.fronts import with_fronts
from archive.parser.header import Header, kind_of, read_header
from archive.parser.ledger import Claims, claim
from archive.parser.lines import Line
from archive.parser.masthead import Masthead, is_masthead, of_volume, read_masthead, take_title
from archive.parser.masthead_patterns import (
    AGENDA_ITEM,
    CLOSING,
    DISTRIBUTION,
    MEETING,
    NUMBERED_BODY,
    RESOLUTION_LINE,
)
from archive.parser.model import (
    Committee,
    DocumentType,
    Footnote,
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
from archive.parser.patterns import CODE, COUNTED_DRAFT, DRAFT_HEAD, NUMBERED_DRAFT, RESOLUTION_WORD
from archive.parser.problems import lost_marks
from archive.parser.prose_votes import with_told_votes
from archive.parser.recorded_votes import lift_vote, read_results, vote_in_notes
from archive.parser.regions import Region
from archive.parser.rows import cells_of, print_of
from archive.parser.sections import read_annex
from archive.parser.segment import Block, segment
from archive.parser.simulations import (
    as_spelt,
    body_of,
    committee_problems,
    listed_topics,
    named_committee,
    named_conference,
    named_date,
    titled_bodies,
    with_coded_acronym,
    with_running_acronym,
)
from archive.parser.staff import without_staff
from archive.parser.table import Row, read_index
from archive.parser.vote_patterns import ADOPTED, REJECTED


def read_resolutions(lines: Sequence[Line], regions: Sequence[Region], claims: Claims) -> ParsedDocument:
    """The document whose resolutions `find_resolutions` found."""
    first = regions[0]
    above = [line for line in lines if line.number < first.text_line]
    if is_masthead(above) and (not _is_header(first.header) or _is_recommended(above, first.header)):
        return _read_masthead_document(lines, regions, claims)
    front_lines = [line for line in above if line.number < first.first_line]
    front = read_front(front_lines) if is_set_front(front_lines) else None
    return _read_set(lines, front_lines, front, regions, claims)


def _is_header(header: Sequence[Block]) -> bool:
    """Whether these are lines of a Model UN's header; an agenda item stands in a masthead too."""
    kinds = {kind_of(block) for block in header if not AGENDA_ITEM.match(block.text)}
    return bool(kinds & {"committee", "topic", "sponsors", "signatories"}) or any(
        CODE.fullmatch(block.text.strip(" *#")) or NUMBERED_DRAFT.match(block.text)
        for block in header
        if not RESOLUTION_LINE.match(block.text)
    )


def _is_recommended(above: Sequence[Line], header: Sequence[Block]) -> bool:
    """Whether drafts count "Draft resolution I", "II" below the masthead of the body that recommends them."""
    counted = any(COUNTED_DRAFT.match(block.text) for block in header)
    fielded = any(kind_of(block) not in (None, "code", "word") for block in header)
    cells = (cell for line in above for cell in cells_of(line))
    return counted and not fielded and any(DISTRIBUTION.match(cell.text) for cell in cells)


def _read_masthead_document(
    lines: Sequence[Line], regions: Sequence[Region], claims: Claims
) -> ParsedDocument:
    """Drafts or adopted resolutions of the United Nations: one, or several with a masthead each."""
    mastheads, read = [], []
    known = print_of(lines)
    for number, fronted in enumerate(with_fronts(regions)):
        above = [line for line in lines if fronted.start <= line.number < fronted.end]
        masthead = read_masthead(above, known)
        take_title(masthead)
        claims.update(masthead.claims if number == 0 else _moved(masthead.claims, number))
        resolution, found = _read_resolution(number, fronted.region, claims)
        mastheads.append(masthead)
        read.append((_of_masthead(resolution, masthead), (*masthead.problems, *found)))
    first = mastheads[0]
    return ParsedDocument(
        document_type=_type_of(mastheads, [found.status for found, _ in read]),
        symbol=first.symbol,
        title=first.title if len(regions) == 1 else None,
        distribution=first.distribution,
        date=first.date,
        conference=first.conference,
        committee=_with_opening_name(of_volume(first.committee, lines), regions[0].opening),
        agenda=first.agenda,
        resolutions=tuple(replace(found, footnotes=_numbered(found)) for found, _ in read),
        footnotes=tuple(
            note
            for masthead, (found, _) in zip(mastheads, read, strict=True)
            for note in (*masthead.footnotes, *_starred(found))
        ),
        problems=tuple(problem for _, problems in read for problem in problems),
    )


def _type_of(mastheads: Sequence[Masthead], statuses: Sequence[Status]) -> DocumentType:
    """Several resolutions with a title each are a set; what a meeting adopted is no draft."""
    if len(mastheads) > 1 and all(masthead.title for masthead in mastheads):
        return DocumentType.RESOLUTION_SET
    adopted = statuses[0] is Status.ADOPTED
    unsaid = DocumentType.RESOLUTION if adopted else DocumentType.DRAFT_RESOLUTION
    return mastheads[0].document_type or unsaid


def _moved(claims: Claims, number: int) -> Claims:
    """What a later masthead says is said of its own resolution."""
    return {line: (role, f"/resolutions/{number}") for line, (role, _) in claims.items()}


def _starred(resolution: Resolution) -> tuple[Footnote, ...]:
    """A starred note belongs to the masthead, wherever it stands."""
    return tuple(note for note in resolution.footnotes if not note.label.isdigit())


def _numbered(resolution: Resolution) -> tuple[Footnote, ...]:
    return tuple(note for note in resolution.footnotes if note.label.isdigit())


def _of_masthead(resolution: Resolution, masthead: Masthead) -> Resolution:
    adopted = masthead.status is Status.DRAFT and resolution.meeting is not None
    return replace(
        resolution,
        title=masthead.title,
        symbol=None if masthead.recommended else masthead.symbol,  # that of the report around it
        sponsors=masthead.sponsors,
        status=Status.ADOPTED if adopted else masthead.status,
        vote=resolution.vote or masthead.vote,
        adopted_on=resolution.adopted_on or masthead.adopted_on,
        meeting=resolution.meeting or masthead.meeting,
    )


def _with_opening_name(committee: Committee, opening: Block | None) -> Committee:
    named = body_of(opening.text) if opening else None
    if named and named.casefold() == (committee.session or "").casefold():  # as the sentence spells it
        found = NUMBERED_BODY.match(named)
        return replace(committee, name=found["body"] if found else named, session=named)
    return committee if committee.name else replace(committee, name=named)


def _read_resolution(number: int, region: Region, claims: Claims) -> tuple[Resolution, list[Problem]]:
    lifted = lift_footnotes(region.body)
    voted = lift_vote(lifted.body)
    noted, contradictions = vote_in_notes(lifted.footnotes)
    text, annexes = split_annexes(voted.rest)
    body, closing = _split_closing(text)
    if annexes and not closing:  # below the last annex instead
        annexes[-1], closing = _split_closing(annexes[-1])
    for block in closing:
        claim(claims, block.place.lines, Role.METADATA, f"/resolutions/{number}")
    read = read_body(body, headed=_is_header(region.header))
    for line in filter(None, (region.opening, read.turn)):
        claim(claims, line.place.lines, Role.METADATA, f"/resolutions/{number}/opening")
    opening = region.opening or read.turn
    said = "; ".join(block.text for block in closing)
    resolution = Resolution(
        opening=opening.text if opening else None,
        preambular=read.preambular,
        operative=read.operative,
        headings=read.headings,
        annexes=tuple(read_annex(annex) for annex in annexes),
        footnotes=lifted.footnotes,
        vote=voted.vote or noted,
        adopted_on=read_date(said),
        meeting=found.group() if (found := MEETING.search(said)) else None,
        place=(region.opening or region.body[0]).place,
    )
    return resolution, [*read.problems, *voted.problems, *contradictions, *lost_marks(lifted)]


def _split_closing(blocks: Sequence[Block]) -> tuple[Sequence[Block], Sequence[Block]]:
    """ "47th plenary meeting", "2 December 2020" behind the last clause."""
    end = len(blocks)
    while end and (_closes(blocks, end - 1) or (end > 1 and _is_record(blocks, end - 1))):
        end -= 1
    return blocks[:end], blocks[end:]


def _closes(blocks: Sequence[Block], at: int) -> bool:
    return blocks[at].marker is None and CLOSING.match(blocks[at].text) is not None


def _is_record(blocks: Sequence[Block], at: int) -> bool:
    """The symbol of the meeting's record behind the closing lines: "A74/VR/7"."""
    return _closes(blocks, at - 1) and "/" in blocks[at].text and " " not in blocks[at].text


def _read_set(
    lines: Sequence[Line],
    front_lines: Sequence[Line],
    front: Front | None,
    regions: Sequence[Region],
    claims: Claims,
) -> ParsedDocument:
    """Resolutions of a Model UN session, with or without a front part."""
    named, front_lines = without_staff(front_lines)
    agenda = () if front else listed_agenda(front_lines, claims)
    front_lines = [line for line in front_lines if not (agenda and line.number in claims)]
    rows = front.rows if front else read_index(front_lines)
    titles = () if front else titled_bodies(front_lines)
    headers, resolutions, problems = _read_headed(regions, rows, claims)
    committee = as_spelt(named_committee(front, titles, headers, resolutions), lines)
    voted, from_prose = with_told_votes(resolutions, front.summary if front else None)
    problems += from_prose
    claims.update(named.claims)
    if front:
        claims.update(front.claims)
        problems = [*front.problems, *problems]
    return ParsedDocument(
        document_type=_kind_of_set(front, voted, regions[0].header),
        simulation=True,
        date=named_date(front_lines, headers) if front is None else None,
        conference=front.conference if front else named_conference(lines, front_lines, headers, claims),
        committee=with_running_acronym(with_coded_acronym(committee, resolutions, lines), lines),
        staff=front.staff if front else named.members,
        agenda=front.agenda if front else agenda or listed_topics(front_lines),
        agenda_order=front.agenda_order if front else (),
        summary=front.summary if front else None,
        attendance=front.attendance if front else None,
        resolutions=voted,
        footnotes=front.footnotes if front else lift_footnotes(segment(front_lines)).footnotes,
        problems=(*problems, *committee_problems(front, headers), *_table_problems(rows, voted)),
    )


def _read_headed(
    regions: Sequence[Region], rows: Sequence[Row], claims: Claims
) -> tuple[list[Header], list[Resolution], list[Problem]]:
    """Resolutions as their headers and the table's rows tell of them; the headers; and the problems."""
    headers: list[Header] = []
    resolutions: list[Resolution] = []
    problems: list[Problem] = []
    for number, region in enumerate(regions):
        body = body_of(region.opening.text) if region.opening else None
        header = read_header((*region.header, *region.tail), number, body)
        claims.update(header.claims)
        resolution, found = _read_resolution(number, region, claims)
        row = _row_for(header.fields.get("code"), number, rows, len(regions))
        told, doubts = read_results(header.results)
        resolution = replace(resolution, vote=told or resolution.vote)
        headers.append(header)
        resolutions.append(_with_header(resolution, header, row))
        problems += (*found, *doubts)
    return headers, resolutions, problems


def _kind_of_set(
    front: Front | None, resolutions: Sequence[Resolution], header: Sequence[Block]
) -> DocumentType:
    """One resolution is no set: it is a draft, unless it was adopted or its head calls it "RESOLUTION"."""
    if front:
        return DocumentType.SESSION_REPORT
    if len(resolutions) > 1:
        return DocumentType.RESOLUTION_SET
    heads = [block.text for block in header if kind_of(block) == "word"]
    called = any(RESOLUTION_WORD.match(text) and not DRAFT_HEAD.match(text) for text in heads)
    adopted = resolutions[0].status is Status.ADOPTED or (called and resolutions[0].status is Status.DRAFT)
    return DocumentType.RESOLUTION if adopted else DocumentType.DRAFT_RESOLUTION


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
