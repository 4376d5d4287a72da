"""The feet of pages: notes whose marks came out of the page as plain figures, stars or "1/".

Guarantee: lines keep their number and order; only the shape of a note's mark changes ("1 See …" → "¹ See …"),
and a rule above the notes becomes furniture.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from archive.parser.line_patterns import (
    ENDS_SENTENCE,
    ESCAPED_STARS,
    FLAT_REFERENCE,
    PLAIN_NOTE,
    RULE,
    SLASH_NOTE,
    SPACED_REFERENCE,
    STARRED_WORD,
)
from archive.parser.lines import Line
from archive.parser.patterns import CITATION, FOOTNOTE_MARK, NOTES_HEADING, REFERENCE_MARK, SUPERSCRIPTS

_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
# More lines than these that begin with a star are a list, no notes.
MAX_STARS = 3
# Lines of a note above the next one.
MAX_NOTE_LINES = 6
# Lines of notes at the foot of a page.
MAX_FOOT = 20


def mark_feet(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines with the marks of notes in one shape."""
    below_rules = set(_below_rules(lines))
    stars = _starred_notes(lines)
    plain = _plain_notes(lines, below_rules, stars)
    marked = [
        _with_mark(line) if at in below_rules or at in plain or at in stars else _without_rule(line)
        for at, line in enumerate(lines)
    ]
    return tuple(_without_headings(marked))


def _whole(line: Line) -> str:
    """The text with what was taken off its front as a line number or a bullet."""
    front = str(line.printed) if line.printed is not None else "*" if line.bullet == "*" else ""
    escaped = ESCAPED_STARS.match(line.text)
    if escaped and not front:  # "\\*E/CN.96/1": no emphasis, whatever touches it
        return f"{'*' * escaped['stars'].count('*')} {line.text[escaped.end() :]}"
    return f"{front} {line.text}".strip()


def _without_rule(line: Line) -> Line:
    return replace(line, furniture=True) if RULE.match(line.text) else line


def _without_headings(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines, "Notes" alone above a note as furniture."""
    below = ""  # the next line with text
    known = []
    for line in reversed(lines):
        is_heading = FOOTNOTE_MARK.match(below) is not None and NOTES_HEADING.match(line.text) is not None
        known.append(replace(line, furniture=True) if is_heading else line)
        below = line.text if line.text and not line.furniture else below
    return reversed(known)


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


def _plain_notes(lines: Sequence[Line], below_rules: set[int], stars: set[int]) -> set[int]:
    """Lines that begin with the next number of a note that the text refers to; "1/" needs no reference.

    `stars` are the lines that begin a starred note, below which others may stand.
    """
    referenced = {number for line in lines for number in _references(line)}
    spaced = {int(found["number"]) for line in lines for found in SPACED_REFERENCE.finditer(line.text)}
    notes: set[int] = set()
    last = 0
    open_note = False  # whether the line above is part of a note
    for at, line in enumerate(lines):
        number = _number(line)
        open_note = open_note and bool(line.text) and not line.furniture
        if at in below_rules:
            last = number or last
        elif at in stars:
            open_note = True
        elif SLASH_NOTE.match(line.text):
            notes.add(at)
        elif number not in (1, last + 1) or not _may_begin_note(line):
            continue
        elif _is_note(lines, at, open_note=open_note, referred=number in referenced, spaced=number in spaced):
            notes.add(at)
            last, open_note = number or last, True
    return notes


def _number(line: Line) -> int | None:
    found = PLAIN_NOTE.match(_whole(line))
    return int(found["mark"]) if found and found["mark"].isdigit() else None


def _is_note(lines: Sequence[Line], at: int, *, open_note: bool, referred: bool, spaced: bool) -> bool:
    """Whether a line with the next number of a note is one: by where it stands, or by what it cites."""
    if referred and (
        open_note or _stands_at_edge(lines, at) or _breaks_sentence(lines, at) or _ends_page(lines, at)
    ):
        return True
    return (_cites(lines[at]) and (referred or spaced)) or _cites_next(lines, at)


def _may_begin_note(line: Line) -> bool:
    """Not numbered by the printer."""
    return line.printed is None and not line.furniture


def _stands_at_edge(lines: Sequence[Line], at: int) -> bool:
    """Whether a line stands behind a gap or furniture."""
    return at == 0 or not lines[at - 1].text or lines[at - 1].furniture


def _breaks_sentence(lines: Sequence[Line], at: int) -> bool:
    """Whether a sentence above goes on below the foot of the page, which ends in furniture."""
    if not lines[at - 1].text[-1:].isalnum():
        return False
    foot = next((end for end in range(at, min(at + MAX_FOOT, len(lines))) if lines[end].furniture), None)
    if foot is None:
        return False
    below = next((line.text for line in lines[foot:] if line.text and not line.furniture), "")
    return below[:1].islower()


def _ends_page(lines: Sequence[Line], at: int) -> bool:
    """Whether a line is a whole sentence between another and what is printed at the edge of a page."""
    below = lines[at + 1] if at + 1 < len(lines) else None
    whole = ENDS_SENTENCE.search(lines[at - 1].text) and ENDS_SENTENCE.search(lines[at].text)
    return whole is not None and below is not None and below.furniture


def _cites(line: Line) -> bool:
    """Whether a line with a note's number goes on as only a note begins."""
    found = PLAIN_NOTE.match(_whole(line))
    return found is not None and CITATION.match(found["rest"].lstrip("*_")) is not None


def _cites_next(lines: Sequence[Line], at: int) -> bool:
    """Whether the next note follows right below and cites: then both are notes, referred to or not."""
    number = _number(lines[at])
    for line in lines[at + 1 : at + 1 + MAX_NOTE_LINES]:
        if not line.text or line.furniture:
            return False
        if number is not None and _number(line) == number + 1:
            return _cites(line)
    return False


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
