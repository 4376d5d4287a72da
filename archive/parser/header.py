"""The lines that announce a Model UN resolution: "Code:", "Forum:", "QUESTION OF:", "Sponsors:".

Names and order of the fields differ from conference to conference; a line without a field's name is known
by what it looks like (a code, a body, a conference), or goes on with the field above it. Votes and
signatures behind a text are lines of the same kinds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from archive.parser.dates import find_range
from archive.parser.emphasis import read_emphasis
from archive.parser.front_patterns import TABLE_HEADING
from archive.parser.joining import join_texts
from archive.parser.ledger import Claims, claim
from archive.parser.lines import names_model_un
from archive.parser.model import Role
from archive.parser.names import split_names
from archive.parser.page_patterns import PAGE_WORD
from archive.parser.patterns import (
    CLAUSES_HEADING,
    CODE,
    DATE,
    DATE_ALONE,
    ENDS_TEXT,
    HEADER_FIELD,
    INNER_FIELD,
    NUMBERED_DRAFT,
    OFFICE_LINE,
    ORGAN_NOUNS,
    RESOLUTION_WORD,
    TOPIC_BEHIND_CODE,
    WHOLE_CODE,
)
from archive.parser.phrases import find_phrase
from archive.parser.segment import Block
from archive.parser.vote_patterns import PAIRED_VOTE
from archive.parser.votes import is_result, read_vote

# How many blocks above its text a header may begin; lists of sponsors have a line for each.
MAX_HEADER = 40
# A longer line names no body.
MAX_BODY_WORDS = 14
# A longer block is prose.
MAX_FIELD_WORDS = 60
# Words above a text that tell nothing of it.
_BARE_WORDS = (TABLE_HEADING, RESOLUTION_WORD, OFFICE_LINE, CLAUSES_HEADING)


@dataclass(slots=True)
class Header:
    """What stands above an opening line, and what of the same kind stands behind the text.

    `fields` holds the printed value of each field; `sponsors` the names; `results` the blocks that tell the
    vote.
    """

    fields: dict[str, str] = field(default_factory=dict)
    sponsors: tuple[str, ...] = ()
    results: tuple[Block, ...] = ()
    claims: Claims = field(default_factory=dict)


def kind_of(block: Block) -> str | None:
    """The field that a block states: "code", "committee", "topic", "title", "sponsors", "signatories",
    "result", "word" (no more than "DRAFT RESOLUTION") or "other"; None where it is no line of a header."""
    if found := HEADER_FIELD.match(block.raw):
        return _field_of(found)
    if _code_alone(block) or _code_and_topic(block):
        return "code"
    if is_result(block.text) and not _is_row(block):
        return "result"
    return "word" if RESOLUTION_WORD.match(block.text) or OFFICE_LINE.match(block.text) else None


def _is_row(block: Block) -> bool:
    """Whether a block is a row of a table: "– | – | Adopted by consensus | WHO/DR/3 | Noise"."""
    return block.cells > 2 and any(WHOLE_CODE.match(word) for word in block.text.split())


def _field_of(found: re.Match[str]) -> str:
    return next(name for name, value in found.groupdict().items() if value is not None and name != "value")


def lines_above(blocks: Sequence[Block], end: int, floor: int = 0) -> int:
    """Where the lines of header and result begin that stand together above `end`, not before `floor`."""
    start = end
    left = MAX_HEADER
    for at in range(end - 1, floor - 1, -1):
        left -= not PAIRED_VOTE.match(blocks[at].text)  # a roll call is as long as its list of delegations
        if left < 0:
            break
        if kind_of(blocks[at]):
            start = at
        elif _is_clause(blocks[at]):
            break
    if "committee" in map(kind_of, blocks[start:end]):
        return start
    return _with_names_above(blocks, start, floor) if start < end else start


def _with_names_above(blocks: Sequence[Block], start: int, floor: int) -> int:
    """The first of the lines right above `start`, not before `floor`, that name the body, or behind another
    text the conference ("WELLMUN 2031"), which above the first is the title page's."""
    while start > floor and not _is_clause(blocks[start - 1]):
        text = blocks[start - 1].text
        conference = floor and names_model_un(text) and len(text.split()) <= MAX_BODY_WORDS
        if not conference and not names_body(text):
            break
        start -= 1
    return start


