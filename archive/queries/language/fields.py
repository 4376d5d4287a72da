"""The fields of a question and what their values may be."""

import re
from enum import Enum

from django.utils.translation import gettext as _

from archive.queries.language.places import read_place
from archive.queries.language.tree import Span

_SPAN = re.compile(
    r"(?P<low>\d{1,9})?\.\.(?P<high>\d{1,9})?|(?P<sign>>=|<=|>|<|=)?(?P<number>\d{1,9})", re.ASCII
)

# "https://example.org/sessions/ga-80/resolutions/a-res-80-1/?clause=op-4#op-4", or the number of a clause.
_ADDRESS = re.compile(
    r"(?:https?://[^/]+)?/?(?P<text>sessions/[\w-]+/(?:resolutions|papers)/[\w-]+)/?(?:\?[^#]*)?#(?P<anchor>[\w-]+)"
    r"|(?P<number>[0-9]{1,18})",
    re.ASCII,
)


class Values(Enum):
    """What stands behind a field's colon."""

    NAMES = "names"
    NUMBERS = "numbers"
    PLACES = "places"
    CLAUSES = "clauses"


# Of the fields that know all their values: what may be typed, and what is meant.
CHOICES = {
    "type": {
        "preambular": "preambular", "preamble": "preambular", "pp": "preambular",
        "operative": "operative", "op": "operative",
        "paragraph": "paragraph", "para": "paragraph",
    },
    "vote": {
        "recorded": "recorded", "rejected": "rejected", "none": "none", "adopted": "adopted",
        "without": "without a vote", "consensus": "without a vote", "without a vote": "without a vote",
    },
    "lang": {
        "en": "English", "fr": "French", "es": "Spanish", "ru": "Russian", "ar": "Arabic", "zh": "Chinese",
        "english": "English", "french": "French", "spanish": "Spanish", "russian": "Russian",
        "arabic": "Arabic", "chinese": "Chinese",
    },
}  # fmt: skip

# Every field, with what its values are.
FIELDS = {
    "type": Values.NAMES,
    "verb": Values.NAMES,
    "committee": Values.NAMES,
    "conference": Values.NAMES,
    "year": Values.NUMBERS,
    "code": Values.NAMES,
    "topic": Values.NAMES,
    "sponsor": Values.NAMES,
    "vote": Values.NAMES,
    "for": Values.NUMBERS,
    "against": Values.NUMBERS,
    "abstentions": Values.NUMBERS,
    "cites": Values.NAMES,
    "lang": Values.NAMES,
    "op": Values.PLACES,
    "pp": Values.PLACES,
    "para": Values.PLACES,
    "line": Values.NUMBERS,
    "like": Values.CLAUSES,
}


def read_value(name: str, text: str) -> str | Span | None:
    if FIELDS[name] is Values.NUMBERS:
        return _span(text)
    if FIELDS[name] is Values.PLACES:
        return read_place(text)
    if FIELDS[name] is Values.CLAUSES:
        return read_address(text)
    return CHOICES[name].get(text.casefold()) if name in CHOICES else text


def unread_value(name: str, text: str) -> str:
    if FIELDS[name] is Values.NUMBERS:
        said = _("“%(text)s” is no number; write %(name)s:2, %(name)s:>2 or %(name)s:2..5.")
        return said % {"text": text, "name": name}
    if FIELDS[name] is Values.PLACES:
        said = _('“%(text)s” is no place; write %(name)s:12 or %(name)s:"12 (b)".')
        return said % {"text": text, "name": name}
    if FIELDS[name] is Values.CLAUSES:
        said = _("“%(text)s” is no clause; write %(name)s: and the address of one.")
        return said % {"text": text, "name": name}
    known = ", ".join(dict.fromkeys(CHOICES[name].values()))
    said = _("“%(text)s” is no value of “%(name)s”, which are %(known)s.")
    return said % {"text": text, "name": name, "known": known}


def read_address(text: str) -> str | None:
    """The address of a clause without site, query and strokes at its ends; or its number, as it is."""
    match = _ADDRESS.fullmatch(text)
    return None if match is None else match["number"] or f"{match['text']}#{match['anchor']}"


def _span(text: str) -> Span | None:
    match = _SPAN.fullmatch(text)
    if match is None or text == "..":
        return None
    if match["number"] is None:
        return Span(
            int(match["low"]) if match["low"] else None, int(match["high"]) if match["high"] else None
        )
    number = int(match["number"])
    match match["sign"]:
        case ">":
            return Span(number + 1, None)
        case ">=":
            return Span(number, None)
        case "<":
            return Span(None, number - 1)
        case "<=":
            return Span(None, number)
    return Span(number, number)
