"""What the parse format makes of a document."""

from archive.parser.reader import parse_text
from archive.parser.report import as_parse_format

REPORT = """United Nations A/76/9301
Distr.: General
12 August 2021

General Assembly
Seventy-sixth session
Agenda item 28

Staircases

Report of the Secretary-General

Summary

The report tells of stairs.

It closes with a wish.

I. Introduction

1. Stairs are steep.
"""


def test_the_summary_above_a_report_is_no_section() -> None:
    seen = as_parse_format(parse_text(REPORT))
    assert seen["summary"] == "The report tells of stairs.\n\nIt closes with a wish."
    assert [section["heading"] for section in seen["sections"]] == ["Introduction"]


def test_its_lines_are_those_of_the_summary() -> None:
    seen = as_parse_format(parse_text(REPORT))
    nodes = {entry["line"]: (entry["role"], entry["node"]) for entry in seen["ledger"]}
    assert [nodes[line] for line in (13, 15, 17)] == [("summary", "/summary")] * 3
    assert nodes[19] == ("heading", "/sections/0")
    assert nodes[21] == ("paragraph", "/sections/0/paragraphs/0")


def test_a_text_that_is_all_summary_is_a_section() -> None:
    seen = as_parse_format(parse_text(REPORT[: REPORT.index("I. Introduction")]))
    assert seen["summary"] is None
    assert [section["heading"] for section in seen["sections"]] == ["Summary"]


SESSION = """Lakeside Model United Nations
3-7 April 2031

Council on Lakes (COL)

Committee Staff

Director     Ana Ruiz
Chair        Ben Roy

Agenda

1. Clean Water
2. Dry Years
{table}
Summary Report

The Council on Lakes met from Monday on. The session was attended by representatives of 29 Member States.
"""


def test_a_session_without_resolutions_is_read_as_one() -> None:
    document = parse_text(SESSION.format(table=""))
    seen = as_parse_format(document)
    assert seen["document_type"] == "session_report"
    assert seen["conference"]["name"] == "Lakeside Model United Nations"
    assert seen["committee"] == {"name": "Council on Lakes", "acronym": "COL", "session": None}
    assert [(member["role"], member["name"]) for member in seen["staff"]] == [
        ("Director", "Ana Ruiz"),
        ("Chair", "Ben Roy"),
    ]
    assert [item["title"] for item in seen["agenda"]] == ["Clean Water", "Dry Years"]
    assert (seen["summary"], seen["attendance"]) == (
        "The Council on Lakes met from Monday on. The session was attended by representatives of 29 "
        "Member States.",
        29,
    )
    assert (seen["resolutions"], seen["sections"], seen["problems"]) == ([], [], [])


def test_a_table_of_resolutions_without_their_texts_is_told() -> None:
    table = (
        "\nResolutions adopted by the committee\n\nCode     Topic        Vote\nCOL/1/1  Clean Water  12-4-3\n"
    )
    document = parse_text(SESSION.format(table=table))
    assert [(problem.code, problem.line) for problem in document.problems] == [("table-count", 19)]
