"""Pages whose text was recognised in a picture: hidden words, each set with its space into the room of the
word alone, and line numbers that were misread."""

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from tests.parser.pdf import lines, saved, sheet_of_paper

INVISIBLE = 3
# The size of hidden letters, drawn wider, in that of the printed ones.
SMALLER = 0.75
TEXT = (
    ("1", "The Council of the Lakes,"),
    ("2", "Noting the mud in the wells of the"),
    ("8", "plain and of the hills around it,"),
    ("4", "Recalling that lids are cheap and"),
    ("5", "that wood is to be had,"),
    ("8", "1. Urges villages to cover their"),
    ("7", "wells with lids of wood;"),
    ("8", "2. Invites schools to keep ten"),
    ("9", "buckets each;"),
    ("10", "3. Requests carpenters to help in"),
    ("it", "the making of lids;"),
    ("12", "4. Decides to meet again."),
)


def recognised(canvas: Canvas, x: float, y: float, text: str, size: float = 11) -> None:
    """Sets words as Tesseract does: as wide as printed, with the space behind each."""
    for word in text.split():
        width = stringWidth(word, "Times-Roman", size)
        with_space = f"{word} "
        line = canvas.beginText(x, y)
        line.setFont("Courier", SMALLER * size)
        line.setTextRenderMode(INVISIBLE)
        line.setHorizScale(100 * width / stringWidth(with_space, "Courier", SMALLER * size))
        line.textOut(with_space)
        canvas.drawText(line)
        x += width + stringWidth(" ", "Times-Roman", size)


def page_of(text: tuple[tuple[str, str], ...]) -> list[str]:
    canvas, buffer = sheet_of_paper()
    for at, (number, line) in enumerate(text):
        recognised(canvas, 72 - stringWidth(number, "Times-Roman", 11), 760 - 14 * at, number)
        recognised(canvas, 90, 760 - 14 * at, line)
    (page,) = lines(saved(canvas, buffer))
    return [line.strip() for line in page if line.strip()]


def test_misread_line_numbers_are_those_that_must_stand_there() -> None:
    assert page_of(TEXT) == [f"{number} {line}" for number, (_, line) in enumerate(TEXT, 1)]


def test_few_numbers_beside_a_text_are_none_of_lines() -> None:
    text = tuple(("7" if at in (3, 8) else "", line) for at, (_, line) in enumerate(TEXT))
    assert " ".join(page_of(text)).split().count("7") == 2
