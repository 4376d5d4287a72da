"""Fields that can hardly be what was printed."""

import pytest

from archive.parser.model import Severity
from archive.parser.reader import parse_text

SET = """Code: GA/1/1
Committee: General Assembly Third Committee
Topic: Wells
Sponsors: Chad, Nepal

The General Assembly Third Committee,

Noting the drought of the last year,

1. Urges Member States to dig wells;

2. Decides to meet again.

Vote: 18-4-5
"""
NOTE = """United Nations A/AC.105/9001

General Assembly
Distr.: General
4 May 2031

Committee on Wells
Third session

Note by the Secretariat

1. Wells were counted in the year 2030 by those who use them.

2. Most are deep.

3. Few have a lid.
"""


def problems(text: str) -> list[tuple[str, int | None, str]]:
    return [(p.code, p.line, p.message) for p in parse_text(text).problems if p.severity is not Severity.INFO]


def test_whole_texts_have_no_problem() -> None:
    assert parse_text(SET).problems == ()
    assert parse_text(NOTE).problems == ()


@pytest.mark.parametrize(
    ("old", "new", "line", "told"),
    [
        ("Vote: 18", "Vote: l8", 14, "“l8” may be misread"),
        ("GA/1/1", "GA/l/1", 1, "“/l” may be misread"),
        ("Sponsors: Chad", "Sponsors: 2 Chad", 1, "The sponsor “2 Chad” is no name."),
        ("The General Assembly Third Committee,", "The General Assembly Third Cornmittee,", 6, "“cornm"),
        ("of the last year,", "of the last year,?", 8, "“year,?” may end with the mark of a note"),
        ("Member States to", "Member States! to", 10, "“States!” may end with the mark of a note"),
        ("Topic: Wells", "Tcpic: Wells", 3, "“Tcpic:” may be misread for “Topic:”."),
    ],
)  # fmt: skip
def test_what_is_odd_is_told_at_its_line(old: str, new: str, line: int, told: str) -> None:
    assert SET.count(old) == 1
    found = [each for each in problems(SET.replace(old, new)) if each[0] in ("figure-misread", "field-odd")]
    assert [at for _, at, _ in found] == [line]
    assert told in found[0][2]


@pytest.mark.parametrize(
    ("old", "new", "line", "told"),
    [
        ("Topic: Wells", "Topic: The use of", 1, "ends with a word that leads to another."),
        ("Topic: Wells", "Topic: wells of the north", 1, "begins in small letters."),
        ("Topic: Wells", "Topic: Wells shared by", 1, "ends with a word that leads to another."),
        ("Topic: Wells", "Topic: II.", 1, "has no word."),
        ("Chad, Nepal", "Chad - Nepal", 1, "The sponsor “Chad - Nepal” may be two."),
    ],
)  # fmt: skip
def test_what_is_torn_or_joined_is_told(old: str, new: str, line: int, told: str) -> None:
    found = problems(SET.replace(old, new))
    assert [(code, at) for code, at, _ in found] == [("field-odd", line)]
    assert told in found[0][2]


def test_ordinals_and_formulas_are_no_misreadings() -> None:
    text = SET.replace("Topic: Wells", "Topic: CO2 in the 1st and 21st centuries")
    assert parse_text(text).problems == ()


def test_a_field_behind_another_is_told() -> None:
    found = problems(SET.replace("Wells\nSponsors:", "Wells Presented by:"))
    assert [(code, message[:36]) for code, _, message in found] == [
        ("field-odd", "The topic “Wells Presented by: Chad,")
    ]


def test_a_first_number_that_is_lost_is_told() -> None:
    text = SET.replace("1. Urges Member States to dig wells;\n\n", "")
    assert problems(text) == [("label-gap", 10, "The first clause is 2: what stood before it may be lost.")]


def test_numbers_out_of_their_order_are_told() -> None:
    text = SET.replace(
        "2. Decides to meet again.", "4. Urges rest;\n\n3. Urges haste;\n\n5. Decides to meet again."
    )
    assert [(code, told) for code, _, told in problems(text)] == [
        ("label-gap", "After clause 1 comes 4: what stands between may be lost."),
        ("label-order", "Clause 3 stands behind 4."),
        ("label-gap", "After clause 3 comes 5: what stands between may be lost."),
    ]


def test_an_end_that_no_other_clause_has_is_noted() -> None:
    more = "".join(f"{number}. Urges rest{',' if number == 3 else ';'}\n\n" for number in range(2, 6))
    found = parse_text(SET.replace("2. Decides", f"{more}6. Decides")).problems
    assert [(each.code, each.line, each.severity) for each in found] == [("end-odd", 14, Severity.INFO)]


def test_a_number_left_out_of_a_paper_is_told() -> None:
    assert [each[:2] for each in problems(NOTE.replace("3. Few", "5. Few"))] == [("label-gap", 16)]
