"""What the reader must know of a language: its words as data. `english.py` is the model for another.

Patterns are regular expressions as strings; the groups that each must name stand beside it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum


class Form(Enum):
    """How a head is inflected: "recalling"/"deeply concerned", "recalls", "recall"."""

    PARTICIPLE = "participle"
    FINITE = "finite"
    BASE = "base"


# An inflected form in small letters → its lemma ("recalls" → "recall") and what form it is.
Forms = Mapping[str, tuple[str, Form]]


@dataclass(frozen=True, eq=False)
class Phrasing:
    """The words that open a clause: adverbs, a head, "and" with another head, what the head takes along."""

    forms: Forms = field(default_factory=dict)
    # Before a head and between it and what it takes along: "further", "également".
    adverbs: frozenset[str] = frozenset()
    adverb_ending: str = ""
    # "and"
    conjunctions: tuple[str, ...] = ()
    # Heads behind which another follows ("is conscious", "having considered"); those that may stand alone.
    auxiliaries: frozenset[str] = frozenset()
    may_stand_alone: frozenset[str] = frozenset()
    # Heads that are no whole phrase alone: "takes (note)", "prend (note)".
    needy: frozenset[str] = frozenset()
    # What any head may take along, and what only these lemmas do; each begins with a space.
    behind: tuple[str, ...] = ()
    objects: Mapping[str, str] = field(default_factory=dict)
    # Prepositions that a phrase may end with, and those of them that emphasis alone may add or leave out.
    preposition: str = ""
    prepositions: tuple[str, ...] = ()
    # Reflexive pronouns before a head ("se félicite", "s’engage"), and the lemma that they make.
    pronouns: tuple[str, ...] = ()
    reflexive: Callable[[str], str] = str
    # Endings by which a head that is not in `forms` is guessed, and endings with what to put for a lemma.
    endings: Sequence[tuple[str, Form]] = ()
    lemmas: Sequence[tuple[str, str]] = ()


@dataclass(frozen=True, eq=False)
class Language:
    """`codes` are those of ISO 639; `common_words` and `letters` (a pattern) are what a text is known by."""

    name: str
    codes: tuple[str, ...]
    common_words: frozenset[str] = frozenset()
    letters: str = "[A-Za-z]"
    phrasing: Phrasing = Phrasing()


def one_of(words: Sequence[str]) -> str:
    """A pattern that matches any of the words, the longest first."""
    return "(?:" + "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) + ")"


def conjugated(
    lemmas: Sequence[str],
    endings: Sequence[tuple[str, str, str, str]],
    *,
    numbers_and_genders: Sequence[str],
) -> dict[str, tuple[str, Form]]:
    """The forms of regular verbs: infinitive, third person, gerund, past participle in number and gender.

    `endings` are those of the infinitive and of the three forms; the first that fits a verb counts.
    """
    forms: dict[str, tuple[str, Form]] = {}
    for lemma in lemmas:
        ending, finite, gerund, past = next((row for row in endings if lemma.endswith(row[0])), ("",) * 4)
        stem = lemma.removesuffix(ending)
        for agreement in numbers_and_genders:
            forms[stem + past + agreement] = (lemma, Form.PARTICIPLE)
        forms[stem + gerund] = (lemma, Form.PARTICIPLE)
        forms[stem + finite] = (lemma, Form.FINITE)
        forms.setdefault(lemma, (lemma, Form.BASE))
    return forms
