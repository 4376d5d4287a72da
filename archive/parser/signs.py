"""What speaks against a clause in its own words and lines: the signs that a proofreader looks for.

Each sign stands at a line and has a kind; how often a clause with such a sign is right was measured
(calibration.py).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from archive.parser.calibration import SIGNS
from archive.parser.doubt_patterns import (
    ACTIVE,
    ANY_MARKER_INSIDE,
    BULLETS_INSIDE,
    CAPITAL_BEHIND,
    CAPITAL_INSIDE,
    END,
    ITEM_INSIDE,
    LINE_END,
    LINK_AT_END,
    LIST_INSIDE,
    MARKER_FIRST,
    MARKER_IN_LIST,
    MARKER_INSIDE,
    NEVER_JOINED,
    ROW_OF_TABLE,
    RULE_OF_TABLE,
    SET_IN,
    SHORTENED,
    STRAY,
)
from archive.parser.enumerators import readings
from archive.parser.line_patterns import JOB_NUMBER, PAGE_NUMBER
from archive.parser.lines import Line, names_model_un
from archive.parser.margins import MAX_MARGIN, has_room, is_gap, most, width
from archive.parser.model import Clause
from archive.parser.patterns import LEADS_ON, TABLE_TITLE, WHOLE_SYMBOL
from archive.parser.phrases import Form, opening_form

# A line that would have held the next word at this share of the margin ends early.
EARLY = 0.75
# Words of a line that may be a running head.
MAX_HEAD_WORDS = 12
# A quoted text may be set apart within a paragraph.
_QUOTES = '"“«'
# Words of a clause that are more than a committee writes in one.
MAX_WORDS = 400
# Characters of the text that a reason quotes.
QUOTED = 40

# What each kind of sign says; "{}" is where the text is quoted.
REASONS = {
    "furniture": "“{}” stands in the middle of it.",
    "marker first": "Another clause may begin inside it, at “{}”.",
    "early end": "The line before “{}” ends early; a clause may end there.",
    "room": "The line before “{}” has room for more; a clause may end there, or a line be lost.",
    "small line": "Another clause may begin inside it, at “{}”.",
    "island": "“{}” stands apart in the middle of it.",
    "below an end": "“{}” stands below an end, and apart.",
    "small opening": "Another clause may begin inside it, at “{}”.",
    "inner clause": "Another clause may begin inside it, at “{}”.",
    "bullets": "A list may be run together in it, at “{}”.",
    "capital": "Another clause may begin inside it, at “{}”.",
    "list": "A list may be run together in it, at “{}”.",
    "item": "It may hold two items of its list, at “{}”.",
    "set in": "A sentence goes on in small letters at “{}”.",
    "never joined": "“{}” stand side by side in no sentence; a line may be lost, or stand elsewhere.",
    "link at end": "It ends with “{}”, behind which something follows.",
    "odd gap": "The text above “{}” may have ended: an empty line parts them, as it does clauses here.",
    "stray": "“{}” is no paragraph.",
    "bracket": "A bracket is opened and never closed.",
    "length": "It has more than {} words.",
    "operative": "It opens like an operative clause.",
    "preambular": "It opens like a clause of the preamble.",
    "no phrase": "It opens with no phrase that is known.",
    "no end": "It has no end.",
    "torn table": "A table may be torn apart here.",
    "no number": "It has no number, though those around it have.",
}


@dataclass(frozen=True, slots=True)
class Sign:
    """What speaks against a reading at a line: its kind, one of `REASONS`, and the text in question."""

    line: int
    kind: str
    text: str = ""

    @property
    def confidence(self) -> float:
        """What it leaves."""
        return SIGNS[self.kind]

    @property
    def reason(self) -> str:
        return REASONS[self.kind].format(self.text[:QUOTED])


@dataclass(frozen=True, slots=True)
class Setting:
    """What the clauses of a part are like: `forms` are those that open them, none in a paper; `top` says that
    they are no sub-clauses, `border` is the line of the clause above a border that no number marks, `apart`
    says that empty lines part clauses, not lines, `islands` the same where one line
    stands between two, `filled` is the margin up to which each line is filled."""

    phrased: bool
    ended: bool
    forms: tuple[Form, ...] = ()
    top: bool = True
    border: int = 0
    apart: bool = False
    islands: bool = False
    filled: int | None = None


def signs_of(
    clause: Clause, lines: Mapping[int, Line], margin: float | None, setting: Setting
) -> Iterator[Sign]:
    """All signs of a clause; `lines` are those of the document by number, `margin` is where they end."""
    own = [lines[number] for number in clause.place.lines]
    if own:
        yield from _in_lines(own, margin, setting)
        yield from _islands(own, lines, setting)
        if len(own) == 1 and STRAY.match(own[0].text):
            yield Sign(own[0].number, "stray", own[0].text)
        yield from _at_gaps(own, lines, setting)
        yield from _in_text(clause, own, setting)
        yield from _at_edges(clause, own, setting)


def unnumbered(
    paragraphs: Sequence[Clause], lines: Mapping[int, Line], *, ruled: bool, counted: bool = False
) -> Iterator[Sign | None]:
    """For each paragraph of a section whether it lacks a number behind one that has, or is a piece of a
    table. `ruled` says that the document's tables have a rule below their heads, `counted` that the
    paragraphs before this section have numbers."""
    numbered = most([bool(each.label) for each in paragraphs])
    above: Line | None = None
    for at, clause in enumerate(paragraphs):
        own = [lines[number] for number in clause.place.lines]
        first = own[0] if own else None
        behind = any(each.label for each in paragraphs[:at])
        ahead = any(each.label for each in paragraphs[at + 1 :])
        if first and _is_row(first):
            torn = above is not None and above.raw.startswith("|") and first.raw.startswith("|")
            torn = torn or (ruled and ROW_OF_TABLE.match(first.raw) is not None and not _has_rule(own))
            yield Sign(first.number, "torn table") if torn else None
        elif (
            first
            and not clause.label
            and ((behind and (ahead or numbered)) or (counted and not behind and clause.text.endswith(".")))
        ):
            yield Sign(first.number, "no number")
        else:
            yield None
        above = own[-1] if own else None


def _has_rule(rows: Sequence[Line]) -> bool:
    """Whether a table has its head, and the rule below it."""
    return len(rows) > 1 and RULE_OF_TABLE.match(rows[1].raw) is not None


def are_ended(clauses: Sequence[Clause]) -> bool:
    """Whether these clauses and those below them end with a mark."""
    return most([_has_end(each) for clause in clauses for each in clause.walk()])


def _in_lines(lines: Sequence[Line], margin: float | None, setting: Setting) -> Iterator[Sign]:
    """Lines that stand in the middle of a clause and look as if they did not belong there."""
    inner = [width(line) for line in lines[:-1]]
    margin = max(inner) if len(inner) > 1 else margin
    margin = margin if margin and margin <= MAX_MARGIN else None
    for above, line in pairwise(lines):
        if _is_furniture(line.text) or STRAY.match(line.text) or TABLE_TITLE.match(line.text):
            yield Sign(line.number, "furniture", line.text)
        elif ROW_OF_TABLE.match(line.raw) and not ROW_OF_TABLE.match(above.raw):
            yield Sign(line.number, "torn table")
        elif MARKER_FIRST.match(line.text) and not _is_quoted(above, line):
            yield Sign(line.number, "marker first", line.text)
        elif (
            margin
            and not line.raw.startswith("|")
            and not _is_quoted(above, line)
            and width(above) + 1 + len(line.text.partition(" ")[0]) < EARLY * margin
        ):
            yield Sign(line.number, "early end", line.text)
        elif setting.filled:
            apart = above.number + 1 < line.number
            if not apart and not _is_quoted(above, line) and has_room(above, line, setting.filled):
                yield Sign(line.number, "room", line.text)
        elif (
            (end := LINE_END.search(above.text))
            and end["end"] in ",;"
            and (margin is None or has_room(above, line, margin))
            and ACTIVE.match(line.text)
            and line.text[0].islower()
            and opening_form(line.text, line.language) in setting.forms
        ):
            yield Sign(line.number, "small line", line.text)


def _at_gaps(own: Sequence[Line], lines: Mapping[int, Line], setting: Setting) -> Iterator[Sign]:
    """What stands below an empty line, though the text above it has ended."""
    for above, line in pairwise(own):
        apart = any(lines[at].blank for at in range(above.number + 1, line.number) if at in lines)
        if not apart or _is_quoted(above, line) or not (end := LINE_END.search(above.text)):
            continue
        if not line.text[0].islower():
            yield Sign(line.number, "below an end", line.text)
        elif end["end"] in ",;" and opening_form(line.text, line.language) in setting.forms:
            yield Sign(line.number, "small opening", line.text)
        elif end["end"] in ",;" and setting.apart and is_gap(above, line, lines):
            yield Sign(line.number, "odd gap", line.text)


def _islands(own: Sequence[Line], lines: Mapping[int, Line], setting: Setting) -> Iterator[Sign]:
    """A line within a clause that empty lines part from both sides, where they part clauses."""
    for above, line, below in zip(own, own[1:], own[2:], strict=False):
        if (
            setting.islands
            and line.text[0].isupper()
            and not _is_quoted(above, line)
            and is_gap(above, line, lines)
            and is_gap(line, below, lines)
        ):
            yield Sign(line.number, "island", line.text)


def _is_row(line: Line) -> bool:
    """Whether a line is a row of a table, or its title."""
    return line.raw.startswith("|") or "\t" in line.raw or TABLE_TITLE.match(line.text) is not None


def _is_quoted(above: Line, line: Line) -> bool:
    return above.text[0] in _QUOTES or line.text[0] in _QUOTES


def _is_furniture(text: str) -> bool:
    if PAGE_NUMBER.match(text) or JOB_NUMBER.match(text) or WHOLE_SYMBOL.match(text):
        return True
    return len(text.split()) <= MAX_HEAD_WORDS and names_model_un(text) and text[-1:] not in ",;."


def _in_text(clause: Clause, lines: Sequence[Line], setting: Setting) -> Iterator[Sign]:
    """What no whole clause has in its middle."""
    text = clause.text
    if inner := _inner_clause(text, clause.label, lines[0], setting.forms):
        yield Sign(_line_of(inner, lines), "inner clause", inner)
    elif found := BULLETS_INSIDE.search(text):
        inner = text[found.start() + 2 :]
        yield Sign(_line_of(inner, lines), "bullets", inner)
    elif found := CAPITAL_BEHIND.search(text):
        inner = text[found.end() :]
        yield Sign(_line_of(inner, lines), "capital", inner)
    elif setting.forms and not clause.children and (found := LIST_INSIDE.search(text)):
        inner = text[found.start() + 2 :]
        yield Sign(_line_of(inner, lines), "list", inner)
    elif not setting.top and (found := ITEM_INSIDE.search(text)):
        inner = text[found.start() + 2 :]
        yield Sign(_line_of(inner, lines), "item", inner)
    if inner := _set_in(text):
        yield Sign(_line_of(inner, lines), "set in", inner)
    yield from _at_links(text, lines)
    if text.count("(") > text.count(")"):
        yield Sign(lines[0].number, "bracket")
    if len(text.split()) > MAX_WORDS:
        yield Sign(lines[0].number, "length", str(MAX_WORDS))


def _at_links(text: str, lines: Sequence[Line]) -> Iterator[Sign]:
    """Words that lead to another, which does not follow."""
    pattern = NEVER_JOINED.get(lines[0].language.name)
    if pattern and (found := pattern.search(text)):
        yield Sign(_line_of(text[found.start() :], lines), "never joined", found.group())
    pattern = LINK_AT_END.get(lines[0].language.name)
    if pattern and (found := pattern.search(text)):
        yield Sign(lines[-1].number, "link at end", found["link"])


def _follows(label: str | None, marker: str) -> bool:
    """Whether a marker is the next of its kind behind a label."""
    kinds = {(each.style.kind, each.ordinal + 1) for each in readings(f"{label}.")}
    return any((each.style.kind, each.ordinal) in kinds for each in readings(marker))


def _inner_clause(text: str, label: str | None, line: Line, forms: Sequence[Form]) -> str | None:
    """Where the text goes on with a marker, or like another clause of its part; "States" is a noun there."""
    if found := MARKER_INSIDE.search(text) or (_marker_in_list(text) if forms else None):
        return text[found.start() + 1 :].strip()
    for found in ANY_MARKER_INSIDE.finditer(text) if label else ():
        if _follows(label, found["marker"]):
            return text[found.start("marker") :]
    for found in CAPITAL_INSIDE.finditer(text) if forms else ():
        form = opening_form(text, line.language, found.end())
        odd = form in forms or (found["end"] == "." and form is Form.PARTICIPLE)
        if odd and not text.startswith("States", found.end()):
            return text[found.end() :]
    return None


def _marker_in_list(text: str) -> re.Match[str] | None:
    """A marker in small letters that a list was run together at; a sentence counts on within itself: "as
    follows: (a) rest; (b) haste"."""
    found = MARKER_IN_LIST.search(text)
    first = found["first"] if found else None
    later = ANY_MARKER_INSIDE.finditer(text, found.end()) if found and first else ()
    counts_on = any(first and _follows(first.strip("()."), each["marker"]) for each in later)
    return None if counts_on else found


