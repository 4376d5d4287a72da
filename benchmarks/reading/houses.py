"""Sets of resolutions as the houses of Model UN print them: each in its own header, numbers and marks.

A house's text can be made worse by one of the `DAMAGES` of a conversion, which set it to a width in letters;
what was printed stays the same.
"""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

Json = dict[str, Any]
# phrase, rest, and for operative clauses sub-clauses, each with its own list or none
Text = tuple[str, str, tuple[Any, ...]]


@dataclass(frozen=True)
class Paper:
    """A resolution before any house has printed it; texts end without a mark."""

    body: str
    topic: str
    sponsors: tuple[str, ...]
    preambular: tuple[tuple[str, str], ...]
    operative: tuple[Text, ...]


@dataclass(frozen=True)
class House:
    """`header` takes code, body, topic and sponsors; `numbers` a clause's label by its depth from 0."""

    name: str
    header: str
    numbers: tuple[str, ...]
    emphasis: str = "{}"
    opening: str = "The {},"
    code: str | None = None
    between: str = ", "
    gap: str = "\n\n"
    tail: str = ""
    vote: tuple[bool, str, int | None, int | None, int | None] | None = None
    signatories: str = "Chad, Nepal, Peru"


PAPERS = (
    Paper(
        "General Assembly Third Committee",
        "Libraries for travelling communities",
        ("Mongolia", "Papua New Guinea", "Bosnia and Herzegovina", "Côte d'Ivoire"),
        (
            ("Recalling", "its earlier resolutions on reading rooms, which few communities have seen"),
            ("Deeply concerned", "that a third of all children never hold a book of their own"),
            ("Noting with appreciation", "the camel and boat libraries that reach them nevertheless"),
        ),
        (
            ("Encourages", "Member States to lend books across borders by", (
                ("Exempting them from customs", ()),
                ("Keeping a common catalogue, which shall list", (
                    ("Titles in all languages of a region", ()), ("The shelf where each may be found", ()))),
            )),
            ("Calls upon", "publishers to give one copy in every hundred", ()),
            ("Further invites", "retired librarians to teach for a season", ()),
        ),
    ),
    Paper(
        "United Nations Environment Assembly",
        "Sand taken from rivers",
        ("Viet Nam", "Netherlands"),
        (
            ("Alarmed by", "the sinking of banks wherever sand is dredged at night"),
            ("Bearing in mind", "that houses need sand and that rivers do too"),
        ),
        (
            ("Requests", "the Executive Director to prepare a map of rivers", ()),
            ("Urges", "builders to", (
                ("Sift what they tear down", ()), ("Tell where their sand comes from", ()),
                ("Pay for the banks they undermine", ()))),
            ("Decides", "to return to the question in two years", ()),
            ("Expresses its hope", "that glass will be ground instead", ()),
        ),
    ),
)  # fmt: skip

_DOTS = ("1.", "a.", "i.")
_CURVES = ("1)", "a)", "i)")
_BRACKETS = ("(1)", "(a)", "(i)")
_CAPITALS = ("I.", "A.", "1.")

