"""The questions of the benchmark, by class: made of the words and phrases that the corpus was made of."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import islice

from benchmarks.search.corpus import COMMON, MEDIUM, RARE

EACH = 10


@dataclass(frozen=True, slots=True)
class Question:
    """Words and phrases all of which are wanted, any of which are, none of which are; words that begin so.

    `committee` and `years`, from and up to, narrow it.
    """

    all_of: tuple[str, ...] = ()
    any_of: tuple[str, ...] = ()
    none_of: tuple[str, ...] = ()
    begins: str = ""
    committee: int | None = None
    years: tuple[int, int] | None = None

    def typed(self) -> str:
        """In the language of our own search, without what narrows it."""
        parts = [quoted(term) for term in self.all_of]
        parts += [" OR ".join(quoted(term) for term in self.any_of)] if self.any_of else []
        parts += [f"-{quoted(term)}" for term in self.none_of]
        return " ".join([*parts, f"{self.begins}*"] if self.begins else parts)


def quoted(term: str) -> str:
    return f'"{term}"' if " " in term else term


def questions(clauses: int, words: Sequence[str], count: Callable[[str], int]) -> dict[str, list[Question]]:
    """Ten of each class. `words` are the corpus's, the most frequent first; `count` says how many have it."""
    chance = random.Random(7)  # noqa: S311 - no secret
    plain = [word for word in words if word.isalpha() and word.islower() and len(word) > 4]

    def having(least: float, most: float, among: Sequence[str]) -> list[str]:
        """Ten words that such a share of the clauses has."""
        shuffled = chance.sample(among, len(among))
        fitting = (word for word in shuffled if least <= count(word) / clauses <= most)
        return list(islice(fitting, EACH))

    common = having(0.08, 0.5, plain[:150])
    medium = having(8e-4, 2e-3, plain[500:3000])
    rare = having(0, 1e-4, plain[-3000:])
    pairs = [(common[n], common[(n + 3) % EACH]) for n in range(EACH)]
    frequent = [*COMMON, *chance.sample(MEDIUM, 4), *chance.sample(RARE, 3)]
    return {
        "rare term": [Question((word,)) for word in rare],
        "medium term": [Question((word,)) for word in medium],
        "common term": [Question((word,)) for word in common],
        "two common terms": [Question(pair) for pair in pairs],
        "common and medium": [Question(both) for both in zip(common, medium, strict=True)],
        "phrase": [Question((phrase,)) for phrase in frequent],
        "prefix": [Question(begins=word[:5]) for word in common],
        "negation": [Question((one,), none_of=(other,)) for one, other in pairs],
        "as typed on the web": [
            Question((one,), any_of=(other, medium[n]), none_of=(common[(n + 5) % EACH],))
            for n, (one, other) in enumerate(pairs)
        ],
        "one filter": [Question((word,), years=(1970 + n, 1989 + n)) for n, word in enumerate(common)],
        "two filters": [
            Question((word,), committee=n + 3, years=(2000, 2019)) for n, word in enumerate(common)
        ],
    }
