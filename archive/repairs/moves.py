"""Items with what is below them, moved among those beside them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from archive.repairs.items import CLAUSES, Item, Kind
from archive.repairs.repair import Misfit


def span(items: Sequence[Item], at: int) -> int:
    """Where what is below an item ends; a section's paragraphs are below it, but not the footnotes."""
    item = items[at]
    end = at + 1
    while end < len(items) and _is_below(items[end], item):
        end += 1
    return end


def _is_below(other: Item, item: Item) -> bool:
    if item.kind is Kind.SECTION:
        return other.kind in CLAUSES or (other.kind is Kind.SECTION and other.depth > item.depth)
    return item.kind in CLAUSES and other.kind is item.kind and other.depth > item.depth


def move_up(items: list[Item], at: int, _: Mapping[str, Any], __: Sequence[str]) -> list[Item]:
    """Above the one before it, with what is below it."""
    item = items[at]
    before = at - 1
    while before >= 0 and _is_deeper(items[before], item):
        before -= 1
    if before < 0 or not _is_beside(items[before], item):
        raise Misfit("Nothing stands above it that it could change places with.")
    end = span(items, at)
    return [*items[:before], *items[at:end], *items[before:at], *items[end:]]


def move_down(items: list[Item], at: int, _: Mapping[str, Any], __: Sequence[str]) -> list[Item]:
    """Below the one behind it, with what is below it."""
    item, end = items[at], span(items, at)
    if end == len(items) or not _is_beside(items[end], item):
        raise Misfit("Nothing stands below it that it could change places with.")
    after = end + 1 if item.kind is Kind.HEADING and items[end].kind is Kind.HEADING else span(items, end)
    return [*items[:at], *items[end:after], *items[at:end], *items[after:]]


def _is_deeper(other: Item, item: Item) -> bool:
    """Whether it stands between an item and the one before it at the same level."""
    if item.kind is Kind.SECTION:
        return other.kind in CLAUSES or (other.kind is Kind.SECTION and other.depth > item.depth)
    if item.kind is Kind.HEADING:
        return other.kind in CLAUSES and other.depth > 0
    return other.kind is item.kind and other.depth > item.depth


def _is_beside(other: Item, item: Item) -> bool:
    """Whether two that follow one another at the same level may change places."""
    body = (Kind.HEADING, *CLAUSES)
    if Kind.HEADING in (item.kind, other.kind):
        return item.kind in body and other.kind in body and item.depth == 0
    return other.kind is item.kind and other.depth == item.depth
