"""Error pages, and input that nobody should send."""

import pytest
from django.db import OperationalError
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.urls import URLPattern
from django.utils import timezone
from django.utils.formats import date_format
from django.views.defaults import bad_request, permission_denied, server_error

from archive.middleware import DatabaseAway
from archive.models import Document, Resolution, Upload
from archive.services.ingest import ingest_file
from archive.services.review import reopen
from archive.services.withdrawal import withdraw
from archive.urls import urlpatterns
from tests import factories as make
from tests.services.deciding import publish
from tests.services.files import LAKESIDE, sample
from tests.views.html import attributes, texts

pytestmark = pytest.mark.django_db

PATH_VALUES = ["x", "-", "_" * 3000, "0" * 64, "é", "a%00b", "%ff", "..%2f", "'%22--", "%F0%9F%90%9F"]
QUERIES = [
    "page=abc",
    "page=-1",
    "page=99999999999999999999",
    "page=" + "9" * 5000,
    "page=%00",
    "q=%00",
    "q=" + "x" * 10_000,
    "q=%ff%fe",
    "q=%ed%a0%80",
    "q=" + "(" * 300,
    "q=" + "-" * 300,
    "q=" + "-+" * 150,
    "q=" + "-%22" * 80,
    "q=" + "%22" * 301,
    "q=" + "a+OR+" * 400,
    "q=%22%22+-or+%26+%7C+%21+%3A%2A",
    "year=%D9%A1%D9%A2&conference=%00&committee=%00&kind=%00&verb=%00&outcome=%00&sponsor=%00&topic=%00&sort=%00",
    "year=99999999999999999999&year=-1&year=1e9",
    "committee[]=1&=&&;&q=1&q=2",
    "%00=%00",
]
PLAIN = [pattern for pattern in urlpatterns if "<" not in str(pattern.pattern)]
PAGES = [pattern for pattern in PLAIN if pattern.name != "favicon"]
TAKING = [pattern for pattern in urlpatterns if "<" in str(pattern.pattern)]


def path_with(pattern: URLPattern, value: str) -> str:
    steps = [value if step.startswith("<") else step for step in str(pattern.pattern).split("/")]
    return "/" + "/".join(steps)


@pytest.mark.parametrize("pattern", PAGES, ids=lambda pattern: pattern.name)
def test_no_query_breaks_a_page(client, pattern):
    make.ClauseFactory()
    for query in QUERIES:
        assert client.get(f"/{pattern.pattern}?{query}").status_code in (200, 400), query[:100]


@pytest.mark.parametrize("pattern", TAKING, ids=lambda pattern: pattern.name)
def test_no_path_breaks_a_page(client, pattern):
    for value in PATH_VALUES:
        assert client.get(path_with(pattern, value)).status_code == 404, value[:100]


@pytest.mark.parametrize("pattern", PLAIN, ids=lambda pattern: pattern.name)
def test_pages_are_read_only(client, pattern):
    for method in ("post", "put", "delete", "patch"):
        response = getattr(client, method)(f"/{pattern.pattern}")
        assert (response.status_code, response["Allow"]) == (405, "GET, HEAD, OPTIONS"), method


def test_writing_is_refused_before_any_form_is_checked():
    response = Client(enforce_csrf_checks=True).post("/", {"q": "x"})
    assert response.status_code == 405
    check_has_a_way_on(response.content.decode(), "This page can only be read")


def test_a_page_is_asked_for_again_and_sent_only_if_it_changed(client):
    first = client.get("/conferences/")
    assert first["Cache-Control"] == "no-cache"
    again = {"headers": {"if-none-match": first["ETag"]}}
    assert client.get("/conferences/", **again).status_code == 304
    make.ConferenceFactory()
    assert client.get("/conferences/", **again).status_code == 200


def test_icon_where_browsers_look_unasked(client):
    response = client.get("/favicon.ico")
    assert (response.status_code, response["Location"]) == (302, "/static/favicon.svg")


def check_has_a_way_on(html: str, heading: str) -> None:
    assert texts(html, "h1") == [heading]
    assert texts(html, "p.cluster") == ["Home Search the clauses All sessions"]
    assert attributes(html, "form", "action") == ["/search/"]


def test_not_found(client):
    response = client.get("/nowhere/")
    assert response.status_code == 404
    check_has_a_way_on(response.content.decode(), "Nothing stands at this address")


def test_bad_request(client):
    response = client.get("/resolutions/?" + "&".join(f"f{n}=1" for n in range(1001)))
    assert response.status_code == 400
    check_has_a_way_on(response.content.decode(), "The request could not be read")


@pytest.mark.parametrize("address", ["", "download/"])
def test_what_was_taken_down_is_gone(client, address):
    """What staff discarded was never public, and is not told of."""
    upload = make.UploadFactory(state="withdrawn", decided_at=timezone.now())
    response = client.get(f"{upload.source.get_absolute_url()}{address}")
    assert response.status_code == 410
    check_has_a_way_on(response.content.decode(), "This was taken down")
    upload.state = "discarded"
    upload.save()
    assert client.get(f"{upload.source.get_absolute_url()}{address}").status_code == 404


