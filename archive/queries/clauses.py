"""Clause search: the one door to it. No page knows what stands behind it.

A search reads the words, counts, ranks, pages, and only then fetches the page's rows and marks what matched.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from math import ceil
from urllib.parse import urlencode

from django.conf import settings
from django.db.models import QuerySet

from archive.models import Clause, Paper, Resolution
from archive.queries.alike import asks_for_like, like_question
from archive.queries.clause_page import text_with
from archive.queries.facets import Facet, Filters, Known, facets_of, keys_of, read_known
from archive.queries.found import FACETS, Found, Sort
from archive.queries.grouping import FoundText, texts_found
from archive.queries.highlights import Excerpt, excerpt
from archive.queries.indexed import find
from archive.queries.language import only_places
from archive.queries.limits import search_limits
from archive.queries.marks import find_marks
from archive.queries.names import names_of
from archive.queries.pinpoints import Named, find_named, find_names
from archive.queries.reading import Reading, read_words
from archive.queries.shown import clauses_shown
from archive.queries.spelling import corrected, has_alternatives
from archive.queries.wider import Counted, count_meant, count_wider
from archive.queries.words import Span

# Of a clause, its parent and its document, what no result shows.
_HEAVY = ("search", "lines")
_DOCUMENTS = tuple(
    f"{text}__document__{heavy}" for text in ("resolution", "paper") for heavy in ("lines", "ledger", "said")
)

# Clauses of an export read at once.
EXPORT_BATCH = 500


# How an address asks for pages of texts.
BY_TEXT = "resolution"


@dataclass(frozen=True, slots=True)
class ClauseQuery:
    """What is asked. A filter, named as in `facets.HEADINGS`, lets through any of its values.

    Without a `sort`, words are ranked, places named stand newest first, anything else in document order.
    Pages are of clauses; `by_text` of resolutions and papers, each with some of its clauses.
    """

    words: str = ""
    filters: Filters = field(default_factory=dict)
    sort: Sort | None = None
    page: int = 1
    by_text: bool = False


@dataclass(frozen=True, slots=True)
class ClauseHit:
    """A clause found; `matches` are the characters of its text that matched, from and up to, in order.

    `like` is how many others that were found differ from it in numbers and names alone.
    """

    clause: Clause
    matches: tuple[Span, ...]
    excerpt: Excerpt
    like: int
    reading: Reading

    @property
    def url(self) -> str:
        """The clause in its text, where the words that led to it are marked."""
        return self._marked(self.clause.get_absolute_url())

    @property
    def text_url(self) -> str:
        """The text that the clause stands in, where they are marked too."""
        return self._marked(text_with(self.clause).get_absolute_url())

    def _marked(self, address: str) -> str:
        if not self.reading.typed:
            return address
        path, hash_, fragment = address.partition("#")
        asked = urlencode({"q": self.reading.typed})
        return f"{path}{'&' if '?' in path else '?'}{asked}{hash_}{fragment}"

    @property
    def like_words(self) -> str:
        """What to ask for these others and itself; empty where there are none, or that was asked for."""
        known = not self.like or asks_for_like(self.reading)
        return "" if known else like_question(self.reading, self.clause)


@dataclass(frozen=True, slots=True)
class Row:
    """A clause found, and those next to it in an order of dates that are like it."""

    hit: ClauseHit
    folded: tuple[ClauseHit, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """A text with some of the clauses found in it, and with how many there are."""

    text: Resolution | Paper
    hits: tuple[ClauseHit, ...]
    clauses: int

    @property
    def further(self) -> int:
        """How many are not shown."""
        return self.clauses - len(self.hits)

    @property
    def url(self) -> str:
        """The text, where the words that led to it are marked."""
        return self.hits[0].text_url


@dataclass(frozen=True, slots=True)
class ClausePage:
    """One page of an answer.

    `query` is the one that was answered: without the filter values in `unknown`, its page one that exists.
    `asked` is false where there was neither a word to look for nor a filter: then there are no hits, and the
    counts are the whole archive's. Asked by text, the hits are those of the `texts`. Of the clauses `ranked`
    stand in the order of `sort`, those behind them newest first. `named` are the texts whose symbol or code
    was typed, alone or among words.
    `meant` are questions that may have been meant, with words spelled as in the archive, and find more. Where
    one finds nothing, `wider` are others. Each has the number of clauses that it finds.
    """

    query: ClauseQuery
    reading: Reading
    asked: bool
    unknown: tuple[tuple[str, str], ...]
    sort: Sort
    pages: int
    ranked: int
    clauses: int
    resolutions: int
    papers: int
    hits: tuple[ClauseHit, ...]
    texts: tuple[FoundText, ...]
    facets: tuple[Facet, ...]
    named: tuple[Named, ...]
    meant: Counted
    wider: Counted

    @property
    def rows(self) -> tuple[Row, ...]:
        """The hits, but neighbours that are alike as one; by relevance they stand apart anyway."""
        if self.sort == Sort.RELEVANCE or self.query.by_text:
            return tuple(Row(hit) for hit in self.hits)
        groups = groupby(
            self.hits, lambda hit: (hit.clause.alike, hit.clause.alike is None and hit.clause.pk)
        )
        return tuple(Row(first, tuple(others)) for _, (first, *others) in groups)

    @property
    def groups(self) -> tuple[Group, ...]:
        """The hits text by text."""
        hits = {hit.clause.pk: hit for hit in self.hits}
        groups = ((one, tuple(hits[key] for key in one.shown)) for one in self.texts)
        return tuple(Group(text_with(shown[0].clause), shown, one.clauses) for one, shown in groups)

    @property
    def only_named(self) -> bool:
        """Whether nothing was asked but for texts by their names: what is found cites them then."""
        return bool(self.named) and self.named[0].typed.strip() == self.reading.typed.strip()


def search_clauses(query: ClauseQuery) -> ClausePage:
    """Answer a query with a number of SQL queries that does not grow with what it finds: see docs/search.md.

    `query.words` hold no NUL and at most QUERY_MAX_CHARS. Raises SearchTimeoutError and SearchRefusedError.
    """
    with search_limits():
        return _answer(query)


def list_clauses(query: ClauseQuery, limit: int) -> Iterator[Clause]:
    """The first clauses that a query finds, in its order, with all that an export says of each.

    To be read within `search_limits`. Two SQL queries for each EXPORT_BATCH, beside those that find them.
    """
    asked = _ask(query)
    keys = asked.found.keys(asked.sort, 0, limit) if asked.is_asked else []
    for start in range(0, len(keys), EXPORT_BATCH):
        some = keys[start : start + EXPORT_BATCH]
        rows = _with_texts(Clause.objects.select_related("resolution__document", "paper__document"))
        found = rows.order_by().defer(*_HEAVY, *_DOCUMENTS).prefetch_related("references").in_bulk(some)
        yield from (found[key] for key in some if key in found)


@dataclass(frozen=True, slots=True)
class _Asked:
    """A query understood, and what it finds."""

    query: ClauseQuery
    unknown: tuple[tuple[str, str], ...]
    known: Known
    named: tuple[Named, ...]
    reading: Reading
    found: Found
    sort: Sort

    @property
    def is_asked(self) -> bool:
        return bool(self.reading.tree or self.query.filters)


def _ask(query: ClauseQuery) -> _Asked:
    known = read_known()
    query, unknown = without_unknown(query, known)
    named = find_named(query.words)
    # Of a place, what cites its text is found.
    reading = read_words(named[0].typed, named=True) if named else read_words(query.words)
    named = named or find_names(dict.fromkeys(names_of(reading.tree)))
    places = reading.tree is not None and only_places(reading.tree)
    sort = query.sort or (Sort.NEWEST if places else Sort.RELEVANCE)
    if sort == Sort.RELEVANCE and not reading.ranking:
        sort = Sort.DOCUMENT
    found = find(reading, keys_of(query.filters, known))
    return _Asked(query, unknown, known, named, reading, found, sort)


def _answer(query: ClauseQuery) -> ClausePage:
    asked = _ask(query)
    counts = asked.found.counts()
    by_text = asked.query.by_text
    number, size = counts.clauses, settings.SEARCH_PAGE_SIZE
    if by_text:
        number, size = counts.resolutions + counts.papers, settings.SEARCH_TEXTS_PAGE_SIZE
    pages = max(1, ceil(number / size)) if asked.is_asked else 1
    query = replace(asked.query, page=min(asked.query.page, pages))
    start, end = (query.page - 1) * size, query.page * size
    texts = texts_found(asked.found, asked.sort, start, end) if asked.is_asked and by_text else []
    keys = [key for text in texts for key in text.shown]
    if asked.is_asked and not by_text:
        keys, facets = asked.found.page(asked.sort, start, end, FACETS)
    else:
        facets = asked.found.facets()
    meant, wider = _instead(asked, counts.clauses)
    return ClausePage(
        query=query,
        reading=asked.reading,
        asked=asked.is_asked,
        unknown=asked.unknown,
        sort=asked.sort,
        pages=pages,
        ranked=min(counts.clauses, settings.SEARCH_SCORED)
        if asked.sort == Sort.RELEVANCE
        else counts.clauses,
        clauses=counts.clauses,
        resolutions=counts.resolutions,
        papers=counts.papers,
        hits=_hits(asked, keys) if keys else (),
        texts=tuple(texts),
        facets=facets_of(facets, query.filters, asked.known),
        named=asked.named if query.page == 1 else (),
        meant=meant,
        wider=wider,
    )


def _instead(asked: _Asked, clauses: int) -> tuple[Counted, Counted]:
    """What may have been meant, and what to ask in place of what finds nothing.

    Where so many clauses are found, all words that must be in them are known, but alternatives may not be.
    """
    tree = asked.reading.tree
    if tree is None or (clauses and not has_alternatives(tree)):
        return (), ()
    meant = () if asked.named else corrected(tree, asked.reading.lexemes.languages)
    if clauses:
        return count_meant(meant, asked.found, clauses), ()
    return count_wider(tree, meant, asked.found)


def without_unknown(query: ClauseQuery, known: Known) -> tuple[ClauseQuery, tuple[tuple[str, str], ...]]:
    """The query without filter values that nothing is called by, and those with their filters' names."""
    kept: dict[str, tuple[str, ...]] = {}
    unknown: list[tuple[str, str]] = []
    for name, values in query.filters.items():
        kept[name] = tuple(value for value in values if name not in known or value in known[name])
        unknown += [(name, value) for value in values if value not in kept[name]]
    return replace(query, filters={name: values for name, values in kept.items() if values}), tuple(unknown)


def _hits(asked: _Asked, keys: Sequence[int]) -> tuple[ClauseHit, ...]:
    """Three SQL queries.

    Their rows, what matched in them (two where it is asked what cites), and how many others are like them.
    """
    found = clauses_shown(keys, asked.known)
    reading = asked.reading
    matches = find_marks(found, reading)
    spans = [tuple(matches.get(row.pk, ())) for row in found]
    fingerprints = {row.alike for row in found if row.alike is not None}
    alike = asked.found.alike(fingerprints) if fingerprints else {}
    return tuple(
        ClauseHit(
            clause=row,
            matches=at,
            excerpt=excerpt(row.text, row.phrase, at),
            like=0 if row.alike is None else alike[row.alike] - 1,
            reading=reading,
        )
        for row, at in zip(found, spans, strict=True)
    )


def _with_texts(clauses: QuerySet[Clause]) -> QuerySet[Clause]:
    """With the text each stands in, and what that is of."""
    return clauses.select_related("resolution__session", "paper__session", "committee", "conference")
