"""What of a clause's text is indexed for search, and how: the words of each language by its own stems."""

from django.contrib.postgres.search import SearchVector
from django.db.models import Case, F, Func, GeneratedField, TextField, Value, When
from django.db.models.functions import Left, Replace, Upper

# Copies of PostgreSQL's configurations that fold accents first, made by migrations 0001 and 0005. Words of a
# language that is not here are matched as they stand.
SEARCH_CONFIGS = {
    "English": "rapporteur_english",
    "French": "rapporteur_french",
    "Spanish": "rapporteur_spanish",
    "Russian": "rapporteur_russian",
    "Arabic": "rapporteur_arabic",
}
PLAIN_CONFIG = "rapporteur_simple"

# A tsvector holds 1 MB, which no clause of committees comes near.
INDEXED_CHARS = 200_000

# What parts words as a space does. PostgreSQL would take "<b>" for markup, "A/RES/70/1" and "anti-human" for
# one word each, and "2015-2020" for a number and one below zero: "70/1" would not be found in the symbol.
SEPARATORS = "<>-/_\u2010\u2011\u2012\u2013\u2014"

# Chinese is written without spaces: each character is indexed as a word, and words typed are phrases of them.
HAN = "[\u3400-\u4dbf\u4e00-\u9fff]"

# One after the other, for translate() takes a third of all the time that a clause takes to be loaded.
_PARTED: Left | Replace = Left("text", INDEXED_CHARS)
for _separator in SEPARATORS:
    _PARTED = Replace(_PARTED, Value(_separator), Value(" "))

_SPACED = Func(
    _PARTED,
    Value(f"({HAN})"),
    Value(r" \1 "),
    Value("g"),
    function="regexp_replace",
    output_field=TextField(),
)


def search_vector() -> Case:
    """A clause's search vector by its `language`: lexemes with their positions, which count words from 1."""
    known = (
        When(language=language, then=SearchVector(_PARTED, config=config))
        for language, config in SEARCH_CONFIGS.items()
    )
    return Case(*known, default=SearchVector(_SPACED, config=PLAIN_CONFIG))


def name_key(column: str) -> GeneratedField:
    """One spelling of a symbol or code: letters and figures in capitals, strokes between ("A/RES/70/1")."""
    parted = Func(
        Upper(F(column)), Value("[^[:alnum:]]+"), Value("/"), Value("g"),
        function="regexp_replace", output_field=TextField(),
    )  # fmt: skip
    trimmed = Func(parted, Value("/"), function="btrim", output_field=TextField())
    return GeneratedField(expression=trimmed, output_field=TextField(), db_persist=True)
