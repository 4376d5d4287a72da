"""Does a reading that is wrong say so? Texts that read right are damaged, and read again.

    python -m benchmarks.reading.doubts [FILE ...] [--rounds 3] [--show DAMAGE]

A reading is wrong where it differs from the gold in a clause, its label or phrase, a paragraph, a heading of
a section, a vote or a field. It says so where a problem stands within two lines of a difference; of a field
it is enough that a problem names it. Prints for each damage how many readings there were, how many were wrong
and how many of these say so, with the new problems of each right one; then the clauses by confidence.
"""

from __future__ import annotations

import argparse
import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from archive.parser import as_parse_format, parse_text
from benchmarks.reading.damage import DAMAGES
from benchmarks.reading.damage.sheet import Sheet
from benchmarks.reading.measure import fold, metadata

NEAR = 2  # lines
BINS = (0.0, 0.5, 0.7, 0.8, 0.9, 0.95, 1.0)
Json = dict[str, Any]


@dataclass(slots=True)
class Tally:
    """Readings of one damage."""

    readings: int = 0
    wrong: int = 0
    told: int = 0
    problems_when_right: int = 0
    silent: list[str] = field(default_factory=list)


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
                missing.append(one)
                extra.append(other)
    return missing, extra


def _same_words(one: Json, other: Json) -> bool:
    same_label = one.get("label") is None or fold(one["label"]) == fold(other.get("label"))
    wanted, found = fold(one.get("phrase")).lower(), fold(other.get("phrase")).lower()
    shorter, longer = sorted((wanted, found), key=len)
    return same_label and (
        not wanted or (longer.startswith(shorter) and len(longer) - len(shorter) < 8 and bool(shorter))
    )


def wrong_fields(gold: Json, seen: Json) -> list[str]:
    one, other = metadata(gold) | _votes(gold), metadata(seen) | _votes(seen)
    return [name for name in one.keys() | other.keys() if one.get(name, "") != other.get(name, "")]


def _votes(document: Json) -> dict[str, str]:
    return {
        f"vote.{number}.{key}": fold((resolution["vote"] or {}).get(key))
        for number, resolution in enumerate(document["resolutions"], 1)
        for key in ("adopted", "method", "in_favor", "against", "abstentions")
    }


def tells(sheet: Sheet, seen: Json) -> tuple[bool, bool, list[str]]:
    """Whether the reading is wrong, whether it says so at a place that is, and what is wrong."""
    missing, extra = wrong_clauses(sheet.gold, seen)
    fields = wrong_fields(sheet.gold, seen)
    now = {row.number: at for at, row in enumerate(sheet.rows, 1) if row.number}
    places = {line for item in extra for line in item["lines"]}
    places |= {now[line] for item in missing for line in item["lines"] if line in now}
    lines = {problem["line"] for problem in seen["problems"] if problem["line"]}
    near = any(line + step in places for line in lines for step in range(-NEAR, NEAR + 1))
    said = " ".join(p["message"] for p in seen["problems"] if not p["code"].startswith("clause-"))
    named = any(re.search(rf"\b{word}", said) for name in fields for word in re.findall("[a-z]{4,}", name))
    what = [f"- {i.get('label')} {i['text'][:70]}" for i in missing] + [
        f"+ {i.get('label')} {i['text'][:70]}" for i in extra
    ]
    return bool(missing or extra or fields), near or named, what + fields


def measure(
    sheets: dict[str, Sheet], rounds: int, show: str | None
) -> tuple[dict[str, Tally], Counter[tuple[float, bool]]]:
    tallies: dict[str, Tally] = {}
    bins: Counter[tuple[float, bool]] = Counter()
    for name, damage in DAMAGES.items():
        if show and show not in name:
            continue
        tally = tallies[name] = Tally()
        for file, sheet in sheets.items():
            for turn in range(rounds):
                damaged = sheet.copy()
                chance = random.Random(f"{name} {file} {turn}")  # noqa: S311 - chance, no secret
                if damage(damaged, chance):
                    _take(tally, bins, damaged, f"{file} {turn}")
    return tallies, bins


def _take(tally: Tally, bins: Counter[tuple[float, bool]], sheet: Sheet, name: str) -> None:
    seen = as_parse_format(parse_text(sheet.text))
    wrong, told, what = tells(sheet, seen)
    tally.readings += 1
    tally.wrong += wrong
    tally.told += wrong and told
    if wrong and not told:
        tally.silent.append("\n    ".join([name, *what[:8]]))
    before = Counter((p["code"]) for p in sheet.gold["problems"])
    now = Counter(p["code"] for p in seen["problems"])
    tally.problems_when_right += 0 if wrong else (now - before).total()
    bad = {id(item) for item in wrong_clauses(sheet.gold, seen)[1]}
    for _, item in clauses(seen):
        low = max(low for low in BINS if low <= item["confidence"])
        bins[low, id(item) not in bad] += 1


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--show", help="only this damage, with the readings that are wrong and silent")
    args = parser.parse_args()
    files = args.files or sorted((Path(__file__).parents[2] / "archive" / "samples").iterdir())
    sheets = {file.name: Sheet(file.read_text(encoding="utf-8")) for file in files}
    print("\n".join(report(*measure(sheets, args.rounds, args.show), silent=bool(args.show))))  # noqa: T201


def report(tallies: dict[str, Tally], bins: Counter[tuple[float, bool]], *, silent: bool) -> Iterator[str]:
    yield f"{'damage':28} {'read':>5} {'wrong':>5} {'say so':>6} {'share':>6}  problems when right"
    for name, tally in tallies.items():
        yield _row(name, tally)
        yield from (f"    {each}" for each in tally.silent if silent)
    counts = ("readings", "wrong", "told", "problems_when_right")
    yield _row("all", Tally(*(sum(getattr(tally, count) for tally in tallies.values()) for count in counts)))
    for low in BINS:
        right, bad = bins[low, True], bins[low, False]
        if right + bad:
            yield f"confidence from {low:4.2f}: {right + bad:6} clauses, {right / (right + bad):6.1%} right"


def _row(name: str, tally: Tally) -> str:
    share = f"{tally.told / tally.wrong:.2f}" if tally.wrong else "-"
    right = tally.readings - tally.wrong
    each = f"{tally.problems_when_right / right:.2f}" if right else "-"
    return f"{name:28} {tally.readings:5} {tally.wrong:5} {tally.told:6} {share:>6}  {each}"


if __name__ == "__main__":
    main()
