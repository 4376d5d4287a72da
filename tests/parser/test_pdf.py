"""PDF pages as lines: what stands on the page, and what a hostile file gets for an answer."""

import json
from pathlib import Path

import pytest

from archive.parser.reader import parse_file
from benchmarks.reading.pdf_layouts import as_pdf
from benchmarks.reading.pdf_scores import clauses, notes, read_back, votes
from benchmarks.reading.pdf_sheets import Paragraph, Sheet, typeset
from tests.parser.pdf import at, lines, printed, saved, sheet_of_paper

GOLD = Path(__file__).parent / "gold"
# One document of each layout: margin numbers and a vote table, a set of resolutions, footnotes, sections.
LAYOUTS = ["meridian-2024-cstd", "northern-delta-2022-unhcr", "a-res-73-901", "a-ac105-9001"]

NARROW = Sheet(right=300)


def test_paragraphs_are_parted_and_phrases_marked() -> None:
    assert printed(
        Paragraph("*The General Assembly,*"),
        Paragraph("*Recalling* its goals and targets, to be reached by all countries, rich and poor,"),
        Paragraph("**Notes**"),
        sheet=NARROW,
    ) == [
        "*The General Assembly,*",
        "",
        "*Recalling* its goals and targets, to be reached by",
        "all countries, rich and poor,",
        "",
        "**Notes**",
    ]


def test_small_gaps_part_paragraphs_where_the_punctuation_agrees() -> None:
    assert printed(
        Paragraph(
            "*Noting* the wells of the village, which no one has counted in the past ten years of drought,"
        ),
        Paragraph("*Noting also* the wells of the town,", space=2),
        sheet=NARROW,
    ) == [
        "*Noting* the wells of the village, which no one has",
        "counted in the past ten years of drought,",
        "",
        "*Noting also* the wells of the town,",
    ]


def test_a_style_that_all_letters_have_emphasises_nothing() -> None:
    assert printed(Paragraph("*All is italic here.*"), Paragraph("*And here, too.*")) == [
        "All is italic here.",
        "",
        "And here, too.",
    ]


def test_line_numbers_stand_before_their_lines() -> None:
    sheet = Sheet(numbered_spaces=True)
    assert printed(
        Paragraph("*The Council,*", numbered=True),
        Paragraph("1991 was a dry year,", numbered=True),
        Paragraph("*Urges* rain;", hang="1.", numbered=True),
        sheet=sheet,
    ) == ["1 *The Council,*", "2", "3 1991 was a dry year,", "4", "5 1. *Urges* rain;"]


@pytest.mark.parametrize(
    "sheet", [Sheet(number_every=5), Sheet(number_right=True), Sheet(number_right=True, number_every=5)]
)
def test_line_numbers_stand_wherever_the_margin_has_them(sheet: Sheet) -> None:
    body = [Paragraph("The Council,", numbered=True)]
    body += [Paragraph(f"{n}. *Counts* the {n} wells of 19{n + 20},", numbered=True) for n in range(1, 20)]
    read = parse_file(typeset(body, sheet), "x.pdf")
    (resolution,) = read.resolutions
    assert [clause.text for clause in resolution.operative] == [
        f"Counts the {n} wells of 19{n + 20}," for n in range(1, 20)
    ]
    shown = [clause.place.printed for clause in resolution.operative if clause.place.printed]
    assert shown[0] == ((5, 5) if sheet.number_every == 5 else (2, 2))


def test_numbers_go_on_over_pages() -> None:
    body = [Paragraph(f"Line {n} of it,", numbered=True, new_page=n == 6) for n in range(1, 8)]
    first, second = lines(typeset(body, Sheet(space=0)))
    assert [line for line in first if line][-1] == "5 Line 5 of it,"
    assert second == ["6 Line 6 of it,", "7 Line 7 of it,"]


def test_figures_at_the_start_of_lines_are_no_line_numbers() -> None:
    body = [Paragraph(f"{year} was a year of rain.") for year in (1990, 1991, 1993, 1994)]
    assert [line for line in printed(*body) if line] == [
        "1990 was a year of rain.",
        "1991 was a year of rain.",
        "1993 was a year of rain.",
        "1994 was a year of rain.",
    ]


def test_raised_figures_are_marks_and_footnotes_begin_with_them() -> None:
    assert printed(
        Paragraph("The Charter{*} and its Articles¹ ² are known to all who read and write there,³"),
        feet={"*": "Of 1945.", "1": "Article 1.", "2": "Article 2.", "3": "A/73/9013."},
    ) == [
        "The Charter\\* and its Articles¹ ² are known to all who read and write there,³",
        "",
        "  ^{*} Of 1945.",
        "",
        "  ¹ Article 1.",
        "",
        "  ² Article 2.",
        "",
        "  ³ A/73/9013.",
    ]


def test_lowered_and_raised_letters_stay_in_their_word() -> None:
    canvas, buffer = sheet_of_paper()
    at(canvas, 72, 700, "CO")
    at(canvas, 72 + 15.6, 697, "2", size=7)
    at(canvas, 96, 700, "on the 1")
    at(canvas, 96 + 35.5, 704, "st", size=7)
    assert lines(saved(canvas, buffer)) == [["CO2 on the 1st"]]


