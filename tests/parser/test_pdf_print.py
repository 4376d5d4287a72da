"""What only the print of a page tells: where paragraphs end, underlines, heads, cells of tables."""

from reportlab.pdfgen.canvas import Canvas

from archive.parser.extract.pdf_glyphs import Glyph
from archive.parser.extract.pdf_rows import Row
from archive.parser.extract.pdf_rules import Rule
from archive.parser.extract.pdf_underlines import underline
from archive.parser.reader import parse_file
from benchmarks.reading.pdf_sheets import Paragraph, Sheet, typeset
from tests.parser.pdf import at, lines, printed, saved, sheet_of_paper

# Without a gap between paragraphs, so that nothing else parts them.
CLOSE = Sheet(space=0, right=200, justified=True)
LONG = "the wells of the coast and the springs of the hills, as they were counted in the survey of last year"

WORDS = ["Rain", "Snow", "Hail", "Fog", "Mist", "Dew", "Frost", "Ice", "Wind", "Storm", "Sun", "Moon"]


def parted(text: list[str]) -> list[str]:
    """Paragraphs as the empty lines part them, each in one line."""
    joined = "\n".join(" ".join(line.split()) for line in text)
    return [paragraph.replace("\n", " ") for paragraph in joined.split("\n\n")]


def test_a_short_line_of_justified_text_ends_its_paragraph_whatever_its_last_word() -> None:
    texts = [f"{LONG} and", f"Noting {LONG}, of {LONG}, and of both and", f"{LONG} and {LONG}"]
    assert parted(printed(*map(Paragraph, texts), sheet=CLOSE)) == texts


def test_an_indented_first_line_begins_a_paragraph_below_a_full_line() -> None:
    canvas, buffer = sheet_of_paper()
    wanted = []
    for number in range(4):
        y = 700 - 39 * number
        texts = (
            f"As many as {number} of them were seen on",
            "the day of the count in the dry",
            "season of the year as it is",
        )
        for row, text in enumerate(texts):
            at(canvas, 72 if row else 96, y - 13 * row, text)
        wanted.append(" ".join(texts))
    (page,) = lines(saved(canvas, buffer))
    assert parted(page) == wanted


def test_a_hanging_text_is_one_paragraph_with_its_marker() -> None:
    body = [
        paragraph
        for number in range(1, 5)
        for paragraph in (
            Paragraph(LONG, first=24),
            Paragraph(f"{LONG}, {LONG}", indent=24, hang=f"{number}."),
        )
    ]
    assert parted(printed(*body, sheet=CLOSE)) == [
        text for number in range(1, 5) for text in (LONG, f"{number}. {LONG}, {LONG}")
    ]


def test_a_title_in_large_type_keeps_its_lines_together() -> None:
    canvas, buffer = sheet_of_paper()
    at(canvas, 72, 740, "The Work of the Commission on", size=24)
    at(canvas, 72, 697, "Water and Soil", size=24)
    for row in range(8):
        at(canvas, 72, 600 - 20 * row, f"line {row} runs on to the edge of it and on to the next")
    (page,) = lines(saved(canvas, buffer))
    assert page[:3] == ["The Work of the Commission on", "Water and Soil", ""]


def test_a_column_of_a_table_is_no_column_of_prose() -> None:
    canvas, buffer = sheet_of_paper()
    for row in range(8):
        y = 700 - 16 * row
        at(canvas, 72, y, f"WA/{row}/1")
        at(canvas, 150, y, "Wells and springs of hills")
        at(canvas, 330, y, f"{row} votes in favor, {row} votes against, none abstained")
    (page,) = lines(saved(canvas, buffer))
    assert page[1] == "WA/1/1\tWells and springs of hills\t1 votes in favor, 1 votes against, none abstained"


def glyphs(text: str, y: float) -> list[Glyph]:
    return [Glyph(char, 10.0 * at, 10.0 * at + 9, y, 11, "") for at, char in enumerate(text)]


def italics(row: Row) -> str:
    return "".join(glyph.char for glyph in row.glyphs if "i" in glyph.style)


def test_underlined_words_are_emphasised() -> None:
    row = Row(glyphs("Noting.rain", 100), 100, 11)
    underline([row], [Rule(0, 98.5, 59, 98.5)])
    assert italics(row) == "Noting"


def test_edges_of_cells_and_underlined_addresses_emphasise_nothing() -> None:
    cell, far, address = (Row(glyphs(text, 100), 100, 11) for text in ("Noting", "Noting", "www.a.org"))
    underline([cell], [Rule(-20, 98, 200, 98)])
    underline([far], [Rule(0, 94, 59, 94)])
    underline([address], [Rule(0, 98.5, 89, 98.5)])
    assert (italics(cell), italics(far), italics(address)) == ("", "", "")


def test_a_phrase_underlined_on_paper_is_the_phrase() -> None:
    canvas, buffer = sheet_of_paper()
    at(canvas, 72, 700, "The Council of Wells,")
    at(canvas, 72, 680, "1. Urges all to count their wells;")
    width = canvas.stringWidth("Urges", "Times-Roman", 11)
    start = 72 + canvas.stringWidth("1. ", "Times-Roman", 11)
    canvas.line(start, 678.5, start + width, 678.5)
    (page,) = lines(saved(canvas, buffer))
    assert page == ["The Council of Wells,", "", "1. *Urges* all to count their wells;"]


