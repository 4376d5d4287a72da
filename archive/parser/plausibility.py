"""Fields that can hardly be what was printed: a letter among figures, two fields in one, a code in a name.

Nothing is corrected; what is odd becomes a problem at its line.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from functools import lru_cache
from itertools import takewhile
from typing import NamedTuple

from archive.parser.dates import read_date
from archive.parser.doubt_patterns import (
    ALIKE,
    ARTICLE_MISREAD,
    BARE_NUMBER,
    BODY_WORD,
    FIELD_BEHIND,
    LINKS_ON,
    LONG_WORD,
    MARK_MISREAD,
    MISREAD,
    NAME_OF_FIELD,
    NAMES_JOINED,
    NUMBER_INSIDE,
    NUMBER_OF_TITLE,
    STRAY,
    TIME,
    TWO_NAMES,
)
from archive.parser.front_patterns import CONFERENCE_PART, STAFF_ROLES
from archive.parser.lines import Line, names_model_un
from archive.parser.masthead_patterns import AGENDA_ITEM, LINKED, RESOLUTION_LINE, SESSION_WITHIN
from archive.parser.model import DocumentType, ParsedDocument, Problem, Resolution, Role, Severity
from archive.parser.patterns import CODE, HEADER_FIELD, OPENING, ORGAN_NOUNS, SYMBOL
from archive.parser.vocabulary import FIELD_NAMES

# Words that such a value has at most.
MAX_PERSON, MAX_BODY, MAX_SPONSOR, MAX_SESSION = 5, 16, 9, 9
# How alike two words are that may be one misread, from 0 to 1.
NEARLY = 0.8
# Letters of a word that is no other word; a longer one is no word.
MIN_LETTERS, MAX_LETTERS = 7, 30
# Roles of lines that hold no clause.
_FIELDS = (Role.METADATA, Role.SUMMARY, Role.HEADING)


# What speaks less against a value: some conferences are called after the body that they simulate.
_SEVERITIES = {"holds a body": Severity.INFO}


class _Field(NamedTuple):
    """A field by its name as a problem tells it, its value, its node in the ledger, its most words."""

    name: str
    value: str
    node: str
    words: int = 1_000


def check_plausibility(document: ParsedDocument, lines: Sequence[Line]) -> Iterator[Problem]:
    """The lines outside the clauses that look misread, then the fields that look wrong."""
    roles = {entry.line: entry.role for entry in document.ledger}
    for line in lines:
        if roles.get(line.number) in _FIELDS and (found := MISREAD.search(line.text)):
            yield Problem(
                "figure-misread",
                f"“{found.group()}” may be misread: letters and figures stand in one word.",
                line.number,
            )
        if found := MARK_MISREAD.search(line.text):
            yield Problem(
                "figure-misread",
                f"“{found.group()}” may end with the mark of a note that was misread.",
                line.number,
            )
        fielded = HEADER_FIELD.match(line.raw) or HEADER_FIELD.match(line.text)  # its colon may be ours
        if not fielded and (found := NAME_OF_FIELD.match(line.text)):
            yield from _misread_name(found["name"], line.number)
    places: dict[str, int] = {}
    for entry in document.ledger:
        places.setdefault(entry.node or "", entry.line)
    for field in _fields(document):
        if why := _odd(field):
            at = places.get(field.node, places.get(field.node.rpartition("/")[0]))
            message = f"The {field.name} “{field.value[:60]}” {why}."
            yield Problem("field-odd", message, at, _SEVERITIES.get(why, Severity.WARNING))
    yield from _openings(document)
    yield from _alike(lines, roles)


def _alike(lines: Sequence[Line], roles: Mapping[int, Role]) -> Iterator[Problem]:
    """A word outside the clauses that differs from another of the document only by letters that look alike:
    "Statiis" beside "Status"."""
    counts: Counter[str] = Counter()
    first: dict[str, int] = {}
    for line in lines:
        for word in LONG_WORD.findall(line.text):
            counts[word] += 1
            first.setdefault(word, line.number)
    shapes: dict[str, list[str]] = defaultdict(list)
    for word in counts:
        shapes[shape_of(word)].append(word)
    for words in shapes.values():
        if len({word.casefold() for word in words}) > 1:
            odd = min(words, key=lambda word: (counts[word], -first[word]))
            other = max((word for word in words if word.casefold() != odd.casefold()), key=counts.__getitem__)
            outside = roles.get(first[odd]) in _FIELDS and counts[odd] == 1
            if outside and _differ_once(odd.casefold(), other.casefold()):
                message = f"“{odd}” may be misread for “{other}”."
                yield Problem("figure-misread", message, first[odd], Severity.INFO)


def _differ_once(one: str, other: str) -> bool:
    """Whether two words differ in one place, by a letter or two."""
    ahead = _alike_letters(one, other)
    behind = _alike_letters(one[ahead:][::-1], other[ahead:][::-1])
    return max(len(one), len(other)) - ahead - behind <= 1 + (len(one) != len(other))


def _alike_letters(one: str, other: str) -> int:
    """How many letters two words begin with alike."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def shape_of(word: str) -> str:
    """A word with one letter for all that a reader of pictures takes for each other."""
    for printed, read in ALIKE:
        word = word.replace(printed, read)
    return word.casefold()


def _misread_name(name: str, line: int) -> Iterator[Problem]:
    """ "Codc:" where "Code:" was printed."""
    folded = name.casefold().strip()
    close = get_close_matches(folded, FIELD_NAMES, 1, NEARLY)
    if close and folded not in FIELD_NAMES and folded.removesuffix("s") not in FIELD_NAMES:
        yield Problem("field-odd", f"“{name}:” may be misread for “{close[0].capitalize()}:”.", line)


