"""A question's tree as a condition on clauses, and as what they are ranked by."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial, reduce
from operator import or_

from django.contrib.postgres.search import SearchQuery
from django.db import connection
from django.db.models import F, Func, Q, QuerySet, TextField, Value
from django.db.models.lookups import IRegex

from archive.models import SEARCH_CONFIGS, Clause, Committee, Conference, Paper, Reference, Resolution
from archive.queries.language import PLACES, All, Either, Field, Form, Near, Node, Not, Span, Term
from archive.queries.lexemes import Lexemes, Steps, begins, part_words, terms_of, without
from archive.queries.names import name_key

NOTHING = Q(pk__in=[])

# A whole one: "A/RES/55/25", "S/RES/1325 (2000)".
_SYMBOL = re.compile(r"[A-Z]/", re.IGNORECASE)

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

# Of some phrases those that have these words one after the other.
_PHRASES = """
    SELECT DISTINCT phrase FROM unnest(%s::text[]) AS phrase, unnest(%s::text[]) AS config
     WHERE to_tsvector(config::regconfig, phrase) @@ phraseto_tsquery(config::regconfig, %s)
"""


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


def printed(term: Term) -> str:
    """The term letter by letter, as a regular expression of PostgreSQL."""
    words = r"[^[:alnum:]]+".join(re.escape(word) for word in part_words(term.text.rstrip("*"), "").split())
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
            printed = (_as_printed(term) for term in terms_of(node) if not _is_indexed(term))
            return Q(*printed, search=Tsquery(_tsquery(node, lexemes, language)))
        case Field(name, values):
            return reduce(or_, (_field(name, value) for value in values))
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


def _within(column: str, span: Span) -> Q:
    bounds = {f"{column}__gte": span.low, f"{column}__lte": span.high}
    return Q(**{f"{column}__isnull": False}, **{k: v for k, v in bounds.items() if v is not None})


def verbs(value: str) -> list[str]:
    """The archive's verbs that are forms of the same words. One SQL query."""
    with connection.cursor() as cursor:
        cursor.execute(_VERBS, [list(SEARCH_CONFIGS.values()), value])
        return [verb for (verb,) in cursor.fetchall()]


def opening(value: str) -> Q:
    """Whether the verb is this; of several words, whether the phrase has them and one of them is its verb."""
    found = Q(verb__in=verbs(value))
    words = value.split()
    if len(words) == 1:
        return found
    one = Q(verb__in=[verb for word in words for verb in verbs(word)])
    phrases = Clause.objects.order_by().filter(one).values_list("phrase", flat=True).distinct()
    with connection.cursor() as cursor:
        cursor.execute(_PHRASES, [list(phrases), list(SEARCH_CONFIGS.values()), value])
        has = [phrase for (phrase,) in cursor.fetchall()]
    return found | one & Q(phrase__in=has)


def committees(value: str) -> QuerySet[Committee]:
    called = Q(slug__iexact=value) | Q(acronym__iexact=value) | Q(name__icontains=value)
    return Committee.objects.filter(called)


def conferences(value: str) -> QuerySet[Conference]:
    return Conference.objects.filter(Q(slug__iexact=value) | Q(name__icontains=value))


def outcomes(value: str) -> tuple[str, ...]:
    adopted = (Clause.Outcome.WITHOUT_A_VOTE, Clause.Outcome.RECORDED)
    return tuple(map(str, adopted)) if value == "adopted" else (value,)


def at_place(name: str, value: str | Span) -> Q:
    """Whether a clause stands at this place: one of the fields in `language/places.py`."""
    if isinstance(value, Span):
        first = Q() if value.high is None else Q(printed_first__lte=value.high)
        return first & Q(printed_last__isnull=False) & Q(printed_last__gte=value.low or 0)
    match name:
        case "pp":
            return Q(kind=Clause.Kind.PREAMBULAR, pinpoint__iexact=f"PP{value}")
        case "op":
            return Q(kind=Clause.Kind.OPERATIVE, pinpoint__iexact=value)
    return Q(kind__in=(Clause.Kind.OPERATIVE, Clause.Kind.PARAGRAPH), pinpoint__iexact=value)


