"""The query language: `reader.py` holds its grammar."""

from archive.queries.language.fields import FIELDS, read_address
from archive.queries.language.places import (
    PLACE,
    PLACE_AT_END,
    PLACES,
    field_of,
    only_places,
    read_place,
    steps_of,
    written,
)
from archive.queries.language.reader import (
    BRACKETS_MAX,
    NEAR_WORDS,
    NEAR_WORDS_MAX,
    PREFIX_MIN_CHARS,
    QUOTES,
    read_question,
)
from archive.queries.language.tree import (
    All,
    Either,
    Field,
    Form,
    Near,
    Node,
    Not,
    Question,
    Span,
    Term,
    Trouble,
)
from archive.queries.language.writer import write_question

__all__ = [
    "BRACKETS_MAX",
    "FIELDS",
    "NEAR_WORDS",
    "NEAR_WORDS_MAX",
    "PLACE",
    "PLACES",
    "PLACE_AT_END",
    "PREFIX_MIN_CHARS",
    "QUOTES",
    "All",
    "Either",
    "Field",
    "Form",
    "Near",
    "Node",
    "Not",
    "Question",
    "Span",
    "Term",
    "Trouble",
    "field_of",
    "only_places",
    "read_address",
    "read_place",
    "read_question",
    "steps_of",
    "write_question",
    "written",
]
