"""The words of a text as PostgreSQL's parser counts them, and where each stands in it."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate

from archive.queries.lexemes import part_words

# Token types of PostgreSQL's default parser: blank, and what else no dictionary sees (tag, protocol, entity).
_BLANK = 12
NOT_WORDS = (_BLANK, 13, 14, 23)

# In prose words are letters and figures side by side. Anything else may be more than it seems ("3.5",
# "un.org", "x@y", "&amp;", other scripts), and PostgreSQL is asked.
_BETWEEN = " \n,;.:?()[]\"'“”‘’⁰¹²³⁴⁵⁶⁷⁸⁹"
_AWKWARD = re.compile(
    rf"[^A-Za-zÀ-ÖØ-öø-ÿ0-9{re.escape(_BETWEEN)}]"
    r"|[.:?](?![ \n)\]\"”’]|\Z)"
    r"|[0-9][Ee]"  # 3e5 is one number
)
_WORD = re.compile(rf"([^{re.escape(_BETWEEN)}]+)")


@dataclass(frozen=True, slots=True)
class Words:
    """Each word, and from and up to which character of the text it stands; -1 where it is not found again."""

    texts: Sequence[str]
    starts: Sequence[int]
    ends: Sequence[int]


def words_of_prose(text: str, language: str) -> Words | None:
    """None where the text is no plain prose."""
    parted = part_words(text, language)
    if len(parted) != len(text) or _AWKWARD.search(parted):
        return None
    pieces = _WORD.split(parted)  # what stands between, a word, what stands between …
    edges = list(accumulate(map(len, pieces)))
    return Words(pieces[1::2], edges[:-1:2], edges[1::2])


def words_of_tokens(text: str, tokens: Iterable[tuple[int, str]]) -> Words:
    """From the tokens of the text, by type, that PostgreSQL parts it into."""
    parted = part_words(text, "English")  # of the same length
    found = []
    at = 0
    for kind, token in tokens:
        start = parted.find(token, at) if kind != _BLANK else -1
        at = start + len(token) if start >= 0 else at
        if kind not in NOT_WORDS:
            found.append((token, start, at if start >= 0 else -1))
    texts, starts, ends = zip(*found, strict=True) if found else ((), (), ())
    return Words(texts, starts, ends)
