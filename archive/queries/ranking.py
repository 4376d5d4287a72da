"""Which of the clauses found stand first: what `Sort.RELEVANCE` means.

The score of a clause is the sum of

    the logarithm of its density: ts_rank_cd, which is high for words close together, often, in a short clause
    up to 2, by how many of the terms it has as they were typed, letter by letter
    up to 1, by how many of them are so within its first 150 characters
    1.5 for an operative clause, 0.75 for a paragraph, nothing for a preambular one
    1 where the words typed stand in it one after the other, in any of their forms
    -2 where its resolution is a draft or was rejected
    -0.5 for a sub-clause

so that an operative clause goes before a preambular one with four times its density, and an adopted one
before a draft with seven times its own. The weights are round numbers, found with the development half of
the questions in `benchmarks/relevance`: halving or doubling any gains at most 0.002 of nDCG@10 there. The
half that is held out was looked at afterwards, and changed nothing. What gained nothing beside these was
left out: BM25, which knows how rare a word is, ts_rank, the verb, the length by itself (28 November 2026).

Only the SEARCH_SCORED densest clauses are scored, or the best so many of those that the index proposes; the
rest follow newest first. 60 gave the nDCG@10 of all.
Of clauses scored that differ in numbers and names alone, the best stands in its place and the others behind
all that are unlike: nobody reads ten times that it is decided to remain seized of the matter.

The table says all of it but the words as they were typed: those are looked for in the texts that it sends
along, which are then at hand for what is shown. PostgreSQL takes ten times as long to find them.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from django.conf import settings
from django.core.exceptions import EmptyResultSet
from django.db.models import QuerySet
from django.db.models.expressions import RawSQL

from archive.models import PLAIN_CONFIG, SEARCH_CONFIGS, Clause
from archive.queries.keys import written
from archive.queries.language import All, Form, Term
from archive.queries.lexemes import begins, part_words
from archive.queries.reading import Reading
from archive.queries.sending import sent

# Of a longer question its first terms.
PRINTED_TERMS = 8

# A term stands early in a clause within so many characters.
EARLY_CHARS = 150

# What words are made of. Python counts among it the raised figures that lead from a word to its footnote.
_IN_WORDS = "[^\\W⁰¹²³⁴⁵⁶⁷⁸⁹]"
_BETWEEN_WORDS = r"[\W_⁰¹²³⁴⁵⁶⁷⁸⁹]+"

# 1: divided by 1 + log(length), for a long clause has more places for the words to stand in.
_DENSITY = "coalesce(ts_rank_cd({clause}.search, {query}, 1), 0)"

# Of a clause, `scored`, all but the words as typed. Django's own expressions would say the same, but take ten
# milliseconds to be written.
_SCORE = """
    ln({density} + 0.0001)
    + CASE scored.kind WHEN 'operative' THEN 1.5 WHEN 'paragraph' THEN 0.75 ELSE 0 END
    + CASE WHEN scored.depth > 0 THEN -0.5 ELSE 0 END
    + CASE WHEN scored.status NOT IN ('', 'adopted') THEN -2 ELSE 0 END
    + CASE WHEN scored.search @@ {phrase} THEN 1 ELSE 0 END
