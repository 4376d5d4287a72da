"""The newest clauses that a search finds as an Atom feed."""

from django.utils.feedgenerator import Atom1Feed

from archive.exports.search_json import Absolute, title_of
from archive.models import Clause
from archive.queries.clauses import ClausePage


def search_feed(answer: ClausePage, clauses: list[Clause], page: str, feed: str, absolute: Absolute) -> str:
    """`page` and `feed` are the addresses of the search and of its feed."""
    words = answer.query.words
    atom = Atom1Feed(
        title=f"Rapporteur: {words}" if words else "Rapporteur: clauses",
        link=absolute(page),
        feed_url=absolute(feed),
        description="".join(part.text for part in answer.reading.parts),
        language="en",
        feed_guid=absolute(feed),
    )
    for clause in clauses:
        address = absolute(clause.get_absolute_url())
        text = clause.resolution or clause.paper
        assert text is not None  # noqa: S101 - clause_kind_matches_owner
        published = text.document.published_at
        atom.add_item(
            title=f"{text.symbol or getattr(text, 'code', '') or title_of(clause)}, {clause.place}",
            link=address,
            description=clause.text,
            unique_id=address,
            pubdate=published,
            updateddate=published,
            author_name=clause.committee.name,
        )
    return atom.writeString("utf-8")
