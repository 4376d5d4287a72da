"""Which numbers are those that print sets beside its lines.

Printed line numbers are one increasing sequence over a resolution, not a property of a line.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import accumulate, pairwise

from archive.parser.line_patterns import NUMBER_APART, NUMBER_BEHIND, PRINTED_NUMBER
from archive.parser.patterns import DATE_RANGE, DAYS_WITHOUT_YEAR

# A run of printed line numbers is believed from this length on; shorter ones are too often figures.
MIN_RUN = 5
# This share of numbers alone on their lines tells that those before cells count lines, too, and no rows.
MIN_ALONE = 1 / 8
# Some number only every fifth line.
STEP = 5
# Where line numbers stand, and which lines bear one.
_MARGINS = ((PRINTED_NUMBER, 1), (PRINTED_NUMBER, STEP), (NUMBER_BEHIND, 1), (NUMBER_BEHIND, STEP))
# Numbers beside fewer lines than this share count notes, not lines.
MIN_DENSITY = 1 / 3
# How many numbers may be missing between two printed line numbers (a page of clauses without them: 60 lines).
MAX_GAP = 120


def find_line_numbers(texts: Sequence[str]) -> tuple[list[int], re.Pattern[str]]:
    """The indices of the texts that bear a line number, and the pattern by which it is taken off.

    The numbers stand before the texts or behind them, and each text or every fifth bears one.
    """
    ranks = list(accumulate(bool(text) for text in texts))
    found = [
        (list(_believed(_candidates(texts, pattern, step), texts, ranks, step)), pattern)
        for pattern, step in _MARGINS
    ]
    believed, pattern = max(found, key=lambda numbers: len(numbers[0]))
    if not believed:
        alone = [each for each in _candidates(texts, PRINTED_NUMBER, 1) if "\t" not in texts[each[0]]]
        return list(_fifth_lines(alone, texts, ranks)), PRINTED_NUMBER
    return believed, pattern


def _candidates(texts: Sequence[str], pattern: re.Pattern[str], step: int) -> list[tuple[int, int]]:
    """The places of texts that bear a multiple of `step`, and how many times it; "1 – 3 May" bears none."""
    numbers = (
        (index, int(found["number"]))
        for index, text in enumerate(texts)
        if (found := pattern.match(text)) and not _is_dated(text)
    )
    return [(index, number // step) for index, number in numbers if number % step == 0]


def _is_dated(text: str) -> bool:
    """Whether days begin a line: "1 – 3 November 2024"."""
    return (DATE_RANGE.match(text) or DAYS_WITHOUT_YEAR.match(text)) is not None


def _believed(
    candidates: Sequence[tuple[int, int]], texts: Sequence[str], ranks: Sequence[int], step: int
) -> Iterable[int]:
    """The indices of those candidates that make up runs of line numbers; a run starts again at 1. Numbers of
    rows in a table are none; but what looks like columns may stand beside some.

    `ranks` counts the lines with text up to each index. Beside a long run a short one is believed too, if it
    counts 1, 2, 3: a resolution of a few lines.
    """
    runs = [_longest_run(region) for region in _regions(candidates)]
    runs = [run for run in runs if not _are_rows([texts[index] for index, _ in run])]
    long = [_is_long(run) and _counts_lines(run, ranks, step) for run in runs]
    if any(long):
        for run, believed in zip(runs, long, strict=True):
            if believed or [value for _, value in run] == list(range(1, len(run) + 1)):
                yield from (index for index, _ in run)


def _are_rows(texts: Sequence[str]) -> bool:
    """Whether most of the texts have cells, and few are numbers alone, as beside empty lines."""
    celled = sum("\t" in text for text in texts)
    return 2 * celled > len(texts) and sum(text.isdecimal() for text in texts) < MIN_ALONE * len(texts)


def _fifth_lines(
    candidates: Sequence[tuple[int, int]], texts: Sequence[str], ranks: Sequence[int]
) -> Iterable[int]:
    """The indices of the numbers 5, 10, 15 … that stand about five lines apart; of two, exactly five, or five
    lines with text where wide gaps set both apart.

    Where some do, a later 5 that wide gaps set apart is the only number of a resolution of a few lines.
    """
    runs: list[list[tuple[int, int]]] = []
    for index, value in candidates:
        if runs and value == runs[-1][-1][1] + STEP and STEP <= index - runs[-1][-1][0] <= 2 * STEP:
            runs[-1].append((index, value))
        elif value == STEP:
            runs.append([(index, value)])
    sure = [len(run) > 2 or (len(run) == 2 and _are_five_apart(run, texts, ranks)) for run in runs]
    for run, counts in zip(runs, sure, strict=True):
        if counts or (any(sure) and all(NUMBER_APART.match(texts[index]) for index, _ in run)):
            yield from (index for index, _ in run)


def _are_five_apart(run: Sequence[tuple[int, int]], texts: Sequence[str], ranks: Sequence[int]) -> bool:
    """Whether the two numbers of a run stand five lines apart, blank ones counted or not."""
    (one, _), (other, _) = run
    apart = all(NUMBER_APART.match(texts[index]) for index in (one, other))
    return other - one == STEP or (ranks[other] - ranks[one] == STEP and apart)


def _is_long(run: Sequence[tuple[int, int]]) -> bool:
    steps = sum(b[1] - a[1] == 1 for a, b in pairwise(run))
    return len(run) >= MIN_RUN and steps >= 0.8 * (len(run) - 1)


def _counts_lines(run: Sequence[tuple[int, int]], ranks: Sequence[int], step: int) -> bool:
    """Whether about every line bears a number; the notes at the feet of pages are far fewer."""
    (first, _), (last, _) = run[0], run[-1]
    return len(run) * step >= MIN_DENSITY * (ranks[last] - ranks[first] + 1)


def _regions(candidates: Sequence[tuple[int, int]]) -> list[list[tuple[int, int]]]:
    """Candidates cut before each 1 that a 2 or 3 follows soon: there a new resolution begins its count."""
    regions: list[list[tuple[int, int]]] = [[]]
    for position, (index, value) in enumerate(candidates):
        following = {number for _, number in candidates[position + 1 : position + 4]}
        if value == 1 and following & {2, 3}:
            regions.append([])
        regions[-1].append((index, value))
    return [region for region in regions if region]


def _longest_run(region: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest increasing sequence, one number a step where there is a choice; of two equal numbers the
    later, save where the earlier stands in the line below the number before it: the later is a page's."""
    tails: list[int] = []
    tail_at: list[int] = []
    previous: list[int | None] = []
    last_of_value: dict[int, int] = {}
    length: list[int] = []
    for position, (_, value) in enumerate(region):
        before = last_of_value.get(value - 1)
        slot = bisect_left(tails, value)
        best = tail_at[slot - 1] if slot else None
        if before is not None and (best is None or length[before] >= length[best]):
            best = before
        if best is not None and value - region[best][1] > MAX_GAP:
            best = None
        previous.append(best)
        length.append(1 if best is None else length[best] + 1)
        above = last_of_value.get(value)
        if above is None or length[position] > length[above] or not _follows(region, previous, above):
            last_of_value[value] = position
        slot = min(length[position] - 1, len(tails))
        if slot == len(tails):
            tails.append(value)
            tail_at.append(position)
        elif value < tails[slot]:
            tails[slot], tail_at[slot] = value, position
    at: int | None = max(range(len(region)), key=length.__getitem__, default=None)
    run = []
    while at is not None:
        run.append(region[at])
        at = previous[at]
    return run[::-1]


def _follows(region: Sequence[tuple[int, int]], previous: Sequence[int | None], at: int) -> bool:
    """Whether a number stands in the line right below the one before it."""
    before = previous[at]
    return (
        before is not None
        and region[at][0] == region[before][0] + 1
        and region[at][1] == region[before][1] + 1
    )
