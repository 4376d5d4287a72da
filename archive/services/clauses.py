"""Clauses as rows: the tree flattened in document order, each with its pinpoint and the anchor it seeks."""

from collections.abc import Iterator, Sequence

from archive.models import Clause
from archive.parser import model as read
from archive.services.likeness import fingerprint
from archive.services.slugs import slug_of

# A row, and what it cites.
Pair = tuple[Clause, tuple[read.Reference, ...]]


def clause_trees(clauses: Sequence[read.Clause], kind: Clause.Kind, annex: str = "") -> list[list[Pair]]:
    """For each clause at the top its row, then those below. Anchors: pp-3, op-4-b-i, para-12, annex-ii-3."""
    trees = []
    for n, clause in enumerate(clauses, start=1):
        pinpoint, anchor = _names(clause.label, n, kind, annex)
        trees.append(list(_rows(clause, kind, pinpoint, anchor)))
    return trees


def _rows(
    clause: read.Clause, kind: Clause.Kind, pinpoint: str, anchor: str, parent: Clause | None = None
) -> Iterator[Pair]:
    row = _row(clause, parent)
    row.kind, row.pinpoint, row.anchor = kind, pinpoint, anchor
    yield row, clause.references
    for n, child in enumerate(clause.children, start=1):
        below = f"{pinpoint} ({child.label})" if child.label else ""
        yield from _rows(child, kind, below, f"{anchor}-{_step(child.label, n)}", row)


def _row(clause: read.Clause, parent: Clause | None) -> Clause:
    lines = clause.place.lines
    printed = clause.place.printed or (None, None)
    return Clause(
        parent=parent,
        depth=parent.depth + 1 if parent else 0,
        label=clause.label or "",
        inferred=clause.inferred,
        phrase=clause.phrase or "",
        verb=clause.verb or "",
        text=clause.text or "…",  # a marker that stands alone, its words all in its sub-clauses
        alike=fingerprint(clause.text),
        confidence=clause.confidence,
        reason=clause.reason,
        page=clause.place.page,
        first_line=min(lines, default=1),
        last_line=max(lines, default=1),
        lines=list(lines),
        printed_first=printed[0],
        printed_last=printed[1],
    )


def _names(label: str | None, n: int, kind: Clause.Kind, annex: str) -> tuple[str, str]:
    """What one writes in a citation ("PP3", "4", "Annex II, 4") and in an address; `n` counts siblings."""
    if kind == Clause.Kind.PREAMBULAR:
        return f"PP{n}", f"pp-{n}"
    if annex:
        return f"{annex}, {label}" if label else annex, f"{slug_of(annex, 'annex')}-{_step(label, n)}"
    return label or "", f"{'op' if kind == Clause.Kind.OPERATIVE else 'para'}-{_step(label, n)}"


def _step(label: str | None, n: int) -> str:
    return slug_of(label, f"text-{n}") if label else f"text-{n}"
