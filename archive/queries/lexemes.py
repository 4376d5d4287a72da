"""What PostgreSQL looks for at each term of a question: lexemes, by the stems of each language."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from django.db import connection

from archive.index.spellings import is_plain_word
from archive.models import HAN, PLAIN_CONFIG, SEARCH_CONFIGS, SEPARATORS
from archive.queries.language import PREFIX_MIN_CHARS, All, Either, Form, Near, Node, Not, Term
from archive.queries.spoken import spoken_languages

_HAN = re.compile(f"({HAN})")
_CHINESE = re.compile(f"{HAN}+")

# Some words as a phrase of each language known.
_READ = """
    SELECT words, language, phraseto_tsquery(config::regconfig, words)::text
      FROM unnest(%(words)s::text[]) AS words, unnest(%(languages)s::text[], %(configs)s::text[])
           AS known(language, config)
"""

# A lexeme of a phrase's tsquery and how far it stands from the one before: "<3> 'art'".
_LEXEME = re.compile(r"(?:<(?P<operator>-|\d+)> )?'(?P<lexeme>(?:[^']|'')*)'")

# Letters of the shortest stem that is thought of behind a longer beginning.
_STEM_MIN_CHARS = 3

# Makes of the beginning of a word a word that no language leaves out.
_FILLER = "qq"

# The language of texts in any language that has no stems of its own.
PLAIN = ""

_KNOWN = {**SEARCH_CONFIGS, PLAIN: PLAIN_CONFIG}


@dataclass(frozen=True, slots=True)
class Step:
    """Any of these lexemes, or any that begins with one of `beginnings`.

    `distance` counts from the step before: 1 is the next word. The first has 0.
    """

    lexemes: tuple[str, ...]
    beginnings: tuple[str, ...] = ()
    distance: int = 0

    def __str__(self) -> str:
        """As a tsquery."""
        quoted = [_quoted(lexeme) for lexeme in self.lexemes]
        quoted += [f"{_quoted(beginning)}:*" for beginning in self.beginnings]
        return quoted[0] if len(quoted) == 1 else f"({' | '.join(quoted)})"


Steps = tuple[Step, ...]

# Words whose phrases a process keeps, for they are the same as long as it lives.
_WORDS_KEPT = 10_000
_kept: dict[str, Mapping[str, Steps]] = {}


@dataclass(frozen=True, slots=True)
class Lexemes:
    """The steps of each term in each of `languages`: the archive's, that of most latest documents first.

    A term without steps has nothing to look for in that language. `left_out` are looked for nowhere: nearly
    every text of the archive's first language has them, or they hold neither letter nor digit.
    """

    languages: tuple[str, ...] = ()
    steps: Mapping[tuple[Term, str], Steps] = field(default_factory=dict)
    left_out: tuple[Term, ...] = ()

    @property
    def terms(self) -> tuple[Term, ...]:
        return tuple(dict.fromkeys(term for term, _ in self.steps))

    def of(self, term: Term, language: str) -> Steps:
        return self.steps.get((term, language if language in SEARCH_CONFIGS else PLAIN), ())


def terms_of(node: Node | None, *, wanted: bool = True) -> Iterator[Term]:
    """Every term, from left to right; only those that a clause found has, or only those that it has not."""
    match node:
        case Term():
            if wanted:
                yield node
        case Near(left, right):
            if wanted:
                yield from (left, right)
        case Not(inner):
            yield from terms_of(inner, wanted=not wanted)
        case All(nodes) | Either(nodes):
            for inner in nodes:
                yield from terms_of(inner, wanted=wanted)


def side_by_side(node: Node | None) -> Iterator[tuple[Term, Term]]:
    """The terms that must both be in a clause found, each with the next one."""
    if isinstance(node, All):
        yield from pairwise(one for one in node.nodes if isinstance(one, Term))
    if isinstance(node, All | Either):
        for inner in node.nodes:
            yield from side_by_side(inner)


def read_lexemes(tree: Node | None) -> Lexemes:
    """One SQL query, two more for what is new to the process.

    The terms hold no NUL and fewer than 2,047 bytes, PostgreSQL's limit for one word.
    """
    terms = list(dict.fromkeys((*terms_of(tree), *terms_of(tree, wanted=False))))
    read = _read({string for term in terms for string in _strings(term)})
    steps = {
        (term, language): _begun(term, read, language) if begins(term) else read[_strings(term)[0]][language]
        for term in terms
        for language in _KNOWN
    }
    found = Lexemes(spoken_languages() or ("English",), steps)
    left_out = tuple(term for term in terms if not found.of(term, found.languages[0]))
    return replace(found, left_out=left_out)


def _read(words: set[str]) -> Mapping[str, Mapping[str, Steps]]:
    """Each as a phrase, by language."""
    # Looked for once: another thread may let go of it meanwhile.
    read = {string: steps for string in words if (steps := _kept.get(string)) is not None}
    if missing := list(words - read.keys()):
        found: dict[str, dict[str, Steps]] = {string: {} for string in missing}
        asked = {"words": missing, "languages": list(_KNOWN), "configs": list(_KNOWN.values())}
        with connection.cursor() as cursor:
            cursor.execute(_READ, asked)
            for string, language, phrase in cursor:
                found[string][language] = tuple(_steps(phrase))
        if len(_kept) + len(found) > _WORDS_KEPT:
            _kept.clear()
        _kept.update(found)
        read.update(found)
    return read


def is_spelled(term: Term) -> bool:
    """Whether the letters count, not the stems alone; characters are words as they are printed."""
    return begins(term) or (term.form is Form.EXACT and not _CHINESE.fullmatch(term.text))


def begins(term: Term) -> bool:
    """Whether the last word of the term is the beginning of one. Where that is a character, all of it is."""
    if _CHINESE.match(term.text.rstrip("*")[-1:]):
        return False
    return term.form is Form.PREFIX or (
        term.form is Form.PHRASE
        and term.text.endswith("*")
        and len(term.text.split()[-1].rstrip("*")) >= PREFIX_MIN_CHARS
    )


def words_looked_for(term: Term, steps: Steps) -> list[str]:
    """The words of a term whose letters count; those before a beginning from the first that has a step."""
    typed = part_words(term.text.rstrip("*"), PLAIN).split()
    if begins(term) and all(map(is_plain_word, typed)):  # each of which counts as one word
        return typed[-1 - sum(step.distance for step in steps) :]
    return typed


def without(tree: Node | None, left_out: Sequence[Term]) -> Node | None:
    """The tree without these terms, and without what is then empty."""
    match tree:
        case Term():
            return None if tree in left_out else tree
        case Near(left, right):
            kept = [term for term in (left, right) if term not in left_out]
            return tree if len(kept) == 2 else kept[0] if kept else None
        case Not(inner):
            node = without(inner, left_out)
            return None if node is None else Not(node)
        case All(nodes) | Either(nodes):
            rest = tuple(node for node in (without(inner, left_out) for inner in nodes) if node is not None)
            return type(tree)(rest) if len(rest) > 1 else rest[0] if rest else None
    return tree


def part_words(text: str, language: str) -> str:
    """The text as it is indexed, of the same words in the same order."""
    for separator in SEPARATORS:
        # Faster than translate(), for few of them stand in one text.
        if separator in text:
            text = text.replace(separator, " ")
    return text if language in SEARCH_CONFIGS else _HAN.sub(r" \1 ", text)


def _strings(term: Term) -> tuple[str, ...]:
    """What PostgreSQL is asked of a term; of a beginning, its phrase with an odd last word, and the last."""
    text = part_words(term.text.rstrip("*"), PLAIN)
    return (f"{text}{_FILLER}", text.split()[-1]) if begins(term) else (text,)


def _steps(phrase: str) -> Iterator[Step]:
    """phraseto_tsquery writes no operator but <->."""
    for match in _LEXEME.finditer(phrase):
        operator = match["operator"]
        distance = 0 if operator is None else 1 if operator == "-" else int(operator)
        yield Step((match["lexeme"].replace("''", "'").replace(r"\\", "\\"),), (), distance)


def _begun(term: Term, read: Mapping[str, Mapping[str, Steps]], language: str) -> Steps:
    """The last step as all that may be the stem of a word that begins so; the text itself decides then.

    No step where no word begins so. A stem begins as the word does ("policy*": policy) or as its stem
    ("polici"), or it is shorter ("responsibilit*": respons).
    """
    phrase, last = _strings(term)
    steps = read[phrase][language]
    beginnings = [step.lexemes[0] for way in (PLAIN, language) for step in read[last][way][-1:]]
    if not beginnings:
        return ()
    shorter = (beginnings[0][:length] for length in range(_STEM_MIN_CHARS, len(beginnings[0])))
    return (*steps[:-1], Step(tuple(shorter), tuple(dict.fromkeys(beginnings)), steps[-1].distance))


def _quoted(lexeme: str) -> str:
    escaped = lexeme.replace("\\", r"\\").replace("'", "''")
    return f"'{escaped}'"
