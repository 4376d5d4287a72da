"""What was read in an upload, summed up: enough to choose which to look at first."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from archive.models import Source, Upload
from archive.parser.model import ParsedDocument, Problem, Severity
from archive.services.fold import folded
from archive.services.outline import outline
from archive.services.replacement import Replacement, replacement_by
from archive.services.sessions import ConferenceFacts, facts_given, left_unsaid

CLAUSES = {"preambular", "operative", "paragraph"}


@dataclass(frozen=True, slots=True)
class Summary:
    """The columns of an Upload that tell what was read in it; its docstring tells what they mean."""

    kind: str
    resolutions: int
    clauses: int
    problems: int
    doubt: float
    unsaid: list[str]
    wording: str
    meeting_name: str
    meeting_start: date | None
    meeting_committee: str


def summed_up(upload: Upload, parsed: ParsedDocument) -> Summary:
    """`problems` are as many as the upload's own page tells of, as the archive is now."""
    given = facts_given(upload.source)
    replacement = replacement_by(source=upload.source, parsed=parsed, conference=given)
    problems = [*parsed.problems, *problems_beside(parsed, given, replacement)]
    session = replacement.session
    clauses = [entry for entry in outline(parsed) if entry.kind in CLAUSES]
    wrong = sum(1 - clause.confidence for clause in clauses)
    return Summary(
        kind=parsed.document_type.value,
        resolutions=len(parsed.resolutions),
        clauses=len(clauses),
        problems=len(problems),
        doubt=round(wrong + sum(problem.severity == Severity.ERROR for problem in parsed.problems), 3),
        unsaid=unsaid(parsed),
        wording=wording_of(parsed),
        meeting_name=session.conference.name,
        meeting_start=session.conference.start_date,
        meeting_committee=session.committee.name,
    )


def wording_of(parsed: ParsedDocument) -> str:
    """The SHA-256 of all texts, however they are set; blank where none was read."""
    texts = [folded(entry.text) for entry in outline(parsed) if entry.kind in CLAUSES]
    return hashlib.sha256("\n".join(texts).encode("utf-8", "replace")).hexdigest() if texts else ""


def twins_of(uploads: Sequence[Upload | None]) -> list[Upload | None]:
    """For each upload that nobody decided on the latest other in which the same texts were read, if any is.

    One that was discarded is none, nor one of which staff chose what becomes of both.
    """
    wordings = {upload.wording for upload in uploads if upload} - {""}
    rows = Upload.objects.filter(wording__in=wordings).exclude(state=Upload.State.DISCARDED)
    rows = rows.select_related("source").defer("source__content").order_by("-source__received_at")
    same: dict[str, list[Upload]] = {}
    for row in rows if wordings else ():
        same.setdefault(row.wording, []).append(row)
    settled = _settled(row.source_id for rows in same.values() if len(rows) > 1 for row in rows)

    def is_twin(row: Upload, upload: Upload) -> bool:
        return row.pk != upload.pk and (upload.source_id, row.source_id) not in settled

    return [
        next((row for row in same.get(upload.wording, ()) if is_twin(row, upload)), None)
        if upload and upload.state in Upload.UNDECIDED
        else None
        for upload in uploads
    ]


def _settled(sources: Iterable[int]) -> set[tuple[int, int]]:
    """Of these sources those pairs that are kept beside one another, or of which one replaces the other."""
    keys = list(sources)
    if not keys:
        return set()
    beside = Source.beside.through.objects.filter(from_source__in=keys)
    replaced = Upload.supersedes.through.objects.filter(source__in=keys)
    return {
        *beside.values_list("from_source", "to_source"),
        *replaced.values_list("upload__source", "source"),
    }


def unsaid(parsed: ParsedDocument) -> list[str]:
    """What of its conference the file does not tell: "name", "dates", "location".

    A numbered session of a body needs no name besides, and a dated text no other date.
    """
    told = {
        "name": parsed.conference.name or parsed.committee.session,
        "dates": parsed.conference.start_date or parsed.date,
        "location": parsed.conference.location,
    }
    return [what for what, said in told.items() if not said]


def problems_added(upload: Upload, parsed: ParsedDocument) -> list[Problem]:
    """The problems that publishing would add: what the file leaves unsaid, what it does to documents here."""
    given = facts_given(upload.source)
    replacement = replacement_by(source=upload.source, parsed=parsed, conference=given)
    return problems_beside(parsed, given, replacement)


def problems_beside(
    parsed: ParsedDocument, given: ConferenceFacts | None, replacement: Replacement
) -> list[Problem]:
    """The same, where it is known what it would replace."""
    refusal = Problem("part-of-another", replacement.refusal, severity=Severity.ERROR)
    told = [*replacement.problems, *([refusal] if replacement.refusal else [])]
    return [*left_unsaid(parsed, given), *told]
