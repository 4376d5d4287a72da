"""What a source's page needs: its lines, and what became of each."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.db.models import QuerySet
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from archive.models import Clause, Document, Problem, Source

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

# A page of 2,000 lines is half a megabyte and takes 0.2 s (measured November 2026); 100,000 took 6 s.
LINES_PER_PAGE = 2000

# What one calls a clause, by its kind: with its number, and where it has none.
_NAMES: "dict[str, tuple[StrPromise, StrPromise]]" = {
    Clause.Kind.PREAMBULAR: (_("preambular clause %(number)s"), _("preambular clause")),
    Clause.Kind.OPERATIVE: (_("operative clause %(number)s"), _("operative clause")),
    Clause.Kind.PARAGRAPH: (
        _("paragraph %(number)s"),
        pgettext_lazy("kind of clause", "paragraph"),
    ),
}


@dataclass(frozen=True, slots=True)
class Target:
    """A clause or footnote that a line became: its address and what to call it."""

    url: str
    name: str


@dataclass(frozen=True, slots=True)
class SourceLine:
    number: int
    text: str
    problems: Sequence[Problem]


@dataclass(slots=True)
class Run:
    """Neighbouring lines with one fate. `role` is empty for blank lines that come before all others."""

    role: str
    targets: tuple[Target, ...]
    lines: list[SourceLine] = field(default_factory=list)


def published_documents() -> QuerySet[Document]:
    """Documents with their source, but without its bytes."""
    return (
        Document.objects.select_related("source", "session__conference", "session__committee")
        .defer("source__content")
        .prefetch_related("problems")
    )


def published_sources() -> QuerySet[Source]:
    """Sources of which something was published; one still in review is not public."""
    return Source.objects.filter(document__isnull=False)


def page_with(line: int) -> int:
    """The number of the page that has a line."""
    return (line - 1) // LINES_PER_PAGE + 1


def runs_of(document: Document, first: int, last: int) -> list[Run]:
    """The lines from `first` to `last`, gathered by what became of them. Blank lines join the run before."""
    roles = {line: role for line, role, _ in document.ledger}
    targets = _targets(document, first, last)
    problems = defaultdict(list)
    for problem in document.problems.all():
        problems[problem.line].append(problem)
    runs: list[Run] = []
    for number, text in enumerate(document.lines[first - 1 : last], start=first):
        role, reached = roles.get(number, ""), tuple(targets.get(number, ()))
        if not runs or (role and (role, reached) != (runs[-1].role, runs[-1].targets)):
            runs.append(Run(role, reached))
        runs[-1].lines.append(SourceLine(number, text, problems.get(number, ())))
    return runs


def _targets(document: Document, first: int, last: int) -> Mapping[int, list[Target]]:
    """Line number to the clauses and footnotes it became, in document order."""
    between = {"first_line__lte": last, "last_line__gte": first}
    found: dict[int, list[Target]] = defaultdict(list)
    for clause in _clauses(document, between):
        name = clause_name(clause)
        named = f"{clause.resolution}, {name}" if clause.resolution else name
        target = Target(clause.get_absolute_url(), named)
        for line in clause.lines:
            found[line].append(target)
    notes = document.footnotes.filter(**between).select_related("resolution__session", "paper__session")
    for note in notes.order_by("position"):
        if owner := note.resolution or note.paper:
            asked = f"?line={note.first_line}" if owner.parts > 1 else ""
            url = f"{owner.get_absolute_url()}{asked}#note-{note.position}"
            target = Target(url, gettext("footnote %(label)s") % {"label": note.label})
            for line in range(note.first_line or 0, (note.last_line or 0) + 1):
                found[line].append(target)
    told = document.told_votes.filter(told_line__range=(first, last)).select_related("resolution__session")
    for vote in told.order_by("resolution"):
        found[vote.told_line or 0].append(
            Target(
                vote.resolution.get_absolute_url(),
                gettext("vote on %(resolution)s") % {"resolution": vote.resolution},
            )
        )
    return found


def _clauses(document: Document, between: Mapping[str, int]) -> Iterator[Clause]:
    """In two queries: one with OR would read every clause in the archive."""
    clauses = Clause.objects.filter(**between).defer("text", "search")
    clauses = clauses.select_related("resolution__session", "paper__session")
    yield from clauses.filter(resolution__document=document).order_by("resolution__position", "position")
    yield from clauses.filter(paper__document=document).order_by("position")


def clause_name(clause: Clause) -> str:
    """What one calls it: "preambular clause 3", "operative clause 4", "Annex II, 3", "paragraph 12"."""
    if clause.is_annexed and clause.pinpoint:
        return clause.pinpoint
    named, nameless = _NAMES[clause.kind]
    number = clause.pinpoint.removeprefix("PP")
    return str(named) % {"number": number} if number else str(nameless)
