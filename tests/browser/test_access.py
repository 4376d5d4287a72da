"""Nobody is shut out: axe finds nothing on any page in either theme, and none is too wide for a telephone."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from django.conf import settings
from django.contrib.auth.models import User
from django.core.management import call_command
from django.template.loader import render_to_string
from django.test import Client
from django.utils import timezone
from playwright.sync_api import Browser, BrowserContext, Page

from archive.models import Clause, Document, Paper, Resolution, Session, Upload
from archive.services.batches import note, start_batch
from archive.services.reading import read
from archive.services.receiving import Answer, receive
from tests import factories as make
from tests.services.files import LAKESIDE, OTHER, sample

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

NOTE = "a-ac105-9001.txt"
WIDTHS = (1440, 390)
SMALL = 320
# All that axe looks for by itself, and the rule of WCAG 2.2 that it leaves out.
ALL = {"resultTypes": ["violations"], "rules": {"target-size": {"enabled": True}}}
# What a theme changes.
COLOURS = {"resultTypes": ["violations"], "runOnly": ["color-contrast", "link-in-text-block"]}
# It takes long to find out, and the twentieth row of a table is made as the first.
REPEATED = [
    ["tr:nth-child(n+9)"],
    ["li:nth-child(n+13)"],
    [".clause:nth-child(n+9)"],
    [".pair:nth-child(n+9)"],
]
AXE = """async ([exclude, options]) =>
    (await axe.run({ exclude }, options)).violations.map((v) => [v.id, v.nodes.map((n) => n.html)])"""


def shortened(name: str, *kept: slice) -> bytes:
    """Some lines of a sample: what stands on a page often need not be looked at often."""
    lines = sample(name).splitlines(keepends=True)
    return b"".join(line for part in kept for line in lines[part])


@pytest.fixture
def filled(tmp_path: Path) -> Upload:
    """Two of our samples; an Arabic resolution with a roll call; a source taken down; an upload to review."""
    (tmp_path / LAKESIDE).write_bytes(shortened(LAKESIDE, slice(92), slice(137, 180)))
    (tmp_path / NOTE).write_bytes(shortened(NOTE, slice(60)))
    call_command("ingest", str(tmp_path), jobs=1)
    make.UploadFactory(state="withdrawn", decided_at=timezone.now())
    resolution = make.ResolutionFactory(slug="arabic", document__language="Arabic", topic="المياه")
    make.ClauseFactory(resolution=resolution, phrase="تحث", text="تحث الدول الأعضاء على صون المياه؛")
    vote = make.VoteFactory(resolution=resolution, in_favour=2, against=1, abstentions=1)
    for position in ("in favour", "in favour", "against", "abstaining"):
        vote.ballots.create(delegation=make.DelegationFactory(), position=position)
    user = User.objects.create_superuser("desk")
    received = receive(data=shortened(OTHER, slice(70)), name=OTHER, user=user)
    unread = receive(data=b"", name="empty.txt", user=user)
    batch = start_batch(user)
    for answer in (Answer(OTHER, received), Answer("empty.txt", unread), Answer("a.exe", refusal="No.")):
        note(batch, answer)
    assert received.upload
    return received.upload


def public() -> Iterator[str]:
    """An address of every kind of public page, and one of every state in which it looks different."""
    yield from ("/", "/help/", "/about/", "/explore/", "/compare/", "/nothing/")
    yield from (f"/{name}/" for name in ("committees", "conferences", "sessions", "papers", "instruments"))
    yield from ("/phrases/", "/resolutions/", "/resolutions/?q=snake&from=2019", "/resolutions/?q=zxqv")
    yield from ("/search/", "/search/?q=health", "/search/?q=zxqv")
    yield from ("/search/?q=%22health+OR", "/search/?q=health&from=abc", "/resolutions/?" + "&f=1" * 1001)
    session = Session.objects.filter(documents__source__name=LAKESIDE).distinct().get()
    yield from (place.get_absolute_url() for place in (session, session.committee, session.conference))
    arabic = Resolution.objects.get(slug="arabic")
    one, other = Resolution.objects.filter(session=session)[:2]
    yield from (arabic.get_absolute_url(), f"{one.get_absolute_url()}?goto=line+9999")
    yield f"/compare/?a={one.get_absolute_url()}"
    yield f"/compare/?a={one.get_absolute_url()}&b={other.get_absolute_url()}"
    yield f"{one.get_absolute_url()}clauses/{Clause.objects.filter(resolution=one).first().anchor}/"
    yield Paper.objects.get().get_absolute_url()
    yield Document.objects.filter(session=session).get().source.get_absolute_url()
    yield Upload.objects.get(state="withdrawn").source.get_absolute_url()
    yield "/admin/login/"


def of_the_desk(upload: Upload) -> Iterator[str]:
    uploads = "/admin/archive/upload/"
    yield from (uploads, f"{uploads}add/")
    yield from (f"{uploads}{upload.pk}/{page}/" for page in ("change", "publish", "history"))
    fates = read(upload.source).ledger
    clause = next(entry.line for entry in fates if entry.role in ("preambular", "operative", "paragraph"))
    left_out = next(entry.line for entry in fates if entry.role in ("furniture", "metadata"))
    chosen = (f"line={clause}", f"line={left_out}", "resolution=0", "document=")
    yield from (f"{uploads}{upload.pk}/desk/?{query}" for query in chosen)
    yield f"{uploads}batch/{upload.source.deliveries.get().batch_id}/"


# Pages of errors that no address leads to, served as if one did.
STOPPED = [f"/stopped/{status}" for status in (403, 500, 503)]


def stopped(url: str) -> str:
    return render_to_string(f"{url.rpartition('/')[2]}.html")


def log_in(context: BrowserContext, url: str) -> None:
    client = Client()
    client.force_login(User.objects.get(username="desk"))
    name = settings.SESSION_COOKIE_NAME
    context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": url}])


def faults(page: Page, address: str) -> Iterator[str]:
    """What axe finds on a page in each theme and width, and whether it must be scrolled aside."""
    page.emulate_media(color_scheme="light", reduced_motion="reduce")
    page.goto(address)
    page.evaluate(AXE_SCRIPT)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        for theme, sought in (("light", ALL), ("dark", COLOURS)):
            page.emulate_media(color_scheme=theme)
            for rule, nodes in page.evaluate(AXE, [REPEATED, sought]):
                yield f"{address} {width} {theme}: {rule} {nodes}"
    page.set_viewport_size({"width": SMALL, "height": 900})
    if (wide := page.evaluate("document.documentElement.scrollWidth")) > SMALL:
        yield f"{address} is {wide} px wide at {SMALL}"


def test_nobody_is_shut_out(browser: Browser, live_server, filled: Upload):
    context = browser.new_context()
    context.route("**/stopped/*", lambda route: route.fulfill(body=stopped(route.request.url)))
    page = context.new_page()
    found = [fault for path in (*public(), *STOPPED) for fault in faults(page, f"{live_server.url}{path}")]
    log_in(context, live_server.url)
    found += [fault for path in of_the_desk(filled) for fault in faults(page, f"{live_server.url}{path}")]
    context.close()
    assert found == []
