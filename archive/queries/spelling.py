"""What may have been meant where a word stands in no clause: the archive's own words spelled alike."""

import re
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence

from django.db import connection

from archive.models import PLAIN_CONFIG, SEARCH_CONFIGS
from archive.queries.language import All, Either, Form, Near, Node, Term
from archive.queries.lexemes import terms_of

# So many corrections are offered.
SUGGESTED_MAX = 3

# Letters of the shortest word that is taken for misspelled: shorter ones are all like one another.
SPELLED_MIN_CHARS = 4

# Words alike share trigrams, and differ by so many letters in length. Among them a frequent one is the more
# likely: a bitmap of 20 kB counts beside one of 40 bytes as a fifth of all trigrams does.
_NEAREST = """
    WITH unknown AS MATERIALIZED (
        SELECT typed FROM unnest(%(words)s::text[]) AS typed
         WHERE NOT EXISTS (
                   SELECT FROM unnest(%(languages)s::text[], %(configs)s::text[]) AS spoken(language, config),
                               unnest(tsvector_to_array(to_tsvector(config::regconfig, typed))) AS stem
                          JOIN archive_word AS known ON known.lexeme = stem
                          JOIN archive_posting ON field = 'lexeme' AND key = stem
                    WHERE known.language = spoken.language
               )
    )
    SELECT typed, lexeme, word
      FROM unknown,
           LATERAL (SELECT unaccent(typed)) AS asked(folded),
           LATERAL (
               SELECT lexeme, word, similarity(archive_word.folded, asked.folded) AS likeness
                 FROM archive_word
                WHERE archive_word.folded %% asked.folded AND language = ANY(%(languages)s)
                  AND abs(length(archive_word.folded) - length(asked.folded)) <= 2
                ORDER BY likeness DESC, word LIMIT 30
           ) AS near,
           LATERAL (
               SELECT sum(octet_length(clauses)) FROM archive_posting
                WHERE field = 'lexeme' AND key = near.lexeme
           ) AS stored(bytes)
     WHERE bytes > 0
     ORDER BY likeness + 0.03 * ln(bytes) DESC, word
"""
_WORD = re.compile(r"(?<!\w)[^\W\d_]+(?![\w*])")


def corrected(tree: Node, languages: Sequence[str]) -> tuple[Node, ...]:
    """The question with words that no clause has in these languages replaced by those nearest to them.

    Where one word is replaced, once for each that may be meant; where several are, once by the likeliest of
    each. One SQL query, none where no word is long enough. Nothing where the index has not been made.
    """
    words = sorted({word for term in terms_of(tree) for word in _words(term)})
    if not words:
        return ()
    nearest = _nearest(words, languages)
    if len(nearest) > 1:
        return (_replaced(tree, {word: found[0] for word, found in nearest.items()}),)
    return tuple(_replaced(tree, {word: one}) for word, found in nearest.items() for one in found)


def has_alternatives(node: Node) -> bool:
    """Whether a clause found may be without some of the words wanted."""
    return isinstance(node, Either) or (isinstance(node, All) and any(map(has_alternatives, node.nodes)))


def _words(term: Term) -> list[str]:
    """Those whose spelling may be wrong: whole words in small letters."""
    found = [] if term.form is Form.PREFIX else _WORD.findall(term.text)
    return [word.lower() for word in found if len(word) >= SPELLED_MIN_CHARS]


def _nearest(words: Sequence[str], languages: Sequence[str]) -> Mapping[str, Sequence[str]]:
    """Of each word that stands in no clause the nearest, one for each lexeme, the likeliest first."""
    configs = [SEARCH_CONFIGS.get(language, PLAIN_CONFIG) for language in languages]
    found: defaultdict[str, dict[str, str]] = defaultdict(dict)
    with connection.cursor() as cursor:
        cursor.execute(_NEAREST, {"words": list(words), "languages": list(languages), "configs": configs})
        for typed, lexeme, word in cursor:
            found[typed].setdefault(lexeme, word)
    return {typed: list(dict.fromkeys(nearest.values()))[:SUGGESTED_MAX] for typed, nearest in found.items()}


def _replaced(tree: Node, meant: Mapping[str, str]) -> Node:
    """What is excluded, and what fields say, stays."""

    def spell(term: Term) -> Term:
        def one(match: re.Match[str]) -> str:
            return meant.get(match.group().lower(), match.group())

        return Term(_WORD.sub(one, term.text), term.form)

    return _each(tree, spell)


def _each(node: Node, change: Callable[[Term], Term]) -> Node:
    match node:
        case Term():
            return change(node)
        case Near(left, right, words):
            return Near(change(left), change(right), words)
        case All(nodes) | Either(nodes):
            return type(node)(tuple(_each(inner, change) for inner in nodes))
    return node
