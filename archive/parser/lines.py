"""Pages to lines: list hyphens, printed line numbers and furniture recognised and marked, nothing dropped.

Guarantee: every source line gives exactly one Line, in order, save those that are to stay unread.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from archive.parser.extract import Extracted
from archive.parser.inner_marks import without_inner_marks
from archive.parser.languages import ENGLISH, Language, recognise
from archive.parser.line_numbers import find_line_numbers
from archive.parser.line_patterns import (
    EMPHASIS_TAG,
    HEAVY_EMPHASIS,
    IMPRINT,
    LINE_PREFIX,
    PAGE_NUMBER,
    PRINTED_NUMBER,
    SPACE_BEHIND_EMPHASIS,
    WIDE_GAP,
)
from archive.parser.masthead_patterns import NUMBERED_TITLE, RESOLUTION_LINE, RIGHT_COLUMN
from archive.parser.page_heads import find_page_heads, find_repeated_heads
from archive.parser.page_marks import find_page_marks
from archive.parser.patterns import (
    CODE,
    COUNTED_HEADING,
    HEADER_FIELD,
    MODEL_UN,
    NUMBERED_DRAFT,
    OPENING,
    SYMBOL,
    WHOLE_CODE,
    WHOLE_SYMBOL,
)
from archive.parser.top_lines import MASTHEAD_LINES, TopLines, fold_head

# A line is a running head when it stands alone this often.
RUNNING_HEAD_REPEATS = 3
# Among so many lines at the top the symbol may stand behind the name of the body.
TOP = 3
# Lines, the empty ones too, above the opening line of a United Nations document.
LONGEST_MASTHEAD = 80
# A line longer than this may have been cut by its end.
WRAPPED = 60
# A longer line is a sentence.
MAX_HEAD_WORDS = 14
# Line numbers that a text counts are believed rather than those of its margins if they hold so many of these.
MOST = 0.9
# How many lines of a running head a title may take.
MAX_HEAD_LINES = 16


@dataclass(frozen=True, slots=True)
class Line:
    """A source line: `text` is without list hyphen and printed number; "" where nothing else stood there.

    `language` is that of the whole document.
    """

    number: int
    page: int
    raw: str
    text: str
    indent: int = 0
    bullet: str = ""
    printed: int | None = None
    furniture: bool = False
    language: Language = ENGLISH

    @property
    def blank(self) -> bool:
        return not self.raw.strip()


def read_lines(extracted: Extracted, unread: Container[int] = ()) -> tuple[Line, ...]:
    """The lines of all pages, numbered on from 1, without those whose numbers are in `unread`."""
    language = recognise(text for page in extracted.pages for text in page)
    lines: list[Line] = []
    number = 0
    for page, texts in enumerate(extracted.pages, 1):
        for raw in texts:
            number += 1
            if number not in unread:
                line = _read_line(number, page, raw, language)
                lines.append(_with_dash(line, lines[-1]) if lines else line)
    lines = _mark_printed_numbers(lines, extracted.numbered)
    cut = without_inner_marks([line.text for line in lines])
    lines = [
        line if text == line.text else replace(line, text=text) for line, text in zip(lines, cut, strict=True)
    ]
    return tuple(_mark_furniture(lines, extracted.furniture))


def _read_line(number: int, page: int, raw: str, language: Language) -> Line:
    found = LINE_PREFIX.match(raw.rstrip())
    assert found is not None  # noqa: S101 - the pattern matches any line
    return Line(
        number=number,
        page=page,
        raw=raw,
        text=WIDE_GAP.sub(_narrower, _unboxed(_lighter(found["rest"].strip()))),
        indent=len(found["indent"].expandtabs(4)),
        bullet=found["bullet"] or "",
        language=language,
    )


def _narrower(gap: re.Match[str]) -> str:
    """A wide gap parts columns as well where it is narrow, and patterns take long over wide ones."""
    return "\t" if "\t" in gap.group() else gap["kept"]


def _unboxed(text: str) -> str:
    """The text of a box's row ("| Summary |"), empty for the rule below its head ("| --- |")."""
    if not (text.startswith("|") and text.endswith("|")) or "|" in (cell := text[1:-1].strip()):
        return text
    return cell if cell.strip(":-") else ""


def _lighter(text: str) -> str:
    """A line with one way to emphasise, tags and heaped marks as stars, and no space before a comma; without
    the backslash by which markdown ends a line."""
    text = text.removesuffix("\\").rstrip() if text.endswith("\\") else text
    if "<" in text:
        text = EMPHASIS_TAG.sub("*", text.replace("<br>", " ").replace("<br/>", " "))
    if "_" in text or "*" in text:
        text = SPACE_BEHIND_EMPHASIS.sub("", HEAVY_EMPHASIS.sub(_as_bold, text))
    return text


