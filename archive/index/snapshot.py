"""The index as one transaction sees it: sets of clauses by lexeme, phrase and filter value."""

from base64 import b64decode
from collections import Counter
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, partial, reduce
from operator import and_, or_

import numpy as np
from pyroaring import BitMap

from archive.index.citations import Citations
from archive.index.columns import Column, keys_of, make_column, places_of
from archive.index.counted import counts_of
from archive.index.kept import Key, Postings, ReadSegment, State, kept
from archive.index.lexicon import Spelled, Spelling, spelling_of
from archive.index.owners import Parts, first_of_each, owned, owner_column, owner_of, owners_of
from archive.index.parsing import Numbers
from archive.index.phrases import bucket_key, phrase_key
from archive.index.postings import Field
from archive.index.spellings import ODD
from archive.index.stored import Wanted, read_postings, read_runs, read_segments, read_values

_NONE = Postings(BitMap())

# As many clauses are counted one by one as this for each container that the sets have: an AND takes as long
# for a container, which holds the clauses among 65,536 keys, as counting so many.
COLUMN_CLAUSES = 64

# Words whose spelling a process keeps, as long as the segments are the same.
_SPELLED_KEPT = 10_000


class Snapshot:
    """What the index says of the clauses that have not changed since; `changed` it knows nothing of.

    All of it must be read within one transaction that sees one state of the archive. One SQL query where
    segments are new to the process; `load` and `read_values` one where what they read is.
    """

    def __init__(
        self, changed: Sequence[int], changes: int | None, segments: Sequence[tuple[str, str]]
    ) -> None:
        """Of what `archive_search_state` says in PostgreSQL; `changes` tells some changes from others."""
        self.changed = BitMap(changed)
        self._changes = changes
        self._gone = {int(number): BitMap.deserialize(b64decode(gone)) for number, gone in segments}
        self._segments = read_segments(list(self._gone))
        self._loaded: dict[tuple[int, Key], Postings] = {}
        self._merged: dict[Key, Postings] = {}

    @property
    def size(self) -> int:
        """How many bytes of postings it holds on to, as they are stored."""
        return sum(postings.size for postings in self._loaded.values())

    @property
    def is_empty(self) -> bool:
        """Whether there is no segment: all clauses, if any, are new to it."""
        return not self._segments

    @cached_property
    def clauses(self) -> BitMap:
        """All that it knows."""
        return self._together([(segment, segment.clauses) for segment in self._segments])

    def load(self, wanted: Iterable[Wanted]) -> None:
        """Have these at hand: keys of what `lexeme` and `phrase` ask for."""
        missing: dict[Wanted, None] = {}
        for key, unless in _in_turn(wanted):
            if unless is not None and self._is_everywhere(unless):
                continue
            for segment in self._segments:
                found = kept.posting(segment.id, key)
                if found is None:
                    missing[key, unless] = None
                else:
                    self._loaded[segment.id, key] = found
        if missing:
            self._read(list(missing))

    def spelled(self, words: Iterable[Spelled]) -> Mapping[Spelled, Spelling]:
        """As `spelling_of`; words that become known meanwhile are those of clauses that have changed."""
        known: dict[Spelled, Spelling] = kept.made("spelled", self._state, dict)
        wanted = set(words)
        found = {word: spelling for word in wanted if (spelling := known.get(word)) is not None}
        new = spelling_of(list(wanted - found.keys()))
        if len(known) + len(new) > _SPELLED_KEPT:
            known.clear()
        known.update(new)
        return {**found, **new}

    def lexeme_key(self, lexeme: str) -> Key:
        return Field.LEXEME.value, lexeme

    def phrase_key(self, lexemes: Sequence[str], distances: Sequence[int]) -> Key:
        return Field.PHRASE.value, phrase_key(lexemes, distances)

    def knows_phrase(self, lexemes: Sequence[str], distances: Sequence[int]) -> bool:
        """Whether each segment has a set of it, so that nothing is left open."""
        return self._is_everywhere(self.phrase_key(lexemes, distances))

    def phrase_keys(self, lexemes: Sequence[str], distances: Sequence[int]) -> list[Key]:
        """What must be loaded to know the clauses of a phrase."""
        keys = [self.phrase_key(lexemes, distances)]
        buckets = {segment.buckets for segment in self._segments}
        for left, right, distance in zip(lexemes, lexemes[1:], distances, strict=False):
            keys.append(self.phrase_key([left, right], [distance]))
            keys += [(Field.BUCKET.value, bucket_key(left, right, distance, number)) for number in buckets]
        return keys

    def lexeme(self, lexeme: str) -> Postings:
        return self._posting(self.lexeme_key(lexeme))

    def words(self, words: Iterable[str]) -> BitMap:
        """The clauses known to have any of these words as printed, in small letters."""
        return reduce(or_, (self._posting((Field.WORD.value, word)).clauses for word in words), BitMap())

    def odd(self, kind: str) -> BitMap:
        """Clauses of such texts, in segments that tell which they are."""
        return self._posting((Field.SPELLED.value, kind)).clauses

    def untold(self, lexeme: str) -> BitMap:
        """The clauses of a lexeme whose words as printed are not told; of ODD, any of which they are not."""
        untold = kept.merged(("untold", lexeme), self._state, lambda: self._untold(lexeme))
        return self._unchanged(untold.clauses)

    def phrase(self, lexemes: Sequence[str], distances: Sequence[int]) -> tuple[Postings, BitMap]:
        """Of two or three lexemes so far apart: the clauses known to have them so, and all that may."""
        key = self.phrase_key(lexemes, distances)
        possible = kept.merged(("possible", key[1]), self._state, lambda: self._possible(lexemes, distances))
        return self._posting(key), self._unchanged(possible.clauses)

    def value(self, name: str, value: str) -> BitMap:
        return self.values(name).get(value, _NONE.clauses)

    def values(self, name: str) -> Mapping[str, BitMap]:
        """The clauses by each value of a filter; some that are not among `clauses` may be in them."""
        self.read_values((name,))
        if len(self._segments) == 1:
            return self._segments[0].values_of(name)
        return kept.made(("values", name), self._state, lambda: self._merged_values(name))

    def read_values(self, names: Collection[str]) -> None:
        """Have the values of these filters at hand. One SQL query where some are new to the process."""
        read_values(self._segments, names)

    def counts(self, names: Collection[str], clauses: BitMap) -> dict[str, Mapping[str, int]]:
        """By filter, how many of some of `clauses` have each value of it."""
        if (key := self._counted(clauses)) is not None:
            return self._counts_of(key, names)
        keys: Numbers | None = None
        counted: dict[str, Mapping[str, int]] = {}
        for name in names:
            column = None
            if len(clauses) <= COLUMN_CLAUSES * self._containers(name):
                column = kept.made_when_wanted_again(
                    ("column", name), self._state, partial(self._column, name)
                )
            if column is not None:
                keys = places_of(clauses) if keys is None else keys
                counted[name] = dict(zip(column.values, column.counts(keys), strict=True))
            else:
                values = self.values(name).items()
                counted[name] = {value: clauses.intersection_cardinality(one) for value, one in values}
        return counted

    def read_for_counts(self, names: Collection[str], clauses: BitMap) -> None:
        """Have at hand what `counts` reads. One SQL query where some is new to the process."""
        if (key := self._counted(clauses)) is None:
            self.read_values(names)
        else:
            read_values([segment for segment, some in self._uncounted(key) if some], names)

    def cited(self, clauses: BitMap, most: int) -> Mapping[str, int]:
        """So many of the instruments that some of `clauses` cite most, and by how many of them."""
        values = self.values(Field.CITES)
        citations = kept.made("citations", self._state, lambda: Citations(values))
        return citations.commonest(clauses, most)

    def owned(self, owners: Iterable[int]) -> BitMap:
        """The clauses of these texts."""
        return self._unchanged(owned(self._in_runs(), owners))

    def owners(self, clauses: BitMap) -> Numbers:
        """Whose some of `clauses` are, each once: keys of resolutions, and below zero of papers."""
        column = kept.made_when_wanted_again("owners", self._state, self._owner_column)
        if column is not None:
            return np.asarray(column.values)[column.having(places_of(clauses))]
        return owners_of(self._in_runs(), clauses)

    def owner_of(self, clauses: BitMap) -> dict[int, int]:
        """Whose some of `clauses` are, by their keys."""
        return owner_of(self._in_runs(), clauses)

    def first_of_each(self, clauses: BitMap) -> dict[int, int]:
        """Of each text that some of `clauses` are of, the first of them."""
        return first_of_each(self._in_runs(), clauses)

    @property
    def state(self) -> Hashable:
        """Two snapshots with one state see the same clauses."""
        return self._state, self._changes

    @cached_property
    def _state(self) -> State:
        return tuple((number, len(gone)) for number, gone in self._gone.items())

    def _counted(self, clauses: BitMap) -> Key | None:
        """The posting that these are the clauses of, if some segment has counts of it."""
        merged = list(self._merged.items())  # which another thread may add to
        key = next((key for key, one in merged if one.clauses is clauses), None)
        return key if key and any(self._of(segment, key).counts for segment in self._segments) else None

    def _uncounted(self, key: Key) -> Iterator[tuple[ReadSegment, BitMap]]:
        """Of each segment the clauses that count and are not among stored counts, or are and count not."""
        for segment in self._segments:
            postings, lost = self._of(segment, key), self._gone[segment.id] | self.changed
            yield segment, postings.clauses & lost if postings.counts else postings.clauses - lost

    def _counts_of(self, key: Key, names: Collection[str]) -> dict[str, Mapping[str, int]]:
        read_values([segment for segment, some in self._uncounted(key) if some], names)
        counted: dict[str, Counter[str]] = {name: Counter() for name in names}
        for segment, clauses in self._uncounted(key):
            stored = self._of(segment, key).counts
            for name, counts in counted.items():
                counts.update(counts_of(name, stored, segment.counted) if stored else {})
                for value, having in segment.values_of(name).items() if clauses else ():
                    more = clauses.intersection_cardinality(having)
                    counts[value] += -more if stored else more
        return dict(counted)

    def _containers(self, name: str) -> int:
        """How many pieces the sets of a filter's values are made of."""
        values = self.values(name).values()
        return kept.made(
            ("containers", name),
            self._state,
            lambda: sum(one.get_statistics()["n_containers"] for one in values),
        )

    def _column(self, name: str) -> Column | None:
        values, known = self.values(name), reduce(or_, map(self._standing, self._segments))
        having = ((keys_of(clauses & known), number) for number, clauses in enumerate(values.values(), 1))
        return make_column(known, list(values), having)

    def _owner_column(self) -> Column | None:
        return owner_column(self._in_runs(), reduce(or_, map(self._standing, self._segments)))

    def _in_runs(self) -> Parts:
        """One SQL query where runs of segments are new to the process."""
        return [(runs, self._standing(one)) for one, runs in read_runs(self._segments)]

    def _standing(self, segment: ReadSegment) -> BitMap:
        return self._without(segment, segment.clauses)

    def _untold(self, lexeme: str) -> Postings:
        parts = []
        for segment in self._segments:
            having = self._of(segment, (Field.LEXEME.value, lexeme)) if lexeme != ODD else segment
            clauses = having.clauses
            told = self._of(segment, (Field.SPELLED.value, lexeme)).size > 0
            odd = self._of(segment, (Field.SPELLED.value, ODD)).clauses
            parts.append((segment, clauses & odd if told else clauses))
        clauses = self._union(parts)
        return Postings(clauses, (), len(clauses.serialize()))

    def _possible(self, lexemes: Sequence[str], distances: Sequence[int]) -> Postings:
        """Where a segment has no set of the phrase, clauses that may have it, and some that have it not."""
        key = self.phrase_key(lexemes, distances)
        parts = [
            (segment, self._of(segment, key).clauses or self._may_have(segment, lexemes, distances))
            for segment in self._segments
        ]
        clauses = self._union(parts)
        return Postings(clauses, (), len(clauses.serialize()))

    def _may_have(self, segment: ReadSegment, lexemes: Sequence[str], distances: Sequence[int]) -> BitMap:
        """The clauses of a segment that have each two of them so far apart, and some that have not."""
        parts = []
        for left, right, distance in zip(lexemes, lexemes[1:], distances, strict=False):
            known = self._of(segment, self.phrase_key([left, right], [distance])).clauses
            bucket = Field.BUCKET.value, bucket_key(left, right, distance, segment.buckets)
            parts.append(known or self._of(segment, bucket).clauses)
        return reduce(and_, parts)

    def _merged_values(self, name: str) -> Mapping[str, BitMap]:
        having: dict[str, list[BitMap]] = {}
        for segment in self._segments:
            for value, clauses in segment.values_of(name).items():
                having.setdefault(value, []).append(self._without(segment, clauses))
        return {value: reduce(or_, parts) for value, parts in having.items()}

    def _posting(self, key: Key) -> Postings:
        """Of all segments; changed clauses may be in its tiers, which say only what weighs much."""
        if key not in self._merged:
            found = kept.merged(key, self._state, lambda: self._merge(key))
            self._merged[key] = Postings(self._unchanged(found.clauses), found.tiers)
        return self._merged[key]

    def _merge(self, key: Key) -> Postings:
        parts = [(segment, self._of(segment, key)) for segment in self._segments]
        parts = [(segment, postings) for segment, postings in parts if postings.clauses]
        depth = max((len(postings.tiers) for _, postings in parts), default=0)
        return Postings(
            self._union([(segment, postings.clauses) for segment, postings in parts]),
            tuple(
                self._union([(segment, postings.tier(level)) for segment, postings in parts])
                for level in range(depth)
            ),
            sum(postings.size for _, postings in parts),
        )

    def _is_everywhere(self, key: Key) -> bool:
        return all(self._loaded.get((segment.id, key), _NONE).clauses for segment in self._segments)

    def _of(self, segment: ReadSegment, key: Key) -> Postings:
        return self._loaded[segment.id, key]

    def _together(self, parts: Sequence[tuple[ReadSegment, BitMap]]) -> BitMap:
        return self._unchanged(self._union(parts))

    def _unchanged(self, clauses: BitMap) -> BitMap:
        return clauses - self.changed if self.changed else clauses

    def _union(self, parts: Sequence[tuple[ReadSegment, BitMap]]) -> BitMap:
        """With the clauses that have changed, but not those that are gone."""
        if not parts:
            return BitMap()
        return reduce(or_, (self._without(segment, clauses) for segment, clauses in parts))

    def _without(self, segment: ReadSegment, clauses: BitMap) -> BitMap:
        gone = self._gone[segment.id]
        return clauses - gone if gone else clauses

    def _read(self, missing: Sequence[Wanted]) -> None:
        numbers = [segment.id for segment in self._segments]
        stored = read_postings(numbers, missing)
        for key, unless in missing:
            if unless is not None and self._is_everywhere(unless):
                continue
            for number in numbers:
                postings = self._loaded[number, key] = stored.get((number, key), _NONE)
                kept.keep_posting(number, key, postings)


def _in_turn(wanted: Iterable[Wanted]) -> list[Wanted]:
    """Each once, those first on which others depend."""
    return sorted(dict.fromkeys(wanted), key=lambda one: one[1] is not None)
