"""Documents of our own in the layouts of the United Nations and of Model UN conferences, each beside its
outline made by hand."""

from pathlib import Path

import pytest

from archive.parser.model import Role
from archive.parser.reader import parse_file
from tests.parser.outline import outline

SOURCES = sorted((Path(__file__).parent / "layouts").glob("*.txt"))


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.stem)
def test_layout(source: Path) -> None:
    seen = outline(parse_file(source.read_bytes(), source.name))
    assert seen == source.with_suffix(".outline").read_text(encoding="utf-8")


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.stem)
def test_no_line_is_left_unread(source: Path) -> None:
    document = parse_file(source.read_bytes(), source.name)
    assert [entry.line for entry in document.ledger if entry.role is Role.UNPARSED] == []
