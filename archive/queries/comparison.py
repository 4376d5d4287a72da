"""Two resolutions or papers clause by clause; how they are named; which to hold beside one."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.conf import settings
from django.db import connection
from django.db.models import QuerySet
from django.utils.translation import gettext, pgettext_lazy

from archive.alignment import Pair, align, places_alike, words_alike
from archive.models import Clause, Conference, Paper, Resolution
from archive.queries.pinpoints import find_named
from archive.queries.resolutions import SESSION_ORDER
from archive.rewording import Said, pieces_of, reword

# "ccpcj-1/c-1", "ccpcj-1/papers/note", or the address of the text's page or of a clause in it.
_ADDRESS = re.compile(r"(?:\S*/sessions/)?([-\w]+)/(?:(resolutions|papers)/)?([-\w]+)/?(?:[?#]\S*)?")

# So many texts of each kind are offered to be held beside one.
OFFERED_MAX = 12

# Of each clause so many that say the same are looked at: formulas stand in thousands of texts.
_ALIKE_MAX = 40

# Of a document, what no page of a comparison shows.
_HEAVY = ("document__lines", "document__ledger")

_ALIKE = """
    SELECT other.{owner}, count(DISTINCT mine.alike)
      FROM (SELECT DISTINCT alike FROM archive_clause WHERE {owner} = %s AND alike IS NOT NULL) AS mine
     CROSS JOIN LATERAL (SELECT {owner} FROM archive_clause
                          WHERE alike = mine.alike AND {owner} <> %s LIMIT %s) AS other
     GROUP BY 1 ORDER BY 2 DESC, 1 DESC LIMIT %s
"""


Text = Resolution | Paper


@dataclass(frozen=True, slots=True)
class Choice:
    """What was typed for one side: the text, or those that may be meant."""

    typed: str
    text: Text | None = None
    meant: Sequence[Text] = ()


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

    left: Text
    right: Text
    rows: Sequence[Row]
    is_cut: bool
    marked: bool

    @property
    def sides(self) -> tuple[Text, Text]:
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


def _resolutions() -> QuerySet[Resolution]:
    rows = Resolution.objects.select_related("session__conference", "session__committee", "document", "vote")
    return rows.defer(*_HEAVY)


def _papers() -> QuerySet[Paper]:
    rows = Paper.objects.select_related("session__conference", "session__committee", "document")
    return rows.defer(*_HEAVY)


def choose(typed: str) -> Choice:
    """By address, symbol or code. Four SQL queries at most."""
    typed = typed.strip()[: settings.QUERY_MAX_CHARS].replace("\0", "")
    if match := _ADDRESS.fullmatch(typed):
        rows = _papers() if match[2] == "papers" else _resolutions()
        found = rows.filter(session__slug=match[1], slug=match[3]).first()
        if found:
            return Choice(typed, found)
    meant = _in_order_of([named.text for named in find_named(typed)])
    return Choice(typed, meant[0] if len(meant) == 1 else None, meant)


def beside(choice: Choice, other: Choice) -> Choice:
    """Of several texts that may be meant, the one in the language of the other side, if one is."""
    if choice.text or other.text is None:
        return choice
    language = other.text.document.language
    fitting = [one for one in choice.meant if one.document.language == language]
    return replace(choice, text=fitting[0]) if len(fitting) == 1 else choice


def address_of(text: Text) -> str:
    """What stands for it in the address of a comparison."""
    way = "papers/" if isinstance(text, Paper) else ""
    return f"{text.session.slug}/{way}{text.slug}"


def _in_order_of(texts: Iterable[Text]) -> list[Text]:
    """With all that a page says of them."""
    wanted = list(texts)
    found: dict[Text, Text] = {}
    for rows in (_resolutions(), _papers()):
        if keys := [text.pk for text in wanted if isinstance(text, rows.model)]:
            found |= {text: text for text in rows.in_bulk(keys).values()}
    return [found[text] for text in wanted if text in found]


def compare(left: Text, right: Text) -> Comparison:
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


def _clauses(text: Text) -> list[Clause]:
    rows = Clause.objects.filter(**{_owner(text): text.pk}).defer("search", "lines").order_by("position")
    return list(rows[: settings.COMPARE_CLAUSES_MAX + 1])


def _owner(text: Text) -> str:
    """The column of a clause that says it is this text's."""
    return "paper_id" if isinstance(text, Paper) else "resolution_id"


def _texts(clauses: Sequence[Clause]) -> list[str]:
    return [" ".join(clause.text.split()) for clause in clauses]


def _places(clauses: Sequence[Clause]) -> list[str]:
    """Places of their own; clauses without one stand for nothing on the other side."""
    return [f"{clause.kind} {clause.pinpoint or clause.pk}" for clause in clauses]


Cells = list[tuple[Cell | None, Cell | None]]


def _cells(
    pairs: Sequence[Pair],
    lefts: Sequence[Clause],
    left: Text,
    rights: Sequence[Clause],
    right: Text,
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


def _cell(clause: Clause | None, text: Text, said: Sequence[Said]) -> Cell | None:
    if clause is None:
        return None
    return Cell(clause, f"{text.get_absolute_url()}{clause.fragment(text.parts)}", said)


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


def offered(text: Text) -> dict[str, Sequence[Text]]:
    """Texts of its kind to hold beside one, by why: four SQL queries at most."""
    rows: QuerySet[Any] = _papers() if isinstance(text, Paper) else _resolutions()
    others = rows.exclude(pk=text.pk)
    with connection.cursor() as cursor:
        cursor.execute(_ALIKE.format(owner=_owner(text)), [text.pk, text.pk, _ALIKE_MAX, OFFERED_MAX])
        keys = [key for key, _ in cursor.fetchall()]
    alike = rows.in_bulk(keys)
    order = ("title", "pk") if isinstance(text, Paper) else SESSION_ORDER
    named = others.filter(symbol_key=text.symbol_key)[:OFFERED_MAX] if text.symbol_key else ()
    found: dict[str, Sequence[Text]] = {
        gettext("Of the same symbol"): list(named),
        gettext("With clauses that say the same"): [alike[key] for key in keys if key in alike],
        gettext("Of the same session"): list(
            others.filter(session=text.session).order_by(*order)[:OFFERED_MAX]
        ),
    }
    seen: set[int] = set()
    for reason, texts in found.items():
        found[reason] = [one for one in texts if one.pk not in seen]
        seen.update(one.pk for one in texts)
    return {reason: texts for reason, texts in found.items() if texts}
