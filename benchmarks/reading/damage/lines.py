"""Damages to the lines of clauses: lost, swapped, torn apart or run together, with others between them."""

from __future__ import annotations

import random
import re
from collections.abc import Callable

from benchmarks.reading.damage.markers import unmarked
from benchmarks.reading.damage.sheet import Sheet

_FURNITURE = (
    "Page 3",
    "12",
    "4/9",
    "A/RES/90/17",
    "Highland Model United Nations 2031",
    "19-04411 (E)",
    "- 7 -",
)
_NOTES = (
    "⁴ See A/70/12.",
    "^{4} Resolution 70/1.",
    "See www.example.org/report for details.",
    "4 Ibid., para. 6.",
)
_HEADINGS = ("Funding and resources", "**Cooperation**", "II", "B. Capacity-building", "Follow-up")


def line_lost(sheet: Sheet, chance: random.Random) -> bool:
    at = sheet.pick(chance, sheet.within)
    if at is None or not sheet.reword(at, sheet.rows[at].text, " "):
        return False
    del sheet.rows[at]
    return True


def first_line_lost(sheet: Sheet, chance: random.Random) -> bool:
    at = sheet.pick(chance, lambda at: sheet.first(at) and at + 1 < len(sheet.rows) and sheet.within(at + 1))
    if at is None or not sheet.reword(at, unmarked(sheet.rows[at].text), " "):
        return False
    sheet.item(sheet.rows[at].node)["phrase"] = None
    del sheet.rows[at]
    return True


def lines_swapped(sheet: Sheet, chance: random.Random) -> bool:
    at = sheet.pick(chance, lambda at: at > 0 and sheet.clause(at) and sheet.clause(at - 1))
    if at is None:
        return False
    above, below = sheet.rows[at - 1 : at + 1]
    inner = sheet.within(at) and not sheet.first(at - 1)
    if inner and not sheet.reword(at, f"{above.text} {below.text}", f"{below.text} {above.text}"):
        return False
    sheet.rows[at - 1 : at + 1] = [below, above]
    return True


def _inside(*choice: str, alone: bool | None = None) -> Callable[[Sheet, random.Random], bool]:
    def damage(sheet: Sheet, chance: random.Random) -> bool:
        at = sheet.pick(chance, sheet.within)
        if at is None:
            return False
        gap = [""] * (chance.random() < 0.7 if alone is None else alone)
        sheet.put(at, *gap, chance.choice(choice), *gap)
        return True

    return damage


furniture_inside = _inside(*_FURNITURE)
note_inside = _inside(*_NOTES, alone=True)
heading_inside = _inside(*_HEADINGS, alone=True)


def blank_inside(sheet: Sheet, chance: random.Random) -> bool:
    at = sheet.pick(chance, sheet.within)
    if at is None:
        return False
    sheet.put(at, "")
    return True


def heading_between(sheet: Sheet, chance: random.Random) -> bool:
    at = sheet.pick(chance, lambda at: sheet.first(at) and "/resolutions/" in sheet.rows[at].node)
    if at is None:
        return False
    sheet.put(at, "", chance.choice(_HEADINGS), "")
    return True


def clauses_joined(sheet: Sheet, chance: random.Random) -> bool:
    """A clause begins in the line in which the one before it ends."""
    at = sheet.pick(chance, sheet.marked)
    above = next((up for up in range((at or 0) - 1, -1, -1) if sheet.rows[up].text), None)
    if (
        at is None
        or above is None
        or not sheet.clause(above)
        or not sheet.rows[above].text.endswith((";", ":"))
    ):
        return False
    sheet.rows[above].raw = f"{sheet.rows[above].raw.rstrip()} {sheet.rows[at].text}"
    del sheet.rows[above + 1 : at + 1]
    return True


def gaps_lost(sheet: Sheet, chance: random.Random) -> bool:
    """No empty line between clauses any more."""
    del chance
    first = next((at for at in range(len(sheet.rows)) if sheet.clause(at)), len(sheet.rows))
    kept = [row for at, row in enumerate(sheet.rows) if at < first or row.text]
    changed = len(kept) < len(sheet.rows)
    sheet.rows = kept
    return changed


def gaps_everywhere(sheet: Sheet, chance: random.Random) -> bool:
    """Each line of the clauses stands alone."""
    del chance
    for at in range(len(sheet.rows) - 1, 0, -1):
        if sheet.within(at):
            sheet.put(at, "")
    return True


def numbers_torn(sheet: Sheet, chance: random.Random) -> bool:
    """The printed numbers of some lines stand in a column above them."""

    def printed(at: int) -> bool:
        return re.match(r"\s*\d+ \S", sheet.rows[at].raw) is not None and sheet.clause(at)

    at = sheet.pick(
        chance, lambda at: all(printed(below) for below in range(at, min(at + 3, len(sheet.rows))))
    )
    if at is None or at + 3 > len(sheet.rows):
        return False
    column = []
    for row in sheet.rows[at : at + 3]:
        number, _, row.raw = row.raw.strip().partition(" ")
        column.append(number)
    sheet.put(at, *column)
    return True
