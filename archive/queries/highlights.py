"""Which words of a clause made it match.

PostgreSQL's own ts_headline marks every word of the query wherever it stands: "rights" alone for the phrase
"human rights", and excluded words too. Here the positions in the search vector decide, so that what is marked
is what matched.
"""

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import compress, count, pairwise
from typing import Any, NamedTuple, Protocol

from django.db import connection

from archive.queries.language import All, Either, Near, Node, Not, Term
from archive.queries.lexemes import Lexemes, Step, Steps, begins, is_spelled, part_words, terms_of
from archive.queries.stems import Stems, stems_of
from archive.queries.words import Span, Words, words_of_prose, words_of_tokens

# A longer clause is cut to this many characters, beginning at most LEAD_CHARS before its first match.
EXCERPT_CHARS = 1500
LEAD_CHARS = 200

# How far into a clause its matches are looked for. 20 clauses of 200,000 characters took 2.4 s without this
# limit, 0.3 s with it (November 2026); the longest clause of our sources has 1,300.
REACH_CHARS = 20_000

# The tokens of each text, as PostgreSQL parts it, and where the lexemes looked for stand in its clause.
_PLACES = """
    SELECT id,
           (SELECT json_agg(json_build_array(tokid, token)) FROM ts_parse('default', words)),
           (SELECT json_object_agg(lexeme, positions) FROM unnest(search)
             WHERE lexeme = ANY(%(lexemes)s){or_begin_so})
      FROM archive_clause
      JOIN unnest(%(ids)s::bigint[], %(words)s::text[]) AS shown(clause, words) ON clause = id
"""

_OR_BEGIN_SO = " OR lexeme LIKE ANY(%(beginnings)s)"
_LIKE = re.compile(r"([\\%_])")


class Text(Protocol):
    """What must be known of a clause: `Clause` has it, and `Passage`."""

    @property
    def pk(self) -> int: ...
    @property
    def text(self) -> str: ...
    @property
    def language(self) -> str: ...


class Segment(NamedTuple):
    """A piece of a clause's text: part of what matched or not, part of its opening phrase or not."""

    text: str
    marked: bool
    phrase: bool


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A clause's text for a result, whole unless it was cut before or after."""

    segments: tuple[Segment, ...]
    cut_before: bool
    cut_after: bool


def find_matches(clauses: Iterable[Text], tree: Node, lexemes: Lexemes) -> dict[int, list[Span]]:
    """The matched words of each clause as character spans, in order.

    One SQL query for words of prose that are new to the process, one where a clause is no plain prose.
    """
    if not any(terms_of(tree)):
        return {}
    shown = {clause.pk: clause for clause in clauses}
    prose = {pk: words_of_prose(clause.text[:REACH_CHARS], clause.language) for pk, clause in shown.items()}
    wanted = _Wanted.of(lexemes)
    found = [
        *_places_in_prose([(shown[pk], words) for pk, words in prose.items() if words], wanted),
        *_places_told([shown[pk] for pk, words in prose.items() if words is None], wanted),
    ]
    terms = (*terms_of(tree), *terms_of(tree, wanted=False))
    languages = {clause.language for clause in shown.values()}
    looks = {language: {term: _Look.of(term, language, lexemes) for term in terms} for language in languages}
    return {
        clause.pk: _Matching(looks[clause.language], words, positions).spans(tree)
        for clause, words, positions in found
    }


