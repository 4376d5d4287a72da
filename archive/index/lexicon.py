"""Which lexemes stand behind a word as printed, or behind its beginning, and whether they always do."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection

_SPELLED = """
    SELECT number, word.lexeme, bool_and(fits)
      FROM unnest(%(languages)s::text[], %(typed)s::text[], %(begins)s::bool[], %(numbers)s::int[])
           AS asked(languages, typed, begins, number)
      JOIN unnest(%(owners)s::int[], %(lexemes)s::text[], %(open)s::bool[]) AS stem(owner, lexeme, open)
        ON owner = number
      JOIN archive_word AS word
        ON word.language = ANY(string_to_array(asked.languages, ','))
       AND (word.lexeme = stem.lexeme
            OR open AND word.lexeme > stem.lexeme AND word.lexeme < stem.lexeme || U&'\\+10FFFF'),
           LATERAL (SELECT CASE WHEN begins THEN starts_with(word.folded, unaccent(typed))
                                ELSE word.word = typed END) AS fit(fits)
     GROUP BY number, word.lexeme
     UNION
    SELECT owner, key, false
      FROM unnest(%(languages)s::text[], %(numbers)s::int[]) AS asked(languages, number)
      JOIN unnest(%(owners)s::int[], %(lexemes)s::text[], %(open)s::bool[]) AS stem(owner, lexeme, open)
        ON owner = number
      JOIN archive_posting ON field = 'lexeme' AND key >= stem.lexeme AND key < stem.lexeme || U&'\\+10FFFF'
     WHERE open AND (
               SELECT true FROM archive_word AS word
                WHERE word.language = ANY(string_to_array(asked.languages, ',')) AND word.lexeme = key
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
    among them too: a text may have the beginning in a word that its language leaves out ("para" in Spanish).
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
