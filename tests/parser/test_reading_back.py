"""What the benchmark prints is read back, a few documents of each format."""

import json
from pathlib import Path

import pytest

from benchmarks.reading import measure
from benchmarks.reading.noise import Noise
from benchmarks.reading.readings import FORMATS, numbered, read_back, resolutions, sessions
from benchmarks.reading.text_setter import Numbers

GOLD = json.loads((Path(__file__).parent / "gold" / "a-res-73-901.json").read_text(encoding="utf-8"))
GOLD["footnotes"] = []  # a starred title is not printed


@pytest.mark.parametrize("noise", Noise)
@pytest.mark.parametrize("name", FORMATS)
def test_a_resolution_in_every_format(name: str, noise: Noise) -> None:
    figures = read_back(resolutions([GOLD], FORMATS[name], noise, "1"))
    assert (figures.clauses, figures.ledger) == ([1.0], [1.0])


@pytest.mark.parametrize(
    "setter", [FORMATS["PDF"], FORMATS["DOCX"], numbered(Numbers.NONE), numbered(Numbers.TORN)]
)
def test_sessions_in_every_format(setter: object) -> None:
    figures = read_back(sessions(2, setter, Noise.LIGHT, "1"))  # type: ignore[arg-type]
    assert (figures.clauses, figures.votes, figures.ledger) == ([1.0, 1.0], [1.0, 1.0], [1.0, 1.0])


def test_a_clause_in_another_place_counts_as_missed_and_as_too_much() -> None:
    one = {
        "resolutions": [
            {"preambular": [], "operative": [{"text": "Urges rain;"}, {"text": "Thanks  clouds."}]}
        ]
    }
    two = {
        "resolutions": [
            {"preambular": [], "operative": [{"text": "*Thanks* clouds."}, {"text": "Urges rain;"}]}
        ]
    }
    assert measure.clauses_f1(one, one) == 1.0
    assert measure.clauses_f1(one, two) == 0.0
    three = {"resolutions": [{"preambular": [], "operative": [{"text": "Urges rain;"}]}]}
    assert measure.clauses_f1(one, three) == pytest.approx(2 / 3)
