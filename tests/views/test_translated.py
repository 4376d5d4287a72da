"""Every word of every public page goes through the translations, but for what the documents say.

The pages are read in a language in which every message stands between marks, of an archive that is written in
Greek: what stands outside the marks in Latin letters was never translated.
"""

import gettext
import re
import struct
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django.conf import settings
from django.template.loader import render_to_string
from django.test import Client
from django.urls import URLPattern
from django.utils import timezone
from django.utils.translation import override

from archive.models import EndedLink, Resolution
from archive.queries.comparison import address_of
from archive.urls import urlpatterns
from tests.standing import Make, Standing
from tests.views.greek_archive import two_meetings
from tests.views.html import VOID

pytestmark = pytest.mark.django_db

BEGIN, END = "⟦", "⟧"

# What programs read, and addresses that lead elsewhere.
NO_PAGES = {
    "clause_csv", "clause_feed", "clause_api", "openapi", "source_download", "explore_csv", "language",
    "favicon", "opensearch", "sitemap", "django.contrib.sitemaps.views.sitemap", "robots",
}  # fmt: skip

# What visitors are told, and machines too.
TOLD = {"title", "aria-label", "placeholder", "alt", "content", "data-copied", "data-link-copied",
        "data-citation-copied", "data-running"}  # fmt: skip

# Names, what one types, and what Django itself has translated: the month of the meetings, the size of a file.
SAME_EVERYWHERE = re.compile(
    r"\bRapporteur\b|\bFrançais\b|\bSHA-256\b|\bPP\d+|OP 12 \(b\), PP4, line 41|https?://\S+|\bmars\b|\boctets\b|"
    r"\bwidth=device-width, initial-scale=1|\bsummary_large_image|\bwebsite|\bnoindex|[A-Z]/RES/\S+"
)
LATIN = re.compile(r"[A-Za-zÀ-ÿ]{2,}")


class Words(HTMLParser):
    """What a page says, in one text, and what its attributes say, each apart.

    But not what stands in another language, is typed or is code.
    """

    def __init__(self, language: str) -> None:
        super().__init__()
        self.language, self.silent = language, [False]
        self.said: list[str] = []
        self.attributes: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        silent = given["lang"] != self.language if "lang" in given else self.silent[-1]
        silent |= tag in ("script", "style", "code", "kbd")
        if tag not in VOID:
            self.silent.append(silent)
        if not silent:
            self.said.append(" ")
            self.attributes += [value for name, value in given.items() if name in TOLD]

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            self.silent.pop()

    def handle_data(self, data: str) -> None:
        if not self.silent[-1]:
            self.said.append(data)


def unmarked(text: str) -> list[str]:
    """The words in Latin letters that stand outside the marks."""
    outside, depth = "", 0
    for character in text:
        depth += (character == BEGIN) - (character == END)
        outside += character if depth == 0 and character not in BEGIN + END else " "
    return LATIN.findall(SAME_EVERYWHERE.sub(" ", outside))


def write_mo(path: Path, messages: dict[str, str]) -> None:
    """The format of GNU gettext: two tables of lengths and places, then the texts, the keys in order."""
    pairs = sorted((key.encode(), said.encode()) for key, said in messages.items())
    place = 28 + 16 * len(pairs)
    tables, texts = [b"", b""], b""
    for which in (0, 1):
        for pair in pairs:
            tables[which] += struct.pack("<II", len(pair[which]), place + len(texts))
            texts += pair[which] + b"\0"
    head = struct.pack("<7I", 0x950412DE, 0, len(pairs), 28, 28 + 8 * len(pairs), 0, 0)
    path.write_bytes(head + b"".join(tables) + texts)


@pytest.fixture
def marked(settings, tmp_path: Path) -> None:
    """French, but each message stands between marks."""
    folder = tmp_path / "fr" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    with Path(settings.LOCALE_PATHS[0], "fr", "LC_MESSAGES", "django.mo").open("rb") as file:
        french: dict[str | tuple[str, int], str] = gettext.GNUTranslations(file)._catalog  # type: ignore[attr-defined]
    messages: dict[str, str] = {}
    for key, said in french.items():
        if isinstance(key, str) and key:
            messages[key] = f"{BEGIN}{said}{END}"
        elif isinstance(key, tuple) and key[1] == 0:
            other = french[key[0], 1]
            messages[f"{key[0]}\0{key[0]}"] = f"{BEGIN}{said}{END}\0{BEGIN}{other}{END}"
    messages[""] = french[""]
    write_mo(folder / "django.mo", messages)
    settings.LOCALE_PATHS = [tmp_path]


@pytest.fixture(scope="session")
def made_archive() -> Make:
    return two_meetings


@pytest.fixture
def archive(made_archive: Make, db: None, left_standing: Standing) -> dict[str, str]:
    addresses: dict[str, str] = left_standing.made
    return addresses


def words_of(client: Client, address: str) -> Words:
    html = client.get(address, headers={"accept-language": "fr"}).content.decode()
    words = Words("fr")
    words.feed(re.sub(r"<dt><a href=\"/search/\?q=.*?</dt>", "", html))  # what one may type
    return words


def check(client: Client, address: str) -> None:
    words = words_of(client, address)
    said = "".join(words.said)
    assert said.count(BEGIN) == said.count(END) > 10, address
    assert unmarked(said) == [], address
    for value in words.attributes:
        assert unmarked(value) == [], (address, value)


