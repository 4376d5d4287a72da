"""Every engine on every question, in one run over one archive."""

from __future__ import annotations

import random
from collections.abc import Iterator
from statistics import mean

from archive.models import Clause
from benchmarks.relevance import engines
from benchmarks.relevance.measures import DEPTH, ndcg, reciprocal_rank
from benchmarks.relevance.queries import Query, name_of, read_queries

OURS = "this archive"
# Clauses asked of each engine.
_DEEP = 20
# By engine and the words of a question, the names of what is found, the best first.
Answers = dict[str, dict[str, list[str]]]


def compare() -> bool:
    """Print the table; whether this archive is ahead of each other engine on both halves and measures."""
    queries = read_queries()
    halves = {
        "development": [query for query in queries if not query.held_out],
        "held out": [query for query in queries if query.held_out],
        "all": queries,
    }
    clauses = _clauses()
    judged = [name for query in queries for name in query.grades]
    missing = set(judged) - {name_of(clause) for clause in clauses}
    print(f"{len(clauses)} clauses, {len(judged)} judgements, {len(missing)} of clauses not here")  # noqa: T201
    heads = (f"{half} ({len(part)})" for half, part in halves.items())
    print(f"{'nDCG@10 and MRR':42}{''.join(f'{head:>18}' for head in heads)}  unjudged")  # noqa: T201
    figures: dict[str, list[float]] = {}
    for name, found in _answers(queries, clauses).items():
        figures[name] = [figure for part in halves.values() for figure in _means(part, found)]
        row = "".join(
            f"{gain:11.4f}{first:7.4f}" for gain, first in zip(*[iter(figures[name])] * 2, strict=True)
        )
        print(f"{name:42}{row}{_unjudged(queries, found):10}")  # noqa: T201
    ours = figures.pop(OURS)
    ahead = all(one > other for row in figures.values() for one, other in zip(ours, row, strict=True))
    print(f"Ahead of each other engine on both halves: {'yes' if ahead else 'NO'}")  # noqa: T201
    return ahead


def unjudged() -> Iterator[str]:
    """What to judge, shuffled: the question, a grade to be written, the clause's name; below it its text."""
    queries = read_queries()
    clauses = {name_of(clause): clause for clause in _clauses()}
    answers = _answers(queries, list(clauses.values()))
    for query in queries:
        first = {name for found in answers.values() for name in found[query.words][:DEPTH]}
        names = sorted(first - set(query.grades))
        random.Random(query.words).shuffle(names)  # noqa: S311 - no secret
        for name in names:
            clause = clauses[name]
            yield f"{query.words}\t?\t{name}\n    {query.need}: ({clause.kind}) {clause.text}"


def _answers(queries: list[Query], clauses: list[Clause]) -> Answers:
    names = {clause.pk: name_of(clause) for clause in clauses}
    asked: dict[str, engines.Engine] = {
        OURS: engines.archive,
        "PostgreSQL, ts_rank_cd": engines.plain_postgresql,
        "SQLite FTS5, bm25, every word": engines.sqlite(clauses, every_word=True),
        "SQLite FTS5, bm25, any word": engines.sqlite(clauses, every_word=False),
        "tantivy, BM25, every word": engines.tantivy_bm25(clauses, every_word=True),
        "tantivy, BM25, any word": engines.tantivy_bm25(clauses, every_word=False),
    }
    return {
        name: {query.words: [names[key] for key in search(query, _DEEP)] for query in queries}
        for name, search in asked.items()
    }


def _clauses() -> list[Clause]:
    texts = Clause.objects.select_related("resolution__session", "paper__session")
    return list(texts.defer("search", "lines").order_by("pk"))


def _means(queries: list[Query], found: dict[str, list[str]]) -> tuple[float, float]:
    gains, firsts = [], []
    for query in queries:
        grades = [query.grades.get(name, 0) for name in found[query.words]]
        judged = list(query.grades.values())
        gains.append(ndcg(grades, judged))
        firsts.append(reciprocal_rank(grades, judged))
    return mean(gains), mean(firsts)


def _unjudged(queries: list[Query], found: dict[str, list[str]]) -> int:
    """How many clauses among the first ten no one has judged; they count as 0."""
    return sum(name not in query.grades for query in queries for name in found[query.words][:DEPTH])
