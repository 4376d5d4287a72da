"""docs/parser.md names every problem code that the reader has, and no other."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_every_problem_code_is_documented() -> None:
    sources = "".join(
        path.read_text(encoding="utf-8") for path in (ROOT / "archive" / "parser").rglob("*.py")
    )
    codes = set(re.findall(r"(?:Problem|_refused)\(\s*\"([a-z-]+)\"", sources))
    table = (ROOT / "docs" / "parser.md").read_text(encoding="utf-8").split("## Problems")[1].split("## ")[0]
    assert set(re.findall(r"^\| `([a-z-]+)` \|", table, re.M)) == codes
