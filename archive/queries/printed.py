"""A word whose letters count, as sets of clauses: as printed, or as it begins."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, reduce
from operator import or_, sub

from pyroaring import BitMap

from archive.index.kept import Key, Postings
from archive.index.lexicon import Spelled, Spelling
from archive.index.snapshot import Snapshot
from archive.index.spellings import GLUED, HIDING, is_plain_word, word_keys
from archive.models import SEARCH_CONFIGS
from archive.queries.bounds import Bounds
from archive.queries.language import Form, Term
from archive.queries.lexemes import Step, begins, part_words


def is_spelled(term: Term) -> bool:
    """Whether the letters count, not the stems alone."""
    return term.form is Form.EXACT or begins(term)


def words_typed(term: Term) -> list[str]:
    return part_words(term.text.rstrip("*"), "").split()


def last_word(term: Term, step: Step, languages: tuple[str, ...]) -> Spelled | None:
    """What is looked up of a term whose letters count, and whose last word is looked for as `step` says."""
    words = words_typed(term)
    if not words:
        return None
    plain = is_plain_word(words[-1])
    return Spelled(languages, words[-1].lower(), begins(term), plain, step.lexemes, step.beginnings)


@dataclass(frozen=True)
class LastWord:
    """The last word of such a term. Its sets are in the snapshot once `keys` are loaded."""

    term: Term
    step: Step
    languages: tuple[str, ...]
    spelling: Spelling

    @cached_property
    def lexemes(self) -> Mapping[str, bool]:
        """What it may be indexed as, and whether that never stands for another word."""
        if self.step.beginnings:
            return self.spelling.lexemes
        return {lexeme: self.spelling.lexemes.get(lexeme, False) for lexeme in self.step.lexemes}

    def keys(self, snapshot: Snapshot) -> Iterator[Key]:
        yield from map(snapshot.lexeme_key, (*self.lexemes, *self.spelling.others))
        yield from word_keys(self.spelling.words, self._doubtful)

    def bounds(self, snapshot: Snapshot) -> Bounds:
        always = _any(snapshot, (lexeme for lexeme, is_always in self.lexemes.items() if is_always))
        having = always | _any(snapshot, self._doubtful)
        # Chinese is indexed with spaces about each sign, which a word as printed has not.
        parted = (name for name in self.languages if name not in SEARCH_CONFIGS)
        sure = reduce(sub, (snapshot.value("language", name) for name in parted), always)
        sure = sure - snapshot.odd(GLUED)
        if self._is_told:
            sure |= snapshot.words(self.spelling.words) & having
            if self.spelling.closed:
                having = reduce(or_, map(snapshot.untold, self._doubtful), sure | always)
        # A word within an address or the like is not indexed by its own lexeme.
        possible = having | (snapshot.odd(HIDING) & _any(snapshot, self.spelling.others))
        return Bounds(sure, sure if len(possible) == len(sure) else possible)

    def units(self, snapshot: Snapshot, possible: BitMap) -> Iterator[Postings]:
        """What its weight is made of; of lexemes that stand for other words too, where it may be this one."""
        for lexeme, is_always in self.lexemes.items():
            unit = snapshot.lexeme(lexeme)
            if not is_always:
                unit = Postings(unit.clauses & possible, tuple(tier & possible for tier in unit.tiers))
            yield unit

    @property
    def _doubtful(self) -> list[str]:
        return [lexeme for lexeme, is_always in self.lexemes.items() if not is_always]

    @property
    def _is_told(self) -> bool:
        """Whether sets of words say which clauses have it.

        Of several words as printed the last may be one that is looked for nowhere.
        """
        words = words_typed(self.term)
        return is_plain_word(words[-1]) and (begins(self.term) or len(words) == 1)


def _any(snapshot: Snapshot, lexemes: Iterable[str]) -> BitMap:
    return reduce(or_, (snapshot.lexeme(lexeme).clauses for lexeme in lexemes), BitMap())
