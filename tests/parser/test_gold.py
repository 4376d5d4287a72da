"""Each sample document against its gold: what a careful reader gets out of it, made by hand."""

import json
from pathlib import Path
from typing import Any

import pytest

from archive.parser.languages.english_phrases import PREPOSITIONS
from archive.parser.reader import parse_file
from archive.parser.report import as_parse_format

GOLD = Path(__file__).parent / "gold"
SAMPLES = Path(__file__).parents[2] / "archive" / "samples"
STEMS = sorted(path.stem for path in GOLD.glob("*.json"))


def read(stem: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """The gold and the parse of a sample, whose references gold does not keep."""
    (source,) = SAMPLES.glob(f"{stem}.*")
    gold = json.loads((GOLD / f"{stem}.json").read_text(encoding="utf-8"))
    seen = as_parse_format(parse_file(source.read_bytes(), source.name))
    for holder in (seen, *seen["resolutions"]):
        for note in holder["footnotes"]:
            note.pop("references", None)
    return gold, seen


@pytest.fixture(scope="module", params=STEMS)
def sample(request: pytest.FixtureRequest) -> tuple[dict[str, Any], dict[str, Any]]:
    """What `read` gives for each of them, read once for all tests. Not to be changed."""
    return read(request.param)


def clause(item: dict[str, Any]) -> dict[str, Any]:
    """A clause as gold and parse both state it; a phrase without the preposition that merely follows it."""
    phrase = item.get("phrase")
    if phrase and phrase.split()[-1] in PREPOSITIONS:
        phrase = phrase.rsplit(" ", 1)[0]
    return {
        "label": item.get("label"),
        "inferred": item.get("inferred", False),
        "phrase": phrase,
        "text": item["text"],
        "children": [clause(child) for child in item.get("children", [])],
    }


def section(item: dict[str, Any]) -> dict[str, Any]:
    return {
        "label": item["label"],
        "heading": item["heading"],
        "paragraphs": [clause(paragraph) for paragraph in item["paragraphs"]],
        "sections": [section(inner) for inner in item.get("sections", [])],
    }


def test_every_sample_has_gold() -> None:
    assert sorted(path.stem for path in SAMPLES.iterdir() if path.suffix in {".txt", ".md"}) == STEMS


def test_front_part(sample: tuple[dict[str, Any], dict[str, Any]]) -> None:
    gold, seen = sample
    fields = (
        "document_type", "symbol", "language", "distribution", "date", "conference", "committee", "staff",
        "agenda", "summary", "attendance", "footnotes",
    )  # fmt: skip
    summary = seen["summary"] and " ".join(seen["summary"].split())  # gold keeps no paragraphs
    found = {field: seen[field] for field in fields} | {"summary": summary}
    assert found == {field: gold[field] for field in fields}


def test_resolutions(sample: tuple[dict[str, Any], dict[str, Any]]) -> None:
    gold, seen = sample
    fields = ("code", "title", "topic", "sponsors", "opening", "footnotes")
    tallies = ("adopted", "method", "in_favor", "against", "abstentions")

    def facts(resolution: dict[str, Any]) -> dict[str, Any]:
        vote = resolution["vote"]
        return {field: resolution[field] for field in fields} | {
            "vote": vote and {tally: vote[tally] for tally in tallies},
        }

    assert [facts(resolution) for resolution in seen["resolutions"]] == [
        facts(resolution) for resolution in gold["resolutions"]
    ]


@pytest.mark.parametrize("kind", ["preambular", "operative"])
def test_clauses(sample: tuple[dict[str, Any], dict[str, Any]], kind: str) -> None:
    gold, seen = sample
    assert [[clause(item) for item in resolution[kind]] for resolution in seen["resolutions"]] == [
        [clause(item) for item in resolution[kind]] for resolution in gold["resolutions"]
    ]


def test_sections(sample: tuple[dict[str, Any], dict[str, Any]]) -> None:
    gold, seen = sample
    assert [section(item) for item in seen["sections"]] == [section(item) for item in gold["sections"]]


def test_no_line_is_left_unread(sample: tuple[dict[str, Any], dict[str, Any]]) -> None:
    _, seen = sample
    assert [entry for entry in seen["ledger"] if entry["role"] == "unparsed"] == []
