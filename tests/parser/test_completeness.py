"""What a document does not print, or not where it was looked for."""

import pytest

from archive.parser.model import Severity
from archive.parser.reader import parse_text

CLAUSES = """
Noting the drought of the last year,

Recalling the rain before it,

1. Urges Member States to dig wells;

2. Decides to meet again.
"""
RESOLUTION = "Code: GA/1/{0}\n\nTopic: Wells\n\nThe General Assembly,\n" + CLAUSES
MASTHEAD = """United Nations A/RES/93/7

General Assembly

Distr.: General
7 January 2039

Ninety-third session
Agenda item 20
Water and sanitation

Resolution adopted by the General Assembly on 20 December 2038

[on the report of the Second Committee (A/93/401)]

93/7. Wells of the northern plain

The General Assembly,
"""


def problems(text: str) -> list[tuple[str, int | None, str, Severity]]:
    return [(p.code, p.line, p.message, p.severity) for p in parse_text(text).problems]


def test_a_whole_document_lacks_nothing() -> None:
    assert problems(RESOLUTION.format(1) + "\n" + RESOLUTION.format(2)) == []
    assert problems(MASTHEAD + CLAUSES) == []


def test_a_resolution_without_the_code_that_others_have() -> None:
    text = RESOLUTION.format(1) + "\n" + RESOLUTION.format(2).replace("Code: GA/1/2\n", "")
    assert problems(text) == [
        ("field-missing", 18, "A resolution has no code, though others here have one.", Severity.WARNING)
    ]


def test_a_masthead_without_a_date() -> None:
    text = (MASTHEAD + CLAUSES).replace("7 January 2039\n", "").replace(" on 20 December 2038", "")
    assert problems(text) == [("field-missing", 1, "No date was found.", Severity.INFO)]


@pytest.mark.parametrize(
    ("gone", "told"),
    [
        ("7 January 2039\n", "The only date that was found is that of the adoption; "
         "the masthead has another."),
        ("Water and sanitation\n", "No subject of agenda item 20 was found."),
        ("[on the report of the Second Committee (A/93/401)]\n",
         "No committee that reported on it was found."),
    ],
)  # fmt: skip
def test_what_the_masthead_of_an_assembly_resolution_lacks(gone: str, told: str) -> None:
    text = MASTHEAD + CLAUSES
    assert text.count(gone) == 1
    assert problems(text.replace(gone, "")) == [("field-missing", 1, told, Severity.INFO)]


def test_a_draft_without_its_topic() -> None:
    text = RESOLUTION.format(1).replace("Topic: Wells\n", "Sponsors: Chad\n")
    assert problems(text) == [("field-missing", 5, "No topic was found.", Severity.INFO)]


def test_a_second_resolution_without_an_opening_line() -> None:
    text = MASTHEAD + CLAUSES + "\n47th plenary meeting\n20 December 2038\n\n93/8. Rivers\n" + CLAUSES
    assert [each[:2] for each in problems(text)] == [
        ("opening-missing", text[: text.index("47th")].count("\n") + 1)
    ]


def test_numbers_that_begin_again() -> None:
    again = "\n3. Invites all to rest;\n\n1. Urges rest;\n"
    found = [each for each in problems(MASTHEAD + CLAUSES + again) if each[0] == "label-order"]
    told = "The numbers begin again at 1 behind clause 3; another text may begin here."
    assert [each[2] for each in found] == [told]


SESSION = """Highland Model United Nations 2031
3 - 5 May 2031

Documentation of the Work of the General Assembly

Committee Staff

Director\tJohn Smith
{0}Rapporteur\tUlla Berg

Agenda

1. Wells
2. Rivers
"""


@pytest.mark.parametrize(
    ("chair", "told"),
    [
        ("Chair\tLuis Prado\n", []),
        (
            "Vice-Chair\tLuis Prado\nPresident\tAnn Moe\n",
            ["The staff has a vice-chair, but no chair was found."],
        ),
    ],
)
def test_who_is_missing_among_the_staff(chair: str, told: list[str]) -> None:
    assert [
        each[2]
        for each in problems(SESSION.format(chair) + "\n" + RESOLUTION.format(1))
        if "staff" in each[2]
    ] == told


def test_a_preamble_without_an_opening_line() -> None:
    found = problems("Report of the wells\n\n" + CLAUSES)
    assert [each[:2] for each in found if each[0] == "opening-missing"] == [("opening-missing", 4)]


def test_a_resolution_read_without_its_opening_line() -> None:
    text = RESOLUTION.format(1).replace("The General Assembly,\n", "")
    (document,) = parse_text(text).resolutions
    assert document.opening is None
    assert [each[:2] for each in problems(text)] == [
        ("opening-missing", text[: text.index("Noting")].count("\n") + 1)
    ]
