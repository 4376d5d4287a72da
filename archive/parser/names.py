"""Lists of names as documents print them: "Albania,* Bolivia (Plurinational State of) and Japan"."""

from __future__ import annotations

import re

from archive.parser.languages import LANGUAGES

# So many names are a list; this share of them must begin with a capital and have no more words.
LIST = 3
MOST = 0.6
MAX_NAME = 10

# "of", "de": small even where a name is set in capitals.
_SMALL_WORDS = frozenset(word for language in LANGUAGES for word in language.layout.links)

_AND = "|".join(words for language in LANGUAGES if (words := language.layout.between_names))
_ARTICLE = "|".join(words for language in LANGUAGES if (words := language.layout.article))
# "Korea, Republic of": the comma is part of a name
_OF_STATE = r"(?:[A-Z][\w’']+ ){0,3}(?:Republic|States?) of\s*(?:[,;]|$)"
_BETWEEN_NAMES = re.compile(
    rf"\s*(?:;|,(?!\s*{_OF_STATE}))\s*(?:(?:{_AND}))?|\s+(?:{_AND})(?=[^\W\d_a-zß-ÿ])"
)
# "Chad (lead)", "Fiji (main submitter)": what a sponsor is, behind the name
_PART_PLAYED = re.compile(
    r"\s*\((?:main|lead|head|principal|primary|co-?)?[ -]?(?:sponsor|submitter|author)?\)(?=\s*(?:[,;.]|$))",
    re.I,
)
_IN_BRACKETS = re.compile(r"\([^()]*\)?")
_WORD = r"(?:(?:[dl][’'])?[^\W\d_a-zß-ÿ][\w’'.-]*|of|and|the|de|la|du|des|et|les|y|del|los|las|\(.*\)?)"
_NAME = re.compile(rf"{_WORD}(?: {_WORD}){{0,12}}")


def split_names(text: str) -> tuple[str, ...]:
    """ "Albania, Italy and the United States of America" as three names; brackets hold names together."""
    held: list[str] = []

    def hold(found: re.Match[str]) -> str:
        held.append(found.group())
        return f"\x00{len(held) - 1}\x00"

    parts = _BETWEEN_NAMES.split(_IN_BRACKETS.sub(hold, _PART_PLAYED.sub("", text)))
    names = [re.sub(rf"^(?:{_ARTICLE})", "", part.replace("*", "").strip(" .")) for part in parts]
    return tuple(re.sub(r"\x00(\d+)\x00", lambda m: held[int(m[1])], name) for name in names if name)


def is_names(text: str) -> bool:
    """Whether a text is nothing but names, set with capitals."""
    names = split_names(text)
    return bool(names) and all(map(_is_name, names))


def is_list_of_names(text: str) -> bool:
    """Whether a list is one of names, though some have words in small letters ("Arabie saoudite")."""
    names = split_names(text)
    capitals = sum(name[0].isupper() and len(name.split()) <= MAX_NAME for name in names)
    return len(names) >= LIST and capitals >= MOST * len(names)


def _is_name(name: str) -> bool:
    return _NAME.fullmatch(name) is not None and (name[0].isupper() or name[0] == "(")


def title_case(name: str) -> str:
    """ "ENVIRONMENT COMMISSION" as "Environment Commission", "SEVENTY-FOURTH" as "Seventy-fourth"."""
    words = name.lower().split()
    return " ".join(
        word if at and word in _SMALL_WORDS else word[:1].upper() + word[1:] for at, word in enumerate(words)
    )
