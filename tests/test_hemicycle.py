"""A chamber of seats."""

import re

import pytest

from archive.hemicycle import SEATS_MAX, hemicycle

DOT = re.compile(r"M(-?[\d.]+) (-?[\d.]+)h0")


def places(path: str) -> list[tuple[float, float]]:
    return [(float(x), float(y)) for x, y in DOT.findall(path)]


@pytest.mark.parametrize("total", [1, 2, 3, 7, 15, 54, 193, SEATS_MAX])
def test_every_vote_has_one_seat_within_the_drawing(total):
    against = total // 3
    drawn = hemicycle({"in-favour": total - against, "against": against, "abstaining": 0})
    assert [(seats.name, seats.number) for seats in drawn.seats if seats.number] == [
        (name, number) for name, number in (("in-favour", total - against), ("against", against)) if number
    ]
    found = [place for seats in drawn.seats for place in places(seats.path)]
    assert len(found) == len(set(found)) == total
    half = float(drawn.dot) / 2
    for x, y in found:
        assert half - 0.1 <= x <= float(drawn.width) - half + 0.1
        assert half - 0.1 <= y <= float(drawn.height) - half + 0.1


@pytest.mark.parametrize("total", [12, 54, 193])
def test_no_seat_covers_another(total):
    drawn = hemicycle({"in-favour": total})
    found = places(drawn.seats[0].path)
    nearest = min(
        (x - left) ** 2 + (y - above) ** 2 for at, (x, y) in enumerate(found) for left, above in found[:at]
    )
    assert nearest**0.5 >= float(drawn.dot) * 0.95


def test_positions_stand_side_by_side():
    left, right = hemicycle({"in-favour": 20, "against": 20}).seats
    assert max(x for x, _ in places(left.path)) <= 100 <= min(x for x, _ in places(right.path))


@pytest.mark.parametrize("tallies", [{}, {"in-favour": 0}, {"in-favour": SEATS_MAX, "against": 1}])
def test_no_votes_and_more_than_can_be_told_apart_are_not_drawn(tallies):
    assert hemicycle(tallies) is None
