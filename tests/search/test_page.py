"""The page: what it shows, what it makes of bad input, and what it costs."""

from urllib.parse import quote, urlencode

import pytest
from django.test import Client
from django.urls import reverse
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries

from archive.index.sealing import seal
from archive.models import Clause, Resolution
from tests import factories
from tests.views.html import texts

URL = reverse("clause_search")


def html_of(client: Client, query: str, status: int = 200) -> str:
    response = client.get(f"{URL}?{query}")
    assert response.status_code == status
    return response.content.decode()


def main_of(html: str) -> str:
    """What the page shows; the foot has its own address."""
    return html.partition("<main")[2].partition("</main>")[0]


def test_a_result_says_where_it_stands(archive: list[Clause], client: Client) -> None:
    clause = archive[5]
    Clause.objects.filter(pk=clause.pk).update(pinpoint="4 (b) (i)", phrase="Requests")
    html = html_of(client, "q=sahel&year=2019&committee=ccpcj")
    assert "1 clause in 1 resolution" in html
    path, _, anchor = clause.get_absolute_url().partition("#")
    assert f'href="{path}?q=sahel#{anchor}"' in html
    assert '<span class="hit__place">operative 4 (b) (i)</span>' in html
    assert "<em>Requests</em> the Secretary-General to report on drought in the <mark>Sahel</mark>;" in html
    assert "Simulation · not a United Nations document" in html


def test_a_sub_clause_shows_what_it_stands_under(db: None, client: Client) -> None:
    parent = factories.ClauseFactory(text="Invites Member States to:")
    factories.ClauseFactory(resolution=parent.resolution, parent=parent, depth=1, text="Plant trees;")
    assert "Invites Member States to:" in html_of(client, "q=trees")


def test_a_real_meeting_bears_no_simulation_badge(archive: list[Clause], client: Client) -> None:
    assert "Simulation" not in html_of(client, "q=sahel&year=2021")


def test_hostile_text_is_escaped_with_its_marks(archive: list[Clause], client: Client) -> None:
    html = html_of(client, "q=excuse+drought&year=2019")
    assert "&lt;b&gt;<mark>drought</mark>&lt;/b&gt;" in html
    assert " &amp; &quot;quotes&quot; &lt;script&gt;alert(1)&lt;/script&gt;" in html
    assert "<script>alert" not in html


def test_hostile_words_are_escaped(archive: list[Clause], client: Client) -> None:
    html = html_of(client, urlencode({"q": '"><script>alert(1)</script>', "verb": "<img>", "year": "<b>"}))
    assert "<script>alert" not in html
    assert "<img>" not in html
    assert "<b>" not in html


def test_the_blank_page_helps(archive: list[Clause], client: Client) -> None:
    html = html_of(client, "")
    assert "How to ask" in html
    assert f"{len(archive)} clauses in 6 resolutions and 1 paper" in html
    assert 'class="hit"' not in html


def test_an_empty_archive_says_so(db: None, client: Client) -> None:
    html = html_of(client, "")
    assert "Nothing has been published yet" in html
    assert 'type="checkbox"' not in html


def test_the_reading_is_shown(archive: list[Clause], client: Client) -> None:
    html = html_of(client, urlencode({"q": "the drought -sahel"}))
    assert 'Clauses with <span class="reading__word">drought</span>, without' in html
    assert "Not looked for, since nearly every clause has it: the." in html


@pytest.mark.parametrize("words", ["the of", "“the of”", "😀", "-", '"""', "& | !"])
def test_no_word_to_look_for(archive: list[Clause], client: Client, words: str) -> None:
    html = html_of(client, urlencode({"q": words}))
    assert "There is no word to look for in" in html
    assert "How to ask" in html


def test_nothing_found(archive: list[Clause], client: Client) -> None:
    assert "No clause found" in html_of(client, "q=unheard")


def wider(client: Client, words: str, **filters: str) -> str:
    html = html_of(client, urlencode({"q": words, **filters}))
    return " ".join(" ".join(texts(html, ".wider")).split())


def test_words_that_find_nothing_together_have_wider_searches(archive: list[Clause], client: Client) -> None:
    operative = Clause.objects.filter(kind="operative")
    traffickers = operative.filter(text__icontains="traffick").count()
    sahel = operative.filter(text__contains="Sahel").count()
    assert wider(client, 'xylophone "traffickers sahel" -drought', kind="operative") == (
        f"sahel {sahel} clause{'s' * (sahel != 1)} traffickers {traffickers} clauses"
    )
    html = html_of(client, "q=xylophone+sahel&kind=operative")
    assert "Wider searches, under the same filters:" in html
    assert texts(html, ".absent") == ["In no clause under these filters: xylophone"]


def test_words_in_no_clause_have_no_wider_search(archive: list[Clause], client: Client) -> None:
    html = html_of(client, "q=xylophone+vibraphone")
    assert "Wider searches" not in html
    assert texts(html, ".absent") == ["In no clause: xylophone, vibraphone"]


