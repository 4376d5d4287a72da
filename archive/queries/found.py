"""What a search finds, counted and put in order: here by the table and GIN, in `indexed.py` by sets."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import reduce
from operator import or_
from typing import Protocol

from django.conf import settings
from django.db.models import Count, F, Min, Q, QuerySet, TextField, Value
from django.db.models.functions import Cast, Coalesce

from archive.models import Clause, Reference
from archive.queries.ranking import Passage, by_score, densest
from archive.queries.reading import Reading
from archive.queries.years import in_years

# The filters, and the clause's column each narrows.
COLUMNS = {
    "kind": "kind",
    "verb": "verb",
    "committee": "committee_id",
    "conference": "conference_id",
    "year": "year",
    "outcome": "outcome",
    "language": "language",
}
# The filter that a clause may have several values of: the instruments that it cites.
CITES = "cites"
FACETS = (*COLUMNS, CITES)
# Of each filter the values as they stand in the column, any of which a clause must have; of years also spans.
Keys = Mapping[str, tuple[str, ...]]
Facets = dict[str, dict[str, int]]

# Oldest first, by what `Clause.year` is the year of; then document by document and clause by clause. No two
# clauses share a place.
_DATED = Coalesce("conference__start_date", "resolution__document__date", "paper__document__date")
_IN_DOCUMENT_ORDER = (
    "session_id",
    F("resolution__document_id").asc(nulls_last=True),
    "resolution__position",
    "paper_id",
    "position",
)
_DOCUMENT_ORDER = (F("year").asc(nulls_last=True), _DATED.asc(nulls_last=True), *_IN_DOCUMENT_ORDER)
_NEWEST_ORDER = (F("year").desc(nulls_last=True), _DATED.desc(nulls_last=True), *_IN_DOCUMENT_ORDER)

# Whose a clause is: one of both.
_OWNERS = ("resolution_id", "paper_id")


class Sort(StrEnum):
    RELEVANCE = "relevance"
    NEWEST = "newest"
    DOCUMENT = "document"


@dataclass(frozen=True, slots=True)
class Counts:
    clauses: int
    resolutions: int
    papers: int


class Found(Protocol):
    """The clauses that have what was asked and that the filters let through."""

    def number(self) -> int:
        """How many clauses."""

    def counts(self) -> Counts: ...

    def owners(self) -> Collection[int]:
        """Whose the clauses are, each once: keys of resolutions, and below zero of papers."""

    def facets(self, names: Collection[str] = FACETS) -> Facets:
        """By filter and value, how many clauses it would show under every filter but its own.

        Of instruments those that are chosen, and FACET_INSTRUMENTS others and one that most clauses cite.
        """

    def count_each(self, readings: Sequence[Reading]) -> list[int]:
        """How many clauses each of these questions would find under the same filters."""

    def count_by(self, name: str) -> Mapping[str, int]:
        """By each value of one filter, of CITES too, how many of the clauses have it."""

    def cross(self, name: str, other: str) -> Mapping[tuple[str, str], int]:
        """By each pair of values of two filters in COLUMNS, how many of the clauses have both."""

    def keys(self, sort: Sort, start: int, end: int) -> list[int]:
        """Of the clauses in this order, those from and up to.

        By relevance the best SEARCH_SCORED by their score, and then the others, the newest first.
        """

    def page(self, sort: Sort, start: int, end: int, names: Collection[str]) -> tuple[list[int], Facets]:
        """`keys` and `facets`, which may be counted meanwhile."""

    def owner_of(self, keys: Sequence[int]) -> Mapping[int, int]:
        """Whose some of the clauses are, by key: keys of resolutions, and below zero of papers."""

    def owners_by_date(self, sort: Sort, but: Collection[int], start: int, end: int) -> list[int]:
        """Of those whose clauses were found but these, in an order of dates, those from and up to."""

    def clauses_of(self, owners: Collection[int]) -> Mapping[int, Collection[int]]:
        """The clauses of each of these that were found."""

    def passages(self, keys: Sequence[int]) -> list[Passage]:
        """The texts of these clauses, in their order. One SQL query unless all of them were scored."""

    def alike(self, fingerprints: Collection[int]) -> Mapping[int, int]:
        """How many clauses have each of these. One SQL query."""


def narrow(filters: Keys, but: str = "") -> Q:
    """The condition of all filters together but one: any of a filter's values, in every filter."""
    return Q(*(_has(name, values) for name, values in filters.items() if name != but))


def _has(name: str, values: tuple[str, ...]) -> Q:
    match name:
        case "year":
            return in_years(values)
        case "cites":
            citing = Reference.objects.filter(instrument__in=values, clause__isnull=False)
            return Q(pk__in=citing.values("clause"))
    return Q(**{f"{COLUMNS[name]}__in": values})


def instruments_counted(filters: Keys) -> int:
    """Of how many instruments clauses are counted, so that one is left over where there are more to show."""
    return len(filters.get(CITES, ())) + settings.FACET_INSTRUMENTS + 1


