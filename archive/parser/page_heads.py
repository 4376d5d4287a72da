"""Running heads and feet that bear a page number, or name the conference, between the lines of a text.

A head is known by what it repeats: the conference, its own words with another number, or the title page.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from archive.parser.line_patterns import PAGE_NUMBER
from archive.parser.page_patterns import (
    CODE_FOOT,
    CODE_LINE,
    HEAD_NUMBER_BEFORE,
    HEAD_NUMBER_BEHIND,
    PAGE_ALONE,
    PAGE_WORD,
)
from archive.parser.patterns import (
    CODE,
    COUNTED_HEADING,
    HEADER_FIELD,
    MODEL_UN,
    NUMBERED_DRAFT,
    OPENING,
    WHOLE_CODE,
)

# No head is longer, in characters, whatever room stands between its columns.
MAX_HEAD = 250
# A longer line is a sentence.
MAX_HEAD_WORDS = 22
# A shorter one repeats by chance.
MIN_WORDS = 2
# So far apart stand the heads of two pages, in lines.
MIN_PAGE = 8
# So near stand two lines that are numbered.
NEAR = 4
# What stands beside the heads of so many pages is one with them.
REPEATS = 3
# Lines of a title page, whose words a head repeats.
TITLE_LINES = 40
# The number of a page has no more figures.
MAX_DIGITS = 4
# Shorter words link others and prove nothing.
LINK = 3


def find_page_heads(texts: Sequence[str]) -> set[int]:
    """The indices of the lines that are heads or feet of pages; a blank line's text is empty."""
    heads = _Heads(texts)
    found = {at for at in range(len(texts)) if heads.is_head(at)}
    constant = {at for at, text in enumerate(texts) if text in heads.constant}
    return found | constant | {beside for at in found for beside in heads.beside(at)}


def find_repeated_heads(texts: Sequence[str]) -> set[int]:
    """The indices of the lines printed again with a higher number at their edge, which is no line number."""
    numbered = {at: found for at, text in enumerate(texts) if (found := _numbered(text))}
    return {at for at in _rising(numbered) if not _counts_lines(texts, at, numbered[at][1])}


class _Heads:
    """The lines of a document, and what of them a head may repeat."""

    def __init__(self, texts: Sequence[str]) -> None:
        self.texts = texts
        self.numbered = {at: found for at, text in enumerate(texts) if (found := _numbered(text))}
        self.begins = next((at for at, text in enumerate(texts) if _begins_resolutions(text)), TITLE_LINES)
        self.title = {word for text in texts[: min(self.begins, TITLE_LINES)] for word in _words(text)}
        self.repeated = find_repeated_heads(texts)
        self.coded = set(self._coded_heads())
        self.paired = set(_paired(texts))
        self.constant = self._constant()

    def is_head(self, at: int) -> bool:
        text = self.texts[at]
        if at in self.coded or at in self.paired:
            return True
        if not text or text[-1] in ".;:," or len(text.split()) > MAX_HEAD_WORDS or HEADER_FIELD.match(text):
            return False
        if at not in self.numbered:
            return self._names_conference(at) or self._runs_on(at) or self._is_code_by_page(at)
        rest = self.numbered[at][0]
        if at in self.repeated or MODEL_UN.search(text):
            return True
        return at > self.begins and (self._repeats_title(rest) or self._says_page(at))

    def beside(self, at: int) -> Iterator[int]:
        """The line above or below a head that stands with it: page, conference, the title page again."""
        if at not in self.numbered and MODEL_UN.search(self.texts[at]):
            yield from (other for other in (at - 1, at + 1) if PAGE_NUMBER.match(self._at(other)))
        for other, beyond in ((at - 1, at - 2), (at + 1, at + 2)):
            text = self._at(other)
            if not text or self._at(beyond) or HEADER_FIELD.match(text) or text[-1] in ".;:,":
                continue
            if (
                MODEL_UN.search(text)
                or PAGE_ALONE.match(text)
                or (at > self.begins and self._repeats_title(text))
            ):
                yield other

    def _names_conference(self, at: int) -> bool:
        """Whether a line below the first opening line names the conference, alone or with a page number in
        the line above or below."""
        alone = self._stands_alone(at) or self._is_paged(at)
        return at > self.begins and alone and _names_conference(self.texts[at])

    def _runs_on(self, at: int) -> bool:
        """Whether a line behind the title page names the conference as it does on three pages or more, no
        gap above or below it."""
        if at < min(self.begins, TITLE_LINES) or not _names_conference(self.texts[at]):
            return False
        printed = [other for other, text in enumerate(self.texts) if text == self.texts[at]]
        apart = all(below - above >= MIN_PAGE for above, below in pairwise(printed))
        return len(printed) >= REPEATS and apart

    def _is_paged(self, at: int) -> bool:
        """Whether a line and a page number right above or below it stand apart from the text on one side."""
        above, below = self._at(at - 1), self._at(at + 1)
        return (not above and PAGE_NUMBER.match(below) is not None) or (
            not below and PAGE_NUMBER.match(above) is not None
        )

    def _says_page(self, at: int) -> bool:
        """ "Resolution on Wells, page 3", alone."""
        text = self.texts[at]
        return self._stands_alone(at) and text[0].isupper() and PAGE_WORD.search(text) is not None

    def _is_code_by_page(self, at: int) -> bool:
        """ "CSW/1/1" above "Page 2", where no header goes on from there."""
        text = self.texts[at]
        if at <= self.begins or not (CODE.fullmatch(text) or WHOLE_CODE.match(text)):
            return False
        below = next((text for text in self.texts[at + 2 : at + 5] if text), "")
        return PAGE_ALONE.match(self._at(at + 1)) is not None and not (
            HEADER_FIELD.match(below) or OPENING.match(below)
        )

    def _coded_heads(self) -> Iterator[int]:
        """The lines that print again the code of the resolution they stand in, and announce no other:
        "CSW/1/1" below a page number, "Code: CSW/1/1   page 2 of 3"."""
        code = ""
        yield from self._code_feet()
        for at, text in enumerate(self.texts):
            found = CODE_LINE.match(text) if text else None
            if not found:
                continue
            field = HEADER_FIELD.match(text) is not None
            paged = PAGE_WORD.search(text) is not None
            again = found["code"] == code and (paged if field else self._stands_alone(at))
            if again and not self._announces(at):
                yield at
            elif field or paged:
                code = found["code"]

    def _code_feet(self) -> Iterator[int]:
        """The lines below the first opening line that hold a code, which also stands without one, and a
        page number."""
        feet = {at: found["code"] for at, text in enumerate(self.texts) if (found := CODE_FOOT.match(text))}
        lines = (CODE_LINE.match(text) for at, text in enumerate(self.texts) if feet and at not in feet)
        codes = {line["code"] for line in lines if line and not PAGE_WORD.search(line.string)}
        return (at for at, code in feet.items() if at > self.begins and code in codes)

    def _announces(self, at: int) -> bool:
        """Whether a header or an opening line stands in the next lines of text."""
        below = [text for text in self.texts[at + 1 : at + 1 + NEAR] if text][:2]
        return any(HEADER_FIELD.match(text) or OPENING.match(text) for text in below)

    def _constant(self) -> set[str]:
        """What is printed next to a numbered head on three pages or more: "Property of the conference"."""
        near = Counter(
            text
            for at in (*self.numbered, *self.coded)
            for text in {self._at(at - 1), self._at(at + 1)}
            if text and not HEADER_FIELD.match(text) and not OPENING.match(text)
        )
        printed = Counter(text for text in self.texts if text in near)
        return {text for text, times in near.items() if REPEATS <= times == printed[text]}

    def _repeats_title(self, rest: str) -> bool:
        words = _words(rest)
        return len(words) > 1 and set(words) <= self.title

    def _stands_alone(self, at: int) -> bool:
        return not self._at(at - 1) and not self._at(at + 1)

    def _at(self, at: int) -> str:
        return self.texts[at] if 0 <= at < len(self.texts) else ""