HOUSES = (
    House("code first",
          "Code: {code}\nCommittee: {body}\nTopic: {topic}\nSponsors: {sponsors}", _DOTS, "*{}*",
          code="GA3/1/2"),
    House("the hague",
          "FORUM: {body}\nQUESTION OF: {topic}\nMAIN SUBMITTER: {first}\nCO-SUBMITTERS: {others}",
          _CURVES, opening="THE {},"),
    House("no opening",
          "FORUM: {body}\nQUESTION OF: {topic}\nSUBMITTED BY: {first}\nCO-SUBMITTED BY: {others}",
          _CURVES, opening=""),
    House("numbered draft",
          "Draft Resolution 1.2\n\nCommittee: {body}\nTopic: {topic}\nSponsors: {sponsors}\n"
          "Signatories: {signatories}", _DOTS, "<u>{}</u>", code="1.2"),
    House("authors", "DRAFT RESOLUTION 2.1\n\nAuthors: {sponsors}\nSignatories: {signatories}\n\n"
          "TOPIC AREA B: {topic}", ("1.", "A.", "i."), "__{}__", code="2.1"),
    House("in capitals", "SPECPOL-2-1\n{body}\nTopic: {topic}\nSubmitted by: {sponsors}", _DOTS, "CAPITALS",
          code="SPECPOL-2-1", tail="Vote: 23-4-2", vote=(True, "recorded", 23, 4, 2)),
    House("one line", "Committee: {body} | Topic: {topic}\nSponsors - {sponsors}", _BRACKETS, "**{}**",
          tail="Adopted by acclamation", vote=(True, "without a vote", None, None, None)),
    House("roman",
          "Committee: {body}\nAgenda Item: {topic}\nMain Submitters: {sponsors}", _CAPITALS, "***{}***",
          between="; ", tail="Status: Failed (8-14-3)", vote=(False, "recorded", 8, 14, 3)),
    House("names in a list",
          "Resolution GA/3/1.1\nCommittee: {body}\nSubject: {topic}\nSponsors:\n- {sponsors}",
          _DOTS, code="GA/3/1.1", between="\n- "),
    House("clause words", "COMMITTEE: {body}\nISSUE: {topic}\nAUTHORS: {sponsors}", ("Clause 1:", "a)", "i)"),
          tail="In favour: 12 Against: 2 Abstentions: 1", vote=(True, "recorded", 12, 2, 1)),
    House("op and pp", "Working Paper A-3\nCommittee: {body}\nTopic: {topic}\nSubmitted by: {sponsors}",
          ("OP1", "a.", "i."), code="A-3", opening="The {} hereby:"),
    House("tight",
          "Topic: {topic}\nCommittee: {body}\nSponsored by: {sponsors}\nSigned by: {signatories}", _DOTS,
          gap="\n", tail="RESULT: PASSED 20/10/3", vote=(True, "recorded", 20, 10, 3)),
    House("vote in brackets", "Code: UNEA/2/3\nSubject: {topic}\nCommittee: {body}\nSponsors: {sponsors}",
          _DOTS,
          "*{}*", code="UNEA/2/3", tail="(27 votes in favor, 3 against, 2 abstentions)",
          vote=(True, "recorded", 27, 3, 2)),
)  # fmt: skip


def printed(house: House, paper: Paper) -> tuple[str, Json]:
    """A paper as a house prints it, and its gold in the parse format."""
    first, *others = paper.sponsors
    header = house.header.format(
        code=house.code, body=paper.body, topic=paper.topic, first=first, others=house.between.join(others),
        sponsors=house.between.join(paper.sponsors), signatories=house.signatories,
    )  # fmt: skip
    body = paper.body.upper() if house.opening.startswith("THE") else paper.body
    opening = house.opening.format(body)
    preamble = [f"{_set(house, phrase)} {rest}," for phrase, rest in paper.preambular]
    operative, clauses = _operative(house, paper)
    text = house.gap.join([*([opening] if opening else []), *preamble, *operative])
    resolution = {
        "code": house.code, "topic": paper.topic, "title": None, "sponsors": list(paper.sponsors),
        "opening": opening or None, "vote": house.vote and dict(
            zip(("adopted", "method", "in_favor", "against", "abstentions"), house.vote, strict=True)),
        "preambular": [{"phrase": _case(house, phrase), "text": f"{_case(house, phrase)} {rest},"}
                       for phrase, rest in paper.preambular],
        "operative": clauses, "footnotes": [],
    }  # fmt: skip
    tail = f"\n\n{house.tail}" if house.tail else ""
    return f"{header}\n\n{text}{tail}\n", resolution


def _case(house: House, phrase: str) -> str:
    return phrase.upper() if house.emphasis == "CAPITALS" else phrase


def _set(house: House, phrase: str) -> str:
    return _case(house, phrase) if house.emphasis == "CAPITALS" else house.emphasis.format(phrase)


def _operative(house: House, paper: Paper) -> tuple[list[str], list[Json]]:
    lines: list[str] = []
    clauses: list[Json] = []
    for number, (phrase, rest, below) in enumerate(paper.operative, 1):
        last = number == len(paper.operative) and not below
        end = ":" if below else "." if last else ";"
        marker, label = _marker(house.numbers[0], number)
        lines.append(f"{marker} {_set(house, phrase)} {rest}{end}")
        inner, children = _below(house, below, 1)
        lines += inner
        clauses.append({"label": label, "phrase": _case(house, phrase),
                        "text": f"{_case(house, phrase)} {rest}{end}", "children": children})  # fmt: skip
    return lines, clauses


