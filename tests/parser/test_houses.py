"""Each house's way to print a resolution, whole and as conversions damage it, against what was printed."""

from typing import Any

import pytest

from archive.parser.languages.english_phrases import PREPOSITIONS
from archive.parser.reader import parse_text
from archive.parser.report import as_parse_format
from benchmarks.reading.houses import DAMAGES, documents

DOCUMENTS = list(documents())
FACTS = ("code", "topic", "title", "sponsors", "opening", "footnotes")
WIDTHS = (52, 64, 76)
TALLIES = ("adopted", "method", "in_favor", "against", "abstentions")


def clause(item: dict[str, Any]) -> dict[str, Any]:
    """A clause as gold and parse both state it; a phrase without the preposition that merely follows it."""
    words = (item.get("phrase") or "").split()
    return {
        "label": item.get("label"),
        "phrase": words[:-1] if words and words[-1].lower() in PREPOSITIONS else words,
        "text": item["text"],
        "children": [clause(child) for child in item.get("children", [])],
    }


def resolution(item: dict[str, Any]) -> dict[str, Any]:
    vote = item["vote"] and {tally: item["vote"][tally] for tally in TALLIES}
    return {fact: item[fact] for fact in FACTS} | {
        "vote": vote,
        "preambular": [clause(each) for each in item["preambular"]],
        "operative": [clause(each) for each in item["operative"]],
    }


@pytest.mark.parametrize("damage", DAMAGES)
@pytest.mark.parametrize(("name", "text", "gold"), DOCUMENTS, ids=[name for name, *_ in DOCUMENTS])
def test_every_house(name: str, text: str, gold: dict[str, Any], damage: str) -> None:
    damaged = DAMAGES[damage](text, WIDTHS[len(name) % len(WIDTHS)])
    seen = as_parse_format(parse_text(damaged))
    assert [resolution(each) for each in seen["resolutions"]] == [resolution(gold)]
