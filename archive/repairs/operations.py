"""What each repair of a text does to its items.

Guarantee: whatever it is given, each answers with items or raises Misfit. No word goes but by TEXT and
DELETE.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from archive.parser.enumerators import split_marker
from archive.parser.model import Clause, Place
from archive.repairs.items import CLAUSES, Item, Kind
from archive.repairs.moves import move_down, move_up, span
from archive.repairs.repair import Misfit, RepairKind, said

Operation = Callable[[list[Item], int, Mapping[str, Any], Sequence[str]], list[Item]]

# What is remembered of the text behind a split, to find it again in another reading.
BEHIND = 80


def edit(items: list[Item], at: int, arguments: Mapping[str, Any], _: Sequence[str]) -> list[Item]:
    """Another text, `text`."""
    text = said(arguments, "text")
    if not text:
        raise Misfit("A text that is empty cannot be kept; leave the line out instead.")
    return _put(items, at, _sure(items[at], text=text))


def join(items: list[Item], at: int, _: Mapping[str, Any], source: Sequence[str]) -> list[Item]:
    """One with the item above it; its printed marker goes into the text."""
    item, above = items[at], items[at - 1] if at else None
    if above is None or (above.kind is Kind.FOOTNOTE) != (item.kind is Kind.FOOTNOTE):
        raise Misfit("Nothing stands above it to join it to.")
    text = " ".join(filter(None, [above.clause.text, marker_of(item.clause, source), item.clause.text]))
    place = _united(above.clause.place, item.clause.place)
    joined = replace(_sure(above, text=text, place=place), nodes=(*above.nodes, *item.nodes))
    return [*items[: at - 1], joined, *items[at + 1 :]]


def split(items: list[Item], at: int, arguments: Mapping[str, Any], source: Sequence[str]) -> list[Item]:
    """Two, before the character `offset`, behind which `behind` stands."""
    item = items[at]
    text, behind, offset = item.clause.text, said(arguments, "behind"), arguments.get("offset")
    if not behind or not isinstance(offset, int):
        raise Misfit("It is not said where to split it.")
    if not text[max(offset, 0) :].startswith(behind):
        if text.count(behind) != 1:
            raise Misfit("The words before which it was split do not stand in its text.")
        offset = text.index(behind)
    head, tail = text[: max(offset, 0)].strip(), text[max(offset, 0) :].strip()
    if not head or not tail:
        raise Misfit("There is nothing on one side of the place to split it at.")
    before, after = _divided(item.clause.place, head, source)
    label, rest = _unmarked(tail)
    second = Clause(rest, label, place=after)
    return [
        *items[:at],
        _sure(item, text=head, place=before),
        Item(item.kind, second, item.depth, is_moved=True),
        *items[at + 1 :],
    ]


def change_kind(items: list[Item], at: int, arguments: Mapping[str, Any], _: Sequence[str]) -> list[Item]:
    """Another kind, `kind`; clauses below a clause go with it, or stand one level higher."""
    kind = _kind(arguments)
    item = items[at]
    end = span(items, at)
    if kind in CLAUSES and item.kind in CLAUSES:
        changed = [replace(each, kind=kind, is_moved=True) for each in items[at:end]]
        return [*items[:at], _sure(changed[0]), *changed[1:], *items[end:]]
    others = [*items[:at], *_raised(items, at), *items[end:]] if item.kind in CLAUSES else _without(items, at)
    depth = _depth_around(items, at) if kind is Kind.SECTION else 0
    changed_item = replace(_sure(item), kind=kind, depth=depth, is_moved=True)
    if Kind.FOOTNOTE in (kind, item.kind):
        return inserted(others, changed_item)
    return [*others[:at], changed_item, *others[at:]]


def promote(items: list[Item], at: int, _: Mapping[str, Any], __: Sequence[str]) -> list[Item]:
    """One level up, with what is below it."""
    if items[at].depth == 0:
        raise Misfit("It stands at the top already.")
    return _shifted(items, at, -1)


def demote(items: list[Item], at: int, _: Mapping[str, Any], __: Sequence[str]) -> list[Item]:
    """One level down, below the one above it, with what is below it."""
    item = items[at]
    same = [each for each in items[:at] if each.kind is item.kind]
    if item.kind in (Kind.HEADING, Kind.FOOTNOTE) or not same or same[-1].depth < item.depth:
        raise Misfit("Nothing stands above it that it could go below.")
    return _shifted(items, at, 1)


def renumber(items: list[Item], at: int, arguments: Mapping[str, Any], source: Sequence[str]) -> list[Item]:
    """Another label, `label`; blank for none. One that its first line does not print is ours."""
    item, label = items[at], said(arguments, "label")[:20] or None
    line = source[item.first - 1] if 0 < item.first <= len(source) else ""
    before = line[: max(line.find(item.clause.text[:12]), 0)].split()
    is_printed = label is None or any(word.strip("().:") == label for word in before)
    return _put(items, at, _sure(item, label=label, inferred=not is_printed and item.kind in CLAUSES))


def delete(items: list[Item], at: int, _: Mapping[str, Any], __: Sequence[str]) -> list[Item]:
    """Left out, as what a page prints beside the text; what is below it stands one level higher."""
    return [*items[:at], *_raised(items, at), *items[span(items, at) :]]


def inserted(items: list[Item], item: Item) -> list[Item]:
    """The items with another among them, behind the last that begins on an earlier line."""
    if item.kind is Kind.FOOTNOTE:
        at = max((n + 1 for n, each in enumerate(items) if 0 < each.first <= item.first), default=len(items))
        return [*items[:at], item, *items[at:]]
    body = [n for n, each in enumerate(items) if each.kind is not Kind.FOOTNOTE]
    at = max((n + 1 for n in body if 0 < items[n].first <= item.first), default=0)
    beside = [each.depth for each in items[max(at - 1, 0) : at + 1] if each.kind is item.kind]
    item = replace(item, depth=max(beside, default=0))  # between a clause and those below it, as these
    return [*items[:at], item, *items[at:]]


def restored(line: int, arguments: Mapping[str, Any], source: Sequence[str]) -> Item:
    """A line that was left out, as an item of the `kind` that is said."""
    label, text = _unmarked(" ".join(source[line - 1].split()))
    clause = Clause(text, label, place=Place((line,)))
    return Item(_kind(arguments), clause, is_moved=True)


def marker_of(clause: Clause, source: Sequence[str]) -> str:
    """The label as its first line prints it, "2." or "(b)"; blank where it has none, or one of ours."""
    if not clause.label or clause.inferred:
        return ""
    first = min(clause.place.lines, default=0)
    line = source[first - 1] if 0 < first <= len(source) else ""
    words = line[: max(line.find(clause.text[:12]), 0)].split()
    return next((word for word in reversed(words) if clause.label in word), f"{clause.label}.")


def _kind(arguments: Mapping[str, Any]) -> Kind:
    kind = said(arguments, "kind")
    if kind not in set(Kind):
        raise Misfit(f"“{kind[:40]}” is no kind of text.")
    return Kind(kind)


def _put(items: list[Item], at: int, item: Item) -> list[Item]:
    return [*items[:at], item, *items[at + 1 :]]


def _without(items: list[Item], at: int) -> list[Item]:
    return [*items[:at], *items[at + 1 :]]


def _raised(items: list[Item], at: int) -> list[Item]:
    """What is below an item, one level higher each."""
    return _deeper(items[at + 1 : span(items, at)], items[at].kind, -1)


def _shifted(items: list[Item], at: int, by: int) -> list[Item]:
    end = span(items, at)
    moved = _deeper(items[at:end], items[at].kind, by)
    return [*items[:at], _sure(moved[0]), *moved[1:], *items[end:]]


def _deeper(items: Sequence[Item], kind: Kind, by: int) -> list[Item]:
    """Those of the kind so many levels deeper."""
    return [
        replace(each, depth=max(each.depth + by, 0), is_moved=True) if each.kind is kind else each
        for each in items
    ]


def _depth_around(items: list[Item], at: int) -> int:
    """Of the section that an item stands in; 0 outside."""
    return next((each.depth for each in reversed(items[:at]) if each.kind is Kind.SECTION), 0)


def _sure(item: Item, **changes: Any) -> Item:
    """As somebody has looked at it."""
    clause = replace(item.clause, confidence=1.0, reason="", **changes)
    return replace(item, clause=clause, is_moved=item.is_moved or "text" in changes)


def _unmarked(text: str) -> tuple[str | None, str]:
    """The label that a text opens with, if it does, and the rest."""
    marker, length = split_marker(text)
    rest = text[length:].strip()
    return (marker.strip("(). "), rest) if marker and rest else (None, text)


def _united(one: Place, other: Place) -> Place:
    printed = [place.printed for place in (one, other) if place.printed]
    return Place(
        tuple(sorted({*one.lines, *other.lines})),
        one.page,
        (min(first for first, _ in printed), max(last for _, last in printed)) if printed else None,
    )


def _divided(place: Place, head: str, source: Sequence[str]) -> tuple[Place, Place]:
    """The lines of a text's head and of its tail: the one on which the head ends may be both's."""
    wanted, seen = len(_letters(head)), 0
    for n, line in enumerate(place.lines):
        before = seen
        seen += len(_letters(source[line - 1])) if 0 < line <= len(source) else 0
        if seen >= wanted and n + 1 < len(place.lines):
            is_shared = seen - wanted > SLACK  # more of the line is left than a marker
            after = place.lines[n if is_shared else n + 1 :]
            above = place.lines[: n + 1 if wanted > before else n]
            return replace(place, lines=above), replace(place, lines=after)
    return place, replace(place, lines=place.lines[-1:])


# Letters of a line that its text need not have: a marker, a list hyphen.
SLACK = 4


def _letters(text: str) -> str:
    return "".join(c for c in text if c.isalpha())


OPERATIONS: dict[RepairKind, Operation] = {
    RepairKind.TEXT: edit,
    RepairKind.JOIN: join,
    RepairKind.SPLIT: split,
    RepairKind.KIND: change_kind,
    RepairKind.PROMOTE: promote,
    RepairKind.DEMOTE: demote,
    RepairKind.RENUMBER: renumber,
    RepairKind.UP: move_up,
    RepairKind.DOWN: move_down,
    RepairKind.DELETE: delete,
}