@pytest.fixture
def withdrawn() -> dict[str, str]:
    """What stood in a session alone, taken down with its file; the addresses by what they showed."""
    resolution = make.ResolutionFactory(
        code="C/1", symbol="", topic="Wells & rain",
        document__session__committee__name="Council", document__session__conference__name="Spring",
    )  # fmt: skip
    clause = make.ClauseFactory(resolution=resolution, anchor="op-1")
    session, document = resolution.session, resolution.document
    paper = make.PaperFactory(document=document, title="On wells", symbol="P/1")
    paragraph = make.ClauseFactory(resolution=None, paper=paper, kind="paragraph", anchor="para-1")
    found = {
        "C/1, Wells & rain, Council, Spring, 2019": resolution.get_absolute_url(),
        "P/1, On wells, Council, Spring, 2019": paper.get_absolute_url(),
        "A clause of C/1, Wells & rain, Council, Spring, 2019":
            f"{resolution.get_absolute_url()}clauses/{clause.anchor}/",
        "A clause of P/1, On wells, Council, Spring, 2019":
            f"{paper.get_absolute_url()}clauses/{paragraph.anchor}/",
        "Council, Spring, 2019": session.get_absolute_url(),
        "Spring, 2019": session.conference.get_absolute_url(),
        "Council": session.committee.get_absolute_url(),
        document.source.name: document.source.get_absolute_url(),
    }  # fmt: skip
    withdraw(document, "Its author asked for it.")
    return found


def test_each_address_that_went_tells_what_stood_there(client, withdrawn):
    today = date_format(timezone.localdate(), "DATE_FORMAT")
    for name, address in withdrawn.items():
        response = client.get(address)
        html = response.content.decode()
        assert response.status_code == 410, name
        check_has_a_way_on(html, "This was taken down")
        assert [" ".join(said.split()) for said in texts(html, "p")[1:3]] == [
            f"{name} stood here. The file that it was read from was withdrawn on {today}, with all that was"
            " read from it.",
            "The reason given: Its author asked for it.",
        ]


def test_what_was_never_there_is_not_found_beside_it(client, withdrawn):
    for address in withdrawn.values():
        for odd in ("x/", "clauses/op-9/", "clauses/op-1/x/"):
            assert client.get(f"{address}{odd}").status_code == 404


def test_what_is_left_of_a_session_is_named_where_a_text_of_it_is_gone(client):
    resolution = make.ResolutionFactory(code="C/1")
    other = make.ResolutionFactory(code="C/2", document__session=resolution.session)
    withdraw(resolution.document)
    html = client.get(resolution.get_absolute_url()).content.decode()
    assert "No reason was given." in html
    assert other.session.get_absolute_url() in attributes(html, "a", "href")
    assert client.get(other.session.get_absolute_url()).status_code == 200
    assert client.get(other.get_absolute_url()).status_code == 200


def test_what_comes_back_is_there_again(client, admin_user):
    ingest_file(data=sample(LAKESIDE), name="lakeside.txt")
    resolution = Resolution.objects.all()[0]
    address = resolution.get_absolute_url()
    withdraw(resolution.document)
    assert client.get(address).status_code == 410
    upload = Upload.objects.get()
    reopen(upload=upload)
    assert client.get(address).status_code == 404  # nothing more is told of what staff look at
    publish(upload=upload, user=admin_user)
    assert client.get(address).status_code == 200
    withdraw(Document.objects.get(), "Again.")
    assert "Again." in client.get(address).content.decode()


def test_a_database_that_is_away():
    """Asked of the middleware itself: a test's own database cannot be stopped under it."""
    middleware = DatabaseAway(lambda _: HttpResponse())
    request = RequestFactory().get("/")
    response = middleware.process_exception(request, OperationalError("connection refused"))
    assert (response.status_code, response["Retry-After"]) == (503, "60")
    check_has_a_way_on(response.content.decode(), "The archive is away for a moment")
    assert middleware.process_exception(request, ValueError()) is None


def test_foreign_host(client):
    response = client.get("/", headers={"host": "elsewhere.example"})
    assert response.status_code == 400
    check_has_a_way_on(response.content.decode(), "The request could not be read")


def test_forged_form():
    response = Client(enforce_csrf_checks=True).post("/admin/login/", {"username": "x"})
    assert response.status_code == 403
    check_has_a_way_on(response.content.decode(), "The form could not be checked")


@pytest.mark.parametrize(
    ("answer", "status", "heading"),
    [
        (server_error, 500, "Something broke here"),
        (lambda request: permission_denied(request, Exception()), 403, "This page is not open to you"),
        (lambda request: bad_request(request, Exception()), 400, "The request could not be read"),
    ],
)
def test_answers_without_a_database(django_assert_num_queries, answer, status, heading):
    with django_assert_num_queries(0):
        response = answer(RequestFactory().get("/"))
    assert response.status_code == status
    check_has_a_way_on(response.content.decode(), heading)
