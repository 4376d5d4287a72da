"""Clauses for the search benchmark: real ones, taken apart and put together anew, as many as are asked for.

Most words follow the word before them as in real clauses (a walk over pairs of words), some are drawn from
all words, and a few are names that hardly any other clause has, with frequencies after Zipf. Phrases that no
real clause has are put in at known numbers of clauses. The same number and seed give the same clauses.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from pathlib import Path

import numpy as np
import numpy.typing as npt

from archive.parser import model as read
from archive.parser.reader import parse_file

SHORTEST, LONGEST = 20, 120  # words of a clause
DRAWN, ODD = 0.09, 0.035  # shares of words drawn from all words, and of names and symbols
ODD_WORDS = 60_000
COMMITTEES, CONFERENCES, FIRST_YEAR, YEARS = 60, 81, 1946, 81
CLAUSES_OF_RESOLUTION = 30
BATCH = 50_000

# Put into so many clauses of each million: twenty phrases ten times, twenty a thousand times, three often.
RARE = [f"quiet {noun} accord" for noun in (
    "harbour", "glacier", "meadow", "lantern", "orchard", "compass", "granite", "willow", "saffron", "cobalt",
    "marble", "thistle", "anchor", "beacon", "canyon", "drift", "ember", "fjord", "grove", "heron",
)]  # fmt: skip
MEDIUM = [f"{noun} stewardship charter" for noun in (
    "river", "coral", "alpine", "desert", "island", "forest", "delta", "tundra", "savanna", "estuary",
    "lagoon", "prairie", "steppe", "valley", "volcano", "wetland", "basin", "canopy", "dune", "reef",
)]  # fmt: skip
COMMON = {"climate displacement": 100_000, "vaccine equity": 120_000, "human trafficking": 150_000}
VERBS = """
    urge invite request call-upon encourage decide recommend reaffirm note welcome stress emphasize recall
    affirm express declare endorse support condemn take-note appeal draw-attention remind authorize
    approve instruct designate consider confirm commend deplore proclaim recognize underline support-fully
    trust regret congratulate adopt resolve
""".split()  # noqa: SIM905 - read as prose

Words = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Made:
    """One clause, with the number of its resolution and what search filters on."""

    number: int
    resolution: int
    text: str
    kind: str
    verb: str


def real_clauses(folder: Path) -> list[str]:
    """The texts of all clauses in the documents of a folder."""
    texts: list[str] = []
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.suffix in (".txt", ".md", ".xml"):
            parsed = parse_file(path.read_bytes(), path.name)
            for resolution in parsed.resolutions:
                texts += _texts([*resolution.preambular, *resolution.operative])
    return texts


def _texts(clauses: list[read.Clause] | tuple[read.Clause, ...]) -> Iterator[str]:
    for clause in clauses:
        yield clause.text
        yield from _texts(clause.children)


class Corpus:
    """So many clauses, thirty of them a resolution."""

    def __init__(self, clauses: int, texts: list[str], seed: int = 1) -> None:
        self.clauses = clauses
        self.resolutions = -(-clauses // CLAUSES_OF_RESOLUTION)
        self._seed = seed
        self._texts = texts

    def injected(self, phrase: str) -> int:
        """In how many clauses a phrase was put."""
        return len(self._places[phrase])

    @property
    def words(self) -> list[str]:
        """The words of real clauses, the most frequent first."""
        return self._walk.frequent

    @cached_property
    def _walk(self) -> _Walk:
        return _Walk(self._texts)

    @cached_property
    def _places(self) -> dict[str, Words]:
        """The clauses that each phrase is put into."""
        chance = np.random.default_rng([self._seed, 1])
        share = self.clauses / 1_000_000
        wanted = {
            **dict.fromkeys(RARE, 10),
            **dict.fromkeys(MEDIUM, int(1000 * share)),
            **{phrase: int(number * share) for phrase, number in COMMON.items()},
        }
        return {
            phrase: chance.choice(self.clauses, min(self.clauses, number), replace=False)
            for phrase, number in wanted.items()
        }

    def batch(self, start: int) -> list[Made]:
        """BATCH clauses from this number on, or as many as there are."""
        number = min(BATCH, self.clauses - start)
        chance = np.random.default_rng([self._seed, 2, start])
        rows = self._walk.clauses(number, chance)
        for phrase, places in self._places.items():
            words = phrase.split()
            for at in places[(places >= start) & (places < start + number)] - start:
                where = int(chance.integers(1, len(rows[at]) - 1))
                rows[at][where:where] = words
        verbs = chance.zipf(1.4, number) % len(VERBS)
        operative = chance.random(number) < 0.6
        return [
            Made(
                start + n,
                (start + n) // CLAUSES_OF_RESOLUTION,
                f"{' '.join(row).capitalize()};",
                "operative" if operative[n] else "preambular",
                VERBS[verbs[n]].replace("-", " "),
            )
            for n, row in enumerate(rows)
        ]


class _Walk:
    """Which word follows which in real clauses."""

    def __init__(self, texts: list[str]) -> None:
        split = [re.findall(r"[^\W_]+(?:['’][^\W_]+)?", text) for text in texts]
        counts: dict[str, int] = {}
        for words in split:
            for word in words:
                counts[word] = counts.get(word, 0) + 1
        self.frequent = sorted(counts, key=lambda word: (-counts[word], word))
        number = {word: n for n, word in enumerate(self.frequent)}
        pairs = [(number[a], number[b]) for words in split for a, b in pairwise(words)]
        before, after = np.array(sorted(pairs), dtype=np.int64).T
        size = len(self.frequent)
        self._after = after
        self._first = np.searchsorted(before, np.arange(size))
        self._number = np.searchsorted(before, np.arange(size), side="right") - self._first
        self._drawn = np.array([number[word] for words in split for word in words], dtype=np.int64)
        odd = [f"{_name(n)}" if n % 2 else f"{_name(n)}{n}" for n in range(ODD_WORDS)]
        self._vocabulary = np.array([*self.frequent, *odd], dtype=object)
        weights = 1 / (np.arange(ODD_WORDS) + 30.0)
        self._odd = np.cumsum(weights / weights.sum())

    def clauses(self, number: int, chance: np.random.Generator) -> list[list[str]]:
        lengths = (SHORTEST + (LONGEST - SHORTEST) * chance.beta(1.2, 2.2, number)).astype(int)
        state = self._drawn[chance.integers(0, len(self._drawn), number)]
        steps = np.empty((number, LONGEST), dtype=np.int64)
        for at in range(LONGEST):
            luck = chance.random(number)
            drawn = self._drawn[chance.integers(0, len(self._drawn), number)]
            ways = self._number[state]
            onward = self._first[state] + (chance.random(number) * ways).astype(np.int64)
            follows = self._after[np.minimum(onward, len(self._after) - 1)]
            state = np.where((luck < DRAWN) | (ways == 0), drawn, follows)
            odd = len(self.frequent) + np.searchsorted(self._odd, chance.random(number))
            steps[:, at] = np.where(luck > 1 - ODD, np.minimum(odd, len(self._vocabulary) - 1), state)
        return [list(self._vocabulary[row[:length]]) for row, length in zip(steps, lengths, strict=True)]


def _name(number: int) -> str:
    """An invented name: no word of any language."""
    letters = "bdfgklmnprstvz", "aeiou"
    name = ""
    for at in range(6):
        kind = letters[at % 2]
        name += kind[number % len(kind)]
        number //= len(kind)
    return name.capitalize()
