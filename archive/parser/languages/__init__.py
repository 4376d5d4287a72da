"""The languages that the reader knows, each a file of data. See docs/parser.md, "Languages"."""

from archive.parser.languages.english import ENGLISH
from archive.parser.languages.language import Form, Language, Phrasing
from archive.parser.languages.recognition import LANGUAGES, recognise

__all__ = ["ENGLISH", "LANGUAGES", "Form", "Language", "Phrasing", "recognise"]
