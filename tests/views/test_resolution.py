"""A resolution as a document."""

import datetime
from itertools import count

import pytest

from archive.models import Resolution
from tests import factories as make
from tests.views.html import attributes, texts

pytestmark = pytest.mark.django_db


@pytest.fixture
def resolution() -> Resolution:
    return make.ResolutionFactory(
        slug="c-1", code="C/1", symbol="A/C.9/1", topic="Oceans", document__source__name="report.txt"
    )


def test_text_in_order(page, resolution):
    make.ClauseFactory(
        resolution=resolution, kind="preambular", label="", phrase="Noting", text="Noting the sea,"
    )
    parent = make.ClauseFactory(
        resolution=resolution, label="1", phrase="Calls upon", text="Calls upon States to:"
    )
    child = make.ClauseFactory(
        resolution=resolution, label="a", parent=parent, depth=1, phrase="", text="Sail;", anchor="op-1-a"
    )
    make.ClauseFactory(resolution=resolution, label="i", parent=child, depth=2, phrase="", text="Daily;")
    make.ClauseFactory(resolution=resolution, label="2", inferred=True, phrase="", text="Decides nothing.")
    html = page(resolution.get_absolute_url())
    assert texts(html, ".document__opening") == ["The Committee on Matters,"]
    assert texts(html, ".clause__label") == ["1.", "(a)", "(i)", "[2]"]
    assert texts(html, ".clause__text") == [
        "Noting the sea,",
        "Calls upon States to:",
        "Sail;",
        "Daily;",
        "Decides nothing.",
    ]
    assert texts(html, "em") == ["Noting", "Calls upon"]
    assert "What stands in [brackets] is ours" in html
    assert attributes(html, "li.clause", "id") == [
        clause.anchor for clause in resolution.clauses.filter(depth=0).order_by("position")
    ]


def test_clause_has_a_link_and_its_lines(page, resolution):
    make.ClauseFactory(
        resolution=resolution,
        pinpoint="4",
        anchor="op-4",
        first_line=12,
        last_line=15,
        lines=[12, 13, 15],
        printed_first=3,
        printed_last=5,
    )
    html = page(resolution.get_absolute_url())
    assert texts(html, ".clause__notes") == [
        "Operative clause 4 Link Cite Operative clause 4 in the source: lines 12–13, 15 printed 3–5 "
        "Report a problem"
    ]
    assert attributes(html, "a.clause__link", "href") == ["#op-4"]
    assert attributes(html, "a.clause__link", "aria-label") == ["Link to operative clause 4"]
    assert attributes(html, "a", "href").count("clauses/op-4/#source") == 1
    assert attributes(html, "a", "data-cite") == ["operative clause 4"]
    assert texts(html, ".clause__printed") == ["3"]


def test_text_is_escaped(page):
    resolution = make.ResolutionFactory(
        code="<b>C</b>", topic="<script>topic</script>", opening="<i>The Committee,</i>"
    )
    make.ClauseFactory(resolution=resolution, phrase="<u>Urges", text="<u>Urges <script>alert(1)</script>;")
    resolution.document.footnotes.create(
        resolution=resolution, position=1, label="<s>", text="<script>note</script>"
    )
    html = page(resolution.get_absolute_url())
    assert texts(html, ".clause__text") == ["<u>Urges <script>alert(1)</script>;"]
    data, *scripts = texts(html, "script")
    assert set(scripts) == {""}
    assert "<" not in data
    assert [texts(html, tag) for tag in ("b", "i", "u", "s")] == [[], [], [], []]


