"""How much of a text is read: what is longer than any document, or holds no word for a book's length, is not.

Guarantee: the lines left unread are named, and a problem says which they are; all others are read. Looking
takes time in proportion to the text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from archive.parser.extract import Extracted
from archive.parser.line_patterns import LETTER
from archive.parser.model import LedgerEntry, Problem, Role

# Thousands of pages; the time to read a text grows with its lines, and a worker must get free again.
MAX_LINES = 200_000
# Characters. The longest volumes of official records have 5 million.
MAX_CHARACTERS = 20_000_000
# Lines with text in a row without a letter, only figures and marks: a hundred such pages are no document.
MAX_WORDLESS = 5_000


def unread_lines(extracted: Extracted) -> tuple[frozenset[int], tuple[Problem, ...]]:
    """The numbers of those lines that are not read, and the problems that tell of them."""
    texts = [text for page in extracted.pages for text in page]
    wordless = list(_wordless(texts))
    unread = {number for first, last in wordless for number in range(first, last + 1)}
    beyond = _first_beyond(texts, unread)
    problems = [_without_words(first, last) for first, last in wordless if first < beyond]
    if beyond <= len(texts):
        problems.append(_too_long(beyond, len(texts)))
        unread.update(range(beyond, len(texts) + 1))
    return frozenset(unread), tuple(problems)


def unread_entries(extracted: Extracted, unread: frozenset[int]) -> Iterator[LedgerEntry]:
    """The fate of the lines that are not read, in order."""
    number = 0
    for page, texts in enumerate(extracted.pages, 1):
        for text in texts:
            number += 1
            if number in unread and text.strip():
                yield LedgerEntry(number, Role.UNPARSED, None, page)


def _wordless(texts: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The first and the last line of each long run without a letter."""
    letters = (LETTER.search(text) is not None for text in texts)
    for has_letter, run in groupby(enumerate(letters, 1), key=lambda each: each[1]):
        if has_letter:
            continue
        numbers = [number for number, _ in run if texts[number - 1].strip()]
        if len(numbers) > MAX_WORDLESS:
            yield numbers[0], numbers[-1]


def _first_beyond(texts: Sequence[str], unread: Iterable[int]) -> int:
    """The number of the first line for which there is no room; one more than there are if all fit."""
    left_out = set(unread)
    lines = characters = 0
    for number, text in enumerate(texts, 1):
        if number not in left_out:
            lines += 1
            characters += len(text)
            if lines > MAX_LINES or characters > MAX_CHARACTERS:
                return number
    return len(texts) + 1


def _without_words(first: int, last: int) -> Problem:
    message = (
        f"Lines {first} to {last} hold figures and marks without a word; they were not read and stand only "
        "in the source."
    )
    return Problem("wordless", message, first)


def _too_long(first: int, last: int) -> Problem:
    message = (
        f"The text is longer than {MAX_LINES} lines or {MAX_CHARACTERS} characters; the {last - first + 1} "
        f"lines from line {first} on were not read."
    )
    return Problem("too-long", message, first)
