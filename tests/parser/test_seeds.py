"""The five real documents beside the repository, where they are there: counts known from reading them."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from archive.parser.model import Clause, ParsedDocument, Section
from archive.parser.reader import parse_file
from archive.parser.report import as_parse_format

SHARED = Path(__file__).parents[3] / "shared"
pytestmark = pytest.mark.skipif(not SHARED.is_dir(), reason="the shared documents are not here")


@cache
def read(number: str) -> ParsedDocument:
    (path,) = (SHARED / "seeds").glob(f"{number}_*")
    return parse_file(path.read_bytes(), path.name)


COUNTS = {
    "000": ([6, 10, 10], [8, 13, 17]),
    "002": ([20], [23]),
    "003": ([14, 16, 8, 17], [20, 12, 13, 18]),
    "004": ([15, 26, 12, 20, 40], [9, 14, 14, 26, 36]),
}


@pytest.mark.parametrize("number", COUNTS)
def test_clauses_are_counted(number: str) -> None:
    resolutions = read(number).resolutions
    assert ([len(r.preambular) for r in resolutions], [len(r.operative) for r in resolutions]) == COUNTS[
        number
    ]


def paragraphs(section: Section) -> list[Clause]:
    return [*section.paragraphs, *(p for inner in section.sections for p in paragraphs(inner))]


def sections(section: Section) -> list[Section]:
    return [section, *(s for inner in section.sections for s in sections(inner))]


def test_the_note_is_counted() -> None:
    note = read("001")
    assert [p.label for s in note.sections for p in paragraphs(s)] == [str(n) for n in range(1, 60)]
    assert [(s.label, s.level) for top in note.sections for s in sections(top)] == [
        ("I", 1), ("II", 1), ("III", 1), ("A", 2), (None, 3), (None, 3), ("B", 2), ("C", 2), ("D", 2),
        ("E", 2), (None, 3),
    ]  # fmt: skip
    assert [note.label for note in note.footnotes] == ["*", *map(str, range(1, 49))]


def test_labels_lost_and_repeated_stay_visible() -> None:
    second = read("004").resolutions[1]
    assert [(c.label, c.inferred) for c in second.operative] == [
        *((str(n), n == 5) for n in range(1, 11)), ("10", False), ("11", False), ("12", False), ("13", False),
    ]  # fmt: skip


def only(gold: Any, seen: Any) -> Any:
    """`seen` cut down to the keys that `gold` has; gold's list of quirks is prose about the source."""
    if isinstance(gold, dict):
        return {
            key: only(value, seen.get(key)) for key, value in gold.items() if key not in ("quirks", "source")
        }
    if isinstance(gold, list) and len(gold) == len(seen):
        return [only(one, other) for one, other in zip(gold, seen, strict=True)]
    return seen


@pytest.mark.parametrize("number", ["000", "002"])
def test_gold(number: str) -> None:
    gold = json.loads((SHARED / "gold" / f"{number}.json").read_text(encoding="utf-8"))
    seen = only(gold, as_parse_format(read(number)))
    del gold["quirks"], gold["source"]
    seen["summary"] = seen["summary"] and " ".join(seen["summary"].split())  # gold keeps no paragraphs
    assert without_prepositions(seen) == without_prepositions(gold)


def without_prepositions(value: Any) -> Any:
    """Phrases may or may not take in the preposition that follows them."""
    if isinstance(value, list):
        return [without_prepositions(item) for item in value]
    if not isinstance(value, dict):
        return value
    found = {key: without_prepositions(item) for key, item in value.items()}
    if found.get("phrase"):
        words = found["phrase"].split()
        found["phrase"] = " ".join(words[:-1] if words[-1] in {"of", "by", "about", "for"} else words)
    return found


@pytest.mark.parametrize("number", ["000", "001", "002", "003", "004"])
def test_every_line_is_in_the_ledger(number: str) -> None:
    document = read(number)
    assert [entry.line for entry in document.ledger] == [
        line for line, text in enumerate(document.lines, 1) if text.strip()
    ]
    assert [entry for entry in document.ledger if entry.role == "unparsed"] == []
