"""Damages to the marks and the words of clauses: what recognition of pictures misreads."""

from __future__ import annotations

import random
import re

from archive.parser.patterns import MARKER
from benchmarks.reading.damage.sheet import MARKED, Sheet

_MISREAD = {
    "1": "l",
    "3": "8",
    "5": "6",
    "c": "e",
    "b": "h",
    "i": "1",
    "ii": "11",
    "iv": "w",
    "2": "7",
    "d": "cl",
}
_STYLES = ("({0})", "{0})", "{0} -", "OP{0}.", "§ {0}", "{0}", "{0}.-", "Article {0}.")


def unmarked(text: str) -> str:
    found = MARKER.match(text.lstrip("*_"))
    return text.lstrip("*_")[found.end() :] if found else text


def without_marker(sheet: Sheet, at: int, put: str = "") -> None:
    row = sheet.rows[at]
    row.raw = MARKED.sub(lambda found: found["before"] + put, row.raw, count=1)


def marker_lost(sheet: Sheet, chance: random.Random) -> bool:
    at = sheet.pick(chance, sheet.marked)
    if at is None:
        return False
    without_marker(sheet, at)
    return True


def markers_of_list_lost(sheet: Sheet, chance: random.Random) -> bool:
    at = sheet.pick(chance, lambda at: sheet.marked(at) and "/children/" in sheet.rows[at].node)
    if at is None:
        return False
    siblings = sheet.rows[at].node.rpartition("/")[0]
    for other in range(len(sheet.rows)):
        if sheet.marked(other) and sheet.rows[other].node.rpartition("/")[0] == siblings:
            without_marker(sheet, other)
    return True


def marker_misread(sheet: Sheet, chance: random.Random) -> bool:
    """What is printed now is the label, so the gold asks for none."""
    at = sheet.pick(chance, sheet.marked)
    if at is None or (found := MARKED.match(sheet.rows[at].raw)) is None:
        return False
    core = found["marker"].strip("().")
    wrong = _MISREAD.get(core) or str(chance.randrange(2, 30))
    without_marker(sheet, at, found["marker"].replace(core, wrong) + " ")
    sheet.item(sheet.rows[at].node)["label"] = None
    return True


def other_markers(sheet: Sheet, chance: random.Random) -> bool:
    """Numbers as some committees set them."""
    style = chance.choice(_STYLES)
    rows = [at for at in range(len(sheet.rows)) if sheet.marked(at) and "/operative/" in sheet.rows[at].node]
    top = [at for at in rows if "/children/" not in sheet.rows[at].node]
    for at in top:
        without_marker(sheet, at, style.format(sheet.item(sheet.rows[at].node)["label"]) + " ")
    return bool(top)


def marker_glued(sheet: Sheet, chance: random.Random) -> bool:
    at = sheet.pick(chance, sheet.marked)
    if at is None:
        return False
    sheet.rows[at].raw = MARKED.sub(lambda found: found.group()[:-1], sheet.rows[at].raw, count=1)
    return True


def emphasis_lost(sheet: Sheet, chance: random.Random) -> bool:
    del chance
    found = False
    for at, row in enumerate(sheet.rows):
        if sheet.clause(at) or row.node.endswith("/opening"):
            bare = re.sub(r"(?<=\S)\*+|\*+(?=\S)", "", row.raw)
            found |= bare != row.raw
            row.raw = bare
    return found


def end_changed(sheet: Sheet, chance: random.Random) -> bool:
    """A comma for a semicolon, a stop or a colon lost."""

    def last(at: int) -> bool:
        return sheet.clause(at) and (at + 1 == len(sheet.rows) or not sheet.within(at + 1))

    at = sheet.pick(chance, lambda at: last(at) and sheet.rows[at].raw.rstrip()[-1] in ",;:")
    if at is None:
        return False
    row = sheet.rows[at]
    end = {";": ",", ":": "", ",": chance.choice(("", ".", ";"))}[row.raw.rstrip()[-1]]
    item = sheet.item(row.node)
    item["text"] = item["text"][:-1] + end
    row.raw = row.raw.rstrip()[:-1] + end
    return True
