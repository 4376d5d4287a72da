"""The words that open a clause ("Further invites"), and the verb they come down to ("invite").

Printed emphasis wins where it makes a whole phrase; else a small grammar finds it:
adverbs, head, "and" head, what the head takes along. See docs/parser.md, "Phrases".
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import Enum
from functools import lru_cache
from typing import TYPE_CHECKING

from archive.parser.vocabulary import (
    ADJECTIVES,
    ADVERBS,
    COMPLEMENTS,
    DEGREES,
    FEELINGS,
    IRREGULAR,
    NEEDY,
    OBJECTS,
    POSSESSED,
    PREPOSITIONS,
    VERBS,
)

if TYPE_CHECKING:
    from archive.parser.segment import Block

# Emphasis longer than this runs over the clause, not over its phrase.
MAX_EMPHASISED_WORDS = 7
# Characters behind the head in which its complement is looked for.
MAX_EXTENSION = 80

_WORD = re.compile(r"[A-Za-z’'-]+")
_ADVERB_BEHIND = re.compile(
    r" (?:also|again|in particular|once again|once more|especially|unequivocally"
    r"|further(?= (?:that|the|its|with|[A-Z\d])))(?= )"
)
_POSSESSION = re.compile(
    rf" (?:its|their|our) (?:(?:very )?[a-z]+ (?:and [a-z]+ )?)??(?:{'|'.join(POSSESSED)})(?=[ ,])"
)
_ANY_FEELING = "|".join(FEELINGS)
_FEELING = re.compile(
    rf" (?:with )?(?:(?:{'|'.join(DEGREES)}) )*(?:{_ANY_FEELING})(?: and (?:{_ANY_FEELING}))?(?=[ ,])"
)
_PREPOSITION_BEHIND = re.compile(rf" (?!with |that |to )(?:{'|'.join(PREPOSITIONS)})(?= )", re.I)
_UTTERING = ("express", "voice", "convey", "reiterate", "have", "extend")
_COMPLEMENTS = sorted(COMPLEMENTS, key=len, reverse=True)


class Form(Enum):
    """How a head is inflected: "recalling"/"deeply concerned", "recalls", "recall"."""

    PARTICIPLE = "participle"
    FINITE = "finite"
    BASE = "base"


@dataclass(frozen=True, slots=True)
class Phrase:
    """`known` says that the head is in the vocabulary, not guessed from its ending."""

    text: str
    verb: str
    form: Form
    known: bool


def find_phrase(block: Block) -> Phrase | None:
    """The phrase that opens the block, or None where none does."""
    phrase = _by_grammar(block.text)
    emphasised = _emphasised(block)
    if emphasised is None:
        return phrase
    if phrase and len(phrase.text) >= len(emphasised):
        beyond = phrase.text[len(emphasised) :].strip()
        alone = _by_grammar(emphasised)
        whole = beyond in PREPOSITIONS or (alone is not None and alone.verb == phrase.verb not in NEEDY)
        return replace(phrase, text=emphasised) if whole else phrase
    head = phrase or _by_grammar(emphasised) or Phrase("", _guess_verb(emphasised), Form.FINITE, False)
    return Phrase(emphasised, head.verb, head.form, head.known)


def opening_form(text: str) -> Form | None:
    """The form of the known phrase that opens a text, its emphasis marks aside; None where none does."""
    phrase = _by_grammar(text.lstrip("*_"))
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


def _by_grammar(text: str) -> Phrase | None:
    words = [(m.group(), m.end()) for m in _WORD.finditer(text[:160])]
    at = _skip_adverbs(words, 0)
    if at == len(words) or not text[:1].isalpha():
        return None
    first = _head(words[at][0], leading=at == 0)
    if first is None:
        return None
    verb, form, known = first
    if verb in ("be", "have", "remain") and at + 1 < len(words):
        whole = _with_auxiliary(text, words, at)
        if verb != "remain" or (whole and whole.known):
            return whole
    end, at = words[at][1], at + 1
    while at + 1 < len(words) and words[at][0] == "and" and text[end : end + 1] == " ":
        after = _skip_adverbs(words, at + 1)
        second = _head(words[after][0], leading=False) if after < len(words) else None
        if second is None or second[1] is not form or not second[2]:
            break
        end, at = words[after][1], after + 1
    end = _extend(text, end, verb)
    return Phrase(text[:end], verb, form, known)


def _with_auxiliary(text: str, words: list[tuple[str, int]], at: int) -> Phrase | None:
    """ "Is fully conscious", "Having considered"."""
    after = _skip_adverbs(words, at + 1)
    head = _head(words[after][0], leading=False) if after < len(words) else None
    if head is None:
        return None
    form = Form.PARTICIPLE if words[at][0].endswith("ing") else Form.FINITE
    return Phrase(text[: _extend(text, words[after][1], head[0])], head[0], form, head[2])


def _skip_adverbs(words: list[tuple[str, int]], at: int) -> int:
    while at < len(words) and (words[at][0].casefold() in ADVERBS or _is_adverb(words[at][0], at)):
        at += 1
    if at + 1 < len(words) and at and words[at][0] == "and" and words[at + 1][0].casefold() in ADVERBS:
        return _skip_adverbs(words, at + 1)
    return at


def _is_adverb(word: str, at: int) -> bool:
    return at < 2 and word.endswith("ly") and len(word) > 4 and word.casefold() not in _forms()


def _extend(text: str, end: int, verb: str) -> int:
    """Takes in what the head takes along: "also", "note", "with appreciation", "its concern", "of"."""
    for _ in range(3):
        longer = _extend_once(text, end, verb)
        if longer == end:
            break
        end = longer
    if tail := _PREPOSITION_BEHIND.match(text, end):
        end = tail.end()
    return end


def _extend_once(text: str, end: int, verb: str) -> int:
    rest = text[end : end + MAX_EXTENSION]
    if text[:end].isupper():  # some committees print their phrases in capitals
        rest = rest.lower()
    if found := _ADVERB_BEHIND.match(rest) or _POSSESSION.match(rest):
        return end + found.end()
    if (found := _FEELING.match(rest)) and (rest.startswith(" with ") or verb in _UTTERING):
        return end + found.end()
    for complement in (*_COMPLEMENTS, *OBJECTS.get(verb, ())):
        if (
            rest.startswith(f" {complement}")
            and not rest[len(complement) + 1 : len(complement) + 2].isalnum()
        ):
            return end + len(complement) + 1
    return end


def _head(word: str, *, leading: bool) -> tuple[str, Form, bool] | None:
    """Lemma, form and whether the word is in the vocabulary."""
    folded = word.casefold()
    if folded in {"is", "are", "being"}:
        return "be", Form.PARTICIPLE if folded == "being" else Form.FINITE, True
    if known := _forms().get(folded):
        return known[0], known[1], True
    if leading and not word[:1].isupper():
        return None
    for ending, form in (("ing", Form.PARTICIPLE), ("ed", Form.PARTICIPLE)):
        if folded.endswith(ending) and len(folded) > 5:
            return _guess_verb(word), form, False
    return None


@lru_cache(maxsize=1)
def _forms() -> dict[str, tuple[str, Form]]:
    """Every inflected form in the vocabulary with its lemma."""
    forms: dict[str, tuple[str, Form]] = {}
    for lemma in VERBS:
        forms.setdefault(lemma, (lemma, Form.BASE))
        stem = lemma[:-1] if lemma.endswith("e") and not lemma.endswith("ee") else lemma
        y_stem = lemma[:-1] + "i" if lemma.endswith("y") and lemma[-2] not in "aeiou" else None
        s_form = (
            f"{y_stem}es"
            if y_stem
            else lemma + ("es" if lemma.endswith(("s", "sh", "ch", "x", "z")) else "s")
        )
        forms[s_form] = (lemma, Form.FINITE)
        doubled = _doubles(lemma)
        for base in {stem, lemma + lemma[-1] if doubled else stem}:
            forms[f"{base}ing"] = (lemma, Form.PARTICIPLE)
            forms[f"{(y_stem or base) if base == stem else base}ed"] = (lemma, Form.PARTICIPLE)
    for form, lemma in IRREGULAR.items():
        forms[form] = (lemma, Form.FINITE if form == "has" else Form.PARTICIPLE)
    for adjective in ADJECTIVES:
        forms.setdefault(adjective, (adjective, Form.PARTICIPLE))
    return forms


def _doubles(lemma: str) -> bool:
    """ "admit" → "admitting": one short vowel and one consonant at the end."""
    return bool(re.search(r"[^aeiou][aeiou][bdglmnprt]$", lemma))


def _guess_verb(phrase: str) -> str:
    """A lemma for a head that the vocabulary does not know."""
    words = [word for word in phrase.casefold().split() if word not in ADVERBS] or [phrase.casefold()]
    word = words[0].strip(",;:")
    for ending, put in (
        ("ies", "y"),
        ("sses", "ss"),
        ("ating", "ate"),
        ("izing", "ize"),
        ("ing", ""),
        ("ed", ""),
        ("s", ""),
    ):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            return word[: -len(ending)] + put
    return word
