"""The layouts once more, after what conversions do to a text: a careful reader gets the same out of it."""

import random
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from archive.parser.languages.english_phrases import PREPOSITIONS
from archive.parser.reader import parse_text
from tests.parser.damage import DAMAGES
from tests.parser.outline import outline

KNOWN = [
    path
    for path in sorted((Path(__file__).parent / "layouts").glob("un-*.txt"))
    if "type: unknown" not in path.with_suffix(".outline").read_text(encoding="utf-8")
]
_BEHIND = re.compile(rf"^(\s*\S+ \[[^\]]*?) (?:{'|'.join(PREPOSITIONS)})\]", re.M)


def facts(drawn: str) -> str:
    """An outline without its problems, and phrases without the preposition that emphasis alone decides."""
    return _BEHIND.sub(r"\1]", re.sub(r"^! .*\n", "", drawn, flags=re.M))


@pytest.mark.parametrize("source", KNOWN, ids=lambda path: path.stem)
@pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: damage.__name__)
def test_damage_changes_nothing(source: Path, damage: Callable[[str, random.Random], str]) -> None:
    text = source.read_text(encoding="utf-8")
    whole = facts(source.with_suffix(".outline").read_text(encoding="utf-8"))
    # The same damage each time; where chance changes nothing, and where there is none, one reading tells.
    for damaged in {damage(text, random.Random(seed)) for seed in range(3)} - {text}:  # noqa: S311
        assert facts(outline(parse_text(damaged))) == whole
