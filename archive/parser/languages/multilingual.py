"""Patterns put together from the words of every language."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from archive.parser.languages.language import Language, one_of
from archive.parser.languages.recognition import LANGUAGES


class Multilingual:
    """A pattern with a variant for each language; the first that matches answers."""

    def __init__(self, variants: Iterable[str], flags: int = 0) -> None:
        self._variants = tuple(re.compile(variant, flags) for variant in variants)

    def match(self, text: str) -> re.Match[str] | None:
        for variant in self._variants:
            if found := variant.match(text):
                return found
        return None

    def search(self, text: str) -> re.Match[str] | None:
        return next((found for variant in self._variants if (found := variant.search(text))), None)

    def fullmatch(self, text: str) -> re.Match[str] | None:
        return next((found for variant in self._variants if (found := variant.fullmatch(text))), None)


def in_each(words: Callable[[Language], str], template: str, flags: int = 0) -> Multilingual:
    """The template with "WORDS" replaced by each language's own."""
    known = [pattern for language in LANGUAGES if (pattern := words(language))]
    return Multilingual((template.replace("WORDS", pattern) for pattern in known), flags)


def in_any(words: Callable[[Language], str]) -> str:
    """The words of all languages as alternatives of one pattern."""
    return "|".join(pattern for language in LANGUAGES if (pattern := words(language)))


def names(words: Callable[[Language], Iterable[str]]) -> str:
    """A pattern that matches any of the names of all languages."""
    return one_of([name for language in LANGUAGES for name in words(language)])