def _set_in(text: str) -> str | None:
    found = next((each for each in SET_IN.finditer(text) if not SHORTENED.search(each.group())), None)
    return text[found.end() :] if found else None


def _line_of(inner: str, lines: Sequence[Line]) -> int:
    """The line in which a piece of the clause begins, else its first."""
    words = " ".join(inner.split()[:2])
    return next((line.number for line in lines if words in line.text), lines[0].number)


def _at_edges(clause: Clause, lines: Sequence[Line], setting: Setting) -> Iterator[Sign]:
    """An opening or an end that the neighbours do not have."""
    first, last = lines[0].number, lines[-1].number
    form = opening_form(clause.text, lines[0].language) if setting.top else None
    if form is Form.FINITE and setting.forms == (Form.PARTICIPLE,) and first == setting.border:
        yield Sign(first, "operative")
    if form is Form.PARTICIPLE and setting.forms == (Form.FINITE,) and clause.inferred:
        yield Sign(first, "preambular")
    if setting.phrased and not clause.phrase:
        yield Sign(first, "no phrase")
    if (
        setting.ended
        and (setting.forms or clause.label)  # bullets and tables have none
        and not _has_end(clause)
        and not (clause.children and LEADS_ON.search(clause.text.rstrip(",;")))
    ):
        yield Sign(last, "no end")


def _has_end(clause: Clause) -> bool:
    return END.search(clause.text) is not None
