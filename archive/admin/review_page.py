"""What the page shows that staff judge an upload by."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.template.loader import render_to_string
from django.utils.formats import date_format
from django.utils.safestring import mark_safe
from django.utils.text import capfirst

from archive.models import Document, Upload
from archive.services.outline import Entry, outline
from archive.services.reading import Refused
from archive.services.review import Review, review
from archive.services.sessions import ConferenceFacts, read_date

SEVERITIES = ("error", "warning", "info")


@dataclass(frozen=True, slots=True)
class SourceLine:
    """`fate` is what became of the line, `anchor` where in the outline; both blank for a blank line."""

    number: int
    text: str
    fate: str
    anchor: str
    problems: tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """`origin` is empty for what the file says."""

    name: str
    value: Any
    origin: str = ""


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
        "facts": facts(found, upload),
        "dates": _dates(found.facts),
        "counts": counts(entries, found),
        "problems": problems,
        "entries": entries,
        "lines": source_lines(found, {entry.node: entry.anchor for entry in entries}),
    }


def facts(found: Review, upload: Upload) -> list[Fact]:
    """What is known of the document, where anything is."""
    parsed, settled = found.parsed, found.facts
    committee = parsed.committee
    date = read_date(parsed.date, [])
    known = [
        Fact("Kind", capfirst(Document.Type(parsed.document_type).label)),
        Fact("Committee", _joined(committee.name, committee.acronym and f"({committee.acronym})")),
        Fact("Session", committee.session),
        Fact("Conference", settled.name, _origin(upload.conference_name, parsed.conference.name)),
        Fact("Dates", _dates(settled), _origin(upload.start_date or upload.end_date)),
        Fact("Place", settled.location, _origin(upload.location)),
        Fact("Symbol", parsed.symbol),
        Fact("Title", parsed.title),
        Fact("Date", date and date_format(date)),
        Fact("Distribution", parsed.distribution),
        Fact("Language", parsed.language),
        Fact("Attendance", parsed.attendance and f"{parsed.attendance} delegations"),
    ]
    return [fact for fact in known if fact.value]


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


def _origin(given: object, read: object = True) -> str:
    if given:
        return "filled in by staff"
    return "" if read else "proposed: the file names none"


def _dates(conference: ConferenceFacts) -> str:
    """In the words of the public pages; those have none for an end without a start."""
    if conference.start_date:
        dates = render_to_string("archive/_dates.html", {"conference": conference})
        return mark_safe(dates.strip())  # noqa: S308 - a template escaped it
    return f"until {date_format(conference.end_date)}" if conference.end_date else ""


def _joined(*parts: str | None) -> str:
    return " ".join(part for part in parts if part)
