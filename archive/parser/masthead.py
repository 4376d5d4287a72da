"""The masthead of a United Nations document: all that stands before its text.

Guarantee: every block of the masthead is claimed for the ledger.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from archive.parser.dates import find_range, read_date, read_range
from archive.parser.footnotes import lift_footnotes
from archive.parser.ledger import Claims, claim
from archive.parser.lines import Line
from archive.parser.masthead_patterns import (
    ACRONYM_ALONE,
    ADOPTED_LINE,
    AGENDA_ITEM,
    DATE_FIELD,
    DISTRIBUTION,
    DRAFT_LINE,
    LANGUAGE_NAME,
    MAIN_COMMITTEE,
    MEETING,
    MEETING_PART,
    NOTE_LINE,
    NUMBERED_BODY,
    NUMBERED_TITLE,
    ORIGINAL,
    PUBLISHER,
    REPORT_LINE,
    RESOLUTION_LINE,
    SESSION_NUMBER,
    SPONSOR_LINE,
    VOLUME_HEAD,
)
from archive.parser.model import (
    AgendaItem,
    Committee,
    Conference,
    DocumentType,
    Footnote,
    Problem,
    Role,
    Status,
    Vote,
)
from archive.parser.names import split_names, title_case
from archive.parser.patterns import (
    COUNTED_DRAFT,
    DATE,
    DISTRIBUTIONS,
    PLACE_BEFORE_DATES,
    PLACE_BEHIND_DATES,
    SECTION_NUMERAL,
    WHOLE_SYMBOL,
)
from archive.parser.recorded_votes import lift_vote
from archive.parser.rows import Print, cells_of, is_body, joined_sponsors, rows_of
from archive.parser.segment import Block, segment

# Words of a sentence, which no row of a masthead is.
SENTENCE = 8


@dataclass(slots=True)
class Masthead:
    document_type: DocumentType | None = None
    status: Status = Status.DRAFT
    vote: Vote | None = None
    adopted_on: str | None = None
    meeting: str | None = None
    symbol: str | None = None
    recommended: bool = False
    title_follows: bool = False  # below "A", one of several under a title, or below a recommending sentence
    title: str | None = None
    heading: str | None = None
    distribution: str | None = None
    date: str | None = None
    conference: Conference = field(default_factory=Conference)
    committee: Committee = field(default_factory=Committee)
    agenda: tuple[AgendaItem, ...] = ()
    sponsors: tuple[str, ...] = ()
    footnotes: tuple[Footnote, ...] = ()
    problems: tuple[Problem, ...] = ()
    claims: Claims = field(default_factory=dict)


def is_masthead(lines: Sequence[Line]) -> bool:
    """Whether these lines begin as a United Nations document does."""
    texts = [cell.text for line in lines for cell in cells_of(line) if cell.text]
    return any(
        pattern.match(text)
        for text in texts
        for pattern in (DISTRIBUTION, WHOLE_SYMBOL, NUMBERED_TITLE, NOTE_LINE, RESOLUTION_LINE)
    ) or any(pattern.search(text) for text in texts for pattern in (ADOPTED_LINE, SPONSOR_LINE))


def read_masthead(lines: Sequence[Line], known: Print) -> Masthead:
    """What a masthead says; `known` is how the document around it is printed.

    Lines it does not know are, in order: bodies, the agenda item's title, the title.
    """
    masthead = Masthead()
    lifted = lift_footnotes([block for row in rows_of(lines, known) for block in segment(row)])
    masthead.footnotes = lifted.footnotes
    voted = lift_vote(lifted.body)
    masthead.vote, masthead.problems = voted.vote, voted.problems
    for block in joined_sponsors(voted.rest):
        node = _read_row(masthead, block)
        claim(masthead.claims, block.place.lines, Role.METADATA, node)
    if not _read_document(masthead, voted.told):
        _read_adoption(masthead, voted.told)
    masthead.title = masthead.title or masthead.heading
    masthead.committee = _settled(masthead.committee)
    return masthead


def _settled(committee: Committee) -> Committee:
    """A name without capitals throughout; "Seventy-fourth World Health Assembly" names body and session."""
    name = title_case(committee.name) if committee.name and committee.name.isupper() else committee.name
    if name and committee.session is None and (found := NUMBERED_BODY.match(name)):
        return replace(committee, name=found["body"], session=name)
    return replace(committee, name=name)


def _read_row(masthead: Masthead, block: Block) -> str:
    """Reads one block into the masthead; returns the ledger's node for it."""
    text = block.text.lstrip("# ")
    for read in (_read_distribution, _read_draft, _read_document, _read_meeting):
        if node := read(masthead, text):
            return node
    return _read_unlabelled(masthead, text)


