"""The account of every source line: which node it became, or why it was left out.

Guarantee: every line that is not blank gets an entry; a line that several nodes share keeps the first claim.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from archive.parser.model import Clause, LedgerEntry, ParsedDocument, Role, Section

if TYPE_CHECKING:
    from archive.parser.lines import Line

Claims = dict[int, tuple[Role, str | None]]


def claim(claims: Claims, lines: Iterable[int], role: Role, node: str | None) -> None:
    """Notes what became of `lines`, unless something was noted before."""
    for line in lines:
        claims.setdefault(line, (role, node))


def close(claims: Claims, lines: Sequence[Line], document: ParsedDocument) -> tuple[LedgerEntry, ...]:
    """The ledger of a document: what its parts claim, then furniture, then what is left."""
    everything: Claims = {}
    claim_nodes(everything, document)
    for number, fate in claims.items():
        everything.setdefault(number, fate)
    entries = []
    for line in lines:
        if line.blank:
            continue
        is_furniture = line.furniture or not line.text
        role, node = everything.get(line.number, (Role.FURNITURE if is_furniture else Role.UNPARSED, None))
        entries.append(LedgerEntry(line.number, role, node, line.page))
    return tuple(entries)


def claim_nodes(claims: Claims, document: ParsedDocument) -> None:
    """Notes the lines of each clause, heading, annex, section, footnote and vote of a document."""
    for number, resolution in enumerate(document.resolutions):
        here = f"/resolutions/{number}"
        if resolution.vote:
            claim(claims, resolution.vote.place.lines, Role.METADATA, f"{here}/vote")
        _claim_clauses(claims, resolution.preambular, f"{here}/preambular", Role.PREAMBULAR)
        _claim_clauses(claims, resolution.operative, f"{here}/operative", Role.OPERATIVE)
        for at, heading in enumerate(resolution.headings):
            claim(claims, heading.place.lines, Role.HEADING, f"{here}/headings/{at}")
        _claim_sections(claims, resolution.annexes, f"{here}/annexes")
        for at, note in enumerate(resolution.footnotes):
            claim(claims, note.place.lines, Role.FOOTNOTE, f"{here}/footnotes/{at}")
    for at, note in enumerate(document.footnotes):
        claim(claims, note.place.lines, Role.FOOTNOTE, f"/footnotes/{at}")
    _claim_sections(claims, document.sections, "/sections")


def _claim_sections(claims: Claims, sections: Sequence[Section], path: str) -> None:
    for at, section in enumerate(sections):
        here = f"{path}/{at}"
        claim(claims, section.place.lines, Role.HEADING, here)
        _claim_clauses(claims, section.paragraphs, f"{here}/paragraphs", Role.PARAGRAPH)
        _claim_sections(claims, section.sections, f"{here}/sections")


def _claim_clauses(claims: Claims, clauses: Sequence[Clause], path: str, role: Role) -> None:
    for at, clause in enumerate(clauses):
        claim(claims, clause.place.lines, role, f"{path}/{at}")
        _claim_clauses(claims, clause.children, f"{path}/{at}/children", role)
