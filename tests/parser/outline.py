"""A whole parse as an outline that people can write: what the layouts' golds are kept in."""

from collections.abc import Iterator

from archive.parser.model import Clause, Footnote, ParsedDocument, Resolution, Section, Vote


def outline(document: ParsedDocument) -> str:
    """Everything that was read, one fact a line; the codes of problems stand last."""
    return "\n".join([*_document(document), *_problems(document)]) + "\n"


def _document(document: ParsedDocument) -> Iterator[str]:
    yield f"type: {document.document_type.value}"
    conference, committee = document.conference, document.committee
    facts = {
        "symbol": document.symbol,
        "language": document.language if document.language != "English" else None,
        "distribution": document.distribution,
        "date": document.date,
        "conference": conference.name,
        "days": conference.start_date and f"{conference.start_date} to {conference.end_date}",
        "place": conference.location,
        "committee": committee.name,
        "acronym": committee.acronym,
        "session": committee.session,
        "title": document.title,
        "attendance": document.attendance,
        "summary": document.summary,
    }
    yield from (f"{name}: {fact}" for name, fact in facts.items() if fact)
    yield from (f"staff: {member.role} | {member.name}" for member in document.staff)
    yield from (f"agenda {item.number}: {item.title}" for item in document.agenda)
    for resolution in document.resolutions:
        yield from _resolution(resolution)
    for section in document.sections:
        yield from _section(section)
    yield from _notes(document.footnotes)


def _resolution(resolution: Resolution) -> Iterator[str]:
    yield f"=== {resolution.title}"
    facts = {
        "symbol": resolution.symbol,
        "code": resolution.code,
        "topic": resolution.topic,
        "status": resolution.status.value,
        "sponsors": "; ".join(resolution.sponsors),
        "adopted on": resolution.adopted_on,
        "meeting": resolution.meeting,
        "opening": resolution.opening,
    }
    yield from (f"{name}: {fact}" for name, fact in facts.items() if fact)
    if resolution.vote:
        yield from _vote(resolution.vote)
    for kind, clauses in (("preambular", resolution.preambular), ("operative", resolution.operative)):
        for at in range(len(clauses) + 1):
            for heading in resolution.headings:
                if kind == "preambular" and heading.operative == 0 and heading.preambular == at:
                    yield f"# {heading.label or '-'} | {heading.text}"
                if kind == "operative" and 0 < heading.operative == at:
                    yield f"# {heading.label or '-'} | {heading.text}"
            if at < len(clauses):
                yield from _clause(clauses[at])
    for annex in resolution.annexes:
        yield from _section(annex)
    yield from _notes(resolution.footnotes)


def _vote(vote: Vote) -> Iterator[str]:
    tallies = (vote.in_favor, vote.against, vote.abstentions)
    count = "" if tallies == (None, None, None) else f", {'-'.join(map(str, tallies))}"
    yield f"vote: {'adopted' if vote.adopted else 'rejected'}, {vote.method.value}{count}"
    for position in dict.fromkeys(ballot.position for ballot in vote.ballots):
        names = [ballot.delegation for ballot in vote.ballots if ballot.position == position]
        yield f"{position}: {'; '.join(names)}"


def _clause(clause: Clause, depth: int = 0) -> Iterator[str]:
    label = f"{'~' if clause.inferred else ''}{clause.label or 'pp'}"
    phrase = f"[{clause.phrase}] " if clause.phrase else ""
    yield f"{'  ' * depth}{label} {phrase}{clause.text}"
    for child in clause.children:
        yield from _clause(child, depth + 1)


def _section(section: Section, depth: int = 1) -> Iterator[str]:
    yield f"{'#' * depth} {section.label or '-'} | {section.heading}"
    for paragraph in section.paragraphs:
        yield from _clause(paragraph)
    for inner in section.sections:
        yield from _section(inner, depth + 1)


def _notes(notes: tuple[Footnote, ...]) -> Iterator[str]:
    yield from (f"note {note.label}: {note.text}" for note in notes)


def _problems(document: ParsedDocument) -> Iterator[str]:
    for code in sorted({problem.code for problem in document.problems}):
        count = sum(problem.code == code for problem in document.problems)
        yield f"! {code} {count}"
