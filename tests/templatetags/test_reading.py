"""Small renderings for the pages that show documents."""

import pytest

from archive.models import Clause
from archive.templatetags.reading import clause_name, label, language_tag, ranges


@pytest.mark.parametrize(
    ("numbers", "cited"),
    [([], ""), ([5], "5"), ([12, 13, 14, 17], "12–14, 17"), ([3, 1, 2, 2], "1–3"), ([1, 3, 5], "1, 3, 5")],
)
def test_ranges(numbers, cited):
    assert ranges(numbers) == cited


@pytest.mark.parametrize(
    ("depth", "given", "inferred", "shown"),
    [
        (0, "4", False, "4."),
        (1, "b", False, "(b)"),
        (0, "4", True, "[4]"),
        (1, "b", True, "[b]"),
        (2, "", False, ""),
    ],
)
def test_label(depth, given, inferred, shown):
    assert label(Clause(depth=depth, label=given, inferred=inferred)) == shown


@pytest.mark.parametrize(
    ("kind", "owner", "pinpoint", "name"),
    [
        ("preambular", "resolution_id", "PP3", "preambular clause 3"),
        ("operative", "resolution_id", "4 (b) (i)", "operative clause 4 (b) (i)"),
        ("operative", "resolution_id", "", "operative clause"),
        ("paragraph", "resolution_id", "Annex II, 3", "Annex II, 3"),
        ("paragraph", "resolution_id", "", "paragraph"),
        ("paragraph", "paper_id", "12", "paragraph 12"),
    ],
)
def test_clause_name(kind, owner, pinpoint, name):
    assert clause_name(Clause(kind=kind, pinpoint=pinpoint, **{owner: 1})) == name


def test_language_tag():
    assert [language_tag("French"), language_tag("Klingon")] == ["fr", ""]
