"""A tree as one would type it."""

from collections.abc import Iterator, Sequence

from archive.queries.language.places import is_place
from archive.queries.language.reader import VALUE, read_question
from archive.queries.language.tree import All, Either, Field, Form, Near, Node, Not, Span, Term


def write_question(node: Node) -> str:
    """What one would type for this tree; read again, it gives the same tree."""
    match node:
        case All(nodes):
            parts = [_written(inner, within=All) for inner in nodes]
            beside = " ".join(parts)
            return beside if read_question(beside).tree == node else " AND ".join(parts)
        case Either(nodes):
            return " OR ".join(_alternatives(nodes))
        case Not(inner):
            return f"-{_written(inner, within=Not)}"
        case Near(left, right, words):
            return f"{_term(left, beside=True)} NEAR/{words} {_term(right, beside=True)}"
        case Field(name, values):
            return f"{name}:{','.join(_value(value) for value in values)}"
    return _term(node)


def _alternatives(nodes: Sequence[Node]) -> Iterator[str]:
    """Each as one types it; a place and its words by these words alone."""
    at = 0
    while at < len(nodes):
        place = nodes[at : at + 2]
        spelled = _spelled(place[1]) if is_place(place[0]) and len(place) == 2 else ""
        if spelled and read_question(spelled).tree == Either(tuple(place)):
            yield spelled
            at += 2
        else:
            yield _written(nodes[at], within=Either)
            at += 1


def _spelled(node: Node) -> str:
    """Words side by side; nothing where it is no such."""
    terms = node.nodes if isinstance(node, All) else (node,)
    plain = all(isinstance(term, Term) and term.form is Form.ANY for term in terms)
    return " ".join(term.text for term in terms if isinstance(term, Term)) if plain else ""


def _written(node: Node, within: type[All] | type[Either] | type[Not]) -> str:
    loose = isinstance(node, (All, Near)) and within is Either
    if isinstance(node, Term):
        return _term(node, beside=within is Not)
    bare = isinstance(node, (Field, Not)) or (isinstance(node, Near) and within is All)
    return write_question(node) if bare or loose else f"({write_question(node)})"


def _term(term: Term, *, beside: bool = False) -> str:
    """`beside` a sign behind or before which no place is read."""
    bare = {Form.EXACT: f"={term.text}", Form.PREFIX: f"{term.text}*"}.get(term.form, term.text)
    tree = read_question(f"-{bare}" if beside else bare).tree
    if term.form is Form.PHRASE or tree != (Not(term) if beside else term):
        return f'"{term.text}"'
    return bare


def _value(value: str | Span) -> str:
    if isinstance(value, str):
        bare = value[:1].isalnum() and (match := VALUE.fullmatch(value)) and match["bare"]
        return value if bare else f'"{value}"'
    if value.low == value.high:
        return str(value.low)
    return f"{'' if value.low is None else value.low}..{'' if value.high is None else value.high}"
