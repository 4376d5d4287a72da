"""Texts as they are read: a tree of clauses, passages below headings, sections, footnotes."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from django.utils.html import format_html
from django.utils.safestring import SafeString

from archive.marking import Found, Marks, Note, mark_found, set_text
from archive.models import Clause, Footnote, Heading, Reference, Section

Cited = Mapping[Clause | Footnote, Sequence[Reference]]


@dataclass(slots=True)
class SetClause:
    """A clause with its text as HTML and its sub-clauses."""

    clause: Clause
    html: SafeString
    children: list["SetClause"] = field(default_factory=list)

    @property
    def inferred(self) -> bool:
        """Whether its label, or one below it, is ours."""
        return self.clause.inferred or any(child.inferred for child in self.children)


@dataclass(slots=True)
class SetPassage:
    """Clauses of a resolution that stand together, and the headings above them."""

    headings: list[Heading] = field(default_factory=list)
    preamble: list[SetClause] = field(default_factory=list)
    operative: list[SetClause] = field(default_factory=list)

    @property
    def is_headed_only(self) -> bool:
        return not (self.preamble or self.operative)

    def add(self, item: SetClause) -> None:
        (self.preamble if item.clause.kind == Clause.Kind.PREAMBULAR else self.operative).append(item)


@dataclass(slots=True)
class SetSection:
    """A section of a paper or annex, its own paragraphs, and the sections below.

    `heading` is its rank, h2 to h6; `continued` says that it began in an earlier part of the text.
    """

    section: Section
    heading: int
    paragraphs: list[SetClause] = field(default_factory=list)
    sections: list["SetSection"] = field(default_factory=list)
    continued: bool = False

    @property
    def anchor(self) -> str:
        return f"section-{self.section.position}"

    @property
    def is_annex(self) -> bool:
        return self.section.resolution_id is not None and self.section.parent_id is None


@dataclass(frozen=True, slots=True)
class SetText:
    """The clauses at the top, in order, each with those below it; and the footnotes."""

    clauses: Sequence[SetClause]
    notes: Sequence[Note]

    @property
    def outside_sections(self) -> list[SetClause]:
        """A paper's paragraphs before any heading."""
        return [c for c in self.clauses if c.clause.section_id is None]

    @property
    def any_inferred(self) -> bool:
        return any(c.inferred for c in self.clauses)


def typeset(
    clauses: Iterable[Clause],
    footnotes: Iterable[Footnote],
    cited: Cited | None = None,
    addresses: Mapping[str, str] | None = None,
    *,
    found: Mapping[int, Found] | None = None,
    continued: bool = False,
    until: int | None = None,
) -> SetText:
    """Set clauses given in document order, parents before children.

    `found` is what of each clause, by its key, a search found; it is marked.

    `continued` says that there are earlier parts of the text. Of the footnotes that no mark refers to, those
    that stand before the line `until` are shown; without one, all.
    """
    cited, addresses, found = cited or {}, addresses or {}, found or {}
    notes = [Note(note, set_text(note.text, cited.get(note, ()), addresses)) for note in footnotes]
    marks = Marks(notes, continued=continued)
    top: list[SetClause] = []
    placed: dict[int, SetClause] = {}
    for clause in clauses:
        html = _html(clause, marks, cited.get(clause, ()), addresses, found.get(clause.pk, ()))
        item = placed[clause.pk] = SetClause(clause, html)
        parent = placed.get(clause.parent_id or 0)  # it may stand in an earlier part
        (parent.children if parent else top).append(item)
    return SetText(top, [note for note in notes if note.marks or _stands_before(note, until)])


def passages(text: SetText, headings: Iterable[Heading]) -> list[SetPassage]:
    """The clauses of a resolution without its annexes, each passage below its headings, in order."""
    waiting = sorted(headings, key=lambda heading: heading.position)
    found = [SetPassage()]
    for item in text.clauses:
        if item.clause.section_id is not None:
            continue
        above = [heading for heading in waiting if heading.before <= item.clause.position]
        waiting = waiting[len(above) :]
        begins_anew = item.clause.kind == Clause.Kind.PREAMBULAR and found[-1].operative
        if above or begins_anew:
            found.append(SetPassage(above))
        found[-1].add(item)
    found.append(SetPassage(waiting))
    return [passage for passage in found if passage.headings or not passage.is_headed_only]


def outline(set_passages: Iterable[SetPassage]) -> list[SetClause]:
    """What the contents of a resolution without headings name: where a preamble begins, and each clause."""
    named = [item for passage in set_passages for item in (*passage.preamble[:1], *passage.operative)]
    return named if len(named) > 1 else []


def section_tree(sections: Iterable[Section], text: SetText) -> list[SetSection]:
    """Sections given in document order, parents before children, each with its own paragraphs."""
    top: list[SetSection] = []
    placed: dict[int, SetSection] = {}
    for section in sections:
        parent = placed[section.parent_id] if section.parent_id else None
        placed[section.pk] = SetSection(section, min(parent.heading + 1, 6) if parent else 2)
        (parent.sections if parent else top).append(placed[section.pk])
    for paragraph in text.clauses:
        if paragraph.clause.section_id:
            placed[paragraph.clause.section_id].paragraphs.append(paragraph)
    return top


def in_part(sections: Iterable[SetSection], part: int) -> list[SetSection]:
    """Of a tree the sections that begin in a part or have paragraphs there, below those they stand in."""
    kept = []
    for section in sections:
        below = in_part(section.sections, part)
        if section.section.part == part or section.paragraphs or below:
            kept.append(replace(section, sections=below, continued=section.section.part < part))
    return kept


def _html(
    clause: Clause,
    marks: Marks,
    references: Iterable[Reference],
    addresses: Mapping[str, str],
    found: Found,
) -> SafeString:
    text, phrase = clause.text, clause.phrase
    start = len(phrase) if phrase and text.startswith(phrase) else 0
    rest = set_text(text, references, addresses, list(marks.spans(text, start)), start, found)
    return format_html("<em>{}</em>{}", mark_found(text, 0, start, found), rest) if start else rest


def _stands_before(note: Note, line: int | None) -> bool:
    return line is None or (note.footnote.first_line or line) < line
