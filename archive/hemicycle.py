"""A recorded vote drawn as a chamber: a seat for each vote, in rows of half a ring."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

# The drawing is so wide, and half as high with room for the seats at its foot.
WIDTH = 200.0
_INNER = 0.42  # the innermost row's radius, of the outermost's
_DOT_MAX = 16.0

# So many seats can be told apart; the largest body of the United Nations has 193 members.
SEATS_MAX = 600


@dataclass(frozen=True, slots=True)
class Seats:
    """Those of one position: its name and number, and the seats as the data of an SVG path of dots."""

    name: str
    number: int
    path: str


@dataclass(frozen=True, slots=True)
class Hemicycle:
    width: str
    height: str
    dot: str
    seats: Sequence[Seats]


def hemicycle(tallies: Mapping[str, int]) -> Hemicycle | None:
    """Seats are filled from the left in the order of the tallies; None for no votes, or more than fit."""
    total = sum(tallies.values())
    if not 0 < total <= SEATS_MAX:
        return None
    rows = max(1, round(math.sqrt(total / 5)))
    step = WIDTH / 2 * (1 - _INNER) / rows
    beside = math.pi * WIDTH / 2 * (1 + _INNER) / 2 * rows / total
    dot = min(step * 0.8, beside * 0.8, _DOT_MAX)
    outer = WIDTH / 2 - dot / 2
    radii = [outer - row * step for row in range(rows)]
    places = _places(radii, total)
    seats, start = [], 0
    for name, number in tallies.items():
        if number:
            path = "".join(f"M{x:.1f} {y + dot / 2:.1f}h0" for x, y in places[start : start + number])
            seats.append(Seats(name, number, path))
        start += number
    return Hemicycle(f"{WIDTH:.0f}", f"{WIDTH / 2 + dot / 2:.1f}", f"{dot:.1f}", seats)


def _places(radii: Sequence[float], total: int) -> list[tuple[float, float]]:
    """Where the seats stand, from left to right; each row has its share by its length."""
    found: list[tuple[float, float, float]] = []
    left, length = total, sum(radii)
    for radius in reversed(radii):
        number = round(left * radius / length)
        left, length = left - number, length - radius
        for seat in range(number):
            turn = math.pi * (seat / (number - 1) if number > 1 else 0.5)
            found.append((turn, WIDTH / 2 - radius * math.cos(turn), radii[0] - radius * math.sin(turn)))
    return [(x, y) for _, x, y in sorted(found)]