def like(value: str) -> Q:
    """Whether a clause says the same, up to numbers and names, as one that is given as by `read_address`.

    One SQL query.
    """
    if value.isdecimal():
        named = Q(pk=int(value))
    else:
        text, _, anchor = value.partition("#")
        _, session, kind, slug = text.split("/")
        owner = kind.removesuffix("s")
        named = Q(**{f"{owner}__session__slug": session, f"{owner}__slug": slug, "anchor": anchor})
    clause = Clause.objects.order_by().filter(named).values_list("pk", "alike").first()
    if clause is None:
        return NOTHING
    pk, alike = clause
    return Q(pk=pk) if alike is None else Q(alike=alike)


def citing(value: str) -> QuerySet[Reference]:
    """What cites a symbol; or an end of one, or a part of another name."""
    if _SYMBOL.match(value):
        called = Q(key=value.upper()) | Q(key__startswith=f"{value.upper()} (")  # whose year few know
    elif "/" in value:
        called = Q(key__iexact=value) | Q(key__iendswith=f"/{value}")
    else:
        called = Q(key__icontains=value)
    return Reference.objects.filter(called, clause__isnull=False)


def _coded(value: str, *columns: str) -> Q:
    """Of this name, in any spelling, or of a longer one that begins with it."""
    key = name_key(value)
    called = Q()
    for column in columns:
        called |= Q(**{column: key}) | Q(**{f"{column}__startswith": f"{key}/"})
    return called if key else NOTHING


# Of the fields that a whole resolution has: what it must fulfil.
RESOLUTIONS: dict[str, Callable[[str], Q] | Callable[[Span], Q]] = {
    "code": lambda value: _coded(value, "code_key", "symbol_key"),
    "topic": lambda value: Q(topic__icontains=value) | Q(title__icontains=value),
    "sponsor": lambda value: Q(sponsors__name__icontains=value),
    "for": partial(_within, "vote__in_favour"),
    "against": partial(_within, "vote__against"),
    "abstentions": partial(_within, "vote__abstentions"),
}


def resolutions(name: str, value: str | Span) -> QuerySet[Resolution]:
    return Resolution.objects.filter(RESOLUTIONS[name](value))  # type: ignore[arg-type]


def owners(name: str, value: str | Span) -> list[int]:
    """The texts that have this, by their keys; papers below zero. Two SQL queries of a code, else one."""
    found = list(resolutions(name, value).values_list("pk", flat=True))
    if name == "code":
        found += [-paper for paper in papers(str(value)).values_list("pk", flat=True)]
    return found


def papers(code: str) -> QuerySet[Paper]:
    return Paper.objects.filter(_coded(code, "symbol_key"))


_FIELDS: dict[str, Callable[[str], Q] | Callable[[Span], Q]] = {
    "type": lambda value: Q(kind=value),
    "verb": opening,
    "committee": lambda value: Q(committee__in=committees(value)),
    "conference": lambda value: Q(conference__in=conferences(value)),
    "year": partial(_within, "year"),
    "vote": lambda value: Q(outcome__in=outcomes(value)),
    "cites": lambda value: Q(pk__in=citing(value).values("clause")),
    "lang": lambda value: Q(language=value),
    "like": like,
    **{name: partial(at_place, name) for name in PLACES},
}


def _field(name: str, value: str | Span) -> Q:
    if name == "code":
        return Q(resolution__in=resolutions(name, value)) | Q(paper__in=papers(str(value)))
    if name in RESOLUTIONS:
        return Q(resolution__in=resolutions(name, value))
    return _FIELDS[name](value)  # type: ignore[arg-type]
