"""The rows of a masthead: what print sets beside and below each other, one fact a row.

Guarantee: each line stands in the rows as often as it has cells, in order.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import replace
from typing import NamedTuple

from archive.parser.dates import find_range
from archive.parser.joining import join_texts
from archive.parser.lines import Line
from archive.parser.masthead_patterns import (
    ADOPTED_LINE,
    AGENDA_ITEM,
    DATE_FIELD,
    DISTRIBUTION,
    DISTRIBUTION_ALONE,
    LANGUAGE_NAME,
    LINKED,
    MAIN_COMMITTEE,
    MAIN_ORGAN,
    NOTE_LINE,
    NUMBERED_BODY,
    NUMBERED_TITLE,
    ORIGINAL,
    PLACE_AT_END,
    PUBLISHER,
    REPORT_LINE,
    RESOLUTION_LINE,
    RIGHT_COLUMN,
    SESSION_NUMBER,
    SESSION_WITHIN,
    SPONSOR_LINE,
    SPONSORS_END,
    SYMBOL_BEHIND,
    SYMBOL_BETWEEN,
    TABLE_RULE,
)
from archive.parser.names import is_names
from archive.parser.patterns import DATE, ORGAN_NOUNS, PLACE_BEFORE_DATES, SYMBOL, WHOLE_SYMBOL
from archive.parser.segment import Block, join_places
from archive.parser.top_lines import fold_head
from archive.parser.vote_patterns import VOTE_PARAGRAPH

# Letters of the words that link others: "of", "the", "des", "por".
LINK = 3
# Words that the name of a body may have.
MAX_BODY = 16
LONG_BODY = 32
# No row with a symbol behind a body's name is longer, in characters.
LONGEST_ROW = 200
# No line of a masthead is longer, whatever a converter joined in it.
LONGEST_LINE = 600
# The share of a line's width below which its next word would have fitted in.
SHORT = 0.6
# Lines longer than this were not wrapped.
WIDE = 100


_ONE_LINE = (
    MAIN_ORGAN,
    PUBLISHER,
    DATE_FIELD,
    DISTRIBUTION,
    ORIGINAL,
    LANGUAGE_NAME,
    SESSION_NUMBER,
    WHOLE_SYMBOL,
    RESOLUTION_LINE,
)
_FIRST_LINE = (ADOPTED_LINE, NUMBERED_TITLE, REPORT_LINE, NOTE_LINE, DISTRIBUTION_ALONE, VOTE_PARAGRAPH)


def joined_sponsors(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, a list of sponsors that a gap tears made one."""
    joined: list[Block] = []
    for block in blocks:
        while (
            joined and SPONSOR_LINE.match(block.text) and "," in joined[-1].text and is_names(joined[-1].text)
        ):
            above = joined.pop()
            text, place = join_texts([above.text, block.text]), join_places([above.place, block.place])
            block = replace(block, text=text, place=place)
        joined.append(block)
    return joined


class Print(NamedTuple):
    """What a whole document tells of its rows: the titles that its running heads repeat, folded, and how wide
    its lines are, in characters."""

    titles: frozenset[str] = frozenset()
    width: int = 0


