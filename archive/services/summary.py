"""What was read in an upload, summed up: enough to choose which to look at first."""

from dataclasses import dataclass

from archive.models import Upload
from archive.parser.model import ParsedDocument, Problem, Severity
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


def summed_up(upload: Upload, parsed: ParsedDocument) -> Summary:
    """`problems` are as many as the upload's own page tells of, as the archive is now."""
    problems = [*parsed.problems, *problems_added(upload, parsed)]
    clauses = [entry for entry in outline(parsed) if entry.kind in CLAUSES]
    wrong = sum(1 - clause.confidence for clause in clauses)
    return Summary(
        kind=parsed.document_type.value,
        resolutions=len(parsed.resolutions),
        clauses=len(clauses),
        problems=len(problems),
        doubt=round(wrong + sum(problem.severity == Severity.ERROR for problem in parsed.problems), 3),
        unsaid=unsaid(parsed),
    )


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
