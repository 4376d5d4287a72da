"""Counts that leave something out, lists out of their order, and fields that are usual and missing."""

import pytest

from archive.parser.model import Severity
from archive.parser.reader import parse_text

NUMBERED = """ 1  The Third Committee,
 2  Recalling the drought of the last year,
 3  Noting that the wells of the north are deep,
 4  and that those of the south are not,
 5  1. Urges Member States to dig wells where
 6  there are none, and to lend a pump to those
 7  who have one;
 8  2. Invites the agencies of the region to
 9  publish their maps of springs, and to teach
10  two persons in each village;
11  3. Decides to meet again in the third year
12  and to hear from each village.
"""
SET = """Lakeside Model United Nations
3 - 5 May 2031

Committee: Commission on the Status of Women (CSW)
Topic: Wells
Code: CSW/1/1
Sponsors: Niger, Albania, Chad, Fiji, Ghana, Mali, Nepal, Oman

The Commission on the Status of Women,

Noting the drought of the last year,

1. Urges Member States to dig wells;

2. Decides to meet again.

In favour: 12 Against: 2 Abstentions: 1
"""


def problems(text: str) -> list[tuple[str, int | None, str, Severity]]:
    return [(p.code, p.line, p.message, p.severity) for p in parse_text(text).problems]


def test_a_printed_line_number_that_is_left_out() -> None:
    assert problems("Topic: Wells\nSponsors: Chad\n\n" + NUMBERED) == []
    gone = NUMBERED.replace(" 9  publish their maps of springs, and to teach\n", "")
    told = "Printed line 8 is followed by 10: what stood between may be lost."
    assert ("line-gap", 12, told, Severity.WARNING) in problems("Topic: Wells\nSponsors: Chad\n\n" + gone)


def test_a_set_that_prints_all_that_is_usual_has_no_problem() -> None:
    assert problems(SET) == []


@pytest.mark.parametrize(
    ("old", "new", "line", "code", "told"),
    [
        ("Lakeside Model United Nations\n", "", 1, "field-missing", "No conference was found."),
        ("3 - 5 May 2031\n", "", 1, "field-missing", "No date of the conference was found."),
        ("Code: CSW/1/1\n", "", 8, "field-missing", "No code was found."),
        ("Sponsors: Niger, Albania, Chad, Fiji, Ghana, Mali, Nepal, Oman\n", "Signatories: Togo\n", 9,
         "field-missing", "No sponsors were found."),
        (" Abstentions: 1", "", 17, "field-missing", "The vote does not say how many were abstaining."),
        ("CSW/1/1", "SPECPOL/1/1", 1, "field-missing",
         "The codes begin with SPECPOL, but no acronym of the committee was found."),
        ("Ghana, Mali", "Mali, Ghana", 9, "order-odd",
         "The sponsors stand in alphabetical order but for a few; a line may be lost or misplaced."),
        ("Lakeside Model United Nations", "Lakeside Model United Nations Second Committee", 1, "field-odd",
         "The conference “Lakeside Model United Nations Second Committee” holds a body."),
        ("The Commission", "Tbe Commission", 9, "field-odd",
         "The opening line “Tbe Commission on the Status of Women,” has an unusual form."),
    ],
)  # fmt: skip
def test_what_is_missing_or_odd_is_noted(old: str, new: str, line: int, code: str, told: str) -> None:
    text = SET.replace(" (CSW)", "") if "SPECPOL" in new else SET
    assert text.count(old) == 1
    found = [each for each in problems(text.replace(old, new)) if each[2] == told]
    assert found == [(code, line, told, Severity.INFO)]


def test_a_word_misread_in_a_header_is_noted() -> None:
    text = SET.replace("Topic: Wells", "Topic: The Statiis of wells")
    assert [each[1:3] for each in problems(text)] == [(5, "“Statiis” may be misread for “Status”.")]


SESSION = """Highland Model United Nations 2031
3 - 5 May 2031

Documentation of the Work of the General Assembly

Committee Staff

{0}
Agenda

1. Wells
2. Rivers

Summary Report

The session was attended by representatives of 12 Member States. It adopted the agenda of II, I{1}.

Code: GA/1/1
Topic: Wells

The General Assembly,

Noting the drought of the last year,

1. Urges Member States to dig wells;

2. Decides to meet again.
"""


@pytest.mark.parametrize(
    ("staff", "told"),
    [
        ("Director\tJohn Smith\nChair\tUlla Berg\n", []),
        ("Director\tJohn Smith\nExpert\tUlla Berg\n", ["The staff has no chair."]),
        (
            "Chair\tUlla Berg\nDirector\tJohn Smith\n",
            ["The staff is listed in an unusual order."],
        ),
    ],
)
def test_a_staff_without_a_chair_or_out_of_order(staff: str, told: list[str]) -> None:
    assert [each[2] for each in problems(SESSION.format(staff, "")) if "staff" in each[2]] == told


def test_an_agenda_of_fewer_items_than_the_summary_tells() -> None:
    staff = "Director\tJohn Smith\nChair\tUlla Berg\n"
    told = "The summary tells of an agenda of 3 items; 2 were found."
    assert told not in [each[2] for each in problems(SESSION.format(staff, ""))]
    assert told in [each[2] for each in problems(SESSION.format(staff, ", III"))]
