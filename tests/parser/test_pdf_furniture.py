"""Running heads and feet that only their place on the page gives away."""

from archive.parser.extract.pdf import extract_pdf
from archive.parser.reader import parse_file
from benchmarks.reading.pdf_sheets import Paragraph, Sheet, typeset

WELLS = (
    "the wells of the coast, the springs of the hills and the tanks of the towns, as counted in the survey"
)


def furniture(pdf: bytes) -> list[str]:
    extracted = extract_pdf(pdf, "x.pdf")
    lines = [line for page in extracted.pages for line in page]
    return [" ".join(lines[number - 1].split()) for number in sorted(extracted.furniture)]


def two_pages(head: str) -> bytes:
    sheet = Sheet(head=lambda page: head if page > 1 else "", right=200)
    body = [
        Paragraph("United Nations\tA/C.2/70/L.9", cells=(0, 200)),
        Paragraph("**Counting the wells of the coast and the springs of the hills**", size=14),
        Paragraph("*The Council,*"),
        *(Paragraph(f"{n}. *Counts* {WELLS} of year {n};") for n in range(1, 20)),
    ]
    return typeset(body, sheet)


def test_the_symbol_and_title_above_the_second_of_two_pages() -> None:
    pdf = two_pages("A/C.2/70/L.9\tCounting the wells of the coast and the springs of the hills")
    assert furniture(pdf) == [
        "A/C.2/70/L.9 Counting the wells of the coast and the",
        "springs of the hills",
    ]
    clauses = parse_file(pdf, "x.pdf").resolutions[0].operative
    assert [clause.text for clause in clauses] == [f"Counts {WELLS} of year {n};" for n in range(1, 20)]


def test_a_line_that_only_this_page_has_is_text() -> None:
    assert furniture(two_pages("Counted by hand")) == []


def test_the_headers_of_a_set_are_no_furniture() -> None:
    body = [
        part
        for number in (1, 2, 3)
        for part in (
            Paragraph(f"Code: WA/1/{number}", new_page=True),
            Paragraph("The Council,"),
            Paragraph("1. *Counts* the wells."),
        )
    ]
    assert furniture(typeset(body, Sheet())) == []