@dataclass(frozen=True, slots=True)
class _Wanted:
    """The lexemes that are looked for, and how others begin that are."""

    lexemes: frozenset[str]
    beginnings: tuple[str, ...]

    @classmethod
    def of(cls, lexemes: Lexemes) -> "_Wanted":
        steps = [
            step for way in lexemes.languages for term in lexemes.terms for step in lexemes.of(term, way)
        ]
        return cls(
            frozenset(lexeme for step in steps for lexeme in step.lexemes),
            tuple({start for step in steps for start in step.beginnings}),
        )

    def among(self, stems: Stems, words: Iterable[str]) -> Mapping[str, Sequence[str]]:
        """Of these words those with such a lexeme, and which; others may be among them."""
        wanted = self.lexemes
        if self.beginnings:
            had = set[str]().union(*map(stems.of.__getitem__, words))
            wanted = wanted.union(lexeme for lexeme in had if lexeme.startswith(self.beginnings))
        held: dict[str, list[str]] = {}
        for lexeme in wanted:
            for word in stems.words.get(lexeme, ()):
                held.setdefault(word, []).append(lexeme)
        return held


# A clause, its words, and where each lexeme looked for stands among them, from 1.
_Places = tuple[Text, Words, Mapping[str, Sequence[int]]]


def _places_in_prose(prose: Sequence[tuple[Text, Words]], wanted: _Wanted) -> Iterator[_Places]:
    by_language: dict[str, set[str]] = {}
    for clause, words in prose:
        by_language.setdefault(clause.language, set()).update(words.texts)
    known = stems_of(by_language)
    having = {language: wanted.among(known[language], words) for language, words in by_language.items()}
    for clause, words in prose:
        held = having[clause.language]
        positions: dict[str, list[int]] = {}
        texts = words.texts
        for at in compress(count(), map(held.__contains__, texts)):
            for lexeme in held[texts[at]]:
                positions.setdefault(lexeme, []).append(at + 1)
        yield clause, words, positions


def _places_told(clauses: Sequence[Text], wanted: _Wanted) -> Iterator[_Places]:
    """As PostgreSQL parted them."""
    if not clauses:
        return
    shown = {clause.pk: clause for clause in clauses}
    or_begin_so = _OR_BEGIN_SO if wanted.beginnings else ""
    arguments: dict[str, Any] = {
        "ids": list(shown),
        "words": [part_words(clause.text[:REACH_CHARS], clause.language) for clause in clauses],
        "lexemes": list(wanted.lexemes),
        "beginnings": [_LIKE.sub(r"\\\1", start) + "%" for start in wanted.beginnings],
    }
    with connection.cursor() as cursor:
        cursor.execute(_PLACES.format(or_begin_so=or_begin_so), arguments)
        found = cursor.fetchall()
    for pk, tokens, positions in found:
        yield shown[pk], words_of_tokens(shown[pk].text, tokens or ()), positions or {}


def excerpt(text: str, phrase: str, matches: Sequence[Span]) -> Excerpt:
    """The text in segments, its phrase told apart and its matches, which stand in order."""
    start, end = _window(text, matches[0][0] if matches else 0)
    opening = text.find(phrase) if phrase else -1
    closing = opening + len(phrase) if opening >= 0 else opening
    stops = {start, end, opening, closing}.union(*matches)
    segments = []
    rest = iter(matches)
    match = next(rest, None)
    for a, b in pairwise(sorted(stop for stop in stops if start <= stop <= end)):
        while match and match[1] <= a:
            match = next(rest, None)
        marked = match is not None and match[0] <= a
        segments.append(Segment(text[a:b], marked, opening <= a < closing))
    return Excerpt(tuple(segments), cut_before=start > 0, cut_after=end < len(text))


@dataclass(frozen=True, slots=True)
class _Look:
    """How a term is looked for in one language: by stems, and by its words where their letters count."""

    steps: Steps
    printed: tuple[str, ...] = ()
    begins: bool = False

    @classmethod
    def of(cls, term: Term, language: str, lexemes: Lexemes) -> "_Look":
        steps = lexemes.of(term, language)
        if not is_spelled(term):
            return cls(steps)
        words = part_words(term.text.rstrip("*"), language).lower().split()
        return cls(steps, tuple(map(_folded, words)) if begins(term) else tuple(words), begins(term))

    def fits(self, words: Sequence[str]) -> bool:
        """Whether it stands there letter by letter, if it must."""
        if self.begins:
            return _folded(words[-1].lower()).split()[-1].startswith(self.printed[-1])
        return not self.printed or " ".join(words).lower().split() == [*self.printed]


