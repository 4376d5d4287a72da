"""Arabic: known by its letters. Its phrases are not known yet."""

from archive.parser.languages.language import Language

ARABIC = Language(name="Arabic", codes=("ar", "ara"), letters=r"[\u0600-\u06ff]")
