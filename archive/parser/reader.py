"""The stages put together: bytes in, a ParsedDocument out, always.

Guarantee: any bytes give a document; what could not be read stands there as problems.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from operator import attrgetter

from archive.parser.akn import is_akn, read_akn
from archive.parser.bounds import unread_entries, unread_lines
from archive.parser.checks import check_document
from archive.parser.completeness import check_completeness, lost_openings
from archive.parser.extract import Extracted
from archive.parser.extract.text import extract_text
from archive.parser.feet import mark_feet
from archive.parser.field_names import with_colons
from archive.parser.formats import extract
from archive.parser.hyphens import mend_words
from archive.parser.languages import ENGLISH, Language
from archive.parser.ledger import Claims, close
from archive.parser.lines import Line, read_lines
from archive.parser.masthead_patterns import DISCLAIMER
from archive.parser.model import DocumentType, ParsedDocument, Problem, Role
from archive.parser.orders import check_orders
from archive.parser.papers import read_paper
from archive.parser.plausibility import check_plausibility
from archive.parser.proofread import doubt_sections, proofread
from archive.parser.quoted import unquote
from archive.parser.references import cite
from archive.parser.regions import find_resolutions
from archive.parser.resolutions import read_resolutions
from archive.parser.segment import Block, segment
from archive.parser.sessions import join_sessions, shift_claims, split_sessions
from archive.parser.usual_fields import check_usual_fields
from archive.parser.votes_file import is_votes_file, read_votes


def parse_file(data: bytes, name: str) -> ParsedDocument:
    """Reads a file of any kind; `name` stands in messages."""
    if is_akn(data):
        document = read_akn(data, name)
        return cite(replace(document, problems=(*document.problems, *check_document(document))))
    if is_votes_file(data, name):
        return read_votes(data, name)
    return _parse(extract(data, name))


def parse_text(text: str) -> ParsedDocument:
    """Reads a text, as if it were a file in UTF-8."""
    return _parse(extract_text(text.encode("utf-8", errors="replace"), "text"))


def _parse(extracted: Extracted) -> ParsedDocument:
    left, too_much = unread_lines(extracted)
    lines = with_colons(unquote(mend_words(mark_feet(read_lines(extracted, left)))))
    language = lines[0].language if lines else ENGLISH
    claims: Claims = {}
    sessions = [(session, segment(session)) for session in split_sessions(lines)]
    document = _read_sessions(sessions, claims)
    document, doubts = proofread(document, lines)
    document = cite(replace(document, ledger=close(claims, lines, document)))
    unread = [entry.line for entry in document.ledger if entry.role is Role.UNPARSED]
    disclaimed = any(DISCLAIMER.search(note.text) for note in document.footnotes)
    problems = (
        *extracted.problems,
        *document.problems,
        *doubts,
        *check_document(document),
        *check_completeness(document, lines),
        *check_usual_fields(document, lines),
        *check_orders(document, lines),
        *check_plausibility(document, lines),
        *lost_openings([block for _, blocks in sessions for block in blocks], document.ledger),
        *too_much,
        *_unread(unread),
    )
    if not document.resolutions and any(problem.code == "opening-missing" for problem in problems):
        document = doubt_sections(document)
    return replace(
        document,
        language=language.name,
        simulation=document.simulation or disclaimed,
        problems=(*problems, *_unspoken(language)),
        ledger=tuple(sorted((*document.ledger, *unread_entries(extracted, left)), key=attrgetter("line"))),
        lines=tuple(text for page in extracted.pages for text in page),
    )


def _read_sessions(
    sessions: Sequence[tuple[Sequence[Line], Sequence[Block]]], claims: Claims
) -> ParsedDocument:
    """The document that these lines and their blocks make up; several sessions are read each by itself."""
    documents: list[ParsedDocument] = []
    for lines, blocks in sessions:
        found: Claims = {}
        before = sum(len(document.resolutions) for document in documents)
        documents.append(_read_session(lines, blocks, found))
        claims.update(shift_claims(found, before, later=len(documents) > 1))
    return join_sessions(documents)


def _read_session(lines: Sequence[Line], blocks: Sequence[Block], claims: Claims) -> ParsedDocument:
    if not blocks:
        return ParsedDocument(DocumentType.UNKNOWN)
    if regions := find_resolutions(blocks):
        return read_resolutions(lines, regions, claims)
    return read_paper(lines, blocks, claims)


def _unspoken(language: Language) -> list[Problem]:
    if language.phrasing.forms:
        return []
    message = f"The phrases of {language.name} are not known; clauses are told apart by their numbers alone."
    return [Problem("phrases-unknown", message)]


def _unread(lines: Sequence[int]) -> list[Problem]:
    if not lines:
        return []
    return [
        Problem("unparsed", f"{len(lines)} lines were not understood and stand only in the source.", lines[0])
    ]