def split_lines(blocks: Sequence[Block], start: int, end: int, first: str | None) -> int:
    """Between two texts, where the lines that end the one give way to those that announce the other:
    headers of a document begin alike, with the field `first`."""
    kinds = [kind_of(block) for block in blocks[start:end]]
    if first in kinds:
        begin = start + kinds.index(first)
        told = [at for at in range(start, begin) if kinds[at - start] is not None]
        return _with_names_above(blocks, begin, told[-1] + 1 if told else start)
    return start + next((at for at, kind in enumerate(kinds) if kind not in ("result", None)), len(kinds))


def _is_clause(block: Block) -> bool:
    """Whether the block belongs to the text before, so that no header reaches above it."""
    ends = ENDS_TEXT.search(block.text) is not None
    phrase = find_phrase(block)
    return (
        (block.marker is not None and (phrase is not None or ends))
        or (ends and phrase is not None and (phrase.known or bool(block.emphasis)))
        or (block.text[-1:] in ".;" and len(block.text.split()) > 3)
        or len(block.text.split()) > MAX_FIELD_WORDS
    )


def _code_alone(block: Block) -> str | None:
    """The code in a line that holds nothing else: "CCPCJ/1/1", "Draft Resolution 1.2"."""
    text = block.text.strip(" *#")
    if CODE.fullmatch(text) or WHOLE_CODE.match(text):
        return text
    found = NUMBERED_DRAFT.match(text)
    return found["code"] if found else None


def _code_and_topic(block: Block) -> re.Match[str] | None:
    """A code with the topic behind it, if it is not the vote on it that stands there."""
    found = TOPIC_BEHIND_CODE.match(block.text)
    return None if not found or read_vote(found["topic"]) or is_result(found["topic"]) else found


def names_body(text: str) -> bool:
    """Whether a line is the name of a body: "General Assembly Third Committee"."""
    words = [word.strip("(),*") for word in text.casefold().split()]
    return (
        0 < len(words) <= MAX_BODY_WORDS
        and text[:1].isupper()
        and text[-1] not in ",;:.!?"
        and ": " not in text
        and any(word in ORGAN_NOUNS for word in words)
        and not names_model_un(text)
    )


def read_header(blocks: Sequence[Block], number: int, body: str | None = None) -> Header:
    """The fields in the blocks above a text and behind it; `body` is whom the opening line names."""
    reading = _Reading(body)
    for block in blocks:
        reading.take(block)
    header = Header(reading.settled(), reading.sponsors(), tuple(reading.results))
    for block in blocks:
        claim(header.claims, block.place.lines, Role.METADATA, f"/resolutions/{number}")
    return header


