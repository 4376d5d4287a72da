"""Which clauses of one text stand for which of another: in order where they can be, else as moved."""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

Likeness = NDArray[np.float64]
Measure = Callable[[Sequence[str], Sequence[str]], Likeness]

# Of 1. Less alike, two clauses in order are no pair; nor, by the second, are two out of order.
# Chosen by looking at resolutions of one series beside each other, November 2026.
ALIKE_MIN = 0.4
MOVED_MIN = 0.65

# A word, or a sign of a script that puts no spaces between words.
WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]|[^\W_\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]+")


@dataclass(frozen=True, slots=True)
class Pair:
    """A clause of the left text, one of the right, or one of each that say the same in other words.

    Each is its number in its text. Clauses that `moved` stand among others there than here.
    """

    left: int | None
    right: int | None
    moved: bool = False

    def swapped(self) -> "Pair":
        return replace(self, left=self.right, right=self.left)


def align(left: Sequence[str], right: Sequence[str], measure: Measure) -> list[Pair]:
    """Every clause of both once: those of the left in order, others of the right where they stand among them.

    Between two pairs the left's clauses come first. `measure` says from 0 to 1 how alike clauses are. With
    the texts in turn the pairs are the same, in turn: of ways that are as good the texts alone choose one.
    """
    if turned := list(right) < list(left):
        left, right = right, left
    likeness = measure(left, right)
    kept = _in_order(likeness)
    moved = _moved(likeness, kept)
    if turned:
        kept = [(row, column) for column, row in kept]
        moved = {row: column for column, row in moved.items()}
        left, right = right, left
    return list(_merged(kept, moved, len(left), len(right)))


def _in_order(likeness: Likeness) -> list[tuple[int, int]]:
    """Pairs that do not cross. Their likeness, squared, is most in all: one true pair beats two poor ones."""
    rows, columns = likeness.shape
    worth = np.where(likeness >= ALIKE_MIN, likeness**2, 0.0)
    best = np.zeros((rows + 1, columns + 1))
    for row in range(rows):
        taken = np.maximum(best[row, 1:], best[row, :-1] + worth[row])
        best[row + 1, 1:] = np.maximum.accumulate(taken)
    pairs = []
    row, column = rows, columns
    while row and column:
        here = best[row, column]
        if worth[row - 1, column - 1] and here == best[row - 1, column - 1] + worth[row - 1, column - 1]:
            row, column = row - 1, column - 1
            pairs.append((row, column))
        elif here == best[row - 1, column]:
            row -= 1
        else:
            column -= 1
    return pairs[::-1]


def _moved(likeness: Likeness, kept: Sequence[tuple[int, int]]) -> dict[int, int]:
    """Of what is left, the pairs that are alike enough, the most alike first."""
    free = likeness.copy()
    for row, column in kept:
        free[row, :] = free[:, column] = 0
    moved: dict[int, int] = {}
    rows, columns = np.nonzero(free >= MOVED_MIN)
    taken: set[int] = set()
    for _, row, column in sorted(zip(-free[rows, columns], rows.tolist(), columns.tolist(), strict=True)):
        if row not in moved and column not in taken:
            moved[row] = column
            taken.add(column)
    return moved


def _merged(
    kept: Sequence[tuple[int, int]], moved: dict[int, int], lefts: int, rights: int
) -> Iterator[Pair]:
    elsewhere = set(moved.values())
    next_left = next_right = 0
    for left, right in [*kept, (lefts, rights)]:
        for one in range(next_left, left):
            yield Pair(one, moved.get(one), moved=one in moved)
        for one in range(next_right, right):
            if one not in elsewhere:
                yield Pair(None, one)
        if left < lefts:
            yield Pair(left, right)
        next_left, next_right = left + 1, right + 1


def words_alike(left: Sequence[str], right: Sequence[str]) -> Likeness:
    """The share of words that two clauses have in common; a word that few have weighs more."""
    said = [frozenset(WORD.findall(text.casefold())) for text in (*left, *right)]
    in_clauses = Counter(word for words in said for word in words)
    weights = {word: math.log(1 + len(said) / number) for word, number in in_clauses.items()}
    of_left, of_right = said[: len(left)], said[len(left) :]
    common = np.zeros((len(left), len(right)))
    rows, columns = _where(of_left), _where(of_right)
    for word in sorted(rows.keys() & columns.keys()):
        common[np.ix_(rows[word], columns[word])] += weights[word]
    totals = np.add.outer(_weight(of_left, weights), _weight(of_right, weights))
    likeness = np.divide(2 * common, totals, out=np.zeros_like(common), where=totals > 0)
    return np.where(places_alike(left, right) > 0, 1.0, np.minimum(likeness, 1.0))


def places_alike(left: Sequence[str], right: Sequence[str]) -> Likeness:
    """1 where two are the very same; so are the places of clauses of a text in two languages."""
    numbers: dict[str, int] = {}
    rows, columns = (
        np.array([numbers.setdefault(text, len(numbers)) for text in side], dtype=int)
        for side in (left, right)
    )
    return np.asarray(rows[:, None] == columns[None, :], dtype=float)


def _where(said: Sequence[frozenset[str]]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = defaultdict(list)
    for number, words in enumerate(said):
        for word in words:
            found[word].append(number)
    return found


def _weight(said: Sequence[frozenset[str]], weights: dict[str, float]) -> NDArray[np.float64]:
    return np.array([sum(sorted(weights[word] for word in words)) for words in said], dtype=float)
