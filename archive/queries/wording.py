"""A question in plain words: "Clauses with human and rights, without children; or of verb urge"."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from archive.queries.language import All, Either, Field, Form, Near, Node, Not, Span, Term


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of the sentence; `role` is "", "word" or "excluded"."""

    text: str
    role: str = ""


# What stands before a field's values. "for" and its like count votes.
_LEADS = {
    "type": "kind", "code": "text", "cites": "those that cite",
    "for": "votes in favour", "against": "votes against", "lang": "language",
    "op": "operative", "pp": "preambular", "para": "paragraph", "line": "printed line",
    "like": "the same words as",
}  # fmt: skip


def sentence(tree: Node) -> tuple[Part, ...]:
    """How a tree is understood."""
    alternatives = tree.nodes if isinstance(tree, Either) else (tree,)
    parts: list[Part] = []
    for n, alternative in enumerate(alternatives):
        parts += [Part("; or " if n else "Clauses "), *_clauses_with(alternative)]
    return tuple(parts)


def plain(term: Term) -> str:
    """A term as one would write it in a sentence."""
    match term.form:
        case Form.PHRASE:
            return f"“{term.text}”"
        case Form.EXACT:
            return f"exactly “{term.text}”"
        case Form.PREFIX:
            return f"{term.text}…"
    return term.text


def _clauses_with(node: Node) -> Iterator[Part]:
    nodes = node.nodes if isinstance(node, All) else (node,)
    wanted = [inner for inner in nodes if not isinstance(inner, (Not, Field))]
    excluded = [inner.node for inner in nodes if isinstance(inner, Not)]
    fields = [inner for inner in nodes if isinstance(inner, Field)]
    yield from _listed("with ", wanted, " and ", "word")
    yield from _listed(", without " if wanted else "without ", excluded, " or ", "excluded")
    lead = ", of " if wanted or excluded else "of "
    yield from _listed(lead, fields, " and ", "word")


def _listed(lead: str, nodes: Sequence[Node], last: str, role: str) -> Iterator[Part]:
    for n, node in enumerate(nodes):
        yield Part(lead if n == 0 else last if n == len(nodes) - 1 else ", ")
        yield from _part(node, role)


def _part(node: Node, role: str) -> Iterator[Part]:
    match node:
        case Term():
            yield Part(plain(node), role)
        case Near(left, right, words):
            yield Part(f"{plain(left)} within {words} words of {plain(right)}", role)
        case Field(name, values):
            yield Part(f"{_LEADS.get(name, name)} {' or '.join(_value(value) for value in values)}", role)
        case Not(inner):
            yield Part("not ")
            yield from _part(inner, "word" if role == "excluded" else "excluded")
        case Either(nodes) if any(isinstance(inner, Field) for inner in nodes):
            for n, inner in enumerate(nodes):
                yield Part("either of " if n == 0 else " or of " if isinstance(inner, Field) else " or with ")
                yield from _part(inner, role)
        case All(nodes) | Either(nodes):
            yield Part("(")
            yield from _listed("", nodes, " and " if isinstance(node, All) else " or ", role)
            yield Part(")")


def _value(value: str | Span) -> str:
    if isinstance(value, str):
        return value
    match value.low, value.high:
        case None, high:
            return f"up to {high}"
        case low, None:
            return f"from {low}"
        case low, high if low == high:
            return str(low)
    return f"{value.low} to {value.high}"
