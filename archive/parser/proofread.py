"""Reads clauses again beside the lines that they were read from, as a proofreader does.

The tree says how sure the place of a clause is; here its own words are looked at: a line that ends long
before the margin, a page's furniture or another clause in the middle, a bracket that is never closed, an
opening or an end that its neighbours do not have. What is found lowers the clause's confidence; a clause that
is doubtful is told as a problem at the line in question.

Guarantee: texts, labels and places stay as they were.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from archive.parser.line_patterns import JOB_NUMBER, PAGE_NUMBER
from archive.parser.lines import Line, names_model_un
from archive.parser.model import Clause, DocumentType, ParsedDocument, Problem, Resolution, Section
from archive.parser.patterns import LEADS_ON, WHOLE_SYMBOL
from archive.parser.phrases import Form, opening_form

# Below this a clause is told as doubtful.
DOUBTFUL = 0.8
# A line that would have held the next word at this share of the margin ends early.
EARLY = 0.75
# Lines from which a margin is taken, and the widest: longer lines are not wrapped.
MIN_LINES, MAX_MARGIN = 8, 160
# Words of a line that may be a running head.
MAX_HEAD_WORDS = 12
# A quoted text may be set apart within a paragraph.
_QUOTES = '"“«'
# Words of a clause that are more than a committee writes in one.
MAX_WORDS = 400
# The share of its neighbours that open or end as a clause should, for it to be odd that one does not.
HABIT = 0.7

# "…; 3. Urges", "…: (a) The", "…; and b. Plant"
_INNER_MARKER = re.compile(
    r"[;:,.](?: and| or)? (?:\([a-z]{1,4}\)|\(?\d{1,2}[.)]|[a-z][.)]) ?[*_]*[A-Z](?=[a-z])"
)
_INNER_OPENING = re.compile(r"[,;.](?: and)? (?=[A-Z][a-z]+)")
# what may end a clause, and the mark of a note behind it: "…;", "…: ", "….” ^{39}", "…. 46"
_END = re.compile(r"[.,;:?!—–](?: (?:and|or))?[\s”\"’'»)\]*_]*(?:[⁰¹²³⁴-⁹,]+|\^\{[\d,]+\}|\d{1,3})?$")
# "… the See A/70/12. report of …": a sentence set into another
_SET_IN = re.compile(r"(?<=[\w)]{2})\. (?=[a-z]{2,} )")
_SHORTENED = re.compile(r"(?:\b(?:paras?|arts?|chap|sect|approx|seqq?|supp|corr|vol|pp|etc)|\.\w)\. $", re.I)


@dataclass(frozen=True, slots=True)
class Sign:
    """What speaks against a reading at a line, and the confidence that it leaves."""

    line: int
    confidence: float
    reason: str


@dataclass(frozen=True, slots=True)
class _Setting:
    """What the clauses of a part are like: `forms` are those that open them, none in a paper."""

    phrased: bool
    ended: bool
    forms: tuple[Form, ...] = ()


def proofread(document: ParsedDocument, lines: Sequence[Line]) -> tuple[ParsedDocument, list[Problem]]:
    """The document with the confidence of its clauses lowered where something speaks against them."""
    if document.document_type is DocumentType.UNKNOWN:
        return document, []
    reader = _Proofreader(lines)
    resolutions = tuple(reader.resolution(each) for each in document.resolutions)
    sections = tuple(reader.section(each) for each in document.sections)
    return replace(document, resolutions=resolutions, sections=sections), reader.problems


class _Proofreader:
    """Goes through the clauses in order and notes the problems."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.lines = {line.number: line for line in lines}
        self.margin = _margin(lines)
        self.problems: list[Problem] = []

    def resolution(self, resolution: Resolution) -> Resolution:
        ended = _are_ended([*resolution.preambular, *resolution.operative])
        return replace(
            resolution,
            preambular=self.part(resolution.preambular, ended, Form.PARTICIPLE),
            operative=self.part(resolution.operative, ended, Form.FINITE),
            annexes=tuple(self.section(annex) for annex in resolution.annexes),
        )

    def section(self, section: Section) -> Section:
        return replace(
            section,
            paragraphs=self.part(section.paragraphs, _are_ended(section.paragraphs)),
            sections=tuple(self.section(inner) for inner in section.sections),
        )

    def part(self, clauses: Sequence[Clause], ended: bool, *forms: Form) -> tuple[Clause, ...]:
        phrased = bool(forms) and _most([bool(clause.phrase) for clause in clauses])
        return tuple(self.clause(clause, _Setting(phrased, ended, forms)) for clause in clauses)

    def clause(self, clause: Clause, setting: _Setting) -> Clause:
        lines = [self.lines[number] for number in clause.place.lines]
        signs = [
            *_in_lines(lines, self.margin),
            *_in_text(clause, lines, setting),
            *_at_edges(clause, lines, setting),
        ]
        reasons = [*([clause.reason] if clause.reason else []), *dict.fromkeys(s.reason for s in signs)]
        worst = min(signs, key=lambda sign: sign.confidence, default=None)
        confidence = min(clause.confidence, worst.confidence if worst else 1.0)
        if confidence < DOUBTFUL and lines:
            at = worst.line if worst and worst.confidence == confidence else lines[0].number
            name = f"Clause {clause.label}" if clause.label else "A clause"
            self.problems.append(
                Problem("clause-doubtful", f"{name} may be read wrongly. {' '.join(reasons)}", at)
            )
        return replace(
            clause,
            confidence=confidence,
            reason=" ".join(reasons),
            children=tuple(self.clause(child, replace(setting, phrased=False)) for child in clause.children),
        )


