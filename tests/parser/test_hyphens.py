"""Words that line ends broke are made whole where the document shows that its hyphens are a typesetter's."""

import pytest

from archive.parser.extract import Extracted
from archive.parser.hyphens import mend_words
from archive.parser.lines import read_lines
from archive.parser.reader import parse_text

# Breaks two words that the document prints whole.
BREAKING = ("the ses-", "sion and its agree-", "ments; the session of agreements")


def mended(*texts: str) -> list[str]:
    return [line.text for line in mend_words(read_lines(Extracted((texts,))))]


@pytest.mark.parametrize(
    ("texts", "wanted"),
    [
        (("a pasto-", "ralist of six"), ["a pastoralist", "of six"]),
        (("a pasto-", "ralist."), ["a", "pastoralist."]),
        (("*Recog-*", "*nizing* that"), ["*Recognizing*", "that"]),
        (("*Recog-*", "*nizing the* law"), ["*Recognizing*", "*the* law"]),
    ],
)
def test_what_a_breaking_document_breaks_is_whole(texts: tuple[str, ...], wanted: list[str]) -> None:
    assert mended(*BREAKING, "", *texts)[4:] == wanted


@pytest.mark.parametrize(
    "texts",
    [
        ("land-", "locked States and land-locked seas"),  # printed with its hyphen elsewhere
        ("awareness-", "raising of all"),  # what stands behind a hyphen of compounds
        ("non-", "aligned States"),  # and before it
        ("session-", "agreements of all"),  # two words
        ("non-", "Governmental bodies"),  # a capital
    ],
)
def test_its_own_hyphens_stay(texts: tuple[str, ...]) -> None:
    assert mended(*BREAKING, "", *texts)[4:] == list(texts)


def test_a_line_that_had_room_ends_with_a_hyphen_of_the_word() -> None:
    full = ("these are the words that fill a line of the text to its very end, as print has it",) * 9
    assert mended(*BREAKING, *full, "", "meters for tap-", "flow of all wells")[13:] == [
        "meters for tap-",
        "flow of all wells",
    ]


def test_a_day_of_the_week_is_a_word() -> None:
    assert mended("on the shore by Tues-", "day at noon") == ["on the shore by Tuesday", "at noon"]


def test_a_document_that_breaks_no_words_keeps_all_hyphens() -> None:
    assert mended("a house-", "hold of six") == ["a house-", "hold of six"]


def test_a_soft_hyphen_is_certain() -> None:
    assert mended("a house\u00ad", "hold of six") == ["a household", "of six"]


def test_a_soft_hyphen_that_nothing_follows_is_printed() -> None:
    assert mended("a house\u00ad") == ["a house-"]


def test_words_go_on_behind_notes_and_running_heads() -> None:
    text = "The Council,\n\n1. *Urges* all house\u00ad\n\n¹ See A/1.\n\n2\n\nholds to count wells.\n"
    assert [clause.text for clause in parse_text(text).resolutions[0].operative] == [
        "Urges all households to count wells."
    ]


def test_a_dash_at_the_start_of_a_line_stands_behind_its_word() -> None:
    english = "the wells of the coast and the springs of the hills, which"
    assert mended(english, "an act of prevention", "—sparing both")[1:] == [
        "an act of prevention—sparing",
        "both",
    ]


def test_words_of_votes_that_cells_broke_are_whole() -> None:
    assert mended("WA/1/1\tWells\tAdopted by accla-\u00admation") == ["WA/1/1\tWells\tAdopted by acclamation"]


def test_a_part_of_a_compound_may_be_broken() -> None:
    assert mended(*BREAKING, "a people-cen-", "tred disarma-", "ment-related law")[3:] == [
        "a people-centred",
        "disarmament-related",
        "law",
    ]
