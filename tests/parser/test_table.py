"""The table of resolutions, whose columns break."""

from archive.parser.extract.text import extract_text
from archive.parser.lines import read_lines
from archive.parser.model import Vote, VoteMethod
from archive.parser.table import Row, read_table


def rows(text: str) -> tuple[Row, ...]:
    return read_table(read_lines(extract_text(text.encode(), "table.txt")), [])


def test_cells_that_go_on_in_lines_of_their_own() -> None:
    seen = rows(
        "WHO/1/1\tVaccines for Remote Islands in\t87 votes in favor, 16 votes\n"
        "\tPost-Conflict Areas\tagainst, 4 abstentions\n"
        "WHO/1/2\tOpen Data\tAdopted without a vote\n"
    )
    assert seen == (
        Row(
            "WHO/1/1",
            "Vaccines for Remote Islands in Post-Conflict Areas",
            Vote(True, VoteMethod.RECORDED, 87, 16, 4),
            1,
        ),
        Row("WHO/1/2", "Open Data", Vote(True, VoteMethod.WITHOUT_A_VOTE), 3),
    )