def test_a_phrase_is_loosened_first(archive: list[Clause], client: Client) -> None:
    together = Clause.objects.filter(text__iregex=r"rights.*human|human.*rights").count()
    assert wider(client, '"rights human"').startswith(f"rights human {together} clauses")
    assert wider(client, "=traffickings").startswith("traffickings ")


def test_a_beginning_that_ends_a_phrase_is_one_in_wider_searches(
    archive: list[Clause], client: Client
) -> None:
    begun = Clause.objects.filter(text__icontains="traffick").count()
    assert wider(client, '"xylophone traffick*"') == f"traffick* {begun} clauses"
    html = html_of(client, urlencode({"q": '"sahel xylo*"'}))
    assert texts(html, ".absent") == ["In no clause: xylo*"]


def test_one_word_that_finds_nothing_has_nothing_wider(archive: list[Clause], client: Client) -> None:
    assert wider(client, "xylophone") == ""


def test_a_resolution_that_nothing_cites_is_an_answer(archive: list[Clause], client: Client) -> None:
    Resolution.objects.filter(code="IOM/1/2021").update(code="IOM/1/X", code_inferred=True)
    html = html_of(client, "q=iom/1/x")
    assert texts(html, "h2.found") == ["No clause cites it"]
    assert texts(html, ".row__mark") == ["[IOM/1/X]"]
    assert "Try fewer words" not in html


def test_curly_quotes_are_quotes(archive: list[Clause], client: Client) -> None:
    assert "Clauses with <span" in html_of(client, urlencode({"q": "“human rights”"}))
    curly, plain = (
        html_of(client, urlencode({"q": words})) for words in ("“human rights”", '"human rights"')
    )
    assert main_of(curly) == main_of(plain)


def test_chips_take_off_one_value_each_and_sorts_keep_the_rest(archive: list[Clause], client: Client) -> None:
    html = html_of(client, "q=human&kind=operative&kind=preambular&year=2019&sort=newest&page=1")
    for query in (
        "?q=human&kind=preambular&year=2019&sort=newest",
        "?q=human&kind=operative&year=2019&sort=newest",
        "?q=human&kind=operative&kind=preambular&sort=newest",
        "?q=human&sort=newest",
        "?q=human&kind=operative&kind=preambular&year=2019&sort=relevance",
    ):
        assert f'href="{query.replace("&", "&amp;")}"' in html
    assert '<input type="hidden" name="sort" value="newest">' in html


def test_years_as_bars_that_lead_to_their_clauses(archive: list[Clause], client: Client) -> None:
    html = html_of(client, "q=human&kind=operative")
    assert "<figcaption>Clauses by year</figcaption>" in html
    assert html.count('href="?q=human&amp;kind=operative&amp;year=2019"') == 2  # drawn, and in figures
    html = html_of(client, "q=human&year=2019")
    assert html.count('href="?q=human&amp;year=2019&amp;year=2021"') == 2
    assert html.count('class="years__chosen"') == 1
    html = html_of(client, "q=human&year=2018..2020")
    assert html.count('href="?q=human&amp;year=2019"') == 2  # that year alone
    assert html.count('href="?q=human&amp;year=2018..2020&amp;year=2021"') == 2
    assert "years__bar" not in html_of(client, "")


@pytest.mark.parametrize(
    ("typed", "year"),
    [
        ("from=2018&to=2020", "2018..2020"),
        ("from=2020&to=2018", "2018..2020"),
        ("from=2020&to=", "2020.."),
        ("from=&to=+2020+", "..2020"),
        ("from=2019&to=2019", "2019"),
        ("year=2018..2020", "2018..2020"),
    ],
)
def test_years_from_and_to(archive: list[Clause], client: Client, typed: str, year: str) -> None:
    html = html_of(client, f"q=human&{typed}")
    assert texts(html, ".found") == texts(html_of(client, f"q=human+year:{year}"), ".found")
    assert f'href="?q=human&amp;year={year}&amp;sort=newest"' in html  # an address of one spelling
    low, dots, high = year.partition("..")
    if dots:
        assert f'name="from" value="{low}"' in html
        assert f'name="to" value="{high}"' in html
        assert f'value="{year}"' not in html  # what the boxes say is no checkbox too