def _below(house: House, items: Sequence[Any], depth: int) -> tuple[list[str], list[Json]]:
    lines: list[str] = []
    clauses: list[Json] = []
    for number, (text, below) in enumerate(items, 1):
        marker, label = _marker(house.numbers[depth], number)
        lines.append(f"{'   ' * depth}{marker} {text}{':' if below else ';'}")
        inner, children = _below(house, below, depth + 1)
        lines += inner
        clauses.append({"label": label, "text": f"{text}{':' if below else ';'}", "children": children})
    return lines, clauses


_COUNTS = {"1": ["1", "2", "3", "4", "5", "6"], "a": list("abcdef"), "A": list("ABCDEF"),
           "i": ["i", "ii", "iii", "iv", "v"], "I": ["I", "II", "III", "IV", "V"]}  # fmt: skip


def _marker(sample: str, number: int) -> tuple[str, str]:
    """ "(a)" and 2 as "(b)" and "b"."""
    core = next(char for char in reversed(sample) if char in _COUNTS)
    label = _COUNTS[core][number - 1]
    at = sample.rindex(core)
    return f"{sample[:at]}{label}{sample[at + 1 :]}", label


def _wrapped(text: str, width: int) -> str:
    """Lines broken at a margin, as a PDF's text has them."""
    kept = [
        line if ": " in line[:24] else textwrap.fill(line, width, break_on_hyphens=False)
        for line in text.split("\n")
    ]
    return "\n".join(kept)


def _line_numbers(text: str, width: int) -> str:
    """A number before each line of the text, blank ones too, but none in the header."""
    header, _, body = _wrapped(text, width).partition("\n\n")
    lines = (f"{number} {line}".rstrip() for number, line in enumerate(body.split("\n"), 1))
    return header + "\n\n" + "\n".join(lines)


def _hyphens(text: str, _width: int) -> str:
    """List hyphens before numbered lines, as a converter to markdown sets them."""
    return "\n".join(
        f"{line[: len(line) - len(line.lstrip())]}- {line.lstrip()}"
        if line.strip() and line.lstrip()[0] in "123abci("
        else line
        for line in text.split("\n")
    )


def _pages(text: str, width: int) -> str:
    """A page number between every few lines."""
    lines = _wrapped(text, width).split("\n")
    at = 12 + width % 4
    for page, cut in enumerate(range(at, len(lines), at), 1):
        lines[cut] = f"{lines[cut]}\n\n{page}\n"
    return "\n".join(lines)


def _torn_numbers(text: str, width: int) -> str:
    """The line numbers of a page as a column of their own, above the text they stood beside."""
    header, _, body = _wrapped(text, width).partition("\n\n")
    column = "\n".join(str(number) for number, _ in enumerate(body.split("\n"), 1))
    return f"{header}\n\n- {column}\n{body}"


def _fifth_lines(text: str, width: int) -> str:
    """A number before every fifth line."""
    header, _, body = _wrapped(text, width).partition("\n\n")
    lines = enumerate(body.split("\n"), 1)
    return header + "\n\n" + "\n".join(line if number % 5 else f"{number} {line}" for number, line in lines)


def _gaps(text: str, width: int) -> str:
    """A blank line between any two."""
    return _wrapped(text, width).replace("\n\n", "\n").replace("\n", "\n\n")


DAMAGES: dict[str, Callable[[str, int], str]] = {
    "none": lambda text, _width: text,
    "wrapped": _wrapped,
    "numbered": _line_numbers,
    "torn numbers": _torn_numbers,
    "fifth lines": _fifth_lines,
    "gaps": _gaps,
    "hyphens": _hyphens,
    "pages": _pages,
}


def documents() -> Iterator[tuple[str, str, Json]]:
    """Every paper in every house: a name, the text, the gold of its resolution."""
    for house in HOUSES:
        for paper in PAPERS:
            yield f"{house.name}, {paper.topic}", *printed(house, paper)
