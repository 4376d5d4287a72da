"""The clauses of a text, set for reading."""

import pytest
from django.core.paginator import Paginator
from django.template import Context, Template

from archive.models import Clause, EndedLink
from archive.typesetting import typeset
from tests import factories

pytestmark = pytest.mark.django_db


def items(*clauses: Clause, parts: int = 1, formerly: dict[str, list[EndedLink]] | None = None) -> str:
    page = Paginator(range(parts), 1).page(1)
    context = {"items": typeset(clauses, ()).clauses, "page": page, "formerly": formerly}
    return Template("{% load clauses %}{% set_clauses items %}").render(Context(context))


def test_all_that_is_filled_in_is_escaped() -> None:
    clause = factories.ClauseFactory(
        label="<1>", inferred=True, pinpoint="1 <a>", anchor="op-1", phrase="Urges",
        text="Urges <b>all</b> & so;", reason="The <mark> is lost.", lines=[3, 4, 5, 9],
        printed_first=3, printed_last=5,
    )  # fmt: skip
    child = factories.ClauseFactory(
        resolution=clause.resolution, parent=clause, depth=1, label="a", pinpoint="1 (a)", anchor="op-1-a",
        phrase="", text="Dig;", lines=[9],
    )  # fmt: skip
    former = EndedLink(anchor="op-9", kind="operative", pinpoint="9 <b>")
    html = items(clause, child, formerly={"op-1": [former]})
    assert html == (
        '<li class="clause" id="op-1"><span class="clause__printed" aria-hidden="true">3</span>'
        '<div class="clause__body"><span class="clause__label"><span class="clause__inferred"'
        ' title="The printed number was lost; this one is ours.">[&lt;1&gt;]</span></span>'
        '<p class="clause__text"><em>Urges</em> &lt;b&gt;all&lt;/b&gt; &amp; so;</p></div>'
        '<p class="clause__notes" lang="en-GB">'
        '<strong class="clause__name">Operative clause 1 &lt;a&gt;</strong> '
        '<span class="clause__former" id="op-9">Operative clause 9 &lt;b&gt; stood by itself before;'
        " its words are here now.</span> "
        '<a class="clause__link" href="#op-1" data-copy-link'
        ' aria-label="Link to operative clause 1 &lt;a&gt;">Link</a> '
        '<a href="clauses/op-1/#citation" data-cite="operative clause 1 &lt;a&gt;"'
        ' aria-label="Cite operative clause 1 &lt;a&gt;">Cite</a> '
        '<a href="clauses/op-1/#source" data-excerpt><span class="visually-hidden">'
        "Operative clause 1 &lt;a&gt; in the source: </span>lines 3–5, 9</a> "
        '<span class="clause__doubt">Read with doubt: <span lang="en">The &lt;mark&gt; is lost.</span>'
        "</span> "
        '<span class="clause__printed-range">printed 3–5</span> '
        '<a class="clause__report" href="clauses/op-1/report/" rel="nofollow"'
        ' aria-label="Report a problem with operative clause 1 &lt;a&gt;">Report a problem</a></p>'
        f'<ol class="clauses" role="list">{items(child)}</ol></li>\n'
    )


def test_a_text_in_parts_is_linked_by_the_clause() -> None:
    clause = factories.ClauseFactory(anchor="op-4", label="", kind="preambular", pinpoint="PP4")
    html = items(clause, parts=2)
    assert 'href="?clause=op-4#op-4"' in html
    assert '<div class="clause__body clause__body--plain"><p' in html
    assert '<span class="clause__place">PP4</span>' in html
