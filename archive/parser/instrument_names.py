"""Text -> the instruments it cites by name: those in the tables, and others that are named like them.

Guarantee: the names found lie in order and do not overlap; the time is linear in the length of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from archive.parser.instruments import (
    CONVENTION_NOUNS,
    DECLARATION_NOUNS,
    PLAIN_WORDS,
    WORD,
    fold,
    names,
    words_for,
)
from archive.parser.model import Reference, ReferenceKind

# What may stand between two words of a known name, and of one that is not known.
_GAP = re.compile(r"[\s,:;()\-–—‑/’'“”\"⁰¹²³⁴-⁹]{1,6}")
_CLOSE_GAP = re.compile(r"[\s\-–‑’'⁰¹²³⁴-⁹]{1,4}")
# "of 1961", ", 1974", "(1989)" behind a name
_YEAR = re.compile(r"(?:,? (?:of|de|du) |, | \()(?P<year>1[89]\d\d|20\d\d)\b\)?(?! to\b)")
_SMALL = {fold(word) for word in words_for("small")}
_AND = {fold(word) for word in words_for("conjunctions")}
_JOINS = {*_AND, "of", "for"}
_TAIL = {fold(word) for word in words_for("tail")}
# The longest known name has 43 words, the longest other one 20 (measured in November 2026).
_BEFORE, _BEHIND = 6, 24
_UNITED_NATIONS = (("un",), ("united", "nations"))
_CHARTER = "Charter of the United Nations"
_CHARTERS = {"charter", "charte", "carta"}


class _Word(NamedTuple):
    printed: str
    folded: str
    start: int
    end: int

    @property
    def capital(self) -> bool:
        return self.printed[0].isupper() or self.printed[0].isdigit()


@dataclass(slots=True)
class _Step:
    """A word on the way through the known names; `ends` is what a name that ends here names."""

    next: dict[str, _Step] = field(default_factory=dict)
    ends: tuple[ReferenceKind, str, str] | None = None


def _known() -> _Step:
    root = _Step()
    for kind, key, name in names():
        at = root
        for word in WORD.findall(name):
            at = at.next.setdefault(fold(word), _Step())
        at.ends = at.ends or (kind, key, name)
    return root


_KNOWN = _known()
_NOUNS = dict.fromkeys(CONVENTION_NOUNS, ReferenceKind.CONVENTION) | dict.fromkeys(
    DECLARATION_NOUNS, ReferenceKind.DECLARATION
)
_FIRST_OF_NOUNS = {noun[0] for noun in _NOUNS}
_LONGEST_NOUN = max(map(len, _NOUNS))
# The words with which any name can begin, or to which it is found.
_FIRST = {*_KNOWN.next, *(words[0] for words in _UNITED_NATIONS), *_FIRST_OF_NOUNS, *_CHARTERS}


def find_names(text: str) -> Iterator[Reference]:
    """The instruments named, in order."""
    words = [
        _Word(printed := found[0], fold(printed), found.start(), found.end()) for found in WORD.finditer(text)
    ]
    end = 0
    for at, word in enumerate(words):
        if at < end or word.folded not in _FIRST:
            continue
        found = _known_name(text, words, at) or _other_name(text, words, at, end) or _charter(words, at)
        if found:
            reference, end = found
            yield reference


def _known_name(text: str, words: Sequence[_Word], at: int) -> tuple[Reference, int] | None:
    """The longest known name that begins here, with "United Nations" before it where it is printed."""
    for prefix in ((), *_UNITED_NATIONS):
        first = at + len(prefix)
        if tuple(word.folded for word in words[at:first]) == prefix and (
            found := _longest(text, words, first, after=bool(prefix))
        ):
            (kind, key), last = found
            start, end = words[at].start, words[last].end
            bracket = text.startswith(")", end) and text.count("(", start, end) > text.count(")", start, end)
            return Reference(kind, key, start, end + bracket), last + 1
    return None


def _longest(
    text: str, words: Sequence[_Word], first: int, *, after: bool
) -> tuple[tuple[ReferenceKind, str], int] | None:
    step, best = _KNOWN, None
    for index in range(first, len(words)):
        if index > first and not _GAP.fullmatch(text, words[index - 1].end, words[index].start):
            break
        following = step.next.get(words[index].folded)
        if following is None:
            break
        step = following
        if step.ends and _printed_as_name(words[first : index + 1], step.ends[2], after=after):
            best = (step.ends[:2], index)
    return best


def _printed_as_name(printed: Sequence[_Word], name: str, *, after: bool) -> bool:
    """An acronym must stand as it is known, a short name must have its capitals, a long one may lack them."""
    if len(printed) == 1:
        return printed[0].printed == name and not after
    if len(printed) > 3:
        return True
    return printed[0].capital or name[0].islower()


def _other_name(text: str, words: Sequence[_Word], at: int, floor: int) -> tuple[Reference, int] | None:
    """A name that is in no table: a noun like "Convention" with words of its own before or behind it."""
    length = _noun_length(words, at)
    if not length:
        return None
    noun = tuple(word.folded for word in words[at : at + length])
    first = _reach_back(text, words, at, floor)
    last = _reach_on(text, words, at + length - 1)
    if last == at + length - 1 and all(_says_nothing(word.folded) for word in words[first:at]):
        return None
    start, end = words[first].start, words[last].end
    year = _YEAR.match(text, end)
    key = _as_key(text[start:end]) + (f" ({year['year']})" if year else "")
    return Reference(_NOUNS[noun], key, start, year.end() if year else end), last + 1


def _says_nothing(word: str) -> bool:
    return word in PLAIN_WORDS or word in _SMALL or word in _FIRST_OF_NOUNS or word.isdigit()


def _noun_length(words: Sequence[_Word], at: int) -> int:
    if words[at].folded not in _FIRST_OF_NOUNS or not words[at].printed[0].isupper():
        return 0
    for length in range(min(_LONGEST_NOUN, len(words) - at), 0, -1):
        if tuple(word.folded for word in words[at : at + length]) in _NOUNS:
            return length
    return 0


def _reach_back(text: str, words: Sequence[_Word], at: int, floor: int) -> int:
    """The first of the capitalised words that run up to `at`; what opens a sentence is none of them."""
    first = at
    for index in range(at - 1, max(floor, at - _BEFORE) - 1, -1):
        if not _CLOSE_GAP.fullmatch(text, words[index].end, words[index + 1].start):
            break
        if not words[index].capital:
            if words[index].folded not in _JOINS or index < 1 or not words[index - 1].capital:
                break
        elif _opens(text, words[index]) or (words[index].printed[0].isdigit() and index != at - 1):
            break
        else:
            first = index
    while first < at and not words[first].capital:
        first += 1
    return first


def _opens(text: str, word: _Word) -> bool:
    """Whether a capital only says that a sentence begins: "Recalling", "The", "Further"."""
    before = text[max(0, word.start - 3) : word.start].strip(" *_“\"'(")
    return (
        word.folded.endswith("ing")
        or word.folded in _SMALL
        or word.folded == "the"
        or before in ("", ".", ":")
    )


def _reach_on(text: str, words: Sequence[_Word], at: int) -> int:
    """The last word of the subject behind a noun: "on the Rights of the Child"."""
    last = at
    if at + 1 >= len(words) or words[at + 1].folded not in _TAIL:
        return last
    for index in range(at + 1, min(len(words), at + _BEHIND)):
        if not _CLOSE_GAP.fullmatch(text, words[index - 1].end, words[index].start):
            break
        if words[index].capital:
            if words[index].printed[0].isdigit() or _begins_another(words, last, index):
                break
            last = index
        elif words[index].folded not in _SMALL | _TAIL:
            break
    return last


def _begins_another(words: Sequence[_Word], last: int, index: int) -> bool:
    """Whether a noun behind "and" begins the next name: "the Convention on Lakes and the Protocol …"."""
    is_noun = words[index].folded in _FIRST_OF_NOUNS
    return is_noun and any(word.folded in _AND for word in words[last + 1 : index])


def _charter(words: Sequence[_Word], at: int) -> tuple[Reference, int] | None:
    """ "the Charter" alone is that of the United Nations."""
    word = words[at]
    if (
        word.folded not in _CHARTERS
        or not word.capital
        or not at
        or words[at - 1].folded not in ("the", "la")
    ):
        return None
    return Reference(ReferenceKind.CONVENTION, _CHARTER, word.start, word.end), at + 1


def _as_key(name: str) -> str:
    """A name as one of its spellings: no marks of footnotes, one kind of space, hyphen and apostrophe."""
    name = re.sub(r"[⁰¹²³⁴-⁹]", "", name).replace("‑", "-").replace("'", "’")
    return " ".join(name.split())


def noun_of(key: str) -> str | None:
    """What a convention is: "Protocol" for "Kyoto Protocol to the … Convention …"."""
    return next((noun for word in WORD.findall(key) if (noun := CONVENTION_NOUNS.get((fold(word),)))), None)
