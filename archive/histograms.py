"""How counts by year are drawn: a bar for each year from the first to the last, each leading somewhere.

The drawing is of whole numbers, for it stands in SVG attributes: inline styles are not allowed.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

from archive.queries.language import Span
from archive.queries.years import periods, span_of

# More bars cannot be told apart on a narrow screen; then a bar may stand for ten years or a hundred.
BARS_MAX = 100

# In units of the drawing: how far bars stand apart, how wide and how high they are, how low at least.
STEP, WIDTH, HEIGHT, LEAST = 10, 8, 100, 3

# What a bar takes on the screen where there is room for all.
BAR_PIXELS = 40


@dataclass(frozen=True, slots=True)
class Bar:
    """A year, or some years, as `value` says it ("2015", "1990..1999")."""

    label: str
    value: str
    count: int
    chosen: bool
    url: str
    x: int
    height: int

    @property
    def y(self) -> int:
        return HEIGHT - self.height


@dataclass(frozen=True, slots=True)
class Histogram:
    bars: tuple[Bar, ...]

    @property
    def width(self) -> int:
        return STEP * len(self.bars)

    @property
    def pixels(self) -> int:
        return BAR_PIXELS * len(self.bars)

    @property
    def filled(self) -> tuple[Bar, ...]:
        """Those that are no gap, and the chosen ones."""
        return tuple(bar for bar in self.bars if bar.count or bar.chosen)

    @property
    def first(self) -> str:
        return self.bars[0].label

    @property
    def last(self) -> str:
        """Empty where there is one bar."""
        return self.bars[-1].label if len(self.bars) > 1 else ""

    @property
    def is_chosen(self) -> bool:
        return any(bar.chosen for bar in self.bars)


def histogram(
    counts: Mapping[int, int],
    chosen: Collection[Span],
    link: Callable[[str, bool], str],
    most: int = BARS_MAX,
) -> Histogram | None:
    """At most so many bars; None where no year has anything.

    `link` gives the address for a bar's value, told whether it is chosen.
    """
    if not any(counts.values()):
        return None
    years = [year for year, count in counts.items() if count]
    by_bar = [
        (value, label, span, sum(counts.get(year, 0) for year in span))
        for value, label, span in periods(years, most)
    ]
    highest = max(count for *_, count in by_bar)
    bars = []
    for n, (value, label, span, count) in enumerate(by_bar):
        is_chosen = any((one.low or 0) <= span[-1] and span[0] <= (one.high or span[-1]) for one in chosen)
        height = max(LEAST, count * HEIGHT // highest) if count else 0
        bars.append(Bar(label, value, count, is_chosen, link(value, is_chosen), n * STEP + 1, height))
    return Histogram(tuple(bars))


def choice_of_years(
    counts: Mapping[int, int], chosen: Sequence[str], address: Callable[[Sequence[str]], str]
) -> Histogram | None:
    """The histogram that years are chosen by, where there are several or one is chosen.

    A bar adds its year to those chosen or takes it off; one within a range leads to that year alone.
    `address` is of what is shown with these years chosen.
    """

    def link(value: str, is_chosen: bool) -> str:
        if value in chosen:
            return address([other for other in chosen if other != value])
        return address([*(() if is_chosen else chosen), value])

    drawn = histogram(counts, [span_of(value) for value in chosen], link)
    return drawn if chosen or (drawn and len(drawn.bars) > 1) else None
