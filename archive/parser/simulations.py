"""What a Model UN's resolutions say of their conference and committee, where no front part says it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from archive.parser.dates import find_range, read_date, read_range, with_year
from archive.parser.emphasis import read_emphasis
from archive.parser.front import Front, fold_title, item_number
from archive.parser.front_patterns import BEFORE_BODY
from archive.parser.header import Header, names_body, read_header
from archive.parser.ledger import Claims, claim
from archive.parser.line_patterns import PAGE_NUMBER
from archive.parser.lines import Line, is_running_name, names_model_un
from archive.parser.model import AgendaItem, Committee, Conference, Problem, Resolution, Role
from archive.parser.names import title_case
from archive.parser.patterns import (
    BARE_OPENING,
    CODE,
    COLUMNS,
    DATE_ALONE,
    FACTS,
    HEADER_FIELD,
    LETTERS_ALONE,
    LISTED_TOPIC,
    LOOSE_OPENING,
    OPENING,
    PARTING,
    PLACE_LINE,
)
from archive.parser.segment import segment
from archive.parser.title_page import read_committee, whole_names

# Characters of a line of a title page; a longer one is prose.
MAX_TITLE = 100
# Fewer letters at the beginning of a code abbreviate a name for the code alone.
MIN_ACRONYM = 3


def named_conference(
    lines: Sequence[Line], front: Sequence[Line], headers: Sequence[Header], claims: Claims
) -> Conference:
    """The conference of a set: named above the first header, in a header, or in a running head."""
    titles = [line for line in front if line.text and not line.furniture and len(line.text) <= MAX_TITLE]
    claim(claims, [line.number for line in titles], Role.METADATA, "/conference")
    above = [with_year(text) for text in whole_names([_plain(line) for line in titles])]
    heads = Counter(_named_part(_plain(line)) for line in lines if is_running_name(line))
    named = [
        *(_beside_body(text) for text in above if names_model_un(text)),
        *(with_year(header.fields["conference"]) for header in headers if "conference" in header.fields),
        *(with_year(text) for text, _ in heads.most_common(1)),
    ][:1]
    named = named or _running_title(lines, front)
    days = (header.fields["days"] for header in headers if "days" in header.fields)
    dated = [text for text in (*named, *above, *days) if find_range(text)][:1]
    if not named:
        return Conference(None, *read_range(dated[0])) if dated else Conference()
    if not dated:
        return Conference(named[0], location=_place(above))
    name, location = _beside_dates(dated[0])
    start, end = read_range(dated[0])
    return Conference(name if dated == named else named[0], start, end, location or _place(above))


def _beside_body(text: str) -> str:
    """The conference in a line that names a body beside it: "UNSC | SAMUN 2031"."""
    parts = text.split(" | ")
    named = [part for part in parts if names_model_un(part)]
    bodies = [part for part in parts if names_body(part) or LETTERS_ALONE.fullmatch(part)]
    return named[0] if len(named) == 1 and len(named) + len(bodies) == len(parts) else text


def _named_part(text: str) -> str:
    """What names the conference in a running head whose columns a wide gap parts."""
    return next((part for part in COLUMNS.split(text) if names_model_un(part)), text)


def _plain(line: Line) -> str:
    return read_emphasis(line.text)[0].lstrip("# ")


def _running_title(lines: Sequence[Line], front: Sequence[Line]) -> list[str]:
    """A line of the title page that runs on over the pages, where nothing else names the conference."""
    heads = {line.text for line in lines if line.furniture and len(line.text.split()) > 1}
    above = {line.number for line in front}
    running = {line.text for line in lines if line.text in heads and line.number not in above}
    return [line.text for line in front if line.text in running and not PAGE_NUMBER.match(line.text)][:1]


def listed_topics(front: Sequence[Line]) -> tuple[AgendaItem, ...]:
    """The agenda of a title page that names its topics by letter or number: "Topic Area A: Wells"."""
    found = (HEADER_FIELD.match(line.text) for line in front if not line.furniture)
    topics = (
        (topic, LISTED_TOPIC.search(topic.string[: topic.start("value")]))
        for topic in found
        if topic and topic["topic"]
    )
    return tuple(
        AgendaItem(item_number(f"{listed['number']}."), read_emphasis(topic["value"])[0].strip(" *"))
        for topic, listed in topics
        if listed
    )


def named_date(front: Sequence[Line], headers: Sequence[Header]) -> str | None:
    """The day of a document: in the header of its only resolution, or alone on its title page."""
    if len(headers) == 1 and (day := read_date(headers[0].fields.get("date", ""))):
        return day
    texts = [read_emphasis(line.text)[0].strip(" #") for line in front if not line.furniture]
    return next((read_date(text) for text in texts if DATE_ALONE.match(text)), None)


def _place(texts: Sequence[str]) -> str | None:
    """ "Washington, D.C.": the line of a title page that names a place."""
    return next(
        (
            text
            for text in texts
            if PLACE_LINE.match(text) and not names_model_un(text) and not names_body(text)
        ),
        None,
    )


def _beside_dates(text: str) -> tuple[str | None, str | None]:
    """ "EuroMUN 2018, Maastricht, 10–13 May 2018" as name and place; a line without a name is a place."""
    found = find_range(text)
    assert found is not None  # noqa: S101 - only dated lines are asked
    rest = f"{text[: found.start()]} {text[found.end() :]}".strip(" ,;•·–—-(|)")
    if not names_model_un(rest):
        return None, rest or None
    name, _, place = rest.partition(", ")
    if not (place and names_model_un(name)) or FACTS.search(name):
        name, *places = (part.strip(" ,") for part in FACTS.split(rest) if part.strip(" ,"))
        place = places[-1] if places else ""
    return (name, place) if place and names_model_un(name) else (rest, None)


def named_committee(
    front: Front | None, titles: Sequence[str], headers: Sequence[Header], resolutions: Sequence[Resolution]
) -> Committee:
    """The committee: of the front part, of a header, of the title page if it is that of the opening line, or
    of the opening line. `titles` are lines of the title page that name a body."""
    if front and front.committee.name:
        return front.committee
    printed = next((header.fields["committee"] for header in headers if header.fields.get("committee")), None)
    named = body_of(resolutions[0].opening)
    if printed and named and re.fullmatch(r"[A-Z][A-Z0-9-]{1,9}", printed):
        return Committee(named, printed)
    above = (title for title in titles if named is None or fold_title(named) in fold_title(title))
    printed = printed or next(above, named)
    if printed is None:
        return Committee()
    return read_committee(BEFORE_BODY.sub("", printed))


def titled_bodies(front: Sequence[Line]) -> list[str]:
    """The names of bodies on a title page: alone in a paragraph, or in a line of one."""
    whole = read_header(segment(front), 0).fields.get("committee")
    lines = (_plain(line).strip(" *") for line in front if not line.furniture)
    return [*filter(None, (whole,)), *(text for text in lines if names_body(text))]


def as_spelt(committee: Committee, lines: Sequence[Line]) -> Committee:
    """A name in capitals as a line spells it that is not all capitals, if there is one."""
    if not committee.name or not committee.name.isupper() or " " not in committee.name:
        return committee
    spelt = title_case(committee.name)
    found = any(spelt in line.text for line in lines)
    return replace(committee, name=spelt) if found else committee


def with_coded_acronym(
    committee: Committee, resolutions: Sequence[Resolution], lines: Sequence[Line]
) -> Committee:
    """The committee with the letters that codes begin with, if it has none and they are initials of its name;
    of two ("SC/1/1") only if a line prints them in brackets."""
    letters = None if committee.acronym else _acronym_of(committee.name, resolutions)
    if not letters or (len(letters) < MIN_ACRONYM and not any(f"({letters})" in line.text for line in lines)):
        return committee
    return replace(committee, acronym=letters)


def with_running_acronym(committee: Committee, lines: Sequence[Line]) -> Committee:
    """The committee with the letters that running heads print of it ("LakeMUN 2031 | DISEC"), if it has none:
    they are put together from beginnings of its words."""
    if committee.acronym or not committee.name:
        return committee
    parts = (part for line in lines if line.furniture for part in _facts(line.text))
    heads = (LETTERS_ALONE.findall(part) for part in parts if not names_model_un(part))
    words = [word for word in re.findall(r"\w+", committee.name) if word[0].isupper()]
    printed = {word.upper() for word in words}
    found = (
        letters
        for head in heads
        for letters in head
        if _is_made_of(letters, words) and letters not in printed
    )
    return replace(committee, acronym=next(found, None))


def _facts(text: str) -> Iterator[str]:
    """What signs or wide gaps part in a running head."""
    return (part for column in COLUMNS.split(text) for part in FACTS.split(column))


def _is_made_of(letters: str, words: Sequence[str]) -> bool:
    """Whether letters are beginnings of words, one after the other: "DISEC" of "Disarmament", "Security"."""
    if not letters:
        return True
    return any(
        word[:length].upper() == letters[:length] and _is_made_of(letters[length:], words[at + 1 :])
        for at, word in enumerate(words)
        for length in range(1, min(len(word), len(letters)) + 1)
    )


def _acronym_of(name: str | None, resolutions: Sequence[Resolution]) -> str | None:
    """The first part of a code, where its letters are initials of the committee's name ("IOM/1/1")."""
    found = CODE.match(resolutions[0].code or "")
    if not found:
        return None
    initials = iter(word[0] for word in (name or "").split() if word[0].isupper())
    return found["body"] if all(letter in initials for letter in found["body"].upper()) else None


