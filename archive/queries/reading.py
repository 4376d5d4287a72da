"""How PostgreSQL reads what was typed: which words it looks for, how combined, and which it leaves out."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.contrib.postgres.search import SearchQuery
from django.db import connection

from archive.models import SEARCH_CONFIG

# Token types of PostgreSQL's default parser that no dictionary sees: blank, tag, protocol, entity.
NOT_WORDS = (12, 13, 14, 23)

# Quotes as people and word processors write them, to the one that PostgreSQL knows.
QUOTES = str.maketrans(dict.fromkeys("“”„‟«»″", '"'))

# A phrase; or, where PostgreSQL expects a word, hyphens with the signs it passes over, and what follows them.
_PHRASE_OR_HYPHENS = re.compile(r'(?P<phrase>"[^"]*"?)|(?<![^\s&|!()<"])-[-&|!()<]*+(?P<word>(?=\S))?')

# The query as PostgreSQL understood it, and each word typed with its stems; a stop word has none.
_READ = """
    SELECT websearch_to_tsquery(%(config)s, %(words)s)::text,
           (SELECT coalesce(json_agg(json_build_array(token, stems)), '[]')
              FROM ts_parse('default', %(words)s), tsvector_to_array(to_tsvector(%(config)s, token)) AS stems
             WHERE tokid <> ALL(%(not_words)s))
"""

# A stem of a tsquery and, in a phrase, how far it stands from the one before: "<3> 'art'".
_STEM = re.compile(r"(?:<(?P<operator>-|\d+)> )?'(?P<stem>(?:[^']|'')*)'")

# Stop words that are understood nonetheless.
_OPERATORS = {"and", "or"}


@dataclass(frozen=True, slots=True)
class Stem:
    """`distance` counts from the stem before in the same term: 1 is the next word. The first has 0."""

    text: str
    distance: int = 0


@dataclass(frozen=True, slots=True)
class Term:
    """One word, or words in a row; `typed` is how a reader wrote it."""

    stems: tuple[Stem, ...]
    excluded: bool
    typed: str


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of the sentence that says how a query was read; `role` is "", "word" or "excluded"."""

    text: str
    role: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """A query as PostgreSQL read it: any of `alternatives`, each of which needs all its terms.

    `left_out` are words typed that stand in nearly every clause and are looked for in none.
    """

    alternatives: tuple[tuple[Term, ...], ...] = ()
    left_out: tuple[str, ...] = ()

    @property
    def parts(self) -> tuple[Part, ...]:
        """The reading as a sentence: "Clauses with human and rights, without children; or with drought"."""
        return tuple(_sentence(self.alternatives)) if self.alternatives else ()

    @property
    def words(self) -> tuple[str, ...]:
        """Each word looked for, once and as it was typed, those of phrases too."""
        wanted = [term.typed for terms in self.alternatives for term in terms if not term.excluded]
        words = (word.strip("“”") for typed in wanted for word in typed.split())
        return tuple(dict.fromkeys(word for word in words if word != "…"))


def web_query(words: str) -> SearchQuery:
    """The condition that `words` put on a search vector; nothing else makes one of what visitors typed."""
    return SearchQuery(_plain(words), config=SEARCH_CONFIG, search_type="websearch")


def _plain(words: str) -> str:
    """The words with one "-" directly before each that is excluded, and none that stands alone.

    PostgreSQL negates once for each hyphen, however far off the next word is: it reads "- -war" as war, and
    33 of them are an internal error.
    """
    return _PHRASE_OR_HYPHENS.sub(
        lambda match: match["phrase"] or ("" if match["word"] is None else "-"), words.translate(QUOTES)
    )


def read_words(words: str) -> Reading:
    """One SQL query. `words` hold no NUL and fewer than 2,047 bytes, PostgreSQL's limit for one word."""
    with connection.cursor() as cursor:
        cursor.execute(_READ, {"config": SEARCH_CONFIG, "words": _plain(words), "not_words": list(NOT_WORDS)})
        tsquery, typed = cursor.fetchone()
    stems_of: dict[str, list[str]] = dict(typed)
    left_out = [word for word, stems in stems_of.items() if not stems and word.lower() not in _OPERATORS]
    return Reading(_alternatives(tsquery, stems_of), tuple(left_out))


def _alternatives(tsquery: str, stems_of: dict[str, list[str]]) -> tuple[tuple[Term, ...], ...]:
    """websearch_to_tsquery writes no brackets but those of an excluded phrase: | joins what & joins."""
    return tuple(
        tuple(_term(term, stems_of) for term in alternative.split(" & "))
        for alternative in tsquery.split(" | ")
        if alternative
    )


def _term(tsquery: str, stems_of: dict[str, list[str]]) -> Term:
    stems = tuple(
        Stem(match["stem"].replace("''", "'").replace(r"\\", "\\"), _distance(match["operator"]))
        for match in _STEM.finditer(tsquery)
    )
    return Term(stems, excluded=tsquery.startswith("!"), typed=_as_typed(stems, stems_of))


def _distance(operator: str | None) -> int:
    """None (no operator before it) is 0, "-" is 1, "3" is 3."""
    return 0 if operator is None else 1 if operator == "-" else int(operator)


def _as_typed(stems: Sequence[Stem], stems_of: dict[str, list[str]]) -> str:
    """Each word as it was typed, a compound without its parts, "…" for a word left out of a phrase."""
    by_length = sorted(stems_of, key=len, reverse=True)  # a compound's parts are shorter than it
    word_of = {stem: word for word in by_length for stem in stems_of[word]}
    words: list[str] = []
    parts: set[str] = set()
    for stem in stems:
        if stem.text in parts:
            parts.discard(stem.text)
            continue
        word = word_of.get(stem.text, stem.text)
        words += ["…"] * (stem.distance - 1) + [word]
        parts = set(stems_of.get(word, ())) - {stem.text}
    return words[0] if len(words) == 1 else f"“{' '.join(words)}”"


def _sentence(alternatives: Sequence[Sequence[Term]]) -> Iterator[Part]:
    for n, terms in enumerate(alternatives):
        wanted = [Part(term.typed, "word") for term in terms if not term.excluded]
        excluded = [Part(term.typed, "excluded") for term in terms if term.excluded]
        yield Part("; or " if n else "Clauses ")
        yield from _listed("with ", wanted, " and ")
        yield from _listed(", without " if wanted else "without ", excluded, " or ")


def _listed(lead: str, words: Sequence[Part], last: str) -> Iterator[Part]:
    for n, word in enumerate(words):
        yield Part(lead if n == 0 else last if n == len(words) - 1 else ", ")
        yield word
