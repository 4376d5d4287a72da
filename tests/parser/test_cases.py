"""The case files: a text, and the tree a careful reader sees in it."""

import re
from pathlib import Path

import pytest

from archive.parser.model import Clause
from archive.parser.reader import parse_text

# references.md has a shape and a test of its own.
CASES = [path for path in sorted((Path(__file__).parent / "cases").glob("*.md")) if path.stem != "references"]
CASE = re.compile(
    r"^## (?P<name>.+?)\n\n~~~ text\n(?P<text>.*?)~~~\n~~~ tree\n(?P<tree>.*?)~~~$", re.M | re.S
)


def cases() -> list[object]:
    return [
        pytest.param(found["text"], found["tree"], id=f"{path.stem}: {found['name']}")
        for path in CASES
        for found in CASE.finditer(path.read_text(encoding="utf-8"))
    ]


def drawn(clause: Clause, depth: int = 0) -> str:
    """A clause and all below it as the case files draw them."""
    label = f"{'~' if clause.inferred else ''}{clause.label or 'pp'}"
    phrase = f"[{clause.phrase}] " if clause.phrase else ""
    below = "".join(drawn(child, depth + 1) for child in clause.children)
    return f"{'  ' * depth}{label} {phrase}{clause.text}\n{below}"


@pytest.mark.parametrize(("text", "tree"), cases())
def test_case(text: str, tree: str) -> None:
    (resolution,) = parse_text(text).resolutions
    assert "".join(drawn(clause) for clause in (*resolution.preambular, *resolution.operative)) == tree


def test_every_case_is_found() -> None:
    """A case with a slip in its fences would otherwise never run."""
    for path in CASES:
        text = path.read_text(encoding="utf-8")
        assert len(CASE.findall(text)) == text.count("\n## ")
