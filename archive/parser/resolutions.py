"""Documents of resolutions: a session's documentation, a set, a draft or an adopted resolution.

Guarantee: every block from the first resolution on belongs to the header, opening line or body of one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from archive.parser.clauses import read_body
from archive.parser.dates import find_range, read_date, read_range
from archive.parser.footnotes import lift_footnotes
from archive.parser.front import Front, fold_title, is_session_front, read_committee, read_front
from archive.parser.header import Header, header_start, read_header
from archive.parser.ledger import Claims, claim
from archive.parser.lines import Line, names_model_un
from archive.parser.masthead import Masthead, is_masthead, read_masthead
from archive.parser.model import (
    Committee,
    Conference,
    DocumentType,
    ParsedDocument,
    Place,
    Problem,
    Resolution,
    Role,
    Severity,
    Status,
)
from archive.parser.parts import split_annexes
from archive.parser.patterns import BARE_OPENING, CLOSING, CODE, DATE, OPENING
from archive.parser.phrases import Form, find_phrase, is_emphasised
from archive.parser.problems import lost_marks
from archive.parser.recorded_votes import lift_vote
from archive.parser.sections import read_annex
from archive.parser.segment import Block, segment
from archive.parser.table import Row


@dataclass(frozen=True, slots=True)
class Region:
    """The blocks of one resolution: header, opening line, body."""

    header: tuple[Block, ...]
    opening: Block
    body: tuple[Block, ...]


def find_resolutions(blocks: Sequence[Block]) -> list[Region]:
    """The resolutions in a document, each known by its opening line."""
    openings = [at for at in range(len(blocks)) if _is_opening(blocks, at)]
    openings = [at for at in openings if not _leads_to_draft(blocks, at, openings)]
    regions = []
    starts = [header_start(blocks, opening) for opening in openings]
    for number, opening in enumerate(openings):
        end = starts[number + 1] if number + 1 < len(openings) else len(blocks)
        header = tuple(blocks[starts[number] : opening])
        regions.append(Region(header, blocks[opening], tuple(blocks[opening + 1 : end])))
    return regions


def _leads_to_draft(blocks: Sequence[Block], at: int, openings: Sequence[int]) -> bool:
    """Whether an opening line and one paragraph only introduce a draft: "recommends … the following:"."""
    below = next((other for other in openings if other > at), at)
    return at < below <= at + 2 and blocks[below - 1].text.endswith(":")


def _is_opening(blocks: Sequence[Block], at: int) -> bool:
    """An opening line is followed by a clause."""
    block = blocks[at]
    if block.marker or at + 1 == len(blocks):
        return False
    if OPENING.match(block.text):
        return any(find_phrase(below) is not None for below in blocks[at + 1 : at + 3])
    phrase = find_phrase(blocks[at + 1]) if BARE_OPENING.match(block.text) else None
    return phrase is not None and phrase.known and (is_emphasised(block) or phrase.form is not Form.BASE)


def read_resolutions(lines: Sequence[Line], regions: Sequence[Region], claims: Claims) -> ParsedDocument:
    """The document whose resolutions `find_resolutions` found."""
    first = regions[0]
    start = (first.header or (first.opening,))[0].first_line
    front_lines = [line for line in lines if line.number < start]
    if not first.header and is_masthead(front_lines):
        return _read_masthead_document(front_lines, regions, claims)
    front = read_front(front_lines) if is_session_front(front_lines) else None
    return _read_set(lines, front_lines, front, regions, claims)


def _read_masthead_document(
    front: Sequence[Line], regions: Sequence[Region], claims: Claims
) -> ParsedDocument:
    """A draft or an adopted resolution of the United Nations."""
    masthead = read_masthead(front)
    claims.update(masthead.claims)
    read = [_read_resolution(number, region, claims) for number, region in enumerate(regions)]
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


def _with_opening_name(committee: Committee, opening: Block) -> Committee:
    if committee.name:
        return committee
    found = OPENING.match(opening.text) or BARE_OPENING.match(opening.text)
    return replace(committee, name=found["body"] if found else None)


def _read_resolution(number: int, region: Region, claims: Claims) -> tuple[Resolution, list[Problem]]:
    lifted = lift_footnotes(region.body)
    voted = lift_vote(lifted.body)
    text, annexes = split_annexes(voted.rest)
    body, closing = _split_closing(text)
    for block in closing:
        claim(claims, block.place.lines, Role.METADATA, f"/resolutions/{number}")
    claim(claims, region.opening.place.lines, Role.METADATA, f"/resolutions/{number}/opening")
    read = read_body(body)
    said = "; ".join(block.text for block in closing)
    resolution = Resolution(
        opening=region.opening.text,
        preambular=read.preambular,
        operative=read.operative,
        headings=read.headings,
        annexes=tuple(read_annex(annex) for annex in annexes),
        footnotes=lifted.footnotes,
        vote=voted.vote,
        adopted_on=read_date(said),
        meeting=DATE.sub("", said).strip(" ,;") or None,
        place=region.opening.place,
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
    headers, resolutions, problems = [], [], []
    for number, region in enumerate(regions):
        header = read_header(region.header, number)
        claims.update(header.claims)
        resolution, found = _read_resolution(number, region, claims)
        row = _row_for(header.fields.get("code"), number, rows, len(regions))
        headers.append(header)
        resolutions.append(_with_header(resolution, header, row))
        problems += found
    if front:
        claims.update(front.claims)
        problems = [*front.problems, *problems]
    return ParsedDocument(
        document_type=DocumentType.SESSION_REPORT if front else DocumentType.RESOLUTION_SET,
        simulation=True,
        conference=front.conference if front else _named_conference(lines, front_lines, claims),
        committee=_committee(front, headers, resolutions),
        staff=front.staff if front else (),
        agenda=front.agenda if front else (),
        agenda_order=front.agenda_order if front else (),
        summary=front.summary if front else None,
        attendance=front.attendance if front else None,
        resolutions=tuple(resolutions),
        footnotes=front.footnotes if front else lift_footnotes(segment(front_lines)).footnotes,
        problems=(*problems, *_committee_problems(front, headers), *_table_problems(rows, resolutions)),
    )


def _row_for(code: str | None, number: int, rows: Sequence[Row], resolutions: int) -> Row | None:
    """The table's row of a resolution: by its code, else by order where the counts agree."""
    if code and any(row.code for row in rows):
        return next((row for row in rows if row.code == code), None)
    return rows[number] if len(rows) == resolutions else None


