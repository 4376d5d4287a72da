"""What the page shows that staff judge an upload by."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Paginator
from django.template.loader import render_to_string
from django.utils.formats import date_format
from django.utils.safestring import mark_safe
from django.utils.text import capfirst

from archive.models import Document, Upload
from archive.services.claims import being_read
from archive.services.duplicates import key_of
from archive.services.outline import Entry, outline
from archive.services.reading import Refused
from archive.services.repairs import is_repairable
from archive.services.review import Review, review
from archive.services.seen import sights
from archive.services.sessions import ConferenceFacts, read_date
from archive.services.votes import reach

SEVERITIES = ("error", "warning", "info")


# Lines of a source on one page, with what was read from them: about 0.4 MB. One of 600 KB was 4 MB.
LINES = 1000

# Problems listed at a time; the others stand at their lines.
PROBLEMS = 200


@dataclass(frozen=True, slots=True)
class SourceLine:
    """`fate` is what became of the line, `address` where on the page; both blank for a blank line.

    `page` is that of the source, where the line is the first on it.
    """

    number: int
    page: int | None
    text: str
    fate: str
    address: str
    problems: tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """`origin` is empty for what the file says."""

    name: str
    value: Any
    origin: str = ""


class Sheets:
    """The pages that a long review is shown on, each with LINES of the source."""

    def __init__(self, lines: int, asked: str) -> None:
        self._paginator = Paginator(range(1, lines + 1), LINES)
        self.page = self._paginator.get_page(asked)

    def address(self, line: int | None) -> str:
        """The query that shows what stands at a line; empty where there is one page only."""
        if self._paginator.num_pages == 1:
            return ""
        return f"?page={((line or 1) - 1) // LINES + 1}"

    def shown(self, entries: Iterable[Entry]) -> list[Entry]:
        """Those that begin on this page; one without a line goes with the one before it."""
        shown, line = [], 1
        for entry in entries:
            line = entry.line or line
            if line in self.page.object_list:
                shown.append(entry)
        return shown


def review_page(upload: Upload, asked: Mapping[str, str]) -> dict[str, Any]:
    """The context of the page; only `waits` or `refusal` where the source is not read yet, or cannot be.

    `asked` may hold a `page` and the one `severity` that problems shall have.
    """
    if upload.state == Upload.State.RECEIVED:
        return {"waits": "being read" if upload.pk in being_read() else upload.get_state_display()}
    if upload.state == Upload.State.UNREADABLE:
        return {"refusal": upload.refusal}
    try:
        found = review(upload)
    except Refused as refusal:
        return {"refusal": str(refusal)}
    parsed = found.parsed
    entries = outline(parsed)
    sheets = Sheets(len(parsed.lines), asked.get("page", ""))
    return {
        **_problems(found, upload, sheets, asked.get("severity", "")),
        "review": found,
        "facts": facts(found, upload),
        "dates": _dates(found.facts),
        "counts": counts(entries, found),
        "may_tick": is_repairable(upload),
        "key": key_of(found.duplicates),
        "resolutions": [
            (resolution, sheets.address(min(resolution.place.lines, default=None)))
            for resolution in parsed.resolutions
        ],
        "reach": reach(parsed) if parsed.decisions else "",
        "page": sheets.page,
        "entries": sheets.shown(entries),
        "lines": source_lines(found, entries, sheets),
    }


def _problems(found: Review, upload: Upload, sheets: Sheets, severity: str) -> dict[str, Any]:
    """All problems, what was chosen of them, and what is not listed; those that nobody saw stand first."""
    problems = sorted([*found.parsed.problems, *found.problems], key=_gravest_first)
    seen = sorted(sights(upload, problems), key=lambda sight: not sight.is_open)
    chosen = [sight for sight in seen if severity not in SEVERITIES or sight.problem.severity == severity]
    numbers = [(name, sum(problem.severity == name for problem in problems)) for name in SEVERITIES]
    return {
        "problems": problems,
        "severity": severity,
        "severities": [(name, number) for name, number in numbers if number],
        "chosen": [(sight, sheets.address(sight.problem.line)) for sight in chosen[:PROBLEMS]],
        "open": sum(sight.is_open for sight in seen),
        "unlisted": max(len(chosen) - PROBLEMS, 0),
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
        (tally["heading"], "heading"),
        (tally["annex"], "annex"),
        (tally["section"], "section"),
        (tally["paragraph"], "paragraph"),
        (tally["footnote"], "footnote"),
        (len(parsed.decisions), "vote told"),
        (len(parsed.agenda), "agenda item"),
        (len(parsed.staff), "staff member"),
    ]
    return [(number, name if number == 1 else _plural(name)) for number, name in things if number]


def _plural(name: str) -> str:
    if name == "vote told":
        return "votes told"
    return f"{name}es" if name.endswith("x") else f"{name}s"


def source_lines(found: Review, entries: Iterable[Entry], sheets: Sheets) -> list[SourceLine]:
    """Every line of the sheet; what the outline does not show (a date, a name) stands in "What was read"."""
    addresses = {entry.node: f"{sheets.address(entry.line)}#{entry.anchor}" for entry in entries}
    lines_told = {telling.line for telling in found.tellings}
    for n, decision in enumerate(found.parsed.decisions):
        addresses[f"/decisions/{n}"] = f"#told-{decision.line}" if decision.line in lines_told else "#told"
    fates = {entry.line: entry for entry in found.parsed.ledger}
    problems = defaultdict(list)
    for problem in found.parsed.problems:
        problems[problem.line].append(problem)
    lines, above = [], 1
    for number in sheets.page.object_list:
        entry = fates.get(number)
        page = entry.page if entry and entry.page != above else None
        above = page or above
        fate, address = (entry.role, _address(addresses, entry.node)) if entry else ("", "")
        text = found.parsed.lines[number - 1]
        lines.append(SourceLine(number, page, text, fate, address, tuple(problems[number])))
    return lines


def _address(addresses: Mapping[str, str], node: str | None) -> str:
    """Where a node stands, or what it is a part of; facts of the whole document stand in "What was read"."""
    if node is None:
        return ""
    parts = node.split("/")
    around = ("/".join(parts[:length]) for length in range(len(parts), 1, -1))
    return next((addresses[one] for one in around if one in addresses), "#read")


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
