"""Which language a text is in: told by its letters, and by the words that every text of a language has."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from archive.parser.languages.arabic import ARABIC
from archive.parser.languages.chinese import CHINESE
from archive.parser.languages.english import ENGLISH
from archive.parser.languages.french import FRENCH
from archive.parser.languages.language import Language
from archive.parser.languages.russian import RUSSIAN
from archive.parser.languages.spanish import SPANISH

# In this order a text is asked; the first stands where nothing can be told.
LANGUAGES = (ENGLISH, FRENCH, SPANISH, RUSSIAN, ARABIC, CHINESE)

# Characters from which a language is told: more would not change it.
SAMPLE = 50_000
_WORD = re.compile(r"[^\W\d_]+")


def language_of_code(code: str) -> Language:
    """The language that a code of ISO 639 names ("fra"); English where none does."""
    return next((language for language in LANGUAGES if code.casefold() in language.codes), ENGLISH)


def recognise(texts: Iterable[str]) -> Language:
    """The language of most of a text; English where there is nothing to tell it by."""
    sample = _sample(texts)
    patterns = {language.letters for language in LANGUAGES}
    letters = {pattern: len(re.findall(pattern, sample)) for pattern in patterns}
    words = Counter(_WORD.findall(sample.casefold()))
    scores = [
        (letters[language.letters], sum(words[word] for word in language.common_words))
        for language in LANGUAGES
    ]
    return LANGUAGES[scores.index(max(scores))]


def _sample(texts: Iterable[str]) -> str:
    pieces: list[str] = []
    room = SAMPLE
    for text in texts:
        pieces.append(text[:room])
        room -= len(text) + 1
        if room <= 0:
            break
    return "\n".join(pieces)
