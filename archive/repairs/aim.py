"""A thing of a document as it is read now -> the repair that concerns it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from archive.parser.model import ParsedDocument
from archive.repairs.items import Item, items_of_paper, items_of_resolution
from archive.repairs.repair import Misfit, Repair, RepairKind, digest_of


def all_items(document: ParsedDocument) -> list[Item]:
    """The items of each resolution, then those of the paper; the first node of each is its own."""
    texts = [items_of_resolution(each, f"/resolutions/{n}") for n, each in enumerate(document.resolutions)]
    return [item for items in (*texts, items_of_paper(document)) for item in items]


def beginning_on(document: ParsedDocument, line: int) -> list[Item]:
    """The items that begin on a source line, from 1."""
    return [item for item in all_items(document) if item.first == line] if line > 0 else []


def repair_of_item(
    document: ParsedDocument, kind: RepairKind, line: int, at: int, arguments: Mapping[str, Any]
) -> Repair:
    """Of the item that is in place `at`, from 0, among those that begin on a line; Misfit where none is."""
    items = beginning_on(document, line)
    if not 0 <= at < len(items):
        raise Misfit("Nothing that was read begins on that line.")
    lines = items[at].clause.place.lines
    return Repair(kind, lines, digest_of(lines, document.lines), at, arguments)


def repair_of_line(
    document: ParsedDocument, kind: RepairKind, line: int, arguments: Mapping[str, Any]
) -> Repair:
    """Of a source line."""
    return Repair(kind, (line,), digest_of((line,), document.lines), 0, arguments)


def repair_of_resolution(
    document: ParsedDocument, kind: RepairKind, number: int, arguments: Mapping[str, Any]
) -> Repair:
    """Of what the nth resolution, from 0, is known by, or of its vote."""
    if not 0 <= number < len(document.resolutions):
        raise Misfit("There is no such resolution.")
    resolution = document.resolutions[number]
    items = items_of_resolution(resolution, "")
    lines = resolution.place.lines or next((item.clause.place.lines for item in items if item.first), ())
    return Repair(kind, lines, digest_of(lines, document.lines), 0, arguments)
