"""Vote cells, results and sentences, as conferences print them."""

import pytest

from archive.parser.votes import is_result, read_vote

RECORDED = {
    "26 votes in favor, 0 votes against, 4 abstentions": (True, 26, 0, 4, None),
    "21 in favor, 7 against, 5 abstention": (True, 21, 7, 5, None),
    "26 votes for, none against, and four abstentions": (True, 26, 0, 4, None),
    "In favour: 12 Against: 2 Abstentions: 1": (True, 12, 2, 1, None),
    "For: 12, Against: 3, Abst.: 1": (True, 12, 3, 1, None),
    "Votes For - 12 Votes Against - 3 Abstentions - 1": (True, 12, 3, 1, None),
    "Passed (For 14 / Against 2 / Abstain 1)": (True, 14, 2, 1, None),
    "Passed, Yes: 41 / No: 6 / Abstain: 12": (True, 41, 6, 12, None),
    "Passed, Yes: 41 / No: 6 / Abstain: 12 For the Secretariat: J. Brook": (True, 41, 6, 12, None),
    "12 yes, 3 no, 1 abstention": (True, 12, 3, 1, None),
    "Yeas 20, Nays 4, Abstentions 2": (True, 20, 4, 2, None),
    "43/0/12/5": (True, 43, 0, 12, 5),
    "Vote: 12 in favour, 3 opposed, 2 abstaining, 4 absent": (True, 12, 3, 2, 4),
    "Result: FAILED 10/20/3": (False, 10, 20, 3, None),
    "Not adopted: 5-12-3": (False, 5, 12, 3, None),
    "Failed by a vote of 8 to 14": (False, 8, 14, None, None),
    "The draft resolution was adopted by a vote of 120 to 3, with 50 abstentions.": (True, 120, 3, 50, None),
    "This resolution passed with 18 votes in favour and 4 against": (True, 18, 4, None, None),
}


@pytest.mark.parametrize(("text", "wanted"), RECORDED.items())
def test_a_tally_in_any_words(
    text: str, wanted: tuple[bool, int | None, int | None, int | None, int | None]
) -> None:
    vote = read_vote(text)
    assert vote
    assert vote.method == "recorded"
    assert (vote.adopted, vote.in_favor, vote.against, vote.abstentions, vote.non_voting) == wanted
    assert is_result(text)


@pytest.mark.parametrize(
    "text", ["Adopted without a vote", "Adopted by acclamation", "Adopted by consensus", "Passed unanimously"]
)
def test_no_vote_was_taken(text: str) -> None:
    vote = read_vote(text)
    assert vote
    assert (vote.adopted, vote.method, vote.in_favor) == (True, "without a vote", None)
    assert is_result(text)


@pytest.mark.parametrize(
    "text",
    [
        "for 10 years, with the help of",
        "Adopts the report;",
        "No State shall be left out,",
        "adopted by the Assembly in its resolution 60/1,",
        "Against the background of drought, 12 States",
    ],
)
def test_a_line_of_a_clause_is_no_result(text: str) -> None:
    assert not is_result(text)
