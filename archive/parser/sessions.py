"""Several sessions in one file, each with a front part of its own.

Guarantee: every line belongs to exactly one session, in order.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from archive.parser.front import is_session_front
from archive.parser.front_patterns import DOCUMENTATION, STAFF_HEADING
from archive.parser.ledger import Claims
from archive.parser.lines import Line
from archive.parser.model import Clause, ParsedDocument, Place, Problem, Section
from archive.parser.patterns import ENDS_TEXT

# Lines of a title page.
MAX_TITLE_LINES = 30
# Lines of a front part.
MAX_FRONT_LINES = 400

_RESOLUTION = re.compile(r"^/resolutions/(\d+)")


def split_sessions(lines: Sequence[Line]) -> list[Sequence[Line]]:
    """The lines of each session; a session begins with the title page above its list of staff."""
    staff = [at for at, line in enumerate(lines) if STAFF_HEADING.match(line.text.strip("#*_ "))]
    starts = [0]
    for at in staff[1:]:
        start = _title_page(lines, at)
        if start > starts[-1] and is_session_front(lines[start : at + MAX_FRONT_LINES]):
            starts.append(start)
    return [lines[start:end] for start, end in zip(starts, [*starts[1:], len(lines)], strict=True)]


def _title_page(lines: Sequence[Line], staff: int) -> int:
    """The first line of the title page above a list of staff: behind the last clause, or where it says so."""
    last = staff
    for at in range(staff - 1, max(staff - MAX_TITLE_LINES, -1), -1):
        text = lines[at].text.strip("#*_ ")
        if DOCUMENTATION.match(text):
            return at
        if ENDS_TEXT.search(text):
            return last
        if text:
            last = at
    return last


def join_sessions(documents: Sequence[ParsedDocument]) -> ParsedDocument:
    """One document for all sessions: the facts of the first, all resolutions, later summaries as sections."""
    first, *later = documents
    if not later:
        return first
    sections = tuple(_as_section(document) for document in later)
    told = ", ".join(section.heading for section in sections)
    message = f"The file holds {len(documents)} sessions; the facts of the first stand, not those of: {told}."
    return replace(
        first,
        resolutions=tuple(resolution for document in documents for resolution in document.resolutions),
        sections=(*first.sections, *sections),
        footnotes=tuple(note for document in documents for note in document.footnotes),
        problems=(
            *(problem for document in documents for problem in document.problems),
            Problem("several-sessions", message),
        ),
    )


def _as_section(document: ParsedDocument) -> Section:
    paragraphs = [Clause(text) for text in (document.summary or "").split("\n\n") if text]
    return Section(document.committee.name or "", paragraphs=tuple(paragraphs), place=Place())


def shift_claims(claims: Claims, resolutions: int, *, later: bool) -> Claims:
    """Claims of a session read by itself, for the document that holds `resolutions` before it."""

    def node(path: str | None) -> str | None:
        if path is None or not later:
            return path
        moved = _RESOLUTION.sub(lambda found: f"/resolutions/{int(found[1]) + resolutions}", path)
        return moved if moved != path or resolutions == 0 else None

    return {line: (role, node(path)) for line, (role, path) in claims.items()}
