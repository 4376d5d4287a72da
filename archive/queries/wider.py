"""What to ask instead where a question finds nothing: less of it, looser, or its words one by one."""

from collections.abc import Iterator, Sequence
from functools import reduce
from operator import or_

from django.db.models import Count, Q

from archive.models import Clause
from archive.queries.conditions import condition
from archive.queries.found import Keys, narrow
from archive.queries.language import All, Either, Form, Near, Node, Not, Term, write_question
from archive.queries.lexemes import read_lexemes, terms_of, without

# So many are counted; a question of 20 words has more.
WIDER_MAX = 16


# Questions as one types them, each with its number of clauses.
Counted = tuple[tuple[str, int], ...]


def count_wider(tree: Node, meant: Sequence[Node], filters: Keys) -> tuple[Counted, Counted]:
    """Those of the questions `meant` that find something, in their order, and wider ones.

    Both under the same filters.
    Of the wider ones those that find the fewest come first, as they are nearest to what was asked;
    single words that no clause has come last. Two SQL queries, none where nothing is meant or wider.
    """
    wider = list(dict.fromkeys(node for node in _wider(tree) if node != tree))[:WIDER_MAX]
    nodes = [*dict.fromkeys((*meant, *wider))]
    if not nodes:
        return (), ()
    lexemes = read_lexemes(Either(tuple(nodes)))
    kept = [node for wide in nodes if (node := without(wide, lexemes.left_out))]
    has = [condition(node, lexemes) for node in kept]
    counts = (
        Clause.objects.filter(narrow(filters))
        .filter(reduce(or_, has, Q()))
        .aggregate(**{f"n{n}": Count("pk", filter=one) for n, one in enumerate(has)})
    )
    counted = {node: counts[f"n{n}"] for n, node in enumerate(kept)}
    shown = [node for node in wider if counted.get(node) or (node in counted and isinstance(node, Term))]
    shown.sort(key=lambda node: counted[node] or float("inf"))
    found = [node for node in meant if counted.get(node)]
    suggested, others = (
        tuple((write_question(node), counted[node]) for node in some) for some in (found, shown)
    )
    return suggested, others


def _wider(tree: Node) -> Iterator[Node]:
    """The nearest first: each part loosened, each part left out, each word alone."""
    parts = tree.nodes if isinstance(tree, All) else (tree,)
    for n, part in enumerate(parts):
        loose = _loosened(part)
        if loose is not None:
            yield _together(*parts[:n], loose, *parts[n + 1 :])
    if len(parts) > 2:
        for n in range(len(parts)):
            yield _together(*parts[:n], *parts[n + 1 :])
    words = [word for term in terms_of(tree) for word in _words(term)]
    if len(words) > 1:
        yield from words
    yield from (part for part in parts if not isinstance(part, (Term, Not)))


def _loosened(node: Node) -> Node | None:
    match node:
        case Term(form=Form.ANY):
            return None
        case Term():
            return _together(*_words(node))
        case Near(left, right):
            return All((left, right))
    return None


def _words(term: Term) -> tuple[Term, ...]:
    """The words of a term, each in any form."""
    return tuple(Term(word.rstrip("*")) for word in term.text.split())


def _together(*nodes: Node) -> Node:
    flat = [inner for node in nodes for inner in (node.nodes if isinstance(node, All) else (node,))]
    unlike = tuple(dict.fromkeys(flat))
    return All(unlike) if len(unlike) > 1 else unlike[0]
