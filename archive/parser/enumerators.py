"""Enumerators ("1.", "(a)", "iv.") as values that can be counted on.

A printed marker may be read in more than one way: "i." is the roman one or the ninth letter.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from archive.parser.patterns import BARE_MARKER, MARKER, SECTION_MARKER, WORDED_MARKER

_ROMAN_ONES = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")
_ROMAN_TENS = ("", "x", "xx", "xxx", "xl", "l", "lx", "lxx", "lxxx", "xc")
ROMANS = tuple(tens + ones for tens in _ROMAN_TENS for ones in _ROMAN_ONES)
_ROMAN_VALUES = {roman: value for value, roman in enumerate(ROMANS) if roman}


class Kind(StrEnum):
    DIGIT = "1"
    LETTER = "a"
    ROMAN = "i"
    UPPER_LETTER = "A"
    UPPER_ROMAN = "I"


class Style(NamedTuple):
    """How a level counts and how its markers are set: `shape` is "." or ")" or "()"."""

    kind: Kind
    shape: str


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a marker. `suffix` is "bis", "ter" or "quater"."""

    style: Style
    ordinal: int
    suffix: str = ""


@lru_cache(maxsize=4096)
def readings(marker: str) -> tuple[Reading, ...]:
    """Every way to read a printed marker."""
    found = BARE_MARKER.match(marker)
    if not found:
        return ()
    shape = "()" if marker.startswith("(") else marker[-1]
    core = marker.strip("().")
    if digits := re.match(r"(\d+)\s?(bis|ter|quater)?$", core):
        return (Reading(Style(Kind.DIGIT, shape), int(digits[1]), digits[2] or ""),)
    upper = core.isupper()
    found_readings = []
    if (value := _ROMAN_VALUES.get(core.lower())) and core in (core.lower(), core.upper()):
        found_readings.append(Reading(Style(Kind.UPPER_ROMAN if upper else Kind.ROMAN, shape), value))
    if letters := _letter_value(core.lower()):
        found_readings.append(Reading(Style(Kind.UPPER_LETTER if upper else Kind.LETTER, shape), letters))
    return tuple(found_readings)


def split_marker(text: str) -> tuple[str | None, int]:
    """The marker that opens a text, and how many characters it takes: "(a) Urges" gives "(a)" and 4.

    "OP1", "Clause 1:" and "Section 1:" count as "1."; the clauses of a preamble ("PP1") are not counted.
    """
    if found := MARKER.match(text):
        return found["marker"], found.end()
    if found := WORDED_MARKER.match(text):
        number = found["number"] or found["odd"]
        return None if found["preambular"] else f"{number}.", found.end()
    if found := SECTION_MARKER.match(text):
        return f"{found['number']}.", found.end()
    return None, 0


def _letter_value(core: str) -> int | None:
    """a → 1, z → 26, aa → 27, bb → 28."""
    if len(core) == 1:
        return ord(core) - 96
    if len(core) == 2 and core[0] == core[1]:
        return 26 + ord(core[0]) - 96
    return None


def label(style: Style, ordinal: int, suffix: str = "") -> str:
    """The label of a level's nth member, without its punctuation: "3", "b", "iv"."""
    if style.kind is Kind.DIGIT:
        return f"{ordinal} {suffix}".strip()
    if style.kind in (Kind.ROMAN, Kind.UPPER_ROMAN):
        roman = ROMANS[ordinal] if ordinal < len(ROMANS) else str(ordinal)
        return roman.upper() if style.kind is Kind.UPPER_ROMAN else roman
    letter = chr(96 + ordinal) if ordinal <= 26 else chr(96 + (ordinal - 1) % 26 + 1) * 2
    return letter.upper() if style.kind is Kind.UPPER_LETTER else letter
