"""Numbers as lists print them: 4 is "iv" or "d"."""

from __future__ import annotations

from collections.abc import Callable

# Beyond these Word and browsers print figures, or nothing that could be read.
MAX_ROMAN = 3999
MAX_LETTER = 780

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
    (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


def roman(number: int) -> str:
    """4 is "iv"; figures where Roman numerals end."""
    if not 0 < number <= MAX_ROMAN:
        return str(number)
    out = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        out += letters * count
    return out


def repeated_letter(number: int) -> str:
    """As Word counts on after "z": "aa", "bb"."""
    if not 0 < number <= MAX_LETTER:
        return str(number)
    times, letter = divmod(number - 1, 26)
    return chr(ord("a") + letter) * (times + 1)


def spreadsheet_letter(number: int) -> str:
    """As a browser counts on after "z": "aa", "ab"."""
    if number < 1:
        return str(number)
    out = ""
    while number:
        number, letter = divmod(number - 1, 26)
        out = chr(ord("a") + letter) + out
    return out


def ordinal(number: int) -> str:
    """3 is "3rd"."""
    teen = number % 100 in (11, 12, 13)
    return f"{number}{'th' if teen else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"


# By Word's names (w:numFmt); what is not here prints figures.
WORD_FORMATS: dict[str, Callable[[int], str]] = {
    "decimalZero": lambda number: f"{number:02}",
    "lowerLetter": repeated_letter,
    "upperLetter": lambda number: repeated_letter(number).upper(),
    "lowerRoman": roman,
    "upperRoman": lambda number: roman(number).upper(),
    "ordinal": ordinal,
    "none": lambda _: "",
}


def word_number(number: int, number_format: str) -> str:
    """A number in one of Word's formats."""
    return WORD_FORMATS.get(number_format, str)(number)
