"""A question in plain words: "Clauses with human and rights, without children; or of verb urge"."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import pgettext, pgettext_lazy

from archive.queries.language import All, Either, Field, Form, Near, Node, Not, Span, Term


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of the sentence; `role` is "", "word" or "excluded"."""

    text: str
    role: str = ""


# What stands before a field's values, as a query sentence says it. "for" and its like count votes.
_LEADS = {
    "type": pgettext_lazy("query", "kind"),
    "verb": pgettext_lazy("query", "verb"),
    "committee": pgettext_lazy("query", "committee"),
    "conference": pgettext_lazy("query", "conference"),
    "year": pgettext_lazy("query", "year"),
    "code": pgettext_lazy("query", "text"),
    "topic": pgettext_lazy("query", "topic"),
    "sponsor": pgettext_lazy("query", "sponsor"),
    "vote": pgettext_lazy("query", "vote"),
    "for": pgettext_lazy("query", "votes in favour"),
    "against": pgettext_lazy("query", "votes against"),
    "abstentions": pgettext_lazy("query", "abstentions"),
    "cites": pgettext_lazy("query", "those that cite"),
    "lang": pgettext_lazy("query", "language"),
    "op": pgettext_lazy("query", "operative"),
    "pp": pgettext_lazy("query", "preambular"),
    "para": pgettext_lazy("query", "paragraph"),
    "line": pgettext_lazy("query", "printed line"),
    "like": pgettext_lazy("query", "the same words as"),
}


def sentence(tree: Node) -> tuple[Part, ...]:
    """How a tree is understood."""
    alternatives = tree.nodes if isinstance(tree, Either) else (tree,)
    parts: list[Part] = []
    for n, alternative in enumerate(alternatives):
        parts += [
            Part(pgettext("query", "; or ") if n else pgettext("query", "Clauses ")),
            *_clauses_with(alternative),
        ]
    return tuple(parts)


def plain(term: Term) -> str:
    """A term as one would write it in a sentence."""
    match term.form:
        case Form.PHRASE:
            return pgettext("query", "“%(words)s”") % {"words": term.text}
        case Form.EXACT:
            return pgettext("query", "exactly “%(words)s”") % {"words": term.text}
        case Form.PREFIX:
            return f"{term.text}…"
    return term.text


def _clauses_with(node: Node) -> Iterator[Part]:
    nodes = node.nodes if isinstance(node, All) else (node,)
    wanted = [inner for inner in nodes if not isinstance(inner, (Not, Field))]
    excluded = [inner.node for inner in nodes if isinstance(inner, Not)]
    fields = [inner for inner in nodes if isinstance(inner, Field)]
    either, both = pgettext("query", " or "), pgettext("query", " and ")
    without = pgettext("query", ", without ") if wanted else pgettext("query", "without ")
    of = pgettext("query", ", of ") if wanted or excluded else pgettext("query", "of ")
    yield from _listed(pgettext("query", "with "), wanted, both, "word")
    yield from _listed(without, excluded, either, "excluded")
    yield from _listed(of, fields, both, "word")


def _listed(lead: str, nodes: Sequence[Node], last: str, role: str) -> Iterator[Part]:
    for n, node in enumerate(nodes):
        yield Part(lead if n == 0 else last if n == len(nodes) - 1 else ", ")
        yield from _part(node, role)


def _part(node: Node, role: str) -> Iterator[Part]:
    match node:
        case Term():
            yield Part(plain(node), role)
        case Near(left, right, words):
            near = pgettext("query", "%(one)s within %(words)s words of %(other)s")
            yield Part(near % {"one": plain(left), "words": words, "other": plain(right)}, role)
        case Field(name, values):
            either = pgettext("query", " or ").join(_value(value) for value in values)
            yield Part(f"{_LEADS[name]} {either}", role)
        case Not(inner):
            yield Part(pgettext("query", "not "))
            yield from _part(inner, "word" if role == "excluded" else "excluded")
        case Either(nodes) if any(isinstance(inner, Field) for inner in nodes):
            for n, inner in enumerate(nodes):
                yield Part(_lead_of(inner, first=n == 0))
                yield from _part(inner, role)
        case All(nodes) | Either(nodes):
            yield Part("(")
            last = pgettext("query", " and ") if isinstance(node, All) else pgettext("query", " or ")
            yield from _listed("", nodes, last, role)
            yield Part(")")


def _lead_of(node: Node, *, first: bool) -> str:
    """What stands before an alternative, where one of them is a field."""
    if first:
        return pgettext("query", "either of ")
    return pgettext("query", " or of ") if isinstance(node, Field) else pgettext("query", " or with ")


def _value(value: str | Span) -> str:
    if isinstance(value, str):
        return value
    match value.low, value.high:
        case None, high:
            return pgettext("query", "up to %(number)s") % {"number": high}
        case low, None:
            return pgettext("query", "from %(number)s") % {"number": low}
        case low, high if low == high:
            return str(low)
    return pgettext("query", "%(low)s to %(high)s") % {"low": value.low, "high": value.high}
