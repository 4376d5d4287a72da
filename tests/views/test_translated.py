"""Every word of every public page goes through the translations, but for what the documents say.

The pages are read in a language in which every message stands between marks, of an archive that is written in
Greek: what stands outside the marks in Latin letters was never translated.
"""

import datetime
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

from archive.index.sealing import seal
from archive.models import AgendaItem, Committee, Document, EndedLink, Resolution, Session, Source
from archive.queries.comparison import address_of
from archive.urls import urlpatterns
from tests import factories as make
from tests.standing import Make, Standing
from tests.views.html import VOID

pytestmark = pytest.mark.django_db

BEGIN, END = "⟦", "⟧"

# What programs read, and addresses that lead elsewhere.
NO_PAGES = {
    "clause_csv", "clause_feed", "clause_api", "openapi", "source_download", "explore_csv", "language",
    "favicon", "opensearch", "sitemap", "django.contrib.sitemaps.views.sitemap", "robots",
}  # fmt: skip

# What may become of a line of a source.
ROLES = (
    "furniture",
    "metadata",
    "summary",
    "heading",
    "preambular",
    "operative",
    "paragraph",
    "footnote",
    "unparsed",
)

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


def two_meetings() -> dict[str, str]:
    """Of a committee, with all that a page can show; the addresses of the later one's pages."""
    committee = make.CommitteeFactory(name="Επιτροπή", slug="committee", acronym="ΕΠ")
    addresses = [meeting(committee, year) for year in (2019, 2021)]
    Source.objects.update(received_at=datetime.datetime(2021, 3, 30, tzinfo=datetime.UTC))
    seal()
    return {**addresses[1], "committee": committee.get_absolute_url()}


@pytest.fixture(scope="session")
def made_archive() -> Make:
    return two_meetings


@pytest.fixture
def archive(made_archive: Make, db: None, left_standing: Standing) -> dict[str, str]:
    return dict(left_standing.made)


def meeting(committee: Committee, year: int) -> dict[str, str]:
    first, last = datetime.date(year, 3, 24), datetime.date(year, 3, 28)
    session = make.SessionFactory(
        committee=committee,
        conference=make.ConferenceFactory(
            name="Διάσκεψη", location="Βέρνη", simulation=year > 2020, start_date=first, end_date=last
        ),
        number="Πρώτη",
        attendance=12,
        summary="Σύνοψη.",
    )
    make.StaffMemberFactory(session=session, role="Διευθυντής", name="Άννα")
    item = make.AgendaItemFactory(session=session, title="Θάλασσες", adopted_position=1)
    document = make.DocumentFactory(
        source__name=f"πηγή {year}", session=session, symbol="Σ", date=first,
        lines=["Γραμμή"] * len(ROLES),
        ledger=[[n, role, None] for n, role in enumerate(ROLES, start=1)],
    )  # fmt: skip
    document.problems.create(code="vote-table", severity="warning", message="Ρ/1: odd", line=1)
    make_votes(document, item)
    resolution = make.ResolutionFactory(
        document=document, position=9, code="", symbol="Ρ/1", topic="Πλοία", opening="Η Επιτροπή,",
        meeting="Τρίτη", adopted_on=last, agenda_item=item, code_inferred=True,
        title="Περί πλοίων",
    )  # fmt: skip
    return {**pages_of(resolution, session), "source": document.source.get_absolute_url()}


def make_votes(document: Document, item: AgendaItem) -> None:
    """A resolution adopted by vote, one rejected, one by consensus, and one of which no vote is known."""
    state, other = (
        make.DelegationFactory(name=f"Ελλάς {document.pk}"),
        make.DelegationFactory(name=f"Κύπρος {document.pk}"),
    )
    decided: list[dict[str, object]] = [
        {"against": 2}, {"adopted": False, "against": 40},
        {"method": "without a vote", "in_favour": None, "against": None, "abstentions": None},
        {"in_favour": None, "against": None, "abstentions": None},
    ]  # fmt: skip
    for n, vote in enumerate(decided):
        resolution = make.ResolutionFactory(
            document=document, position=n + 1, code=f"Γ/{n}", topic="Θάλασσες", agenda_item=item
        )
        for clause in range(2):
            make.ClauseFactory(
                resolution=resolution, phrase="Προτρέπει", verb="προτρέπω", text=f"Προτρέπει πάντας {clause};"
            )
        made = make.VoteFactory(resolution=resolution, **vote)
        if n < 2:
            made.ballots.create(delegation=state, position="in favour")
            made.ballots.create(delegation=other, position="abstaining")
    make.ResolutionFactory(document=document, position=7, code="", topic="Άλλα", status="draft")


def pages_of(resolution: Resolution, session: Session) -> dict[str, str]:
    """The addresses of a resolution, of a paper of its session, and of what is around them."""
    resolution.sponsorships.create(
        delegation=make.DelegationFactory(name=f"Περού {resolution.pk}"), position=1
    )
    make.VoteFactory(resolution=resolution, against=1).ballots.create(
        delegation=make.DelegationFactory(name=f"Μάλτα {resolution.pk}"), position="against"
    )
    resolution.footnotes.create(document=resolution.document, position=1, label="1", text="Βλ. Ψ/1.")
    preamble = make.ClauseFactory(
        resolution=resolution, kind="preambular", label="", pinpoint="PP1", phrase="Σημειώνει",
        verb="σημειώνω", text="Σημειώνει τα πλοία¹,",
    )  # fmt: skip
    above = make.ClauseFactory(
        resolution=resolution, phrase="Προτρέπει", verb="προτρέπω", text="Προτρέπει πάντας:", inferred=True,
        reason="odd", confidence=0.5, printed_first=3, printed_last=4,
    )  # fmt: skip
    make.ClauseFactory(
        resolution=resolution,
        label="α",
        parent=above,
        depth=1,
        phrase="",
        verb="",
        text="Όλους;",
        anchor="op-α",
    )
    for kind, key in {"resolution": "Ψ/1", "article": "Σύμβαση", "goal": "Στόχος 4"}.items():
        make.ReferenceFactory(clause=preamble, kind=kind, key=key)
    paper = make.PaperFactory(
        document__session=session,
        document__lines=["Άνεμοι"],
        document__source__name=f"άνεμοι {session.pk}",
        title="Περί ανέμων",
        symbol="Π/1",
    )
    section = make.SectionFactory(paper=paper, heading="Εισαγωγή")
    paragraph = make.ClauseFactory(
        resolution=None, paper=paper, kind="paragraph", section=section, phrase="", verb="", text="Άνεμοι.",
        anchor="para-1",
    )  # fmt: skip
    address, of_paper = resolution.get_absolute_url(), paper.get_absolute_url()
    return {
        "conference": session.conference.get_absolute_url(),
        "session": session.get_absolute_url(),
        "resolution": address,
        "clause": f"{address}clauses/{above.anchor}/",
        "clause_report": f"{address}clauses/{above.anchor}/report/",
        "paper": of_paper,
        "paragraph": f"{of_paper}clauses/{paragraph.anchor}/",
        "paragraph_report": f"{of_paper}clauses/{paragraph.anchor}/report/",
    }


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
