"""What a document says against itself. Both sides stay as printed; the contradiction becomes a problem."""

from __future__ import annotations

from collections.abc import Iterator

from archive.parser.model import ParsedDocument, Problem, Resolution, Severity


def check_document(document: ParsedDocument) -> Iterator[Problem]:
    """The contradictions in a document."""
    for resolution in document.resolutions:
        yield from _vote_against_attendance(resolution, document.attendance)
        yield from _lists_announced(resolution)


def _vote_against_attendance(resolution: Resolution, attendance: int | None) -> Iterator[Problem]:
    vote = resolution.vote
    if vote is None or vote.in_favor is None or attendance is None:
        return
    total = sum(number or 0 for number in (vote.in_favor, vote.against, vote.abstentions, vote.non_voting))
    if total != attendance:
        yield Problem(
            "vote-attendance",
            f"{resolution.code or 'A resolution'} counts {total} votes; "
            f"the summary counts {attendance} delegations present.",
            resolution.place.lines[0] if resolution.place.lines else None,
            Severity.WARNING if total > attendance else Severity.INFO,
        )


def _lists_announced(resolution: Resolution) -> Iterator[Problem]:
    """A clause that ends in a colon announces a list; where none follows, something may be lost."""
    for root in resolution.operative:
        for clause in root.walk():
            if clause.text.endswith(":") and not clause.children:
                yield Problem(
                    "list-missing",
                    f"Clause {clause.label} ends with a colon, but no list follows it.",
                    clause.place.lines[-1] if clause.place.lines else None,
                    Severity.INFO,
                )
