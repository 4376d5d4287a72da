"""The title page of session documentation: conference, days, place, committee.

Guarantee: every line of the title page is claimed for the ledger.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from archive.parser.dates import find_range, read_range
from archive.parser.emphasis import read_emphasis
from archive.parser.footnotes import lift_footnotes
from archive.parser.front_patterns import (
    BRACKETED_ACRONYM,
    CONFERENCE_AND_PLACE,
    CONFERENCE_PART,
    DOCUMENTATION,
    EDITION,
    NAME_WITH_ACRONYM,
    NAMED_CONFERENCE,
    REPORT_ALONE,
    SIMULATION,
    STARRED_NOTE,
)
from archive.parser.header import names_body
from archive.parser.ledger import Claims, claim
from archive.parser.lines import Line, is_running_name, names_model_un
from archive.parser.masthead_patterns import SESSION_NUMBER
from archive.parser.model import Committee, Conference, Footnote, Place, Role
from archive.parser.patterns import FACTS, PLACE_LINE
from archive.parser.segment import Block, segment

# Words of a place: "Washington, DC", "Frankfurt am Main, Germany".
MAX_PLACE_WORDS = 6
# Lines of a note on a title page.
MAX_NOTE_LINES = 6


# A piece of a title page, and the lines that it stands in.
_Piece = tuple[str, tuple[int, ...]]


@dataclass(slots=True)
class TitlePage:
    conference: Conference = field(default_factory=Conference)
    committee: Committee = field(default_factory=Committee)
    footnotes: tuple[Footnote, ...] = ()
    claims: Claims = field(default_factory=dict)


@dataclass(slots=True)
class _Reading:
    """What the lines of a title page were taken for so far."""

    conferences: list[str] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)
    places: list[str] = field(default_factory=list)
    bodies: list[tuple[str, tuple[int, ...]]] = field(default_factory=list)
    others: list[str] = field(default_factory=list)
    days: tuple[str | None, str | None] = (None, None)
    titled: bool = False


def read_title_page(lines: Sequence[Line]) -> TitlePage:
    """What a title page says, whatever the order of its lines; a running head may name the conference."""
    lifted = lift_footnotes(segment(lines))
    texts = {line.number: line.text for line in lines}
    reading = _Reading()
    page = TitlePage()
    notes = list(lifted.footnotes)
    pieces: list[_Piece] = []
    for block in lifted.body:
        claim(page.claims, block.place.lines, Role.METADATA, "/conference")
        own, starred = _without_notes(block, texts)
        pieces += _pieces(block, own)
        notes += starred
    for text, numbers in _whole_names(pieces):
        if not REPORT_ALONE.match(text):
            _take(reading, text, numbers)
    page.footnotes = tuple(sorted(notes, key=lambda note: note.place.lines))
    heads = [line.text for line in lines if is_running_name(line)]
    page.conference = _conference(reading, heads)
    if reading.bodies:
        name, numbers = reading.bodies[-1]
        page.claims.update(dict.fromkeys(numbers, (Role.METADATA, "/committee")))
        page.committee = read_committee(name)
    return page


def read_committee(text: str) -> Committee:
    """ "Commission on … (CCPCJ)*" as name and acronym."""
    found = NAME_WITH_ACRONYM.match(text)
    name, session = _session_apart(found["name"] if found else text.rstrip("*"))
    return Committee(name, found["acronym"] if found else None, session)


def _session_apart(name: str) -> tuple[str, str | None]:
    """ "General Assembly Forty-ninth regular session" as body and session."""
    words = name.split()
    for at in range(1, len(words)):
        if SESSION_NUMBER.match(" ".join(words[at:])):
            return " ".join(words[:at]).rstrip(","), " ".join(words[at:])
    return name, None


def _without_notes(block: Block, texts: Mapping[int, str]) -> tuple[list[_Piece], list[Footnote]]:
    """The lines of a block, and apart from them its notes that begin with stars: "* This …"."""
    lines: list[_Piece] = [
        (read_emphasis(texts[number])[0].strip("# "), (number,)) for number in block.place.lines
    ]
    notes: list[Footnote] = []
    at = 0
    while at < len(lines):
        note, end = _note_at(lines, at, block.place.page)
        if note:
            notes.append(note)
            del lines[at:end]
        else:
            at += 1
    return lines, notes


def _note_at(lines: Sequence[_Piece], at: int, page: int) -> tuple[Footnote | None, int]:
    """The note that begins in a line with stars and goes on to the end of a sentence, and where it ends."""
    if lines[at][0].startswith("*"):
        for end in range(at + 1, min(at + MAX_NOTE_LINES, len(lines)) + 1):
            found = STARRED_NOTE.match(" ".join(text for text, _ in lines[at:end]))
            if found:
                numbers = tuple(number for _, own in lines[at:end] for number in own)
                return Footnote(found["mark"], found["text"], Place(numbers, page)), end
    return None, at


def _pieces(block: Block, lines: list[_Piece]) -> list[_Piece]:
    """What is left of a block as one text, or line by line where its lines say different things."""
    whole = len(lines) == len(block.place.lines)
    apart = any(names_model_un(text) or find_range(text) or REPORT_ALONE.match(text) for text, _ in lines)
    if whole and (len(lines) == 1 or not apart or DOCUMENTATION.match(block.text.lstrip("# "))):
        return [(block.text.lstrip("# "), block.place.lines)]
    return lines


def _whole_names(pieces: Sequence[_Piece]) -> list[_Piece]:
    """The pieces; two that only together name a Model UN ("Lakeside Model" / "United Nations") as one."""
    whole: list[_Piece] = []
    for text, numbers in pieces:
        above, before = whole[-1] if whole else ("", ())
        if _parts_of_name(above, text):
            whole[-1] = (f"{above} {text}", (*before, *numbers))
        else:
            whole.append((text, numbers))
    return whole


def whole_names(texts: Sequence[str]) -> list[str]:
    """The lines of a title page, two that only together name a Model UN as one."""
    return [text for text, _ in _whole_names([(text, ()) for text in texts])]


def _parts_of_name(above: str, below: str) -> bool:
    """Whether two lines of a title page only together name a Model UN, or the second says which of many."""
    if EDITION.match(below):
        return names_model_un(above) and find_range(above) is None
    apart = names_model_un(above) or names_model_un(below) or DOCUMENTATION.match(above) is not None
    return bool(above) and not apart and names_model_un(f"{above} {below}")


def _take(reading: _Reading, text: str, lines: tuple[int, ...]) -> None:
    if reading.titled:
        reading.titled = False
        reading.bodies.insert(0, (text, lines))
    elif found := DOCUMENTATION.match(text):
        reading.titled = not found["body"]
        if found["body"]:
            reading.bodies.insert(0, (found["body"], lines))
    elif found := find_range(text):
        reading.days = read_range(text)
        _take_beside(reading, f"{text[: found.start()]} {text[found.end() :]}")
    elif BRACKETED_ACRONYM.match(text) and reading.bodies:
        name, above = reading.bodies[0]
        reading.bodies[0] = (name if "(" in name else f"{name} {text}", (*above, *lines))
    elif names_model_un(text):
        reading.conferences.append(text)
    elif _is_conference(reading, text):
        reading.parts.append(text)
    elif names_body(text) or NAME_WITH_ACRONYM.match(text):
        reading.bodies.append((text, lines))
    else:
        reading.others.append(text)


def _take_beside(reading: _Reading, text: str) -> None:
    """What stands beside the days: the conference, its place, or both."""
    for part in re.split(r"\s*[•|;()]\s*|\s[–—-]\s", text):
        bare = part.strip(" ,•–—-")
        found = CONFERENCE_AND_PLACE.match(bare)
        if found and names_model_un(found["name"]):
            reading.conferences.append(found["name"])
            reading.places.append(found["place"])
        elif bare:
            (reading.conferences if names_model_un(bare) else _part_or_place(reading, bare)).append(bare)


def _is_conference(reading: _Reading, text: str) -> bool:
    """ "Conference B"; "Lakeside Conference" where the body has a name already."""
    found = CONFERENCE_PART.match(text) or (bool(reading.bodies) and NAMED_CONFERENCE.match(text))
    return bool(found)


def _part_or_place(reading: _Reading, text: str) -> list[str]:
    return reading.parts if CONFERENCE_PART.match(text) else reading.places


def _fold(text: str) -> str:
    return text.casefold().strip("* ")


def _conference(reading: _Reading, heads: Sequence[str]) -> Conference:
    ends = [_fold(read_committee(name).name or "") for name, _ in reading.bodies]
    others = [
        text
        for text in reading.others
        if len(text.split()) <= MAX_PLACE_WORDS and not any(end.endswith(f" {_fold(text)}") for end in ends)
    ]  # "for Refugees", torn off the name of a body
    conferences = sorted(reading.conferences, key=lambda text: SIMULATION.search(text) is not None)
    named = [*conferences, *heads, *reading.parts]
    if not named:
        named, others = (others[:1] or reading.places[:1]), others[1:]
    places = [place for place in (*reading.places, *others) if place not in named]
    places += [place for name in named[:1] for place in FACTS.split(name) if PLACE_LINE.match(place)]
    start, end = reading.days
    return Conference(named[0] if named else None, start, end, places[0] if places else None)
