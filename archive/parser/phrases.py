"""The words that open a clause ("Further invites"), and the verb they come down to ("invite").

Printed emphasis wins where it makes a whole phrase; else a small grammar finds it:
adverbs, head, "and" head, what the head takes along. The grammar is the same for all languages; the words
are those of the block's own language. See docs/parser.md, "Phrases".
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from archive.parser.languages import Form, Language, Phrasing

if TYPE_CHECKING:
    from archive.parser.segment import Block

__all__ = ["Form", "Phrase", "find_phrase", "is_emphasised", "opening_form", "phrase_of"]

# Emphasis longer than this runs over the clause, not over its phrase.
MAX_EMPHASISED_WORDS = 7
# Characters behind the head in which its complement is looked for.
MAX_EXTENSION = 80
# How often a head is extended: "Prend | également | note | avec satisfaction".
MAX_EXTENSIONS = 4

# Characters beyond which nothing belongs to a phrase: the words looked at, what extends them, a preposition.
MAX_WORDS = 160
MAX_PHRASE = MAX_WORDS + MAX_EXTENSIONS * MAX_EXTENSION + 160

_WORD = re.compile(r"[^\W\d_’'-][^\W\d_]*(?:[’'-][^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Phrase:
    """`known` says that the head is in the vocabulary, not guessed from its ending.

    `verb` is None in a language whose verbs are not known.
    """

    text: str
    verb: str | None
    form: Form
    known: bool


def find_phrase(block: Block) -> Phrase | None:
    """The phrase that opens the block, or None where none does."""
    grammar = _grammar(block.language)
    phrase = _by_grammar(block.text[:MAX_PHRASE], grammar)
    emphasised = _emphasised(block)
    if emphasised is None:
        return phrase
    if phrase and len(phrase.text) >= len(emphasised):
        beyond = phrase.text[len(emphasised) :].strip()
        alone = _by_grammar(emphasised, grammar)
        stands = alone is not None and alone.verb == phrase.verb not in grammar.words.needy
        stands = stands or (
            alone is not None and alone.verb == phrase.verb in grammar.words.may_stand_alone
        )  # "*Remains* seized", but not "*Remains* hopeful"
        return replace(phrase, text=emphasised) if stands or beyond in grammar.words.prepositions else phrase
    head = phrase or _by_grammar(emphasised, grammar)
    if head is None:
        verb = grammar.guess_lemma(emphasised) if grammar.words.forms else None
        return Phrase(emphasised, verb, Form.FINITE, False)
    return replace(head, text=emphasised)


def phrase_of(text: str, language: Language) -> Phrase | None:
    """The phrase that opens a text of which nothing is known but its words."""
    return _by_grammar(text[:MAX_PHRASE], _grammar(language))


def opening_form(text: str, language: Language, at: int = 0) -> Form | None:
    """The form of the known phrase that opens a text at a place, its emphasis marks aside; None where none
    does."""
    phrase = _by_grammar(text[at : at + MAX_PHRASE].lstrip("*_"), _grammar(language))
    return phrase.form if phrase and phrase.known else None


def is_emphasised(block: Block) -> bool:
    """Whether print sets the opening words apart."""
    return bool(block.emphasis) and block.emphasis[0][0] == 0


def _emphasised(block: Block) -> str | None:
    if not is_emphasised(block):
        return None
    text = block.text[: block.emphasis[0][1]].strip().rstrip(",;:")
    words = text.split()
    return (
        text
        if words and len(words) <= MAX_EMPHASISED_WORDS and words[-1][:1].islower() | (len(words) < 4)
        else None
    )


class _Grammar:
    """A language's phrasing with its patterns compiled."""

    def __init__(self, words: Phrasing) -> None:
        self.words = words
        self._behind = [re.compile(pattern) for pattern in words.behind]
        self._objects = {lemma: re.compile(pattern) for lemma, pattern in words.objects.items()}
        self._preposition = re.compile(words.preposition or r"(?!)", re.I)

    def head(self, word: str, *, leading: bool) -> tuple[str, Form, bool] | None:
        """Lemma, form and whether the word is in the vocabulary."""
        folded = word.casefold().replace("'", "’")
        if known := self.words.forms.get(folded):
            return known[0], known[1], True
        if leading and not word[:1].isupper():
            return None
        for ending, form in self.words.endings:
            if folded.endswith(ending) and len(folded) > 5:
                return self.guess_lemma(word), form, False
        return None

    def guess_lemma(self, phrase: str) -> str:
        """A lemma for a head that the vocabulary does not know."""
        folded = phrase.casefold()
        word = next((word for word in folded.split() if word not in self.words.adverbs), folded).strip(",;:")
        for ending, put in self.words.lemmas:
            if word.endswith(ending) and len(word) > len(ending) + 2:
                return word[: -len(ending)] + put
        return word

    def is_adverb(self, word: str, at: int) -> bool:
        folded, ending = word.casefold(), self.words.adverb_ending
        if folded in self.words.adverbs:
            return True
        return bool(ending) and at < 2 and word.endswith(ending) and len(word) > 4 and not self.knows(folded)

    def knows(self, word: str) -> bool:
        return word in self.words.forms

    def extend(self, text: str, end: int, verb: str) -> int:
        """Takes in what the head takes along: "also", "note", "with appreciation", "its concern", "of"."""
        for _ in range(MAX_EXTENSIONS):
            longer = self._extend_once(text, end, verb)
            if longer == end:
                break
            end = longer
        tail = self._preposition.match(text, end)
        return tail.end() if tail else end

    def _extend_once(self, text: str, end: int, verb: str) -> int:
        rest = text[end : end + MAX_EXTENSION].replace("'", "’")
        if text[:end].isupper():  # some committees print their phrases in capitals
            rest = rest.lower()
        if verb in self.words.sparing and rest.lstrip().split(" ", 1)[0] in self.words.possessives:
            return end
        found = next((f for pattern in self._behind if (f := pattern.match(rest))), None)
        if found is None and verb in self._objects:
            found = self._objects[verb].match(rest)
        halved = found is not None and rest[found.end() : found.end() + 1] == "-"  # "confidence-building"
        return end + found.end() if found and not halved else end


