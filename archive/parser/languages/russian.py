"""Russian: known by its letters. Its phrases are not known yet."""

from archive.parser.languages.language import Language

RUSSIAN = Language(name="Russian", codes=("ru", "rus"), letters=r"[\u0400-\u04ff]")