def test_a_code_shows_its_resolution_first(archive: list[Clause], client: Client) -> None:
    html = html_of(client, "q=iom/1/2021")
    resolution = Resolution.objects.get(code="IOM/1/2021")
    assert "The text you named" in html
    assert f'href="{resolution.get_absolute_url()}"' in html


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("q=human%00rights", "Characters that cannot be searched for were left out."),
        ("q=" + "human+" * 2000, "A search is read up to 400 characters; the rest was left out."),
        ("q=human&year=abc", "The archive has no year “abc”."),
        ("q=human&year=20190", "The archive has no year “20190”."),
        ("q=human&from=soon", "The archive has no year “soon”."),
        ("q=human&year=..", "The archive has no year “..”."),
        ("q=human&year=-1", "The archive has no year “-1”."),
        ("q=human&year=%D9%A2%D9%A0%D9%A1%D9%A9", "The archive has no year “٢٠١٩”."),
        ("q=human&kind=opera", "The archive has no kind “opera”."),
        ("q=human&kind=operative&kind=opera", "The archive has no kind “opera”."),
        ("q=human&committee=nowhere", "The archive has no committee “nowhere”."),
        ("q=human&committee=%00", "The archive has no committee “\ufffd”."),
        ("q=human&conference=" + "x" * 500, "The archive has no conference “" + "x" * 40 + "…”."),
        ("q=human&outcome=adopted", "The archive has no vote “adopted”."),
        ("q=human&verb=%00", "The archive has no opening phrase “\ufffd”."),
        ("q=human&verb=" + "x" * 61, "The archive has no opening phrase “" + "x" * 40 + "…”."),
        ("q=human&sort=best", "There is no order “best”."),
        ("q=human&page=abc", "There is no page “abc”; this is page 1."),
        ("q=human&page=0", "There is no page “0”; this is page 1."),
        ("q=human&page=-1", "There is no page “-1”; this is page 1."),
        ("q=human&page=1" + "0" * 30, "There is no page “1" + "0" * 30 + "”; this is page 1."),
        ("q=human&page=3", "There is no page “3”; this is page 2."),
    ],
)
def test_bad_values_are_answered_and_the_rest_holds(
    archive: list[Clause], client: Client, query: str, message: str
) -> None:
    html = html_of(client, query)
    assert message in html
    assert 'class="hit"' in html


def test_of_repeated_words_the_last_count(archive: list[Clause], client: Client) -> None:
    html = html_of(client, "q=drought&q=human&sort=best&sort=newest")
    assert 'value="human"' in html
    assert "There is no order" not in html


def test_too_many_parameters_are_a_bad_request(db: None, client: Client) -> None:
    html_of(client, "&".join(f"kind={n}" for n in range(2000)), status=400)


def test_posting_is_not_allowed(db: None, client: Client) -> None:
    assert client.post(URL).status_code == 405


KEYS = [
    "q",
    "group",
    "kind",
    "verb",
    "committee",
    "conference",
    "year",
    "outcome",
    "cites",
    "from",
    "to",
    "sort",
    "page",
    "other",
]
VALUES = st.one_of(
    st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=30),
    st.text(alphabet="\"'-()&|!<>:*\\ or", max_size=30),
    st.binary(max_size=20),
    st.integers().map(str),
    st.sampled_from(
        [
            "operative",
            "2019",
            "ccpcj",
            "none",
            "newest",
            "human",
            '"human rights',
            "2019..2021",
            "..2020",
            "٣",
            "1e3",
            "+1",
            " 1",
        ]
    ),
)


@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(pairs=st.lists(st.tuples(st.sampled_from(KEYS), VALUES), max_size=5))
def test_no_query_string_breaks_the_page(
    archive: list[Clause], client: Client, pairs: list[tuple[str, str | bytes]]
) -> None:
    query = "&".join(f"{key}={quote(value)}" for key, value in pairs)
    assert "<h1>Search the clauses</h1>" in html_of(client, query)


@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=420))
@example(words="0<{*")
@example(words='"rights ^^*"')
def test_no_words_break_the_page(archive: list[Clause], client: Client, words: str) -> None:
    html_of(client, f"q={quote(words)}")


@pytest.mark.parametrize("number", [1, 3])
@pytest.mark.parametrize(("sealed", "queries"), [(False, 9), (True, 7)])
def test_query_count(
    number: int,
    sealed: bool,
    queries: int,
    db: None,
    client: Client,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    """Of a question asked before: what is new to the process takes up to six more."""
    for n in range(number):
        factories.ClauseFactory(text=f"Urges all to act on drought{' and floods' * n};")
    if sealed:
        seal()
    html_of(client, "q=drought&kind=operative&year=2019&sort=newest")
    with django_assert_num_queries(queries):
        html = html_of(client, "q=drought&kind=operative&year=2019&sort=newest")
    assert html.count('class="hit"') == number


def test_query_count_of_the_blank_page(
    archive: list[Clause], client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    html_of(client, "")  # what is new to the process takes some more
    with django_assert_num_queries(4):
        html_of(client, "")


def test_a_facet_that_would_change_nothing_is_not_shown(archive: list[Clause], client: Client) -> None:
    assert "<legend>Language</legend>" not in html_of(client, "q=drought")
    Clause.objects.filter(pk=archive[5].pk).update(language="French")
    assert "<legend>Language</legend>" in html_of(client, "q=drought")
    assert "<legend>Language</legend>" in html_of(client, "q=drought&language=English")
