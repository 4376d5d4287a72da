"""How well a parse agrees with a gold, by the rules of the parse format: exact texts in exact places.

White space, curly quotation marks and emphasis are folded; nothing else is forgiven.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from archive.parser.model import ParsedDocument, Role

Json = dict[str, Any]

_QUOTES = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "`": "'", "\u00a0": " "})
_TALLIES = ("adopted", "method", "in_favor", "against", "abstentions")
_PREPOSITION = (
    r" (?:by|of|to|for|in|at|with|on|upon|about|that|from|"
    r"de|des|du|d’|à|aux?|par|pour|en|dans|sur|que|qu’|a|al|del|con|por|para|sobre)"
)


def fold(value: object) -> str:
    """A value as comparable text."""
    text = "" if value is None else str(value).translate(_QUOTES).replace("\\$", "$").replace("*", "")
    return re.sub(r"\s+", " ", text).strip()


def clauses(document: Json) -> dict[tuple[object, ...], Json]:
    """Every clause by its resolution, kind, path and text."""
    return {
        (number, kind, path, fold(item["text"])): item
        for number, resolution in enumerate(document["resolutions"], 1)
        for kind in ("preambular", "operative")
        for path, item in _nodes(resolution[kind], ())
    }


def _nodes(items: list[Json], path: tuple[int, ...]) -> Iterator[tuple[tuple[int, ...], Json]]:
    for position, item in enumerate(items, 1):
        yield (*path, position), item
        yield from _nodes(item.get("children") or [], (*path, position))


def clauses_f1(gold: Json, seen: Json) -> float:
    """2 · hits / (wanted + found) over clauses with the right text in the right place."""
    want, have = clauses(gold).keys(), clauses(seen).keys()
    total = len(want) + len(have)
    return 2 * len(want & have) / total if total else 1.0


def labels(gold: Json, seen: Json) -> float:
    """The share of the clauses found whose label is right, be it printed or inferred."""
    want, have = clauses(gold), clauses(seen)
    both = want.keys() & have.keys()
    return _share(
        sum(fold(want[key].get("label")) == fold(have[key].get("label")) for key in both), len(both)
    )


def phrases(gold: Json, seen: Json) -> float:
    """The share of the clauses found whose introductory words are right; a last preposition may differ."""
    want, have = clauses(gold), clauses(seen)
    both = [key for key in want.keys() & have.keys() if want[key].get("phrase")]
    return _share(sum(_same_phrase(want[key]["phrase"], have[key].get("phrase")) for key in both), len(both))


def _same_phrase(one: str, two: str | None) -> bool:
    shorter, longer = sorted((fold(one).lower().rstrip(","), fold(two).lower().rstrip(",")), key=len)
    rest = longer.removeprefix(shorter)
    return bool(shorter) and longer.startswith(shorter) and bool(re.fullmatch(f"(?:{_PREPOSITION})?", rest))


def footnotes_f1(gold: Json, seen: Json) -> float:
    """2 · hits / (wanted + found) over footnotes with the right label and text."""
    want, have = _footnotes(gold), _footnotes(seen)
    total = want.total() + have.total()
    return 2 * (want & have).total() / total if total else 1.0


def _footnotes(document: Json) -> Counter[tuple[int, str, str]]:
    lists = [document["footnotes"], *(resolution["footnotes"] for resolution in document["resolutions"])]
    return Counter(
        (number, fold(note["label"]), fold(note["text"]))
        for number, notes in enumerate(lists)
        for note in notes
    )


def votes(gold: Json, seen: Json) -> float:
    """The share of what votes say that is right: outcome, method, tallies."""
    return agreement(_votes(gold), _votes(seen))


def _votes(document: Json) -> dict[str, str]:
    return {
        f"{number}.{key}": fold((resolution["vote"] or {}).get(key))
        for number, resolution in enumerate(document["resolutions"], 1)
        for key in _TALLIES
    }


def agreement(want: Mapping[str, str], have: Mapping[str, str]) -> float:
    """The share of fields that either side has whose values are the same."""
    keys = [key for key in want.keys() | have.keys() if want.get(key) or have.get(key)]
    return _share(sum(want.get(key, "") == have.get(key, "") for key in keys), len(keys))


def metadata(document: Json) -> dict[str, str]:
    """The fields about the document, its committee, staff, agenda and resolutions."""
    names = ("document_type", "symbol", "language", "distribution", "date", "summary", "attendance")
    fields = {key: fold(document.get(key)) for key in names}
    groups = {
        "conference": ("name", "start_date", "end_date", "location"),
        "committee": ("name", "acronym", "session"),
    }
    for group, keys in groups.items():
        fields |= {f"{group}.{key}": fold(document[group].get(key)) for key in keys}
    for number, member in enumerate(document["staff"], 1):
        fields[f"staff.{number}"] = f"{fold(member['role'])} / {fold(member['name'])}"
    for number, item in enumerate(document["agenda"], 1):
        fields[f"agenda.{number}"] = f"{fold(item['number'])} / {fold(item['title'])}"
    for number, resolution in enumerate(document["resolutions"], 1):
        for key in ("code", "title", "topic", "opening"):
            fields[f"resolution.{number}.{key}"] = fold(resolution.get(key))
        fields[f"resolution.{number}.sponsors"] = "; ".join(map(fold, resolution["sponsors"]))
    return fields


def misses(gold: Json, seen: Json) -> list[str]:
    """What differs, a line each: "-" is missing, "+" is too much, "!" is another value."""
    want, have = clauses(gold).keys(), clauses(seen).keys()
    rows = [f"- {key}" for key in want - have] + [f"+ {key}" for key in have - want]
    for one, two in ((_votes(gold), _votes(seen)), (metadata(gold), metadata(seen))):
        keys = sorted(one.keys() | two.keys())
        rows += [
            f"! {k}: {one.get(k)!r} read {two.get(k)!r}" for k in keys if one.get(k, "") != two.get(k, "")
        ]
    return rows


def ledger_words(document: ParsedDocument) -> float:
    """The share of the source's words whose lines have a fate in the ledger, other than "unparsed"."""
    known = {entry.line for entry in document.ledger if entry.role is not Role.UNPARSED}
    words = [(number, len(line.split())) for number, line in enumerate(document.lines, 1)]
    return _share(sum(count for number, count in words if number in known), sum(count for _, count in words))


def _share(hits: int, total: int) -> float:
    return hits / total if total else 1.0