def _as_bold(found: re.Match[str]) -> str:
    paired = found["open"] == found["close"][::-1]
    return f"**{found['text']}**" if paired else found.group()


def _with_dash(line: Line, above: Line) -> Line:
    """A dash that a line end put in front of a line is part of its sentence, no bullet."""
    wrapped = len(above.text) > WRAPPED and not above.bullet and above.text[-1].isalnum()
    return (
        replace(line, text=f"{line.bullet} {line.text}", bullet="")
        if line.bullet == "–" and wrapped
        else line
    )


def _mark_printed_numbers(lines: list[Line], certain: frozenset[int]) -> list[Line]:
    """Takes printed line numbers off the lines. Where some are `certain`, because they stood in a margin,
    there are no others; but numbers that stand in the text may look like those of a margin on some pages."""
    heads = find_repeated_heads([line.text for line in lines])
    texts = ["" if at in heads else line.text for at, line in enumerate(lines)]
    counted, pattern = find_line_numbers(texts)
    sure = {at for at, line in enumerate(lines) if line.number in certain}
    if sure and not (len(counted) > len(sure) and len(sure & {*counted}) >= MOST * len(sure)):
        return _numbered(lines, sorted(sure), PRINTED_NUMBER)
    return _numbered(lines, counted, pattern)


def _numbered(lines: list[Line], indices: Iterable[int], pattern: re.Pattern[str]) -> list[Line]:
    """The lines with the numbers at these places taken off their texts, and list hyphens behind them."""
    for index in indices:
        found = pattern.match(lines[index].text)
        assert found is not None  # noqa: S101 - it was a candidate
        rest = LINE_PREFIX.match(" ".join((found["rest"] or "").split("\t")))
        assert rest is not None  # noqa: S101 - the pattern matches any line
        bullet = lines[index].bullet or (rest["bullet"] or "")
        lines[index] = replace(
            lines[index], printed=int(found["number"]), text=rest["rest"].strip(), bullet=bullet
        )
    return lines


def _mark_furniture(lines: list[Line], placed: frozenset[int]) -> list[Line]:
    """Page numbers, job numbers and running heads, `placed` among them; the lines stay, marked."""
    alone = [line for position, line in enumerate(lines) if _stands_alone(lines, position, by_page=True)]
    repeats = Counter(fold_head(line.text) for line in alone)
    heads = {line.number for line in alone if _is_running_head(line.text, repeats[fold_head(line.text)])}
    heads -= _first_printed(alone) | _masthead_lines(lines) | _announcing(lines)
    heads |= _pages_beside(lines, heads)
    heads |= _page_marks(lines) | _symbol_heads(lines) | placed
    heads |= {line.number for line in lines if IMPRINT.match(line.text)}
    heads |= {lines[at].number for at in find_page_heads([line.text for line in lines])}
    return [replace(line, furniture=True) if line.number in heads else line for line in lines]


def _announcing(lines: Sequence[Line]) -> set[int]:
    """The codes right above a header or an opening line, which differ by their numbers alone."""
    texts = [(line, line.text.strip("*_# ")) for line in lines if line.text]
    return {
        line.number
        for (line, text), (_, below) in pairwise(texts)
        if (WHOLE_CODE.match(text) or NUMBERED_DRAFT.match(text))
        and (HEADER_FIELD.match(below) or OPENING.match(below))
    }


def _page_marks(lines: Sequence[Line]) -> set[int]:
    texts = ["" if line.printed is not None else line.text for line in lines]
    return {lines[at].number for at in find_page_marks(texts, [line.blank for line in lines])}


def _stands_alone(lines: Sequence[Line], position: int, *, by_page: bool = False) -> bool:
    """Whether no text stands right above or below; `by_page` a page number alone on one side is none."""
    above = lines[position - 1] if position else None
    below = lines[position + 1] if position + 1 < len(lines) else None
    page = lines[position].page
    before = above is None or above.blank or (by_page and above.page != page)
    after = below is None or below.blank or (by_page and below.page != page)
    paged = by_page and (
        (after and above is not None and PAGE_NUMBER.match(above.text) is not None)
        or (before and below is not None and PAGE_NUMBER.match(below.text) is not None)
    )
    return ((before and after) or paged) and bool(lines[position].text)


