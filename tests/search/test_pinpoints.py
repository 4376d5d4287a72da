"""What a query names outright: in any spelling, with a place in it, and never by a guess."""

import pytest
from django.test import Client

from archive.models import Clause, Resolution
from archive.queries.pinpoints import find_named, read_pinpoint
from tests import factories

READ = {
    "A/RES/75/50": ("A/RES/75/50", None, ()),
    "a res 75 50": ("A/RES/75/50", None, ()),
    "75/50": ("75/50", None, ()),
    "resolution 75/50": ("75/50", None, ()),
    "“S/RES/1325 (2000)”": ("S/RES/1325/2000", None, ()),
    "CCPCJ/1/1 line 41": ("CCPCJ/1/1", 41, ()),
    "ccpcj-1-1, lines 41–43": ("CCPCJ/1/1", 41, ()),
    "55/25 para. 3 (b)": ("55/25", None, ("3", "b")),
    "55/25 paragraph 3(b)(ii)": ("55/25", None, ("3", "b", "ii")),
    "55/25 OP12": ("55/25", None, ("12",)),
    "55/25 op 4 bis": ("55/25", None, ("4 bis",)),
    "55/25, PP 4": ("55/25", None, ("4",)),
    "A/RES/70/1 operative paragraph 7 (a)": ("A/RES/70/1", None, ("7", "a")),
}


@pytest.mark.parametrize("typed", READ)
def test_names_and_places(typed: str) -> None:
    pinpoint = read_pinpoint(typed.replace("“", '"').replace("”", '"'))
    assert pinpoint is not None
    assert (pinpoint.name, pinpoint.line, pinpoint.steps) == READ[typed]


@pytest.mark.parametrize(
    "typed", ["", "human rights", "line 41", "OP 12", "2015", "the 2030 Agenda of all States in 1 2 3 4"]
)
def test_no_name(typed: str) -> None:
    assert read_pinpoint(typed) is None


@pytest.fixture
def resolution(db: None) -> Resolution:
    """Resolution CCPCJ/1/1, adopted as A/RES/75/50, with clause 3 (b) on lines 40 to 42."""
    resolution: Resolution = factories.ResolutionFactory(code="CCPCJ/1/1", symbol="A/RES/75/50")
    parent = factories.ClauseFactory(
        resolution=resolution, label="3", pinpoint="3", anchor="op-3", printed_first=38, printed_last=45
    )
    factories.ClauseFactory(
        resolution=resolution, parent=parent, depth=1, label="b", pinpoint="3 (b)", anchor="op-3-b",
        printed_first=40, printed_last=42,
    )  # fmt: skip
    factories.ClauseFactory(
        resolution=resolution, kind=Clause.Kind.PREAMBULAR, label="", pinpoint="PP3", anchor="pp-3"
    )
    factories.ResolutionFactory(code="CCPCJ/1/11", symbol="A/RES/175/50")
    return resolution


@pytest.mark.parametrize(
    ("typed", "anchor"),
    [
        ("CCPCJ/1/1", None),
        ("ccpcj 1 1", None),
        ("A/RES/75/50", None),
        ("75/50", None),
        ("CCPCJ/1/1 line 41", "op-3-b"),
        ("CCPCJ/1/1 line 39", "op-3"),
        ("75/50 para. 3 (B)", "op-3-b"),
        ("75/50 op 3", "op-3"),
        ("75/50 pp3", "pp-3"),
        ("75/50 op 9", None),
        ("75/50 line 99", None),
    ],
)
def test_what_is_named_is_found(resolution: Resolution, typed: str, anchor: str | None) -> None:
    (named,) = find_named(typed)
    assert named.text == resolution
    assert (named.clause.anchor if named.clause else None) == anchor


def test_several_of_a_name_are_a_choice_and_an_exact_name_is_none(resolution: Resolution) -> None:
    paper = factories.PaperFactory(symbol="E/75/50")
    assert {named.text for named in find_named("75/50")} == {resolution, paper}
    assert [named.text for named in find_named("E/75/50")] == [paper]
    assert find_named("5/50") == ()
    assert find_named("RES/75") == ()


def test_the_place_stands_first_on_the_page(resolution: Resolution, client: Client) -> None:
    html = client.get("/search/", {"q": "CCPCJ/1/1 line 41"}).content.decode()
    assert '<h2 id="named">The place you named</h2>' in html
    assert f'href="{resolution.get_absolute_url()}#op-3-b"' in html
    html = client.get("/search/", {"q": "CCPCJ/1/1 line 99"}).content.decode()
    assert "It has no place that is called “line 99”." in html
