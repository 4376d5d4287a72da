"""Notes and reports; a session's documentation without resolutions; and what is none of the known layouts,
kept as plain paragraphs."""

from __future__ import annotations

from collections.abc import Sequence

from archive.parser.contents import contents_lines
from archive.parser.footnotes import Lifted, lift_footnotes
from archive.parser.front import Front, is_session_front, read_front
from archive.parser.headings import find_headings
from archive.parser.ledger import Claims, claim
from archive.parser.lines import Line, names_model_un
from archive.parser.masthead import Masthead, read_masthead
from archive.parser.masthead_patterns import NOTE_LINE
from archive.parser.model import DocumentType, ParsedDocument, Problem, Role, Severity
from archive.parser.parts import number_of
from archive.parser.patterns import SUMMARY_LINE, WHOLE_SYMBOL
from archive.parser.problems import lost_marks
from archive.parser.rows import print_of
from archive.parser.sections import read_plain, read_sections
from archive.parser.segment import Block

# Words of a sentence, which no row of a masthead is.
SENTENCE = 8
# Blocks at the top among which the symbol of a text of no known layout is looked for.
TOP = 6


def read_paper(lines: Sequence[Line], blocks: Sequence[Block], claims: Claims) -> ParsedDocument:
    """A note or report; what is not even that is read as plain paragraphs."""
    contents = contents_lines(lines)
    lifted = lift_footnotes([block for block in blocks if not contents.issuperset(block.place.lines)])
    start = _body_start(lifted.body)
    first = lifted.body[start].first_line if start is not None else 0
    above = [line for line in lines if line.number < first and line.number not in contents]
    masthead = read_masthead(above, print_of(lines))
    if start is None or not _is_known(masthead):
        front = read_front(lines) if is_session_front(lines) else None
        is_session = front is not None and (front.staff or names_model_un(front.conference.name or ""))
        return _read_session(front, claims) if front and is_session else _read_unknown(lift_footnotes(blocks))
    claims.update(masthead.claims)
    claim(claims, sorted(contents), Role.METADATA, None)
    return _read_known(masthead, lifted, start)


def _is_known(masthead: Masthead) -> bool:
    return masthead.document_type is DocumentType.SECRETARIAT_NOTE or masthead.distribution is not None


def _read_known(masthead: Masthead, lifted: Lifted, start: int) -> ParsedDocument:
    sections, problems = read_sections(lifted.body[start:])
    return ParsedDocument(
        document_type=DocumentType.SECRETARIAT_NOTE,
        symbol=masthead.symbol,
        title=masthead.title or (masthead.agenda[0].title if masthead.agenda else None),
        distribution=masthead.distribution,
        date=masthead.date,
        conference=masthead.conference,
        committee=masthead.committee,
        agenda=masthead.agenda,
        sections=sections,
        footnotes=lifted.footnotes,
        problems=(*problems, *lost_marks(lifted)),
    )


def _read_session(front: Front, claims: Claims) -> ParsedDocument:
    """Staff, agenda and summary of a session whose resolutions stand elsewhere, or which adopted none."""
    claims.update(front.claims)
    return ParsedDocument(
        document_type=DocumentType.SESSION_REPORT,
        simulation=True,
        conference=front.conference,
        committee=front.committee,
        staff=front.staff,
        agenda=front.agenda,
        agenda_order=front.agenda_order,
        summary=front.summary,
        attendance=front.attendance,
        footnotes=front.footnotes,
        problems=(*front.problems, *_texts_missing(front)),
    )


def _texts_missing(front: Front) -> list[Problem]:
    if not front.rows:
        return []
    message = f"The table lists {len(front.rows)} resolutions, the document holds the text of none."
    return [Problem("table-count", message, front.rows[0].line)]


def _body_start(blocks: Sequence[Block]) -> int | None:
    """Where the text of a paper begins: its summary, its first heading, or its first paragraph."""
    note = next((at for at, block in enumerate(blocks) if NOTE_LINE.match(block.text)), None)
    while note is not None and note + 1 < len(blocks) and NOTE_LINE.match(blocks[note + 1].text):
        note += 1  # "Report of the Working Group" / "Note by the Secretariat"
    for at, block in enumerate(blocks):
        if SUMMARY_LINE.match(block.text):
            return at
        if number_of(block) == 1 or (note is not None and at > note and _is_sentence(block)):
            return _with_headings(blocks, at, note)
    return next((at for at, block in enumerate(blocks) if _is_sentence(block)), None)


def _with_headings(blocks: Sequence[Block], first: int, note: int | None) -> int:
    """The first paragraph with the headings above it; bare ones only below the line that says what it is."""
    top = 0 if note is None else note + 1
    levels = find_headings(blocks[top:])
    start = first
    while start > top and levels[start - 1 - top] is not None:
        if note is None and not (blocks[start - 1].marker or blocks[start - 1].hashes):
            break
        start -= 1
    return start


def _is_sentence(block: Block) -> bool:
    return len(block.text.split()) >= SENTENCE and block.text.endswith((".", ":", ".”", ".»", ". »"))


def _read_unknown(lifted: Lifted) -> ParsedDocument:
    top = [block.text for block in lifted.body[:TOP]]
    symbol = next((found["symbol"] for text in top if (found := WHOLE_SYMBOL.match(text))), None)
    return ParsedDocument(
        document_type=DocumentType.UNKNOWN,
        symbol=symbol,
        title=lifted.body[0].text[:200] if lifted.body else None,
        sections=read_plain(lifted.body),
        footnotes=lifted.footnotes,
        problems=(_no_layout(),),
    )


def _no_layout() -> Problem:
    return Problem(
        "unknown-layout",
        "No resolution and no known front part was found; the text is kept as plain paragraphs.",
        severity=Severity.WARNING,
    )
