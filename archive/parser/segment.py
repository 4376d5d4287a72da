"""Lines to blocks: what stands together on paper, with its enumerator set apart.

Guarantee: every line that is neither empty nor furniture belongs to exactly one block, in order.
A block may be half a paragraph: what page breaks and footnotes cut is joined later, where the sense is known.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from archive.parser.emphasis import read_emphasis
from archive.parser.enumerators import readings, split_marker
from archive.parser.front_patterns import STAFF_LINE
from archive.parser.joining import join_texts
from archive.parser.languages import ENGLISH, Language
from archive.parser.line_patterns import ENDS_SENTENCE
from archive.parser.lines import Line
from archive.parser.lists import listed_lines, lists_names
from archive.parser.masthead_patterns import CLOSING
from archive.parser.model import Place
from archive.parser.paragraphs import MAX_WRAPPED, paragraph_starts
from archive.parser.patterns import (
    ANNEX,
    BARE_MARKER,
    BARE_OPENING,
    CARET,
    ENDS_TEXT,
    FOOTNOTE_MARK,
    HASHES,
    HEADER_FIELD,
    INNER_ITEM,
    INNER_LIST,
    INNER_MARKER,
    LEADS_TO_MARKER,
    MARKER,
    NUMBERED_DRAFT,
    NUMBERED_LINE,
    OPENING,
    OPENING_QUOTES,
    PARTING,
    RELEASE,
    RESOLUTION_WORD,
    RUN_ON_OPENING,
    SECTION_MARKER,
    SECTION_NUMERAL,
    TOPIC_BEHIND_CODE,
    WHOLE_CODE,
    WORDED_MARKER,
)
from archive.parser.phrases import Form, opening_form
from archive.parser.result_lines import begins_result, goes_on_with_result
from archive.parser.vote_patterns import LETTER_LINE, RESULT_FIELD, TALLY_LINE

# Gaps for each line of text below which a text sets its paragraphs without gaps.
MIN_GAPS = 0.1
# So many lines that open a clause say whether gaps stand above such lines.
MIN_OPENINGS = 3
# Lines that are a block by themselves.
_ALONE = (
    HEADER_FIELD,
    OPENING,
    *PARTING,
    WHOLE_CODE,
    NUMBERED_DRAFT,
    TOPIC_BEHIND_CODE,
    RESULT_FIELD,
    TALLY_LINE,
    LETTER_LINE,
    RELEASE,
    STAFF_LINE,
)
# Lines that are one where nothing else parts the paragraphs.
_ONE_LINE = (CLOSING, ANNEX, SECTION_NUMERAL, BARE_OPENING)


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of text. `emphasis` holds (start, end) of italic or bold runs in `text`.

    `marker` is the printed enumerator ("1.", "(a)"), no longer part of `text`; `bullet` its list hyphen.
    `hashes` counts the "#" that markdown sets before a heading, `cells` what tabs part in its first line.
    """

    text: str
    place: Place
    emphasis: tuple[tuple[int, int], ...] = ()
    marker: str | None = None
    bullet: str = ""
    indent: int = 0
    raw: str = ""
    language: Language = ENGLISH
    hashes: int = 0
    cells: int = 1

    @property
    def first_line(self) -> int:
        return self.place.lines[0]


def segment(lines: Sequence[Line]) -> tuple[Block, ...]:
    """The blocks of `lines`, in order."""
    lines = [piece for line in lines for piece in _cut(_single_spaced(line))]
    unspaced = _is_unspaced(lines)
    starts = paragraph_starts(lines, unspaced=unspaced) | listed_lines(lines)
    blocks: list[Block] = []
    group: list[Line] = []
    for line in lines:
        if group and (
            line.number in starts
            or _starts_block(line, group, unspaced=unspaced)
            or (blocks and _goes_on_below_note(line, group, blocks[-1]))
            or (len(group) == 1 and lists_names(line.text, group[0].text, reversed(blocks)))
        ):
            blocks.append(_block(group))
            group = []
        if line.text and not line.furniture:
            group.append(line)
    if group:
        blocks.append(_block(group))
    return tuple(blocks)


def _single_spaced(line: Line) -> Line:
    return replace(line, text=re.sub(" {2,}", " ", line.text)) if "  " in line.text else line


