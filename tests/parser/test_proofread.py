"""What a clause's own words say against its reading."""

import pytest

from archive.parser import parse_text

HEAD = """Topic: Wells
Sponsors: Chad, Nepal

The Council,

Recalling the drought of 1987, which emptied two in three of the wells that the villages of the northern
plain had dug by hand over the years, and drove their herds to the towns,

"""
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
        ("years, and", "years, Noting", 7, "Another clause may begin inside it, at “Noting drove"),
        ("persons each", "persons (each", 9, "A bracket is opened and never closed."),
        ("springs and", "springs See A/70/12. and", 12, "A sentence goes on in small letters"),
        ("towns,", "towns", 7, "It has no end."),
        ("village councils\nthat", "village councils\nWater\nthat", 14, "ends early"),
    ],
)  # fmt: skip
def test_a_sign_is_told_at_its_line(old: str, new: str, line: int, told: str) -> None:
    text = HEAD + CLEAN
    assert text.count(old) == 1
    found = doubts(text.replace(old, new))
    assert [at for at, _ in found] == [line]
    assert told in found[0][1]
