"""Two resolutions clause by clause; how they are named; and which are worth holding beside one."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from django.conf import settings
from django.db import connection
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy

from archive.alignment import Pair, align, places_alike, words_alike
from archive.models import Clause, Conference, Resolution
from archive.queries.pinpoints import find_named
from archive.queries.resolutions import SESSION_ORDER
from archive.rewording import Said, pieces_of, reword

# "ccpcj-1/c-1", or the address of the resolution's page or of a clause in it.
_ADDRESS = re.compile(r"(?:\S*/sessions/)?([-\w]+)/(?:resolutions/)?([-\w]+)/?(?:[?#]\S*)?")

# So many resolutions of each kind are offered to be held beside one.
OFFERED_MAX = 12

# Of each clause so many that say the same are looked at: formulas stand in thousands of texts.
_ALIKE_MAX = 40

_ALIKE = """
    SELECT other.resolution_id, count(DISTINCT mine.alike)
      FROM (SELECT DISTINCT alike FROM archive_clause WHERE resolution_id = %s AND alike IS NOT NULL) AS mine
     CROSS JOIN LATERAL (SELECT resolution_id FROM archive_clause
                          WHERE alike = mine.alike AND resolution_id <> %s LIMIT %s) AS other
     GROUP BY 1 ORDER BY 2 DESC, 1 DESC LIMIT %s
"""


@dataclass(frozen=True, slots=True)
class Choice:
    """What was typed for one side: the resolution, or those that may be meant."""

    typed: str
    resolution: Resolution | None = None
    meant: Sequence[Resolution] = ()


@dataclass(frozen=True, slots=True)
class Cell:
    """A clause on its side: its text in pieces, those marked that the other side's clause has not."""

    clause: Clause
    url: str
    said: Sequence[Said]


@dataclass(frozen=True, slots=True)
class Row:
    """Two clauses side by side, or one alone. `state` is a key of STATES.

    Where a clause of the right has moved, `pointer` is its row's number, and this row says no more.
    """

    number: int
    state: str
    left: Cell | None = None
    right: Cell | None = None
    pointer: int | None = None


STATES = {
    "same": pgettext_lazy("two clauses", "Same"),
    "placed": pgettext_lazy("two clauses", "In the same place"),
    "changed": pgettext_lazy("two clauses", "Changed"),
    "moved": pgettext_lazy("two clauses", "Moved"),
    "left": pgettext_lazy("a clause", "Only on the left"),
    "right": pgettext_lazy("a clause", "Only on the right"),
}


@dataclass(frozen=True, slots=True)
class Comparison:
    """`is_cut` says that of a text only the first clauses are held beside the other's.

    Texts in two languages are held together by place, and then no word is `marked`.
    """

    left: Resolution
    right: Resolution
    rows: Sequence[Row]
    is_cut: bool
    marked: bool

    @property
    def sides(self) -> tuple[Resolution, Resolution]:
        return self.left, self.right

    @property
    def simulation(self) -> Conference | None:
        """A conference of the two that is a simulation."""
        conferences = (side.session.conference for side in self.sides)
        return next((conference for conference in conferences if conference.simulation), None)

    @property
    def clauses_max(self) -> int:
        return int(settings.COMPARE_CLAUSES_MAX)

    @property
    def counts(self) -> dict[str, int]:
        """How many pairs and clauses are in each state."""
        states = [row.state for row in self.rows if row.pointer is None]
        return {state: number for state in STATES if (number := states.count(state))}


def comparable() -> QuerySet[Resolution]:
    return Resolution.objects.select_related(
        "session__conference", "session__committee", "document", "vote"
    ).defer("document__lines", "document__ledger")


def choose(typed: str) -> Choice:
    """By address, symbol or code. Three SQL queries at most."""
    typed = typed.strip()[: settings.QUERY_MAX_CHARS].replace("\0", "")
    if match := _ADDRESS.fullmatch(typed):
        found = comparable().filter(session__slug=match[1], slug=match[2]).first()
        if found:
            return Choice(typed, found)
    keys = [named.text.pk for named in find_named(typed) if isinstance(named.text, Resolution)]
    meant = in_order_of(keys)
    return Choice(typed, meant[0] if len(meant) == 1 else None, meant)


def beside(choice: Choice, other: Choice) -> Choice:
    """Of several resolutions that may be meant, the one in the language of the other side, if one is."""
    if choice.resolution or other.resolution is None:
        return choice
    language = other.resolution.document.language
    fitting = [one for one in choice.meant if one.document.language == language]
    return replace(choice, resolution=fitting[0]) if len(fitting) == 1 else choice


def address_of(resolution: Resolution) -> str:
    """What stands for it in the address of a comparison."""
    return f"{resolution.session.slug}/{resolution.slug}"


def in_order_of(keys: Iterable[int]) -> list[Resolution]:
    found = comparable().in_bulk(list(keys))
    return [found[key] for key in keys if key in found]


