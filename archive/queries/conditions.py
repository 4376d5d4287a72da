"""A question's tree as a condition on clauses, and as what they are ranked by."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_

from django.contrib.postgres.search import SearchQuery
from django.db.models import F, Func, Q, TextField, Value
from django.db.models.lookups import IRegex

from archive.queries.fields import NOTHING, field_condition
from archive.queries.language import All, Either, Field, Near, Node, Not, Term
from archive.queries.lexemes import Lexemes, Steps, begins, is_spelled, terms_of, without, words_looked_for


class Tsquery(SearchQuery):
    """A tsquery that is written already."""

    template = "%(expressions)s::tsquery"


@dataclass(frozen=True, slots=True)
class Way:
    """A tree as it is looked for in texts of these languages: None where they leave out all of it."""

    tree: Node | None
    languages: tuple[str, ...]

    @property
    def language(self) -> str:
        """One of them, which stands for all."""
        return self.languages[0]


def ways(tree: Node, lexemes: Lexemes) -> tuple[Way, ...]:
    """The tree in each language of the archive, languages alike together."""
    alike: dict[str, tuple[Node | None, list[str]]] = {}
    for language in lexemes.languages:
        spoken = _in_language(tree, lexemes, language)
        text = "" if spoken is None else repr([lexemes.of(term, language) for term in _all_terms(spoken)])
        alike.setdefault(text, (spoken, []))[1].append(language)
    return tuple(Way(spoken, tuple(languages)) for spoken, languages in alike.values())


def condition(tree: Node, lexemes: Lexemes) -> Q:
    """What a clause must fulfil: the tree in the language of its text."""
    meant = [
        (way, NOTHING if way.tree is None else _condition(way.tree, lexemes, way.language))
        for way in ways(tree, lexemes)
    ]
    if len(meant) == 1:
        return meant[0][1]
    return reduce(or_, (Q(language__in=way.languages) & q for way, q in meant))


def ranking(tree: Node | None, lexemes: Lexemes) -> dict[str, str]:
    """What a clause is ranked by: the words wanted as a tsquery, by the language of its text."""
    texts = ((language, _wanted(needed(tree), lexemes, language)) for language in lexemes.languages)
    return {language: text for language, text in texts if text}


def needed(tree: Node | None) -> Node | None:
    """The tree without alternatives to what is no word, for a clause found need not have their words.

    Where it has no others, the whole tree.
    """
    if not isinstance(tree, All):
        return tree
    nodes = tuple(node for node in tree.nodes if not isinstance(node, Either) or _has_words(node))
    return All(nodes) if any(map(_has_words, nodes)) else tree


def printed(term: Term, steps: Steps) -> str:
    """The term letter by letter, as a regular expression of PostgreSQL."""
    words = r"[^[:alnum:]]+".join(map(re.escape, words_looked_for(term, steps)))
    return rf"\m{words}" if begins(term) else rf"\m{words}\M"


def _has_words(node: Node) -> bool:
    """Whether what answers it has a word of it."""
    if isinstance(node, Either):
        return all(map(_has_words, node.nodes))
    return any(terms_of(node))


def _in_language(tree: Node, lexemes: Lexemes, language: str) -> Node | None:
    """The tree without the terms that this language leaves out; None where it leaves out all there are."""
    terms = _all_terms(tree)
    left_out = [term for term in terms if not lexemes.of(term, language)]
    return None if terms and len(left_out) == len(terms) else without(tree, left_out)


def _all_terms(tree: Node) -> list[Term]:
    return [*terms_of(tree), *terms_of(tree, wanted=False)]


def _condition(node: Node, lexemes: Lexemes, language: str) -> Q:
    if _is_indexed(node):
        return Q(search=Tsquery(_tsquery(node, lexemes, language)))
    match node:
        case Term() | Near():
            terms = (term for term in terms_of(node) if not _is_indexed(term))
            printed = (_as_printed(term, lexemes.of(term, language)) for term in terms)
            return Q(*printed, search=Tsquery(_tsquery(node, lexemes, language)))
        case Field(name, values):
            return reduce(or_, (field_condition(name, value) for value in values))
        case Not(inner):
            return ~_condition(inner, lexemes, language)
        case All(nodes):
            return _together(nodes, All, lexemes, language)
        case Either(nodes):
            return _together(nodes, Either, lexemes, language)
    raise AssertionError(node)


def _together(nodes: Sequence[Node], kind: type[All] | type[Either], lexemes: Lexemes, language: str) -> Q:
    """What the index decides as one question to it, and the rest."""
    indexed = tuple(node for node in nodes if _is_indexed(node))
    parts = [_condition(node, lexemes, language) for node in nodes if node not in indexed]
    if indexed:
        parts.insert(0, Q(search=Tsquery(_tsquery(kind(indexed), lexemes, language))))
    return Q(*parts, _connector=Q.AND if kind is All else Q.OR)


def _is_indexed(node: Node) -> bool:
    """Whether the search vector alone decides it: no field, no word as printed."""
    match node:
        case Term():
            return not is_spelled(node)
        case Field():
            return False
        case Near(left, right):
            return _is_indexed(left) and _is_indexed(right)
        case Not(inner):
            return _is_indexed(inner)
        case All(nodes) | Either(nodes):
            return all(_is_indexed(inner) for inner in nodes)


def _tsquery(node: Node, lexemes: Lexemes, language: str) -> str:
    """The tsquery of a node that holds no field."""
    match node:
        case Term():
            return _phrase(lexemes.of(node, language))
        case Near(left, right, words):
            one, two = (f"({_phrase(lexemes.of(term, language))})" for term in (left, right))
            ways = (f"{a} <{n}> {b}" for n in range(1, words + 1) for a, b in ((one, two), (two, one)))
            return " | ".join(ways)
        case Not(inner):
            return f"!({_tsquery(inner, lexemes, language)})"
        case All(nodes):
            return " & ".join(f"({_tsquery(inner, lexemes, language)})" for inner in nodes)
        case Either(nodes):
            return " | ".join(f"({_tsquery(inner, lexemes, language)})" for inner in nodes)
    raise AssertionError(node)


def _phrase(steps: Steps) -> str:
    first, *rest = steps
    return "".join([str(first), *(f" <{step.distance}> {step}" for step in rest)])


def _wanted(node: Node | None, lexemes: Lexemes, language: str) -> str:
    """The tsquery of what a clause found may have of the words; empty without any."""
    match node:
        case Term() | Near():
            terms = list(terms_of(node))
            return (
                f"({_tsquery(node, lexemes, language)})"
                if all(lexemes.of(term, language) for term in terms)
                else ""
            )
        case All(nodes) | Either(nodes):
            texts = [text for inner in nodes if (text := _wanted(inner, lexemes, language))]
            sign = " & " if isinstance(node, All) else " | "
            return f"({sign.join(texts)})" if texts else ""
    return ""


def _as_printed(term: Term, steps: Steps) -> IRegex:
    """Whether the text has the term letter by letter; of a beginning, accents aside as in the index."""
    if begins(term):
        return IRegex(_without_accents(F("text")), _without_accents(Value(printed(term, steps))))
    return IRegex(F("text"), Value(printed(term, steps)))


def _without_accents(text: F | Value) -> Func:
    return Func(text, function="unaccent", output_field=TextField())
