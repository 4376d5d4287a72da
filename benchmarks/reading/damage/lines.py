"""Damages to the lines of clauses: lost, swapped, torn apart or run together, with others between them."""

from __future__ import annotations

import random
import re
from collections.abc import Callable

from benchmarks.reading.damage.markers import unmarked
from benchmarks.reading.damage.sheet import Json, Sheet

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
_COMMENTS = (
    "[Comment JS1: please check this figure]",
    "JS: is this still so?",
    "[sic]",
    "[TBC]",
    "(deleted)",
)
_BOILERPLATE = (
    "© 2031 Highland Model United Nations. All rights reserved.",
    "www.highland-mun.example.org",
    "Please recycle",
    "[page intentionally left blank]",
    "Printed on 3 May 2031 at 14:05",
)
_OTHER_TEXTS = (
    "The delegate of Chile spoke on the order of speakers, and the Chair closed the list.",
    "Figure 2. Households with a well, in thousands",
    "Lunch is served at noon. Delegates are asked to wear their badges.",
)


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


def line_twice(sheet: Sheet, chance: random.Random) -> bool:
    at = sheet.pick(chance, sheet.within)
    if at is None or not sheet.reword(at, (line := sheet.rows[at].text), f"{line} {line}"):
        return False
    sheet.put(at, sheet.rows[at].raw)
    return True


def _whole(sheet: Sheet, at: int) -> int:
    """The row behind the clause that opens in a row."""
    end = at + 1
    while end < len(sheet.rows) and (sheet.rows[end].node == sheet.rows[at].node or not sheet.rows[end].text):
        end += 1
    while not sheet.rows[end - 1].text:
        end -= 1
    return end


def clause_twice(sheet: Sheet, chance: random.Random) -> bool:
    """A clause without children is printed twice; both stay."""

    def leaf(at: int) -> bool:
        return sheet.first(at) and not sheet.item(sheet.rows[at].node).get("children")

    at = sheet.pick(chance, leaf)
    if at is None:
        return False
    end = _whole(sheet, at)
    siblings, _, place = sheet.rows[at].node.rpartition("/")
    sheet.put(end, "", *(row.raw for row in sheet.rows[at:end]))
    items: list[Json] = sheet.item(siblings)  # type: ignore[assignment]
    items.insert(int(place), dict(items[int(place)]))
    return True


def clauses_run_on(sheet: Sheet, chance: random.Random) -> bool:
    """A clause without a number begins in the line in which the one before it ends."""
    at = sheet.pick(
        chance, lambda at: sheet.first(at) and not sheet.marked(at) and "/preambular/" in sheet.rows[at].node
    )
    above = next((up for up in range((at or 0) - 1, -1, -1) if sheet.rows[up].text), None)
    if at is None or above is None or not sheet.clause(above):
        return False
    sheet.rows[above].raw = f"{sheet.rows[above].raw.rstrip()} {sheet.rows[at].text}"
    del sheet.rows[above + 1 : at + 1]
    return True


def clauses_interleaved(sheet: Sheet, chance: random.Random) -> bool:
    """Two columns are read across: the lines of two clauses stand by turns."""

    def longer(at: int) -> bool:
        return sheet.first(at) and _whole(sheet, at) - at >= 2

    at = sheet.pick(chance, longer)
    if at is None:
        return False
    end = _whole(sheet, at)
    below = next((down for down in range(end, len(sheet.rows)) if sheet.rows[down].text), None)
    if below is None or not longer(below):
        return False
    last = _whole(sheet, below)
    left = [row for row in sheet.rows[at:end] if row.text]
    right = [row for row in sheet.rows[below:last] if row.text]
    mixed = [row for pair in zip(left, right, strict=False) for row in pair]
    sheet.rows[at:last] = [*mixed, *left[len(right) :], *right[len(left) :]]
    return True


def broken_before_capital(sheet: Sheet, chance: random.Random) -> bool:
    """A sentence is torn before a name: what follows looks like a beginning."""
    at = sheet.pick(
        chance, lambda at: sheet.clause(at) and re.search(r"[a-z] [A-Z][a-z]", sheet.rows[at].raw) is not None
    )
    if at is None:
        return False
    places = list(re.finditer(r"(?<=[a-z]) (?=[A-Z][a-z])", sheet.rows[at].raw))
    raw, cut = sheet.rows[at].raw, chance.choice(places).start()
    sheet.rows[at].raw = raw[:cut]
    sheet.put(at + 1, "", raw[cut + 1 :])
    return True


comment_inside = _inside(*_COMMENTS)
other_text_inside = _inside(*_OTHER_TEXTS, alone=True)


def boilerplate_between(sheet: Sheet, chance: random.Random) -> bool:
    at = sheet.pick(chance, sheet.first)
    if at is None:
        return False
    sheet.put(at, chance.choice(_BOILERPLATE), "")
    return True


def page_lost(sheet: Sheet, chance: random.Random) -> bool:
    """From the middle of a clause to the middle of one below, nothing is there."""
    at = sheet.pick(chance, sheet.within)
    if at is None:
        return False
    ends = [
        end
        for end in range(at + 1, min(at + 25, len(sheet.rows)))
        if sheet.within(end) and sheet.rows[end].node != sheet.rows[at].node
    ]
    if not ends:
        return False
    del sheet.rows[at : chance.choice(ends)]
    return True


def pages_swapped(sheet: Sheet, chance: random.Random) -> bool:
    """Two pieces of the text change their places, each cut somewhere in a clause."""
    cuts = [at for at in range(len(sheet.rows)) if sheet.within(at)]
    if len(cuts) < 3:
        return False
    one, two, three = sorted(chance.sample(cuts, 3))
    sheet.rows[one:three] = [*sheet.rows[two:three], *sheet.rows[one:two]]
    return len({sheet.rows[at].node for at in (one, two, three)}) == 3
