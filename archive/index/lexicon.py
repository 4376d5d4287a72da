"""Which lexemes stand behind a word as printed, or behind its beginning, and whether they always do."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection

_SPELLED = """
    WITH asked AS MATERIALIZED (
        SELECT number, string_to_array(languages, ',') AS languages, typed, begins, accents, plain,
               unaccent(typed) AS folded, unaccent(typed) || U&'\\+10FFFF' AS beyond
          FROM unnest(%(languages)s::text[], %(typed)s::text[], %(begins)s::bool[], %(accents)s::bool[],
                      %(plain)s::bool[], %(numbers)s::int[])
               AS asked(languages, typed, begins, accents, plain, number)
    ), stem AS MATERIALIZED (
        SELECT * FROM unnest(%(owners)s::int[], %(lexemes)s::text[], %(open)s::bool[])
               AS stem(owner, lexeme, open)
    ), closed AS MATERIALIZED (
        SELECT number FROM asked
         WHERE begins AND plain AND NOT EXISTS (
                   SELECT FROM archive_segment AS segment
                    WHERE ready AND NOT EXISTS (
                              SELECT FROM archive_posting
                               WHERE segment_id = segment.id AND field = 'left out' AND key = ''
                          )
               ) AND NOT EXISTS (
                   SELECT FROM archive_posting, unnest(asked.languages) AS language
                    WHERE field = 'left out' AND key >= language || ' ' || folded
                      AND key < language || ' ' || beyond
               ) AND NOT EXISTS (
                   SELECT FROM archive_word AS word
                    WHERE word.folded >= asked.folded AND word.folded < beyond
                      AND word.language = ANY(asked.languages)
                      AND NOT EXISTS (
                              SELECT FROM stem
                               WHERE owner = number
                                 AND (word.lexeme = stem.lexeme
                                      OR open AND starts_with(word.lexeme, stem.lexeme))
                          )
               )
    )
    SELECT number, word.lexeme, bool_or(fits), bool_and(fits),
           CASE WHEN NOT bool_and(fits) THEN array_agg(word.word) FILTER (WHERE fits) END,
           array_agg(word.word) FILTER (WHERE NOT fits),
           number IN (SELECT number FROM closed)
      FROM asked
      JOIN stem ON owner = number
      JOIN archive_word AS word
        ON word.language = ANY(asked.languages)
       AND (word.lexeme = stem.lexeme
            OR open AND word.lexeme > stem.lexeme AND word.lexeme < stem.lexeme || U&'\\+10FFFF'),
           LATERAL (SELECT CASE WHEN begins THEN starts_with(word.folded, asked.folded)
                                WHEN accents THEN word.word = typed
                                ELSE word.folded = asked.folded END) AS fit(fits)
     GROUP BY number, word.lexeme
     UNION
    SELECT owner, key, true, false, NULL, NULL, number IN (SELECT number FROM closed)
      FROM asked
      JOIN stem ON owner = number
      JOIN archive_posting ON field = 'lexeme' AND key >= stem.lexeme AND key < stem.lexeme || U&'\\+10FFFF'
     WHERE open AND (
               SELECT true FROM archive_word AS word
                WHERE word.language = ANY(asked.languages) AND word.lexeme = key
                LIMIT 1
           ) IS NULL
"""


@dataclass(frozen=True, slots=True)
class Spelled:
    """A word in small letters as printed in texts of these languages, or as it begins.

    Its `accents` may count, but those of a beginning never do. It is `plain` where it is one for PostgreSQL's
    regular expressions and for this index alike. It may be indexed as one of `stems`, or as what begins with
    one of `beginnings`.
    """

    languages: tuple[str, ...]
    typed: str
    begins: bool
    accents: bool
    plain: bool
    stems: tuple[str, ...]
    beginnings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Spelling:
    """How a word is indexed.

    `lexemes` are those that may stand for it, and whether they never stand for another word; `words` those in
    full that it is where lexemes do not tell, and `misfits` the other words of these. `others` are lexemes of
    other words alone that are looked for with it. `closed` says that no word is meant whose lexeme is not
    among `lexemes`.
    """

    lexemes: Mapping[str, bool]
    words: frozenset[str] = frozenset()
    misfits: frozenset[str] = frozenset()
    others: frozenset[str] = frozenset()
    closed: bool = False


def spelling_of(words: Sequence[Spelled]) -> Mapping[Spelled, Spelling]:
    """Of each word the lexemes that may stand for it.

    Lexemes that are no word ("3.5", "un.org") may stand for what begins as they do. Those of other words are
    among them too where a text may have the beginning in a word that its language leaves out ("para" in
    Spanish) or that is indexed as none of them.
    One SQL query, none without words.
    """
    lexemes: dict[Spelled, dict[str, bool]] = {word: {} for word in words}
    fitting: dict[Spelled, set[str]] = {word: set() for word in words}
    misfits: dict[Spelled, set[str]] = {word: set() for word in words}
    others: dict[Spelled, set[str]] = {word: set() for word in words}
    open_to_others: set[Spelled] = set()
    if not words:
        return {}
    stems = [
        (n, stem, is_open)
        for n, word in enumerate(words)
        for all_of, is_open in ((word.stems, False), (word.beginnings, True))
        for stem in all_of
    ]
    asked: dict[str, Any] = {
        "languages": [",".join(word.languages) for word in words],
        "typed": [word.typed for word in words],
        "begins": [word.begins for word in words],
        "accents": [word.accents for word in words],
        "plain": [word.plain for word in words],
        "numbers": list(range(len(words))),
        "owners": [owner for owner, _, _ in stems],
        "lexemes": [stem for _, stem, _ in stems],
        "open": [is_open for _, _, is_open in stems],
    }
    with connection.cursor() as cursor:
        cursor.execute(_SPELLED, asked)
        for number, lexeme, ever, always, fits, unfit, closed in cursor:
            word = words[number]
            if closed and not ever:
                others[word].add(lexeme)
                continue
            lexemes[word][lexeme] = always
            fitting[word].update(fits or ())
            misfits[word].update(unfit or ())
            # As printed it is a word of these lexemes alone.
            if not closed and (word.begins or not word.plain):
                open_to_others.add(word)
    return {
        word: Spelling(
            lexemes[word],
            frozenset(fitting[word]),
            frozenset(misfits[word]),
            frozenset(others[word]),
            word not in open_to_others,
        )
        for word in words
    }
