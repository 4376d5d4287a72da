"""An answer to a clause search as JSON, as `/api/v1/openapi.json` describes it."""

from collections.abc import Callable
from typing import Any

from django.db.models import prefetch_related_objects

from archive.models import Clause
from archive.queries.clauses import ClauseHit, ClausePage
from archive.queries.facets import Facet
from archive.queries.pinpoints import Named

Json = dict[str, Any]

# Makes of an address on the site a whole one.
Absolute = Callable[[str], str]


def answer_as_json(answer: ClausePage, problems: list[str], absolute: Absolute) -> Json:
    """The page asked for with all that the search page says of it. One SQL query, for what is cited."""
    prefetch_related_objects([hit.clause for hit in answer.hits], "references")
    return {
        "query": answer.query.words,
        "reading": "".join(part.text for part in answer.reading.parts),
        "left_out": list(answer.reading.left_out),
        "troubles": [
            {"message": trouble.message, "start": trouble.start, "end": trouble.end}
            for trouble in answer.reading.troubles
        ],
        "problems": problems,
        "sort": answer.sort,
        "page": answer.query.page,
        "pages": answer.pages,
        "clauses": answer.clauses,
        "resolutions": answer.resolutions,
        "papers": answer.papers,
        "named": [_named(named, absolute) for named in answer.named],
        "ranked": answer.ranked,
        "hits": [_hit(hit, absolute) for hit in answer.hits],
        "facets": [_facet(facet) for facet in answer.facets],
        "meant": [{"query": words, "clauses": number} for words, number in answer.meant],
        "wider": [{"query": words, "clauses": number} for words, number in answer.wider],
    }


def _hit(hit: ClauseHit, absolute: Absolute) -> Json:
    clause = hit.clause
    text = clause.resolution or clause.paper
    return {
        "url": absolute(clause.get_absolute_url()),
        "kind": clause.kind,
        "place": clause.place,
        "phrase": clause.phrase or None,
        "verb": clause.verb or None,
        "text": clause.text,
        "highlights": [list(span) for span in hit.matches],
        "like": hit.like,
        "language": clause.language,
        "lines": [clause.printed_first, clause.printed_last] if clause.printed_first else None,
        "confidence": clause.confidence,
        "code": clause.resolution.code or None if clause.resolution else None,
        "symbol": text.symbol or None if text else None,
        "title": title_of(clause),
        "committee": clause.committee.name,
        "conference": str(clause.conference),
        "year": clause.year,
        "vote": clause.outcome,
        "cites": cited_by(clause),
        "simulation": clause.conference.simulation,
    }


def cited_by(clause: Clause) -> list[str]:
    """The instruments it cites, each once, in the order of its text."""
    return list(dict.fromkeys(reference.instrument for reference in clause.references.all()))


def title_of(clause: Clause) -> str:
    """What the text it stands in is about."""
    if clause.resolution:
        return clause.resolution.heading
    return clause.paper.title if clause.paper else ""


def _named(named: Named, absolute: Absolute) -> Json:
    return {
        "url": absolute(named.url),
        "name": named.text.symbol or named.mark,
        "title": named.heading,
        "place": named.clause.place if named.clause else None,
    }


def _facet(facet: Facet) -> Json:
    return {
        "name": facet.name,
        "heading": facet.heading,
        "cut": facet.cut,
        "values": [
            {"value": value.value, "label": value.label, "clauses": value.count, "chosen": value.chosen}
            for value in facet.values
        ],
    }