def _read_distribution(masthead: Masthead, text: str) -> str | None:
    if found := DISTRIBUTION.match(text):
        masthead.distribution = DISTRIBUTIONS[found["kind"].casefold()]
        masthead.date = masthead.date or read_date(found["rest"])
        return "/distribution"
    if ORIGINAL.match(text) or LANGUAGE_NAME.match(text):
        return "/language"
    if found := WHOLE_SYMBOL.match(text):
        masthead.symbol = masthead.symbol or found["symbol"].rstrip("*")
        return "/symbol"
    if DATE.fullmatch(text.strip(" .*")) or DATE_FIELD.match(text):
        masthead.date = masthead.date or read_date(text)
        return "/date"
    return None


def _read_draft(masthead: Masthead, text: str) -> str | None:
    """That it is a draft, and who put it forward."""
    sponsored = SPONSOR_LINE.match(text)
    found = sponsored or DRAFT_LINE.match(text)
    if not found:
        return None
    masthead.document_type = DocumentType.DRAFT_RESOLUTION
    masthead.status = Status.REVISED_DRAFT if found["revised"] else Status.DRAFT
    if sponsored:
        masthead.sponsors = split_names(sponsored["sponsors"])
        return "/resolutions/0/sponsors"
    if COUNTED_DRAFT.match(text):  # what stood above is the title of the whole
        masthead.title, masthead.recommended = None, True
    return "/document_type"


def _read_document(masthead: Masthead, text: str) -> str | None:
    """What kind of document it is."""
    if found := ADOPTED_LINE.search(text):
        masthead.document_type, masthead.status = DocumentType.RESOLUTION, Status.ADOPTED
        masthead.committee = replace(masthead.committee, name=masthead.committee.name or found["organ"])
        masthead.date = masthead.date or read_date(text)
        _read_adoption(masthead, text)
        return "/document_type"
    if RESOLUTION_LINE.match(text):
        masthead.document_type, masthead.status = DocumentType.RESOLUTION, Status.ADOPTED
        masthead.heading, masthead.title = text.strip(" *"), None
        return "/resolutions/0/title"
    if REPORT_LINE.match(text):
        if found := MAIN_COMMITTEE.search(text):
            masthead.committee = replace(masthead.committee, name=found["name"])
        return "/committee"
    if found := NUMBERED_TITLE.match(text):
        masthead.title = masthead.heading = found["title"].strip("*")
        if masthead.document_type is None and found["number"][-1] not in "…._":
            masthead.document_type, masthead.status = DocumentType.RESOLUTION, Status.ADOPTED
        return "/resolutions/0/title"
    if (
        not masthead.sponsors
        and NOTE_LINE.match(text)
        and len(text.split()) < 15
        and not _is_agenda_title(masthead, text)
    ):
        masthead.document_type = DocumentType.SECRETARIAT_NOTE
        return "/document_type"
    return None


def _is_agenda_title(masthead: Masthead, text: str) -> bool:
    """ "Report of the Committee on Conferences" below "Agenda item 137": what is to be considered."""
    waits = bool(masthead.agenda) and not masthead.agenda[-1].title
    return waits and text.startswith("Report of the ") and "Secretary-General" not in text


def _read_adoption(masthead: Masthead, text: str) -> None:
    """ "Adopted … at its 9914th meeting, on 9 December 2022"."""
    masthead.adopted_on = masthead.adopted_on or read_date(text)
    if found := MEETING.search(text):
        masthead.meeting = found.group()


