"""What PostgreSQL indexes the words of plain prose by."""

from collections.abc import Iterable, Mapping

from django.db import connection

from archive.models import PLAIN_CONFIG, SEARCH_CONFIGS

Stems = Mapping[str, tuple[str, ...]]

_STEMS = """
    SELECT language, word, tsvector_to_array(to_tsvector(config::regconfig, word))
      FROM unnest(%s::text[], %s::text[], %s::text[]) AS asked(language, config, word)
"""

# Words whose stems a process keeps, for they are the same as long as it lives.
_WORDS_KEPT = 50_000
_kept: dict[str, dict[str, tuple[str, ...]]] = {}


def stems_of(words: Mapping[str, Iterable[str]]) -> Mapping[str, Stems]:
    """Of words by language: the lexemes of each, none of one that is left out; others may be among them.

    One SQL query for what is new to the process.
    """
    wanted = {language: set(some) for language, some in words.items()}
    if sum(map(len, _kept.values())) > _WORDS_KEPT:
        _kept.clear()
    known = {language: _kept.setdefault(language, {}) for language in wanted}
    new = [(language, word) for language, some in wanted.items() for word in some - known[language].keys()]
    if new:
        configs = [SEARCH_CONFIGS.get(language, PLAIN_CONFIG) for language, _ in new]
        with connection.cursor() as cursor:
            cursor.execute(_STEMS, [[language for language, _ in new], configs, [word for _, word in new]])
            for language, word, stems in cursor:
                known[language][word] = tuple(stems)
    return known
