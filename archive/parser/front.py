"""The front part of session documentation: title page, staff, agenda, table of resolutions, summary.

Guarantee: every line of the front part is claimed for the ledger.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import takewhile

from archive.parser.emphasis import read_emphasis
from archive.parser.enumerators import Kind, Reading, readings, split_marker
from archive.parser.footnotes import lift_footnotes
from archive.parser.front_patterns import (
    AGENDA_HEADING,
    AGENDA_ORDER,
    ATTENDANCE,
    NUMBER_OF_ITEM,
    REGISTER_HEADING,
    STAFF_HEADING,
    SUMMARY_HEADING,
    TABLE_HEADING,
)
from archive.parser.joining import join_texts
from archive.parser.ledger import Claims, claim
from archive.parser.lines import Line
from archive.parser.model import (
    AgendaItem,
    Committee,
    Conference,
    Footnote,
    Problem,
    Role,
    Severity,
    StaffMember,
)
from archive.parser.patterns import BARE_MARKER, FOOTNOTE_MARK
from archive.parser.segment import Block, segment
from archive.parser.staff import read_staff, without_staff
from archive.parser.table import Row, is_table_head, read_table
from archive.parser.title_page import read_title_page
from archive.parser.vote_patterns import ADOPTED
from archive.parser.votes import read_number

# So near stands the head of a table below its heading, in lines.
TABLE_NEAR = 6

# A line of a table or list of papers has no more words.
MAX_CELL_WORDS = 8

_HEADINGS = {
    "staff": STAFF_HEADING,
    "agenda": AGENDA_HEADING,
    "table": TABLE_HEADING,
    "summary": SUMMARY_HEADING,
    "register": REGISTER_HEADING,
}


@dataclass(slots=True)
class Front:
    conference: Conference = field(default_factory=Conference)
    committee: Committee = field(default_factory=Committee)
    staff: tuple[StaffMember, ...] = ()
    agenda: tuple[AgendaItem, ...] = ()
    agenda_order: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()
    summary: str | None = None
    attendance: int | None = None
    footnotes: tuple[Footnote, ...] = ()
    problems: list[Problem] = field(default_factory=list)
    claims: Claims = field(default_factory=dict)


def is_session_front(lines: Sequence[Line]) -> bool:
    """Whether these lines hold at least two of the parts of session documentation."""
    return len(_split(lines).keys() - {"register"}) > 2


def is_set_front(lines: Sequence[Line]) -> bool:
    """Whether these lines above resolutions are session documentation; its staff may have no heading."""
    parts = _split(lines)
    return is_session_front(lines) or ("summary" in parts and bool(without_staff(parts["title"])[0].members))


def read_front(lines: Sequence[Line]) -> Front:
    """What stands before the first resolution of a session's documentation."""
    front = Front()
    parts = _split(lines)
    for heading, part in parts.items():
        if heading != "title":
            claim(front.claims, [part[0].number], Role.HEADING, f"/{_NODES[heading]}")
    body = {heading: part if heading == "title" else part[1:] for heading, part in parts.items()}
    named, titled = without_staff(body.get("title", []))
    page = read_title_page(titled)
    front.conference, front.committee, front.footnotes = page.conference, page.committee, page.footnotes
    front.claims.update(page.claims)
    for heading in ("staff", "agenda", "table"):
        body[heading], notes = _notes_apart(body.get(heading, []))
        front.footnotes += notes
    staff = read_staff(body["staff"], named)
    front.staff = staff.members
    front.problems += staff.problems
    front.claims.update(staff.claims)
    _read_agenda(front, body.get("agenda", []))
    front.rows = read_table(body.get("table", []), [item.title for item in front.agenda])
    front.problems += _outcomes(parts["table"][0].text, front.rows) if "table" in parts else []
    for line in body.get("table", []):
        if line.text:
            claim(front.claims, [line.number], Role.METADATA, "/resolutions")
    _read_summary(front, body.get("summary", []))
    for line in body.get("register", []):
        if line.text:
            claim(front.claims, [line.number], Role.METADATA, "/summary")
    return front


_NODES = {
    "staff": "staff",
    "agenda": "agenda",
    "table": "resolutions",
    "summary": "summary",
    "register": "summary",
}