def _read_meeting(masthead: Masthead, text: str) -> str | None:
    """Session, place, days and agenda item, alone or on one line."""
    node = None
    if SESSION_NUMBER.match(text) and not masthead.committee.session:
        session = MEETING_PART.sub("", text.rstrip("* "))
        masthead.committee = replace(masthead.committee, session=session)
        return "/committee/session"
    if found := find_range(text):
        start, end = read_range(text)
        place = PLACE_BEFORE_DATES.match(text) or PLACE_BEHIND_DATES.match(text[found.end() :])
        masthead.conference = Conference(None, start, end, place["place"] if place else None)
        text, node = text[found.end() :].strip(), "/conference"
    if (found := AGENDA_ITEM.search(text)) and found.start() == 0:
        title = "" if found["rest"].startswith("(") else found["rest"].strip(" *:–-")
        if DATE.fullmatch(title):  # "Agenda item 17.3   31 May 2021"
            masthead.date, title = masthead.date or read_date(title), ""
        masthead.agenda += (AgendaItem(" ".join(found["number"].split()), title),)
        return node or f"/agenda/{len(masthead.agenda) - 1}"
    return node


def of_volume(committee: Committee, lines: Sequence[Line]) -> Committee:
    """The committee with what the heads of pages of official records say of it."""
    for line in lines:
        if line.furniture and (found := VOLUME_HEAD.match(line.text)):
            name, session = committee.name or found["committee"], committee.session or found["session"]
            committee = replace(committee, name=name, session=session)
    return committee


def take_title(masthead: Masthead) -> None:
    """The one title above a resolution is its own, not that of the agenda item above it."""
    if masthead.title is None and masthead.agenda and not masthead.sponsors:
        last = masthead.agenda[-1]
        masthead.title = last.title or None
        masthead.agenda = (*masthead.agenda[:-1], AgendaItem(last.number, ""))


def _read_unlabelled(masthead: Masthead, text: str) -> str:
    plain = text.rstrip("* ")
    wordless = not any(map(str.isalnum, plain))  # the rule of a table
    if wordless or PUBLISHER.match(plain) or (ACRONYM_ALONE.match(plain) and not masthead.agenda):
        return "/committee"
    if plain.endswith(":") and len(plain.split()) >= SENTENCE:
        # "The Commission recommends … the following draft resolution:", whose own title may follow
        masthead.heading, masthead.title = masthead.title or masthead.heading, None
        masthead.title_follows = True
        return "/document_type"
    if masthead.heading and SECTION_NUMERAL.match(plain):
        masthead.title_follows = True
        return "/title"
    if masthead.title_follows:
        masthead.title, masthead.title_follows = plain, False
        return "/title"
    if plain[:1].islower() and masthead.title:
        masthead.title = f"{masthead.title} {plain}"
        return "/title"
    if plain[:1].islower() and masthead.agenda:
        last = masthead.agenda[-1]
        masthead.agenda = (*masthead.agenda[:-1], AgendaItem(last.number, f"{last.title} {plain}"))
        return f"/agenda/{len(masthead.agenda) - 1}"
    if _names_body(masthead, plain):
        masthead.committee = replace(masthead.committee, name=plain)
        return "/committee/name"
    if masthead.agenda and not masthead.agenda[-1].title:
        masthead.agenda = (*masthead.agenda[:-1], AgendaItem(masthead.agenda[-1].number, plain))
        return f"/agenda/{len(masthead.agenda) - 1}"
    if masthead.title is None or masthead.document_type is None:
        masthead.title = plain
    return "/title"


def _names_body(masthead: Masthead, text: str) -> bool:
    """Bodies stand above the session; below it only a main committee does ("Second Committee")."""
    if masthead.agenda or masthead.title or masthead.document_type:
        return False
    if masthead.committee.session:
        return MAIN_COMMITTEE.fullmatch(text) is not None
    return is_body(text)
