"""What texts cite and in which words: the tables of all languages, read.

An instrument has one key, its full name in English; whatever else it is called, in any language, stands below
that name in a table. Another language is one more file beside `english.txt`.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path

from archive.parser.model import ReferenceKind

# A word of a name: "Kunming-Montréal" and "Peoples’" are two each, the mark of a footnote is none.
WORD = re.compile(r"[^\W_⁰¹²³⁴-⁹]+")
_SPELLINGS = (("isation", "ization"), ("ised", "ized"), ("ising", "izing"), ("labor", "labour"))
# A section of a table, to the names at its margin, to those below each.
_Table = dict[str, dict[str, list[str]]]


@lru_cache(maxsize=50_000)
def fold(word: str) -> str:
    """One spelling for a word: no capitals, no accents, "organized" for "organised"."""
    plain = word.casefold()
    if not plain.isascii():
        decomposed = unicodedata.normalize("NFKD", plain)
        plain = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    for printed, kept in _SPELLINGS:
        plain = plain.replace(printed, kept) if kept not in plain else plain
    return plain


def _read(text: str) -> _Table:
    table: _Table = defaultdict(dict)
    section = key = ""
    for line in text.splitlines():
        if line.startswith("["):
            section = line.strip("[]")
        elif line.startswith(" "):
            table[section][key].append(line.strip())
        elif section and line:
            key = line
            table[section].setdefault(key, [])
    return table


_TABLES = [_read(path.read_text(encoding="utf-8")) for path in sorted(Path(__file__).parent.glob("*.txt"))]


def words_for(use: str) -> list[str]:
    """The words of all languages for one use: "resolution", "article" …"""
    return [word for table in _TABLES for word in table["words"].get(use, ())]


def _names(section: str) -> Iterator[tuple[str, str]]:
    """Every key of a section with each of its names."""
    for table in _TABLES:
        for key, others in table[section].items():
            yield from ((key, name) for name in (key, *others))


def names() -> Iterator[tuple[ReferenceKind, str, str]]:
    """Every known name, with the kind and key of what it names."""
    for kind in (ReferenceKind.CONVENTION, ReferenceKind.DECLARATION, ReferenceKind.GOAL):
        yield from ((kind, key, name) for key, name in _names(f"{kind.value}s"))


# Each name of an organ to the one that it is keyed by.
ORGANS: Mapping[str, str] = {name: key for key, name in _names("organs")}

# Under which symbols an organ's resolutions and decisions are published.
ORGAN_SYMBOLS: Mapping[str, tuple[str, str]] = {
    organ: (resolution, decision)
    for table in _TABLES
    for organ, (resolution, decision) in table["organ symbols"].items()
}

# With what the symbols of documents begin.
SERIES = [series for table in _TABLES for series in table["series"]]

Noun = tuple[str, ...]


def _nouns(section: str) -> dict[Noun, str]:
    """Every word for a kind of instrument, folded, with the English one that it stands for."""
    return {tuple(fold(word) for word in WORD.findall(name)): key for key, name in _names(section)}


CONVENTION_NOUNS = _nouns("convention nouns")
DECLARATION_NOUNS = _nouns("declaration nouns")
# What before such a noun does not make it a name.
PLAIN_WORDS = {fold(word) for word, _ in _names("plain words")}
