"""Words whose letters count, as sets of clauses: as printed or as they begin, alone or side by side."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, reduce
from itertools import accumulate
from operator import and_, or_, sub

from pyroaring import BitMap

from archive.index.kept import Key, Postings
from archive.index.lexicon import Spelled, Spelling
from archive.index.snapshot import Snapshot
from archive.index.spellings import GLUED, HIDING, ODD, is_plain_word, word_keys
from archive.index.stored import Wanted
from archive.models import SEARCH_CONFIGS
from archive.queries.bounds import Bounds
from archive.queries.language import Term
from archive.queries.lexemes import Steps, begins, words_looked_for
from archive.queries.phrases import any_of, phrase_bounds, phrase_keys, whole


def words_spelled(term: Term, steps: Steps, languages: tuple[str, ...]) -> list[Spelled]:
    """What is looked up of a term whose letters count: the word of each step, "" where that is not told.

    Words that are left out have no step, so those before a beginning are counted from its end.
    """
    typed, places = words_looked_for(term, steps), list(accumulate(step.distance for step in steps))
    told = len(steps) == len(typed) == 1 or all(map(is_plain_word, typed))
    if not begins(term):
        told = told and len(steps) == len(typed)
    found = []
    for step, place in zip(steps, places, strict=True):
        ends = begins(term) and place == places[-1]
        word = typed[place - places[-1] - 1].lower() if told or ends else ""
        plain = is_plain_word(word)
        found.append(Spelled(languages, word, ends, not begins(term), plain, step.lexemes, step.beginnings))
    return found


@dataclass(frozen=True)
class PrintedWord:
    """A word whose letters count. Its sets are in the snapshot once `keys` are loaded."""

    spelled: Spelled
    spelling: Spelling

    @cached_property
    def lexemes(self) -> Mapping[str, bool]:
        """What it may be indexed as, and whether that never stands for another word."""
        if self.spelled.beginnings:
            return self.spelling.lexemes
        return {lexeme: self.spelling.lexemes.get(lexeme, False) for lexeme in self.spelled.stems}

    def keys(self, snapshot: Snapshot) -> Iterator[Key]:
        yield from map(snapshot.lexeme_key, (*self.lexemes, *self.spelling.others))
        yield from word_keys(self.spelling.words, self._doubtful)

    def bounds(self, snapshot: Snapshot) -> Bounds:
        always = any_of(snapshot, (lexeme for lexeme, is_always in self.lexemes.items() if is_always))
        having = always | any_of(snapshot, self._doubtful)
        sure = self.unparted(snapshot, always) - snapshot.odd(GLUED)
        if self.spelled.plain:
            sure |= snapshot.words(self.spelling.words) & having
            if self.spelling.closed:
                having = reduce(or_, map(snapshot.untold, self._doubtful), sure | always)
        possible = having | self.hidden(snapshot)
        return Bounds(sure, sure if len(possible) == len(sure) else possible)

    def hidden(self, snapshot: Snapshot) -> BitMap:
        """Where it may be within an address or the like, which is not indexed by a lexeme of its own."""
        return snapshot.odd(HIDING) & any_of(snapshot, self.spelling.others)

    def unparted(self, snapshot: Snapshot, clauses: BitMap) -> BitMap:
        """Without Chinese, which is indexed with spaces about each sign that a word as printed has not."""
        parted = (name for name in self.spelled.languages if name not in SEARCH_CONFIGS)
        return reduce(sub, (snapshot.value("language", name) for name in parted), clauses)

    def otherwise(self, snapshot: Snapshot, lexeme: str) -> BitMap:
        """The clauses, but for odd ones, that may have the lexeme for another word, too."""
        if self.lexemes[lexeme]:
            return BitMap()
        return snapshot.untold(lexeme) | snapshot.words(self.spelling.misfits)

    def units(self, snapshot: Snapshot, possible: BitMap) -> Iterator[tuple[str, Postings]]:
        """By lexeme what its weight is made of: of one that stands for other words too, where it fits."""
        for lexeme, is_always in self.lexemes.items():
            unit = snapshot.lexeme(lexeme)
            yield lexeme, unit if is_always else _within(unit, possible)

    @property
    def _doubtful(self) -> list[str]:
        return [lexeme for lexeme, is_always in self.lexemes.items() if not is_always]


@dataclass(frozen=True)
class PrintedTerm:
    """One or several such words side by side, those of `steps`. To be asked once `keys` are loaded."""

    steps: Steps
    words: Sequence[PrintedWord]
    has_others: bool  # which are left out, but must be there

    @classmethod
    def of(cls, term: Term, steps: Steps, words: Sequence[PrintedWord]) -> "PrintedTerm":
        return cls(steps, words, len(steps) < len(words_looked_for(term, steps)))

    def keys(self, snapshot: Snapshot) -> Iterator[Wanted]:
        for word in self.words:
            yield from ((key, None) for key in word.keys(snapshot))
        if len(self.words) > 1:
            misfits = {misfit for word in self.words for misfit in word.spelling.misfits}
            yield from ((key, None) for key in word_keys(misfits, ()))
            for steps in self._phrases.values():
                yield from phrase_keys(snapshot, steps)

    def bounds(self, snapshot: Snapshot) -> Bounds:
        *before, last = self.words
        parts = [word.bounds(snapshot) for word in self.words]
        if not before and not self.has_others:
            return parts[0]
        among = reduce(and_, (part.possible for part in parts))
        if not before:
            return Bounds(BitMap(), among)
        sure, possible = BitMap(), last.hidden(snapshot)
        for lexeme, steps in self._phrases.items():
            if not among.isdisjoint(snapshot.lexeme(lexeme).clauses):
                found = phrase_bounds(snapshot, steps)
                sure |= found.sure - last.otherwise(snapshot, lexeme)
                possible |= found.possible
        return Bounds(self._certain(snapshot, sure), possible & among)

    def _certain(self, snapshot: Snapshot, having: BitMap) -> BitMap:
        """Those of the clauses of a phrase that have its lexemes before the last for no other words."""
        if self.has_others or not all(word.spelled.plain for word in self.words):
            return BitMap()
        otherwise = (word.otherwise(snapshot, lexeme) for word in self.words[:-1] for lexeme in word.lexemes)
        return self.words[-1].unparted(snapshot, reduce(sub, otherwise, having)) - snapshot.untold(ODD)

    def units(self, snapshot: Snapshot, possible: BitMap) -> Iterator[Postings]:
        """What its weight is made of: frequent phrases by themselves, all else by each lexeme."""
        known = {
            lexeme: snapshot.phrase(*part)[0]
            for lexeme, steps in self._phrases.items()
            if (part := whole(steps)) is not None
        }
        frequent = {lexeme for lexeme, unit in known.items() if unit.clauses}
        yield from (_within(known[lexeme], possible) for lexeme in frequent)
        if not frequent:
            for word in self.words[:-1]:
                yield from map(snapshot.lexeme, word.lexemes)
        for lexeme, unit in self.words[-1].units(snapshot, possible):
            if lexeme not in frequent:
                yield unit

    @cached_property
    def _phrases(self) -> Mapping[str, Steps]:
        """By each lexeme that the last word may be indexed as."""
        *before, last = self.steps
        lexemes = self.words[-1].lexemes
        return {one: (*before, replace(last, lexemes=(one,), beginnings=())) for one in lexemes}


def _within(unit: Postings, clauses: BitMap) -> Postings:
    return Postings(unit.clauses & clauses, tuple(tier & clauses for tier in unit.tiers))