def _split(lines: Sequence[Line]) -> dict[str, list[Line]]:
    """The lines of each part, its heading first; the title page has none."""
    parts: dict[str, list[Line]] = {"title": []}
    current = "title"
    for at, line in enumerate(lines):
        text = read_emphasis(line.text)[0].lstrip("# ")
        heading = next(
            (
                name
                for name, pattern in _HEADINGS.items()
                if name not in parts and len(text.split()) <= 10 and pattern.match(text)
            ),
            None,
        )
        late = heading == "table" and _tabulates(lines[at + 1 : at + TABLE_NEAR])
        listed = heading == "register" and _lists(lines[at + 1 : at + 1 + TABLE_NEAR])
        if heading == "register":
            heading = "register" if listed and "summary" in parts else None
        if heading and ("summary" not in parts or late or listed):
            current = heading
            parts[current] = []
        parts[current].append(line)
    return parts


def _notes_apart(lines: Sequence[Line]) -> tuple[list[Line], tuple[Footnote, ...]]:
    """The lines without the notes among them, each to the next gap, and these notes."""
    rest: list[Line] = []
    noted: list[Line] = []
    inside = False
    for line in lines:
        inside = bool(line.text) and (inside or FOOTNOTE_MARK.match(line.text) is not None)
        (noted if inside else rest).append(line)
    return rest, lift_footnotes(segment(noted)).footnotes


def _lists(lines: Sequence[Line]) -> bool:
    """Whether these lines are short, as those of a table or list, and no prose."""
    return all(len(line.text.split()) <= MAX_CELL_WORDS and line.text[-1:] != "." for line in lines)


def _tabulates(lines: Sequence[Line]) -> bool:
    """Whether the head of a table of resolutions stands in these lines."""
    return any(is_table_head(line) for line in lines if line.text)


def _outcomes(heading: str, rows: Sequence[Row]) -> list[Problem]:
    """Rows whose tally speaks against what they, or the heading of the table, say of the outcome."""
    among_adopted = ADOPTED.search(heading) is not None
    return [
        Problem(
            "vote-outcome",
            f"{row.code or 'A resolution'} is said to be adopted by {row.vote.in_favor} in favour "
            f"to {row.vote.against} against.",
            row.line,
        )
        for row in rows
        if row.vote and (row.vote.adopted or among_adopted)
        if row.vote.in_favor is not None and row.vote.in_favor <= (row.vote.against or 0)
    ]


def _read_agenda(front: Front, lines: Sequence[Line]) -> None:
    items: list[AgendaItem] = []
    for block in (block for item in _agenda_lines(lines) for block in segment(item)):
        if block.marker:
            claim(front.claims, block.place.lines, Role.METADATA, f"/agenda/{len(items)}")
            items.append(AgendaItem(item_number(block.marker, items), block.text))
        elif block.text[:1].islower() and items:
            claim(front.claims, block.place.lines, Role.METADATA, f"/agenda/{len(items) - 1}")
            items[-1] = AgendaItem(items[-1].number, join_texts([items[-1].title, block.text]))
        else:
            claim(front.claims, block.place.lines, Role.METADATA, f"/agenda/{len(items)}")
            items.append(AgendaItem(str(len(items) + 1), block.text))
    front.agenda = tuple(items)


def listed_agenda(lines: Sequence[Line], claims: Claims) -> tuple[AgendaItem, ...]:
    """The items that count below the heading of an agenda, where no other part of a front part stands."""
    part = _split(lines).get("agenda", [])
    front = Front()
    blocks = [block for item in _agenda_lines(part[1:]) for block in segment(item)]
    listed = list(takewhile(_is_of_item, blocks))
    last = listed[-1].place.lines[-1] if listed else 0
    _read_agenda(front, [line for line in part[1:] if line.number <= last])
    if front.agenda:
        claims.update(front.claims)
        claim(claims, [part[0].number], Role.HEADING, "/agenda")
    return front.agenda


def _is_of_item(block: Block) -> bool:
    """Whether a block is an item of an agenda, or goes on with one."""
    return block.marker is not None or block.text[:1].islower()


