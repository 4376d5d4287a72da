"""Our search and the engines beside it, each doing the same work for a question.

A page is the exact count, the best twenty ranked, four facets counted in full, and twenty texts with what
matched marked. Every engine reads the same clauses, with English stems.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import Any, Protocol

import tantivy

from archive.index.kept import kept
from archive.queries.found import FACETS as EVERY_FACET
from archive.queries.found import Found, Keys, Sort, TableFound
from archive.queries.highlights import excerpt, find_matches
from archive.queries.indexed import find
from archive.queries.limits import one_state
from archive.queries.reading import Reading, read_words
from benchmarks.search.questions import Question, quoted

FACETS = ("kind", "verb", "committee", "year")
PAGE = 20

# Key, text, kind, verb, committee, year.
Row = tuple[int, str, str, str, int, int]


class Engine(Protocol):
    name: str

    def count(self, question: Question) -> int: ...

    def facets(self, question: Question) -> dict[str, dict[str, int]]: ...

    def best(self, question: Question) -> list[int]: ...

    def newest(self, question: Question) -> list[int]: ...

    def page(self, question: Question) -> int:
        """All of it; the count."""


class Archive:
    """Our own search by the derived index.

    `kept` says whether the process keeps what it has read of the index, `again` whether it keeps what it has
    answered too: else each question is as if asked for the first time. `by_table` leaves the index out.
    `whole` counts what our own pages do: resolutions and papers too, and all eight facets.
    """

    def __init__(
        self,
        name: str,
        *,
        kept: bool = True,
        again: bool = False,
        by_table: bool = False,
        whole: bool = False,
    ) -> None:
        self.name = name
        self._again = again
        self._kept = kept
        self._by_table = by_table
        self._whole = whole

    def count(self, question: Question) -> int:
        with self._asked(question) as (_, found):
            return self._number(found)

    def facets(self, question: Question) -> dict[str, dict[str, int]]:
        with self._asked(question) as (_, found):
            return found.facets(self._facets)

    def best(self, question: Question) -> list[int]:
        with self._asked(question) as (_, found):
            return found.keys(Sort.RELEVANCE, 0, PAGE)

    def newest(self, question: Question) -> list[int]:
        with self._asked(question) as (_, found):
            return found.keys(Sort.NEWEST, 0, PAGE)

    def page(self, question: Question) -> int:
        with self._asked(question) as (reading, found):
            number = self._number(found)
            keys, _ = found.page(Sort.RELEVANCE, 0, PAGE, self._facets)
            rows = found.passages(keys)
            assert reading.tree is not None  # noqa: S101 - every question has words
            matches = find_matches(rows, reading.tree, reading.lexemes)
            for row in rows:
                excerpt(row.text, row.phrase, matches.get(row.pk, ()))
            return number

    def _number(self, found: Found) -> int:
        return found.counts().clauses if self._whole else found.number()

    @property
    def _facets(self) -> Sequence[str]:
        return EVERY_FACET if self._whole else FACETS

    @contextmanager
    def _asked(self, question: Question) -> Iterator[tuple[Reading, Found]]:
        filters = filters_of(question)
        if not self._again:
            kept.forget_answers()
        with nullcontext() if self._kept else kept.nothing(), one_state():
            reading = read_words(question.typed())
            yield reading, TableFound(reading, filters) if self._by_table else find(reading, filters)


def filters_of(question: Question) -> Keys:
    """What narrows it, as it stands in the columns."""
    filters: dict[str, tuple[str, ...]] = {}
    if question.committee:
        filters["committee"] = (str(question.committee),)
    if question.years:
        filters["year"] = tuple(str(year) for year in range(question.years[0], question.years[1] + 1))
    return filters


class Tantivy:
    """BM25, in a folder, with two segments at most; facets from its columns."""

    name = "tantivy"

    def __init__(self, folder: Path, clauses: Iterable[Row]) -> None:
        schema = tantivy.SchemaBuilder()
        schema.add_text_field("text", stored=True, tokenizer_name="english")
        for column in ("kind", "verb"):
            schema.add_text_field(column, fast=True, tokenizer_name="raw")
        for column in ("key", "committee", "year"):
            schema.add_integer_field(column, stored=True, indexed=True, fast=True)
        self._index = tantivy.Index(schema.build(), path=str(folder))
        builder = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple())
        for step in (tantivy.Filter.lowercase(), tantivy.Filter.stemmer("english")):
            builder = builder.filter(step)
        self._index.register_tokenizer("english", builder.build())
        if self._index.searcher().num_docs == 0:
            writer = self._index.writer(heap_size=500_000_000, num_threads=2)
            for key, text, kind, verb, committee, year in clauses:
                writer.add_document(
                    tantivy.Document(key=key, text=text, kind=kind, verb=verb, committee=committee, year=year)
                )
            writer.commit()
            writer.wait_merging_threads()
            self._index.reload()
        self._searcher = self._index.searcher()

    def count(self, question: Question) -> int:
        return int(self._searcher.search(self._query(question), 1, count=True).count)

    def facets(self, question: Question) -> dict[str, dict[str, int]]:
        asked = {name: {"terms": {"field": name, "size": 1000}} for name in FACETS}
        answer = self._searcher.aggregate(self._query(question), asked)
        return {
            name: {str(one["key"]): int(one["doc_count"]) for one in answer[name]["buckets"]}
            for name in FACETS
        }

    def best(self, question: Question) -> list[int]:
        hits = self._searcher.search(self._query(question), PAGE, count=False).hits
        return [self._searcher.doc(address)["key"][0] for _, address in hits]

    def newest(self, question: Question) -> list[int]:
        hits = self._searcher.search(self._query(question), PAGE, count=False, order_by_field="year").hits
        return [self._searcher.doc(address)["key"][0] for _, address in hits]

    def page(self, question: Question) -> int:
        query = self._query(question)
        found = self._searcher.search(query, PAGE, count=True)
        snippets = tantivy.SnippetGenerator.create(self._searcher, query, self._index.schema, "text")
        for _, address in found.hits:
            snippets.snippet_from_doc(self._searcher.doc(address)).to_html()
        self.facets(question)
        return int(found.count)

    def _query(self, question: Question) -> tantivy.Query:
        parts = [f"+{quoted(term)}" for term in question.all_of]
        parts += [f"+({' '.join(quoted(term) for term in question.any_of)})"] if question.any_of else []
        parts += [f"-{quoted(term)}" for term in question.none_of]
        if question.begins:
            return tantivy.Query.regex_query(self._index.schema, "text", f"{question.begins}.*")
        if question.committee:
            parts.append(f"+committee:{question.committee}")
        if question.years:
            parts.append(f"+year:[{question.years[0]} TO {question.years[1]}]")
        return self._index.parse_query(" ".join(parts), ["text"])


class Sqlite:
    """FTS5's bm25 with Porter stems, and a table beside it for the facets."""

    name = "SQLite FTS5"

    def __init__(self, file: Path, clauses: Iterable[Row]) -> None:
        is_new = not file.exists()
        self._base = sqlite3.connect(file)
        self._base.execute("PRAGMA cache_size = -1000000")
        if is_new:
            self._base.execute(
                "CREATE TABLE clause (key INTEGER PRIMARY KEY, text, kind, verb, committee INT, year INT)"
            )
            self._base.executemany("INSERT INTO clause VALUES (?, ?, ?, ?, ?, ?)", clauses)
            self._base.execute(
                "CREATE VIRTUAL TABLE words USING fts5(text, content='clause', content_rowid='key',"
                " tokenize='porter unicode61')"
            )
            self._base.execute("INSERT INTO words (words) VALUES ('rebuild')")
            self._base.execute("INSERT INTO words (words) VALUES ('optimize')")
            self._base.commit()

    def count(self, question: Question) -> int:
        return int(self._asked("SELECT count(*)", question)[0][0])

    def facets(self, question: Question) -> dict[str, dict[str, int]]:
        counted = {}
        for name in FACETS:
            rows = self._asked(f"SELECT {name}, count(*)", question, f"GROUP BY {name}", joined=True)
            counted[name] = {str(value): count for value, count in rows}
        return counted

    def best(self, question: Question) -> list[int]:
        return [key for (key,) in self._asked("SELECT words.rowid", question, f"ORDER BY rank LIMIT {PAGE}")]

    def newest(self, question: Question) -> list[int]:
        return [
            key
            for (key,) in self._asked(
                "SELECT words.rowid", question, f"ORDER BY words.rowid DESC LIMIT {PAGE}"
            )
        ]

    def page(self, question: Question) -> int:
        self._asked("SELECT highlight(words, 0, '<b>', '</b>')", question, f"ORDER BY rank LIMIT {PAGE}")
        self.facets(question)
        return self.count(question)

    def _asked(
        self, what: str, question: Question, then: str = "", *, joined: bool = False
    ) -> list[tuple[Any, ...]]:
        narrowed = " AND committee = ?" * bool(question.committee) + " AND year BETWEEN ? AND ?" * bool(
            question.years
        )
        beside = " JOIN clause ON key = words.rowid" if joined or narrowed else ""
        values = [*([question.committee] if question.committee else []), *(question.years or ())]
        sql = f"{what} FROM words{beside} WHERE words MATCH ?{narrowed} {then}"
        return self._base.execute(sql, [self._match(question), *values]).fetchall()

    def _match(self, question: Question) -> str:
        parts = [f'"{term}"' for term in question.all_of]
        parts += ["(" + " OR ".join(f'"{term}"' for term in question.any_of) + ")"] if question.any_of else []
        match = " AND ".join([*parts, f'"{question.begins}" *'] if question.begins else parts)
        return match + "".join(f' NOT "{term}"' for term in question.none_of)
