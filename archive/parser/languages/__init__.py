"""The languages that the reader knows, each a file of data. See docs/parser.md, "Languages"."""

from archive.parser.languages.english import ENGLISH
from archive.parser.languages.french import FRENCH
from archive.parser.languages.language import Form, Language, Phrasing
from archive.parser.languages.recognition import LANGUAGES, language_of_code, recognise
from archive.parser.languages.spanish import SPANISH

__all__ = [
    "ENGLISH",
    "FRENCH",
    "LANGUAGES",
    "SPANISH",
    "Form",
    "Language",
    "Phrasing",
    "language_of_code",
    "recognise",
]
