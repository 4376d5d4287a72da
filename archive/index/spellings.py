"""Which words as printed the clauses of a segment have, where its lexemes do not tell.

The table decides by regular expressions over the text, and finds words where these see them begin and end. A
text whose words may begin or end elsewhere for PostgreSQL than here is left to it.
"""

import re
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Any

import numpy as np
from django.db import connection

from archive.index.kept import Key
from archive.index.parsing import Entries, Numbers, distinct
from archive.index.postings import CLAUSE_BITS, Field, Set, groups, packed
from archive.index.tokens import Numbered, tokens_of
from archive.models import PLAIN_CONFIG, SEARCH_CONFIGS

# A lexeme's words have sets of their own where so many clauses have it, and one clause in so many, and it
# stands for more than one word. Of a rarer one the table looks at each clause.
WORD_CLAUSES, WORD_SHARE = 100, 1000

# A longer text may have more words than PostgreSQL tells the places of, 16,383.
TOLD_CHARS = 2 * 16_383

# Keys beside lexemes of what is said of all words: no lexeme is one of these.
ODD, HIDING, GLUED = "", ".", "_"

_WORD = re.compile(r"[^\W_⁰¹²³⁴⁵⁶⁷⁸⁹]+")

# What is a letter in any locale, and has one small letter and one capital there.
_LETTERS = "A-Za-zÀ-ÖØ-Þà-öø-ÿĀ-įĲ-ķĹ-ľŁ-ňŊ-žА-яЀ-Џѐ-џء-غف-ي"
_SIGNS = f"{_LETTERS}0-9"
# What parts words in the text, without accents, and in the search vector alike.
_PARTING = r" \n\r\t\u00a0,;()\[\]\"'!?<>/|\-‐‑‒–—‘’“”«»…،؛؟⁽⁾"
_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_PLAIN = re.compile(f"[^{_SIGNS}{_PARTING}]")
# A point or colon before a letter ("un.org", "No.5"), but no point in a number ("3.5").
_HIDING = re.compile(
    rf"[^{_SIGNS}{_PARTING}{_RAISED}.:ªº]"
    rf"|[.:](?=[{_SIGNS}ªº])(?!(?<=[0-9].)[0-9])"
    rf"|[{_LETTERS}][0-9]*[.:]+[0-9]|[.:][0-9]+[{_LETTERS}ªº]"
    rf"|[0-9][Ee][0-9]"
    rf"|(?<![0-9])[ªº]|[ªº](?=[{_SIGNS}{_RAISED}.:ªº])"
)
# A raised figure becomes part of the word behind it without accents ("¹see").
_ODD = re.compile(rf"{_HIDING.pattern}|[{_RAISED}](?=[{_SIGNS}.:ªº])")
# What may be part of a word to PostgreSQL, or become one without accents ("foo_bar", "1½times"), and numbers
# that are indexed apart from what follows ("3.5times").
_GLUED = re.compile(
    rf"[^{_SIGNS}{_PARTING}{_RAISED}.:%&@+=~#$*^`{{}}\\]|[.:+][0-9]+[{_LETTERS}]|[0-9][Ee][0-9]"
)
# What parts words beyond ASCII, and raised figures that make no text odd.
_BEYOND_ASCII = re.compile(
    f"[\u00a0{''.join(sign for sign in _PARTING if not sign.isascii())}]"
    f"|[{_RAISED}]+(?![{_SIGNS}.:ªº{_RAISED}])"
)
_TYPED = re.compile(f"[{_LETTERS}]+")

# A text in ASCII with small letters, spaces for what parts words, and a NUL for what has to be looked at.
_BLANKED = bytes(
    ord(sign.lower() if sign.isalnum() else " " if re.match(f"[{_PARTING}]", sign) else "\0")
    for sign in map(chr, range(128))
) + bytes(128)

_NOTE = """
    WITH word AS MATERIALIZED (
        SELECT word, to_tsvector(%(config)s, word) AS vector FROM string_to_table(%(words)s, ' ') AS word
    ), noted AS (
        INSERT INTO archive_word (language, lexeme, word, folded)
        SELECT %(language)s, lexeme, word, unaccent(word)
          FROM word, unnest(tsvector_to_array(vector)) AS lexeme
        ON CONFLICT DO NOTHING
    )
    SELECT unaccent(word) FROM word WHERE length(vector) = 0
"""
_OF_LEXEMES = """
    SELECT language, lexeme, word FROM archive_word
     WHERE language = ANY(%s) AND lexeme = ANY(%s)
"""


def word_keys(words: Iterable[str], lexemes: Iterable[str]) -> list[Key]:
    """What must be loaded to know the clauses of words, and those of lexemes whose words are not told."""
    spelled = [(Field.SPELLED.value, lexeme) for lexeme in (ODD, HIDING, GLUED, *lexemes)]
    return [*((Field.WORD.value, word) for word in words), *spelled]


def is_plain_word(typed: str) -> bool:
    """Whether sets of words decide what begins so, or is printed so."""
    return bool(_TYPED.fullmatch(typed))