class TableFound:
    """By GIN and what else the table has: each answer visits every clause found."""

    def __init__(self, reading: Reading, filters: Keys) -> None:
        self._reading = reading
        self._filters = filters
        self._clauses = Clause.objects.filter(reading.condition)
        self._found = self._clauses.filter(narrow(filters))
        self._scored: list[Passage] = []

    def number(self) -> int:
        return self._found.count()

    def counts(self) -> Counts:
        return Counts(
            **self._found.aggregate(
                clauses=Count("pk"),
                resolutions=Count("resolution", distinct=True),
                papers=Count("paper", distinct=True),
            )
        )

    def owners(self) -> list[int]:
        rows = self._found.order_by().values_list(*_OWNERS).distinct()
        return [resolution or -paper for resolution, paper in rows]

    def facets(self, names: Collection[str] = FACETS) -> Facets:
        counts = [
            self._clauses.filter(narrow(self._filters, but=name))
            .order_by()
            .values_list(Value(name), _text(name))
            .annotate(count=Count("pk"))
            for name in names
            if name != CITES
        ]
        first, *rest = [*counts, *self._cited()] if CITES in names else counts
        counted: Facets = {name: {} for name in names}
        for name, key, count in first.union(*rest, all=True):
            if key:  # a clause without a phrase or a year is in no facet
                counted[name][key] = count
        return counted

    def count_each(self, readings: Sequence[Reading]) -> list[int]:
        has = [reading.condition for reading in readings]
        return count_each(Clause.objects.filter(narrow(self._filters), reduce(or_, has, Q())), has)

    def count_by(self, name: str) -> Mapping[str, int]:
        found = self._found.order_by()
        if name == CITES:
            cited = Reference.objects.order_by().filter(clause__in=found.values("pk"))
            return dict(cited.values_list("instrument").annotate(count=Count("clause", distinct=True)))
        counted = found.values_list(_text(name)).annotate(count=Count("pk"))
        return {value: count for value, count in counted if value}

    def cross(self, name: str, other: str) -> Mapping[tuple[str, str], int]:
        counted = self._found.order_by().values_list(_text(name), _text(other)).annotate(count=Count("pk"))
        return {(value, across): count for value, across, count in counted if value and across}

    def _cited(self) -> Iterator[QuerySet[Reference, tuple[str, str, int]]]:
        """The commonest instruments, and those that are chosen."""
        clauses = self._clauses.filter(narrow(self._filters, but=CITES)).order_by()
        cited = Reference.objects.order_by().filter(clause__in=clauses.values("pk"))
        of_all = cited.values_list(Value(CITES), Cast("instrument", TextField()))
        counted = of_all.annotate(count=Count("clause", distinct=True))
        yield counted.order_by("-count", "instrument")[: instruments_counted(self._filters)]
        if chosen := self._filters.get(CITES):
            yield counted.filter(instrument__in=chosen)

    def keys(self, sort: Sort, start: int, end: int) -> list[int]:
        if sort != Sort.RELEVANCE:
            return list(ordered(self._found, sort).values_list("pk", flat=True)[start:end])
        most = settings.SEARCH_SCORED
        best = densest(self._found, self._reading)
        if start < most:
            self._scored = by_score(best, self._reading)
        keys = [passage.pk for passage in self._scored[start:end]]
        if end > most and (start >= most or len(self._scored) == most):
            others = ordered(self._found.exclude(pk__in=best), Sort.NEWEST).values_list("pk", flat=True)
            keys += others[max(start, most) - most : end - most]
        return keys

    def page(self, sort: Sort, start: int, end: int, names: Collection[str]) -> tuple[list[int], Facets]:
        return self.keys(sort, start, end), self.facets(names)

    def owner_of(self, keys: Sequence[int]) -> Mapping[int, int]:
        rows = Clause.objects.order_by().filter(pk__in=keys).values_list("pk", *_OWNERS)
        return {key: resolution or -paper for key, resolution, paper in rows}

    def owners_by_date(self, sort: Sort, but: Collection[int], start: int, end: int) -> list[int]:
        firsts = self._found.order_by().values(*_OWNERS).annotate(first=Min("pk")).values("first")
        clauses = ordered(Clause.objects.filter(pk__in=firsts).exclude(_owned_by(but)), sort)
        return [resolution or -paper for resolution, paper in clauses.values_list(*_OWNERS)[start:end]]

    def clauses_of(self, owners: Collection[int]) -> Mapping[int, Collection[int]]:
        found: dict[int, list[int]] = {owner: [] for owner in owners}
        rows = self._found.filter(_owned_by(owners)).order_by("pk").values_list("pk", *_OWNERS)
        for key, resolution, paper in rows:
            found[resolution or -paper].append(key)
        return found

    def passages(self, keys: Sequence[int]) -> list[Passage]:
        return passages(keys, self._scored)

    def alike(self, fingerprints: Collection[int]) -> Mapping[int, int]:
        found = self._found.filter(alike__in=fingerprints).order_by().values_list("alike")
        return dict(found.annotate(clauses=Count("pk")))


def passages(keys: Sequence[int], known: Iterable[Passage]) -> list[Passage]:
    """Those of these clauses, in their order, some of which may be known. One SQL query where one is not."""
    found = {passage.pk: passage for passage in known}
    if missing := [key for key in keys if key not in found]:
        rows = Clause.objects.order_by().filter(pk__in=missing).values_list(*Passage._fields)
        found.update((row[0], Passage(*row)) for row in rows)
    return [found[key] for key in keys]


def _owned_by(owners: Collection[int]) -> Q:
    """Of these resolutions and, below zero, papers."""
    resolutions = [owner for owner in owners if owner > 0]
    return Q(resolution__in=resolutions) | Q(paper__in=[-owner for owner in owners if owner < 0])


def _text(name: str) -> Cast:
    return Cast(COLUMNS[name], TextField())


def count_each(clauses: QuerySet[Clause], conditions: Sequence[Q]) -> list[int]:
    """How many of the clauses fulfil each. One SQL query, none without conditions."""
    counts = {f"n{n}": Count("pk", filter=one) for n, one in enumerate(conditions)}
    counted = clauses.aggregate(**counts) if counts else {}
    return [counted[name] for name in counts]


def ordered(clauses: QuerySet[Clause], sort: Sort) -> QuerySet[Clause]:
    """Not by relevance, which is no order of all clauses."""
    return clauses.order_by(*(_NEWEST_ORDER if sort == Sort.NEWEST else _DOCUMENT_ORDER))
