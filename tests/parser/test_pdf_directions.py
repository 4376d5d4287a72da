"""Rows of scripts that run from right to left, in the order in which they are read."""

from archive.parser.extract.pdf_directions import as_read
from archive.parser.extract.pdf_glyphs import Glyph


def shown(signs: str) -> list[Glyph]:
    """Glyphs as they stand on paper from left to right; a space is a gap, a hyphen ties two to one sign."""
    glyphs: list[Glyph] = []
    x = 0.0
    for sign in signs:
        if sign == "-":
            x -= 6
        elif sign == " ":
            x += 4
        else:
            glyphs.append(Glyph(sign, x, x + 6, 100, 12, ""))
            x += 6
    return glyphs


def read(signs: str) -> str:
    return "".join(" " * glyph.spaced + glyph.char for glyph in as_read(shown(signs)))


def test_letters_are_read_from_the_right() -> None:
    assert read("םלוע םולש") == "שלום עולם"


def test_numbers_keep_their_order_and_brackets_face_as_written() -> None:
    assert read("(34 ,12 םולש) 75/50") == "75/50 (שלום 12, 34)"


def test_a_tied_sign_is_read_in_the_order_of_its_letters() -> None:
    assert read("مل-اس") == read("ما-لس") == "سلام"


def test_rows_of_other_scripts_stay() -> None:
    glyphs = shown("The word שלום")
    assert as_read(glyphs) == glyphs
