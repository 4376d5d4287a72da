"""Every gold document printed as PDF and read back: python -m benchmarks.reading.pdf_scores

Prints, for each document, the F1 of its clauses (right text at the right place of the tree), the share of
clauses with the right label, of vote fields that are right, of footnotes, and the seconds it took.
"""

from __future__ import annotations

import json
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from archive.parser.reader import parse_file
from archive.parser.report import as_parse_format
from benchmarks.reading.pdf_layouts import as_pdf

GOLD = Path(__file__).parents[2] / "tests" / "parser" / "gold"
TALLIES = ("adopted", "method", "in_favor", "against", "abstentions")

Document = dict[str, Any]


def read_back(gold: Document) -> Document:
    """The parse of the document printed from its gold."""
    return as_parse_format(parse_file(as_pdf(gold), gold["source"]))


def clauses(document: Document) -> Counter[tuple[object, ...]]:
    """Every clause or numbered paragraph by its place, label and text."""
    found: Counter[tuple[object, ...]] = Counter()
    for number, resolution in enumerate(document["resolutions"]):
        for kind in ("preambular", "operative"):
            found.update((number, kind, *place) for place in _walk(resolution[kind], ()))
    for path, section in _sections(document["sections"], ()):
        found.update((path, section["heading"], *place) for place in _walk(section["paragraphs"], ()))
    return found


def _walk(items: list[Document], path: tuple[int, ...]) -> Iterator[tuple[object, ...]]:
    for position, item in enumerate(items):
        yield (*path, position), item.get("label"), " ".join(item["text"].split())
        yield from _walk(item.get("children") or [], (*path, position))


def _sections(items: list[Document], path: tuple[int, ...]) -> Iterator[tuple[tuple[int, ...], Document]]:
    for position, item in enumerate(items):
        yield (*path, position), item
        yield from _sections(item.get("sections") or [], (*path, position))


def votes(document: Document) -> list[object]:
    """What each resolution's vote says."""
    return [
        vote and tuple(vote[tally] for tally in TALLIES)
        for vote in (resolution["vote"] for resolution in document["resolutions"])
    ]


def notes(document: Document) -> Counter[tuple[str, str]]:
    """All footnotes, label and text."""
    lists = [document["footnotes"], *(resolution["footnotes"] for resolution in document["resolutions"])]
    return Counter((note["label"], note["text"]) for found in lists for note in found)


def f1(gold: Counter[Any], seen: Counter[Any]) -> float:
    """2 · hits / (wanted + found); 1 where nothing was wanted and nothing found."""
    total = gold.total() + seen.total()
    return 2 * (gold & seen).total() / total if total else 1.0


def main() -> None:
    """Prints the table; names the misses of the documents given as arguments."""
    print(f"{'document':32}{'clauses':>8}{'votes':>7}{'notes':>7}{'seconds':>9}")  # noqa: T201
    for path in sorted(GOLD.glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        start = time.perf_counter()
        seen = read_back(gold)
        seconds = time.perf_counter() - start
        figures = f1(clauses(gold), clauses(seen)), votes(gold) == votes(seen), f1(notes(gold), notes(seen))
        print(f"{path.stem:32}{figures[0]:8.4f}{figures[1]:7.1f}{figures[2]:7.3f}{seconds:9.2f}")  # noqa: T201
        if path.stem in sys.argv[1:]:
            for sign, rows in (("-", clauses(gold) - clauses(seen)), ("+", clauses(seen) - clauses(gold))):
                for row in rows:
                    print("  ", sign, row)  # noqa: T201


if __name__ == "__main__":
    main()