@dataclass(frozen=True, slots=True)
class _Matching:
    """What of one clause matched. `positions` count its words from 1, as its search vector does."""

    looks: Mapping[Term, _Look]
    words: Words
    positions: Mapping[str, Sequence[int]]

    def spans(self, tree: Node) -> list[Span]:
        """The characters of the words that matched."""
        spans: list[Span] = []
        if matched := self._matched(tree):
            for start, end in self.words.spans(sorted(matched)):
                _add(spans, start, end)
        return spans

    def _matched(self, node: Node) -> set[int] | None:
        """The positions of what is looked for; None where the clause has it not. A field always holds."""
        match node:
            case Term():
                look = self.looks[node]
                if len(look.steps) == 1 and not look.printed:
                    return set(self._standing(look.steps[0])) or None
                places = self._places(node)
                return {at for first, last in places for at in range(first, last + 1)} or None
            case Near(left, right, words):
                return self._near(left, right, words)
            case Not(inner):
                return None if self._matched(inner) else set()
            case All(nodes):
                held = self._held(nodes)
                return set().union(*held) if len(held) == len(nodes) else None
            case Either(nodes):
                held = self._held(nodes)
                return set().union(*held) if held else None
        return set()

    def _held(self, nodes: Sequence[Node]) -> list[set[int]]:
        return [places for node in nodes if (places := self._matched(node)) is not None]

    def _near(self, left: Term, right: Term, words: int) -> set[int] | None:
        matched: set[int] = set()
        after = self._places(right)
        for first in self._places(left):
            for second in after:
                apart = second[0] - first[1] if second[0] > first[0] else first[0] - second[1]
                if 0 < apart <= words:
                    matched.update(range(first[0], first[1] + 1), range(second[0], second[1] + 1))
        return matched or None

    def _places(self, term: Term) -> list[tuple[int, int]]:
        """First and last position of each place where the term stands."""
        look = self.looks[term]
        if not look.steps:
            return []
        starts = self._standing(look.steps[0])
        length = 0
        for step in look.steps[1:]:
            length += step.distance
            starts = {start for start in starts if start + length in self._standing(step)}
        found = [(start, start + length) for start in sorted(starts)]
        if look.printed:
            return [(a, b) for a, b in found if look.fits(self.words.texts[a - 1 : b])]
        return found

    def _standing(self, step: Step) -> Collection[int]:
        if len(step.lexemes) == 1 and not step.beginnings:  # nearly always
            return self.positions.get(step.lexemes[0], ())
        standing = [at for lexeme in step.lexemes for at in self.positions.get(lexeme, ())]
        if step.beginnings:
            begun = (lexeme for lexeme in self.positions if lexeme.startswith(step.beginnings))
            return {*standing, *(at for lexeme in begun for at in self.positions[lexeme])}
        return standing


def _folded(word: str) -> str:
    if word.isascii():
        return word
    return "".join(char for char in unicodedata.normalize("NFKD", word) if not unicodedata.combining(char))


def _add(spans: list[Span], start: int, end: int) -> None:
    """Words with one space or hyphen between them, and a compound with its parts, are marked as one."""
    if spans and start <= spans[-1][1] + 1:
        spans[-1] = spans[-1][0], max(end, spans[-1][1])
    else:
        spans.append((start, end))


def _window(text: str, first_match: int) -> Span:
    """Where the excerpt begins and ends: at spaces, if there are any near."""
    if len(text) <= EXCERPT_CHARS:
        return 0, len(text)
    earliest = first_match - LEAD_CHARS
    start = max(text.find(" ", earliest, first_match) + 1, earliest) if earliest > 0 else 0
    latest = start + EXCERPT_CHARS
    if latest >= len(text):
        return start, len(text)
    end = text.rfind(" ", latest - LEAD_CHARS, latest)
    return start, end if end > 0 else latest
