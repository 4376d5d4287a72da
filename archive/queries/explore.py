"""What the charts of the archive as a whole show: counts by two things at once."""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Count
from django.utils.translation import gettext_lazy

from archive.models import Clause, Committee
from archive.queries.found import Keys
from archive.queries.indexed import find
from archive.queries.limits import search_limits
from archive.queries.reading import Reading
from archive.queries.resolutions import listed_resolutions
from archive.queries.sessions import listed_sessions
from archive.queries.years import periods

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

# As many as can be told apart, and read on a narrow screen by scrolling a little.
VERBS, COMMITTEES, PERIODS, INSTRUMENTS, PROFILE_VERBS = 20, 12, 24, 20, 6

CONSENSUS, RECORDED, REJECTED = (
    Clause.Outcome.WITHOUT_A_VOTE.value,
    Clause.Outcome.RECORDED.value,
    Clause.Outcome.REJECTED.value,
)

# What resolutions are counted by.
_OF_RESOLUTION = {"year": "year", "outcome": "outcome", "committee": "session__committee__pk"}


@dataclass(frozen=True, slots=True)
class Value:
    """Of a filter: as the URL of a search names it, and as people call it.

    These are kept for visitors of any language, so that a label in words is translated when it is shown.
    """

    value: str
    label: "StrOrPromise"


_OUTCOMES = tuple(Value(value, Clause.Outcome(value).label) for value in (CONSENSUS, RECORDED, REJECTED))


@dataclass(frozen=True, slots=True)
class Crossing:
    """How many of something have each pair of values, by (row, column); no pair that nothing has."""

    rows: tuple[Value, ...]
    columns: tuple[Value, ...]
    counts: Mapping[tuple[str, str], int]

    def of(self, row: str, column: str) -> int:
        return self.counts.get((row, column), 0)

    def of_row(self, value: str) -> int:
        return sum(self.of(value, column.value) for column in self.columns)

    def of_column(self, value: str) -> int:
        return sum(self.of(row.value, value) for row in self.rows)


@dataclass(frozen=True, slots=True)
class Lengths:
    """How many preambular and operative clauses the resolutions of each year or committee have."""

    clauses: Crossing
    resolutions: Mapping[str, int]


def verbs_across(name: str, filters: Keys) -> Crossing:
    """Clauses by opening phrase and "year" or "committee": of both the commonest, years in their order."""
    with search_limits():
        found = find(Reading(), filters)
        counts = found.cross("verb", name)
        columns = _columns(name, counts)
    grouped = _into(columns, counts)
    totals = Counter[str]()
    for (verb, _), count in grouped.items():
        totals[verb] += count
    verbs = sorted(totals, key=lambda verb: (-totals[verb], verb))[:VERBS]
    kept = {pair: count for pair, count in grouped.items() if pair[0] in verbs}
    return Crossing(tuple(Value(verb, verb.capitalize()) for verb in verbs), _values(columns), kept)


def lengths_across(name: str) -> Lengths:
    """By "year" or "committee", the preambular and operative clauses; only of what has resolutions."""
    with search_limits():
        counts = find(Reading(), {"kind": ("preambular", "operative")}).cross("kind", name)
        columns = _columns(name, counts)
    grouped = _into(columns, counts)
    kinds = tuple(Value(str(kind), kind.label) for kind in list(Clause.Kind)[:2])
    resolutions = (
        listed_resolutions().order_by().values_list(_OF_RESOLUTION[name]).annotate(number=Count("pk"))
    )
    numbers = {str(key): number for key, number in resolutions if key is not None}
    by_value = {column.value: sum(numbers.get(key, 0) for key in keys) for column, keys in columns}
    return Lengths(Crossing(_values(columns), kinds, {(b, a): n for (a, b), n in grouped.items()}), by_value)


@dataclass(frozen=True, slots=True)
class Profile:
    """A committee over the same years: its sessions, resolutions by how they were decided, and verbs."""

    sessions: Crossing
    votes: Crossing
    verbs: Crossing


def profile_of(committee: Committee) -> Profile:
    """Six SQL queries; of the verbs the PROFILE_VERBS commonest."""
    met = listed_sessions().filter(committee=committee).order_by().values_list(_OF_RESOLUTION["year"])
    sessions = {("session", str(year)): number for year, number in met.annotate(number=Count("pk")) if year}
    decided = listed_resolutions().filter(session__committee=committee).order_by()
    rows = decided.values_list(_OF_RESOLUTION["outcome"], _OF_RESOLUTION["year"]).annotate(number=Count("pk"))
    votes = {(outcome, str(year)): number for outcome, year, number in rows if year}
    with search_limits():
        verbs = find(Reading(), {"committee": (str(committee.pk),)}).cross("verb", "year")
    columns = _columns("year", {**sessions, **votes, **verbs})
    years = _values(columns)
    totals = Counter[str]()
    for (verb, _), number in verbs.items():
        totals[verb] += number
    best = sorted(totals, key=lambda verb: (-totals[verb], verb))[:PROFILE_VERBS]
    outcomes = (*_OUTCOMES, Value(Clause.Outcome.NONE.value, Clause.Outcome.NONE.label))
    return Profile(
        Crossing((Value("session", gettext_lazy("Sessions")),), years, _into(columns, sessions)),
        Crossing(outcomes, years, _into(columns, votes)),
        Crossing(tuple(Value(verb, verb.capitalize()) for verb in best), years, _into(columns, verbs)),
    )


def votes_across_years() -> Crossing:
    """Resolutions with a known vote, by how they were decided and year."""
    resolutions = listed_resolutions().filter(vote__isnull=False).order_by()
    rows = resolutions.values_list(_OF_RESOLUTION["outcome"], _OF_RESOLUTION["year"])
    counted = rows.annotate(number=Count("pk"))
    counts = {(outcome, str(year)): number for outcome, year, number in counted if year is not None}
    columns = _columns("year", counts)
    return Crossing(_OUTCOMES, _values(columns), _into(columns, counts))


def most_cited() -> tuple[tuple[str, int], ...]:
    """Instruments with how many clauses cite each."""
    with search_limits():
        cited = find(Reading(), {}).facets(("cites",))["cites"]
    return tuple(sorted(cited.items(), key=lambda one: (-one[1], one[0]))[:INSTRUMENTS])


_Columns = list[tuple[Value, Collection[str]]]


def _columns(name: str, counts: Mapping[tuple[str, str], int]) -> _Columns:
    """Each with the keys that it stands for: a year's or some years'; or a committee's."""
    totals = Counter[str]()
    for (_, key), count in counts.items():
        totals[key] += count
    if name == "year":
        spans = periods({int(key) for key in totals}, PERIODS)
        return [(Value(value, label), [*map(str, years)]) for value, label, years in spans]
    best = sorted(totals, key=lambda key: (-totals[key], int(key)))[:COMMITTEES]
    committees = Committee.objects.in_bulk([int(key) for key in best])
    named = [(committees[int(key)], key) for key in best if int(key) in committees]
    return [(Value(one.slug, one.short_name), [key]) for one, key in named]


def _values(columns: _Columns) -> tuple[Value, ...]:
    return tuple(column for column, _ in columns)


def _into(columns: _Columns, counts: Mapping[tuple[str, str], int]) -> dict[tuple[str, str], int]:
    """The counts of keys, under the columns that stand for them."""
    column_of = {key: column.value for column, keys in columns for key in keys}
    grouped = Counter[tuple[str, str]]()
    for (row, key), count in counts.items():
        if key in column_of:
            grouped[row, column_of[key]] += count
    return dict(grouped)