def _with_header(resolution: Resolution, header: Header, row: Row | None) -> Resolution:
    code = header.fields.get("code")
    vote = replace(row.vote, place=Place((row.line,))) if row and row.vote else resolution.vote
    status = Status.DRAFT if vote is None else Status.ADOPTED if vote.adopted else Status.REJECTED
    return replace(
        resolution,
        code=code or (row.code if row else None),
        code_inferred=bool(not code and row and row.code),
        title=header.fields.get("title"),
        topic=header.fields.get("topic") or (row.topic if row else None),
        sponsors=header.sponsors,
        vote=vote,
        status=status,
    )


def _named_conference(lines: Sequence[Line], front: Sequence[Line], claims: Claims) -> Conference:
    """A running head, or a line above the first header, that names a Model UN names the conference."""
    heads = [line for line in lines if line.furniture and names_model_un(line.text)]
    titles = [line for line in front if line.text and names_model_un(line.text)][:1]
    if not heads and not titles:
        return Conference()
    claim(claims, [line.number for line in titles], Role.METADATA, "/conference")
    head = Counter(line.text for line in heads or titles).most_common(1)[0][0]
    found = find_range(head)
    if not found:
        return Conference(head)
    return Conference(head[: found.start()].rstrip(" ,;•–-(") or None, *read_range(head))


def _committee(
    front: Front | None, headers: Sequence[Header], resolutions: Sequence[Resolution]
) -> Committee:
    if front and front.committee.name:
        return front.committee
    printed = next((header.fields["committee"] for header in headers if header.fields.get("committee")), None)
    if printed is None and resolutions[0].opening:
        found = OPENING.match(resolutions[0].opening)
        printed = found["body"] if found else None
    if printed is None:
        return Committee()
    committee = read_committee(printed)
    return (
        committee
        if committee.acronym
        else replace(committee, acronym=_acronym_of(committee.name, resolutions))
    )


def _acronym_of(name: str | None, resolutions: Sequence[Resolution]) -> str | None:
    """The first part of a code, where its letters are initials of the committee's name ("IOM/1/1")."""
    found = CODE.match(resolutions[0].code or "")
    if not found:
        return None
    initials = iter(word[0] for word in (name or "").split() if word[0].isupper())
    return found["body"] if all(letter in initials for letter in found["body"].upper()) else None


def _committee_problems(front: Front | None, headers: Sequence[Header]) -> list[Problem]:
    """The committee's name as the front part and the resolutions print it."""
    if not front or not front.committee.name:
        return []
    other = next(
        (
            printed
            for header in headers
            if (printed := header.fields.get("committee"))
            and fold_title(read_committee(printed).name or "") != fold_title(front.committee.name)
        ),
        None,
    )
    if other is None:
        return []
    return [
        Problem(
            "committee-name",
            f"The committee is “{front.committee.name}” in front and “{other}” above a resolution.",
        )
    ]


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
