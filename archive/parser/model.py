"""What a document says, as immutable values, each with its place in the source.

Lines are numbered from 1 as they stand in the source. Texts are as printed, white space collapsed,
without line numbers, running heads, list hyphens and emphasis marks.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class DocumentType(StrEnum):
    """The layout a document was read by."""

    SESSION_REPORT = "session_report"
    RESOLUTION_SET = "resolution_set"
    DRAFT_RESOLUTION = "draft_resolution"
    RESOLUTION = "resolution"
    SECRETARIAT_NOTE = "secretariat_note"
    VOTES = "votes"
    UNKNOWN = "unknown"


class Severity(StrEnum):
    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


class Role(StrEnum):
    """What became of a source line."""

    FURNITURE = "furniture"
    METADATA = "metadata"
    SUMMARY = "summary"
    HEADING = "heading"
    PREAMBULAR = "preambular"
    OPERATIVE = "operative"
    PARAGRAPH = "paragraph"
    FOOTNOTE = "footnote"
    UNPARSED = "unparsed"


class VoteMethod(StrEnum):
    WITHOUT_A_VOTE = "without a vote"
    RECORDED = "recorded"


class Status(StrEnum):
    """How far a resolution came."""

    DRAFT = "draft"
    REVISED_DRAFT = "revised draft"
    ADOPTED = "adopted"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a thing stands: its source lines in order, its page, and the line numbers printed beside it."""

    lines: tuple[int, ...] = ()
    page: int = 1
    printed: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Problem:
    """Something the reader of a parse must know; `code` is one of those in docs/parser.md."""

    code: str
    message: str
    line: int | None = None
    severity: Severity = Severity.WARNING


class ReferenceKind(StrEnum):
    """What sort of instrument a text cites."""

    RESOLUTION = "resolution"
    DOCUMENT = "document"
    CONVENTION = "convention"
    DECLARATION = "declaration"
    ARTICLE = "article"
    GOAL = "goal"


@dataclass(frozen=True, slots=True)
class Reference:
    """An instrument cited at `text[start:end]` of a clause or footnote; `key` names it in one spelling:
    "A/RES/55/25", "E/CN.15/2021/L.3", "Charter of the United Nations, Article 51", "SDG 16.4"."""

    kind: ReferenceKind
    key: str
    start: int
    end: int


def name_below(within: str, label: str | None) -> str:
    """What one cites a clause as: "3" at the top, "3 (b)" within 3, "3 (…)" where it has no label."""
    if within:
        return f"{within} ({label or '…'})"
    return label or ""


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause or numbered paragraph: its own text only, its sub-clauses as children.

    `label` is None for preambular clauses; `inferred` says that the printed marker was lost.
    `phrase` is as printed ("Further invites"), `verb` its normalised head ("invite").
    `confidence`, from 0 to 1, says how sure the reading of its place, bounds and label is;
    `reason` says in words what speaks against it, empty where nothing does.
    """

    text: str
    label: str | None = None
    inferred: bool = False
    phrase: str | None = None
    verb: str | None = None
    children: tuple[Clause, ...] = ()
    place: Place = Place()
    confidence: float = 1.0
    reason: str = ""
    references: tuple[Reference, ...] = ()

    def walk(self) -> Iterator[Clause]:
        """This clause and all below it, in document order."""
        return (clause for _, clause in self.walk_named())

    def walk_named(self, within: str = "") -> Iterator[tuple[str, Clause]]:
        """This clause and all below it, in document order, each as one cites it: "3 (b) (i)"."""
        name = name_below(within, self.label)
        yield name, self
        for child in self.children:
            yield from child.walk_named(name)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading within a resolution; `preambular` and `operative` count the clauses that stand above it."""

    text: str
    label: str | None = None
    preambular: int = 0
    operative: int = 0
    place: Place = Place()


@dataclass(frozen=True, slots=True)
class Footnote:
    label: str
    text: str
    place: Place = Place()
    references: tuple[Reference, ...] = ()


