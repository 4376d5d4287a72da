"""A paper as rows: its sections, and its paragraphs as clauses."""

from archive.models import Document, Paper, PaperSection
from archive.parser import model as read
from archive.services import clauses
from archive.services.columns import fit
from archive.services.links import Links
from archive.services.replacement import paper_title

Pairs = list[tuple[PaperSection, read.Section]]


def store_paper(
    document: Document, parsed: read.ParsedDocument, links: Links, problems: list[read.Problem]
) -> Paper:
    """Store the numbered paragraphs of a document that is no resolution; it may turn out to have none."""
    if not parsed.sections:
        problems.append(
            read.Problem(
                "nothing-found",
                "Neither resolutions nor paragraphs were found; only the source's lines are kept.",
                severity=read.Severity.ERROR,
            )
        )
    title = paper_title(document.source, parsed)
    taken = set(document.session.papers.values_list("slug", flat=True))
    paper = Paper(
        document=document,
        session=document.session,
        slug=links.of_paper(parsed.symbol or title, taken),
        symbol=parsed.symbol or "",
        title=title,
    )
    problems += fit(paper)
    paper.save()
    pairs = _sections(paper, parsed.sections, None)
    for position, (row, _) in enumerate(pairs, start=1):
        row.position = position
        problems += fit(row)
    _insert_sections([row for row, _ in pairs])
    rows = clauses.paper_clauses(paper, pairs, links.anchors_in_paper())
    clauses.insert(rows, document, problems)
    return paper


def _sections(paper: Paper, sections: tuple[read.Section, ...], parent: PaperSection | None) -> Pairs:
    pairs: Pairs = []
    for section in sections:
        row = PaperSection(
            paper=paper,
            parent=parent,
            level=section.level,
            label=section.label or "",
            heading=section.heading,
        )
        pairs.append((row, section))
        pairs += _sections(paper, section.sections, row)
    return pairs


def _insert_sections(rows: list[PaperSection]) -> None:
    """Insert parents before what stands under them."""
    while rows:
        ready = [row for row in rows if row.parent is None or row.parent.pk]
        PaperSection.objects.bulk_create(ready)
        rows = [row for row in rows if row.pk is None]
