"""What a text cites, and what cites it."""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext

from archive.models import Clause, Footnote, Paper, Reference, Resolution
from archive.queries.resolutions import DATED
from archive.queries.sources import clause_name

if TYPE_CHECKING:
    from archive.queries.texts import Cited, Owner

Addresses = Mapping[str, str]

# Texts that are named as citing one; of the most cited there are thousands.
CITING = 50

# Clauses that are named as citing one instrument.
PLACES = 12


@dataclass(slots=True)
class Instrument:
    """What is cited: its name, its address if the archive has it, and by what as (name, fragment)."""

    key: str
    address: str
    places: list[tuple[str, str]] = field(default_factory=list)

    @property
    def shown(self) -> list[tuple[str, str]]:
        return self.places[:PLACES]

    @property
    def further(self) -> int:
        return len(self.places) - len(self.shown)


@dataclass(slots=True)
class Citing:
    """A text that cites another: where, as (name, fragment), and in how many places that are not shown."""

    text: "Owner"
    places: list[tuple[str, str]] = field(default_factory=list)
    further: int = 0


@dataclass(frozen=True, slots=True)
class CitedBy:
    """Texts that cite one, the newest first; `number` counts also those that are not shown."""

    texts: list[Citing]
    number: int


def addresses_of(keys: Collection[str]) -> Addresses:
    """Where the archive has what these keys name. Two SQL queries, none without keys."""
    if not keys:
        return {}
    found: dict[str, str] = {}
    for model in (Paper, Resolution):
        rows = model.objects.filter(symbol__in=keys).select_related("session").order_by("-pk")
        found |= {row.symbol: row.get_absolute_url() for row in rows.only("symbol", "slug", "session__slug")}
    return found


def instruments_of(
    rows: Iterable[Clause | Footnote], cited: "Cited", addresses: Addresses
) -> list[tuple[str, list[Instrument]]]:
    """What these clauses and footnotes cite, by kind, each named once and in order of number."""
    kinds: dict[str, dict[str, Instrument]] = {str(kind): {} for kind in Reference.Kind.values}
    for row in rows:
        for reference in cited.get(row, ()):
            fresh = Instrument(reference.key, addresses.get(reference.key, ""))
            places = kinds[reference.kind].setdefault(reference.key, fresh).places
            if (place := _place(row)) not in places:
                places.append(place)
    return [
        (kind, sorted(found.values(), key=lambda one: _natural(one.key)))
        for kind, found in kinds.items()
        if found
    ]


def cited_by(owner: "Owner") -> CitedBy:
    """The texts that cite this one by its symbol. Five SQL queries at most, none without a symbol."""
    if not owner.symbol:
        return CitedBy([], 0)
    owners = ("clause__resolution", "footnote__resolution", "clause__paper", "footnote__paper")
    found = Reference.objects.filter(key=owner.symbol).values_list(*owners).distinct()
    keys: dict[type[Resolution] | type[Paper], set[int]] = {Resolution: set(), Paper: set()}
    for row in found:
        keys[Resolution].update(filter(None, row[:2]))
        keys[Paper].update(filter(None, row[2:]))
    keys[type(owner)].discard(owner.pk)
    texts: list[Citing] = []
    for model, wanted in keys.items():
        if wanted:
            rows = model.objects.filter(pk__in=wanted).select_related(
                "session__conference", "session__committee"
            )
            newest = rows.order_by(DATED.desc(nulls_last=True), "pk")[: CITING - len(texts)]
            texts += _with_places(owner.symbol, {row.pk: Citing(row) for row in newest})
    return CitedBy(texts, sum(map(len, keys.values())))


def _with_places(symbol: str, texts: dict[int, Citing]) -> list[Citing]:
    """Texts of one kind, by key, with their clauses that cite this symbol."""
    if not texts:
        return []
    name = "resolution" if isinstance(next(iter(texts.values())).text, Resolution) else "paper"
    clauses = (
        Clause.objects.filter(**{f"{name}__in": list(texts)})
        .filter(Exists(Reference.objects.filter(clause=OuterRef("pk"), key=symbol)))
        .only("kind", "pinpoint", "anchor", "resolution", "paper")
        .order_by("position")
    )
    for clause in clauses:
        citing = texts[getattr(clause, f"{name}_id")]
        if len(citing.places) < PLACES:
            citing.places.append((_place(clause)[0], clause.fragment(citing.text.parts)))
        else:
            citing.further += 1
    return list(texts.values())


def _place(row: Clause | Footnote) -> tuple[str, str]:
    if isinstance(row, Clause):
        return row.pinpoint or clause_name(row), f"#{row.anchor}"
    return gettext("footnote %(label)s") % {"label": row.label}, f"#note-{row.position}"


def _natural(key: str) -> list[tuple[int, str]]:
    """ "A/RES/55/25" before "A/RES/70/1"."""
    return [(int(piece), "") if piece.isdecimal() else (0, piece) for piece in re.split(r"(\d+)", key)]
