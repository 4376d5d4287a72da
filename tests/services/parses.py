"""Parsed documents and sources made by hand: small, and with every quirk that storing must know."""

import hashlib
from typing import Any

from archive.models import Source
from archive.parser.model import (
    AgendaItem,
    Ballot,
    Clause,
    Committee,
    Conference,
    DocumentType,
    Footnote,
    LedgerEntry,
    ParsedDocument,
    Place,
    Problem,
    Resolution,
    Role,
    Section,
    StaffMember,
    Status,
    Vote,
    VoteMethod,
)
from tests.factories import SourceFactory


def source(text: str = "Any text\n", name: str = "report.txt") -> Source:
    content = text.encode()
    digest = hashlib.sha256(content).hexdigest()
    return Source.objects.filter(sha256=digest).first() or SourceFactory(content=content, name=name)


def clause(text: str, label: str | None = None, *children: Clause, line: int = 1, **more: Any) -> Clause:
    return Clause(text, label, children=children, place=Place(lines=(line, line + 1)), **more)


def resolution(code: str | None = "WHA/1/1", **more: Any) -> Resolution:
    values = {
        "preambular": (clause("Recalling its history,", line=10, phrase="Recalling", verb="recall"),),
        "operative": (
            clause("Urges action:", "1", clause("Now;", "a", clause("Really now;", "i"), line=14), line=12),
            clause("Thanks all.", "2", line=20, inferred=True),
        ),
        "topic": "Clean Water",
        "status": Status.ADOPTED,
        "vote": Vote(True, VoteMethod.RECORDED, 20, 3, 4),
    }
    return Resolution("The World Health Assembly,", code=code, **(values | more))


def report(*resolutions: Resolution, **more: Any) -> ParsedDocument:
    """A simulation's session report with its front part."""
    values = {
        "simulation": True,
        "conference": Conference("Lakeside Conference", "2019-03-24", "2019-03-28", "Geneva"),
        "committee": Committee("World Health Assembly", "WHA"),
        "staff": (StaffMember("Director", "Ana Lima"), StaffMember("Chair", "Bo Nilsson")),
        "agenda": (AgendaItem("1", "Clean Water"), AgendaItem("2", "Night Work")),
        "agenda_order": ("Night Work", "Clean Water"),
        "summary": "They met.",
        "attendance": 27,
        "resolutions": resolutions or (resolution(),),
        "problems": (Problem("label-inferred", "The marker of clause 2 is lost.", 20),),
        "ledger": (LedgerEntry(1, Role.METADATA, "/conference"), LedgerEntry(3, Role.UNPARSED)),
        "lines": ("Lakeside Conference", "", "Smudge"),
    }
    return ParsedDocument(DocumentType.SESSION_REPORT, **(values | more))


def draft(title: str = "Safe wells", **more: Any) -> ParsedDocument:
    """A United Nations draft: no conference name, no code, one agenda item."""
    text = Resolution(
        "The Commission,",
        (clause("Recalling wells,"),),
        (clause("Calls for wells.", "1"),),
        title=title,
        sponsors=("Chad", "Peru", "Chad"),
        symbol=more.pop("symbol", None),
    )
    values = {
        "conference": Conference(None, "2021-05-17", "2021-05-21", "Vienna"),
        "committee": Committee("Commission on Wells", None, "Thirtieth session"),
        "agenda": (AgendaItem("6 (a)", "Water below ground"),),
        "resolutions": (text,),
        "lines": (title,),
    }
    return ParsedDocument(DocumentType.DRAFT_RESOLUTION, **(values | more))


def note(title: str | None = "Wells in practice", **more: Any) -> ParsedDocument:
    """A paper with nested sections, sub-paragraphs and footnotes."""
    inner = Section("Depth", "A", 2, (clause("Deep.", "2", clause("Very.", "a")),))
    values = {
        "title": title,
        "symbol": "E/CN.99/2",
        "conference": Conference(None, "2021-05-17", "2021-05-21", "Vienna"),
        "committee": Committee("Commission on Wells", None, "Thirtieth session"),
        "sections": (Section("Introduction", "I", 1, (clause("Wells.¹", "1"),), (inner,)),),
        "footnotes": (Footnote("1", "See above.", Place((30, 31))),),
        "lines": ("Wells in practice",),
    }
    return ParsedDocument(DocumentType.SECRETARIAT_NOTE, **(values | more))


def recorded(*ballots: tuple[str, str]) -> Vote:
    """A recorded vote with its ballots; what was printed twice stays twice."""
    return Vote(True, VoteMethod.RECORDED, 1, 1, 0, ballots=tuple(Ballot(*ballot) for ballot in ballots))
