"""A vote in words and as a bar."""

import pytest

from archive.models import Vote
from archive.templatetags.votes import Piece, bar, vote
from tests.views.html import texts


@pytest.mark.parametrize(
    ("columns", "words"),
    [
        ({"method": "without a vote"}, "Adopted without a vote"),
        ({"in_favour": 2, "against": 1, "abstentions": 1}, "2 in favour, 1 against, 1 abstention"),
        (
            {"in_favour": 2, "against": 1, "abstentions": 0, "non_voting": 4},
            "2 in favour, 1 against, 0 abstentions, 4 not voting",
        ),
        ({"in_favour": 1, "against": 2, "adopted": False}, "Rejected: 1 in favour, 2 against"),
        ({}, "Adopted by recorded vote"),
        ({"adopted": False}, "Rejected by recorded vote"),
        ({"in_favour": 0, "against": 0, "abstentions": 0}, "0 in favour, 0 against, 0 abstentions"),
    ],
)
def test_words(columns, words):
    shown = vote(Vote(**{"method": "recorded", "adopted": True} | columns))
    assert texts(shown, ".vote__words") == [words]


def test_the_bar_is_drawn_below_the_words():
    assert vote(Vote(method="recorded", adopted=False, in_favour=1, against=3)) == (
        '<span class="vote"><span class="vote__words"><strong class="vote__rejected">Rejected:</strong>'
        ' 1 in favour, 3 against</span> <svg class="vote__bar" viewBox="0 0 100 4" preserveAspectRatio="none"'
        ' aria-hidden="true" focusable="false">'
        '<rect class="in-favour" x="0.00" y="0" width="24.85" height="4"/>'
        '<rect class="against" x="25.45" y="0" width="74.55" height="4"/></svg></span>'
    )


def test_bar_is_in_proportion():
    assert bar(Vote(method="recorded", in_favour=2, against=1, abstentions=0, non_voting=1)) == [
        Piece("in-favour", "0.00", "49.40"),
        Piece("against", "50.00", "24.70"),
        Piece("non-voting", "75.30", "24.70"),
    ]


def test_bar_of_a_consensus_is_whole():
    assert bar(Vote(method="without a vote")) == [Piece("in-favour", "0", "100")]


def test_no_tally_no_bar():
    assert bar(Vote(method="recorded")) == []
