"""Does a reading that is wrong say so, and one that is right keep quiet?

    python -m benchmarks.reading.doubts [--held-out] [--turns 2] [--prints 12] [--show NAME] [--un FOLDER]

Texts that read right are damaged (damage/) and read again; documents are printed with noise in every format
and read back. A reading is wrong where it differs from its gold (differences.py), and says so where a problem
stands at one of the differences. Rules are made on the texts named in doubts_made_on.txt, turns 1 to 5 of
chance and most damages; `--held-out` measures the other texts, turns 6 to 10 and all damages. Where a field
went with its whole line, and nothing that is left tells of it (traces.py), a reading is without trace: the
share told is printed of all wrong readings, and of those that have one.

Prints for each damage and print how many readings there were, how many were wrong, how many of these say so,
the same for each single difference, and the new problems of each that was right; then the warnings of right
documents, and the clauses by confidence.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from archive.parser.model import ParsedDocument
from archive.parser.reader import parse_file, parse_text
from archive.parser.report import as_parse_format
from benchmarks.reading.damage import DAMAGES, HELD_OUT, Damage
from benchmarks.reading.damage.sheet import Sheet
from benchmarks.reading.differences import Difference, Json, clauses, differences, wrong_clauses
from benchmarks.reading.measure import clauses_f1, labels
from benchmarks.reading.noise import Noise
from benchmarks.reading.readings import FORMATS, Case, in_text, numbered, resolutions, sessions
from benchmarks.reading.text_setter import Numbers
from benchmarks.reading.traces import is_without_trace, usual_fields
from benchmarks.reading.united_nations import golds

ROOT = Path(__file__).parents[2]
TEXTS = (ROOT / "archive" / "samples", ROOT / "tests" / "parser" / "layouts")
# The texts that rules were made on, looked at where they were read wrongly; all others are held out.
MADE_ON = frozenset(Path(__file__).with_name("doubts_made_on.txt").read_text(encoding="utf-8").split())
BANDS = (0.0, 0.5, 0.7, 0.8, 0.9, 0.95, 1.0)
DOUBTFUL = 0.7


@dataclass(slots=True)
class Tally:
    """Readings of one kind; `places` counts single differences, `silent` says what was wrong and not told,
    `without_trace` counts the wrong ones of which nothing in the text says so (traces.py)."""

    readings: int = 0
    wrong: int = 0
    told: int = 0
    places: int = 0
    places_told: int = 0
    problems_when_right: int = 0
    without_trace: int = 0
    told_without_trace: int = 0
    silent: list[str] = field(default_factory=list)

    def take(
        self,
        name: str,
        seen: Json,
        found: Sequence[Difference],
        known: Sequence[Json] = (),
        *,
        without_trace: bool = False,
    ) -> None:
        """One reading with its differences; `known` are the problems that it had before a damage."""
        told = [each.is_told(seen["problems"]) for each in found]
        self.readings += 1
        self.wrong += bool(found)
        self.told += any(told)
        self.without_trace += without_trace
        self.told_without_trace += without_trace and any(told)
        self.places += len(told)
        self.places_told += sum(told)
        if found and not any(told):
            bare = " (without trace)" if without_trace else ""
            self.silent.append("\n    ".join([name + bare, *(each.what for each in found[:8])]))
        if not found:
            self.problems_when_right += (_warnings(seen["problems"]) - _warnings(known)).total()


def _warnings(problems: Sequence[Json]) -> Counter[str]:
    return Counter(problem["code"] for problem in problems if problem["severity"] != "info")


@dataclass(slots=True)
class Doubts:
    """What was measured. `bands` counts clauses by the least confidence of their band, and whether right."""

    tallies: dict[str, Tally] = field(default_factory=dict)
    bands: Counter[tuple[float, bool]] = field(default_factory=Counter)
    right_documents: int = 0
    warnings: Counter[str] = field(default_factory=Counter)
    notes: int = 0
    usual: Mapping[str, frozenset[str]] = field(default_factory=dict)
    right_clauses: int = 0
    doubtful: int = 0

    @property
    def total(self) -> Tally:
        names = (
            *("readings", "wrong", "told", "places", "places_told", "problems_when_right"),
            *("without_trace", "told_without_trace"),
        )
        return Tally(*(sum(getattr(tally, name) for tally in self.tallies.values()) for name in names))

    @property
    def wrong(self) -> int:
        return self.total.wrong

    @property
    def share_told(self) -> float:
        """Of the readings that are wrong, those that say so at a place that is."""
        return self.total.told / (self.total.wrong or 1)

    @property
    def share_told_with_trace(self) -> float:
        """The same, those aside of which nothing in the text says so."""
        total = self.total
        return (total.told - total.told_without_trace) / ((total.wrong - total.without_trace) or 1)

    @property
    def warnings_a_right_document(self) -> float:
        return self.warnings.total() / (self.right_documents or 1)

    @property
    def doubtful_share(self) -> float:
        """Of the clauses of right documents, those that are doubtful."""
        return self.doubtful / (self.right_clauses or 1)

    def right_from(self, low: float) -> float:
        """The share of right clauses among those whose confidence is at least `low`."""
        kept = Counter(dict.fromkeys((True, False), 0))
        for (band, right), count in self.bands.items():
            kept[right] += count if band >= low else 0
        return kept[True] / (kept.total() or 1)

    def weigh(self, gold: Json, seen: Json) -> None:
        """Counts the clauses of a reading by their confidence."""
        bad = {id(item) for item in wrong_clauses(gold, seen)[1]}
        for _, item in clauses(seen):
            low = max(low for low in BANDS if low <= item["confidence"])
            self.bands[low, id(item) not in bad] += 1

    def hear(self, seen: Json) -> None:
        """Counts the warnings of a document that is read right."""
        self.right_documents += 1
        self.warnings.update(_warnings(seen["problems"]))
        self.notes += sum(problem["severity"] == "info" for problem in seen["problems"])
        for _, item in clauses(seen):
            self.right_clauses += 1
            self.doubtful += item["confidence"] < DOUBTFUL


def texts(held_out: bool, un: Path | None) -> Iterator[tuple[str, str]]:
    """Texts whose reading is known to be right, by name: those that rules were made on, or the others."""
    paths = sorted(path for folder in TEXTS for path in folder.iterdir() if path.suffix != ".outline")
    for path in paths:
        if (path.name in MADE_ON) is not held_out:
            yield path.name, path.read_text(encoding="utf-8")
    for gold, data, _ in resolutions(_known(un, held_out, 8), in_text, Noise.CLEAN, "1"):
        if clauses_f1(gold, as_parse_format(parse_file(data, "printed"))) == 1.0:
            yield gold["symbol"], data.decode()


@cache
def _known(un: Path | None, held_out: bool, size: int) -> list[Json]:
    """Resolutions of the United Nations, every second of twice as many."""
    return list(golds(un / "en", 2 * size))[held_out::2] if un and un.exists() else []


def measure(
    *, held_out: bool = True, turns: int = 1, prints: int = 6, show: str = "", un: Path | None = None
) -> Doubts:
    """Damages and prints; only those whose name holds `show`."""
    doubts = Doubts()
    sheets = {name: Sheet(text) for name, text in texts(held_out, un)}
    sheets = {name: sheet for name, sheet in sheets.items() if sheet.gold["document_type"] != "unknown"}
    doubts.usual = usual_fields(sheet.gold for sheet in sheets.values())
    for sheet in sheets.values():
        doubts.hear(sheet.gold)
    first = 6 if held_out else 1
    for kind, damage in (DAMAGES | HELD_OUT if held_out else DAMAGES).items():
        if show in kind:
            tally = doubts.tallies[kind] = Tally()
            for name, sheet in sheets.items():
                for turn in range(first, first + turns):
                    _damaged(doubts, tally, damage, sheet, f"{kind} {name} {turn}")
    _prints(doubts, held_out, prints, show, un)
    return doubts


def _damaged(doubts: Doubts, tally: Tally, damage: Damage, sheet: Sheet, name: str) -> None:
    damaged = sheet.copy()
    if not damage(damaged, random.Random(name)):  # noqa: S311 - chance, no secret
        return
    document = parse_text(damaged.text)
    seen = as_parse_format(document)
    now = {row.number: at for at, row in enumerate(damaged.rows, 1) if row.number}
    found = differences(damaged.gold, seen, now, document.lines)
    gone = frozenset(row.number for row in sheet.rows if row.number and row.number not in now)
    bare = is_without_trace(damaged.gold, seen, found, gone, doubts.usual)
    tally.take(name, seen, found, sheet.gold["problems"], without_trace=bare)
    doubts.weigh(damaged.gold, seen)


def _prints(doubts: Doubts, held_out: bool, size: int, show: str, un: Path | None) -> None:
    seed = "held out" if held_out else "made on"
    for name, setter in FORMATS.items():
        for noise in (Noise.CLEAN, Noise.HEAVY):
            if show in (kind := f"UN, {name}, {noise}"):
                _print(doubts, kind, resolutions(_known(un, held_out, size), setter, noise, seed))
        if show in (kind := f"session, {name}, heavy"):
            _print(doubts, kind, sessions(size, setter, Noise.HEAVY, seed))
    for place in Numbers:
        if show in (kind := f"session, numbers {place}"):
            _print(doubts, kind, sessions(size // 2, numbered(place), Noise.LIGHT, seed))


def _print(doubts: Doubts, kind: str, cases: Iterator[Case]) -> None:
    tally = doubts.tallies[kind] = Tally()
    for gold, data, look in cases:
        _printed(doubts, tally, gold, parse_file(data, "printed"), look)


def _printed(doubts: Doubts, tally: Tally, gold: Json, document: ParsedDocument, look: str) -> None:
    seen = as_parse_format(document)
    here: Mapping[int, int] = {}
    found = differences(gold, seen, here, document.lines)
    if clauses_f1(gold, seen) == labels(gold, seen) == 1.0:  # places among siblings, too
        found = [each for each in found if each.called]
    tally.take(look, seen, found)
    doubts.weigh(gold, seen)
    if not found:
        doubts.hear(seen)


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--held-out", action="store_true")
    parser.add_argument("--turns", type=int, default=2, help="damages of each kind and text, at most 5")
    parser.add_argument("--prints", type=int, default=12, help="documents of each format and noise")
    parser.add_argument("--show", default="", help="only these, with the readings that are wrong and silent")
    parser.add_argument("--un", type=Path, default=ROOT.parent / "shared" / "un")
    args = parser.parse_args()
    doubts = measure(held_out=args.held_out, turns=args.turns, prints=args.prints, show=args.show, un=args.un)
    print("\n".join(report(doubts, silent=bool(args.show))))  # noqa: T201


def report(doubts: Doubts, *, silent: bool) -> Iterator[str]:
    """The lines of the table."""
    head = f"{'':48}{'read':>5}{'wrong':>6}{'told':>6}{'share':>7}{'places':>8}{'told':>7}"
    yield f"{head}  warnings when right"
    for name, tally in doubts.tallies.items():
        yield _row(name, tally)
        yield from (f"    {each}" for each in tally.silent if silent)
    yield _row("all", total := doubts.total)
    yield (
        f"told of all {total.wrong} wrong readings: {doubts.share_told:.3f}; but for {total.without_trace} "
        f"that lost a line without trace: {doubts.share_told_with_trace:.3f}"
    )
    yield (
        f"{doubts.right_documents} right documents: {doubts.warnings_a_right_document:.2f} warnings and "
        f"{doubts.notes / (doubts.right_documents or 1):.2f} notes each "
        f"({', '.join(f'{code} {count}' for code, count in doubts.warnings.most_common(8))}); "
        f"{doubts.doubtful_share:.2%} of {doubts.right_clauses} clauses doubtful"
    )
    for low in BANDS:
        right, bad = doubts.bands[low, True], doubts.bands[low, False]
        if right + bad:
            yield f"confidence from {low:4.2f}: {right + bad:6} clauses, {right / (right + bad):6.1%} right"
    yield f"confidence from 0.95 and above: {doubts.right_from(0.95):.2%} right"


def _row(name: str, tally: Tally) -> str:
    right = tally.readings - tally.wrong
    each = f"{tally.problems_when_right / right:.2f}" if right else "-"
    places = f"{tally.places_told / tally.places:.2f}" if tally.places else "-"
    share = f"{tally.told / tally.wrong:.2f}" if tally.wrong else "-"
    return (
        f"{name:48}{tally.readings:5} {tally.wrong:5} {tally.told:5} {share:>6} {tally.places:7} {places:>6}"
        f"  {each}"
    )


if __name__ == "__main__":
    main()
