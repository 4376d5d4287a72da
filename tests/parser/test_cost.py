"""What reading costs grows as a text does: counted in calls of Python, so that no clock can fail it."""

import sys
from collections.abc import Callable
from itertools import count
from types import FrameType

import pytest

from archive.parser.enumerators import ROMANS
from archive.parser.reader import parse_text

OPENING = "The Assembly of the Lakes,\n\nRecalling the dry years,\n\n"
NOTE = "Note by the Secretariat\n\n1. The lakes say as follows:\n\n"

TEXTS: dict[str, Callable[[int], str]] = {
    "clauses": lambda n: OPENING + "".join(f"{at}. Urges lake {at} to rise;\n\n" for at in range(1, n)),
    "sub-clauses": lambda n: (
        OPENING + "1. Urges:\n\n" + "".join(f"({ROMANS[at % 90 + 1]}) lake {at};\n\n" for at in range(n))
    ),
    "unmarked clauses": lambda n: OPENING + "Urges all lakes to rise;\n\n" * n,
    "resolutions": lambda n: (OPENING + "1. Urges all lakes to rise.\n\n") * n,
    "numbers": lambda n: "\n".join(str(at) for at in range(1, n)),
    "numbers without order": lambda n: "\n".join(str(at * 7919 % 9973) for at in range(1, n)),
    "notes": lambda n: OPENING + "".join(f"{at}. Urges all.¹\n\n¹ See A/80/{at}.\n\n" for at in range(1, n)),
    "bullets": lambda n: NOTE + "• The lakes rise;\n" * n,
    "quotation": lambda n: NOTE + "“" + "The lakes rise;\n\n" * n,
    "paragraphs without gaps": lambda n: NOTE + "".join(f"{at}. The lakes rise.\n" for at in range(2, n)),
    "headings": lambda n: NOTE + "C. The lakes\n\nThe lakes rise.\n\n" * n,
    "one line of clauses": lambda n: OPENING + "1. Urges all lakes; " + "Recalling the dry years, " * n,
    "one line of letters": lambda n: OPENING + "1. Urges all lakes; " + "(a) Plant reeds; " * n,
}


def calls(text: str) -> int:
    """How many functions written in Python are called to read a text."""
    counter = count()

    def seen(_frame: FrameType, event: str, _argument: object) -> None:
        if event == "call":
            next(counter)

    sys.setprofile(seen)
    try:
        parse_text(text)
    finally:
        sys.setprofile(None)
    return next(counter)


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_twice_the_text_takes_twice_the_steps(text: Callable[[int], str]) -> None:
    parse_text(text(60))  # what is kept from one text to the next is not counted
    assert calls(text(240)) < 2.6 * calls(text(120))


@pytest.mark.parametrize("gap", [" ", "\t", "\u00a0", "\u2003", "<br>"])
def test_a_gap_of_any_width_is_read_as_a_gap(gap: str) -> None:
    """Patterns look for gaps from each of their spaces: of a million they would take hours."""
    wide, narrow = (
        parse_text(f"{OPENING}1. Urges all{gap * width}lakes to rise.") for width in (1_000_000, 12)
    )
    assert [clause.text for clause in wide.resolutions[0].operative] == ["Urges all lakes to rise."]
    assert [clause.text for clause in narrow.resolutions[0].operative] == ["Urges all lakes to rise."]
