"""What the page shows that staff judge an upload by."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.text import capfirst

from archive.models import Document, Upload
from archive.services.outline import Entry, outline
from archive.services.reading import Refused
from archive.services.review import Review, review

SEVERITIES = ("error", "warning", "info")


@dataclass(frozen=True, slots=True)
class SourceLine:
    """`fate` is what became of the line, `anchor` where in the outline; both blank for a blank line."""

    number: int
    text: str
    fate: str
    anchor: str
    problems: tuple[Any, ...]


def review_page(upload: Upload) -> dict[str, Any]:
    """The context of the page; only `refusal` where the source cannot be read."""
    try:
        found = review(upload)
    except Refused as refusal:
        return {"refusal": str(refusal)}
    parsed = found.parsed
    entries = outline(parsed)
    problems = sorted([*parsed.problems, *found.problems], key=_gravest_first)
    return {
        "review": found,
        "facts": facts(found),
        "counts": counts(entries, found),
        "problems": problems,
        "entries": entries,
        "lines": source_lines(found, {entry.node: entry.anchor for entry in entries}),
    }


def facts(found: Review) -> list[tuple[str, str]]:
    """What the file says of itself, where it says it."""
    parsed = found.parsed
    committee, conference = parsed.committee, parsed.conference
    named = [
        ("Kind", capfirst(Document.Type(parsed.document_type).label)),
        ("Committee", _joined(committee.name, committee.acronym and f"({committee.acronym})", by=" ")),
        ("Session", committee.session),
        ("Conference", conference.name),
        ("Dates", _joined(conference.start_date, conference.end_date, by=" to ")),
        ("Place", conference.location),
        ("Symbol", parsed.symbol),
        ("Title", parsed.title),
        ("Date", parsed.date),
        ("Distribution", parsed.distribution),
        ("Language", parsed.language),
        ("Attendance", parsed.attendance and f"{parsed.attendance} delegations"),
    ]
    return [(name, value) for name, value in named if value]


def counts(entries: Iterable[Entry], found: Review) -> list[tuple[int, str]]:
    """How much was read of each thing; what there is none of is left out."""
    tally: dict[str, int] = defaultdict(int)
    for entry in entries:
        tally["sub-clause" if entry.depth and entry.kind == "operative" else entry.kind] += 1
    parsed = found.parsed
    things = [
        (tally["resolution"], "resolution"),
        (tally["preambular"], "preambular clause"),
        (tally["operative"], "operative clause"),
        (tally["sub-clause"], "sub-clause"),
        (sum(resolution.vote is not None for resolution in parsed.resolutions), "vote"),
        (tally["section"], "section"),
        (tally["paragraph"], "paragraph"),
        (tally["footnote"], "footnote"),
        (len(parsed.agenda), "agenda item"),
        (len(parsed.staff), "staff member"),
    ]
    return [(number, name if number == 1 else f"{name}s") for number, name in things if number]


def source_lines(found: Review, anchors: dict[str, str]) -> list[SourceLine]:
    """Every line of the source; what the outline does not show (a date, a name) has no anchor."""
    fates = {entry.line: entry for entry in found.parsed.ledger}
    problems = defaultdict(list)
    for problem in found.parsed.problems:
        problems[problem.line].append(problem)
    lines = []
    for number, text in enumerate(found.parsed.lines, start=1):
        entry = fates.get(number)
        fate, anchor = (entry.role, anchors.get(entry.node or "", "")) if entry else ("", "")
        lines.append(SourceLine(number, text, fate, anchor, tuple(problems[number])))
    return lines


def _gravest_first(problem: Any) -> tuple[int, int]:
    return SEVERITIES.index(problem.severity), problem.line or 0


def _joined(*parts: str | None, by: str) -> str:
    return by.join(part for part in parts if part)