def _pages_beside(lines: Sequence[Line], heads: set[int]) -> set[int]:
    """The page numbers that stand between a running head and a gap."""
    return {
        line.number
        for above, line, below in zip(lines, lines[1:], lines[2:], strict=False)
        if PAGE_NUMBER.match(line.text) and line.printed is None
        if (above.number in heads and below.blank) or (below.number in heads and above.blank)
    }


def _first_printed(lines: Sequence[Line]) -> set[int]:
    """Where a symbol or a numbered title stands for the first time: there it is no running head."""
    first: dict[str, int] = {}
    for line in lines:
        if WHOLE_SYMBOL.match(line.text) or NUMBERED_TITLE.match(line.text):
            first.setdefault(fold_head(line.text), line.number)
    return set(first.values())


def _masthead_lines(lines: Sequence[Line]) -> set[int]:
    """The lines of a United Nations masthead: an agenda item, a title, and no running head yet."""
    opening = next((at for at, line in enumerate(lines) if OPENING.match(line.text)), 0)
    above = lines[:opening] if opening <= LONGEST_MASTHEAD else ()
    symbols = any(WHOLE_SYMBOL.match(cell) for line in above for cell in RIGHT_COLUMN.split(line.text))
    return {line.number for line in above} if symbols else set()


def _symbol_heads(lines: Sequence[Line]) -> set[int]:
    """A document's symbol printed again on a later page, and its title before or behind it."""
    heads: set[int] = set()
    seen: set[str] = set()
    masthead = TopLines()
    waiting: list[Line] = []
    for position, line in enumerate(lines):
        if not line.text:
            continue
        above = len(waiting) + len(masthead.edges) - 1
        if found := SYMBOL.search(line.text):
            symbol = found.group().rstrip(".")
            rest = _without(found, line.text)
            known = symbol in seen or any(symbol.startswith(f"{other}/") for other in seen)  # "…/Rev.1"
            if known and rest is not None:
                beside = [line.number for line in _beside(lines, position, -1)]
                first = min(beside, default=line.number)  # a line beside a symbol is no proof of itself
                while waiting and waiting[0].number < first:
                    masthead.take(waiting.pop(0).text)
                heads |= _head_lines(lines, position, rest, masthead)
            elif WHOLE_SYMBOL.match(line.text) or (found.end() == len(line.text) and above < TOP):
                seen.add(symbol)
        if above < MASTHEAD_LINES:
            waiting.append(line)
    return heads


def _without(found: re.Match[str], text: str) -> str | None:
    """What stands beside a symbol at the edge of a line; None where it stands in the middle."""
    before, after = fold_head(text[: found.start()]), fold_head(text[found.end() :])
    return None if before and after else before or after


def _head_lines(lines: Sequence[Line], position: int, rest: str, masthead: TopLines) -> set[int]:
    """The running head around a repeated symbol: as many lines above or below as make up the title."""
    taken = {lines[position].number} if not rest or masthead.holds([rest]) else set()
    for step in (1, -1):
        beside: list[Line] = []
        for line in _beside(lines, position, step):
            beside.append(line)
            texts = [fold_head(line.text) for line in beside]
            if masthead.holds([rest, *texts] if step == 1 else [*reversed(texts), rest]):
                taken |= {lines[position].number, *(line.number for line in beside)}
    return taken


def _beside(lines: Sequence[Line], position: int, step: int) -> Iterable[Line]:
    """The next lines in one direction that stand together; one blank line may part them from the symbol."""
    at = position + step
    if 0 <= at < len(lines) and lines[at].blank:
        at += step
    for _ in range(MAX_HEAD_LINES):
        if not (0 <= at < len(lines)) or not fold_head(lines[at].text):
            return
        yield lines[at]
        at += step


def _is_running_head(text: str, repeats: int) -> bool:
    if any(pattern.match(text) for pattern in (COUNTED_HEADING, RESOLUTION_LINE, HEADER_FIELD, OPENING)):
        return False
    if CODE.fullmatch(text) or text[-1] in ",;:" or len(text.split()) > MAX_HEAD_WORDS:
        return False
    if repeats >= 2 and names_model_un(text):
        return True
    return repeats >= RUNNING_HEAD_REPEATS and text[-1] != "."


def names_model_un(text: str) -> bool:
    """Whether a line names a Model UN conference."""
    return MODEL_UN.search(text) is not None


def is_running_name(line: Line) -> bool:
    """Whether a running head names the conference; an imprint names its publisher."""
    return line.furniture and names_model_un(line.text) and not IMPRINT.match(line.text)
