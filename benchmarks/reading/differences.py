"""Where a reading differs from its gold, and whether it says so there.

A reading differs in a clause (its text, depth, label or phrase), a paragraph or heading of a section, a vote
or a field. A difference is told if a problem stands within two lines of it; of a field it is enough that a
problem calls it by its name.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from benchmarks.reading.measure import fold, metadata

NEAR = 2  # lines
Json = dict[str, Any]
# What is said of the whole document.
_OF_ALL = ("unknown-layout", "phrases-unknown", "too-long", "binary", "empty")
# What a problem may call a field, by the last part of its name.
_CALLED = {
    "document_type": "layout",
    "language": "language|phrases",
    "attendance": "attendance|delegations",
    "conference.name": "(?<!date of the )conference",
    "conference.start_date": "date of the conference|conference was held|days of the session",
    "conference.end_date": "date of the conference|conference was held|days of the session",
    "conference.location": "conference|place",
    "committee.name": "committee",
    "committee.acronym": "committee|acronym",
    "committee.session": "session",
    "sponsors": "sponsors?|sponsor list",
    "opening": "opening line",
    "staff": "staff",
    "agenda": "agenda",
}


@dataclass(frozen=True, slots=True)
class Difference:
    """What differs, in the lines of the source as read (none where a field is missing)."""

    what: str
    lines: frozenset[int]
    called: str | None = None
    field: str | None = None  # "resolution.2.topic"; None of a clause

    def is_told(self, problems: Sequence[Json]) -> bool:
        """Whether a problem stands at it, or names it."""
        near = {line + step for line in self.lines for step in range(-NEAR, NEAR + 1)}
        return any(
            problem["code"] in _OF_ALL
            or problem["line"] in near
            or (
                self.called
                and not problem["code"].startswith("clause-")
                and re.search(rf"\b(?:{self.called})\b", problem["message"], re.I)
            )
            for problem in problems
        )


def differences(gold: Json, seen: Json, now: Mapping[int, int], source: Sequence[str]) -> list[Difference]:
    """All of them. `now` says where the lines of the gold stand in the `source` read."""
    missing, extra = wrong_clauses(gold, seen)
    found = [Difference(f"+ {_short(item)}", frozenset(item["lines"])) for item in extra]
    for item in missing:
        lines = frozenset(now[line] for line in item.get("lines", ()) if line in now)
        found.append(Difference(f"- {_short(item)}", lines or _where(item["text"], source)))
    return [*found, *_fields(gold, seen, now, source)]


def _short(item: Json) -> str:
    return f"{item.get('label')} [{item.get('phrase')}] {item['text'][:60]} … {item['text'][-40:]}"


def _where(text: str, source: Sequence[str]) -> frozenset[int]:
    """The lines that hold the first words of a text."""
    start = fold(text)[:28]
    return frozenset(at for at, line in enumerate(source, 1) if start in fold(line))


def clauses(document: Json) -> Iterator[tuple[tuple[object, ...], Json]]:
    """Every clause and paragraph by kind, depth and text; places among siblings left aside."""
    for resolution in document["resolutions"]:
        for kind in ("preambular", "operative"):
            yield from _walk(resolution[kind], (kind,))
    yield from _sections(document["sections"], ())


def _walk(items: list[Json], above: tuple[object, ...]) -> Iterator[tuple[tuple[object, ...], Json]]:
    for item in items:
        yield (*above, fold(item["text"])), item
        yield from _walk(item.get("children") or [], (*above, "child"))


def _sections(sections: list[Json], above: tuple[object, ...]) -> Iterator[tuple[tuple[object, ...], Json]]:
    for section in sections:
        here = (*above, fold(section["heading"]))
        yield from _walk(section["paragraphs"], here)
        yield from _sections(section["sections"], here)


def wrong_clauses(gold: Json, seen: Json) -> tuple[list[Json], list[Json]]:
    """The clauses of the gold that were not found, and those found that are not in the gold."""
    want, have = defaultdict(list), defaultdict(list)
    for key, item in clauses(gold):
        want[key].append(item)
    for key, item in clauses(seen):
        have[key].append(item)
    missing = [item for key, items in want.items() for item in items[len(have[key]) :]]
    extra = [item for key, items in have.items() for item in items[len(want[key]) :]]
    for key in want.keys() & have.keys():
        for one, other in zip(want[key], have[key], strict=False):
            if not _same_words(one, other):
                extra.append(other)
    return missing, extra


def _same_words(one: Json, other: Json) -> bool:
    same_label = one.get("label") is None or fold(one["label"]) == fold(other.get("label"))
    wanted, found = fold(one.get("phrase")).lower(), fold(other.get("phrase")).lower()
    shorter, longer = sorted((wanted, found), key=len)
    return same_label and (
        not wanted or (longer.startswith(shorter) and len(longer) - len(shorter) < 8 and bool(shorter))
    )


def _fields(gold: Json, seen: Json, now: Mapping[int, int], source: Sequence[str]) -> Iterator[Difference]:
    one, other = metadata(gold) | _votes(gold), metadata(seen) | _votes(seen)
    for name in sorted(one.keys() | other.keys()):
        if one.get(name, "") != other.get(name, ""):
            what = f"! {name}: {one.get(name, '')[:60]!r} read {other.get(name, '')[:60]!r}"
            read = _where(other[name], source) if len(other.get(name, "")) > 5 else frozenset()
            printed = {now[line] for line in lines_of(name, gold) if line in now}
            yield Difference(what, lines_of(name, seen) | printed | read, _called(name), name)


def _called(name: str) -> str:
    """A field as a problem would call it: "resolution.2.topic" is "topic", "vote.1.against" is "vote"."""
    if name.startswith("vote."):
        return "votes?"
    if name in _CALLED:
        return _CALLED[name]
    if name.startswith("resolution."):
        name = name.rpartition(".")[2]
    name = name.partition(".")[0]
    return _CALLED.get(name, name)


def fields_of(document: Json) -> dict[str, str]:
    """All fields that are not empty, by name."""
    return {name: value for name, value in (metadata(document) | _votes(document)).items() if value}


def lines_of(name: str, seen: Json) -> frozenset[int]:
    """Where a field was read, by the ledger."""
    kind, *rest = name.split(".")
    if kind in ("resolution", "vote"):
        number = f"/resolutions/{int(rest[0]) - 1}"
        nodes = {number, f"{number}/{rest[-1] if kind == 'resolution' else kind}"}
    elif kind in ("staff", "agenda"):
        nodes = {f"/{kind}/{int(rest[0]) - 1}"}
    else:
        nodes = {f"/{kind}", "/".join(("", kind, *rest))}
    return frozenset(entry["line"] for entry in seen.get("ledger", ()) if entry["node"] in nodes)


def _votes(document: Json) -> dict[str, str]:
    return {
        f"vote.{number}.{key}": fold((resolution["vote"] or {}).get(key))
        for number, resolution in enumerate(document["resolutions"], 1)
        for key in ("adopted", "method", "in_favor", "against", "abstentions")
    }