# Of each page that has no object the ways to ask it, so that all it can say is said.
ASKED = {
    "home": [""],
    "clause_search": [
        "", "?q=προτρέπει", "?q=προτρέπει+-τρίτη&sort=newest&committee=committee&year=2019..",
        "?q=Ρ/1", "?q=προτρέπει+(&page=9&sort=x", "?q=προτρέπει&group=resolution",
        "?q=προτρέπει&group=x", "?kind=operative&q=ουδέν+τίποτε", "?q=like:1", "?q=the",
        "?q=ουδέν+τίποτε",
    ],
    "conference_list": ["", "?year=2019..2020&held=meeting&sort=oldest", "?q=ουδέν&year=2019", "?year=1"],
    "committee_list": ["", "?held=simulation&sort=latest", "?q=ουδέν", "?held=x"],
    "session_list": ["", "?held=meeting&sort=committee", "?q=ουδέν&held=meeting", "?committee=x", "?page=9"],
    "resolution_list": [
        "", "?outcome=known&sort=contested&from=2019", "?q=ουδέν&outcome=none", "?sponsor=x&year=x&outcome=x",
        "?topic=πλοία&sponsor=Μάλτα",
    ],
    "paper_list": ["", "?held=simulation&sort=longest", "?q=ουδέν", "?year=x&committee=x"],
    "phrase_list": ["", "?kind=operative&sort=name", "?q=ουδέν&committee=committee", "?kind=x"],
    "instrument_list": ["", "?is=goal&sort=name", "?q=ουδέν&is=goal", "?language=x"],
    "explore": ["", "?verbs=committee&lengths=committee&kind=operative"],
    "comparison": [
        "", "?a={a}", "?a={a}&b={b}", "?a={a}&b={b}&show=changes", "?a={a}&b={a}", "?a=x&b=Ρ/1", "?a=Π/1"
    ],
    "help": [""],
    "about": [""],
}  # fmt: skip

# What else the page of an object can be asked.
MORE = {
    "resolution": ["?goto=9", "?q=προτρέπει", "?rollcall=-vote"],
    "paper": ["?goto=x"],
    "source": ["?page=2"],
    "clause_report": ["?sent"],
}


OBJECTS = [
    "conference", "committee", "session", "source", "resolution", "clause", "paper", "paragraph",
    "clause_report", "paragraph_report",
]  # fmt: skip


def test_every_page_is_asked() -> None:
    names = {str(pattern.name) for pattern in urlpatterns if isinstance(pattern, URLPattern)}
    assert names - NO_PAGES == {*ASKED, *OBJECTS}


@pytest.mark.parametrize("name", OBJECTS)
def test_pages_of_objects_are_translated(
    client: Client, marked: None, archive: dict[str, str], name: str
) -> None:
    for more in ["", *MORE.get(name, [])]:
        check(client, f"{archive[name]}{more}")


@pytest.mark.parametrize("how", EndedLink.How.values)
@pytest.mark.parametrize("text", ["", "x"])
def test_where_a_clause_went_is_told_in_the_language(
    client: Client, marked: None, archive: dict[str, str], how: str, text: str
) -> None:
    path = archive["resolution"].removesuffix("/") + f"{text}/"
    told = {"kind": "preambular", "pinpoint": "PP1", "how": how, "ended_at": timezone.now()}
    target = archive["clause"].split("/")[-2]
    EndedLink.objects.create(path=path, anchor="pp-1", targets=[target], **told)
    leads_there = how == "same" and not text
    check(client, f"{path}clauses/{target}/?from=pp-1" if leads_there else f"{path}clauses/pp-1/")


def test_what_is_wrong_with_a_report_is_told_in_the_language(
    client: Client, marked: None, archive: dict[str, str], settings
) -> None:
    settings.REPORTS_PER_HOUR, settings.REPORT_MAX_CHARS = 0, 9
    for wrong, status in (("", 400), ("Λάθος", 429), ("Λάθος" * 2, 400)):
        response = client.post(archive["clause_report"], {"wrong": wrong}, headers={"accept-language": "fr"})
        words = Words("fr")
        words.feed(response.content.decode())
        assert (response.status_code, unmarked("".join(words.said))) == (status, [])


@pytest.mark.parametrize("name", ASKED)
def test_other_pages_are_translated(client: Client, marked: None, archive: dict[str, str], name: str) -> None:
    (pattern,) = (pattern for pattern in urlpatterns if pattern.name == name)
    a, b = Resolution.objects.filter(symbol="Ρ/1").order_by("pk")
    for query in ASKED[name]:
        sides = {"a": address_of(a), "b": address_of(b)}
        check(client, f"/{pattern.pattern}{query.format(**sides)}")


@pytest.mark.parametrize("name", ASKED)
def test_pages_of_an_empty_archive_are_translated(client: Client, marked: None, name: str) -> None:
    (pattern,) = (pattern for pattern in urlpatterns if pattern.name == name)
    check(client, f"/{pattern.pattern}")


@pytest.mark.parametrize("template", sorted(Path(settings.BASE_DIR, "templates").glob("[0-9]*.html")))
def test_errors_are_translated(marked: None, template: Path) -> None:
    with override("fr"):
        words = Words("fr")
        words.feed(render_to_string(template.name))
    assert unmarked("".join(words.said)) == []
