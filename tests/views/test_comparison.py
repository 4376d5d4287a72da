"""Two resolutions or papers side by side."""

import pytest

from archive.models import Paper, Resolution
from archive.templatetags.comparing import comparison_url
from tests import factories as make
from tests.views.html import attributes, texts

pytestmark = pytest.mark.django_db

FISH = "Urges all Member States to protect the fish of the high seas from nets;"
NETS = "Requests the Secretary-General to count lost nets in every harbour;"
PORT = "Encourages ports to receive litter free of charge at any hour;"
RAIN = "Notes with regret that the rains have failed for three years;"


def write(*clauses: str, **given: object) -> Resolution:
    resolution = make.ResolutionFactory(**given)
    for n, text in enumerate(clauses, start=1):
        make.ClauseFactory(
            resolution=resolution, label=str(n), pinpoint=str(n), anchor=f"op-{n}", phrase="", text=text
        )
    return resolution


@pytest.fixture
def draft() -> Resolution:
    return write(FISH, NETS, PORT, code="C/1", document__session__conference__simulation=False)


@pytest.fixture
def final() -> Resolution:
    return write(PORT, FISH.replace("all", "coastal"), RAIN, code="C/2", document__session__slug="s")


def test_clauses_stand_side_by_side(page, draft, final):
    html = page(comparison_url(draft, final))
    assert texts(html, "title") == ["C/1 beside C/2 · Rapporteur"]
    assert texts(html, ".pair") == [
        f"Moved , from operative 1 to operative 2 C/1, Operative 1 1. {FISH} "
        f"C/2, Operative 2 2. {FISH.replace('all', 'coastal')}",
        f"Only in C/1 C/1, Operative 2 2. {NETS}",
        f"Same C/1, Operative 3 3. {PORT} C/2, Operative 1 1. {PORT}",
        "Here stands operative 2 of C/2, which was moved.",
        f"Only in C/2 C/2, Operative 3 3. {RAIN}",
    ]
    assert (texts(html, "del"), texts(html, "ins")) == (["all"], ["coastal"])
    assert texts(html, ".tally") == ["1 same 1 moved 1 only in C/1 1 only in C/2"]
    assert "#pair-0" in attributes(html, "a", "href")
    assert f"{final.get_absolute_url()}#op-2" in attributes(html, "a", "href")
    assert '<meta name="robots" content="noindex">' in html


def test_what_is_the_same_can_be_left_out(page):
    one, other = write(FISH, NETS, code="C/1"), write(FISH, RAIN, code="C/2")
    url = comparison_url(one, other)
    assert len(texts(page(url), ".pair")) == 3
    html = page(f"{url}&show=changes")
    assert [text.split(" C/")[0] for text in texts(html, ".pair")] == ["Only in", "Only in"]
    assert texts(html, ".tally")[0].startswith("1 same 1 only in C/1")
    assert "Show what is the same too" in html


def test_the_phrase_is_set_apart_and_nothing_is_markup(page):
    one = write("<b>Urges</b> all;", code="<i>")
    one.clauses.update(phrase="<b>Urges</b>")
    other = write("<b>Urges</b> <u>none</u>;", code="C/2")
    html = page(comparison_url(one, other))
    for markup in ("<b>", "<u>", "<i>"):
        assert markup not in html
    assert texts(html, "em") == ["<b>Urges</b>"]


def test_texts_of_two_languages_stand_by_place(page):
    one = write("Urges all;", "Decides;", symbol="A/RES/1/1", code="", document__language="English")
    other = write("Demande ;", symbol="A/RES/1/1", code="", document__language="French")
    html = page(comparison_url(one, other))
    assert texts(html, "h1") == ["A/RES/1/1 (English) beside A/RES/1/1 (French)"]
    assert texts(html, ".pair__state") == ["In the same place", "Only in A/RES/1/1 (English)"]
    assert attributes(html, ".pair__text", "lang") == ["en", "fr", "en"]
    assert texts(html, "ins") == []


@pytest.mark.parametrize(
    "typed",
    [
        "C/1",
        "c 1",
        "s-1/c-1",
        "/sessions/s-1/resolutions/c-1/",
        "https://x.org/sessions/s-1/resolutions/c-1/#op-2",
    ],
)
def test_a_resolution_is_named_as_people_name_it(client, final, typed):
    write(FISH, code="C/1", slug="c-1", document__session__slug="s-1")
    html = client.get("/compare/", {"a": typed, "b": "C/2"}).content.decode()
    assert texts(html, "h1") == ["C/1 beside C/2"]


def test_of_several_of_a_name_one_is_chosen(page, final):
    for n in (1, 2):
        write(FISH, code="C/1", slug="c-1", document__session__slug=f"s-{n}")
    html = page("/compare/?a=C/1&b=C/2")
    assert "Which of these do you mean?" in html
    chosen = [href for href in attributes(html, "a", "href") if href.startswith("?a=")]
    assert sorted(chosen) == ["?a=s-1%2Fc-1&b=C%2F2", "?a=s-2%2Fc-1&b=C%2F2"]
    assert texts(page(f"/compare/{chosen[0]}"), "h1") == ["C/1 beside C/2"]


def test_of_several_languages_that_of_the_other_side_is_meant(page):
    for language in ("English", "French"):
        for n in (1, 2):
            write(FISH, code="", symbol=f"A/RES/80/{n}", slug=f"{language}-{n}", document__language=language)
    html = page("/compare/?a=80/1&b=80/2")
    assert [text.rsplit(", ", 1)[1] for text in texts(html, "li") if "80/" in text] == [
        *("in English", "in French", "in English", "in French")
    ]
    french = Resolution.objects.get(slug="French-1")
    html = page(f"/compare/?a={french.session.slug}/French-1&b=80/2")
    assert attributes(html, ".pair__text", "lang") == ["fr", "fr"]


