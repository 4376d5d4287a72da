"""Reads clauses again beside the lines that they were read from, as a proofreader does.

The tree says how sure the place of a clause is; here its own words are looked at: a line that ends long
before the margin, a page's furniture or another clause in the middle, a bracket that is never closed, an
opening or an end that its neighbours do not have. What is found lowers the clause's confidence; a clause that
is doubtful is told as a problem at the line in question.

Guarantee: texts, labels and places stay as they were.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from archive.parser.calibration import UNKNOWN_LAYOUT
from archive.parser.doubt_patterns import RULE_OF_TABLE
from archive.parser.lines import Line
from archive.parser.margins import are_apart, filled_margin, margin_of, most
from archive.parser.model import (
    Clause,
    DocumentType,
    ParsedDocument,
    Problem,
    Resolution,
    Section,
    name_below,
)
from archive.parser.patterns import LEADS_ON
from archive.parser.phrases import Form
from archive.parser.signs import Setting, Sign, are_ended, signs_of, unnumbered

# Below this a clause is told as doubtful.
DOUBTFUL = 0.7


def proofread(document: ParsedDocument, lines: Sequence[Line]) -> tuple[ParsedDocument, list[Problem]]:
    """The document with the confidence of its clauses lowered where something speaks against them."""
    if document.document_type is DocumentType.UNKNOWN:
        return doubt_sections(document), []
    reader = _Proofreader(lines, ended=are_ended(_all_paragraphs(document.sections)))
    resolutions = tuple(reader.resolution(each) for each in document.resolutions)
    sections = tuple(reader.section(each) for each in document.sections)
    return replace(document, resolutions=resolutions, sections=sections), reader.problems


def doubt_sections(document: ParsedDocument) -> ParsedDocument:
    """The document with all its paragraphs doubted: it seems to be none of the papers that it was read as."""
    return replace(document, sections=tuple(_unsure(each) for each in document.sections))


def _unsure(section: Section) -> Section:
    """A section of a text of no known layout: each block became a paragraph, whatever it was."""
    inner = tuple(_unsure(each) for each in section.sections)
    return replace(section, paragraphs=tuple(map(_unsure_clause, section.paragraphs)), sections=inner)


def _unsure_clause(clause: Clause) -> Clause:
    children = tuple(map(_unsure_clause, clause.children))
    return replace(clause, confidence=UNKNOWN_LAYOUT, reason="The layout is not known.", children=children)


class _Proofreader:
    """Goes through the clauses in order and notes the problems."""

    def __init__(self, lines: Sequence[Line], *, ended: bool) -> None:
        self.ended = ended  # whether the paragraphs of a paper are
        self.lines = {line.number: line for line in lines}
        self.margin, self.filled = margin_of(lines), filled_margin(lines)
        self.ruled = any(RULE_OF_TABLE.match(line.raw) for line in lines)
        self.counts: list[bool] = []  # whether the paragraphs of a paper so far have numbers
        self.problems: list[Problem] = []

    def resolution(self, resolution: Resolution) -> Resolution:
        above, below = resolution.preambular, resolution.operative
        both = [*above, *below]
        setting = Setting(
            phrased=False,
            ended=are_ended(both),
            apart=are_apart(both, self.lines),
            islands=are_apart(both, self.lines, 2),
            filled=self.filled,
        )
        marked = bool(below and below[0].label and not below[0].inferred)
        border = 0 if marked else next((clause.place.lines[0] for clause in above[-1:]), 0)
        return replace(
            resolution,
            preambular=self.part(
                above,
                replace(setting, phrased=_phrased(above, below), forms=(Form.PARTICIPLE,), border=border),
            ),
            operative=self.counted(
                below, replace(setting, phrased=_phrased(below, above), forms=(Form.FINITE,))
            ),
            annexes=tuple(self.section(annex) for annex in resolution.annexes),
        )

    def section(self, section: Section) -> Section:
        setting = Setting(
            phrased=False,
            ended=self.ended or are_ended(section.paragraphs),
            apart=are_apart(section.paragraphs, self.lines),
            islands=are_apart(section.paragraphs, self.lines, 2),
            filled=self.filled,
        )
        paragraphs = self.part(section.paragraphs, setting)
        signs = unnumbered(paragraphs, self.lines, ruled=self.ruled, counted=most(self.counts))
        self.counts += [bool(each.label) for each in paragraphs]
        return replace(
            section,
            paragraphs=tuple(
                self.judged(each, each.label or "", [sign]) if sign else each
                for each, sign in zip(paragraphs, signs, strict=True)
            ),
            sections=tuple(self.section(inner) for inner in section.sections),
        )

    def part(self, clauses: Sequence[Clause], setting: Setting) -> tuple[Clause, ...]:
        return tuple(self.clause(clause, setting) for clause in clauses)

    def counted(self, clauses: Sequence[Clause], setting: Setting) -> tuple[Clause, ...]:
        """The operative clauses; one without a number that leads to nothing is odd beside others."""
        bare = {
            id(each)
            for each in clauses
            if not each.label and not LEADS_ON.search(each.text.rstrip(",;")) and each.place.lines
        }
        odd = bare if most([bool(each.label) for each in clauses]) else set()
        return tuple(
            self.judged(self.clause(each, setting), "", [Sign(each.place.lines[0], "no number")])
            if id(each) in odd
            else self.clause(each, setting)
            for each in clauses
        )

    def clause(self, clause: Clause, setting: Setting, within: str = "") -> Clause:
        name = name_below(within, clause.label)
        judged = self.judged(clause, name, list(signs_of(clause, self.lines, self.margin, setting)))
        below = replace(setting, phrased=False, top=False)
        return replace(judged, children=tuple(self.clause(child, below, name) for child in clause.children))

    def judged(self, clause: Clause, name: str, signs: Sequence[Sign]) -> Clause:
        """The clause with the least confidence that a sign leaves; told where it is doubtful."""
        reasons = [*([clause.reason] if clause.reason else []), *dict.fromkeys(s.reason for s in signs)]
        worst = min(signs, key=lambda sign: sign.confidence, default=None)
        confidence = min(clause.confidence, worst.confidence if worst else 1.0)
        if confidence < DOUBTFUL and clause.place.lines:
            at = worst.line if worst and worst.confidence == confidence else clause.place.lines[0]
            named = f"Clause {name}" if name else "A clause"
            self.problems.append(
                Problem("clause-doubtful", f"{named} may be read wrongly. {' '.join(reasons)}", at)
            )
        return replace(clause, confidence=confidence, reason=" ".join(reasons))


def _phrased(part: Sequence[Clause], other: Sequence[Clause]) -> bool:
    """Whether the clauses of a part open with phrases; where it has few, those of the other speak for it."""
    habits = [bool(clause.phrase) for clause in part]
    return most(habits) or (any(habits) and most([*habits, *(bool(clause.phrase) for clause in other)]))


def _all_paragraphs(sections: Sequence[Section]) -> list[Clause]:
    """The paragraphs of all sections, those below them included."""
    return [
        paragraph
        for section in sections
        for paragraph in (*section.paragraphs, *_all_paragraphs(section.sections))
    ]