def print_of(lines: Sequence[Line]) -> Print:
    """How a document is printed."""
    lengths = sorted(len(line.text) for line in lines if line.text and not line.furniture)
    width = lengths[-1 - len(lengths) // 20] if lengths else 0
    return Print(_running_titles(lines), min(width, WIDE))


def _running_titles(lines: Sequence[Line]) -> frozenset[str]:
    """What running heads print beside the symbol, folded."""
    heads = (line.text for line in lines if line.furniture and SYMBOL.search(line.text))
    return frozenset(title for text in heads if len((title := fold_head(SYMBOL.sub("", text))).split()) > 1)


def rows_of(lines: Sequence[Line], known: Print) -> list[list[Line]]:
    """Lines that print sets below each other without a gap, one row a fact."""
    rows: list[list[Line]] = [[]]
    below_item = False
    for line in (cell for printed in lines for cell in cells_of(printed)):
        before = rows[-1][-1].text.strip("*# ") if rows[-1] else ""
        text = line.text.strip("*# ")
        if not text and LINKED.search(before):
            continue  # a gap tears a name: "Environment Assembly of the" / "United Nations …"
        if (
            before
            and text
            and (
                _parts(rows[-1], text)
                or _begins_title(text, known.titles)
                or _begins_again(text, rows[-1])
                or (below_item and _falls_short(before, text, known.width))
            )
        ):
            rows.append([])
        rows[-1].append(line)
        below_item = below_item or _is_item(text)
    return [part for row in rows for part in _without_sponsors(row)]


def cells_of(line: Line) -> list[Line]:
    """A line that print sets in columns, or a row of a table, as its cells."""
    text = line.text
    columns = [cell.strip() for cell in text.strip("| ").split("|")] if text.startswith("|") else [text]
    pieces = [
        piece
        for column in columns
        if not TABLE_RULE.match(column)
        for wide in RIGHT_COLUMN.split(column)
        for piece in _narrow_cells(wide)
    ]
    return [replace(line, text=piece) for piece in pieces or [text]]


def _narrow_cells(text: str) -> Iterator[str]:
    """Facts that one space parts: a body and the symbol, a session and the agenda item."""
    glued = _glued_cells(text) if len(text) <= LONGEST_LINE else [text]
    symbol = SYMBOL_BEHIND.match(text) if len(text) <= LONGEST_ROW else None
    item = AGENDA_ITEM.search(text)
    if len(glued) > 1:
        yield from glued
    elif symbol and is_body(symbol["body"]) and not NOTE_LINE.match(symbol["body"]):
        yield from (symbol["body"], symbol["symbol"])
    elif item and SESSION_NUMBER.match(text[: item.start()].strip("*_# ")):
        yield from (text[: item.start()].strip(), text[item.start() :])
    else:
        yield text


def _glued_cells(text: str) -> list[str]:
    """The facts of a masthead whose lines a converter joined: symbol, body, session, place and days, agenda
    item; the text alone where only one is in it."""
    cells = [text]
    for split in (_at_symbol, _at_item, _at_days, _at_session):
        cells = [part for cell in cells for part in split(cell)]
    return [bare for cell in cells if (bare := cell.strip("*_ "))] if len(cells) > 1 else cells


def _at_symbol(text: str) -> tuple[str, ...]:
    found = SYMBOL_BETWEEN.match(text)
    return (found["symbol"], found["body"]) if found and is_body(found["body"]) else (text,)


def _at_item(text: str) -> tuple[str, ...]:
    found = AGENDA_ITEM.search(text)
    at = found.start() if found and found.group()[0].isupper() else 0
    return (text[:at], text[at:]) if SESSION_WITHIN.search(text[:at]) else (text,)


def _at_days(text: str) -> tuple[str, ...]:
    days = find_range(text)
    at = days.start() if days else 0
    if place := PLACE_AT_END.search(text[:at]):
        at = place.start("place")
    above = text[:at].strip("*_ ")
    session = SESSION_WITHIN.search(above)  # no other words lead to the place: "… session held in Oslo, …"
    return (text[:at], text[at:]) if session and session.end() == len(above) else (text,)


def _at_session(text: str) -> tuple[str, ...]:
    found = SESSION_WITHIN.search(text)
    if not found:
        return (text,)
    body, committee = text[: found.start()], text[found.end() :].strip("*_ ")
    if committee and not MAIN_COMMITTEE.fullmatch(committee):
        return (text,)
    named = is_body(body.strip("*_ ")) and not _leads_on(body.strip("*_ "))
    return (body, found.group(), committee) if named or not body.strip("*_ ") else (text,)


def is_body(text: str) -> bool:
    """Whether a row names a body: by a noun that stands in such names, and a capital."""
    words = [word for word in text.casefold().split() if word != "convention"]  # a treaty is no body
    nouns = [at for at, word in enumerate(words) if word.strip("(),") in ORGAN_NOUNS]
    begins = text[:1].isupper() or NUMBERED_BODY.match(text) is not None
    most = LONG_BODY if nouns and nouns[0] < 2 else MAX_BODY  # "Executive Board of …, … and …"
    return bool(nouns) and len(words) <= most and begins


def _without_sponsors(row: list[Line]) -> Iterator[list[Line]]:
    """A row whose last lines name the sponsors, as what stands above them and the sponsors."""
    if not _ends_sponsors(row):
        return iter((row,))
    for at in range(1, len(row)):
        found = SPONSOR_LINE.match(join_texts([line.text for line in row[at:]]))
        if found and is_names(found["sponsors"]) and _ends_above(row[at - 1].text, row[at].text):
            return iter((row[:at], row[at:]))
    return iter((row,))


def _ends_above(above: str, names: str) -> bool:
    """Whether a list of sponsors does not begin in the line above; one name alone tells less."""
    if not above or above.endswith(","):
        return False
    return "," in names or not (_leads_on(above) or ("," in above and is_names(above)))


def _parts(row: Sequence[Line], text: str) -> bool:
    """Whether a line of this text stands in a row of its own below those of `row`."""
    above = row[-1].text.strip("*# ")
    if _leads_on(above):
        return False
    return _begins_row(text) or _is_one_line(above) or _ends_sponsors(row) or _names_another(above, text)


def _names_another(above: str, text: str) -> bool:
    """Whether a line names a body below the one that its parent's whole name makes up: "Trade and Development
    Board" / "Working Group on Small Carriers"."""
    whole = is_body(above) and above.split()[-1].casefold() in ORGAN_NOUNS
    first = text.casefold().split()[:2]
    return whole and is_body(text) and not ORGAN_NOUNS.isdisjoint(first)


def _ends_sponsors(row: Sequence[Line]) -> bool:
    """Whether a row ends with "…: draft resolution", which a line end may tear."""
    return SPONSORS_END.search(" ".join(line.text for line in row[-2:])) is not None


def _leads_on(text: str) -> bool:
    """Whether a line ends with a link: "Session of the" / "General Assembly"."""
    *_, word = text.split()
    return word.islower() and len(word) <= LINK and word.isalpha()


def _begins_again(text: str, row: Sequence[Line]) -> bool:
    """A title that repeats the agenda item's and goes on from there."""
    first = row[0].text
    return len(first.split()) > 1 and text.startswith(first) and not DATE.fullmatch(first)


def _is_item(text: str) -> bool:
    found = AGENDA_ITEM.search(text)
    return found is not None and found.start() == 0


def _falls_short(above: str, text: str, width: int) -> bool:
    """Whether a capital begins a line although its word would have fitted into the line above."""
    if not text[:1].isupper() or above.endswith(",") or _leads_on(above):
        return False
    return len(above) + 1 + len(text.split()[0]) < SHORT * width


def _begins_title(text: str, heads: Set[str]) -> bool:
    """Whether a line is the first of a title that running heads repeat."""
    folded = fold_head(text)
    return len(folded.split()) > 1 and any(head == folded or head.startswith(f"{folded} ") for head in heads)


def _begins_row(text: str) -> bool:
    if text[:1].islower():
        return False  # "… of the General Assembly:" / "report of the Credentials Committee"
    return _is_one_line(text) or any(pattern.match(text) for pattern in _FIRST_LINE)


def _is_one_line(text: str) -> bool:
    return (
        any(pattern.match(text) for pattern in _ONE_LINE)
        or _is_item(text)
        or DATE.fullmatch(text) is not None
        or PLACE_BEFORE_DATES.match(text) is not None
    )