@lru_cache(maxsize=16)
def _grammar(language: Language) -> _Grammar:
    return _Grammar(language.phrasing)


@lru_cache(maxsize=2048)
def _by_grammar(text: str, grammar: _Grammar) -> Phrase | None:
    words = [(m.group(), m.end()) for m in _WORD.finditer(text[:MAX_WORDS])]
    first = _find_head(words, 0, grammar)
    if first is None or not text[:1].isalpha():
        return None
    at, verb, form, known = first
    end = words[at][1]
    if verb in grammar.words.auxiliaries and at + 1 < len(words):
        whole = _with_auxiliary(text, words, at, form, grammar)
        if whole is None and verb in grammar.words.objects:
            taken = grammar.extend(text, end, verb)
            return Phrase(text[:taken], verb, form, known) if taken > end else None
        if verb not in grammar.words.may_stand_alone or (whole and whole.known):
            return whole
    at += 1
    while at + 1 < len(words) and words[at][0] in grammar.words.conjunctions and text[end : end + 1] == " ":
        second = _find_head(words, at + 1, grammar)
        if second is None or second[2] is not form or not second[3]:
            break
        end, at = words[second[0]][1], second[0] + 1
    return Phrase(text[: grammar.extend(text, end, verb)], verb, form, known)


def _with_auxiliary(
    text: str, words: list[tuple[str, int]], at: int, form: Form, grammar: _Grammar
) -> Phrase | None:
    """ "Is fully conscious", "Having considered"."""
    head = _find_head(words, at + 1, grammar)
    if head is None:
        return None
    end = grammar.extend(text, words[head[0]][1], head[1])
    return Phrase(text[:end], head[1], Form.PARTICIPLE if form is Form.PARTICIPLE else Form.FINITE, head[3])


def _find_head(
    words: list[tuple[str, int]], start: int, grammar: _Grammar
) -> tuple[int, str, Form, bool] | None:
    """The head behind adverbs and a reflexive pronoun: its position, lemma, form and whether it is known."""
    at = _skip_adverbs(words, start, grammar)
    reflexive = at < len(words) and words[at][0].casefold() in grammar.words.pronouns
    at += reflexive
    if at >= len(words):
        return None
    word = words[at][0]
    folded = word.casefold().replace("'", "’")
    elided = next((p for p in grammar.words.pronouns if p.endswith("’") and folded.startswith(p)), None)
    if elided and not grammar.knows(folded):
        word, reflexive = word[len(elided) :], True
    if (head := grammar.head(word, leading=at == 0)) is None:
        return None
    return at, grammar.words.reflexive(head[0]) if reflexive else head[0], head[1], head[2]


def _skip_adverbs(words: list[tuple[str, int]], at: int, grammar: _Grammar) -> int:
    while at < len(words) and grammar.is_adverb(words[at][0], at):
        at += 1
    joined = at and at + 1 < len(words) and words[at][0] in grammar.words.conjunctions
    if joined and words[at + 1][0].casefold() in grammar.words.adverbs:
        return _skip_adverbs(words, at + 1, grammar)
    return at
