"""A paper as rows: its sections, and its paragraphs as clauses."""

from archive.models import Document, Paper
from archive.parser import model as read
from archive.services import texts
from archive.services.columns import fit
from archive.services.copying import Batch
from archive.services.links import Links
from archive.services.replacement import paper_title
from archive.services.slugs import standing_slugs


def add_paper(
    document: Document, parsed: read.ParsedDocument, links: Links, batch: Batch, problems: list[read.Problem]
) -> Paper:
    """Add the numbered paragraphs of a document that is no resolution; it may turn out to have none."""
    if not parsed.sections:
        problems.append(
            read.Problem(
                "nothing-found",
                "Neither resolutions nor paragraphs were found; only the source's lines are kept.",
                severity=read.Severity.ERROR,
            )
        )
    title = paper_title(document.source, parsed)
    wanted = links.of_paper(parsed.symbol or title)
    paper = Paper(
        document=document,
        session=document.session,
        slug=standing_slugs(document.session.papers.order_by(), [wanted]).claim(wanted),
        symbol=parsed.symbol or "",
        title=title,
    )
    text = texts.paper_text(paper, parsed.sections, links.anchors_in_paper())
    problems += fit(paper)
    batch.add([paper])
    texts.add(text, document, batch, problems)
    return paper
