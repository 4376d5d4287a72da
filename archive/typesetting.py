"""Clauses as they are read: a tree, phrases in italics, reference marks and footnotes linked both ways."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from archive.models import Clause, Footnote, Section

_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")

# As printed: "sea.¹²", "sea^{39,40}", "agenda*". Flattened by the source: "sea.12", "Right12", "sea. 12 The",
# which may well be just a figure.
_MARK = re.compile(
    r"(?P<superscript>[⁰¹²³⁴⁵⁶⁷⁸⁹]+)"
    r"|\^\{?(?P<caret>\d+(?:, ?\d+)*|\*+|[†‡§])\}?"
    r"|(?<=\S)(?P<sign>\*+|[†‡]+)"
    r"|(?:(?<=[a-z”’)\"][.,;:])|(?<=[a-z”)]))(?P<flat>\d{1,3})(?!\w)"
    r"|(?<=[a-z][.,;] )(?P<apart>\d{1,3})(?= [A-Za-z]|$)"
)


@dataclass(slots=True)
class Note:
    """A footnote; `marks` are the names on the page of the marks that refer to it."""

    footnote: Footnote
    marks: list[str] = field(default_factory=list)

    @property
    def anchor(self) -> str:
        return f"note-{self.footnote.position}"


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
class SetSection:
    """A section of a paper, its own paragraphs, and the sections below; `heading` is its rank: h2 to h6."""

    section: Section
    heading: int
    paragraphs: list[SetClause] = field(default_factory=list)
    sections: list["SetSection"] = field(default_factory=list)

    @property
    def anchor(self) -> str:
        return f"section-{self.section.position}"


@dataclass(frozen=True, slots=True)
class SetText:
    """The clauses at the top, in order, each with those below it; and the footnotes."""

    clauses: Sequence[SetClause]
    notes: Sequence[Note]

    @property
    def preamble(self) -> list[SetClause]:
        return [c for c in self.clauses if c.clause.kind == Clause.Kind.PREAMBULAR]

    @property
    def operative(self) -> list[SetClause]:
        return [c for c in self.clauses if c.clause.kind == Clause.Kind.OPERATIVE]

    @property
    def outside_sections(self) -> list[SetClause]:
        """A paper's paragraphs before any heading."""
        return [c for c in self.clauses if c.clause.section_id is None]

    @property
    def any_inferred(self) -> bool:
        return any(c.inferred for c in self.clauses)


def typeset(clauses: Iterable[Clause], footnotes: Iterable[Footnote]) -> SetText:
    """Set clauses given in document order, parents before children."""
    notes = [Note(footnote) for footnote in footnotes]
    by_label: dict[str, list[Note]] = {}
    for note in notes:
        by_label.setdefault(note.footnote.label, []).append(note)
    top: list[SetClause] = []
    placed: dict[int, SetClause] = {}
    for clause in clauses:
        placed[clause.pk] = SetClause(clause, _html(clause, by_label))
        siblings = placed[clause.parent_id].children if clause.parent_id else top
        siblings.append(placed[clause.pk])
    return SetText(top, notes)


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


def _html(clause: Clause, notes: Mapping[str, Sequence[Note]]) -> SafeString:
    if clause.phrase and clause.text.startswith(clause.phrase):
        rest = clause.text[len(clause.phrase) :]
        return format_html("<em>{}</em>{}", clause.phrase, _marked(rest, notes))
    return _marked(clause.text, notes)


def _marked(text: str, notes: Mapping[str, Sequence[Note]]) -> SafeString:
    return format_html_join("", "{}", ((piece,) for piece in _pieces(text, notes)))


def _pieces(text: str, notes: Mapping[str, Sequence[Note]]) -> Iterator[str]:
    """The text between reference marks, and the marks as links. A mark of no footnote is text."""
    end = 0
    for match in _MARK.finditer(text):
        if marked := _notes_of(match, notes):
            yield text[end : match.start()]
            yield from (_link(note) for note in marked)
            end = match.end()
    yield text[end:]


def _notes_of(match: re.Match[str], notes: Mapping[str, Sequence[Note]]) -> list[Note]:
    """The footnotes that a mark means; none if one of them is not there."""
    labels = match[match.lastgroup or 0].translate(_SUPERSCRIPTS).replace(" ", "").split(",")
    find = _expected if match.lastgroup in ("flat", "apart") else _labelled
    found = [find(label, notes) for label in labels]
    return [note for note in found if note] if all(found) else []


def _labelled(label: str, notes: Mapping[str, Sequence[Note]]) -> Note | None:
    """Of several notes with one label the first not yet referred to, else the last."""
    labelled = notes.get(label, ())
    return next((note for note in labelled if not note.marks), labelled[-1] if labelled else None)


def _expected(label: str, notes: Mapping[str, Sequence[Note]]) -> Note | None:
    """The note if it is the next in turn: not yet referred to, the one before it already."""
    note, before = _labelled(label, notes), _labelled(str(int(label) - 1), notes)
    return note if note and not note.marks and (before is None or before.marks) else None


def _link(note: Note) -> SafeString:
    name = f"mark-{note.footnote.position}-{len(note.marks) + 1}"
    note.marks.append(name)
    return format_html(
        '<sup class="mark"><a id="{}" href="#{}" role="doc-noteref" aria-label="Footnote {}">{}</a></sup>',
        name,
        note.anchor,
        note.footnote.label,
        note.footnote.label,
    )
