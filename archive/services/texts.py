"""The text of a resolution or paper as rows in document order: headings, clauses, sections, references."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from archive.models import Clause, Document, Footnote, Heading, Paper, Reference, Resolution, Section, Vote
from archive.parser import model as read
from archive.parser.source_order import in_source_order
from archive.services.clauses import Pair, clause_trees
from archive.services.columns import fit
from archive.services.copying import Batch
from archive.services.links import Anchors
from archive.services.parts import Row, divide

# A row of a text, and what it cites.
Item = Pair | tuple[Heading | Section, tuple[()]]


def resolution_text(row: Resolution, resolution: read.Resolution, anchors: Anchors) -> list[Item]:
    """The rows of a resolution and its annexes, each with what it cites; sets `row.parts`."""
    annexes = (_headed([annex], annex=annex.label or "Annex") for annex in resolution.annexes)
    items = [*_body(resolution), *chain.from_iterable(annexes)]
    for item, _ in items:
        item.resolution = row
    row.parts = _placed(items, anchors)
    return items


def paper_text(row: Paper, sections: Sequence[read.Section], anchors: Anchors) -> list[Item]:
    """The rows of a paper, each with what it cites; sets `row.parts`."""
    items = list(_headed(sections))
    for item, _ in items:
        assert not isinstance(item, Heading)  # noqa: S101 - a paper has sections
        item.paper = row
    row.parts = _placed(items, anchors)
    return items


def add(items: Sequence[Item], document: Document, batch: Batch, problems: list[read.Problem]) -> None:
    """Add the rows of a document's texts, what is filtered on with each clause, and what they cite."""
    session = document.session
    dated = session.conference.start_date or document.date
    headings, sections, clauses = _kinds(items)
    for clause in clauses:
        clause.session_id, clause.committee_id = session.pk, session.committee_id
        clause.conference_id = session.conference_id
        clause.year = dated.year if dated else None
        clause.language = document.language
        clause.status = clause.resolution.status if clause.resolution else ""
    references = [
        reference
        for row, cited in items
        if isinstance(row, Clause)
        for reference in references_of(row, cited)
    ]
    for rows in (headings, sections, clauses, references):
        for row in batch.add(rows):
            problems += fit(row)


def set_outcome(row: Resolution, vote: Vote | None) -> None:
    """Copy onto the clauses of a resolution how it was decided."""
    Clause.objects.filter(resolution=row).update(outcome=Clause.outcome_of(vote))


def references_of(row: Clause | Footnote, references: Iterable[read.Reference]) -> list[Reference]:
    """The rows of what a clause or a footnote cites."""
    owner = {"clause": row} if isinstance(row, Clause) else {"footnote": row}
    return [Reference(kind=r.kind, key=r.key, start=r.start, end=r.end, **owner) for r in references]


def _body(resolution: read.Resolution) -> Iterator[Item]:
    preamble = clause_trees(resolution.preambular, Clause.Kind.PREAMBULAR)
    operative = clause_trees(resolution.operative, Clause.Kind.OPERATIVE)
    for trees, heading in in_source_order(preamble, operative, resolution.headings):
        yield from chain(*trees)
        if heading:
            yield Heading(label=heading.label or "", text=heading.text), ()


def _headed(
    sections: Sequence[read.Section], parent: Section | None = None, annex: str = ""
) -> Iterator[Item]:
    for section in sections:
        row = Section(parent=parent, level=section.level, label=section.label or "", heading=section.heading)
        yield row, ()
        for clause, cited in chain(*clause_trees(section.paragraphs, Clause.Kind.PARAGRAPH, annex)):
            clause.section = row
            yield clause, cited
        yield from _headed(section.sections, row, annex)


def _placed(items: Sequence[Item], anchors: Anchors) -> int:
    """Give each row its position and part, and each clause an anchor of its own; the number of parts."""
    headings, sections, clauses = _kinds(items)
    for rows in (headings, sections, clauses):
        _count(rows)
    before = 1
    for row, _ in items:
        if isinstance(row, Heading):
            row.before = before
        elif isinstance(row, Clause):
            before = row.position + 1
    anchors.give(clauses)
    return divide([row for row, _ in items])


def _count(rows: Sequence[Row]) -> None:
    for position, row in enumerate(rows, start=1):
        row.position = position


def _kinds(items: Sequence[Item]) -> tuple[list[Heading], list[Section], list[Clause]]:
    rows = [row for row, _ in items]
    return (
        [row for row in rows if isinstance(row, Heading)],
        [row for row in rows if isinstance(row, Section)],
        [row for row in rows if isinstance(row, Clause)],
    )
