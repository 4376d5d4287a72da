"""Documents of our own in the layouts of the United Nations and of Model UN conferences, each beside its
outline made by hand."""

from pathlib import Path

import pytest

from archive.parser.model import ParsedDocument, Role
from archive.parser.reader import parse_file
from tests.parser.outline import outline

SOURCES = sorted((Path(__file__).parent / "layouts").glob("*.txt"))


@pytest.fixture(scope="module", params=SOURCES, ids=lambda path: path.stem)
def layout(request: pytest.FixtureRequest) -> tuple[Path, ParsedDocument]:
    """A source and what was read in it, once for all tests."""
    source: Path = request.param
    return source, parse_file(source.read_bytes(), source.name)


def test_layout(layout: tuple[Path, ParsedDocument]) -> None:
    source, document = layout
    assert outline(document) == source.with_suffix(".outline").read_text(encoding="utf-8")


def test_no_line_is_left_unread(layout: tuple[Path, ParsedDocument]) -> None:
    _, document = layout
    assert [entry.line for entry in document.ledger if entry.role is Role.UNPARSED] == []