def _fields(document: ParsedDocument) -> Iterator[_Field]:
    """The fields that are printed, those of the resolutions last."""
    committee = document.committee
    yield _Field("committee", committee.name or "", "/committee", MAX_BODY)
    yield _Field("session", committee.session or "", "/committee/session", MAX_SESSION)
    yield _Field("conference", document.conference.name or "", "/conference", MAX_BODY)
    yield _Field("place", document.conference.location or "", "/conference")
    for at, member in enumerate(document.staff):
        yield _Field("staff member", member.name, f"/staff/{at}", MAX_PERSON)
    for at, item in enumerate(document.agenda):
        yield _Field("agenda item", item.title, f"/agenda/{at}")
    for number, resolution in enumerate(document.resolutions):
        yield from _of_resolution(resolution, f"/resolutions/{number}")
    for number, section in enumerate(document.sections):
        yield _Field("heading", section.heading, f"/sections/{number}")


def _of_resolution(resolution: Resolution, node: str) -> Iterator[_Field]:
    yield _Field("topic", resolution.topic or "", node)
    yield _Field("title", resolution.title or "", f"{node}/title")
    for sponsor in resolution.sponsors:
        yield _Field("sponsor", sponsor, f"{node}/sponsors", MAX_SPONSOR)


def _odd(field: _Field) -> str | None:
    """What speaks against a value, or None."""
    if FIELD_BEHIND.search(field.value):
        return "holds another field"
    if len(field.value.split()) > field.words:
        return "has more words than such a field has"
    if field.name in ("staff member", "sponsor"):
        return _odd_name(field)
    if field.name in ("committee", "conference", "place", "session"):
        return _odd_body(field)
    return _odd_title(field)


def _odd_name(field: _Field) -> str | None:
    value = field.value
    if field.name == "staff member":
        return "may be two persons" if TWO_NAMES.search(value) or _names_role(value) else None
    if not value[:1].isalpha() or value[:1].islower() or any(letter.isdigit() for letter in value):
        return "is no name"
    return "may be two" if NAMES_JOINED.search(value) else None


def _odd_body(field: _Field) -> str | None:
    if field.name == "session":
        return "is an agenda item" if AGENDA_ITEM.search(field.value) else None
    if CODE.search(field.value) or SYMBOL.search(field.value):
        return "holds a code"
    if field.name == "committee" and SESSION_WITHIN.search(field.value):
        return "holds a session"
    if field.name in ("conference", "place") and BODY_WORD.search(field.value):
        return "holds a body"
    return "holds a date" if field.name == "committee" and read_date(field.value) else None


def _odd_title(field: _Field) -> str | None:
    """What no title, topic, item of an agenda or heading is, or how none begins or ends."""
    value = field.value
    if field.name == "title" and RESOLUTION_LINE.match(value) and "/" in value:
        return "is a number"
    if field.name == "title" and NUMBER_OF_TITLE.search(value):
        return "holds a number"
    if field.name in ("title", "topic") and AGENDA_ITEM.match(value):
        return "is an agenda item"
    if field.name == "agenda item" and NUMBER_INSIDE.search(value):
        return "holds another"
    if field.name in ("agenda item", "topic") and BARE_NUMBER.match(value):
        return "has no word"
    if field.name == "heading" and (TIME.search(value) or STRAY.match(value)):
        return "is none"
    return _torn(value)


def _torn(value: str) -> str | None:
    """What says that the line of a title may have gone on, or begun, elsewhere."""
    if LINKED.search(value) or LINKS_ON.search(value):
        return "ends with a word that leads to another"
    return "begins in small letters" if value[:1].islower() else None


def _names_role(name: str) -> bool:
    """Whether a word of a name, other than its first, is what a member of a staff may be."""
    return any(word.strip(",").casefold() in STAFF_ROLES for word in name.split()[1:])


@lru_cache(maxsize=1024)
def _is_nearly_body(word: str) -> bool:
    """ "Cornmittee": a letter or two from what a body is called."""
    long = MIN_LETTERS <= len(word) <= MAX_LETTERS and word not in ORGAN_NOUNS
    derived = any(word.startswith(noun) for noun in ORGAN_NOUNS)  # "Commissioner"
    return long and not derived and bool(get_close_matches(word, ORGAN_NOUNS, 1, NEARLY))


def _openings(document: ParsedDocument) -> Iterator[Problem]:
    """Opening lines that no known form has; and a conference that is not called one."""
    for resolution in document.resolutions:
        bare = (resolution.opening or "").lstrip('“"')
        words = re.findall(r"\w+", bare.casefold())
        line = next(iter(resolution.place.lines), None)
        if near := [word for word in words if _is_nearly_body(word)]:
            yield Problem("field-odd", f"“{near[0]}” in the opening line may be misread.", line)
        elif bare and (
            ARTICLE_MISREAD.match(bare) or not (OPENING.match(bare) or ORGAN_NOUNS.intersection(words))
        ):
            message = f"The opening line “{bare[:60]}” has an unusual form."
            yield Problem("field-odd", message, line, Severity.INFO)
    name = document.conference.name
    if (
        document.document_type is DocumentType.SESSION_REPORT
        and name
        and not names_model_un(name)
        and not CONFERENCE_PART.match(name)
    ):
        yield Problem("field-odd", f"The conference “{name}” is not called one.", None, Severity.INFO)
