"""Notes and reports; and what is none of the known layouts, kept as plain paragraphs."""

from __future__ import annotations

from collections.abc import Sequence

from archive.parser.footnotes import Lifted, lift_footnotes
from archive.parser.ledger import Claims
from archive.parser.lines import Line
from archive.parser.masthead import read_masthead
from archive.parser.model import DocumentType, ParsedDocument, Problem, Severity
from archive.parser.problems import lost_marks
from archive.parser.sections import body_start, read_plain, read_sections
from archive.parser.segment import Block


def read_paper(lines: Sequence[Line], blocks: Sequence[Block], claims: Claims) -> ParsedDocument:
    """A note or report; what is not even that is read as plain paragraphs."""
    lifted = lift_footnotes(blocks)
    start = body_start(lifted.body)
    if start is None:
        return _read_unknown(lifted)
    first = lifted.body[start].first_line
    front = [line for line in lines if line.number < first]
    masthead = read_masthead(front)
    claims.update(masthead.claims)
    known = masthead.document_type is DocumentType.SECRETARIAT_NOTE or masthead.distribution is not None
    sections, problems = read_sections(lifted.body[start:])
    problems += lost_marks(lifted)
    if not known:
        problems.append(_no_layout())
    return ParsedDocument(
        document_type=DocumentType.SECRETARIAT_NOTE if known else DocumentType.UNKNOWN,
        symbol=masthead.symbol,
        title=masthead.title or (masthead.agenda[0].title if masthead.agenda else None),
        distribution=masthead.distribution,
        date=masthead.date,
        conference=masthead.conference,
        committee=masthead.committee,
        agenda=masthead.agenda,
        sections=sections,
        footnotes=lifted.footnotes,
        problems=tuple(problems),
    )


def _read_unknown(lifted: Lifted) -> ParsedDocument:
    return ParsedDocument(
        document_type=DocumentType.UNKNOWN,
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
