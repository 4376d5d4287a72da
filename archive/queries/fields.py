"""What the fields of a question ask of a clause, and of a whole resolution."""

import re
from collections.abc import Callable
from functools import partial

from django.db import connection
from django.db.models import Q, QuerySet

from archive.models import SEARCH_CONFIGS, Clause, Committee, Conference, Paper, Reference, Resolution
from archive.queries.language import PLACES, Span
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


def field_condition(name: str, value: str | Span) -> Q:
    if name == "code":
        return Q(resolution__in=resolutions(name, value)) | Q(paper__in=papers(str(value)))
    if name in RESOLUTIONS:
        return Q(resolution__in=resolutions(name, value))
    return _FIELDS[name](value)  # type: ignore[arg-type]
