"""The lines behind the last clause that say when and where a text was adopted."""

import pytest

from archive.parser.reader import parse_text
from tests.services.files import sample

TEXT = """\
The Committee on Wells,

Noting the drought,

1. Urges Member States to dig;

2. Decides to meet again.

{closing}
"""


@pytest.mark.parametrize(
    ("closing", "adoption"),
    [
        ("47th plenary meeting\n2 December 2020", ("2020-12-02", "47th plenary meeting")),
        ("47th plenary meeting, 2 December 2020", ("2020-12-02", "47th plenary meeting")),
        ("2 December 2020", ("2020-12-02", None)),
        ("3rd meeting", (None, "3rd meeting")),
        ("", (None, None)),
    ],
)
def test_closing_lines(closing: str, adoption: tuple[str | None, str | None]) -> None:
    (found,) = parse_text(TEXT.format(closing=closing)).resolutions
    assert (found.adopted_on, found.meeting) == adoption
    assert [clause.text for clause in found.operative] == [
        "Urges Member States to dig;",
        "Decides to meet again.",
    ]


def test_closing_lines_in_italics() -> None:
    (found,) = parse_text(sample("a-res-73-901.txt").decode()).resolutions
    assert (found.adopted_on, found.meeting) == ("2018-12-20", "62nd plenary meeting")