def test_footnotes_are_linked_both_ways(page, resolution):
    make.ClauseFactory(resolution=resolution, phrase="", text="The sea² and the coast² and a pier³")
    resolution.document.footnotes.create(resolution=resolution, position=4, label="2", text="Wet.")
    resolution.document.footnotes.create(resolution=resolution, position=5, label="7", text="Unmentioned.")
    html = page(resolution.get_absolute_url())
    assert texts(html, ".clause__text") == ["The sea 2 and the coast 2 and a pier³"]
    assert attributes(html, "li.footnote", "id") == ["note-4", "note-5"]
    assert texts(html, ".footnote") == ["2 Wet. ↩ ↩", "7 Unmentioned."]
    assert [link for link in attributes(html, "a", "href") if link.startswith(("#note", "#mark"))] == [
        "#note-4",
        "#note-4",
        "#mark-4-1",
        "#mark-4-2",
    ]
    assert 'id="mark-4-1"' in html
    assert 'id="mark-4-2"' in html


def test_vote_and_ballots(page, resolution):
    vote = make.VoteFactory(resolution=resolution, in_favour=2, against=1, abstentions=1)
    for name, position in (("Chad", "in favour"), ("Mali", "against"), ("Fiji", "in favour")):
        vote.ballots.create(delegation=make.DelegationFactory(name=name), position=position)
    html = page(resolution.get_absolute_url())
    assert texts(html, ".vote") == ["2 in favour, 1 against, 1 abstention"]
    assert attributes(html, ".chamber__seats", "aria-label") == ["2 in favour, 1 against, 1 abstention"]
    assert attributes(html, "path", "class") == ["in-favour", "against", "abstaining"]
    assert texts(html, ".chamber__legend") == ["2 in favour 1 against 1 abstention"]
    assert texts(html, ".rollcall") == ["Delegation Vote Chad In favour Fiji In favour Mali Against"]
    assert attributes(html, ".rollcall", "role") == ["table"]


@pytest.mark.parametrize(
    ("order", "names", "sort"),
    [
        ("", "Chad Fiji Mali Peru", ["ascending"]),
        ("-delegation", "Peru Mali Fiji Chad", ["descending"]),
        ("vote", "Fiji Mali Chad Peru", ["ascending"]),
        ("-vote", "Peru Chad Fiji Mali", ["descending"]),
        ("<script>", "Chad Fiji Mali Peru", ["ascending"]),
    ],
)
def test_the_roll_call_is_put_in_order(page, resolution, order, names, sort):
    vote = make.VoteFactory(resolution=resolution)
    positions = {"Peru": "non-voting", "Chad": "abstaining", "Mali": "in favour", "Fiji": "in favour"}
    for name, position in positions.items():
        vote.ballots.create(delegation=make.DelegationFactory(name=name), position=position)
    html = page(f"{resolution.get_absolute_url()}?rollcall={order}")
    rows = texts(html, "tr")[1:]
    assert " ".join(row.split()[0] for row in rows) == names
    assert attributes(html, "th", "aria-sort") == sort


def test_a_vote_without_a_roll_call_has_its_chamber_and_a_consensus_has_none(page, resolution):
    vote = make.VoteFactory(resolution=resolution, adopted=False, in_favour=3, against=4, abstentions=0)
    html = page(resolution.get_absolute_url())
    assert texts(html, ".ballots") == ["The vote Rejected 3 in favour 4 against"]
    assert texts(html, ".rollcall") == []
    vote.delete()
    consensus = {"in_favour": None, "against": None, "abstentions": None}
    make.VoteFactory(resolution=resolution, method="without a vote", **consensus)
    assert texts(page(resolution.get_absolute_url()), ".ballots") == []


def test_warnings_of_the_vote_and_of_the_text_stand_with_it(page, resolution):
    make.ClauseFactory(resolution=resolution, first_line=20, last_line=22)
    make.ClauseFactory(resolution=resolution, first_line=30, last_line=31)
    for code, severity, line, message in (
        ("vote-attendance", "warning", 3, "C/1 counts 33 votes."),
        ("vote-attendance", "warning", 4, "C/10 counts 33 votes."),
        ("label-repeated", "warning", 25, "Clause 2 is printed twice."),
        ("label-repeated", "warning", 32, "Clause 9 is printed twice."),
        ("label-lost", "info", 26, "Label 3 is lost."),
        ("conference-undated", "warning", None, "Nothing says when it was."),
    ):
        resolution.document.problems.create(code=code, severity=severity, line=line, message=message)
    assert texts(page(resolution.get_absolute_url()), ".notice--warning") == [
        "Problems found in reading C/1 counts 33 votes. Line 3 Clause 2 is printed twice. Line 25"
    ]