def committee_problems(front: Front | None, headers: Sequence[Header]) -> list[Problem]:
    """The committee's name as the front part and the resolutions print it."""
    if not front or not front.committee.name:
        return []
    other = next(
        (
            printed
            for header in headers
            if (printed := header.fields.get("committee")) and not _is_called(front.committee, printed)
        ),
        None,
    )
    if other is None:
        return []
    return [
        Problem(
            "committee-name",
            f"The committee is “{front.committee.name}” in front and “{other}” above a resolution.",
        )
    ]


def _is_called(committee: Committee, printed: str) -> bool:
    """Whether a header names a committee by its name, with an article or without, or by letters of it."""
    name = fold_title(read_committee(printed).name or "")
    words = [word for word in re.findall(r"\w+", committee.name or "") if word[0].isupper()]
    lettered = LETTERS_ALONE.fullmatch(printed) is not None and _is_made_of(printed, words)
    return (
        lettered
        or printed == committee.acronym
        or name.removeprefix("the ") == fold_title(committee.name or "")
    )


def body_of(opening: str | None) -> str | None:
    """ "The General Assembly," as "General Assembly"."""
    found = opening and (OPENING.match(opening) or BARE_OPENING.match(opening))
    if opening and not found and not any(pattern.match(opening) for pattern in PARTING):
        found = LOOSE_OPENING.match(opening)
    if not found:
        return None
    name = found["body"]
    return title_case(name) if name.isupper() and " " in name else name
