"""The feet of pages: notes whose marks came out of the page as plain figures, stars or "1/".

Guarantee: lines keep their number and order; only the shape of a note's mark changes ("1 See …" → "¹ See …"),
and a rule above the notes becomes furniture.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from archive.parser.lines import Line
from archive.parser.patterns import (
    FLAT_REFERENCE,
    FOOTNOTE_MARK,
    PLAIN_NOTE,
    REFERENCE_MARK,
    RULE,
    SLASH_NOTE,
    STARRED_WORD,
    SUPERSCRIPTS,
)

_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
# More lines than these that begin with a star are a list, no notes.
MAX_STARS = 3


def mark_feet(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines with the marks of notes in one shape."""
    below_rules = set(_below_rules(lines))
    plain = _plain_notes(lines, below_rules)
    stars = _starred_notes(lines)
    return tuple(
        _with_mark(line) if at in below_rules or at in plain or at in stars else _without_rule(line)
        for at, line in enumerate(lines)
    )


def _whole(line: Line) -> str:
    """The text with what was taken off its front as a line number or a bullet."""
    front = str(line.printed) if line.printed is not None else "*" if line.bullet == "*" else ""
    return f"{front} {line.text}".strip().replace("\\*", "*", 1)


def _without_rule(line: Line) -> Line:
    return replace(line, furniture=True) if RULE.match(line.text) else line


def _with_mark(line: Line) -> Line:
    found = PLAIN_NOTE.match(_whole(line)) or SLASH_NOTE.match(_whole(line))
    assert found is not None  # noqa: S101 - it was a candidate
    mark = found["mark"]
    raised = mark.translate(_RAISED) if mark.isdigit() else f"^{{{mark}}}"
    return replace(line, text=f"{raised} {found['rest']}", bullet="", printed=None)


def _below_rules(lines: Sequence[Line]) -> Iterator[int]:
    """The lines that begin a note below a rule, to the end of the page."""
    foot = None  # the page at whose foot we are
    for at, line in enumerate(lines):
        if RULE.match(line.text):
            foot = line.page
        elif foot is not None and line.text:
            if line.page != foot or line.furniture or _goes_on(lines, at):
                foot = None
            elif PLAIN_NOTE.match(_whole(line)):
                yield at


def _goes_on(lines: Sequence[Line], at: int) -> bool:
    """Whether the body goes on here: the line stands apart, or small letters follow a whole note."""
    line, above = lines[at], lines[at - 1]
    if PLAIN_NOTE.match(_whole(line)) or FOOTNOTE_MARK.match(line.text) or RULE.match(above.text):
        return False
    return not above.text or (above.text.endswith(".") and line.text[:1].islower())


def _plain_notes(lines: Sequence[Line], below_rules: set[int]) -> set[int]:
    """Lines that begin with the next number of a note that the text refers to; "1/" needs no reference."""
    referenced = {number for line in lines for number in _references(line)}
    notes: set[int] = set()
    last = 0
    for at, line in enumerate(lines):
        number = _number(line)
        if at in below_rules:
            last = number or last
        elif SLASH_NOTE.match(line.text):
            notes.add(at)
        elif number in referenced & {1, last + 1} and _may_begin_note(lines, at, notes):
            notes.add(at)
            last = number or last
    return notes


def _number(line: Line) -> int | None:
    found = PLAIN_NOTE.match(_whole(line))
    return int(found["mark"]) if found and found["mark"].isdigit() else None


def _may_begin_note(lines: Sequence[Line], at: int, notes: set[int]) -> bool:
    """Not numbered by the printer, and behind a gap, furniture or another note."""
    if lines[at].printed is not None or lines[at].furniture:
        return False
    return at == 0 or not lines[at - 1].text or lines[at - 1].furniture or at - 1 in notes


def _references(line: Line) -> Iterator[int]:
    for found in FLAT_REFERENCE.finditer(line.text):
        yield int(found["number"])
    for found in REFERENCE_MARK.finditer(line.text):
        yield int(found.group().translate(SUPERSCRIPTS))


def _starred_notes(lines: Sequence[Line]) -> set[int]:
    """Lines that begin with as many stars as stand behind a word ("agenda**"), where few lines do."""
    starred = {found["stars"] for line in lines for found in STARRED_WORD.finditer(line.text)}
    notes = {
        at
        for at, line in enumerate(lines)
        if (found := PLAIN_NOTE.match(_whole(line))) and found["mark"] in starred
    }
    return notes if len(notes) <= MAX_STARS else set()