def test_tables_have_tabs_and_whole_cells() -> None:
    cells = (0.0, 70.0, 260.0)
    assert printed(
        Paragraph("**Resolutions**"),
        Paragraph("**Code**\t**Topic**\t**Vote**", cells=cells),
        Paragraph(
            "WHA/1/1\tClean Water for All Schools of the World\tAdopted without a vote", cells=cells, space=6
        ),
        Paragraph("WHA/1/2\tSoap\t17 in favor, 6 against, 5 abstentions, 2 not voting", cells=cells, space=6),
        Paragraph("The committee met in the spring, and its members spoke of water and of soap."),
    ) == [
        "**Resolutions**",
        "",
        "**Code**\t**Topic**\t**Vote**",
        "WHA/1/1\tClean Water for All Schools of the World\tAdopted without a vote",
        "WHA/1/2\tSoap\t17 in favor, 6 against, 5 abstentions, 2 not voting",
        "",
        "The committee met in the spring, and its members spoke of water and of soap.",
    ]


def test_ruled_tables_are_read_by_their_cells() -> None:
    canvas, buffer = sheet_of_paper()
    canvas.grid([70, 120, 220, 320], [650, 690, 710])
    at(canvas, 82, 696, "Code")
    at(canvas, 155, 696, "Topic")
    at(canvas, 258, 696, "Vote")
    at(canvas, 72, 667, "WHA/1/1")
    at(canvas, 140, 673, "Clean Water")
    at(canvas, 136, 660, "for all Schools")
    at(canvas, 224, 673, "17 in favor, 6")
    at(canvas, 224, 660, "against")
    at(canvas, 72, 620, "The text below.")
    assert lines(saved(canvas, buffer)) == [
        [
            "Code\tTopic\tVote",
            "WHA/1/1\tClean Water for all Schools\t17 in favor, 6 against",
            "",
            "The text below.",
        ]
    ]


def test_running_heads_and_feet_stand_apart() -> None:
    body = [Paragraph(f"Line {n} of it,", new_page=n == 2) for n in (1, 2)]
    sheet = Sheet(top=55, head=lambda page: f"A/73/L.9 ({page})", foot=lambda page: f"{page}/2")
    assert lines(typeset(body, sheet)) == [
        ["A/73/L.9 (1)", "", "Line 1 of it,", "", "1/2"],
        ["A/73/L.9 (2)", "", "Line 2 of it,", "", "2/2"],
    ]


def test_two_columns_are_read_one_after_the_other() -> None:
    canvas, buffer = sheet_of_paper()
    at(canvas, 72, 740, "A heading over both of the columns, as wide as they are together, on one line")
    for row in range(8):
        at(canvas, 72, 700 - 13 * row, f"Left line {row} runs on to the edge of it")
        at(canvas, 320, 700 - 13 * row, f"Right line {row} runs on to the edge of it")
    (page,) = lines(saved(canvas, buffer))
    assert [line for line in page if line] == [
        "A heading over both of the columns, as wide as they are together, on one line",
        *(f"Left line {row} runs on to the edge of it" for row in range(8)),
        *(f"Right line {row} runs on to the edge of it" for row in range(8)),
    ]


def test_hyphens_indents_and_stars_stay() -> None:
    canvas, buffer = sheet_of_paper()
    at(canvas, 72, 700, "A sub-")
    at(canvas, 72 + 22, 686, "item * of_ it")
    assert lines(saved(canvas, buffer)) == [["A sub-", "    item \\* of\\_ it"]]


def test_text_across_the_page_is_left_out() -> None:
    canvas, buffer = sheet_of_paper()
    at(canvas, 72, 700, "The text.")
    canvas.rotate(45)
    at(canvas, 400, 200, "DRAFT", size=60)
    assert lines(saved(canvas, buffer)) == [["The text."]]


def test_turned_pages_are_read_as_they_are_shown() -> None:
    canvas, buffer = sheet_of_paper()
    canvas.setPageRotation(90)
    canvas.translate(595, 0)
    canvas.rotate(90)
    at(canvas, 72, 500, "First line of it,")
    at(canvas, 72, 486, "second line of it.")
    assert lines(saved(canvas, buffer)) == [["First line of it,", "second line of it."]]


@pytest.mark.parametrize("stem", LAYOUTS)
def test_a_document_printed_as_pdf_reads_as_its_gold(stem: str) -> None:
    gold = json.loads((GOLD / f"{stem}.json").read_text(encoding="utf-8"))
    seen = read_back(gold)
    assert clauses(seen) == clauses(gold)
    assert votes(seen) == votes(gold)
    assert [entry for entry in seen["ledger"] if entry["role"] == "unparsed"] == []


def test_footnotes_come_back_whole() -> None:
    gold = json.loads((GOLD / "a-res-73-901.json").read_text(encoding="utf-8"))
    assert notes(read_back(gold)) == notes(gold)


def test_the_same_gold_gives_the_same_pdf() -> None:
    gold = json.loads((GOLD / "a-res-73-901.json").read_text(encoding="utf-8"))
    assert as_pdf(gold) == as_pdf(gold)
