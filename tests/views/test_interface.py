"""The language of the interface: how it is chosen, and what speaks it."""

import re

import pytest
from django.test import Client
from django.utils.translation import get_language

from tests import factories as make
from tests.views.html import attributes, texts

FRENCH = {"headers": {"accept-language": "fr-CA,fr;q=0.9,en;q=0.1"}}


@pytest.mark.parametrize(
    ("asked", "tag", "search"),
    [
        ("", "en-GB", "Search"),
        ("en-US,en;q=0.5", "en-GB", "Search"),
        ("fr-CA,fr;q=0.9", "fr", "Chercher"),
        ("es-419,es;q=0.9", "es", "Buscar"),
        ("de,es;q=0.5", "es", "Buscar"),
        ("de", "en-GB", "Search"),
    ],
)
def test_pages_speak_what_the_browser_asks_for(client, db, asked, tag, search) -> None:
    response = client.get("/about/", headers={"accept-language": asked})
    html = response.content.decode()
    assert attributes(html, "html", "lang") == [tag]
    assert texts(html, "button") == [search]
    assert {"Accept-Language", "Cookie"} <= set(re.split(r",\s*", response["Vary"]))
    assert get_language() == "en-gb"


def test_a_choice_holds_and_leads_back(client: Client, db: None) -> None:
    html = client.get("/search/?q=%22human+rights%22&sort=newest", **FRENCH).content.decode()
    (link,) = (one for one in attributes(html, "a", "href") if one.startswith("/language/es/"))
    response = client.get(link, **FRENCH)
    assert (response.status_code, response["Location"]) == (302, "/search/?q=%22human+rights%22&sort=newest")
    assert response["Cache-Control"] == "no-store"
    cookie = response.cookies["language"]
    assert (cookie.value, cookie["samesite"], cookie["httponly"], cookie["path"]) == ("es", "Lax", True, "/")
    html = client.get("/about/", **FRENCH).content.decode()
    assert attributes(html, "html", "lang") == ["es"]
    assert attributes(html, "a", "hreflang") == ["en-GB", "fr"]


@pytest.mark.parametrize(
    "page",
    [
        "//evil.example/", "https://evil.example/", "/\\evil.example", "///evil.example",
        "javascript:alert(1)", "evil", "", "http:///evil.example", "\\\\evil.example",
    ],
)  # fmt: skip
def test_a_choice_leads_to_no_other_site(client: Client, db: None, page: str) -> None:
    response = client.get("/language/fr/", {"next": page})
    assert (response.status_code, response["Location"]) == (302, "/")


@pytest.mark.parametrize("page", ["/a\r\nX-Evil: 1", "/\x00", "/é?q=\ud7ff", "/" + "a" * 3000])
def test_odd_addresses_are_led_back_to_safely(client: Client, db: None, page: str) -> None:
    response = client.get("/language/fr/", {"next": page})
    assert response.status_code == 302
    assert response["Location"].startswith("/")
    assert not re.search(r"\s", response["Location"])


def test_there_is_no_other_language(client: Client, db: None) -> None:
    assert client.get("/language/de/").status_code == 404
    assert client.post("/language/fr/").status_code == 405


@pytest.mark.parametrize(
    ("address", "method", "status", "heading"),
    [
        ("/nowhere/", "get", 404, "Il n’y a rien à cette adresse"),
        ("/search/", "post", 405, "Cette page se lit seulement"),
    ],
)
def test_errors_speak_it(client, db, address, method, status, heading) -> None:
    response = getattr(client, method)(address, **FRENCH)
    html = response.content.decode()
    assert response.status_code == status
    assert texts(html, "h1") == [heading]
    assert attributes(html, "html", "lang") == ["fr"]


@pytest.mark.parametrize(
    "address",
    [
        "/api/v1/clauses/?q=x&year=nonsense", "/api/v1/openapi.json", "/search.csv?q=x", "/search.atom?q=x",
        "/opensearch.xml", "/robots.txt", "/explore/votes.csv", "/sitemap.xml",
    ],
)  # fmt: skip
def test_what_programs_read_is_the_same_in_every_language(client: Client, db: None, address: str) -> None:
    def read(**asked: object) -> str:
        response = client.get(address, **asked)
        assert "Accept-Language" not in response.get("Vary", "")
        body = b"".join(response.streaming_content) if response.streaming else response.content
        return re.sub(r"<updated>.*?</updated>", "", body.decode())

    assert read(**FRENCH) == read()


def test_the_admin_speaks_english(client: Client, db: None) -> None:
    html = client.get("/admin/login/", **FRENCH).content.decode()
    assert "Log in" in html


ENGLISH = re.compile(
    r"\b(?:Search|Clauses?|Filters?|Apply|Sessions|Resolutions|Committees|Latest|Undated|Explore|About|Help|Words"
    r"|Verbs|Sponsors|Contents|Footnotes|Preamble|Cite|Link|Newest|Adopted|Vote|Year|Words)\b"
)


@pytest.mark.parametrize("language", ["fr", "es"])
def test_no_english_is_left_outside_documents(client: Client, db: None, language: str) -> None:
    clause = make.ClauseFactory(text="urges all.", phrase="")
    asked = {"headers": {"accept-language": language}}
    for address in ("/", "/search/", "/search/?q=urges", clause.resolution.get_absolute_url(), "/nowhere/"):
        html = client.get(address, **asked).content.decode()
        body = re.sub(r"<(code|dt><a)\b.*?</\1>|<[^>]+>", " ", html.partition("<body")[2])
        shown = re.sub(r"Résolutions|Sessions|sessions|Explorer|Conférences", " ", body)
        assert ENGLISH.findall(shown) == [], address
