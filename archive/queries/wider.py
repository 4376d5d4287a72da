"""What to ask instead where a question finds nothing: less of it, looser, or its words one by one."""

from collections.abc import Iterator, Mapping, Sequence

from archive.queries.found import Found
from archive.queries.language import All, Either, Form, Near, Node, Not, Term, write_question
from archive.queries.lexemes import begins, read_lexemes, terms_of, without
from archive.queries.reading import Reading

# So many are counted; a question of 20 words has more.
WIDER_MAX = 16


# Questions as one types them, each with its number of clauses.
Counted = tuple[tuple[str, int], ...]


def count_wider(tree: Node, meant: Sequence[Node], found: Found) -> tuple[Counted, Counted]:
    """Those of the questions `meant` that find something, in their order, and wider ones.

    Both under the filters of what was found.
    Of the wider ones those that find the fewest come first, as they are nearest to what was asked;
    single words that no clause has come last. None of both where nothing is meant or wider, without any SQL.
    """
    wider = list(dict.fromkeys(node for node in _wider(tree) if node != tree))[:WIDER_MAX]
    nodes = [*dict.fromkeys((*meant, *wider))]
    if not nodes:
        return (), ()
    counted = _count(nodes, found)
    shown = [node for node in wider if counted.get(node) or (node in counted and isinstance(node, Term))]
    shown.sort(key=lambda node: counted[node] or float("inf"))
    return _written([node for node in meant if counted.get(node)], counted), _written(shown, counted)


def count_meant(meant: Sequence[Node], found: Found, clauses: int) -> Counted:
    """Those of the questions `meant` that find more than so many clauses, under the same filters."""
    counted = _count(meant, found) if meant else {}
    return _written([node for node in meant if counted.get(node, 0) > clauses], counted)


def _count(nodes: Sequence[Node], found: Found) -> Mapping[Node, int]:
    """Of those that have a word to look for."""
    lexemes = read_lexemes(Either(tuple(nodes)))
    kept = [node for one in nodes if (node := without(one, lexemes.left_out))]
    readings = [Reading(tree=node, lexemes=lexemes) for node in kept]
    return dict(zip(kept, found.count_each(readings), strict=True))


def _written(nodes: Sequence[Node], counted: Mapping[Node, int]) -> Counted:
    return tuple((write_question(node), counted[node]) for node in nodes)


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
    """The words of a term, each in any form; one that ends a phrase as a beginning stays one."""
    *before, last = (word.rstrip("*") for word in term.text.split())
    begun = bool(before) and begins(term)
    form = Form.ANY if not begun else Form.PREFIX if last.isalnum() else Form.PHRASE
    text = f"{last}*" if form is Form.PHRASE else last
    return *map(Term, before), Term(text, form)


def _together(*nodes: Node) -> Node:
    flat = [inner for node in nodes for inner in (node.nodes if isinstance(node, All) else (node,))]
    unlike = tuple(dict.fromkeys(flat))
    return All(unlike) if len(unlike) > 1 else unlike[0]