class _Reading:
    """A header being read: the field that goes on, and what no field's name was printed for."""

    def __init__(self, body: str | None) -> None:
        self.body = f"{body} ".casefold() if body else None
        self.fields: dict[str, str] = {}
        self.names: list[tuple[str, bool]] = []
        self.results: list[Block] = []
        self.plain: list[str] = []
        self.guessed = False  # whether the committee is known by its name alone
        self.current: str | None = None
        self.last_line = 0

    def take(self, block: Block) -> None:
        gap = block.first_line > self.last_line + 1
        self.last_line = block.place.lines[-1]
        if is_result(block.text):
            self.results.append(block)
            self.current = "result"
        elif not HEADER_FIELD.match(block.raw):
            self._take_plain(block, gap=gap)
        else:
            for piece in _pieces(block.raw):
                found = HEADER_FIELD.match(piece)
                self.current = _field_of(found) if found else self.current
                if self.guessed and found and self.current == "committee":
                    del self.fields["committee"]
                    self.guessed = False
                self._put(_plain(found["value"] if found else piece), begins=True)

    def _take_plain(self, block: Block, *, gap: bool) -> None:
        text = _plain(block.text)
        if self._take_code(block):
            return
        if DATE_ALONE.match(text):
            self.fields.setdefault("date", text)
        elif names_model_un(text):
            self._take_conference(text)
        elif find_range(text) and len(text.split()) <= MAX_BODY_WORDS:
            self.fields.setdefault("days", text)
        elif any(pattern.match(text) for pattern in _BARE_WORDS):
            self.current = None
        elif self.current == "result":
            self.results.append(block)
        elif self._goes_on(text, gap=gap):
            self._put(text, begins=bool(block.bullet or block.marker))
        elif self.body and text.casefold().startswith(self.body) and self._take_body(text):
            self.current = None
        elif names_body(text) and "committee" not in self.fields:
            self.fields["committee"] = text
            self.guessed = True
            self.current = None
        else:
            self.plain.append(text)

    def _take_code(self, block: Block) -> bool:
        """A code alone, or one with the topic behind it."""
        if code := _code_alone(block):
            self.fields.setdefault("code", code)
            self.current = "code"
        elif titled := _code_and_topic(block):
            self.fields.setdefault("code", titled["code"])
            self.fields.setdefault("topic", _plain(titled["topic"]))
            self.current = "topic"
        else:
            return False
        return True

    def _take_body(self, text: str) -> bool:
        """ "Commission on Ports Lights of Small Harbours", two lines that no gap parts, as body and topic."""
        assert self.body  # noqa: S101 - asked for where the opening line names one
        name, rest = text[: len(self.body) - 1], text[len(self.body) :]
        if "committee" in self.fields or not rest[:1].isupper() or names_body(rest):
            return False
        self.fields["committee"], self.guessed = name, True
        self.plain.append(rest)
        return True

    def _take_conference(self, text: str) -> None:
        """ "OXFORD MUN 9 November 2018" as conference and date; a range of days stays with the conference."""
        day = DATE.search(text)
        if day and day.end() == len(text) and not find_range(text):
            self.fields.setdefault("date", day.group())
            text = text[: day.start()].rstrip(" ,;•|–-")
        self.fields.setdefault("conference", text.lstrip("# "))

    def _goes_on(self, text: str, *, gap: bool) -> bool:
        """Whether a line without a field's name belongs to the field above it."""
        if self.current in (None, "code"):
            return False
        value = (
            self.names[-1][0]
            if self.current == "sponsors" and self.names
            else self.fields.get(self.current or "", "")
        )
        opened = not value or value.endswith((",", ";", " and", " of", " the")) or text[:1].islower()
        return not gap or opened or self.current in ("sponsors", "signatories")

    def _put(self, value: str, *, begins: bool) -> None:
        if self.current == "sponsors":
            self.names.append((value, begins))
        elif self.current == "other" and names_model_un(value):
            self._take_conference(value)
        elif self.current and self.current != "other":
            before = self.fields.get(self.current)
            self.fields[self.current] = join_texts([before, value]) if before else value

    def sponsors(self) -> tuple[str, ...]:
        """The names, each once: a line may go on with the list above it, or hold one name more."""
        lists: list[str] = []
        for value, begins in self.names:
            above = lists[-1] if lists else ""
            wrapped = above.endswith((",", ";", " and")) or re.search(r"[,;]", above) is not None
            if not begins and lists and (wrapped or not above):
                lists[-1] = f"{above} {value}".strip()
            else:
                lists.append(value)
        return tuple(dict.fromkeys(name for names in lists for name in split_names(names)))

    def settled(self) -> dict[str, str]:
        """The fields; a line without a name is the topic where none is printed, else the title."""
        if self.plain:
            self.fields.setdefault("title" if self.fields.get("topic") else "topic", " ".join(self.plain))
        if "code" in self.fields:
            self.fields["code"] = PAGE_WORD.sub("", self.fields["code"])
        bare = {name: value.strip(" ;,–-") for name, value in self.fields.items()}
        return {name: value for name, value in bare.items() if value}


def _pieces(raw: str) -> Iterator[str]:
    """The fields that stand in one line."""
    begin, named = 0, HEADER_FIELD.match(raw)
    for found in INNER_FIELD.finditer(raw, named.start("value") if named else 0):
        yield raw[begin : found.start()]
        begin = found.end()
    yield raw[begin:]


def _plain(text: str) -> str:
    return read_emphasis(text)[0].strip(" *|")