def _begins_resolutions(text: str) -> bool:
    """Whether a line is an opening line, or names the sponsors of a resolution, which no title page does."""
    field = HEADER_FIELD.match(text) if ":" in text else None
    return OPENING.match(text) is not None or (field is not None and field["sponsors"] is not None)


def _numbered(text: str) -> tuple[str, int] | None:
    """What a line says beside the page number at its edge, and that number."""
    if len(text) > MAX_HEAD or COUNTED_HEADING.match(text) or NUMBERED_DRAFT.match(text):
        return None
    found = HEAD_NUMBER_BEHIND.match(text) or HEAD_NUMBER_BEFORE.match(text)
    rest = found["rest"].casefold().split() if found else []
    return (" ".join(rest), int(found["number"])) if found and len(rest) >= MIN_WORDS else None


def _rising(numbered: Mapping[int, tuple[str, int]]) -> Iterator[int]:
    """Those lines that are printed again, pages apart, with a higher number."""
    last: dict[str, int] = {}
    for at, (rest, number) in numbered.items():
        above = last.get(rest)
        if above is not None and 0 < (number - numbered[above][1]) * MIN_PAGE <= at - above:
            yield from (above, at)
        last[rest] = at


def _paired(texts: Sequence[str]) -> Iterator[int]:
    """A line and the number of the page right below it, where the line is printed again above a higher one:
    "LAGOMUN 2031 – WHO" / "12"."""
    pairs = {
        at: (text.casefold(), int(below))
        for at, (text, below) in enumerate(pairwise(texts))
        if below.isdecimal() and len(below) <= MAX_DIGITS and _may_run(text)
    }
    for at in _rising(pairs):
        yield from (at, at + 1)


def _may_run(text: str) -> bool:
    """Whether a line could stand at the edge of each page."""
    return (
        MIN_WORDS <= len(text.split()) <= MAX_HEAD_WORDS
        and text[-1] not in ".;:,"
        and HEADER_FIELD.match(text) is None
    )


def _counts_lines(texts: Sequence[str], at: int, number: int) -> bool:
    """Whether the next line above or below bears the number before or after it."""
    above = next((text for text in reversed(texts[max(at - NEAR, 0) : at]) if text), "")
    below = next((text for text in texts[at + 1 : at + 1 + NEAR] if text), "")
    return any(
        re.search(rf"(?<!\d){beside}$|^{beside}(?!\d)", text)
        for text, beside in ((above, number - 1), (below, number + 1))
    )


def _names_conference(text: str) -> bool:
    """Whether a line is the name of a Model UN: capitals begin its longer words."""
    capitals = all(word[:1].isupper() for word in text.split() if word[:1].isalpha() and len(word) > LINK)
    return capitals and MODEL_UN.search(text) is not None


def _words(text: str) -> list[str]:
    return [word for word in re.findall(r"[^\W\d_]+", text.casefold()) if len(word) > LINK]