def _cut(line: Line) -> list[Line]:
    """A line in which another clause begins ("…; 3. Urges …", "The Council, Noting …") as one for each."""
    cuts = [found.end() for found in INNER_MARKER.finditer(line.text)] if not line.furniture else []
    if not cuts and not line.furniture and (inner := INNER_LIST.search(line.text)):
        cuts = [found.end() for found in INNER_ITEM.finditer(line.text, inner.start())]
    opening = RUN_ON_OPENING.match(line.text)
    if opening and opening_form(line.text[opening.end() :], line.language) is Form.PARTICIPLE:
        cuts.insert(0, opening.end())
    ends = [*cuts, len(line.text)]
    return [
        replace(line, text=line.text[start:end].strip(), bullet=line.bullet if start == 0 else "")
        for start, end in zip((0, *cuts), ends, strict=True)
    ]


def _is_unspaced(lines: Sequence[Line]) -> bool:
    """Whether gaps do not part the paragraphs, so that they are known by their words alone.

    What tells is whether a gap stands above those lines that open a clause by their words; where none does,
    hardly any gap at all.
    """
    texts = [line for line in lines if line.text and not line.furniture]
    pairs = list(pairwise(texts))
    known = [
        (above, line)
        for above, line in pairs
        if _begins_paragraph(line.text, [above]) or _begins_numbered(line, above.text)
    ]
    worded = [(above, line) for above, line in pairs if _begins_clause(line, above.text, ",;.")]
    for opening in (known, worded):
        if len(opening) >= MIN_OPENINGS:
            return sum(line.number - above.number > 1 for above, line in opening) < len(opening) / 2
    gaps = sum(not above.text and bool(below.text) for above, below in pairwise(lines))
    return gaps < MIN_GAPS * len(texts)


def _starts_block(line: Line, group: Sequence[Line], *, unspaced: bool) -> bool:
    """Whether `line` cannot belong to the block that `group` makes up so far."""
    text, above = line.text, group[-1].text
    if line.furniture:
        return FOOTNOTE_MARK.match(group[0].text) is not None
    return (
        not text
        or len(above) > MAX_WRAPPED
        or (bool(line.bullet) and line.printed is None)
        or (_is_marked(line, above) and not _ends_note(text, group[0].text))
        or _counts_on(text, group[0].text)
        or (len(group) == 1 and _is_numeral(above.strip("*_")))
        or "\t" in text
        or "\t" in above
        or _is_alone(text)
        or (_is_alone(above) and not goes_on_with_result(text, above))
        or _is_title(text)
        or FOOTNOTE_MARK.match(text) is not None
        or (
            _begins_clause(line, above, ",;." if unspaced else ",;")
            and (unspaced or not _lacks_emphasis(text, group[0].text))
        )
        or begins_result(text, above)
        or (unspaced and _begins_paragraph(text, group))
    )


def _goes_on_below_note(line: Line, note: Sequence[Line], above: Block) -> bool:
    """Whether a line goes on with the sentence that a whole note without a gap around it breaks into; and no
    note goes on over the edge of a page behind its end."""
    if FOOTNOTE_MARK.match(note[0].text) is None or not ENDS_SENTENCE.search(note[-1].text):
        return False
    return line.page != note[-1].page or (line.text[:1].islower() and above.text[-1:].isalnum())


@lru_cache(maxsize=4)  # each line is asked about twice: as itself, then as the one above
def _is_alone(text: str) -> bool:
    """Whether a line is a block by itself."""
    return any(pattern.match(text) for pattern in _ALONE)


@lru_cache(maxsize=4)
def _is_one_line(text: str) -> bool:
    """Whether a line is a block by itself where nothing else parts the paragraphs."""
    return any(pattern.match(text) for pattern in _ONE_LINE)


def _is_numeral(text: str) -> bool:
    """Whether a line is the numeral of a section, alone above its heading."""
    return " " not in text and SECTION_NUMERAL.match(text) is not None


def _is_title(text: str) -> bool:
    """ "Final Resolutions", "DRAFT RESOLUTION": a line that is no end of a sentence."""
    return RESOLUTION_WORD.match(text) is not None and text.lstrip("*_# ")[:1].isupper() and text[-1] != "."


def _begins_paragraph(text: str, group: Sequence[Line]) -> bool:
    """Whether a line opens a clause, a heading or the closing lines, where no gap says so."""
    last = group[-1].text
    if group[0].text.startswith("**") and last.endswith("**") and not text.startswith("**"):
        return True
    if _is_one_line(last.strip("*_")):
        return True
    if not ENDS_TEXT.search(last):
        return last.endswith(":") and text[:1] in f"{OPENING_QUOTES}¿"
    bold = text.startswith("**") and not last.endswith("**")
    return bold or _is_one_line(text.strip("*_"))


