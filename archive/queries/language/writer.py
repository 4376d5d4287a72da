"""A tree as one would type it."""

from archive.queries.language.reader import VALUE, read_question
from archive.queries.language.tree import All, Either, Field, Form, Near, Node, Not, Span, Term


def write_question(node: Node) -> str:
    """What one would type for this tree; read again, it gives the same tree."""
    match node:
        case All(nodes):
            return " ".join(_written(inner, within=All) for inner in nodes)
        case Either(nodes):
            return " OR ".join(_written(inner, within=Either) for inner in nodes)
        case Not(inner):
            return f"-{_written(inner, within=Not)}"
        case Near(left, right, words):
            return f"{_term(left)} NEAR/{words} {_term(right)}"
        case Field(name, values):
            return f"{name}:{','.join(_value(value) for value in values)}"
    return _term(node)


def _written(node: Node, within: type[All] | type[Either] | type[Not]) -> str:
    loose = isinstance(node, (All, Near)) and within is Either
    bare = isinstance(node, (Term, Field, Not)) or (isinstance(node, Near) and within is All)
    return write_question(node) if bare or loose else f"({write_question(node)})"


def _term(term: Term) -> str:
    bare = {Form.EXACT: f"={term.text}", Form.PREFIX: f"{term.text}*"}.get(term.form, term.text)
    if term.form is Form.PHRASE or read_question(bare).tree != term:
        return f'"{term.text}"'
    return bare


def _value(value: str | Span) -> str:
    if isinstance(value, str):
        return value if (match := VALUE.fullmatch(value)) and match["bare"] else f'"{value}"'
    if value.low == value.high:
        return str(value.low)
    return f"{'' if value.low is None else value.low}..{'' if value.high is None else value.high}"