@pytest.mark.parametrize(
    "query",
    ["", "?a=", "?a=%00", "?a=nothing", "?a=<b>&b=?", f"?a={'9/' * 300}", "?a=..&b=//", "?show=changes"],
)
def test_odd_input_is_answered_with_the_form(page, query):
    html = page(f"/compare/{query}")
    assert texts(html, "h1") == ["Two texts side by side"]
    assert attributes(html, "input.input", "name") == ["q", "a", "b"]
    assert "<b>" not in html


def test_what_to_hold_beside_one_is_offered(page):
    one = write(FISH, NETS, code="", symbol="A/1", document__language="English")
    french = write("Demande ;", code="", symbol="A/1", topic="Poisson", document__language="French")
    alike = write(FISH, code="C/8", topic="Fish")
    sibling = write(RAIN, code="C/9", topic="Rain", document=one.document)
    write(PORT, code="C/10", topic="Ports")
    html = page(comparison_url(one))
    marked = "Simulation · not a United Nations document"
    assert texts(html, "section.hang") == [
        f"Of the same symbol A/1 Compare with Poisson {french.session} French {marked}",
        f"With clauses that say the same C/8 Compare with Fish {alike.session} {marked}",
        f"Of the same session C/9 Compare with Rain {sibling.session} {marked}",
    ]
    assert comparison_url(one, alike).replace("&", "&amp;") in html


def test_nothing_to_offer(page):
    assert "Nothing in the archive is much like C/1." in page(comparison_url(write(FISH, code="C/1")))


def test_long_texts_are_cut_and_say_so(page, settings):
    settings.COMPARE_CLAUSES_MAX = 2
    html = page(comparison_url(write(FISH, NETS, PORT, code="C/1"), write(FISH, code="C/2")))
    assert "only the first 2 clauses of each" in html
    assert len(texts(html, ".pair")) == 2


def test_words_are_marked_only_while_there_is_time(page, settings, draft, final):
    settings.COMPARE_PIECES_MAX = 1
    html = page(comparison_url(draft, final))
    assert (texts(html, "del"), texts(html, "ins")) == ([FISH], [FISH.replace("all", "coastal")])


def test_a_resolution_leads_here(page, draft):
    assert comparison_url(draft) in attributes(page(draft.get_absolute_url()), "a", "href")


def note(*paragraphs: str, **given: object) -> Paper:
    paper = make.PaperFactory(**given)
    for n, text in enumerate(paragraphs, start=1):
        make.ClauseFactory(
            resolution=None, paper=paper, kind="paragraph", label=str(n), pinpoint=str(n), phrase="",
            text=text, anchor=f"para-{n}",
        )  # fmt: skip
    return paper


def test_papers_stand_side_by_side(page):
    one, other = note(FISH, NETS, symbol="N/1"), note(NETS, RAIN, symbol="", title="On rain")
    html = page(comparison_url(one, other))
    assert texts(html, "h1") == ["N/1 beside On rain"]
    assert texts(html, ".pair__state") == ["Only in N/1", "Same", "Only in On rain"]
    assert f"{other.get_absolute_url()}#para-2" in attributes(html, "a", "href")


def test_a_paper_and_a_resolution_stand_side_by_side(page, draft):
    html = page(comparison_url(note(NETS, symbol="N/1"), draft))
    assert texts(html, "h1") == ["N/1 beside C/1"]
    assert texts(html, ".tally") == ["1 same 2 only in C/1"]


@pytest.mark.parametrize(
    "typed", ["N/1", "n 1", "s-1/papers/n", "https://x.org/sessions/s-1/papers/n/?page=2#para-1"]
)
def test_a_paper_is_named_as_people_name_it(client, final, typed):
    note(NETS, symbol="N/1", slug="n", document__session__slug="s-1")
    html = client.get("/compare/", {"a": typed, "b": "C/2"}).content.decode()
    assert texts(html, "h1") == ["N/1 beside C/2"]


def test_papers_are_offered_beside_a_paper(page):
    one = note(FISH, symbol="N/1", title="On fish")
    alike = note(FISH, NETS, symbol="N/2", title="Fish again")
    note(RAIN, title="On rain")
    sibling = note(PORT, symbol="N/3", title="On ports", document__session=one.session)
    html = page(comparison_url(one))
    marked = "Simulation · not a United Nations document"
    assert texts(html, "section.hang") == [
        f"With clauses that say the same N/2 Compare with Fish again {alike.session} {marked}",
        f"Of the same session N/3 Compare with On ports {sibling.session} {marked}",
    ]
    assert comparison_url(one) in attributes(page(one.get_absolute_url()), "a", "href")


def test_queries_do_not_grow(queries, draft, final):
    few = queries(comparison_url(draft, final))
    for resolution in (draft, final):
        for n in range(5):
            make.ClauseFactory(resolution=resolution, text=f"{RAIN} {n}", pinpoint=f"1{n}")
    assert queries(comparison_url(draft, final)) == few <= 4
    write(FISH, document=draft.document)
    offers = queries(comparison_url(draft))
    for _ in range(3):
        write(FISH)
        write(RAIN, document=draft.document)
    assert queries(comparison_url(draft)) == offers <= 5
