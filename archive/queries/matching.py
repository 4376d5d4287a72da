"""A question as sets of clauses from the derived index: those that have it, and those that may.

The index knows lexemes, frequent phrases and words as printed, and values of filters. What it cannot decide
alone (longer phrases, odd texts, NEAR) it narrows down; the rest the table decides, clause by clause.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import reduce
from itertools import islice
from operator import and_, or_

from django.conf import settings
from pyroaring import BitMap

from archive.index.kept import Postings
from archive.index.lexicon import Spelled, Spelling
from archive.index.phrases import DISTANCES
from archive.index.snapshot import Snapshot
from archive.index.stored import Wanted
from archive.models import Clause
from archive.queries.bounds import Bounds, Join
from archive.queries.conditions import Way, ways
from archive.queries.fields import (
    RESOLUTIONS,
    at_place,
    citing,
    committees,
    conferences,
    like,
    opening,
    outcomes,
    owners,
    verbs,
)
from archive.queries.keys import one_of
from archive.queries.language import PLACES, All, Either, Field, Near, Node, Not, Span, Term
from archive.queries.lexemes import is_spelled, side_by_side, terms_of
from archive.queries.phrases import Part, phrase_bounds, phrase_keys, whole
from archive.queries.printed import PrintedTerm, PrintedWord, words_spelled
from archive.queries.reading import Reading

# Of a longer question its first pairs of words are looked for side by side.
NEIGHBOURS = 8


class UndecidedError(Exception):
    """The index leaves open more than INDEX_UNDECIDED_MAX clauses."""


class Matching:
    """The clauses of a snapshot that have what was asked, which is words, fields or both.

    Three SQL queries at most, one more for each value of a field that is looked up, one where clauses are
    left for the table to decide.
    """

    def __init__(self, snapshot: Snapshot, reading: Reading) -> None:
        self._prepare(snapshot, reading)
        _load(snapshot, [self])

    @classmethod
    def of_each(cls, snapshot: Snapshot, readings: Sequence[Reading]) -> "list[Matching]":
        """Of several questions with as many SQL queries as for one."""
        made = [cls.__new__(cls) for _ in readings]
        for one, reading in zip(made, readings, strict=True):
            one._prepare(snapshot, reading)
        _load(snapshot, made)
        return made

    def _prepare(self, snapshot: Snapshot, reading: Reading) -> None:
        self._snapshot = snapshot
        self._reading = reading
        self._ways = ways(reading.tree, reading.lexemes) if reading.tree else ()
        self.spellings: Mapping[Spelled, Spelling] = {}
        self.fields: dict[tuple[str, str | Span], BitMap] = {}
        self._weighed: dict[tuple[Term, str], list[Postings]] = {}
        self._printed: dict[tuple[Term, str], Bounds] = {}

    @property
    def known(self) -> int:
        """How many clauses the index knows."""
        return len(self._snapshot.clauses)

    def clauses(self) -> BitMap:
        """Raises UndecidedError."""
        found = self.bounds()
        if found.possible is found.sure:
            return found.sure
        undecided = found.possible - found.sure
        if len(undecided) > settings.INDEX_UNDECIDED_MAX:
            raise UndecidedError
        if not undecided:
            return found.sure
        decided = Clause.objects.order_by().filter(one_of(undecided), self._reading.condition)
        return found.sure | BitMap(decided.values_list("pk", flat=True))

    def pools(self) -> Iterator[BitMap]:
        """From narrow to wide, clauses that the words weigh most in; not all of them need match.

        First where each word weighs much, then where one does.
        """
        for join in (and_, or_):
            for level in range(self._depth() - 1, -1, -1):
                pools = [self._weighty(way.tree, way, level, join) for way in self._ways if way.tree]
                yield reduce(or_, (pool for pool in pools if pool is not None), BitMap())

    def units(self) -> Iterator[Postings]:
        """What the weight of a clause found is made of: lexemes, and frequent phrases of them."""
        for way in self._ways:
            for term in terms_of(way.tree):
                yield from self._units(term, way)

    def neighbours(self) -> Iterator[Postings]:
        """The clauses that may have words that were typed side by side next to each other, or one between."""
        for way in self._ways:
            for part in self._near(way):
                known, possible = self._snapshot.phrase(*part)
                yield Postings(possible, known.tiers)

    def bounds(self) -> Bounds:
        """Before the table has decided anything."""
        parts = []
        for way in self._ways:
            found = self._of(way.tree, way) if way.tree else Bounds(BitMap(), BitMap())
            if len(self._ways) > 1:
                spoken = reduce(or_, (self._snapshot.value("language", name) for name in way.languages))
                found = Bounds(found.sure & spoken, found.possible & spoken)
            parts.append(found)
        return Bounds.joined(or_, parts) if parts else Bounds(self._snapshot.clauses, self._snapshot.clauses)

    def _of(self, node: Node, way: Way) -> Bounds:
        match node:
            case Term():
                return self._term(node, way)
            case Near(left, right):
                possible = self._term(left, way).possible & self._term(right, way).possible
                return Bounds(BitMap(), possible)
            case Field(name, values):
                found = (
                    reduce(or_, (self._known_field(name, value) for value in values)) & self._snapshot.clauses
                )
                return Bounds(found, found)
            case Not(inner):
                bounds = self._of(inner, way)
                every = self._snapshot.clauses
                sure = every - bounds.possible
                return Bounds(sure, sure if bounds.sure is bounds.possible else every - bounds.sure)
            case All(nodes):
                return Bounds.joined(and_, [self._of(inner, way) for inner in nodes])
            case Either(nodes):
                return Bounds.joined(or_, [self._of(inner, way) for inner in nodes])
        raise AssertionError(node)

    def _term(self, term: Term, way: Way) -> Bounds:
        if is_spelled(term):
            return self._as_printed(term, way)
        steps = self._reading.lexemes.of(term, way.language)
        if len(steps) == 1:
            found = self._snapshot.lexeme(steps[0].lexemes[0]).clauses
            return Bounds(found, found)
        return phrase_bounds(self._snapshot, steps)

    def _as_printed(self, term: Term, way: Way) -> Bounds:
        if (term, way.language) not in self._printed:
            printed = self._printed_term(term, way)
            nothing = BitMap()
            self._printed[term, way.language] = (
                printed.bounds(self._snapshot) if printed else Bounds(nothing, nothing)
            )
        return self._printed[term, way.language]

    def _known_field(self, name: str, value: str | Span) -> BitMap:
        if (name, value) not in self.fields:
            self.fields[name, value] = self._field(name, value)
        return self.fields[name, value]

    def _field(self, name: str, value: str | Span) -> BitMap:
        if name in RESOLUTIONS:
            return self._snapshot.owned(owners(name, value))
        if name == "cites":
            return BitMap(citing(str(value)).values_list("clause", flat=True))
        if name == "verb" and " " in str(value):
            return BitMap(Clause.objects.order_by().filter(opening(str(value))).values_list("pk", flat=True))
        if name == "like":
            return BitMap(Clause.objects.order_by().filter(like(str(value))).values_list("pk", flat=True))
        if name in PLACES:
            return BitMap(
                Clause.objects.filter(at_place(name, value)).order_by().values_list("pk", flat=True)
            )
        column, values = _values(name, value)
        if isinstance(values, Span):
            low, high = values.low or 0, values.high or 10**9
            values = [year for year in self._snapshot.values(column) if low <= int(year) <= high]
        return reduce(or_, (self._snapshot.value(column, str(one)) for one in values), BitMap())

    def spelled(self) -> Iterator[Spelled]:
        """The words whose spelling counts."""
        for way in self._ways:
            for term in _terms(way):
                yield from self._spelled(term, way)

    def wanted(self) -> Iterator[Wanted]:
        """What must be loaded, once it is known how words are spelled."""
        for way in self._ways:
            for term in _terms(way):
                yield from self._keys(term, way)
            for part in self._near(way):
                yield from ((key, None) for key in self._snapshot.phrase_keys(*part))

    def _near(self, way: Way) -> Iterator[Part]:
        """Two words that are typed side by side as the phrases they make in either order."""
        for pair in islice(side_by_side(way.tree), NEIGHBOURS):
            one, other = (self._reading.lexemes.of(term, way.language) for term in pair)
            known = one and other and not any(map(is_spelled, pair))
            for left, right in ((one, other), (other, one)) if known else ():
                for distance in DISTANCES:
                    yield [left[-1].lexemes[0], right[0].lexemes[0]], [distance]

    def _spelled(self, term: Term, way: Way) -> list[Spelled]:
        steps = self._reading.lexemes.of(term, way.language)
        return words_spelled(term, steps, way.languages) if is_spelled(term) else []

    def _printed_term(self, term: Term, way: Way) -> PrintedTerm | None:
        words = [PrintedWord(word, self.spellings[word]) for word in self._spelled(term, way)]
        return PrintedTerm.of(term, self._reading.lexemes.of(term, way.language), words) if words else None

    def _keys(self, term: Term, way: Way) -> Iterator[Wanted]:
        if printed := self._printed_term(term, way):
            yield from printed.keys(self._snapshot)
            return
        steps = self._reading.lexemes.of(term, way.language)
        phrase = self._snapshot.phrase_key(*part) if (part := whole(steps)) else None
        for step in steps:
            yield from ((self._snapshot.lexeme_key(lexeme), phrase) for lexeme in step.lexemes)
        yield from phrase_keys(self._snapshot, steps)

    def _depth(self) -> int:
        return max((len(unit.tiers) for unit in self.units()), default=0)

    def _weighty(self, node: Node, way: Way, level: int, join: Join) -> BitMap | None:
        """Clauses in the tiers so deep of the words; None where it has none."""
        match node:
            case Term() | Near():
                units = [one.tier(level) for term in terms_of(node) for one in self._units(term, way)]
                return reduce(join, units) if units else None
            case All(nodes) | Either(nodes):
                parts = [part for one in nodes if (part := self._weighty(one, way, level, join)) is not None]
                return reduce(join if isinstance(node, All) else or_, parts) if parts else None
        return None

    def _units(self, term: Term, way: Way) -> list[Postings]:
        """What a term's weight is made of: a frequent phrase by itself, all else by each lexeme."""
        if (term, way.language) not in self._weighed:
            self._weighed[term, way.language] = self._weighed_by(term, way)
        return self._weighed[term, way.language]

    def _weighed_by(self, term: Term, way: Way) -> list[Postings]:
        if printed := self._printed_term(term, way):
            return list(printed.units(self._snapshot, self._as_printed(term, way).possible))
        steps = self._reading.lexemes.of(term, way.language)
        if (part := whole(steps)) is not None:
            known, _ = self._snapshot.phrase(*part)
            if known.clauses or self._snapshot.knows_phrase(*part):
                return [known]
        return [self._snapshot.lexeme(lexeme) for step in steps for lexeme in step.lexemes]


def _load(snapshot: Snapshot, matchings: Sequence[Matching]) -> None:
    """Look up for all at once what they share."""
    spellings = snapshot.spelled(word for one in matchings for word in one.spelled())
    fields: dict[tuple[str, str | Span], BitMap] = {}
    for one in matchings:
        one.spellings, one.fields = spellings, fields
    snapshot.load(wanted for one in matchings for wanted in one.wanted())


def _values(name: str, value: str | Span) -> tuple[str, Sequence[str | int] | Span]:
    """The filter that a field is about, and the values of it that are meant."""
    if isinstance(value, Span):
        return "year", value
    match name:
        case "type":
            return "kind", [value]
        case "lang":
            return "language", [value]
        case "vote":
            return "outcome", outcomes(value)
        case "committee":
            return "committee", list(committees(value).values_list("pk", flat=True))
        case "conference":
            return "conference", list(conferences(value).values_list("pk", flat=True))
    return "verb", list(verbs(value))


def _terms(way: Way) -> list[Term]:
    return list(dict.fromkeys((*terms_of(way.tree), *terms_of(way.tree, wanted=False))))
