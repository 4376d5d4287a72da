"""What a process keeps of the index, so that it need not be read again."""

from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import RLock
from typing import Any, TypeVar

from django.conf import settings
from pyroaring import BitMap

from archive.index.counted import Order
from archive.index.parsing import Numbers

Key = tuple[str, str]
# Each segment with the number of clauses that are gone from it. Clauses go out of a segment and never return,
# so that their number tells one state from another.
State = tuple[tuple[int, int], ...]
Made = TypeVar("Made")

# Of a posting beside its sets.
_POSTING_BYTES = 200

# Stands for the segment of what was made of the postings of all.
_MERGED = 0


@dataclass(frozen=True, slots=True)
class Postings:
    """The clauses that have something, and the tiers of those it weighs most in, from the widest on.

    `counts` are as in `Posting`. `size` is in bytes, as they are stored.
    """

    clauses: BitMap
    tiers: tuple[BitMap, ...] = ()
    size: int = 0
    counts: bytes = b""

    def tier(self, level: int) -> BitMap:
        """Of what has fewer tiers, the deepest."""
        return self.tiers[min(level, len(self.tiers) - 1)] if self.tiers else self.clauses


@dataclass(frozen=True, slots=True)
class Runs:
    """Where in a segment the clauses of another text begin, and whose they are."""

    starts: Numbers
    owners: Numbers


@dataclass(frozen=True, slots=True)
class StoredValues:
    """The values of a filter with their clauses, as they are stored."""

    sets: list[tuple[str, bytes]]


@dataclass(slots=True)
class ReadSegment:
    """What is kept of a segment as long as the process lives, for nothing of it ever changes.

    The `values` of filters and its `runs` are read when they are asked for. Values stay as they are stored
    until the first of their filter is wanted, which may be while PostgreSQL does something else.
    """

    id: int
    clauses: BitMap
    buckets: int
    counted: Order
    values: dict[str, dict[str, BitMap] | StoredValues] = field(default_factory=dict)
    runs: Runs | None = None

    def values_of(self, name: str) -> dict[str, BitMap]:
        """The clauses by each value of a filter whose values were read."""
        found = self.values[name]
        if isinstance(found, StoredValues):
            # Another thread may do the same: it sees the one or the other.
            found = self.values[name] = {value: BitMap.deserialize(one) for value, one in found.sets}
        return found


class Kept:
    """What was read of segments, the least used given up first, and what was made of them together."""

    def __init__(self) -> None:
        self._lock = RLock()
        self._segments: dict[int, ReadSegment] = {}
        self._postings: OrderedDict[tuple[int, str, str], Postings] = OrderedDict()
        self._bytes = 0
        self._state: State = ()
        self._made: dict[Hashable, Any] = {}
        self._wanted: set[Hashable] = set()
        self._answered: Hashable = None
        self._answers: OrderedDict[Hashable, tuple[Any, int]] = OrderedDict()
        self._answers_bytes = 0

    def segment(self, number: int) -> ReadSegment | None:
        return self._segments.get(number)

    def keep_segments(self, found: Iterable[ReadSegment], current: Iterable[int]) -> None:
        with self._lock:
            kept = {number: one for number in current if (one := self._segments.get(number))}
            self._segments = {**kept, **{one.id: one for one in found}}

    def posting(self, number: int, key: Key) -> Postings | None:
        with self._lock:
            found = self._postings.get((number, *key))
            if found is not None:
                self._postings.move_to_end((number, *key))
            return found

    def keep_posting(self, number: int, key: Key, postings: Postings) -> None:
        with self._lock:
            if (number, *key) not in self._postings:
                self._postings[number, *key] = postings
                self._bytes += postings.size + _POSTING_BYTES
            while self._bytes > settings.INDEX_CACHE_BYTES and self._postings:
                self._give_up(next(iter(self._postings)))

    def merged(self, key: Key, state: State, make: Callable[[], Postings]) -> Postings:
        """What is made of the postings of all segments, as long as they are the current ones."""
        with self._lock:
            self._turn_to(state)
            found = self.posting(_MERGED, key)
            if found is None:
                found = make()
                self.keep_posting(_MERGED, key, found)
            return found

    def made(self, name: Hashable, state: State, make: Callable[[], Made]) -> Made:
        """What is made of all segments, as long as they are the current ones."""
        with self._lock:
            self._turn_to(state)
            if name not in self._made:
                self._made[name] = make()
            found: Made = self._made[name]
            return found

    def made_when_wanted_again(self, name: Hashable, state: State, make: Callable[[], Made]) -> Made | None:
        """None at first: making it takes as long as some questions, and pays from the next on."""
        with self._lock:
            self._turn_to(state)
            if name in self._wanted:
                return self.made(name, state, make)
            self._wanted.add(name)
            return None

    def answer(self, question: Hashable, state: Hashable) -> Any:
        """What was kept for the question in the same state, or None."""
        with self._lock:
            if state != self._answered or question not in self._answers:
                return None
            self._answers.move_to_end(question)
            return self._answers[question][0]

    def keep_answer(self, question: Hashable, state: Hashable, answer: object, size: int) -> None:
        """For the latest questions that take INDEX_ANSWERS_BYTES together, while the state is the same.

        `size` is in bytes.
        """
        with self._lock:
            if state != self._answered:
                self._answered = state
                self.forget_answers()
            self._answers_bytes += size - self._answers.pop(question, (None, 0))[1]
            self._answers[question] = answer, size
            while self._answers_bytes > settings.INDEX_ANSWERS_BYTES:
                self._answers_bytes -= self._answers.popitem(last=False)[1][1]

    def forget_answers(self) -> None:
        with self._lock:
            self._answers.clear()
            self._answers_bytes = 0

    @contextmanager
    def nothing(self) -> Iterator[None]:
        """As in a process that has just begun; afterwards as before. For one thread alone."""
        before = vars(self).copy()
        vars(self).update(vars(Kept()))
        try:
            yield
        finally:
            vars(self).update(before)

    def _turn_to(self, state: State) -> None:
        if state != self._state:
            self._state = state
            self._made.clear()
            self._wanted.clear()
            for key in [key for key in self._postings if key[0] == _MERGED]:
                self._give_up(key)

    def _give_up(self, key: tuple[int, str, str]) -> None:
        self._bytes -= self._postings.pop(key).size + _POSTING_BYTES


kept = Kept()
