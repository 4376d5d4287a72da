"""docs/parser.md names every problem code that there is, and no other."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
SOURCES = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "archive").rglob("*.py"))
DOCUMENTED = re.findall(
    r"^\| `([a-z-]+)` \| (?:error|warning|note)",
    (ROOT / "docs" / "parser.md").read_text(encoding="utf-8"),
    re.M,
)


def test_every_problem_code_is_documented() -> None:
    codes = set(re.findall(r"(?:Problem|_refused)\(\s*\"([a-z-]+)\"", SOURCES))
    assert codes - set(DOCUMENTED) == set()


def test_every_documented_code_exists() -> None:
    made = [
        code for code in DOCUMENTED if f'"{code}"' in SOURCES or f'"{code.removeprefix("pdf-")}"' in SOURCES
    ]
    assert made == DOCUMENTED


def test_no_code_is_documented_twice() -> None:
    assert sorted(DOCUMENTED) == sorted(set(DOCUMENTED))