def _agenda_lines(lines: Sequence[Line]) -> list[list[Line]]:
    """The lines of each item: a marker begins one, whatever the line above it ended with."""
    items: list[list[Line]] = [[]]
    for line in lines:
        text = line.text.strip("*_")
        if split_marker(text)[1] or BARE_MARKER.match(text):
            items.append([])
        items[-1].append(line)
    return items


def item_number(marker: str, above: Sequence[AgendaItem] = ()) -> str:
    """ "II." as "2"; "B." as "B"; "(b)" below item 6 as "6 (b)"."""
    letter = re.fullmatch(r"\(?([a-h])[.)]", marker)
    if letter and above and above[-1].number[0].isdigit():
        return f"{above[-1].number.split()[0]} ({letter[1]})"
    found = readings(marker)
    if not found or _is_lettered(found, above):
        return marker.strip("().")
    return str(found[0].ordinal)


def _is_lettered(found: Sequence[Reading], above: Sequence[AgendaItem]) -> bool:
    """Whether a marker counts A, B, C: it is no roman number, or the letter after the one above."""
    letter = next((r for r in found if r.style.kind in (Kind.LETTER, Kind.UPPER_LETTER)), None)
    before = readings(f"{above[-1].number}.") if above else ()
    return letter is not None and (
        len(found) == 1 or any(r.style == letter.style and r.ordinal == letter.ordinal - 1 for r in before)
    )


def _read_summary(front: Front, lines: Sequence[Line]) -> None:
    lifted = lift_footnotes(segment(lines))
    front.footnotes += lifted.footnotes
    titles = {fold_title(item.title): at for at, item in enumerate(front.agenda)}
    listed: list[tuple[str, str]] = []
    listed_at = 0
    prose: list[str] = []
    for block in lifted.body:
        at = titles.get(fold_title(block.text))
        if at is not None:
            claim(front.claims, block.place.lines, Role.METADATA, f"/agenda/{at}")
            listed.append((item_number(block.marker or f"{len(listed) + 1}."), front.agenda[at].title))
            listed_at = listed_at or block.first_line
        else:
            claim(front.claims, block.place.lines, Role.SUMMARY, "/summary")
            prose.append(_with_marker(block))
    front.summary = _in_paragraphs(prose)
    if not front.summary:
        return
    front.attendance = _attendance(front.summary)
    _read_order(front, listed)
    printed = [item.title for item in front.agenda]
    if listed and [title for _, title in listed] != printed[: len(listed)]:
        front.problems.append(
            Problem(
                "agenda-order",
                "The agenda is printed in two orders, on the title page and in the summary report; "
                "the title page's stands.",
                listed_at,
                Severity.INFO,
            )
        )


def _in_paragraphs(prose: Sequence[str]) -> str | None:
    """Blocks as paragraphs, a blank line between them; what a page cut in two is joined."""
    paragraphs: list[str] = []
    for text in prose:
        if paragraphs and paragraphs[-1].rstrip("”\"’')")[-1:] not in ".:;?!":
            paragraphs[-1] = join_texts([paragraphs[-1], text])
        else:
            paragraphs.append(text)
    return "\n\n".join(paragraphs) or None


def _with_marker(block: Block) -> str:
    return f"{block.marker} {block.text}" if block.marker else block.text


def fold_title(title: str) -> str:
    """A title for comparison: letters and figures alone."""
    return re.sub(r"[\W_]+", " ", title).strip().casefold()


def _attendance(summary: str) -> int | None:
    told = sorted(
        (found for pattern in ATTENDANCE for found in pattern.finditer(summary)),
        key=lambda found: found.start(),
    )
    return next((number for found in told if (number := read_number(found["n"])) is not None), None)


def _read_order(front: Front, listed: Sequence[tuple[str, str]]) -> None:
    """ "adopted the agenda of II, I, III": numbers of the list just printed, else of the agenda."""
    found = AGENDA_ORDER.search(front.summary or "")
    if not found:
        return
    by_number = dict(listed) or {item.number: item.title for item in front.agenda}
    numbers = [item_number(f"{token}.") for token in NUMBER_OF_ITEM.findall(found["order"])]
    titles = [by_number[number] for number in numbers if number in by_number]
    if len(titles) == len(numbers) == len(set(titles)):
        front.agenda_order = tuple(titles)
