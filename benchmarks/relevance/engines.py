"""Each engine that a reader could search the same clauses with: the best first, a list of their keys.

Each is given its best: the language of the question, the stems that it has for it, and no word that this
archive leaves out. PostgreSQL and this archive want every word; the others are asked both ways.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Iterable

import tantivy
from django.db import connection
from django.test import override_settings

from archive.models import SEARCH_CONFIGS, Clause
from archive.queries.clauses import ClauseQuery, Sort, search_clauses
from archive.queries.reading import read_words
from benchmarks.relevance.queries import Query

Engine = Callable[[Query, int], list[int]]
_TANTIVY_STEMS = {
    "English": "english",
    "French": "french",
    "Spanish": "spanish",
    "Russian": "russian",
    "Arabic": "arabic",
}
_PIECE = re.compile(r'"[^"]*"|\S+')
_PARTING = re.compile("[-/]")


def archive(query: Query, size: int) -> list[int]:
    """What a visitor is shown."""
    with override_settings(SEARCH_PAGE_SIZE=size):
        page = search_clauses(ClauseQuery(query.words, sort=Sort.RELEVANCE))
    return [hit.clause.pk for hit in page.hits]


def plain_postgresql(query: Query, size: int) -> list[int]:
    """`ts_rank_cd` over the archive's own search vectors."""
    ranked = """
        SELECT id FROM archive_clause, websearch_to_tsquery(%s::regconfig, %s) AS query
         WHERE search @@ query ORDER BY ts_rank_cd(search, query) DESC, id LIMIT %s
    """
    with connection.cursor() as cursor:
        # A word with a hyphen or stroke is a phrase in the vectors.
        words = re.sub(r"[^\s\"]+[-/][^\s\"]+", lambda match: f'"{_PARTING.sub(" ", match[0])}"', query.words)
        cursor.execute(ranked, [SEARCH_CONFIGS[query.language], words, size])
        return [key for (key,) in cursor.fetchall()]


def sqlite(clauses: Iterable[Clause], *, every_word: bool) -> Engine:
    """FTS5's bm25, with its Porter stems."""
    base = sqlite3.connect(":memory:")
    base.execute("CREATE VIRTUAL TABLE clause USING fts5(text, tokenize='porter unicode61')")
    base.executemany(
        "INSERT INTO clause (rowid, text) VALUES (?, ?)", ((row.pk, row.text) for row in clauses)
    )
    between = " AND " if every_word else " OR "

    def search(query: Query, size: int) -> list[int]:
        quoted = between.join(f'"{piece}"' for piece in _pieces(query))
        found = base.execute(
            "SELECT rowid FROM clause WHERE clause MATCH ? ORDER BY bm25(clause), rowid LIMIT ?",
            [quoted, size],
        )
        return [key for (key,) in found]

    return search


def tantivy_bm25(clauses: Iterable[Clause], *, every_word: bool) -> Engine:
    """One field a language, with that language's stems and stop words."""
    schema = tantivy.SchemaBuilder().add_integer_field("key", stored=True)
    for language in (*_TANTIVY_STEMS, "other"):
        schema = schema.add_text_field(language, tokenizer_name=language)
    index = tantivy.Index(schema.build())
    for language, stems in _TANTIVY_STEMS.items():
        index.register_tokenizer(language, _analyzer(stems))
    index.register_tokenizer("other", _analyzer(None))
    writer = index.writer(num_threads=1)
    for row in clauses:
        language = row.language if row.language in _TANTIVY_STEMS else "other"
        writer.add_document(tantivy.Document(**{"key": row.pk, language: row.text}))
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    searcher = index.searcher()

    def search(query: Query, size: int) -> list[int]:
        typed = " ".join(f'"{piece}"' if " " in piece else piece for piece in _pieces(query))
        wanted = index.parse_query(typed, [query.language], conjunction_by_default=every_word)
        hits = searcher.search(wanted, size).hits
        return [searcher.doc(address)["key"][0] for _, address in hits]

    return search


def _analyzer(stems: str | None) -> tantivy.TextAnalyzer:
    builder = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple())
    builder = builder.filter(tantivy.Filter.lowercase())
    if stems and stems != "arabic":
        builder = builder.filter(tantivy.Filter.stopword(stems))
    if stems:
        builder = builder.filter(tantivy.Filter.stemmer(stems))
    return builder.filter(tantivy.Filter.ascii_fold()).build()


def _pieces(query: Query) -> list[str]:
    """Words and phrases of a question, hyphens and strokes parted, without what the archive leaves out."""
    left_out = {word.casefold() for word in read_words(query.words).left_out}
    pieces = (_PARTING.sub(" ", piece.strip('"')) for piece in _PIECE.findall(query.words))
    return [piece for piece in pieces if piece.casefold() not in left_out]
