"""Numbers that a page prints beside its lines: whose they are, and where they are none of the text."""

from archive.parser.reader import parse_file
from benchmarks.reading.pdf_sheets import Paragraph, Sheet, typeset
from tests.parser.pdf import at, lines, printed, saved, sheet_of_paper

WORDS = ["Rain", "Snow", "Hail", "Fog", "Mist"]


def test_a_title_page_has_but_a_few_line_numbers() -> None:
    body = [
        Paragraph("12 May 2031", numbered=True),
        Paragraph("The Council of Wells", numbered=True),
        *(Paragraph(f"Line {n} of it,", numbered=True, new_page=n == 1) for n in range(1, 8)),
    ]
    first, _ = lines(typeset(body, Sheet(space=0)))
    assert [line for line in first if line] == ["1 12 May 2031", "2 The Council of Wells"]


def test_tables_whose_lines_are_numbered_are_tables() -> None:
    cells = (0.0, 70.0, 200.0)
    rows = [
        "**Code**\t**Topic**\t**Vote**",
        "WA/1/1\tWells\t3-2-1",
        "WA/1/2\tSprings\t4-1-1",
        "WA/2/1\tTanks\t6-0-0",
    ]
    page = printed(*(Paragraph(row, cells=cells, numbered=True) for row in rows), sheet=Sheet(space=0))
    assert [line for line in page if line] == [f"{at} {row}" for at, row in enumerate(rows, 1)]


def test_numbers_beside_a_large_title_stand_as_near_as_beside_the_text() -> None:
    canvas, buffer = sheet_of_paper()
    for row, size in enumerate((11, 26, 26, 11)):
        at(canvas, 72, 740 - 34 * row, str(row + 1))
        at(canvas, 92, 740 - 34 * row, f"{WORDS[row]} and {WORDS[row + 1]}", size=size)
    (page,) = lines(saved(canvas, buffer))
    assert [line for line in page if line] == [
        "1 Rain and Snow",
        "2 Snow and Hail",
        "3 Hail and Fog",
        "4 Fog and Mist",
    ]


def test_small_numbers_set_above_their_lines_count_lines_and_are_no_marks() -> None:
    canvas, buffer = sheet_of_paper()
    for row, text in enumerate(("Code: WA/1/1", "Committee: Council on Wells", "Topic: Wells")):
        at(canvas, 72, 760 - 24 * row, text)
    body = (
        "The Council on Wells,",
        "",
        "Noting the drought of the plains and of the hills around the",
        "lakes,",
        "",
        "1. Urges all villages, which have but a single well for each",
        "hundred souls, to dig one more;",
        "",
        "2. Decides to count them.",
        "",
        "3. Decides to meet.",
    )
    for row, text in enumerate(body):
        at(canvas, 72, 683 - 18 * row, str(row + 1), size=8)
        at(canvas, 100, 680 - 18 * row, text)
    canvas.showPage()
    for row, text in enumerate(("", "4. Thanks the diggers.")):
        at(canvas, 72, 763 - 18 * row, str(row + 12), size=8)
        at(canvas, 100, 760 - 18 * row, text)
    (resolution,) = parse_file(saved(canvas, buffer), "x.pdf").resolutions
    assert resolution.footnotes == ()
    assert [clause.text for clause in (*resolution.preambular, *resolution.operative)] == [
        "Noting the drought of the plains and of the hills around the lakes,",
        "Urges all villages, which have but a single well for each hundred souls, to dig one more;",
        "Decides to count them.",
        "Decides to meet.",
        "Thanks the diggers.",
    ]
    printed_beside = [clause.place.printed for clause in resolution.operative]
    assert printed_beside == [(6, 7), (9, 9), (11, 11), (13, 13)]


def test_numbers_on_a_page_whose_title_stands_in_their_margin_go_on_over_the_page() -> None:
    canvas, buffer = sheet_of_paper()
    titles = (
        "Report of the Council on Wells",
        "It met for three days.",
        "Many came.",
        "",
        "Code: WA/1/1",
        "Topic: Wells",
    )
    for row, text in enumerate(titles):
        at(canvas, 72, 780 - 16 * row, text)
    body = [
        "The Council on Wells,",
        "Noting the drought of the plains and of the hills around the",
        "lakes,",
        "1. Urges all villages, which have but a single well for each",
        "hundred souls, to dig one more;",
        *(f"{number}. Decides to count them in year {number};" for number in range(2, 9)),
        "9. Decides to meet.",
    ]
    for row, text in enumerate(body):
        if row == 6:
            canvas.showPage()
        y = 600 - 16 * row
        at(canvas, 72, y, str(row + 1))
        at(canvas, 86, y, text)
    (resolution,) = parse_file(saved(canvas, buffer), "wells.pdf").resolutions
    assert [clause.text for clause in resolution.preambular] == [
        "Noting the drought of the plains and of the hills around the lakes,"
    ]
    assert [clause.label for clause in resolution.operative] == [str(number) for number in range(1, 10)]
    assert resolution.operative[0].text == (
        "Urges all villages, which have but a single well for each hundred souls, to dig one more;"
    )
