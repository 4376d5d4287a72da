"""Which lexemes stand behind a word as printed, or behind its beginning, and whether they always do."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection

_SPELLED = """
    WITH asked AS MATERIALIZED (
        SELECT number, string_to_array(languages, ',') AS languages, typed, begins,
               unaccent(typed) AS folded, unaccent(typed) || U&'\\+10FFFF' AS beyond
          FROM unnest(%(languages)s::text[], %(typed)s::text[], %(begins)s::bool[], %(numbers)s::int[])
               AS asked(languages, typed, begins, number)
    ), stem AS MATERIALIZED (
        SELECT * FROM unnest(%(owners)s::int[], %(lexemes)s::text[], %(open)s::bool[])
               AS stem(owner, lexeme, open)
    ), closed AS MATERIALIZED (
        SELECT number FROM asked
         WHERE begins AND NOT EXISTS (
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
    SELECT number, word.lexeme, bool_and(fits)
      FROM asked
      JOIN stem ON owner = number
      JOIN archive_word AS word
        ON word.language = ANY(asked.languages)
       AND (word.lexeme = stem.lexeme
            OR open AND word.lexeme > stem.lexeme AND word.lexeme < stem.lexeme || U&'\\+10FFFF'),
           LATERAL (SELECT CASE WHEN begins THEN starts_with(word.folded, asked.folded)
                                ELSE word.word = typed END) AS fit(fits)
     GROUP BY number, word.lexeme
    HAVING bool_or(fits) OR number NOT IN (SELECT number FROM closed)
     UNION
    SELECT owner, key, false
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

    It may be indexed as one of `stems`, or as what begins with one of `beginnings`.
    """

    languages: tuple[str, ...]
    typed: str
    begins: bool
    stems: tuple[str, ...]
    beginnings: tuple[str, ...]


def lexemes_of(words: Sequence[Spelled]) -> Mapping[Spelled, Mapping[str, bool]]:
    """The lexemes that may stand for each, and whether none of them ever stands for another word.

    Lexemes that are no word ("3.5", "un.org") may stand for what begins as they do. Those of other words are
    among them too where a text may have the beginning in a word that its language leaves out ("para" in
    Spanish) or that is indexed as none of them.
    One SQL query, none without words.
    """
    found: dict[Spelled, dict[str, bool]] = {word: {} for word in words}
    if not words:
        return found
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
        "numbers": list(range(len(words))),
        "owners": [owner for owner, _, _ in stems],
        "lexemes": [stem for _, stem, _ in stems],
        "open": [is_open for _, _, is_open in stems],
    }
    with connection.cursor() as cursor:
        cursor.execute(_SPELLED, asked)
        for number, lexeme, always in cursor:
            found[words[number]][lexeme] = always
    return found