@dataclass(frozen=True, slots=True)
class Vote:
    """How a resolution was decided; tallies are None where none is printed."""

    adopted: bool
    method: VoteMethod
    in_favor: int | None = None
    against: int | None = None
    abstentions: int | None = None
    non_voting: int | None = None
    ballots: tuple[Ballot, ...] = ()
    place: Place = Place()


@dataclass(frozen=True, slots=True)
class Ballot:
    """One delegation's position: "in favour", "against", "abstaining" or "non-voting"."""

    delegation: str
    position: str


@dataclass(frozen=True, slots=True)
class Decision:
    """One row of a votes file: how the resolution with that symbol was decided, on what day (ISO) and at
    which meeting. `vote` is None where the row does not say."""

    symbol: str
    line: int
    title: str | None = None
    date: str | None = None
    meeting: str | None = None
    vote: Vote | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """A headed part of a paper; `level` counts from 1."""

    heading: str
    label: str | None = None
    level: int = 1
    paragraphs: tuple[Clause, ...] = ()
    sections: tuple[Section, ...] = ()
    place: Place = Place()


@dataclass(frozen=True, slots=True)
class Resolution:
    """`annexes` are sections whose label is the printed "Annex II" and whose heading is its title.

    `adopted_on` (an ISO date) and `meeting` ("47th plenary meeting") are what stands behind the last clause.
    """

    opening: str | None
    preambular: tuple[Clause, ...] = ()
    operative: tuple[Clause, ...] = ()
    headings: tuple[Heading, ...] = ()
    annexes: tuple[Section, ...] = ()
    footnotes: tuple[Footnote, ...] = ()
    code: str | None = None
    code_inferred: bool = False
    symbol: str | None = None
    title: str | None = None
    topic: str | None = None
    sponsors: tuple[str, ...] = ()
    status: Status = Status.DRAFT
    vote: Vote | None = None
    adopted_on: str | None = None
    meeting: str | None = None
    place: Place = Place()


@dataclass(frozen=True, slots=True)
class Conference:
    """Dates are ISO strings (YYYY-MM-DD)."""

    name: str | None = None
    start_date: str | None = None
    end_date: str | None = None
    location: str | None = None


@dataclass(frozen=True, slots=True)
class Committee:
    """`session` is the committee's own session as printed: "Thirtieth session"."""

    name: str | None = None
    acronym: str | None = None
    session: str | None = None


@dataclass(frozen=True, slots=True)
class StaffMember:
    role: str
    name: str


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """`number` as printed, roman numerals converted: "1", "6 (a)"."""

    number: str
    title: str


class LedgerEntry(NamedTuple):
    """The fate of one source line, on its page; `node` is a JSON pointer into the parse format, or None.

    A tuple, for there are more of these than of all else, and processes that read send them.
    """

    line: int
    role: Role
    node: str | None = None
    page: int = 1


@dataclass(frozen=True, slots=True)
class ParsedDocument:
    """Everything read from one source. `simulation` marks what is no United Nations document.

    `summary` has a blank line between its paragraphs.
    `agenda_order` holds the titles of the agenda in the order in which the session adopted them,
    empty where the source does not say. `decisions` are the rows of a votes file, each symbol once.
    """

    document_type: DocumentType
    simulation: bool = False
    symbol: str | None = None
    title: str | None = None
    language: str = "English"
    distribution: str | None = None
    date: str | None = None
    conference: Conference = Conference()
    committee: Committee = Committee()
    staff: tuple[StaffMember, ...] = ()
    agenda: tuple[AgendaItem, ...] = ()
    agenda_order: tuple[str, ...] = ()
    summary: str | None = None
    attendance: int | None = None
    resolutions: tuple[Resolution, ...] = ()
    sections: tuple[Section, ...] = ()
    footnotes: tuple[Footnote, ...] = ()
    decisions: tuple[Decision, ...] = ()
    problems: tuple[Problem, ...] = ()
    ledger: tuple[LedgerEntry, ...] = ()
    lines: tuple[str, ...] = ()
