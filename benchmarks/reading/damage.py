"""Damages to a text, one at a time, as extraction from PDF and recognition of pictures leave them.

Each damage changes lines of a sheet, and its gold where a careful reader of the damaged text would see other
words; what such a reader undoes leaves the gold alone. A damage returns False where it finds no hold.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from archive.parser import as_parse_format, parse_text
from archive.parser.extract.text import extract_text
from archive.parser.lines import Line, read_lines
from archive.parser.patterns import MARKER

Json = dict[str, Any]
_MARKED = re.compile(r"^(?P<before>[\s>*_-]*(?:\d+ )?[*_]*)(?P<marker>\(?\w{1,5}[.)]|\(\w{1,5}\)) (?=\S)")
_CLAUSES = re.compile(r"/(?:preambular|operative|paragraphs|children)/\d+$")
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


@dataclass(slots=True)
class Row:
    """A line of a damaged text: its number before the damage (None if put in), and what it is part of."""

    raw: str
    text: str
    number: int | None
    role: str = ""
    node: str = ""


class Sheet:
    """The lines of a text that reads right, and what is read: the gold of all that is done to it."""

    def __init__(self, text: str) -> None:
        self.gold: Json = as_parse_format(parse_text(text))
        fates = {entry["line"]: entry for entry in self.gold["ledger"]}
        self.rows = [
            _row(line, fates.get(line.number)) for line in read_lines(extract_text(text.encode(), "a"))
        ]

    def copy(self) -> Sheet:
        return deepcopy(self)

    @property
    def text(self) -> str:
        return "\n".join(row.raw for row in self.rows)

    def item(self, node: str) -> Json:
        """What a JSON pointer points to in the gold."""
        at: Any = self.gold
        for key in node.split("/")[1:]:
            at = at[int(key)] if isinstance(at, list) else at[key]
        return at  # type: ignore[no-any-return]

    def pick(self, chance: random.Random, wanted: Callable[[int], bool]) -> int | None:
        """One of the rows that fit."""
        fit = [at for at in range(len(self.rows)) if wanted(at)]
        return chance.choice(fit) if fit else None

    def first(self, at: int) -> bool:
        """Whether a row opens a clause."""
        row = self.rows[at]
        return self.clause(at) and all(above.node != row.node for above in self.rows[:at])

    def clause(self, at: int) -> bool:
        return _CLAUSES.search(self.rows[at].node) is not None and bool(self.rows[at].text)

    def within(self, at: int) -> bool:
        """Whether a row goes on with the clause of the row above."""
        return at > 0 and self.clause(at) and self.rows[at - 1].node == self.rows[at].node

    def marked(self, at: int) -> bool:
        return self.first(at) and _MARKED.match(self.rows[at].raw) is not None

    def put(self, at: int, *texts: str) -> None:
        self.rows[at:at] = [Row(text, text, None) for text in texts]

    def reword(self, at: int, old: str, new: str) -> bool:
        """Changes the words of the clause that a row belongs to, in the gold."""
        item = self.item(self.rows[at].node)
        old, text = _plain(old), _plain(item["text"])
        if text.count(old) != 1:
            return False
        item["text"] = " ".join(text.replace(old, _plain(new)).split())
        return True


def _row(line: Line, fate: Json | None) -> Row:
    return Row(line.raw, line.text, line.number, fate["role"] if fate else "", (fate or {}).get("node") or "")


def _plain(text: str) -> str:
    return " ".join(text.replace("*", "").replace("\\$", "$").split())


def _unmarked(text: str) -> str:
    found = MARKER.match(text.lstrip("*_"))
    return text.lstrip("*_")[found.end() :] if found else text


def _without_marker(sheet: Sheet, at: int, put: str = "") -> None:
    row = sheet.rows[at]
    row.raw = _MARKED.sub(lambda found: found["before"] + put, row.raw, count=1)


def marker_lost(sheet: Sheet, chance: random.Random) -> bool:
    at = sheet.pick(chance, sheet.marked)
    if at is None:
        return False
    _without_marker(sheet, at)
    return True


def markers_of_list_lost(sheet: Sheet, chance: random.Random) -> bool:
    at = sheet.pick(chance, lambda at: sheet.marked(at) and "/children/" in sheet.rows[at].node)
    if at is None:
        return False
    siblings = sheet.rows[at].node.rpartition("/")[0]
    for other in range(len(sheet.rows)):
        if sheet.marked(other) and sheet.rows[other].node.rpartition("/")[0] == siblings:
            _without_marker(sheet, other)
    return True


def marker_misread(sheet: Sheet, chance: random.Random) -> bool:
    """What is printed now is the label, so the gold asks for none."""
    at = sheet.pick(chance, sheet.marked)
    if at is None or (found := _MARKED.match(sheet.rows[at].raw)) is None:
        return False
    core = found["marker"].strip("().")
    wrong = _MISREAD.get(core) or str(chance.randrange(2, 30))
    _without_marker(sheet, at, found["marker"].replace(core, wrong) + " ")
    sheet.item(sheet.rows[at].node)["label"] = None
    return True


def other_markers(sheet: Sheet, chance: random.Random) -> bool:
    """Numbers as some committees set them."""
    style = chance.choice(_STYLES)
    rows = [at for at in range(len(sheet.rows)) if sheet.marked(at) and "/operative/" in sheet.rows[at].node]
    top = [at for at in rows if "/children/" not in sheet.rows[at].node]
    for at in top:
        _without_marker(sheet, at, style.format(sheet.item(sheet.rows[at].node)["label"]) + " ")
    return bool(top)


def line_lost(sheet: Sheet, chance: random.Random) -> bool:
    at = sheet.pick(chance, sheet.within)
    if at is None or not sheet.reword(at, sheet.rows[at].text, " "):
        return False
    del sheet.rows[at]
    return True


def first_line_lost(sheet: Sheet, chance: random.Random) -> bool:
    at = sheet.pick(chance, lambda at: sheet.first(at) and at + 1 < len(sheet.rows) and sheet.within(at + 1))
    if at is None or not sheet.reword(at, _unmarked(sheet.rows[at].text), " "):
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


def marker_glued(sheet: Sheet, chance: random.Random) -> bool:
    at = sheet.pick(chance, sheet.marked)
    if at is None:
        return False
    sheet.rows[at].raw = _MARKED.sub(lambda found: found.group()[:-1], sheet.rows[at].raw, count=1)
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


DAMAGES: dict[str, Callable[[Sheet, random.Random], bool]] = {
    "marker lost": marker_lost,
    "markers of a list lost": markers_of_list_lost,
    "marker misread": marker_misread,
    "marker glued to its word": marker_glued,
    "numbers in another style": other_markers,
    "line lost": line_lost,
    "first line lost": first_line_lost,
    "lines swapped": lines_swapped,
    "furniture in a clause": _inside(*_FURNITURE),
    "footnote in a clause": _inside(*_NOTES, alone=True),
    "heading in a clause": _inside(*_HEADINGS, alone=True),
    "heading between clauses": heading_between,
    "blank line in a clause": blank_inside,
    "two clauses in a line": clauses_joined,
    "emphasis lost": emphasis_lost,
    "end of a clause changed": end_changed,
    "gaps lost": gaps_lost,
    "gaps everywhere": gaps_everywhere,
    "line numbers torn": numbers_torn,
    "header field lost": field_lost,
    "table broken": table_broken,
    "opening line lost": opening_lost,
}
