"""Clauses as rows: the tree flattened in document order, each with its pinpoint and its permanent anchor."""

from collections.abc import Iterable, Iterator, Sequence

from archive import models
from archive.models.clause import Clause
from archive.parser import model as read
from archive.services.columns import fit
from archive.services.links import Anchors
from archive.services.slugs import slug_of

# Rows sent in one statement. 1,000 clauses are about 1 MB.
BATCH = 1000


def resolution_clauses(
    row: models.Resolution, resolution: read.Resolution, vote: models.Vote | None, anchors: Anchors
) -> list[Clause]:
    """The rows of a resolution: preamble first. Anchors: pp-3, op-4, op-4-b-i."""
    rows = [
        *_rows(resolution.preambular, Clause.Kind.PREAMBULAR),
        *_rows(resolution.operative, Clause.Kind.OPERATIVE),
    ]
    for clause in rows:
        clause.resolution, clause.outcome = row, Clause.outcome_of(vote)
    return _numbered(rows, anchors)


def paper_clauses(
    row: models.Paper, sections: Iterable[tuple[models.PaperSection, read.Section]], anchors: Anchors
) -> list[Clause]:
    """The rows of a paper, in the order of its sections. Anchors: para-12, para-12-a."""
    rows = []
    for section_row, section in sections:
        for clause in _rows(section.paragraphs, Clause.Kind.PARAGRAPH):
            clause.paper, clause.section = row, section_row
            rows.append(clause)
    return _numbered(rows, anchors)


def insert(rows: Sequence[Clause], document: models.Document, problems: list[read.Problem]) -> None:
    """Insert what is filtered on with each row; a level at a time, for a child needs its parent's key."""
    session = document.session
    dated = session.conference.start_date or document.date
    for row in rows:
        row.session, row.committee, row.conference = session, session.committee, session.conference
        row.year = dated.year if dated else None
        problems += fit(row)
    for depth in range(1 + max((row.depth for row in rows), default=-1)):
        Clause.objects.bulk_create([row for row in rows if row.depth == depth], batch_size=BATCH)


def _rows(
    clauses: Sequence[read.Clause], kind: Clause.Kind, parent: Clause | None = None
) -> Iterator[Clause]:
    for n, clause in enumerate(clauses, start=1):
        pinpoint, anchor = _names(clause.label, n, kind, parent)
        lines = clause.place.lines
        printed = clause.place.printed or (None, None)
        row = Clause(
            parent=parent,
            kind=kind,
            depth=parent.depth + 1 if parent else 0,
            label=clause.label or "",
            inferred=clause.inferred,
            pinpoint=pinpoint,
            anchor=anchor,
            phrase=clause.phrase or "",
            verb=clause.verb or "",
            text=clause.text or "…",  # a marker that stands alone, its words all in its sub-clauses
            page=clause.place.page,
            first_line=min(lines, default=1),
            last_line=max(lines, default=1),
            lines=list(lines),
            printed_first=printed[0],
            printed_last=printed[1],
        )
        yield row
        yield from _rows(clause.children, kind, row)


def _names(label: str | None, n: int, kind: Clause.Kind, parent: Clause | None) -> tuple[str, str]:
    """What one writes in a citation ("PP3", "4 (b) (i)") and in an address; `n` counts among siblings."""
    step = slug_of(label, f"text-{n}") if label else f"text-{n}"
    if parent:
        return f"{parent.pinpoint} ({label})" if label else "", f"{parent.anchor}-{step}"
    if kind == Clause.Kind.PREAMBULAR:
        return f"PP{n}", f"pp-{n}"
    return label or "", f"{'op' if kind == Clause.Kind.OPERATIVE else 'para'}-{step}"


def _numbered(rows: list[Clause], anchors: Anchors) -> list[Clause]:
    """Give each its position and an anchor of its own: a number printed twice is op-10, then op-10-2."""
    for position, row in enumerate(rows, start=1):
        row.position = position
    anchors.give(rows)
    return rows
