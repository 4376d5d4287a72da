"""What a document does not print, or not where it was looked for."""

from archive.parser import parse_text
from archive.parser.model import Severity

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

Resolution adopted by the General Assembly on 20 December 2038

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