def test_agenda_item_is_always_named(page):
    item = make.AgendaItemFactory(number="2", title="Oceans")
    for title, topic in (("", "Oceans"), ("On the sea", "Oceans"), ("On the sea", "")):
        resolution = make.ResolutionFactory(
            document__session=item.session, agenda_item=item, title=title, topic=topic
        )
        html = page(resolution.get_absolute_url())
        assert texts(html, "dt") == ["Committee", "Conference", "Agenda item", "Source", "To cite it"]
        assert texts(html, "dd")[2] == "2 Oceans"


def test_preambular_clauses_are_numbered_in_our_notes(page, resolution):
    make.ClauseFactory(resolution=resolution, kind="preambular", label="", pinpoint="PP2")
    assert texts(page(resolution.get_absolute_url()), ".clause__notes") == [
        "Preambular clause 2 PP2 Link Cite Preambular clause 2 in the source: line 1 Report a problem"
    ]


def test_facts(page):
    resolution = make.ResolutionFactory(
        code="C/1",
        code_inferred=True,
        title="On the sea",
        topic="Oceans",
        status="draft",
        document__date=datetime.date(2020, 5, 1),
    )
    for position, name in enumerate(("Chad", "Côte d’Ivoire & friends"), start=1):
        resolution.sponsorships.create(delegation=make.DelegationFactory(name=name), position=position)
    html = page(resolution.get_absolute_url())
    assert texts(html, "h1") == ["On the sea"]
    assert texts(html, ".reading__code") == ["[C/1] Draft"]
    facts = ["Committee", "Conference", "Topic", "Sponsors", "Date", "Source", "To cite it"]
    assert texts(html, "dt") == facts
    assert texts(html, "dd")[2:4] == ["Oceans", "Chad, Côte d’Ivoire & friends"]
    assert 'href="/resolutions/?sponsor=C%C3%B4te%20d%E2%80%99Ivoire%20%26%20friends"' in html


def test_simulation_is_marked_and_a_real_meeting_is_not(page):
    for simulation in (True, False):
        resolution = make.ResolutionFactory(document__session__conference__simulation=simulation)
        html = page(resolution.get_absolute_url())
        assert [
            "Simulation · not a United Nations document." in html,
            len(texts(html, ".notice--simulation")),
        ] == [
            simulation,
            simulation,
        ]


def test_a_text_of_the_united_nations_is_acknowledged_as_theirs(page):
    for simulation, said in (
        (True, []),
        (False, ["Text: United Nations. An unofficial copy, without warranty."]),
    ):
        resolution = make.ResolutionFactory(document__session__conference__simulation=simulation)
        assert texts(page(resolution.get_absolute_url()), "span.soft") == said


def test_neighbours_in_the_session(page):
    document = make.DocumentFactory()
    first, second, third = (
        make.ResolutionFactory(document=document, code=f"C/{n}", topic="Fish") for n in (1, 2, 3)
    )
    assert texts(page(first.get_absolute_url()), ".neighbours") == ["After this C/2 Fish"]
    assert texts(page(second.get_absolute_url()), ".neighbours") == [
        "Before this C/1 Fish After this C/3 Fish"
    ]
    assert texts(page(third.get_absolute_url()), ".neighbours") == ["Before this C/2 Fish"]


def test_neighbours_in_several_documents_stand_in_the_order_of_their_symbols(page):
    session = make.SessionFactory()
    made = {
        n: make.ResolutionFactory(document__session=session, code="", symbol=f"A/RES/80/{n}", topic="")
        for n in (10, 9, 108)
    }
    assert texts(page(made[10].get_absolute_url()), ".neighbours") == [
        "Before this A/RES/80/9 After this A/RES/80/108"
    ]
    assert texts(page(session.get_absolute_url()), "th.figures") == [
        "A/RES/80/9",
        "A/RES/80/10",
        "A/RES/80/108",
    ]


