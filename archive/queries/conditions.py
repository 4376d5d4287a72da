"""A question's tree as a condition on clauses, and as what they are ranked by."""

import re
from collections.abc import Callable, Sequence
from functools import reduce
from operator import or_

from django.contrib.postgres.search import SearchQuery
from django.db.models import F, Func, Q, TextField, Value
from django.db.models.expressions import RawSQL
from django.db.models.lookups import IRegex

from archive.models import SEARCH_CONFIGS, Clause, Committee, Conference, Reference, Resolution
from archive.queries.language import All, Either, Field, Form, Near, Node, Not, Span, Term
from archive.queries.lexemes import Lexemes, Steps, begins, part_words, terms_of, without

NOTHING = Q(pk__in=[])

# The archive's verbs, each found by its place in the index, that are forms of the same word as one given.
_VERBS = """
    WITH RECURSIVE verbs(verb) AS (
        (SELECT verb FROM archive_clause ORDER BY verb LIMIT 1)
        UNION ALL
        SELECT (SELECT verb FROM archive_clause WHERE verb > verbs.verb ORDER BY verb LIMIT 1)
          FROM verbs WHERE verb IS NOT NULL
    )
    SELECT verb FROM verbs, unnest(%s::text[]) AS config
     WHERE to_tsvector(config::regconfig, verb) = to_tsvector(config::regconfig, %s) AND verb <> ''
"""


class Tsquery(SearchQuery):
    """A tsquery that is written already."""

    template = "%(expressions)s::tsquery"


def condition(tree: Node, lexemes: Lexemes) -> Q:
    """What a clause must fulfil: the tree in the language of its text, and languages alike together."""
    ways: dict[str, tuple[Q, list[str]]] = {}
    for language in lexemes.languages:
        spoken = _in_language(tree, lexemes, language)
        meant = NOTHING if spoken is None else _condition(spoken, lexemes, language)
        text = "" if spoken is None else repr([lexemes.of(term, language) for term in _all_terms(spoken)])
        ways.setdefault(text, (meant, []))[1].append(language)
    if len(ways) == 1:
        return next(iter(ways.values()))[0]
    return reduce(or_, (Q(language__in=languages) & meant for meant, languages in ways.values()))


def ranking(tree: Node | None, lexemes: Lexemes) -> dict[str, str]:
    """What a clause is ranked by: the words wanted as a tsquery, by the language of its text."""
    texts = ((language, _wanted(tree, lexemes, language)) for language in lexemes.languages)
    return {language: text for language, text in texts if text}


def printed(term: Term) -> str:
    """The term letter by letter, as a regular expression of PostgreSQL."""
    words = r"[^[:alnum:]]+".join(re.escape(word) for word in part_words(term.text.rstrip("*"), "").split())
    return rf"\m{words}" if begins(term) else rf"\m{words}\M"


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
            printed = (_as_printed(term) for term in terms_of(node) if not _is_indexed(term))
            return Q(*printed, search=Tsquery(_tsquery(node, lexemes, language)))
        case Field(name, values):
            return reduce(or_, (_FIELDS[name](value) for value in values))  # type: ignore[arg-type]
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
            return node.form is not Form.EXACT and not begins(node)
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


def _as_printed(term: Term) -> IRegex:
    """Whether the text has the term letter by letter; of a beginning, accents aside as in the index."""
    if begins(term):
        return IRegex(_without_accents(F("text")), _without_accents(Value(printed(term))))
    return IRegex(F("text"), Value(printed(term)))


def _without_accents(text: F | Value) -> Func:
    return Func(text, function="unaccent", output_field=TextField())


def _within(column: str) -> Callable[[Span], Q]:
    def narrow(span: Span) -> Q:
        bounds = {f"{column}__gte": span.low, f"{column}__lte": span.high}
        return Q(**{f"{column}__isnull": False}, **{k: v for k, v in bounds.items() if v is not None})

    return narrow


def _tallied(column: str) -> Callable[[Span], Q]:
    within = _within(f"vote__{column}")
    return lambda span: Q(resolution__in=Resolution.objects.filter(within(span)))


def _verb(value: str) -> Q:
    return Q(verb__in=RawSQL(_VERBS, [list(SEARCH_CONFIGS.values()), value]))  # noqa: S611 - parameters


def _committee(value: str) -> Q:
    called = Q(slug__iexact=value) | Q(acronym__iexact=value) | Q(name__icontains=value)
    return Q(committee__in=Committee.objects.filter(called))


def _conference(value: str) -> Q:
    called = Q(slug__iexact=value) | Q(name__icontains=value)
    return Q(conference__in=Conference.objects.filter(called))


def _code(value: str) -> Q:
    called = (
        Q(code__iexact=value)
        | Q(symbol__iexact=value)
        | Q(code__istartswith=f"{value}/")
        | Q(symbol__istartswith=f"{value}/")
    )
    return Q(resolution__in=Resolution.objects.filter(called))


def _topic(value: str) -> Q:
    about = Q(topic__icontains=value) | Q(title__icontains=value)
    return Q(resolution__in=Resolution.objects.filter(about))


def _sponsor(value: str) -> Q:
    return Q(resolution__in=Resolution.objects.filter(sponsors__name__icontains=value))


def _cites(value: str) -> Q:
    called = Q(key__iexact=value) | Q(key__iendswith=f"/{value}") if "/" in value else Q(key__icontains=value)
    return Q(pk__in=Reference.objects.filter(called, clause__isnull=False).values("clause"))


def _vote(value: str) -> Q:
    adopted = (Clause.Outcome.WITHOUT_A_VOTE, Clause.Outcome.RECORDED)
    return Q(outcome__in=adopted if value == "adopted" else (value,))


_FIELDS: dict[str, Callable[[str], Q] | Callable[[Span], Q]] = {
    "type": lambda value: Q(kind=value),
    "verb": _verb,
    "committee": _committee,
    "conference": _conference,
    "year": _within("year"),
    "code": _code,
    "topic": _topic,
    "sponsor": _sponsor,
    "vote": _vote,
    "for": _tallied("in_favour"),
    "against": _tallied("against"),
    "abstentions": _tallied("abstentions"),
    "cites": _cites,
    "lang": lambda value: Q(language=value),
}
