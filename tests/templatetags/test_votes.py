"""A vote in words and as a bar."""

import pytest
from django.template.loader import render_to_string

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
    shown = render_to_string(
        "archive/_vote.html", vote(Vote(**{"method": "recorded", "adopted": True} | columns))
    )
    assert texts(shown, ".vote__words") == [words]


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
