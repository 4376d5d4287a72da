"""Which words of a clause made it match.

PostgreSQL's own ts_headline marks every word of the query wherever it stands: "rights" alone for the phrase
"human rights", and excluded words too. Here the positions in the search vector decide, so that what is marked
is what matched.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from django.db import connection

from archive.queries.reading import NOT_WORDS, Reading, Term

# A longer clause is cut to this many characters, beginning at most LEAD_CHARS before its first match.
EXCERPT_CHARS = 1500
LEAD_CHARS = 200

# How far into a clause its matches are looked for. 20 clauses of 200,000 characters took 2.4 s without this
# limit, 0.3 s with it (November 2026); the longest clause of our sources has 1,300.
REACH_CHARS = 20_000

# Tokens whose parts follow them as tokens of their own: url, and compounds of words with hyphens.
_COMPOUNDS = {5, 15, 16, 17}

_PLACES = """
    SELECT id,
           (SELECT json_agg(json_build_array(tokid, token))
              FROM ts_parse('default', translate(left(text, %(reach)s), '<>', '  '))),
           (SELECT json_object_agg(lexeme, positions) FROM unnest(search) WHERE lexeme = ANY(%(stems)s))
      FROM archive_clause
     WHERE id = ANY(%(ids)s)
"""

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Segment:
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


def find_matches(ids: Iterable[int], reading: Reading) -> dict[int, list[Span]]:
    """The matched words of each clause as character spans, in order. One SQL query, none without words."""
    stems = {stem.text for terms in reading.alternatives for term in terms for stem in term.stems}
    if not stems:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(_PLACES, {"ids": list(ids), "stems": list(stems), "reach": REACH_CHARS})
        return {
            pk: _spans(tokens or [], _matched_positions(reading, positions or {}))
            for pk, tokens, positions in cursor.fetchall()
        }


def excerpt(text: str, phrase: str, matches: Sequence[Span]) -> Excerpt:
    """The text in segments, its phrase and its matches told apart."""
    start, end = _window(text, matches[0][0] if matches else 0)
    opening = text.find(phrase) if phrase else -1
    phrases = [(opening, opening + len(phrase))] if opening >= 0 else []
    edges = {start, end, *(edge for span in (*matches, *phrases) for edge in span if start < edge < end)}
    stops = sorted(edges)
    segments = (
        Segment(text[a:b], marked=_within(a, matches), phrase=_within(a, phrases)) for a, b in pairwise(stops)
    )
    return Excerpt(tuple(segments), cut_before=start > 0, cut_after=end < len(text))


def _matched_positions(reading: Reading, positions: Mapping[str, list[int]]) -> set[int]:
    """The positions of the words looked for, in those alternatives that the clause fulfils."""
    matched: set[int] = set()
    for terms in reading.alternatives:
        found = [(term.excluded, _term_positions(term, positions)) for term in terms]
        if all(bool(places) is not excluded for excluded, places in found):
            matched.update(*(places for excluded, places in found if not excluded))
    return matched


def _term_positions(term: Term, positions: Mapping[str, list[int]]) -> set[int]:
    """Where the stems of the term stand at their distances, with the words left out between them."""
    starts = set(positions.get(term.stems[0].text, ()))
    offset = 0
    for stem in term.stems[1:]:
        offset += stem.distance
        starts &= {position - offset for position in positions.get(stem.text, ())}
    return {position for start in starts for position in range(start, start + offset + 1)}


def _spans(tokens: Iterable[tuple[int, str]], positions: set[int]) -> list[Span]:
    """The characters of the words at these positions; the search vector counts words from 1."""
    spans: list[Span] = []
    position = at = 0
    for kind, token in tokens:
        if kind not in NOT_WORDS:
            position += 1
            if position in positions:
                _add(spans, at, at + len(token))
        if kind not in _COMPOUNDS:
            at += len(token)
    return spans


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


def _within(at: int, spans: Iterable[Span]) -> bool:
    return any(start <= at < end for start, end in spans)
