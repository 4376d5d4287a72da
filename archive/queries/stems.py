"""What PostgreSQL indexes the words of plain prose by."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.db import connection

from archive.models import PLAIN_CONFIG, SEARCH_CONFIGS

_STEMS = """
    SELECT language, word, tsvector_to_array(to_tsvector(config::regconfig, word))
      FROM unnest(%s::text[], %s::text[], %s::text[]) AS asked(language, config, word)
"""


@dataclass(frozen=True, slots=True)
class Stems:
    """Of a language: the lexemes of each word, none of one that is left out, and the words of each lexeme."""

    of: dict[str, tuple[str, ...]] = field(default_factory=dict)
    words: dict[str, list[str]] = field(default_factory=dict)


# Words whose stems a process keeps, for they are the same as long as it lives.
_WORDS_KEPT = 50_000
_kept: dict[str, Stems] = {}


def stems_of(words: Mapping[str, set[str]]) -> Mapping[str, Stems]:
    """Of words by language; others may be among them. One SQL query for what is new to the process."""
    if sum(len(stems.of) for stems in _kept.values()) > _WORDS_KEPT:
        _kept.clear()
    known = {language: _kept.setdefault(language, Stems()) for language in words}
    # difference() asks the dictionary for each word; - would go through all that it has.
    new = [
        (language, word) for language, some in words.items() for word in some.difference(known[language].of)
    ]
    if new:
        configs = [SEARCH_CONFIGS.get(language, PLAIN_CONFIG) for language, _ in new]
        with connection.cursor() as cursor:
            cursor.execute(_STEMS, [[language for language, _ in new], configs, [word for _, word in new]])
            for language, word, lexemes in cursor:
                known[language].of[word] = tuple(lexemes)
                for lexeme in lexemes:
                    known[language].words.setdefault(lexeme, []).append(word)
    return known