def _most(habits: Sequence[bool]) -> bool:
    return len(habits) >= 3 and sum(habits) >= HABIT * len(habits)


def _are_ended(clauses: Sequence[Clause]) -> bool:
    return _most([_has_end(each) for clause in clauses for each in clause.walk()])


def _has_end(clause: Clause) -> bool:
    return _END.search(clause.text) is not None


def _in_lines(lines: Sequence[Line], margin: float | None) -> Iterator[Sign]:
    """Lines that stand in the middle of a clause and look as if they did not belong there."""
    inner = [_width(line) for line in lines[:-1]]
    margin = max(inner) if len(inner) > 1 else margin
    margin = margin if margin and margin <= MAX_MARGIN else None
    for above, line in pairwise(lines):
        if _is_furniture(line.text):
            yield Sign(line.number, 0.4, f"“{line.text[:60]}” stands in the middle of it.")
        elif (
            margin
            and not _is_quoted(above, line)
            and _width(above) + 1 + len(line.text.partition(" ")[0]) < EARLY * margin
        ):
            yield Sign(
                line.number, 0.6, f"The line before “{line.text[:40]}” ends early; a clause may end there."
            )


def _is_quoted(above: Line, line: Line) -> bool:
    return above.text[0] in _QUOTES or line.text[0] in _QUOTES


def _margin(lines: Sequence[Line]) -> float | None:
    """Where the lines of a text end that are broken for want of room; None where they are not."""
    widths = [_width(line) for line, below in pairwise(lines) if below.text[:1].islower()]
    return median(widths) if len(widths) >= MIN_LINES else None


def _width(line: Line) -> int:
    return len(line.raw.rstrip())


def _is_furniture(text: str) -> bool:
    if PAGE_NUMBER.match(text) or JOB_NUMBER.match(text) or WHOLE_SYMBOL.match(text):
        return True
    return len(text.split()) <= MAX_HEAD_WORDS and names_model_un(text) and text[-1:] not in ",;."


def _in_text(clause: Clause, lines: Sequence[Line], setting: _Setting) -> Iterator[Sign]:
    """What no whole clause has in its middle."""
    if not lines:
        return
    text = clause.text
    if inner := _inner_clause(text, lines[0], setting.forms):
        yield Sign(_line_of(inner, lines), 0.4, f"Another clause may begin inside it, at “{inner}”.")
    if inner := _set_in(text):
        yield Sign(_line_of(inner, lines), 0.6, f"A sentence goes on in small letters at “{inner}”.")
    if text.count("(") > text.count(")"):
        yield Sign(lines[0].number, 0.7, "A bracket is opened and never closed.")
    if len(text.split()) > MAX_WORDS:
        yield Sign(lines[0].number, 0.7, f"It has {len(text.split())} words.")


def _inner_clause(text: str, line: Line, forms: Sequence[Form]) -> str | None:
    """Where the text goes on with a marker, or like another clause of its part; "States" is a noun there."""
    if found := _INNER_MARKER.search(text):
        return text[found.start() + 1 :][:40].strip()
    for found in _INNER_OPENING.finditer(text) if forms else ():
        rest = text[found.end() :]
        if not rest.startswith("States") and opening_form(rest, line.language) in forms:
            return rest[:40]
    return None


def _set_in(text: str) -> str | None:
    found = next((each for each in _SET_IN.finditer(text) if not _SHORTENED.search(each.group())), None)
    return text[found.end() :][:40] if found else None


def _line_of(inner: str, lines: Sequence[Line]) -> int:
    """The line in which a piece of the clause begins, else its first."""
    words = " ".join(inner.split()[:2])
    return next((line.number for line in lines if words in line.text), lines[0].number)


def _at_edges(clause: Clause, lines: Sequence[Line], setting: _Setting) -> Iterator[Sign]:
    """An opening or an end that the neighbours do not have."""
    if not lines:
        return
    first, last = lines[0].number, lines[-1].number
    if setting.phrased and not clause.phrase:
        yield Sign(first, 0.5, "It opens with no phrase that is known.")
    if (
        setting.ended
        and not _has_end(clause)
        and not (clause.children and LEADS_ON.search(clause.text.rstrip(",;")))
    ):
        yield Sign(last, 0.6, "It has no end.")
