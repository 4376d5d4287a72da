"""Symbols and codes among the words of a question: "children A/RES/75/50" asks for its own clauses, too."""

import re
from collections.abc import Iterator, Mapping, Sequence

from django.db.models import F, Q, QuerySet, TextField
from django.db.models.functions import Cast

from archive.models import Paper, Resolution
from archive.queries.language import All, Either, Field, Form, Node, Term

# So many texts may be meant by one name; a longer choice is no answer, and it is looked for as words alone.
NAMES_MAX = 10

# Names looked for in one question.
ASKED_MAX = 5

# "A/RES/75/50", "75/50", "S/RES/1325(2000)", "CCPCJ-1-1", "C.1.4"; not "covid-19", "2015-2020" or "and/or".
_NAME = re.compile(
    r"(?=\D*\d)(?:[^\W_]+(?:/[^\W_]+(?:[.-][^\W_]+)*)+|[^\W_]+(?:[.-][^\W_]+){2,7})(?:\(\w+\))?"
)
_PART = re.compile(r"[^\W_]+")


def name_key(name: str) -> str:
    """The spelling of `Resolution.symbol_key`; empty where there is neither letter nor figure."""
    return "/".join(_PART.findall(name.upper()))


def looks_like_a_name(text: str) -> bool:
    return _NAME.fullmatch(text) is not None


def with_names(tree: Node | None) -> Node | None:
    """The tree in which words that name a text ask for its clauses, or for those that have these words.

    A question that is nothing but a name stays: who cites it is what is asked then. One SQL query, none where
    no word looks like a name.
    """
    if not isinstance(tree, All | Either):
        return tree
    asked = list(dict.fromkeys(name_key(term.text) for term in _candidates(tree)))[:ASKED_MAX]
    return _named(tree, _texts(asked)) if asked else tree


def names_of(tree: Node | None) -> Iterator[str]:
    """The names that `with_names` found, from left to right."""
    match tree:
        case Either((Field("code", values), *_)):
            yield from map(str, values)
        case All(nodes) | Either(nodes):
            for inner in nodes:
                yield from names_of(inner)


def _candidates(node: Node) -> Iterator[Term]:
    match node:
        case Term(text, Form.ANY):
            if looks_like_a_name(text):
                yield node
        case All(nodes) | Either(nodes):
            for inner in nodes:
                yield from _candidates(inner)


def _texts(asked: Sequence[str]) -> Mapping[str, Sequence[str]]:
    """By key, the codes and symbols of exactly this name; only where there is none, those that end in it."""
    first, *rest = (
        _called(rows, column, asked)
        for rows, column in (
            (Resolution.objects.all(), "code"),
            (Resolution.objects.all(), "symbol"),
            (Paper.objects.all(), "symbol"),
        )
    )
    found = sorted(first.union(*rest))
    named = {}
    for key in asked:
        exact = [name for own, name in found if own == key]
        names = exact or [name for own, name in found if own.endswith(f"/{key}")]
        if 0 < len(names) <= NAMES_MAX:
            named[key] = list(dict.fromkeys(names))
    return named


def _called(
    rows: QuerySet[Resolution] | QuerySet[Paper], column: str, asked: Sequence[str]
) -> QuerySet[Resolution, tuple[str, str]] | QuerySet[Paper, tuple[str, str]]:
    called = Q(**{f"{column}_key__in": asked})
    for key in asked:
        called |= Q(**{f"{column}_key__endswith": f"/{key}"})
    name = Cast(F(column), TextField())
    return rows.filter(called).order_by().values_list(f"{column}_key", name)[: ASKED_MAX * NAMES_MAX]


def _named(node: Node, texts: Mapping[str, Sequence[str]]) -> Node:
    match node:
        case Term(text, Form.ANY):
            names = texts.get(name_key(text)) if looks_like_a_name(text) else None
            if not names:
                return node
            parted = (Term(name_key(text)),) if "." in text else ()  # a point parts no words, for PostgreSQL
            return Either((Field("code", tuple(names)), node, *parted))
        case All(nodes) | Either(nodes):
            return type(node)(tuple(_named(inner, texts) for inner in nodes))
    return node