def test_language_of_the_document(page):
    resolution = make.ResolutionFactory(document__language="French")
    assert attributes(page(resolution.get_absolute_url()), "div.document", "lang") == ["fr"]


@pytest.mark.parametrize(
    ("language", "tag", "direction"),
    [("Arabic", "ar", "rtl"), ("Chinese", "zh", "ltr"), ("English", "en", "ltr"), ("Klingon", "", "auto")],
)
def test_a_text_and_its_heading_are_set_in_their_own_language(page, language, tag, direction):
    resolution = make.ResolutionFactory(document__language=language)
    make.ClauseFactory(resolution=resolution)
    html = page(resolution.get_absolute_url())
    for element in ("div.document", "h1"):
        assert attributes(html, element, "lang") == [tag]
        assert attributes(html, element, "dir") == [direction]
    assert attributes(html, ".clause__notes", "lang") == ["en-GB"]


def test_resolution_with_nothing_in_it(page):
    resolution = make.ResolutionFactory(code="", topic="", opening="", position=3)
    assert texts(page(resolution.get_absolute_url()), "h1") == ["Resolution 3"]


def test_resolution_of_another_session_is_not_found(client):
    one, other = make.ResolutionFactory(slug="same"), make.SessionFactory()
    assert client.get(f"/sessions/{one.session.slug}/resolutions/same/").status_code == 200
    assert client.get(f"/sessions/{other.slug}/resolutions/same/").status_code == 404


def test_queries_do_not_grow(queries, resolution):
    vote = make.VoteFactory(resolution=resolution)
    url = resolution.get_absolute_url()

    def fill(times: int) -> None:
        for n in range(times):
            parent = make.ClauseFactory(resolution=resolution)
            make.ClauseFactory(resolution=resolution, parent=parent, depth=1)
            vote.ballots.create(delegation=make.DelegationFactory(), position="against")
            resolution.sponsorships.create(delegation=make.DelegationFactory(), position=n)
            make.ResolutionFactory(document=resolution.document)
            make.HeadingFactory(resolution=resolution)
            annex = make.SectionFactory(paper=None, resolution=resolution)
            make.ClauseFactory(resolution=resolution, section=annex, kind="paragraph")
            make.ReferenceFactory(clause=parent, key="A/RES/1/1")
            note = resolution.document.footnotes.create(resolution=resolution, position=next(positions))
            make.ReferenceFactory(clause=None, footnote=note, key="A/1")
            make.ReferenceFactory(clause__resolution=make.ResolutionFactory(), key=resolution.symbol)

    positions = count()
    make.ResolutionFactory(symbol="A/RES/1/1")
    make.PaperFactory(symbol="A/1")
    fill(1)
    few = queries(url)
    fill(10)
    assert queries(url) == few <= 16


def test_contents_name_the_clauses_where_there_are_no_headings(page, resolution):
    for n in (1, 2):
        make.ClauseFactory(resolution=resolution, kind="preambular", label="", anchor=f"pp-{n}")
    above = make.ClauseFactory(resolution=resolution, label="1", phrase="Urges", anchor="op-1")
    make.ClauseFactory(resolution=resolution, label="a", parent=above, depth=1, anchor="op-1-a")
    make.ClauseFactory(resolution=resolution, label="2", phrase="", text="Ends here.", anchor="op-2")
    html = page(resolution.get_absolute_url())
    assert texts(html, "nav.contents") == ["Contents Preamble 1. Urges 2. Ends here."]
    for link in ("#pp-1", "#op-1", "#op-2"):
        assert link in attributes(html, "a", "href")


def test_many_sponsors_are_folded(page, resolution):
    for n in range(13):
        resolution.sponsorships.create(delegation=make.DelegationFactory(), position=n)
    assert texts(page(resolution.get_absolute_url()), "details")[0].startswith("13 delegations State ")
