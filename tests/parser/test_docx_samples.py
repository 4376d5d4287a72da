"""Each sample written as a Word document from its gold, and read back."""

import json
from pathlib import Path
from typing import Any

import pytest

from archive.parser.reader import parse_file
from archive.parser.report import as_parse_format
from benchmarks.reading.docx_layouts import render, with_real_marks

GOLD = sorted((Path(__file__).parent / "gold").glob("*.json"))


def clause(item: dict[str, Any]) -> dict[str, Any]:
    """A clause without what depends on marks lost in the text of the sample."""
    return {
        "label": item.get("label"),
        "text": item["text"],
        "children": [clause(child) for child in item.get("children", [])],
    }


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.stem)
def test_every_sample_is_read_back_from_word(path: Path) -> None:
    gold = with_real_marks(json.loads(path.read_text(encoding="utf-8")))
    seen = as_parse_format(parse_file(render(gold), f"{path.stem}.docx"))
    tallies = ("adopted", "method", "in_favor", "against", "abstentions")

    def notes(holder: dict[str, Any]) -> list[tuple[str, str]]:
        return [(note["label"], note["text"]) for note in holder["footnotes"]]

    def facts(document: dict[str, Any]) -> list[Any]:
        return [
            {
                "vote": resolution["vote"] and {tally: resolution["vote"][tally] for tally in tallies},
                "footnotes": notes(resolution),
            }
            | {kind: [clause(item) for item in resolution[kind]] for kind in ("preambular", "operative")}
            for resolution in document["resolutions"]
        ]

    def section(item: dict[str, Any]) -> dict[str, Any]:
        return {
            "label": item["label"],
            "heading": item["heading"],
            "paragraphs": [clause(paragraph) for paragraph in item["paragraphs"]],
            "sections": [section(inner) for inner in item.get("sections", [])],
        }

    assert facts(seen) == facts(gold)
    assert [section(item) for item in seen["sections"]] == [section(item) for item in gold["sections"]]
    assert notes(seen) == notes(gold)
