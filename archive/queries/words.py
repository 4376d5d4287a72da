"""The words of a text as PostgreSQL's parser counts them, and where each stands in it."""

import re
from collections.abc import Iterator, Sequence

from archive.queries.lexemes import part_words

# A word, and from and up to which character of the text it stands; nowhere (-1) if it is not found again.
Word = tuple[str, int, int]

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
_WORD = re.compile(rf"[^{re.escape(_BETWEEN)}]+")


def words_of_prose(text: str, language: str) -> Sequence[Word] | None:
    """None where the text is no plain prose."""
    parted = part_words(text, language)
    if len(parted) != len(text) or _AWKWARD.search(parted):
        return None
    return [(match.group(), *match.span()) for match in _WORD.finditer(parted)]


def words_of_tokens(text: str, tokens: Sequence[tuple[int, str]]) -> Iterator[Word]:
    """From the tokens of the text, by type, that PostgreSQL parts it into."""
    parted = part_words(text, "English")  # of the same length
    at = 0
    for kind, token in tokens:
        start = parted.find(token, at) if kind != _BLANK else -1
        at = start + len(token) if start >= 0 else at
        if kind not in NOT_WORDS:
            yield token, start, at if start >= 0 else -1
