"""A file is known by what it holds, not by its name."""

import json
from pathlib import Path

import pytest

from archive.parser.reader import parse_file
from benchmarks.reading.docx_layouts import render
from benchmarks.reading.pdf_layouts import as_pdf

GOLD = json.loads((Path(__file__).parent / "gold" / "copper-coast-unesco.json").read_text(encoding="utf-8"))
SAMPLE = Path(__file__).parents[2] / "archive" / "samples" / "copper-coast-unesco.txt"
HTML = (
    b"<!DOCTYPE html>\n<html><body><p>The Council,</p><p>Noting rain,</p><p>1. Urges care.</p></body></html>"
)


@pytest.mark.parametrize("name", ["right", "wrong.txt", "wrong.pdf", "wrong.docx"])
@pytest.mark.parametrize(
    "data", [SAMPLE.read_bytes(), as_pdf(GOLD), render(GOLD)], ids=["txt", "pdf", "docx"]
)
def test_the_bytes_decide(data: bytes, name: str) -> None:
    resolutions = parse_file(data, name).resolutions
    assert [len(resolution.operative) for resolution in resolutions] == [10, 9]


def test_a_web_page_is_read_as_its_text() -> None:
    (resolution,) = parse_file(HTML, "page").resolutions
    assert [clause.text for clause in resolution.operative] == ["Urges care."]


def test_a_web_page_without_a_head_is_known_by_its_name() -> None:
    (resolution,) = parse_file(HTML[HTML.index(b"<p>") :], "page.HTML").resolutions
    assert [clause.text for clause in resolution.operative] == ["Urges care."]
