"""Which language a text is in: told by its letters, and by the words that every text of a language has."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from archive.parser.languages.english import ENGLISH
from archive.parser.languages.language import Language

# In this order a text is asked; the first stands where nothing can be told.
LANGUAGES = (ENGLISH,)

# Characters from which a language is told: more would not change it.
SAMPLE = 50_000
_WORD = re.compile(r"[^\W\d_]+")


def recognise(texts: Iterable[str]) -> Language:
    """The language of most of a text; English where there is nothing to tell it by."""
    sample = _sample(texts)
    letters = [len(re.findall(language.letters, sample)) for language in LANGUAGES]
    words = Counter(_WORD.findall(sample.casefold()))
    scores = [
        (seen, sum(words[word] for word in language.common_words))
        for language, seen in zip(LANGUAGES, letters, strict=True)
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
