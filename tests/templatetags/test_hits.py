"""Clauses found, as a search lists them."""

import pytest
from django.template import Context, Template

from archive.models import Clause
from archive.queries.clauses import ClauseHit, Row
from archive.queries.highlights import excerpt
from archive.queries.reading import read_words
from tests import factories

pytestmark = pytest.mark.django_db


def hit(clause: Clause, like: int = 0) -> ClauseHit:
    start = clause.text.index("act")
    spans = ((start, start + 3),)
    return ClauseHit(clause, spans, excerpt(clause.text, clause.phrase, spans), like, read_words("act & so"))


def items(row: Row, like: str = "", liked: str = "", group: object = None) -> str:
    template = Template("{% load hits %}{% clause_hits rows liked group %}")
    return template.render(Context({"rows": [(row, like)], "liked": liked, "group": group}))


def hostile() -> Clause:
    session = factories.SessionFactory(
        conference__name="<i>Meeting</i>", conference__simulation=True, committee__acronym="A<b>", slug="one"
    )
    resolution = factories.ResolutionFactory(
        document__session=session, code="C<1>", topic="Peace & <b>war</b>", slug="c-1"
    )
    parent = factories.ClauseFactory(resolution=resolution, text="Urges <all> & sundry to:", anchor="op-1")
    return factories.ClauseFactory(
        resolution=resolution, parent=parent, depth=1, pinpoint="1 <a>", anchor="op-2", phrase="Urges <now>",
        text="Urges <now> all to act & \"so\";", outcome="rejected",
    )  # fmt: skip


def test_all_that_is_filled_in_is_escaped() -> None:
    assert items(Row(hit(hostile(), like=1200)), like='?q=a&b="<"', liked='x/"y"') == (
        '<li class="hit"><div class="hit__margin"><h3 class="hit__name">'
        '<a href="/sessions/one/resolutions/c-1/?q=act+%26+so#op-2">C&lt;1&gt;'
        '<span class="visually-hidden">, </span><span class="hit__place">operative 1 &lt;a&gt;</span></a>'
        '</h3></div><div class="hit__body"><p class="hit__parent" dir="auto">'
        '<span class="visually-hidden">Under: </span>'
        "Urges &lt;all&gt; &amp; sundry to:</p>"
        '<p class="hit__text" dir="auto"><em>Urges &lt;now&gt;</em> all to <mark>act</mark> &amp; '
        "&quot;so&quot;;</p>"
        '<p class="hit__trail">&lt;i&gt;Meeting&lt;/i&gt;, 2019<span aria-hidden="true"> › </span>A&lt;b&gt;'
        '<span aria-hidden="true"> › </span>Peace &amp; &lt;b&gt;war&lt;/b&gt;</p>'
        '<p class="hit__meta"><span class="badge badge--rejected">Rejected</span>'
        ' <span class="simulation">Simulation · not a United Nations document</span></p>'
        '<p class="hit__like"><a href="?q=a&amp;b=&quot;&lt;&quot;">+1,200 like this</a></p>'
        '<p class="hit__like"><a href="/compare/?a=x/%22y%22&amp;b=one/c-1#right-op-2">'
        "Side by side with the one it is like</a></p></div></li>\n"
    )


def test_in_a_group_its_text_is_not_told_again() -> None:
    shown = items(Row(hit(hostile())), group=object())
    assert shown.startswith(
        '<li class="hit"><div class="hit__margin"><h4 class="hit__name">'
        '<a href="/sessions/one/resolutions/c-1/?q=act+%26+so#op-2">Operative 1 &lt;a&gt;</a></h4></div>'
    )
    assert "hit__trail" not in shown
    assert "hit__meta" not in shown


def test_those_that_say_the_same_are_folded_under_the_first() -> None:
    first = hostile()
    sister = factories.ClauseFactory(resolution=first.resolution, anchor="op-3", pinpoint="3")
    paper = factories.PaperFactory(title="On acting", slug="p", document__session__slug="two", symbol="")
    told = factories.ClauseFactory(
        resolution=None, paper=paper, kind="paragraph", anchor="p-1", pinpoint="1", text="Let them act."
    )
    shown = items(Row(hit(first), (hit(sister), hit(told))))
    assert shown.partition("</p><details")[2] == (
        ' class="hit__folded"><summary>2 more that say the same</summary><ul role="list">'
        '<li><a href="/sessions/one/resolutions/c-1/?q=act+%26+so#op-3">C&lt;1&gt;, operative 3</a>'
        ' <span class="soft">&lt;i&gt;Meeting&lt;/i&gt;, 2019</span></li>'
        '<li><a href="/sessions/two/papers/p/?q=act+%26+so#p-1">Paper, paragraph 1</a>'
        f' <span class="soft">{told.conference}</span></li></ul></details></div></li>\n'
    )


def test_nothing_is_said_of_what_is_not_known() -> None:
    meeting = factories.ConferenceFactory(simulation=False)
    clause = factories.ClauseFactory(resolution__document__session__conference=meeting)
    shown = items(Row(hit(clause)))
    assert '<p class="hit__meta"> </p>' in shown
    assert "hit__parent" not in shown
    assert "hit__like" not in shown
