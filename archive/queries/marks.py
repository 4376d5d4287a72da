"""What of a clause is marked as found: the words that matched, and the instruments that were asked for."""

from collections.abc import Iterable, Iterator, Sequence
from functools import reduce
from operator import or_

from archive.models import Clause
from archive.queries.fields import citing
from archive.queries.highlights import find_matches
from archive.queries.language import All, Either, Field, Node
from archive.queries.reading import Reading
from archive.queries.words import Span


def find_marks(clauses: Sequence[Clause], reading: Reading) -> dict[int, list[Span]]:
    """By clause the characters that are marked, in order. Two SQL queries at most, none of nothing asked."""
    if reading.tree is None:
        return {}
    marks = find_matches(clauses, reading.tree, reading.lexemes)
    values = [str(value) for field in _cited(reading.tree) for value in field.values]
    if values:
        references = reduce(or_, map(citing, values)).filter(clause__in=[clause.pk for clause in clauses])
        for clause, start, end in references.order_by().values_list("clause_id", "start", "end"):
            marks[clause] = _joined([*marks.get(clause, ()), (start, end)])
    return marks


def _cited(node: Node) -> Iterator[Field]:
    """The fields for what a clause found may cite."""
    match node:
        case Field("cites"):
            yield node
        case All(nodes) | Either(nodes):
            for inner in nodes:
                yield from _cited(inner)


def _joined(spans: Iterable[Span]) -> list[Span]:
    """In order, and those that overlap as one."""
    joined: list[Span] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((start, end))
    return joined
