"""Headers whose fields stand without a colon: names and values in two columns, a name above its value, or a
name in front of it ("TOPIC Lights of Small Harbours").

Guarantee: lines keep their number and order; a name that stands among others of its kind gets the colon that
most headers print behind it, nothing else changes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from archive.parser.lines import Line
from archive.parser.names import is_names
from archive.parser.patterns import (
    CELL_RULE,
    HEADER_FIELD,
    NAMED_VALUE,
    NUMBERED_DRAFT,
    SIGNED_BY,
    TOPIC_BEHIND_CODE,
    TWO_CELLS,
)
from archive.parser.vote_patterns import COUNT, RESULT_SENTENCE

# So many kinds of fields tell a header: in two columns, and where only the words tell.
IN_COLUMNS, IN_WORDS = 2, 3
# Lines between a name alone and the next: lists of sponsors have a line for each.
MAX_APART = 12


# Lines that say what they say without a colon.
_WHOLE = (NUMBERED_DRAFT, TOPIC_BEHIND_CODE, RESULT_SENTENCE)


class _Name(NamedTuple):
    """A line that begins with a field's name: where it stands, which field, the line with a colon behind the
    name (None if it has one), and how the value is set: "cell", "alone" or "word"."""

    at: int
    kind: str
    text: str | None
    form: str


def with_colons(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines, the names of fields in headers without colons followed by one."""
    mended = list(lines)
    for names in _runs(lines):
        _mend(mended, _with_values(lines, names))
    for at, line in enumerate(mended):
        if not line.furniture and (whole := _signed(line.text)):
            mended[at] = replace(line, text=whole)
    return tuple(mended)


def _mend(mended: list[Line], run: Sequence[_Name]) -> None:
    """Sets colons behind the names of a run, if enough of them are set in one way."""
    printed = {name.kind for name in run if name.text is None}
    found: set[str] = set()
    for form, enough in (("cell", IN_COLUMNS), ("alone", IN_WORDS), ("word", IN_WORDS)):
        alike = [name for name in run if name.text is None or name.form == form]
        if len({name.kind for name in alike}) < enough:
            continue
        for name in alike:
            if name.text is not None and name.kind not in printed:
                mended[name.at] = replace(mended[name.at], text=name.text)
                found.add(form)
    if "cell" in found:
        for at in range(run[0].at, run[-1].at):
            if CELL_RULE.match(mended[at].text):
                mended[at] = replace(mended[at], text="")


def _signed(text: str) -> str | None:
    """ "Sponsored by Chad and Fiji; signed by Oman" with colons, if nothing but names stands behind "by"."""
    parts = [SIGNED_BY.match(part.strip()) for part in text.split(";")]
    names = [part for part in parts if part and is_names(part["names"])]
    if not names or len(names) < len(parts):
        return None
    return "; ".join(f"{part['field'][:1].upper()}{part['field'][1:]}: {part['names']}" for part in names)


def _runs(lines: Sequence[Line]) -> Iterator[list[_Name]]:
    """Names of fields that stand near each other, each with the values below it."""
    run: list[_Name] = []
    last = 0
    for at, line in enumerate(lines):
        if line.furniture or not line.text:
            continue
        name = _name_of(at, line.text)
        if name is None and not run:
            continue
        if name is None:
            apart = sum(bool(between.text) for between in lines[last + 1 : at + 1])
            ends = not CELL_RULE.match(line.text) and apart > (
                MAX_APART if run[-1:] and _lists(run[-1]) else 1
            )
            if run and ends:
                yield run
                run = []
            continue
        run.append(name)
        last = at
    if run:
        yield run


def _with_values(lines: Sequence[Line], names: Sequence[_Name]) -> list[_Name]:
    """The names without those alone above another, as in the head of a table whose cells are torn apart."""
    ends = [name.at for name in names[1:]] + [len(lines)]
    return [
        name
        for name, end in zip(names, ends, strict=True)
        if name.form != "alone" or any(line.text for line in lines[name.at + 1 : min(end, name.at + 4)])
    ]


def _lists(name: _Name) -> bool:
    """Whether the value of a field may take a line for each name."""
    return name.kind in ("sponsors", "signatories")


def _name_of(at: int, text: str) -> _Name | None:
    if found := HEADER_FIELD.match(text):
        return _Name(at, _kind(found.groupdict()), None, "word")
    cells = TWO_CELLS.match(text)
    found = NAMED_VALUE.match(f"{cells['name']}\t{cells['value']}" if cells else text)
    if not found or any(pattern.match(text) for pattern in _WHOLE):
        return None
    value = (found["value"] or "").strip(" |\t")
    kind = _kind(found.groupdict())
    if value and (
        NAMED_VALUE.match(value) or value.isdigit() or (kind == "code" and not COUNT.search(value))
    ):
        return None  # the head of a table: "Code | Topic"; "Committee 4"; "Resolution PASSES"
    form = "alone" if not value else "cell" if cells or found["gap"].strip(" ") else "word"
    return _Name(at, kind, f"{found['name'].strip('*_ ')}: {value}".strip(), form)


def _kind(groups: dict[str, str | None]) -> str:
    return next(
        name for name, value in groups.items() if value is not None and name not in ("value", "name", "gap")
    )
