"""What stands at the edges of pages and says which page it is stays out of the clauses that it cuts."""

import pytest

from archive.parser.reader import parse_text

TEXT = """Code: {code}
Committee: General Assembly Second Committee
Topic: Ports

The General Assembly Second Committee,

Aware that ports of the lakes are closed in winter,

1. Invites all States to open their ports in winter, and to keep them open for the ships that
{first}
carry grain, wood and salt across the lakes;

2. Requests the harbour masters to report on the depth of the water in each port, and on the
{second}
number of ships that waited.
"""
FEET = (
    "{code} • {page}",
    "{code} | {page}",
    "{code} – {page}",
    "{code} - {page}",
    "{code} {page}",
    "{code}, {page} of 9",
    "{code}   {page}/9",
    "{code} Page {page} of 9",
    "{page} • {code}",
    "{page} | {code}",
    "{page} – {code}",
    "Page {page} of 9",
    "{page}/9",
)


@pytest.mark.parametrize("foot", FEET)
@pytest.mark.parametrize("code", ["GA2/1/1", "HRC/I/1", "DISEC-A/2"])
@pytest.mark.parametrize("gap", ["", "\n"])
def test_the_foot_of_a_page_stays_out_of_a_clause(foot: str, code: str, gap: str) -> None:
    first, second = (f"{gap}{foot.format(code=code, page=page)}{gap}" for page in (4, 5))
    (resolution,) = parse_text(TEXT.format(code=code, first=first, second=second)).resolutions
    assert [clause.text for clause in resolution.operative] == [
        "Invites all States to open their ports in winter, and to keep them open for the ships that carry "
        "grain, wood and salt across the lakes;",
        "Requests the harbour masters to report on the depth of the water in each port, and on the number "
        "of ships that waited.",
    ]


def test_a_fraction_alone_on_its_line_stays() -> None:
    text = TEXT.format(code="GA2/1/1", first="3/7", second="the")
    (resolution,) = parse_text(text).resolutions
    assert " ships that 3/7 carry grain" in resolution.operative[0].text
