"""What a search finds, by sets of clauses from the derived index; it says the same as the table.

The index knows nothing of clauses that have changed since it was made. These are looked for in the table, and
counted with the others.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, reduce
from operator import or_

import numpy as np
from django.conf import settings
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef
from pyroaring import BitMap

from archive.index.columns import bytes_of
from archive.index.kept import kept
from archive.index.parsing import Numbers, distinct
from archive.index.snapshot import Snapshot
from archive.models import Clause, Reference
from archive.queries.found import (
    CITES,
    COLUMNS,
    FACETS,
    Counts,
    Facets,
    Found,
    Keys,
    Sort,
    TableFound,
    count_each,
    instruments_counted,
    narrow,
    ordered,
    passages,
)
from archive.queries.keys import one_of, written
from archive.queries.matching import Matching, UndecidedError
from archive.queries.ranking import Passage, by_score
from archive.queries.reading import Reading
from archive.queries.sending import sent
from archive.queries.shortlist import shortlist
from archive.queries.state import current_state
from archive.queries.years import among

# Where words were typed side by side, so many clauses are scored for each that is put in order: the index
# knows least of where words stand. Others it proposes nearly as they are scored.
PROPOSED = 2

# What a clause takes that was scored, or is new to the index.
ROW_BYTES = 1500

_ALIKE = "SELECT alike, array_agg(id) FROM archive_clause WHERE alike = ANY(%s::bigint[]) GROUP BY alike"

_INSTRUMENTS = ArraySubquery(Reference.objects.filter(clause=OuterRef("pk")).order_by().values("instrument"))


def find(reading: Reading, filters: Keys) -> Found:
    """What has the words, of which there may be none, and passes the filters.

    To be asked within one transaction that sees one state of the archive.
    """
    snapshot = take_snapshot()
    if snapshot.is_empty or len(snapshot.changed) > settings.INDEX_CHANGES_MAX:
        return TableFound(reading, filters)
    question = reading.typed, reading.tree, reading.lexemes.languages, frozenset(filters.items())
    found: IndexedFound | None = kept.answer(question, snapshot.state)
    if found is None:
        try:
            found = IndexedFound(snapshot, reading, filters)
        except UndecidedError:
            return TableFound(reading, filters)
        if found.is_of_clauses_alone:
            kept.keep_answer(question, snapshot.state, found, found.size)
    return found


def take_snapshot() -> Snapshot:
    """Of the index as the transaction sees it."""
    state = current_state()
    return Snapshot(state.changed, state.changes, state.segments)


@dataclass(frozen=True, slots=True)
class _Fresh:
    """A clause that the index knows nothing of; `values` are by filter, as in `Snapshot.values`."""

    key: int
    owner: int
    values: Mapping[str, Collection[str]]

    def passes(self, filters: Keys, but: str = "") -> bool:
        return all(
            any(value in self.values[name] for value in values)
            for name, values in filters.items()
            if name != but
        )


class IndexedFound:
    """Several threads may ask the same one, in transactions that see the same clauses."""

    def __init__(self, snapshot: Snapshot, reading: Reading, filters: Keys) -> None:
        """Raises UndecidedError."""
        self._snapshot = snapshot
        self._reading = reading
        self._asked_filters = filters
        self._filters = {name: tuple(map(str, values)) for name, values in filters.items()}
        self._matching = Matching(snapshot, reading)
        self._clauses = self._matching.clauses()
        self._fresh = list(self._read_fresh())
        if "year" in self._filters:
            years = {*snapshot.values("year"), *(year for one in self._fresh for year in one.values["year"])}
            self._filters["year"] = among(self._filters["year"], years)
        self._found = self._narrowed(self._clauses)
        self._fresh_found = [one for one in self._fresh if one.passes(self._filters)]
        self._scored: list[Passage] = []
        self._best = BitMap()
        self._counted: dict[tuple[str, ...], Facets] = {}

    @property
    def is_of_clauses_alone(self) -> bool:
        """Whether nothing was looked up but clauses, which the state of the index tells of."""
        return not self._matching.fields

    @property
    def size(self) -> int:
        """About how many bytes it takes, and what it holds on to."""
        rows = len(self._fresh) + settings.SEARCH_SCORED
        return rows * ROW_BYTES + sum(map(bytes_of, (self._clauses, self._found))) + self._snapshot.size

    def number(self) -> int:
        return len(self._found) + len(self._fresh_found)

    def counts(self) -> Counts:
        return self._counts

    @cached_property
    def _counts(self) -> Counts:
        owners = self._owners()
        papers = int(np.count_nonzero(owners < 0))
        return Counts(self.number(), len(owners) - papers, papers)

    def owners(self) -> list[int]:
        found: list[int] = self._owners().tolist()
        return found

    def _owners(self) -> Numbers:
        owners = self._snapshot.owners(self._found)
        if self._fresh_found:
            owners = distinct(np.append(owners, [one.owner for one in self._fresh_found]))
        return owners

    def facets(self, names: Collection[str] = FACETS) -> Facets:
        asked = tuple(names)
        if asked not in self._counted:
            self._counted[asked] = self._count(names)
        return self._counted[asked]

    def _count(self, names: Collection[str]) -> Facets:
        self._read_for(names)
        columns = [name for name in names if name != CITES]
        known = self._snapshot.counts([name for name in columns if name not in self._filters], self._found)
        counted: Facets = {}
        for name in columns:
            if name in self._filters:
                known.update(self._snapshot.counts((name,), self._narrowed(self._clauses, but=name)))
            counts = self._fresh_values(name)
            counts.update(known[name])
            counted[name] = {value: count for value, count in counts.items() if count}
        return {**counted, CITES: self._cited()} if CITES in names else counted

    def _read_for(self, names: Collection[str]) -> None:
        """Have at hand what `_count` reads."""
        if self._filters:
            self._snapshot.read_values(names)
            return
        self._snapshot.read_for_counts([name for name in names if name != CITES], self._found)
        if CITES in names:
            self._snapshot.read_values((CITES,))

    def _cited(self) -> dict[str, int]:
        """What is counted apart may be the commonest only together with what the index counts."""
        clauses = self._narrowed(self._clauses, but=CITES) if CITES in self._filters else self._found
        counts = self._fresh_values(CITES)
        for value in {*counts, *self._filters.get(CITES, ())}:
            counts[value] += clauses.intersection_cardinality(self._snapshot.value(CITES, value))
        most = instruments_counted(self._filters)
        counts = Counter({**self._snapshot.cited(clauses, most), **counts})
        best = sorted(counts, key=lambda value: (-counts[value], value))[:most]
        return {value: counts[value] for value in (*best, *self._filters.get(CITES, ())) if counts[value]}

    def _fresh_values(self, name: str) -> Counter[str]:
        found = (one for one in self._fresh if one.passes(self._filters, but=name))
        return Counter(value for one in found for value in one.values[name])

    def count_by(self, name: str) -> Mapping[str, int]:
        counts = Counter(value for one in self._fresh_found for value in one.values[name])
        for value, having in self._snapshot.values(name).items():
            counts[value] += self._found.intersection_cardinality(having)
        return {value: count for value, count in counts.items() if count}

    def cross(self, name: str, other: str) -> Mapping[tuple[str, str], int]:
        counts = Counter(
            (value, across)
            for one in self._fresh_found
            for value in one.values[name]
            for across in one.values[other]
        )
        columns = self._snapshot.values(other).items()
        for value, having in self._snapshot.values(name).items():
            clauses = self._found & having
            for across, having_too in columns if clauses else ():
                counts[value, across] += clauses.intersection_cardinality(having_too)
        return {pair: count for pair, count in counts.items() if count}

    def keys(self, sort: Sort, start: int, end: int) -> list[int]:
        return self.page(sort, start, end, ())[0]

    def page(self, sort: Sort, start: int, end: int, names: Collection[str]) -> tuple[list[int], Facets]:
        """Facets are counted while PostgreSQL scores."""
        self._read_for(names)
        if sort == Sort.RELEVANCE:
            keys = self._by_relevance(start, end, lambda: self.facets(names))
        else:
            keys = self._by_date(self._found | self._new, sort, start, end)
        return keys, self.facets(names)

    def owner_of(self, keys: Sequence[int]) -> Mapping[int, int]:
        new = {one.key: one.owner for one in self._fresh_found}
        return {**self._snapshot.owner_of(BitMap(keys)), **{key: new[key] for key in keys if key in new}}

    def owners_by_date(self, sort: Sort, but: Collection[int], start: int, end: int) -> list[int]:
        """By the first clause of each."""
        firsts, left_out = self._snapshot.first_of_each(self._found), set(but)
        for one in self._fresh_found:
            firsts[one.owner] = min(one.key, firsts.get(one.owner, one.key))
        owner_of = {key: owner for owner, key in firsts.items() if owner not in left_out}
        return [owner_of[key] for key in self._by_date(BitMap(owner_of), sort, start, end)]

    def clauses_of(self, owners: Collection[int]) -> Mapping[int, Collection[int]]:
        found = {owner: list(self._found & self._snapshot.owned([owner])) for owner in owners}
        for one in self._fresh_found:
            if one.owner in found:
                found[one.owner].append(one.key)
        return found

    def passages(self, keys: Sequence[int]) -> list[Passage]:
        return passages(keys, self._scored)

    def alike(self, fingerprints: Collection[int]) -> Mapping[int, int]:
        found = self._found | self._new
        with sent(_ALIKE, [written(fingerprints)], prepared=True) as rows:
            pass
        return {alike: found.intersection_cardinality(BitMap(keys)) for alike, keys in rows}

    @cached_property
    def _new(self) -> BitMap:
        return BitMap(one.key for one in self._fresh_found)

    def _by_relevance(self, start: int, end: int, meanwhile: Callable[[], object]) -> list[int]:
        """The best as the table would rank them, of those that the index proposes and those new to it."""
        most = settings.SEARCH_SCORED
        size = PROPOSED * most if any(self._matching.neighbours()) else most
        if not self._best:
            self._best = shortlist(self._matching, self._found, size) | self._new
        best = self._best
        keys: list[int] = []
        if best and (start < most or len(best) > most):
            if not self._scored:
                self._scored = by_score(best, self._reading, meanwhile)
            scored = [passage.pk for passage in self._scored]
            keys, best = scored[start:end], BitMap(scored)
        if end > most:
            others = (self._found | self._new) - best
            keys += self._by_date(others, Sort.NEWEST, max(start, most) - most, end - most)
        return keys

    def _by_date(self, found: BitMap, sort: Sort, start: int, end: int) -> list[int]:
        """Year by year, so that only clauses of the years about are put in order one by one."""
        before = 0
        wanted = BitMap()
        for clauses in self._years(found, sort):
            if before + len(wanted) >= end:
                break
            if not wanted and before + len(clauses) <= start:
                before += len(clauses)
            else:
                wanted |= clauses
        rows = ordered(Clause.objects.filter(one_of(wanted)), sort).values_list("pk", flat=True)
        return list(rows[start - before : end - before]) if wanted else []

    def _years(self, found: BitMap, sort: Sort) -> Iterator[BitMap]:
        """The clauses of each year in order, those of none last."""
        known = self._snapshot.values("year")
        new: dict[str, BitMap] = {}
        for one in self._fresh_found:
            for year in one.values["year"]:
                new.setdefault(year, BitMap()).add(one.key)
        dated = BitMap()
        for year in sorted({*known, *new}, key=int, reverse=sort == Sort.NEWEST):
            clauses = known.get(year, BitMap()) - self._snapshot.changed | new.get(year, BitMap())
            dated |= clauses
            yield clauses & found
        yield found - dated

    def count_each(self, readings: Sequence[Reading]) -> list[int]:
        """One SQL query for what the index leaves open of all of them."""
        bounds = [matching.bounds() for matching in Matching.of_each(self._snapshot, readings)]
        sure = [self._narrowed(one.sure) for one in bounds]
        undecided = [
            (self._narrowed(one.possible) - known) | self._snapshot.changed
            for one, known in zip(bounds, sure, strict=True)
        ]
        looked_at = reduce(or_, undecided, BitMap())
        if len(looked_at) > settings.INDEX_UNDECIDED_MAX + len(self._snapshot.changed):
            return TableFound(self._reading, self._asked_filters).count_each(readings)
        if not looked_at:
            return list(map(len, sure))
        rows = Clause.objects.order_by().filter(one_of(looked_at), narrow(self._asked_filters))
        conditions = [
            one_of(some) & reading.condition for some, reading in zip(undecided, readings, strict=True)
        ]
        decided = count_each(rows, conditions)
        return [len(known) + more for known, more in zip(sure, decided, strict=True)]

    def _narrowed(self, clauses: BitMap, but: str = "") -> BitMap:
        for name, values in self._filters.items():
            if name != but:
                having = (self._snapshot.value(name, value) for value in values)
                clauses = clauses & reduce(or_, having, BitMap())
        return clauses

    def _read_fresh(self) -> Iterator[_Fresh]:
        """One SQL query; none where nothing has changed."""
        if not self._snapshot.changed:
            return
        rows = Clause.objects.order_by().filter(one_of(self._snapshot.changed), self._reading.condition)
        for key, resolution, paper, cited, *values in rows.values_list(
            "pk", "resolution_id", "paper_id", _INSTRUMENTS, *COLUMNS.values()
        ):
            texts = (() if value in (None, "") else (str(value),) for value in values)
            by_name = {CITES: frozenset(cited), **dict(zip(COLUMNS, texts, strict=True))}
            yield _Fresh(key, resolution or -paper, by_name)