def test_what_a_browser_prints_around_a_page_is_furniture() -> None:
    body = ["3/14/31, 9:28 PM Our resolutions", "The General Assembly,", "1. Requests a count of wells."]
    pdf = typeset(list(map(Paragraph, [*body, "https://example.org/set 1/1"])), Sheet())
    read = parse_file(pdf, "x.pdf")
    marked = {entry.line for entry in read.ledger if entry.role == "furniture"}
    assert [read.lines[line - 1] for line in sorted(marked)] == [body[0], "https://example.org/set 1/1"]
    assert [clause.text for clause in read.resolutions[0].operative] == ["Requests a count of wells."]


def page_with_head(canvas: Canvas, number: int) -> None:
    """A head of two lines as close to the text as its lines are to each other."""
    texts = ["Counting the wells of the coast", "and the springs of the hills"] if number > 1 else []
    texts += [f"{word} stands on this page as a line of text" for word in WORDS[number * 4 - 4 :][:4]]
    for row, text in enumerate(texts):
        at(canvas, 72, 760 - 13 * row, text)
    canvas.showPage()


def test_a_head_that_no_gap_parts_from_the_text_is_known_by_standing_there_again() -> None:
    canvas, buffer = sheet_of_paper()
    for number in (1, 2, 3):
        page_with_head(canvas, number)
    canvas.save()
    read = parse_file(buffer.getvalue(), "x.pdf")
    heads = {entry.line for entry in read.ledger if entry.role == "furniture"}
    assert [" ".join(read.lines[line - 1].split()) for line in sorted(heads)] == [
        "Counting the wells of the coast",
        "and the springs of the hills",
    ] * 2


def cells(canvas: Canvas, y: float, code: str, topic: str, vote: str) -> None:
    for x, text in ((72, code), (130, topic), (330, vote)):
        if text:
            at(canvas, x, y, text)


def test_codes_that_a_narrow_column_tears_are_whole_and_so_are_words() -> None:
    canvas, buffer = sheet_of_paper()
    cells(canvas, 716, "Code", "Topic", "Vote")
    cells(canvas, 696, "WA/", "Wells of the coast and", "Adopted by accla-")
    cells(canvas, 682, "1/1", "springs of the hills", "mation")
    cells(canvas, 662, "WA/", "Tanks of the towns and", "")
    cells(canvas, 655, "", "", "17-3-2")
    cells(canvas, 648, "1/2", "wells", "")
    cells(canvas, 628, "WA/", "Wells", "16-2-4")
    cells(canvas, 614, "2/1", "", "")
    (page,) = lines(saved(canvas, buffer))
    assert page == [
        "Code\tTopic\tVote",
        "WA/1/1\tWells of the coast and springs of the hills\tAdopted by accla-\u00admation",
        "WA/1/2\tTanks of the towns and wells\t17-3-2",
        "WA/2/1\tWells\t16-2-4",
    ]


def test_a_vote_that_a_cell_breaks_is_counted() -> None:
    canvas, buffer = sheet_of_paper()
    for y, text in (
        (760, "Agenda"),
        (740, "1. Counting the wells"),
        (720, "Resolutions adopted by the Committee"),
    ):
        at(canvas, 72, y, text)
    cells(canvas, 696, "Code", "Topic", "Vote")
    cells(canvas, 676, "WHA/1/1", "Counting the wells", "43 in favor, 8 against, 5 absten-")
    cells(canvas, 662, "", "", "tions")
    canvas.showPage()
    for y, text in (
        (760, "Code: WHA/1/1"),
        (740, "Topic: Counting the wells"),
        (720, "The General Assembly,"),
        (700, "1. Requests rain."),
    ):
        at(canvas, 72, y, text)
    (resolution,) = parse_file(saved(canvas, buffer), "x.pdf").resolutions
    assert resolution.vote is not None
    assert (resolution.vote.in_favor, resolution.vote.against, resolution.vote.abstentions) == (43, 8, 5)


def test_notes_may_hang_as_far_as_first_lines_are_indented() -> None:
    body = [paragraph for _ in range(4) for paragraph in (Paragraph(f"{LONG} and {LONG},", first=14),)]
    notes = {"1": f"{LONG}, {LONG}."}
    page = printed(Paragraph("Counting¹ wells,"), *body, sheet=CLOSE, feet=notes)
    assert parted(page)[-1] == f"¹ {LONG}, {LONG}."


def test_a_head_right_above_the_header_of_a_resolution_is_none_of_its_text() -> None:
    canvas, buffer = sheet_of_paper()
    for number in (1, 2, 3):
        texts = [
            "LAKE MUN",
            f"Code: WA/1/{number}",
            "Topic: Wells",
            "The Council on Wells,",
            "Noting the drought,",
            f"1. Decides to count {number} wells.",
        ]
        for row, text in enumerate(texts):
            at(canvas, 72, 780 - 12 * row - 24 * (row > 1), text)
        canvas.showPage()
    canvas.save()
    read = parse_file(buffer.getvalue(), "x.pdf")
    assert [clause.text for each in read.resolutions for clause in each.operative] == [
        f"Decides to count {number} wells." for number in (1, 2, 3)
    ]


def test_gaps_part_paragraphs_though_most_of_them_have_one_line() -> None:
    canvas, buffer = sheet_of_paper()
    texts = [f"Noting that all lamps of harbour {number} are out" for number in range(30)]
    y = 780.0
    for number, text in enumerate(texts):
        at(
            canvas,
            72,
            y,
            text if number % 10 else f"{text}, as are those beside it and on the pier by the",
            size=9,
        )
        if number % 10 == 0:
            y -= 11
            at(canvas, 72, y, "sea", size=9)
        y -= 20
    (page,) = lines(saved(canvas, buffer))
    assert parted(page) == [
        text if number % 10 else f"{text}, as are those beside it and on the pier by the sea"
        for number, text in enumerate(texts)
    ]
