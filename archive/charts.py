"""Charts drawn on the server: as marks of whole numbers, for they stand in SVG attributes.

Inline styles are not allowed, so that a mark says what it is by its class, and the stylesheet how that looks.
Each chart has a table that says the same (decision 10).
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from math import ceil, sqrt

from archive.numbers import counted, grouped

# In pixels: a cell of a heat map, what stands beside and above its cells, and how high slanting labels are.
CELL_WIDTH, CELL_HEIGHT, ROW_LABEL, COLUMN_LABEL, SLANTING = 44, 28, 148, 24, 116

# Columns whose labels are longer than a year stand further apart, or so long that they slant.
NARROW_CHARS, LEVEL_CHARS, WIDE = 6, 9, 68

# In pixels: between drawings one above another.
APART = 6

# The shades of a heat map.
SHADES = 6

# In pixels: how wide columns are and stand apart, how high they are, and what is left above and below.
COLUMN_STEP, COLUMN_WIDTH, COLUMN_HEIGHT, ABOVE, BELOW = 48, 36, 160, 22, 24

# So many letters of a label are drawn; the whole stands in the table.
LABEL_CHARS = 22

# Bars are as long as the longest's share of this.
BAR_LENGTH = 1000


@dataclass(frozen=True, slots=True)
class Cell:
    """Of a table."""

    value: str | int
    url: str = ""

    @property
    def shown(self) -> str:
        return grouped(self.value) if isinstance(self.value, int) else self.value


@dataclass(frozen=True, slots=True)
class Table:
    """The first cell of each row heads it."""

    headings: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """A rectangle that leads to what it counts; `title` says so, `printed` is the number written in it."""

    look: str
    title: str
    url: str
    x: int
    y: int
    width: int
    height: int
    printed: str = ""

    @property
    def middle(self) -> int:
        return self.x + self.width // 2

    @property
    def baseline(self) -> int:
        return self.y + self.height // 2 + 4


@dataclass(frozen=True, slots=True)
class Label:
    """A text at the point where it starts, ends or has its middle, as `anchor` says; `slanting` rises."""

    text: str
    x: int
    y: int
    anchor: str = "middle"
    slanting: bool = False


@dataclass(frozen=True, slots=True)
class Drawing:
    width: int
    height: int
    marks: tuple[Mark, ...]
    labels: tuple[Label, ...]


@dataclass(frozen=True, slots=True)
class Bar:
    """A row of a list of bars; `length` is of BAR_LENGTH."""

    label: str
    count: int
    url: str
    length: int


Names = Sequence[tuple[str, str]]  # value and label
Counts = Callable[[str, str], int]
Links = Callable[[str, str], str]


def heat_map(
    rows: Names, columns: Names, count: Counts, link: Links, noun: str, headed: bool = True
) -> Drawing:
    """A cell for each pair that has something, the darker the more; the shades go by square roots.

    Columns have their labels above them where the map is `headed`.
    """
    slanting = headed and _longest(columns) > LEVEL_CHARS
    cell = _step(columns, CELL_WIDTH)
    top = SLANTING if slanting else COLUMN_LABEL if headed else 0
    most = max((count(row, column) for row, _ in rows for column, _ in columns), default=0)
    marks, labels = [], []
    for n, (row, label) in enumerate(rows):
        y = top + n * CELL_HEIGHT
        labels.append(Label(_short(label), ROW_LABEL - 8, y + CELL_HEIGHT // 2 + 4, "end"))
        for m, (column, across) in enumerate(columns):
            if number := count(row, column):
                title = f"{label}, {across}: {counted(number, noun)}"
                x, shade = ROW_LABEL + m * cell, max(1, ceil(SHADES * sqrt(number / most)))
                size = cell - 2, CELL_HEIGHT - 2
                look = f"heat heat--{shade}"
                marks.append(Mark(look, title, link(row, column), x, y, *size, _brief(number)))
    for m, (_, across) in enumerate(columns if headed else ()):
        middle = ROW_LABEL + m * cell + cell // 2 - 1
        anchor = "start" if slanting else "middle"
        labels.append(Label(_short(across), middle, top - 8, anchor, slanting))
    width = ROW_LABEL + len(columns) * cell + (SLANTING if slanting else 0)
    return Drawing(width, top + len(rows) * CELL_HEIGHT, tuple(marks), tuple(labels))


def stacked_columns(
    rows: Names,
    columns: Names,
    count: Counts,
    link: Links,
    noun: str,
    above: Callable[[str], str],
    aligned: bool = False,
) -> Drawing:
    """The shares of `rows` in each of `columns` that has something, from the foot up; they look as named.

    `above` is what stands above a column. Where they are `aligned`, they stand as the cells of a heat map do,
    and only half as high.
    """
    totals = {column: sum(count(row, column) for row, _ in rows) for column, _ in columns}
    left, step, full = (
        (ROW_LABEL, _step(columns, CELL_WIDTH), COLUMN_HEIGHT // 2)
        if aligned
        else (0, _step(columns, COLUMN_STEP), COLUMN_HEIGHT)
    )
    foot = ABOVE + full
    marks, labels = [], []
    for m, (column, across) in enumerate(columns):
        x, y = left + m * step + (step - COLUMN_WIDTH) // 2, foot
        for row, label in rows:
            if number := count(row, column):
                height = max(2, number * full // totals[column])
                y -= height
                title = f"{across}, {label}: {counted(number, noun)}"
                look = f"piece piece--{row.replace(' ', '-')}"
                marks.append(Mark(look, title, link(row, column), x, y, COLUMN_WIDTH, height))
        middle = x + COLUMN_WIDTH // 2
        labels.append(Label(across, middle, foot + BELOW - 6))
        if totals[column]:
            labels.append(Label(above(column), middle, y - 6))
    return Drawing(left + len(columns) * step, foot + BELOW, tuple(marks), tuple(labels))


def one_above_another(*drawings: Drawing) -> Drawing:
    """As one, with the same left edge."""
    marks: list[Mark] = []
    labels: list[Label] = []
    top = 0
    for drawing in drawings:
        marks += [replace(mark, y=mark.y + top) for mark in drawing.marks]
        labels += [replace(label, y=label.y + top) for label in drawing.labels]
        top += drawing.height + APART
    width = max(drawing.width for drawing in drawings)
    return Drawing(width, top - APART, tuple(marks), tuple(labels))


def bars(counts: Sequence[tuple[str, int, str]]) -> tuple[Bar, ...]:
    """Of label, count and address each; the longest is of full length."""
    most = max((count for _, count, _ in counts), default=0)
    return tuple(
        Bar(label, count, url, max(4, count * BAR_LENGTH // most) if count else 0)
        for label, count, url in counts
    )


def shares(counts: Mapping[str, int]) -> tuple[Mark, ...]:
    """The pieces of a bar of BAR_LENGTH, in the order of the counts; they look as named, and lead nowhere."""
    total, before, pieces = sum(counts.values()), 0, []
    for name, count in counts.items():
        start, end = (BAR_LENGTH * number // total for number in (before, before + count))
        pieces.append(Mark(f"piece--{name.replace(' ', '-')}", "", "", start, 0, end - start, 8))
        before += count
    return tuple(pieces)


def cross_table(corner: str, rows: Names, columns: Names, count: Counts, link: Links) -> Table:
    """What a drawing of the same rows and columns shows, in figures; nothing leads to a 0."""
    return Table(
        (corner, *(label for _, label in columns)),
        tuple(
            (
                Cell(label),
                *(
                    Cell(number, link(row, column) if number else "")
                    for column, _ in columns
                    for number in [count(row, column)]
                ),
            )
            for row, label in rows
        ),
    )


def _longest(names: Names) -> int:
    return max((len(label) for _, label in names), default=0)


def _step(columns: Names, narrow: int) -> int:
    """How far columns stand apart; their labels are level, unless they are too long for that in any case."""
    return WIDE if NARROW_CHARS < _longest(columns) <= LEVEL_CHARS else narrow


def _brief(number: int) -> str:
    """As it fits a cell: "1234", "12k"."""
    return str(number) if number < 10_000 else f"{number // 1000}k"


def _short(label: str) -> str:
    return label if len(label) <= LABEL_CHARS else f"{label[: LABEL_CHARS - 1].rstrip()}…"
