"""The words of a text as PostgreSQL's parser counts them, and where each stands in it."""

import re
from collections.abc import Iterable, Sequence
from typing import Protocol

from archive.queries.lexemes import part_words

# Token types of PostgreSQL's default parser: blank, and what else no dictionary sees (tag, protocol, entity).
_BLANK = 12
NOT_WORDS = (_BLANK, 13, 14, 23)

# In prose words are letters and figures side by side. Anything else may be more than it seems ("3.5",
# "un.org", "x@y", "&amp;", other scripts), and PostgreSQL is asked.
_STOPS = ".:?"
_BETWEEN = " \n,;()[]\"'“”‘’⁰¹²³⁴⁵⁶⁷⁸⁹" + _STOPS
# Of a text in ASCII a step for each letter is faster than one for each of these.
_BLANKED = bytes(ord(" ") if chr(code) in _BETWEEN else code for code in range(256))
_PLAIN = f"[A-Za-zÀ-ÖØ-öø-ÿ{re.escape(_BETWEEN.rstrip(_STOPS))}]"
_FIGURES = "[0-9]++(?![Ee])"  # 3e5 is one number
_PROSE = re.compile(rf"(?:{_PLAIN}++|{_FIGURES}|[{_STOPS}](?![^ \n)\]\"”’]))*+")

Span = tuple[int, int]


class Words(Protocol):
    """The words of a text."""

    @property
    def texts(self) -> Sequence[str]: ...

    def spans(self, positions: Iterable[int]) -> list[Span]:
        """From and up to which character words stand, but those that are not found again.

        They are counted from 1, and told in order.
        """


class WordsOfProse:
    """Where words stand is looked for when it is asked for."""

    def __init__(self, blanked: str) -> None:
        """Of a text with spaces for all that is no word."""
        self._blanked = blanked
        self.texts = blanked.split()

    def spans(self, positions: Iterable[int]) -> list[Span]:
        found = []
        rest, passed = self._blanked, 0
        for position in positions:
            # What is left behind so many words begins with the next one.
            rest = rest.split(None, position - 1 - passed)[-1]
            passed = position - 1
            start = len(self._blanked) - len(rest)
            found.append((start, start + len(self.texts[passed])))
        return found


class WordsOfTokens:
    """As PostgreSQL parted the text, each found in it or not."""

    def __init__(self, found: Sequence[tuple[str, int]]) -> None:
        """Words, and where each begins; -1 where it is not found."""
        self._found = found
        self.texts = [word for word, _ in found]

    def spans(self, positions: Iterable[int]) -> list[Span]:
        at = [self._found[position - 1] for position in positions if position <= len(self._found)]
        return [(start, start + len(word)) for word, start in at if start >= 0]


def words_of_prose(text: str, language: str) -> Words | None:
    """None where the text is no plain prose."""
    parted = part_words(text, language)
    if len(parted) != len(text) or not _PROSE.fullmatch(parted):
        return None
    if parted.isascii():
        return WordsOfProse(parted.encode().translate(_BLANKED).decode())
    for char in _BETWEEN:
        if char in parted:
            parted = parted.replace(char, " ")
    return WordsOfProse(parted)


def words_of_tokens(text: str, tokens: Iterable[tuple[int, str]]) -> Words:
    """From the tokens of the text, by type, that PostgreSQL parts it into."""
    parted = part_words(text, "English")  # of the same length
    found = []
    at = 0
    for kind, token in tokens:
        start = parted.find(token, at) if kind != _BLANK else -1
        at = start + len(token) if start >= 0 else at
        if kind not in NOT_WORDS:
            found.append((token, start))
    return WordsOfTokens(found)