def _begins_numbered(line: Line, above: str) -> bool:
    """Whether a line opens a numbered clause ("8. Decides …") behind the end of another."""
    found = NUMBERED_LINE.match(line.text) if ENDS_TEXT.search(above) else None
    return found is not None and opening_form(line.text, line.language, found.end() - 1) is Form.FINITE


def _begins_clause(line: Line, above: str, ends: str) -> bool:
    """Whether a line opens a clause behind one of these marks, whatever gap stands between."""
    text, end = line.text, ENDS_TEXT.search(above)
    if (
        not end
        or end.group()[0] not in ends
        or BARE_MARKER.match(above)
        or not text.lstrip(f"*_{OPENING_QUOTES} ")[:1].isupper()
    ):
        return False
    form = opening_form(text.lstrip(f"{OPENING_QUOTES} "), line.language)
    return form in (Form.PARTICIPLE, Form.FINITE)


def _lacks_emphasis(text: str, first: str) -> bool:
    """Whether a line is plain where its paragraph opened with emphasis: it may go on with a title
    ("*Recalling* the agenda," / "Securing Our Future,")."""
    return first.startswith(("*", "_")) and not text.startswith(("*", "_"))


def _counts_on(text: str, first: str) -> bool:
    """Whether a line's marker is the next after that of the block above it ("1. Water" / "2. Land")."""
    below, above = MARKER.match(text.lstrip("*_")), MARKER.match(first.lstrip("*_"))
    if not below or not above:
        return False
    return any(
        one.style == other.style and other.ordinal == one.ordinal + 1
        for one in readings(above["marker"])
        for other in readings(below["marker"])
    )


def _is_marked(line: Line, above: str) -> bool:
    """A marker starts a block, unless it is a word of the sentence above ("subparagraph\n(a) of …")."""
    bare = line.text.lstrip("*_")
    if WORDED_MARKER.match(bare) or SECTION_MARKER.match(bare):
        return LEADS_TO_MARKER.search(above) is not None
    found = MARKER.match(bare)
    if not (found or BARE_MARKER.match(bare)):
        return False
    form = opening_form(bare, line.language, found.end()) if found else None
    if found and found["marker"][0].isdigit() and form is Form.FINITE:
        return True
    return LEADS_TO_MARKER.search(above) is not None


def _ends_note(text: str, first: str) -> bool:
    """Whether a letter alone on its line is the end of a footnote ("… chap. III, sect." / "A.")."""
    return FOOTNOTE_MARK.match(first) is not None and BARE_MARKER.match(text) is not None


def _block(group: Sequence[Line]) -> Block:
    raw = join_texts([line.text for line in group])
    raw = CARET.sub(lambda m: m["mark"], raw) if not CARET.match(raw) else raw
    hashes = HASHES.match(raw)
    raw = raw[hashes.end() :] if hashes else raw
    text, emphasis = read_emphasis(raw)
    marker, text, emphasis = _split_marker(text, emphasis)
    first = group[0]
    depth = len(hashes["hashes"]) if hashes else 0
    return Block(
        text,
        place_of(group),
        emphasis,
        marker,
        first.bullet,
        first.indent,
        raw,
        first.language,
        depth,
        first.raw.strip().count("\t") + 1,
    )


def place_of(lines: Sequence[Line]) -> Place:
    """Where `lines` stand."""
    printed = [line.printed for line in lines if line.printed is not None]
    return Place(
        lines=tuple(line.number for line in lines),
        page=lines[0].page,
        printed=(printed[0], printed[-1]) if printed else None,
    )


def join_places(places: Sequence[Place]) -> Place:
    """One place for pieces of one thing."""
    printed = [place.printed for place in places if place.printed]
    return Place(
        lines=tuple(number for place in places for number in place.lines),
        page=places[0].page,
        printed=(printed[0][0], printed[-1][1]) if printed else None,
    )


def _split_marker(
    text: str, emphasis: tuple[tuple[int, int], ...]
) -> tuple[str | None, str, tuple[tuple[int, int], ...]]:
    marker, cut = split_marker(text)
    if not cut:
        return None, text, emphasis
    moved = tuple((max(start - cut, 0), end - cut) for start, end in emphasis if end > cut)
    return marker, text[cut:], moved
