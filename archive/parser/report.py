"""A ParsedDocument in the parse format: one JSON object, keys as docs/parser.md describes them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from archive.parser.model import (
    Clause,
    Committee,
    Conference,
    Decision,
    Footnote,
    Heading,
    LedgerEntry,
    ParsedDocument,
    Place,
    Reference,
    Resolution,
    Role,
    Section,
    Vote,
)
from archive.parser.patterns import SECTION_NODE, SUMMARY_LINE


def as_parse_format(document: ParsedDocument) -> dict[str, Any]:
    """The document as plain lists and dictionaries, ready for json.dumps.

    The summary above a report's first section is its `summary`, and no section.
    """
    boxed = _is_summary(document.sections)
    summary = _prose(document.sections[0].paragraphs) if boxed else document.summary
    sections = document.sections[1:] if boxed else document.sections
    return {
        "document_type": document.document_type.value,
        "simulation": document.simulation,
        "symbol": document.symbol,
        "title": document.title,
        "language": document.language,
        "distribution": document.distribution,
        "date": document.date,
        "conference": _conference(document.conference),
        "committee": _committee(document.committee),
        "staff": [{"role": member.role, "name": member.name} for member in document.staff],
        "agenda": [{"number": item.number, "title": item.title} for item in document.agenda],
        "agenda_order": list(document.agenda_order),
        "summary": summary,
        "attendance": document.attendance,
        "resolutions": [_resolution(resolution) for resolution in document.resolutions],
        "sections": [_section(section) for section in sections],
        "footnotes": _footnotes(document.footnotes),
        "decisions": [_decision(decision) for decision in document.decisions],
        "problems": [
            {"code": p.code, "message": p.message, "line": p.line, "severity": p.severity.value}
            for p in document.problems
        ],
        "ledger": [_entry(_below_summary(entry) if boxed else entry) for entry in document.ledger],
    }


def _conference(conference: Conference) -> dict[str, Any]:
    return {
        "name": conference.name,
        "start_date": conference.start_date,
        "end_date": conference.end_date,
        "location": conference.location,
    }


def _committee(committee: Committee) -> dict[str, Any]:
    return {"name": committee.name, "acronym": committee.acronym, "session": committee.session}


def _is_summary(sections: Sequence[Section]) -> bool:
    """Whether a text begins with a summary under a heading of its own, and the sections follow."""
    if len(sections) < 2:
        return False
    first = sections[0]
    return first.label is None and not first.sections and SUMMARY_LINE.match(first.heading) is not None


def _prose(paragraphs: Sequence[Clause]) -> str:
    """Paragraphs and the items below them, a blank line between them."""
    every = [clause for paragraph in paragraphs for clause in _walk(paragraph)]
    return "\n\n".join(f"{clause.label} {clause.text}" if clause.label else clause.text for clause in every)


def _walk(clause: Clause) -> Iterator[Clause]:
    yield clause
    for child in clause.children:
        yield from _walk(child)


def _below_summary(entry: LedgerEntry) -> LedgerEntry:
    """The entry with the place that it has where the summary is no section."""
    found = SECTION_NODE.match(entry.node or "")
    if not found:
        return entry
    number = int(found["number"])
    if number == 0:
        return entry._replace(role=Role.SUMMARY, node="/summary")
    return entry._replace(node=f"/sections/{number - 1}{found['rest']}")


def _entry(entry: LedgerEntry) -> dict[str, Any]:
    return {"line": entry.line, "page": entry.page, "role": entry.role.value, "node": entry.node}


def _resolution(resolution: Resolution) -> dict[str, Any]:
    return {
        "code": resolution.code,
        "code_inferred": resolution.code_inferred,
        "symbol": resolution.symbol,
        "title": resolution.title,
        "topic": resolution.topic,
        "status": resolution.status.value,
        "sponsors": list(resolution.sponsors),
        "vote": _vote(resolution.vote),
        "adopted_on": resolution.adopted_on,
        "meeting": resolution.meeting,
        "opening": resolution.opening,
        "preambular": [_preambular(clause) for clause in resolution.preambular],
        "operative": [_clause(clause) for clause in resolution.operative],
        "headings": [_heading(heading) for heading in resolution.headings],
        "annexes": [_section(annex) for annex in resolution.annexes],
        "footnotes": _footnotes(resolution.footnotes),
    }


def _heading(heading: Heading) -> dict[str, Any]:
    return {
        "label": heading.label,
        "text": heading.text,
        "preambular": heading.preambular,
        "operative": heading.operative,
    } | _place(heading.place)


def _vote(vote: Vote | None) -> dict[str, Any] | None:
    if vote is None:
        return None
    return {
        "adopted": vote.adopted,
        "method": vote.method.value,
        "in_favor": vote.in_favor,
        "against": vote.against,
        "abstentions": vote.abstentions,
        "non_voting": vote.non_voting,
        "ballots": [{"delegation": b.delegation, "position": b.position} for b in vote.ballots],
    }


def _decision(decision: Decision) -> dict[str, Any]:
    return {
        "symbol": decision.symbol,
        "title": decision.title,
        "date": decision.date,
        "meeting": decision.meeting,
        "vote": _vote(decision.vote),
    }


def _preambular(clause: Clause) -> dict[str, Any]:
    """A preambular clause has no label in the parse format; one that is printed stands as `printed_label`."""
    found = _clause(clause)
    return {"printed_label": found.pop("label")} | found if "label" in found else found


def _clause(clause: Clause) -> dict[str, Any]:
    """Only what the clause has: preambular clauses have no label, sub-clauses no phrase."""
    found: dict[str, Any] = {}
    if clause.label is not None:
        found["label"] = clause.label
    if clause.inferred:
        found["inferred"] = True
    if clause.phrase is not None:
        found |= {"phrase": clause.phrase, "verb": clause.verb}
    found["text"] = clause.text
    if clause.label is not None or clause.children:
        found["children"] = [_clause(child) for child in clause.children]
    found["confidence"] = clause.confidence
    if clause.reason:
        found["reason"] = clause.reason
    return found | _references(clause.references) | _place(clause.place)


def _place(place: Place) -> dict[str, Any]:
    return {"lines": list(place.lines), "page": place.page, "printed_lines": list(place.printed or ())}


def _section(section: Section) -> dict[str, Any]:
    return {
        "label": section.label,
        "heading": section.heading,
        "level": section.level,
        "paragraphs": [_clause(paragraph) for paragraph in section.paragraphs],
        "sections": [_section(inner) for inner in section.sections],
    }


def _footnotes(footnotes: Sequence[Footnote]) -> list[dict[str, Any]]:
    return [{"label": note.label, "text": note.text} | _references(note.references) for note in footnotes]


def _references(references: Sequence[Reference]) -> dict[str, Any]:
    """What a text cites, where it cites anything."""
    if not references:
        return {}
    return {
        "references": [
            {"kind": r.kind.value, "key": r.key, "start": r.start, "end": r.end} for r in references
        ]
    }
