"""Whether the derived index and the table say the same, asked with words and filters of the archive's own."""

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from archive.models import Clause
from archive.queries.found import CITES, COLUMNS, Counts, Facets, Found, Keys, Sort, TableFound
from archive.queries.indexed import IndexedFound, take_snapshot
from archive.queries.matching import UndecidedError
from archive.queries.reading import read_words

# Of what both find, the first that must be the same in the order of dates.
FIRST = 20


@dataclass(frozen=True, slots=True)
class Comparison:
    """What the index says of a question, None where it leaves it to the table, and what the table says."""

    words: str
    filters: Keys
    index: Counts | None
    table: Counts
    alike: bool


def comparisons(number: int, seed: int = 0) -> Iterator[Comparison]:
    """Ask both so many questions; none of an empty archive.

    To be read within one transaction that sees one state of the archive.
    """
    chance = random.Random(seed)  # noqa: S311 - no secret
    clauses = Clause.objects.count()
    for _ in range(number if clauses else 0):
        clause = Clause.objects.order_by("pk")[chance.randrange(clauses)]
        words, filters = _question(clause, chance)
        yield _compare(words, filters)


def _question(clause: Clause, chance: random.Random) -> tuple[str, Keys]:
    """Something that at least one clause answers, most times."""
    words = [word for word in clause.text.split() if word.isalnum()] or ["a"]
    at = chance.randrange(len(words))
    word, other, phrase = words[at], chance.choice(words), " ".join(words[at : at + chance.choice((2, 3, 4))])
    typed = chance.choice((
        word, f'"{phrase}"', f"{word} {other}", f'"{phrase}" OR {other}', f"-{word}", f'{other} -"{phrase}"',
        f"={word}", f"{word[:4]}*", f'"{phrase[:-1]}*"', f"{word} NEAR/4 {other}", "",
        f"like:{clause.pk}", f"{word} OP {clause.label or 1}", f"line:{clause.printed_first or 1}",
    ))  # fmt: skip
    name = chance.choice([*COLUMNS, CITES])
    cited = clause.references.order_by("pk").values_list("instrument", flat=True)
    value = cited.first() if name == CITES else getattr(clause, COLUMNS[name])
    if value and name == "year" and chance.random() < 0.5:
        value = f"{value - chance.randrange(3)}..{value}"
    filters = {name: (str(value),)} if value and (not typed or chance.random() < 0.3) else {}
    return typed, filters


def _compare(words: str, filters: Keys) -> Comparison:
    reading = read_words(words)
    table = TableFound(reading, filters)
    try:
        index = IndexedFound(take_snapshot(), reading, filters)
    except UndecidedError:
        return Comparison(words, filters, None, table.counts(), alike=True)
    return Comparison(words, filters, index.counts(), table.counts(), alike=_said(index) == _said(table))


def _said(found: Found) -> tuple[int, Counts, Facets, list[int], Mapping[int, int]]:
    first = found.keys(Sort.NEWEST, 0, FIRST)
    fingerprints = Clause.objects.filter(pk__in=first).values_list("alike", flat=True)
    return (
        found.number(),
        found.counts(),
        found.facets(),
        first,
        found.alike({one for one in fingerprints if one is not None}),
    )
