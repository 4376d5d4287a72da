"""Damages to what stands around the clauses: headers, tables, opening lines."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator

from benchmarks.reading.damage.markers import misread
from benchmarks.reading.damage.sheet import Row, Sheet, plain

_BETWEEN = (
    (
        "For immediate release",
        "Highland, 3 May 2031. The Council met for the third day and heard two speakers.",
        "The session goes on tomorrow.",
    ),
    ("Dear delegates,", "please hand in your amendments before noon.", "The Chair"),
    ("The following text was tabled but not discussed.",),
)
_BEHIND = (
    ("Prepared by the rapporteurs", "12 Mill Lane, Highland", "www.highland-mun.example.org"),
    ("The meeting rose at 6.15 p.m.",),
    ("For the Secretariat:", "J. Smith, Rapporteur"),
)


def field_lost(sheet: Sheet, chance: random.Random) -> bool:
    def metadata(at: int) -> bool:
        return sheet.rows[at].role == "metadata" and not sheet.rows[at].node.endswith("/opening")

    at = sheet.pick(chance, metadata)
    if at is None:
        return False
    del sheet.rows[at]
    return True


def table_broken(sheet: Sheet, chance: random.Random) -> bool:
    at = sheet.pick(chance, lambda at: "\t" in sheet.rows[at].raw and sheet.rows[at].role == "metadata")
    if at is None:
        return False
    cells = sheet.rows[at].raw.split("\t")
    cut = chance.randrange(1, len(cells))
    joined = chance.choice((" ", "\n", "\n\n"))
    sheet.rows[at].raw = "\t".join(cells[:cut]) + joined + "\t".join(cells[cut:])
    sheet.rows = [Row(raw, raw, row.number) if i else row for row in sheet.rows for i, raw in _pieces(row)]
    return True


def _pieces(row: Row) -> Iterator[tuple[int, str]]:
    pieces = row.raw.split("\n")
    row.raw = pieces[0]
    yield from enumerate(pieces)


def opening_lost(sheet: Sheet, chance: random.Random) -> bool:
    at = sheet.pick(chance, lambda at: sheet.rows[at].node.endswith("/opening"))
    if at is None:
        return False
    del sheet.rows[at]
    return True


def _first_line_of(sheet: Sheet, number: int) -> int | None:
    """The row in which something of a resolution stands first."""
    return next(
        (at for at, row in enumerate(sheet.rows) if row.node.startswith(f"/resolutions/{number}/")), None
    )


def text_between_resolutions(sheet: Sheet, chance: random.Random) -> bool:
    """A press release stands between two resolutions."""
    count = len(sheet.gold["resolutions"])
    at = _first_line_of(sheet, chance.randrange(1, count)) if count > 1 else None
    if at is None:
        return False
    while at > 0 and sheet.rows[at - 1].text and not sheet.clause(at - 1):
        at -= 1
    sheet.put(at, "", *chance.choice(_BETWEEN), "")
    return True


def text_behind(sheet: Sheet, chance: random.Random) -> bool:
    sheet.put(len(sheet.rows), "", *chance.choice(_BEHIND))
    return True


def _header(sheet: Sheet, chance: random.Random) -> list[int]:
    """The rows that say code, topic and sponsors of a resolution, but its opening line."""
    number = chance.randrange(max(len(sheet.gold["resolutions"]), 1))
    start = _first_line_of(sheet, number)
    opening = next(
        (at for at, row in enumerate(sheet.rows) if row.node == f"/resolutions/{number}/opening"), None
    )
    if start is None or opening is None:
        return []
    return [at for at in range(start, opening) if sheet.rows[at].text and not sheet.clause(at)]


def header_lost(sheet: Sheet, chance: random.Random) -> bool:
    rows = _header(sheet, chance)
    for at in reversed(rows):
        del sheet.rows[at]
    return bool(rows)


def field_name_misread(sheet: Sheet, chance: random.Random) -> bool:
    """ "Tcpic: Wells": a careful reader still knows the field."""
    fields = [at for at in _header(sheet, chance) if re.match(r"\W*[A-Za-z ]{4,}:", sheet.rows[at].raw)]
    if not fields:
        return False
    row = sheet.rows[chance.choice(fields)]
    name, colon, value = row.raw.partition(":")
    row.raw = misread(name, chance) + colon + value
    return misread(name, None) != name


def opening_misread(sheet: Sheet, chance: random.Random) -> bool:
    at = sheet.pick(chance, lambda at: sheet.rows[at].node.endswith("/opening"))
    if at is None:
        return False
    row = sheet.rows[at]
    resolution = sheet.item(row.node.rpartition("/")[0])
    wrong = misread(row.text, chance)
    row.raw = row.raw.replace(row.text, wrong)
    resolution["opening"] = plain(wrong)
    return True


def _front_rows(sheet: Sheet, chance: random.Random) -> int | None:
    """One of two rows of metadata, one below the other."""
    return sheet.pick(
        chance,
        lambda at: (
            at > 0
            and all(row.role == "metadata" and row.node and row.text for row in sheet.rows[at - 1 : at + 1])
            and not sheet.rows[at].node.endswith("/opening")
        ),
    )


def front_lines_joined(sheet: Sheet, chance: random.Random) -> bool:
    at = _front_rows(sheet, chance)
    if at is None:
        return False
    sheet.rows[at - 1].raw += " " + sheet.rows[at].raw.strip()
    del sheet.rows[at]
    return True


def front_lines_swapped(sheet: Sheet, chance: random.Random) -> bool:
    at = _front_rows(sheet, chance)
    if at is None or sheet.rows[at].node == sheet.rows[at - 1].node:
        return False
    sheet.rows[at - 1 : at + 1] = reversed(sheet.rows[at - 1 : at + 1])
    return True


def front_digit_misread(sheet: Sheet, chance: random.Random) -> bool:
    """A letter for a figure: "l8 in favour"."""
    at = sheet.pick(
        chance,
        lambda at: sheet.rows[at].role == "metadata" and re.search("[150]", sheet.rows[at].raw) is not None,
    )
    if at is None:
        return False
    place = chance.choice([found.start() for found in re.finditer("[150]", sheet.rows[at].raw)])
    raw = sheet.rows[at].raw
    sheet.rows[at].raw = raw[:place] + {"1": "l", "5": "S", "0": "O"}[raw[place]] + raw[place + 1 :]
    return True


def tabs_lost(sheet: Sheet, chance: random.Random) -> bool:
    """The columns of tables stand one space apart."""
    del chance
    found = False
    for row in sheet.rows:
        if "\t" in row.raw and row.role == "metadata":
            row.raw, found = row.raw.replace("\t", " "), True
    return found
