"""What a clause's own words say against its reading."""

import pytest

from archive.parser.reader import parse_text

HEAD = """Topic: Wells
Sponsors: Chad, Nepal

The Council,

Recalling the drought of 1987, which emptied two in three of the wells that the villages of the northern
plain had dug by hand over the years, and drove their herds to the towns,

"""
MARKED = (
    "northern\n(a) Such wells as the villages of the southern plain had dug by hand before them over years\n"
)
CLEAN = """1. Urges Member States to dig wells in villages that have none, and to teach two persons each how a
pump is taken apart, cleaned and mended before the dry season;

2. Invites the agencies of the region to lend their maps of springs and old wells to the village councils
that ask for them, free of charge, for as long as the drought lasts;

3. Decides to meet again in the third year and to hear from each village, in its own words, what
became of its wells.
"""


def doubts(text: str) -> list[tuple[int | None, str]]:
    return [(p.line, p.message) for p in parse_text(text).problems if p.code == "clause-doubtful"]


def test_a_clean_text_has_no_problem() -> None:
    assert parse_text(HEAD + CLEAN).problems == ()


@pytest.mark.parametrize(
    ("old", "new", "line", "told"),
    [
        ("northern\n", "northern\nHighland Model UN\n", 7, "“Highland Model UN” stands in the middle"),
        ("years, and", "years,5 Noting", 7, "Another clause may begin inside it, at “Noting drove"),
        ("years, and", "years, NOTING", 7, "Another clause may begin inside it, at “NOTING drove"),
        ("the northern\nplain had", "the plain,\nreminding all that the plain had", 7,
         "Another clause may begin inside it, at “reminding all"),
        ("northern\n", "northern\nFigure 2. Wells, in thousands\n", 7, "“Figure 2. Wells, in thousands” st"),
        ("ask for them, free", "ask\n\nThe chair spoke of the wells of the north, and of their lids, at "
         "length and in good humour\n\nfor them, free", 15, "“The chair spoke of the wells of the nort” st"),
        ("to lend", "to lend: i) pumps and", 12, "Another clause may begin inside it, at “i) pumps"),
        ("years, and", "years, Noting", 7, "Another clause may begin inside it, at “Noting drove"),
        ("persons each", "persons (each", 9, "A bracket is opened and never closed."),
        ("springs and", "springs See A/70/12. and", 12, "A sentence goes on in small letters"),
        ("towns,", "towns", 7, "It has no end."),
        ("village councils\nthat", "village councils\nWater\nthat", 14, "ends early"),
        ("northern\n", "northern\nwww.example.org\n", 7, "“www.example.org” stands in the middle"),
        ("northern\n", MARKED, 7, "at “(a) Such wells"),
        ("to lend", "to: o lend; o give", 12, "A list may be run together in it, at “o lend"),
        ("to lend", "as follows: draw; lend; give", 12, "A list may be run together in it, at “draw;"),
        ("villages of the northern\n", "villages of the of\n", 6, "“the of” stand side by side"),
        ("for as long as the drought lasts;", "for as long as the;", 13, "It ends with “the”, behind which"),
        ("pump is", "pump is; Villages that", 10, "Another clause may begin inside it, at “Villages"),
    ],
)  # fmt: skip
def test_a_sign_is_told_at_its_line(old: str, new: str, line: int, told: str) -> None:
    text = HEAD + CLEAN
    assert text.count(old) == 1
    found = doubts(text.replace(old, new))
    assert [at for at, _ in found] == [line]
    assert told in found[0][1]


def test_what_stands_apart_below_an_end_is_told() -> None:
    text = HEAD + CLEAN.replace("dry season;", "dry season;\n\nLunch is served at noon.")
    assert [(at, "“Lunch is served at noon.” stands below an end" in told) for at, told in doubts(text)] == [
        (12, True)
    ]


def test_a_gap_where_a_text_may_have_ended_is_told() -> None:
    text = HEAD.replace("towns,", "towns,\n\nmore than once,") + CLEAN
    assert [(at, "The text above “more than once,” may have ended" in told) for at, told in doubts(text)] == [
        (9, True)
    ]


def test_a_clause_that_holds_the_next_number_is_told() -> None:
    text = HEAD + CLEAN.replace("1. Urges", "1. Urges the Council:\n\n(a) to rest; (b) to urge")
    assert [(at, "at “(b) to urge" in told) for at, told in doubts(text)] == [(11, True)]


def test_a_clause_that_lost_its_number_and_its_verb_is_told() -> None:
    text = HEAD + CLEAN.replace("2. Invites the", "2. the")
    assert [(at, "It opens with no phrase that is known." in told) for at, told in doubts(text)] == [
        (12, True)
    ]


def test_a_clause_that_lost_its_capital_is_told() -> None:
    text = HEAD.replace("towns,", "towns,\n\nrecalling the rain,") + CLEAN
    assert [(at, "at “recalling the rain,”" in told) for at, told in doubts(text)] == [(9, True)]