def compare(left: Resolution, right: Resolution) -> Comparison:
    """Two SQL queries. The work is bounded by two settings: COMPARE_CLAUSES_MAX and COMPARE_PIECES_MAX."""
    lefts, rights = _clauses(left), _clauses(right)
    most = settings.COMPARE_CLAUSES_MAX
    is_cut = len(lefts) > most or len(rights) > most
    lefts, rights = lefts[:most], rights[:most]
    marked = left.document.language == right.document.language
    if marked:
        pairs = align(_texts(lefts), _texts(rights), words_alike)
    else:
        pairs = align(_places(lefts), _places(rights), places_alike)
    rows = list(_rows(pairs, _cells(pairs, lefts, left, rights, right, marked), marked))
    return Comparison(left, right, rows, is_cut, marked)


def _clauses(resolution: Resolution) -> list[Clause]:
    rows = Clause.objects.filter(resolution=resolution).defer("search", "lines").order_by("position")
    return list(rows[: settings.COMPARE_CLAUSES_MAX + 1])


def _texts(clauses: Sequence[Clause]) -> list[str]:
    return [" ".join(clause.text.split()) for clause in clauses]


def _places(clauses: Sequence[Clause]) -> list[str]:
    """Places of their own; clauses without one stand for nothing on the other side."""
    return [f"{clause.kind} {clause.pinpoint or clause.pk}" for clause in clauses]


Cells = list[tuple[Cell | None, Cell | None]]


def _cells(
    pairs: Sequence[Pair],
    lefts: Sequence[Clause],
    left: Resolution,
    rights: Sequence[Clause],
    right: Resolution,
    marked: bool,
) -> Cells:
    """Words are marked until as many pieces were held together as is allowed."""
    cells, budget = [], settings.COMPARE_PIECES_MAX
    for pair in pairs:
        one = None if pair.left is None else lefts[pair.left]
        other = None if pair.right is None else rights[pair.right]
        here, there = (" ".join(clause.text.split()) if clause else "" for clause in (one, other))
        said, others = [Said(here, False)], [Said(there, False)]
        if one and other and marked and here != there:
            budget -= len(pieces_of(here)) * len(pieces_of(there))
            said, others = reword(here, there) if budget > 0 else ([Said(here, True)], [Said(there, True)])
        cells.append((_cell(one, left, said), _cell(other, right, others)))
    return cells


def _cell(clause: Clause | None, resolution: Resolution, said: Sequence[Said]) -> Cell | None:
    if clause is None:
        return None
    return Cell(clause, f"{resolution.get_absolute_url()}{clause.fragment(resolution.parts)}", said)


def _rows(pairs: Sequence[Pair], cells: Cells, marked: bool) -> Iterator[Row]:
    """Where a clause of the right stood that has moved, a row points to it."""
    moved = {pair.right: number for number, pair in enumerate(pairs) if pair.moved}
    next_right = 0
    for number, (pair, (left, right)) in enumerate(zip(pairs, cells, strict=True)):
        if not pair.moved and pair.right is not None:
            yield from _pointers(range(next_right, pair.right), moved, cells)
            next_right = pair.right + 1
        yield Row(number, _state(pair, left, right, marked), left, right)
    rights = sum(pair.right is not None for pair in pairs)
    yield from _pointers(range(next_right, rights), moved, cells)


def _pointers(rights: range, moved: dict[int | None, int], cells: Cells) -> Iterator[Row]:
    for right in rights:
        if right in moved:
            yield Row(moved[right], "moved", right=cells[moved[right]][1], pointer=moved[right])


def _state(pair: Pair, left: Cell | None, right: Cell | None, marked: bool) -> str:
    if left is None:
        return "right"
    if right is None:
        return "left"
    if pair.moved:
        return "moved"
    if not marked:
        return "placed"
    return "changed" if any(said.changed for said in (*left.said, *right.said)) else "same"


def offered(resolution: Resolution) -> dict[str, list[Resolution]]:
    """Resolutions to hold beside one, by why: four SQL queries at most."""
    named = comparable().exclude(pk=resolution.pk).filter(symbol_key=resolution.symbol_key)
    with connection.cursor() as cursor:
        cursor.execute(_ALIKE, [resolution.pk, resolution.pk, _ALIKE_MAX, OFFERED_MAX])
        alike = in_order_of([key for key, _ in cursor.fetchall()])
    session = comparable().exclude(pk=resolution.pk).filter(session=resolution.session)
    found = {
        _("Of the same symbol"): list(named[:OFFERED_MAX]) if resolution.symbol_key else [],
        _("With clauses that say the same"): alike,
        _("Of the same session"): list(session.order_by(*SESSION_ORDER)[:OFFERED_MAX]),
    }
    seen: set[int] = set()
    for reason, resolutions in found.items():
        found[reason] = [one for one in resolutions if one.pk not in seen]
        seen.update(one.pk for one in resolutions)
    return {reason: resolutions for reason, resolutions in found.items() if resolutions}
