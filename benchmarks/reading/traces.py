"""Whether a text that lost a line still says so: what no reader could tell is counted apart.

A reading is without trace where all that differs are fields that went with their whole lines, and nothing
that is left tells of them: no number of a count, no other resolution of the document that has such a field,
no habit of all texts of its kind here to print it; or where only a list without numbers has another order.
Clauses always leave a trace.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from benchmarks.reading.differences import Difference, Json, fields_of, lines_of

# Texts of a kind from which one can tell what all of them print.
MIN_KIND = 3


def usual_fields(golds: Iterable[Json]) -> dict[str, frozenset[str]]:
    """What every text of a kind prints, for the kinds of which there are enough texts."""
    kinds: dict[str, list[frozenset[str]]] = defaultdict(list)
    for gold in golds:
        kinds[_kind(gold)].append(frozenset(_general(name) for name in fields_of(gold)))
    return {
        kind: frozenset.intersection(*fields) for kind, fields in kinds.items() if len(fields) >= MIN_KIND
    }


def is_without_trace(
    gold: Json,
    seen: Json,
    found: Sequence[Difference],
    gone: frozenset[int],
    usual: Mapping[str, frozenset[str]],
) -> bool:
    """Whether nothing says so. `gone` are lines of the gold's text that stand nowhere any more, `usual` is
    what `usual_fields` gave."""
    expected = usual.get(_kind(gold))
    return (
        bool(found)
        and expected is not None
        and all(each.field is not None and _is_gone(each.field, gold, seen, gone, expected) for each in found)
    )


def _is_gone(name: str, gold: Json, seen: Json, gone: frozenset[int], expected: frozenset[str]) -> bool:
    kind = _general(name)
    if kind == "agenda" or (kind in expected and kind not in ("staff", "sponsors")):
        return False  # items are numbered
    if kind in ("staff", "sponsors"):
        return _is_shorter(name, gold, seen, gone)
    left = fields_of(seen)
    others = {_general(each) for each in left if each.partition(".")[0] in ("resolution", "vote")}
    node = f"/{name.replace('.', '/')}"  # of a field that shares its parent's
    own = frozenset(entry["line"] for entry in gold["ledger"] if entry["node"] == node) or lines_of(
        name, gold
    )
    return kind not in others and name not in left and bool(own) and own <= gone


def _is_shorter(name: str, gold: Json, seen: Json, gone: frozenset[int]) -> bool:
    """Whether a list is that of the gold without those of its members that are gone, and not empty; or that
    of the gold in another order."""
    if _general(name) == "sponsors":
        at = int(name.split(".")[1]) - 1
        want: list[object] = list(gold["resolutions"][at]["sponsors"])
        if at >= len(seen["resolutions"]):
            return False
        have: list[object] = list(seen["resolutions"][at]["sponsors"])
        lost = lines_of(name, gold) & gone
    else:
        want, have = list(gold["staff"]), list(seen["staff"])
        lost = frozenset(
            line for number in range(1, len(want) + 1) for line in lines_of(f"staff.{number}", gold) & gone
        )
    if have != want and sorted(map(str, have)) == sorted(map(str, want)):
        return True  # no number tells their order
    rest = iter(want)
    return bool(have) and len(have) < len(want) and bool(lost) and all(each in rest for each in have)


def _kind(gold: Json) -> str:
    return str(gold["document_type"])


def _general(name: str) -> str:
    """A field whatever its number: "resolution.2.topic" is "topic", "vote.1.against" is "vote"."""
    first, *rest = name.split(".")
    if first == "resolution":
        return rest[-1]
    return first if first in ("vote", "staff", "agenda") else name
