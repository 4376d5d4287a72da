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


def test_cells_that_wide_gaps_set_apart_go_on_below() -> None:
    seen = rows(
        "Code           Topic                              Vote\n\n"
        "RIV/1/1        Fish Ladders at Old Dams in        Adopted without a\n"
        "               the Upper Basin                    vote\n\n"
        "RIV/1/2        Fish Ladders at Old Dams in        24 votes in favor, 4\n"
        "               the Upper Basin                    votes against, 6\n"
        "                                                  abstentions\n"
        "RIV/2/1        Ferries                          19 votes in favor, 10\n"
        "                                                votes against, 5\n"
        "                                                abstentions\n"
    )
    assert seen == (
        Row(
            "RIV/1/1", "Fish Ladders at Old Dams in the Upper Basin", Vote(True, VoteMethod.WITHOUT_A_VOTE), 3
        ),
        Row(
            "RIV/1/2",
            "Fish Ladders at Old Dams in the Upper Basin",
            Vote(True, VoteMethod.RECORDED, 24, 4, 6),
            6,
        ),
        Row("RIV/2/1", "Ferries", Vote(True, VoteMethod.RECORDED, 19, 10, 5), 9),
    )


def test_a_row_whose_cells_fit_no_head_is_read_all_the_same() -> None:
    seen = rows(
        "Code\tTopic\t\t\tVote\n"
        "RIV/1/1\tFish\tLadders\tof\tAdopted without a vote\n"
        "\nOld Dams\n\n"
        "RIV/1/2\tFerries\t71 votes in favor, 9 votes against, 14 abstentions\n"
    )
    assert [(row.code, row.vote) for row in seen] == [
        ("RIV/1/1", Vote(True, VoteMethod.WITHOUT_A_VOTE)),
        ("RIV/1/2", Vote(True, VoteMethod.RECORDED, 71, 9, 14)),
    ]


def test_tallies_in_columns_without_a_head_stand_beside_the_outcome() -> None:
    seen = rows(
        "RIV/1/1   Fish Ladders     Passed   20   3   4\nRIV/2/1   Ferries     11   12   4   FAILED\n"
    )
    assert [(row.code, row.topic, row.vote) for row in seen] == [
        ("RIV/1/1", "Fish Ladders", Vote(True, VoteMethod.RECORDED, 20, 3, 4)),
        ("RIV/2/1", "Ferries", Vote(False, VoteMethod.RECORDED, 11, 12, 4)),
    ]


def test_columns_may_be_headed_by_letters() -> None:
    seen = rows(
        "Code\tTopic\tY\tN\tA\tResult\nRIV/1/1\tFerries\t20\t3\t4\tPassed\nRIV/1/2\tDams\t4\t20\t3\tFailed\n"
    )
    assert [(row.code, row.vote) for row in seen] == [
        ("RIV/1/1", Vote(True, VoteMethod.RECORDED, 20, 3, 4)),
        ("RIV/1/2", Vote(False, VoteMethod.RECORDED, 4, 20, 3)),
    ]


def test_columns_one_below_the_other_whose_codes_hold_a_figure() -> None:
    seen = rows(
        "Code\nGA3/1/1\nGA3/2/1\n\nTopic\nFish Ladders\nFerries\n\n"
        "Vote\n102 in favor, 13 against, 21 abstentions\nAdopted by consensus\n"
    )
    assert [(row.code, row.vote) for row in seen] == [
        ("GA3/1/1", Vote(True, VoteMethod.RECORDED, 102, 13, 21)),
        ("GA3/2/1", Vote(True, VoteMethod.WITHOUT_A_VOTE)),
    ]
