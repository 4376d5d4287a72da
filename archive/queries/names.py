"""Symbols and codes in a question: alone they ask who cites them, among words for their own clauses too."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from django.db import connection

from archive.queries.language import All, Either, Field, Form, Node, Question, Term

# So many texts may be meant by one name; a longer choice is no answer, and it is looked for as words alone.
NAMES_MAX = 10

# Names looked for in one question.
ASKED_MAX = 5

# What stands before a name and is no part of it.
LEAD = re.compile(
    r"(?:security council |general assembly )?(?:resolution|decision|document|res\.|doc\.)\s+", re.I
)

# "A/RES/75/50", "75/50", "S/RES/1325(2000)", "CCPCJ-1-1", "C.1.4"; not "covid-19", "2015-2020" or "and/or".
_NAME = re.compile(
    r"(?=\D*\d)(?:[^\W_]+(?:/[^\W_]+(?:[.-][^\W_]+)*)+|[^\W_]+(?:[.-][^\W_]+){2,7})(?:\(\w+\))?"
)
_PART = re.compile(r"[^\W_]+")
_PARTS_MAX = 8
_YEAR = re.compile(r"(?:19|20)\d\d")

# Texts called so or, where none is, whose names end so.
_TEXTS = """
    (SELECT 'code', code_key, code::text FROM archive_resolution
      WHERE code_key = ANY(%(asked)s) OR code_key LIKE ANY(%(endings)s) LIMIT %(most)s)
    UNION
    (SELECT 'code', symbol_key, symbol::text FROM archive_resolution
      WHERE symbol_key = ANY(%(asked)s) OR symbol_key LIKE ANY(%(endings)s) LIMIT %(most)s)
    UNION
    (SELECT 'code', symbol_key, symbol::text FROM archive_paper
      WHERE symbol_key = ANY(%(asked)s) OR symbol_key LIKE ANY(%(endings)s) LIMIT %(most)s)
    UNION
"""

# What is cited by such a name. "S/RES/1325" stands for "S/RES/1325 (2000)", whose year few know.
_CITED = """
    SELECT 'cites', form.asked, form.key FROM unnest(%(names)s::text[], %(forms)s::text[]) AS form(asked, key)
     WHERE EXISTS (SELECT FROM archive_reference WHERE archive_reference.key = form.key)
    UNION
    SELECT 'cites', name, (SELECT min(key) FROM archive_reference
                            WHERE key >= name || ' (' AND key < name || ' )')
      FROM unnest(%(asked)s::text[]) AS name
"""

# Of each field, by name what it is called.
_Known = Mapping[str, Mapping[str, Sequence[str]]]


def name_key(name: str) -> str:
    """The spelling of `Resolution.symbol_key`; empty where there is neither letter nor figure."""
    return "/".join(_PART.findall(name.upper()))


def is_name_key(key: str) -> bool:
    """Whether it can be a symbol or code: a few parts, one of them a number."""
    parts = key.split("/")
    return 2 <= len(parts) <= _PARTS_MAX and any(part.isdecimal() for part in parts)


def looks_like_a_name(text: str) -> bool:
    """Among other words."""
    return _NAME.fullmatch(text) is not None


def with_names(question: Question, *, alone: bool = False) -> Node | None:
    """The tree in which a name asks for the clauses that cite it, among other words for its own too.

    What has the name as words is found in any case. `alone` says that it is one; else that is so where there
    is one word, or where the words together are cited as a name. One SQL query, none where nothing looks like
    a name.
    """
    tree = question.tree
    if tree is None:
        return None
    whole = _whole(question)
    asked = dict.fromkeys(name_key(term.text) for term in _candidates(tree))
    names = list({**({whole: None} if whole else {}), **asked})[:ASKED_MAX]
    if not names:
        return tree
    alone = alone or isinstance(tree, Term)
    known = _known(names, texts=bool(asked) and not alone)
    if alone or known["cites"].get(whole):
        return _either(tree, [("cites", known["cites"].get(whole, ()))])
    return _named(tree, known)


def names_of(tree: Node | None) -> Iterator[str]:
    """The names of texts that `with_names` found, from left to right."""
    match tree:
        case Either((Field("code", values), *_)):
            yield from map(str, values)
        case All(nodes) | Either(nodes):
            for inner in nodes:
                yield from names_of(inner)


def _whole(question: Question) -> str:
    """The name that the question may be as a whole: words, and nothing else."""
    tree = question.tree
    terms = tree.nodes if isinstance(tree, All) else (tree,)
    if not all(isinstance(term, Term) and term.form is Form.ANY for term in terms):
        return ""
    key = name_key(LEAD.sub("", question.typed, count=1))
    return key if is_name_key(key) else ""


def _candidates(node: Node) -> Iterator[Term]:
    match node:
        case Term(text, Form.ANY):
            if looks_like_a_name(text):
                yield node
        case All(nodes) | Either(nodes):
            for inner in nodes:
                yield from _candidates(inner)


def _known(asked: Sequence[str], *, texts: bool) -> _Known:
    """What is called by these names; of `texts` only where they are asked for, for all are looked through."""
    forms = [(name, form) for name in asked for form in _forms(name)]
    with connection.cursor() as cursor:
        cursor.execute(
            _TEXTS + _CITED if texts else _CITED,
            {
                "asked": list(asked),
                "endings": [f"%/{name}" for name in asked],
                "names": [name for name, _ in forms],
                "forms": [form for _, form in forms],
                "most": ASKED_MAX * NAMES_MAX,
            },
        )
        rows = sorted(row for row in cursor.fetchall() if row[2])
    found: dict[str, dict[str, Sequence[str]]] = {"code": {}, "cites": {}}
    called: defaultdict[tuple[str, str], dict[str, None]] = defaultdict(dict)
    for field, key, name in rows:
        called[field, key][name] = None
    for name in asked:
        ending = [one for (field, key), ones in called.items() if key.endswith(f"/{name}") for one in ones]
        meant = list(called.get(("code", name), {})) or ending
        if len(meant) <= NAMES_MAX:
            found["code"][name] = meant
        found["cites"][name] = list(called.get(("cites", name), {}))
    return found


def _forms(name: str) -> Iterator[str]:
    """How `Reference.key` may spell it."""
    yield name
    *rest, last = name.split("/")
    if name[0].isdigit() and len(rest) == 1:
        yield f"A/RES/{name}"
    if rest and _YEAR.fullmatch(last):
        yield f"{'/'.join(rest)} ({last})"
        if len(rest) == 1:
            yield f"S/RES/{rest[0]} ({last})"


def _named(node: Node, known: _Known) -> Node:
    match node:
        case Term(text, Form.ANY) if looks_like_a_name(text):
            return _either(node, [(name, known[name].get(name_key(text), ())) for name in ("code", "cites")])
        case All(nodes) | Either(nodes):
            return type(node)(tuple(_named(inner, known) for inner in nodes))
    return node


def _either(node: Node, fields: Sequence[tuple[str, Sequence[str]]]) -> Node:
    """Any of the fields that have values, or the words."""
    asked = [Field(name, tuple(values)) for name, values in fields if values]
    if not asked:
        return node
    pointed = isinstance(node, Term) and "." in node.text  # a point parts no words, for PostgreSQL
    return Either(
        (*asked, node, *([Term(name_key(node.text))] if pointed and isinstance(node, Term) else []))
    )