def spaced(text: str) -> tuple[bytes, bool]:
    """Its words in small letters with spaces between, and whether it may be odd.

    Most texts of English have nothing beyond ASCII but marks and footnotes, and are read ten times as fast.
    """
    plainer = text if text.isascii() else _BEYOND_ASCII.sub(" ", text)
    if not plainer.isascii():
        return " ".join(_WORD.findall(text.lower())).encode(), _PLAIN.search(text) is not None
    blanked = plainer.encode().translate(_BLANKED)
    return blanked.replace(b"\0", b" "), b"\0" in blanked


def is_odd(text: str) -> bool:
    """Whether some of its words may begin or end elsewhere for PostgreSQL."""
    return _ODD.search(text) is not None


class _Words:
    """The words of clauses in one language, as numbers of a clause and of a word."""

    def __init__(self) -> None:
        self.numbered = Numbered()
        self._clauses: list[Numbers] = []
        self._words: list[Numbers] = []

    def add(self, clauses: Numbers, texts: Sequence[bytes]) -> None:
        tokens = tokens_of(b" ".join(texts))
        edges = np.cumsum([0, *(len(text) + 1 for text in texts)])
        self._clauses.append(np.repeat(clauses, np.diff(np.searchsorted(tokens.starts, edges + 1))))
        self._words.append(self.numbered.number(tokens))

    def having(self, wanted: Mapping[str, int], clauses: Numbers) -> Numbers:
        """Codes of those of `clauses` that have words, by what these count as."""
        numbers = np.array([wanted.get(word, -1) for word in self.numbered.tokens], np.int32)
        found = numbers[np.concatenate(self._words)]
        having = np.concatenate(self._clauses)
        told = (found >= 0) & clauses[having]
        codes: Numbers = found[told].astype(np.int64) << CLAUSE_BITS | having[told]
        return codes


class Spellings:
    """The words of some clauses, by the clauses' numbers from 0 and their keys."""

    def __init__(self) -> None:
        self._words: defaultdict[str, _Words] = defaultdict(_Words)
        self._odd = {kind: array("I") for kind in (ODD, HIDING, GLUED)}

    def add(self, first: int, keys: Sequence[int], languages: Sequence[str], texts: Sequence[str]) -> None:
        """Those of some clauses more, numbered from `first`, of higher keys than any before."""
        words = []
        for key, text in zip(keys, texts, strict=True):
            blanked, doubtful = spaced(text)
            words.append(blanked)
            if len(text) > TOLD_CHARS or (doubtful and is_odd(text)):
                self._odd[ODD].append(key)
                for kind, signs in ((HIDING, _HIDING), (GLUED, _GLUED)):
                    if signs.search(text):
                        self._odd[kind].append(key)
        for language in set(languages):
            having = np.flatnonzero(np.array(languages) == language).astype(np.int32)
            self._words[language].add(first + having, [words[n] for n in having])

    def note(self) -> set[str]:
        """Have the words among those of the archive; which their language leaves out ("English para").

        One SQL query for each language. Others that do so meanwhile wait for the end of the transaction.
        """
        left_out: set[str] = set()
        with connection.cursor() as cursor:
            for language, words in sorted(self._words.items()):
                config = SEARCH_CONFIGS.get(language, PLAIN_CONFIG)
                asked: dict[str, Any] = {
                    "language": language, "words": " ".join(sorted(words.numbered.tokens)),
                    "config": config,
                }  # fmt: skip
                cursor.execute(_NOTE, asked)
                left_out |= {f"{language} {folded}" for (folded,) in cursor}
        return left_out

    def sets(self, entries: Entries, lexemes: Sequence[str], keys: Numbers) -> Iterator[Set]:
        """Those of words that are noted, and which lexemes have sets for all their words here.

        One SQL query, before the first is taken.
        """
        least = max(WORD_CLAUSES, len(keys) // WORD_SHARE)
        often = np.flatnonzero(np.bincount(entries.lexemes, minlength=len(lexemes)) >= least)
        words = self._words_of_lexemes([lexemes[number] for number in often.tolist()])
        told = {lexeme: some for lexeme, some in words.items() if len(some) > 1}
        spelled = {**self._odd, **dict.fromkeys(told, array("I"))}
        return chain(
            (Set(Field.SPELLED, key, packed(np.array(clauses))) for key, clauses in spelled.items()),
            self._having(sorted(set().union(*told.values())), keys),
        )

    def _words_of_lexemes(self, lexemes: Sequence[str]) -> Mapping[str, set[str]]:
        words: defaultdict[str, set[str]] = defaultdict(set)
        here = {language: set(words.numbered.tokens) for language, words in self._words.items()}
        with connection.cursor() as cursor:
            cursor.execute(_OF_LEXEMES, [list(here), list(lexemes)])
            for language, lexeme, word in cursor:
                if word in here[language]:
                    words[lexeme].add(word)
        return words

    def _having(self, words: Sequence[str], keys: Numbers) -> Iterator[Set]:
        """Each of these words with the clauses, not odd, that have it."""
        wanted = {word: at for at, word in enumerate(words)}
        plain = ~np.isin(keys, np.array(self._odd[ODD]))
        codes = distinct(np.concatenate([some.having(wanted, plain) for some in self._words.values()]))
        for number, start, end in groups(codes >> CLAUSE_BITS):
            yield Set(Field.WORD, words[number], packed(keys[codes[start:end] & ((1 << CLAUSE_BITS) - 1)]))
