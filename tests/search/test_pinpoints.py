"""What a query names outright: in any spelling, with a place in it, and never by a guess."""

import datetime

import pytest
from django.test import Client

from archive.index.sealing import seal
from archive.models import Clause, Resolution
from archive.queries.clauses import ClauseQuery, search_clauses
from archive.queries.found import Sort
from archive.queries.language import read_question
from archive.queries.pinpoints import find_named, read_pinpoint
from archive.queries.reading import read_words
from tests import factories
from tests.standing import Make, Standing

READ = {
    "A/RES/75/50": ("A/RES/75/50", None, ()),
    "a res 75 50": ("A/RES/75/50", None, ()),
    "75/50": ("75/50", None, ()),
    "E/CN.5/2012/L.90": ("E/CN/5/2012/L/90", None, ()),
    "E/CN.5/2012/L.9 L. 90": ("E/CN/5/2012/L/9", 90, ()),
    "resolution 75/50": ("75/50", None, ()),
    "“S/RES/1325 (2000)”": ("S/RES/1325/2000", None, ()),
    "CCPCJ/1/1 line 41": ("CCPCJ/1/1", 41, ()),
    "ccpcj-1-1, lines 41–43": ("CCPCJ/1/1", 41, ()),
    "55/25 para. 3 (b)": ("55/25", None, ("3", "b")),
    "55/25 paragraph 3(b)(ii)": ("55/25", None, ("3", "b", "ii")),
    "55/25 para 3b (ii)": ("55/25", None, ("3", "b", "ii")),
    "55/25 OP 3bis": ("55/25", None, ("3 bis",)),
    "55/25 OP12": ("55/25", None, ("12",)),
    "55/25 op 4 bis": ("55/25", None, ("4 bis",)),
    "55/25, PP 4": ("55/25", None, ("4",)),
    "OP 12 of A/RES/75/50": ("A/RES/75/50", None, ("12",)),
    "line 41, ccpcj/1/1": ("CCPCJ/1/1", 41, ()),
    "para. 3 (b) in the resolution 55/25": ("55/25", None, ("3", "b")),
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


def with_pinpoints() -> Resolution:
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


@pytest.fixture(scope="session")
def made_resolution() -> Make:
    return with_pinpoints


@pytest.fixture
def resolution(made_resolution: Make, db: None, left_standing: Standing) -> Resolution:
    resolution: Resolution = left_standing.made
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


@pytest.fixture
def places(resolution: Resolution) -> dict[str, Clause]:
    """Beside the resolution an older one, and a paper; by what each is called below."""
    older = factories.ResolutionFactory(
        code="CCPCJ/2/2", session__conference__start_date=datetime.date(2010, 5, 1)
    )
    rows = {clause.anchor: clause for clause in resolution.clauses.all()}
    rows["older"] = factories.ClauseFactory(
        resolution=older, pinpoint="3", year=2010, text="Urges children to read line 41 of clause 3;"
    )
    rows["paper"] = factories.ClauseFactory(
        paper=factories.PaperFactory(symbol="E/1/2"), resolution=None, kind="paragraph", pinpoint="3 (b)",
        text="Children matter (PP3).", phrase="", verb="", printed_first=41, printed_last=41,
    )  # fmt: skip
    for clause in rows.values():
        clause.refresh_from_db()
    return rows


PLACED = {
    "OP 3": ["op-3", "older"],
    "op:3": ["op-3", "older"],
    "operative 3 (b)": ["op-3-b"],
    "OP3b": ["op-3-b"],
    "para. 3 (B)": ["op-3-b", "paper"],
    "para:3(b)": ["op-3-b", "paper"],
    "PP3": ["pp-3", "paper"],
    "pp:3": ["pp-3"],
    "line 41": ["op-3", "op-3-b", "paper", "older"],
    "line:41": ["op-3", "op-3-b", "paper"],
    '"line 41"': ["older"],
    "lines 38-40": ["op-3", "op-3-b"],
    "line 41 code:CCPCJ/1/1": ["op-3", "op-3-b"],
    "line 41 code:E/1": ["paper"],
    "line 41 children": ["paper", "older"],
    "PP3 children": ["paper"],
    "OP 3 year:2010": ["older"],
    "-op:3 line:..99": ["op-3-b", "paper"],
}


@pytest.mark.parametrize("sealed", [False, True])
@pytest.mark.parametrize("typed", PLACED)
def test_a_place_alone_is_that_of_any_text(places: dict[str, Clause], typed: str, sealed: bool) -> None:
    if sealed:
        seal()
    answer = search_clauses(ClauseQuery(typed))
    names = {clause.pk: name for name, clause in places.items()}
    assert sorted(names[hit.clause.pk] for hit in answer.hits) == sorted(PLACED[typed])
    assert answer.clauses == len(PLACED[typed])


def test_places_alone_stand_newest_first(places: dict[str, Clause]) -> None:
    answer = search_clauses(ClauseQuery("OP 3"))
    assert answer.sort == Sort.NEWEST
    assert [hit.clause for hit in answer.hits] == [places["op-3"], places["older"]]
    assert search_clauses(ClauseQuery("OP 3 urges")).sort == Sort.RELEVANCE
    assert "Clauses of operative 3; or with OP and 3" in "".join(p.text for p in answer.reading.parts)


def test_words_decide_the_order_beside_a_place(places: dict[str, Clause]) -> None:
    factories.ClauseFactory(resolution=places["older"].resolution, pinpoint="PP3", kind="preambular",
                            text="Noting children, children and children,")  # fmt: skip
    hits = search_clauses(ClauseQuery("PP3 children")).hits
    assert [hit.clause.text for hit in hits] == [
        "Noting children, children and children,", "Children matter (PP3)."
    ]  # fmt: skip


@pytest.mark.parametrize("sealed", [False, True])
@pytest.mark.parametrize("name", ["CCPCJ/1/1", "ccpcj-1-1", "CCPCJ.1.1", "A/RES/75/50", "75/50"])
def test_a_name_among_words_is_its_clauses_and_those_that_cite_it(
    places: dict[str, Clause], name: str, sealed: bool
) -> None:
    Clause.objects.filter(pk=places["op-3"].pk).update(text="Invites children to speak;")
    words = name.replace("-", "/").replace(".", "/")
    citing = factories.ClauseFactory(text=f"Recalls {words} on children;")
    if sealed:
        seal()
    for typed in (f"{name} children", f"children {name}"):
        answer = search_clauses(ClauseQuery(typed))
        assert {hit.clause.pk for hit in answer.hits} == {places["op-3"].pk, citing.pk}
        assert [named.text for named in answer.named] == [places["op-3"].resolution]


@pytest.mark.parametrize("sealed", [False, True])
@pytest.mark.parametrize("typed", ["A/RES/70/1", "a res 70 1", "70/1", "resolution 70/1", "70/1 decides"])
def test_a_name_finds_what_cites_it_in_other_words(db: None, typed: str, sealed: bool) -> None:
    citing, other = (
        factories.ReferenceFactory(clause__text=text, key="A/RES/70/1").clause
        for text in ("Decides to follow resolution 70/1;", "Decides to be guided by it;")
    )
    factories.ReferenceFactory(clause__text="Decides to follow A/170/1;", key="A/170/1")
    if sealed:
        seal()
    assert {hit.clause for hit in search_clauses(ClauseQuery(typed)).hits} == {citing, other}


@pytest.mark.parametrize("typed", ["S/RES/1325", "S/RES/1325 (2000)", "s/res/1325(2000)", "1325 (2000)"])
def test_a_security_council_resolution_without_its_year(db: None, typed: str) -> None:
    clause = factories.ClauseFactory(text="Recalls resolution 1325 (2000);")
    factories.ReferenceFactory(clause=clause, key="S/RES/1325 (2000)")
    factories.ReferenceFactory(clause__text="Recalls another;", key="S/RES/13250 (2022)")
    assert [hit.clause for hit in search_clauses(ClauseQuery(typed)).hits] == [clause]
    assert [hit.clause for hit in search_clauses(ClauseQuery('cites:"s/res/1325"')).hits] == [clause]


def test_what_cites_it_is_marked(db: None, client: Client) -> None:
    clause = factories.ClauseFactory(text="Recalls resolutions 69/9 and 70/1, and children;")
    factories.ReferenceFactory(clause=clause, key="A/RES/70/1", start=29, end=33)
    factories.ReferenceFactory(clause=clause, key="A/RES/69/9", start=20, end=24)
    for typed, marked in {
        "A/RES/70/1": ["70/1"],
        "70/1": ["70/1"],
        'children cites:"A/RES/69/9"': ["69/9", "children"],
        "children -cites:A/RES/1/1": ["children"],
    }.items():
        (hit,) = search_clauses(ClauseQuery(typed)).hits
        assert [segment.text for segment in hit.excerpt.segments if segment.marked] == marked
        html = client.get(hit.url.partition("#")[0]).content.decode()
        assert html.count("<mark") == len(marked)


@pytest.mark.parametrize(
    "typed", ["resolution 75/50", "A RES 75/50", "OP 3 of resolution 75/50", "CCPCJ 1/1"]
)
def test_a_name_of_several_words_asks_who_cites_it(resolution: Resolution, typed: str) -> None:
    factories.ClauseFactory(resolution=resolution, text="Takes note of its own resolution;", pinpoint="9")
    citing = factories.ClauseFactory(text="Recalls resolution 75/50 of CCPCJ 1/1, or A RES 75/50;")
    answer = search_clauses(ClauseQuery(typed))
    assert [hit.clause for hit in answer.hits] == [citing]
    assert answer.only_named


def test_what_is_excluded_or_quoted_is_no_name(db: None) -> None:
    factories.ReferenceFactory(clause__text="Recalls it;", key="A/RES/70/1")
    for typed in ("-70/1", '"70/1"', "=70/1", "70/1 NEAR/3 recalls"):
        assert read_words(typed).tree == read_question(typed).tree


def test_what_is_no_name_among_words_stays_words(places: dict[str, Clause]) -> None:
    for typed in ("children 2015/16", "children covid-19", "children 1/2/3"):
        assert search_clauses(ClauseQuery(typed)).reading.tree == read_question(typed).tree


def test_a_name_among_words_that_finds_nothing_offers_wider_searches(
    places: dict[str, Clause], client: Client
) -> None:
    html = client.get("/search/", {"q": "xylophone CCPCJ/1/1"}).content.decode()
    assert "The text you named" in html
    assert "Wider searches" in html
    assert "No clause cites it" not in html
