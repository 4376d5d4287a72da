"""A reading and what staff put right -> the reading put right, and what does not fit it.

Guarantee: nothing raises; every line of the ledger stays in it, with a node that exists or as furniture;
without repairs the reading is the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from archive.parser.ledger import Claims, claim_nodes
from archive.parser.model import LedgerEntry, ParsedDocument, Role
from archive.repairs.facts import name_document, name_resolution, put_vote
from archive.repairs.items import (
    PHRASED,
    Item,
    items_of_paper,
    items_of_resolution,
    paper_of,
    resolution_of,
    settled,
)
from archive.repairs.operations import OPERATIONS, inserted, restored
from archive.repairs.repair import Misfit, Repair, RepairKind, lines_now

# The phrase that opens a clause, and its verb.
Head = Callable[[str], tuple[str | None, str | None]]
# Only what stands there whole may be written anew or left out: else words that were not seen would go.
NEED_ALL_LINES = frozenset({RepairKind.TEXT, RepairKind.DELETE})


@dataclass(frozen=True, slots=True)
class Replayed:
    """`lost` are the repairs that do not fit, each with a sentence that says why."""

    document: ParsedDocument
    lost: tuple[tuple[Repair, str], ...] = ()


def no_phrase(_: str) -> tuple[str | None, str | None]:
    return None, None


def replay(parsed: ParsedDocument, repairs: Iterable[Repair], head: Head = no_phrase) -> Replayed:
    """The document with the repairs made in their order; `head` finds the phrases of texts that changed."""
    bench = _Bench(parsed)
    lost: list[tuple[Repair, str]] = []
    for repair in repairs:
        try:
            bench.make(repair)
        except Misfit as misfit:
            lost.append((repair, str(misfit)))
    return Replayed(bench.document(head), tuple(lost))


class _Bench:
    """A document taken apart: the items of each resolution, then those of the paper."""

    def __init__(self, parsed: ParsedDocument) -> None:
        self._parsed = parsed
        self._texts = [
            *(items_of_resolution(each, f"/resolutions/{n}") for n, each in enumerate(parsed.resolutions)),
            items_of_paper(parsed),
        ]
        self._left_out: set[int] = set()
        self._changed: set[int] = set()

    def make(self, repair: Repair) -> None:
        """Make one repair, or raise Misfit and leave all as it was."""
        if repair.kind is RepairKind.DOCUMENT:
            self._parsed = name_document(self._parsed, repair.arguments)
            return
        if not repair.lines:
            raise Misfit("It is not said which lines it concerns.")
        lines = lines_now(repair, self._parsed.lines)
        if repair.kind in (RepairKind.RESOLUTION, RepairKind.VOTE):
            self._make_fact(repair, lines)
        elif repair.kind is RepairKind.RESTORE:
            self._restore(repair, lines[0])
        else:
            self._make_operation(repair, lines)

    def _make_fact(self, repair: Repair, lines: tuple[int, ...]) -> None:
        resolutions = list(self._parsed.resolutions)
        n = next((n for n in range(len(resolutions)) if self._lines_of_resolution(n)[:1] == lines[:1]), None)
        if n is None:
            raise Misfit("No resolution begins there any more.")
        put = name_resolution if repair.kind is RepairKind.RESOLUTION else put_vote
        resolutions[n] = put(resolutions[n], repair.arguments)
        self._parsed = replace(self._parsed, resolutions=tuple(resolutions))

    def _lines_of_resolution(self, n: int) -> tuple[int, ...]:
        """Those of its head, else of what it begins with."""
        own = self._parsed.resolutions[n].place.lines
        return own or next((item.clause.place.lines for item in self._texts[n] if item.first), ())

    def _make_operation(self, repair: Repair, lines: tuple[int, ...]) -> None:
        found = self._beginning_on(min(lines))
        if not 0 <= repair.at < len(found):
            raise Misfit("Nothing that was read begins on that line any more.")
        text, at = found[repair.at]
        item = self._texts[text][at]
        if repair.kind in NEED_ALL_LINES and item.clause.place.lines != lines:
            raise Misfit("It is read with other lines now than when it was put right.")
        after = OPERATIONS[repair.kind](self._texts[text], at, repair.arguments, self._parsed.lines)
        if repair.kind is RepairKind.DELETE:
            self._left_out |= set(lines)
        self._put(text, after)

    def _beginning_on(self, line: int) -> list[tuple[int, int]]:
        """The text and place of each item that begins on a line, in their order."""
        return [
            (t, n)
            for t, items in enumerate(self._texts)
            for n, item in enumerate(items)
            if item.first == line
        ]

    def _restore(self, repair: Repair, line: int) -> None:
        if any(line in item.clause.place.lines for items in self._texts for item in items):
            raise Misfit("That line is part of a text already.")
        if not 0 < line <= len(self._parsed.lines) or not self._parsed.lines[line - 1].strip():
            raise Misfit("There is nothing on that line.")
        item = restored(line, repair.arguments, self._parsed.lines)
        text = self._text_around(line)
        self._left_out.discard(line)
        self._put(text, inserted(self._texts[text], item))

    def _text_around(self, line: int) -> int:
        """The text that has the nearest item above the line; else the first that has any, else the paper."""
        above = [
            (item.first, -t) for t, items in enumerate(self._texts) for item in items if 0 < item.first < line
        ]
        filled = (t for t, items in enumerate(self._texts) if items)
        return -max(above)[1] if above else next(filled, 0)

    def _put(self, text: int, items: list[Item]) -> None:
        self._texts[text] = settled(items, is_paper=text == len(self._texts) - 1)
        self._changed.add(text)

    def document(self, head: Head) -> ParsedDocument:
        """All put together again; as it was, where nothing was changed."""
        if not self._changed:
            return self._parsed
        resolutions = list(self._parsed.resolutions)
        whole = self._parsed
        moved: dict[str, str | None] = {}
        for text in self._changed:
            items = [_rephrased(item, head) for item in self._texts[text]]
            if text < len(resolutions):
                resolutions[text] = resolution_of(resolutions[text], items)
                old = items_of_resolution(whole.resolutions[text], f"/resolutions/{text}")
                new = items_of_resolution(resolutions[text], f"/resolutions/{text}")
            else:
                old, whole = items_of_paper(whole), paper_of(whole, items)
                new = items_of_paper(whole)
            moved |= dict.fromkeys(node for item in old for node in item.nodes)
            moved |= {node: now.nodes[0] for item, now in zip(items, new, strict=True) for node in item.nodes}
        whole = replace(whole, resolutions=tuple(resolutions))
        return replace(whole, ledger=self._ledger(whole, moved))

    def _ledger(self, whole: ParsedDocument, moved: dict[str, str | None]) -> tuple[LedgerEntry, ...]:
        """Each line with the node that has it now; what was left out is furniture."""
        claims: Claims = {}
        claim_nodes(claims, whole)
        return tuple(self._fate(entry, claims, moved) for entry in whole.ledger)

    def _fate(self, entry: LedgerEntry, claims: Claims, moved: dict[str, str | None]) -> LedgerEntry:
        if entry.line in claims:
            role, node = claims[entry.line]
            return entry if entry.node and entry.node == node else entry._replace(role=role, node=node)
        node = moved.get(entry.node, entry.node) if entry.node else None
        if entry.line in self._left_out or (entry.node and node is None):
            return entry._replace(role=Role.FURNITURE, node=None)
        return entry._replace(node=node)


def _rephrased(item: Item, head: Head) -> Item:
    """With the phrase that opens it now, where it or its place changed."""
    if not item.is_moved:
        return item
    clause = item.clause
    if item.kind not in PHRASED or item.depth:
        return replace(item, clause=replace(clause, phrase=None, verb=None))
    if clause.phrase and clause.text.startswith(clause.phrase):
        return item
    phrase, verb = head(clause.text)
    return replace(item, clause=replace(clause, phrase=phrase, verb=verb))