"""

_Sql = tuple[str, list[Any]]


class Passage(NamedTuple):
    """What of a clause is read when it is scored, and again when it is shown."""

    pk: int
    text: str
    language: str
    phrase: str


class Scored(NamedTuple):
    """A clause, what it is like, and how well it answers."""

    score: float
    alike: int | None
    passage: Passage


def densest(clauses: QuerySet[Clause], reading: Reading) -> RawSQL:
    """The keys of those worth a score. The question has words: without any, relevance is no order."""
    density = RawSQL(*_density("archive_clause", reading.ranking))  # noqa: S611 - parameters
    best = clauses.order_by(density.desc(), "pk").values("pk")[: settings.SEARCH_SCORED]
    try:
        return RawSQL(*best.query.sql_with_params())  # noqa: S611 - parameters
    except EmptyResultSet:  # Django knows without asking
        return RawSQL("SELECT unnest(%s::bigint[])", ["{}"])


def by_score(
    clauses: Iterable[int] | RawSQL, reading: Reading, meanwhile: Callable[[], object] = lambda: None
) -> list[Passage]:
    """The best SEARCH_SCORED of these clauses, given by their keys, in order. One SQL query.

    Equals stand as they were stored. `meanwhile` is done while PostgreSQL works; it asks for no SQL.
    """
    return _unlike_first(scores(clauses, reading, settings.SEARCH_SCORED, meanwhile))


def scores(
    clauses: Iterable[int] | RawSQL,
    reading: Reading,
    most: int,
    meanwhile: Callable[[], object] = lambda: None,
) -> list[Scored]:
    """So many of these clauses, the best first."""
    if isinstance(clauses, RawSQL):
        which: _Sql = f"IN ({clauses.sql})", list(clauses.params)
    else:
        which = "= ANY(%s::bigint[])", [written(clauses)]
    score, parameters = _score(reading)
    sql = (
        f"SELECT {score}, scored.id, alike, text, scored.language, phrase FROM archive_clause AS scored"  # noqa: S608
        f" WHERE scored.id {which[0]}"
    )
    with sent(sql, [*parameters, *which[1]], prepared=not isinstance(clauses, RawSQL)) as rows:
        meanwhile()
        terms = [_as_typed(term) for term in reading.terms[:PRINTED_TERMS]]
    scored = ((-score - _typed(row[2].lower(), terms), *row) for score, *row in rows)
    best = sorted(scored)[:most]  # no two have one key
    return [Scored(-less, alike, Passage(key, *text)) for less, key, alike, *text in best]


def _as_typed(term: Term) -> re.Pattern[str]:
    """The term letter by letter, in small letters; it is a word, or the beginning of one."""
    words = part_words(term.text.rstrip("*"), "").lower().split()
    # The first word stands before what is asked of the place before it, for it is quick to be found.
    first, *rest = map(re.escape, words)
    whole = _BETWEEN_WORDS.join([f"{first}(?<!{_IN_WORDS}{first})", *rest])
    return re.compile(whole if begins(term) else f"{whole}(?!{_IN_WORDS})")


def _typed(text: str, terms: Sequence[re.Pattern[str]]) -> float:
    """What it counts that a text in small letters has terms as they were typed."""
    counts = 0
    for term in terms:
        if found := term.search(text):
            counts += 3 if found.end() <= EARLY_CHARS else 2
    return counts / max(1, len(terms))


def _unlike_first(rows: Iterable[Scored]) -> list[Passage]:
    """In their order, but those that are like an earlier one at the end."""
    unlike: list[Passage] = []
    again: list[Passage] = []
    seen: set[int] = set()
    for _, alike, passage in rows:
        (again if alike in seen else unlike).append(passage)
        if alike is not None:
            seen.add(alike)
    return unlike + again


def _score(reading: Reading) -> _Sql:
    """How well a clause, `scored`, answers the question, but for its words as they were typed."""
    density, densities = _density("scored", reading.ranking)
    # Each in a SELECT of its own is read once, and not for each clause.
    phrase, phrases = _by_language(
        "scored", "(SELECT phraseto_tsquery(%s::regconfig, %s))", _phrases(reading)
    )
    return _SCORE.format(density=density, phrase=phrase), [*densities, *phrases]


def _density(clause: str, ranking: Mapping[str, str]) -> _Sql:
    query, parameters = _by_language(
        clause, "(SELECT %s::tsquery)", {language: [text] for language, text in ranking.items()}
    )
    return _DENSITY.format(clause=clause, query=query), parameters


def _by_language(clause: str, sql: str, values: Mapping[str, list[str]]) -> _Sql:
    """`sql` with the values of the clause's language; NULL for any that has none."""
    if not values:
        return "NULL", []
    whens = f" WHEN %s THEN {sql}" * len(values)
    parameters = [value for language, texts in values.items() for value in (language, *texts)]
    return f"CASE {clause}.language{whens} END", parameters


def _phrases(reading: Reading) -> dict[str, list[str]]:
    """By language, what makes a phrase of words typed side by side, with those between that are left out."""
    nodes = reading.whole.nodes if isinstance(reading.whole, All) else ()
    words = [node.text for node in nodes if isinstance(node, Term) and node.form in (Form.ANY, Form.PHRASE)]
    if len(words) < 2:
        return {}
    return {
        language: [SEARCH_CONFIGS.get(language, PLAIN_CONFIG), part_words(" ".join(words), language)]
        for language in reading.ranking
    }
