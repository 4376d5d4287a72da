"""Lists at the desk: as many queries for three rows as for one, and no query string brings them down."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from lxml import html

from archive.models import Upload
from archive.parser.model import Committee, Conference, Problem
from archive.services.ingest import ingest_file
from archive.services.read_uploads import read_upload
from archive.services.receiving import receive
from archive.services.review import give_facts
from archive.services.sessions import ConferenceFacts
from archive.services.store import store_document
from tests.factories import UploadFactory
from tests.services.deciding import see_all
from tests.services.files import LAKESIDE, sample
from tests.services.parses import report, resolution, source
from tests.services.test_review import UNDATED

pytestmark = pytest.mark.django_db

QUEUE = "/admin/archive/upload/"
MODELS = ["upload", "source", "document", "resolution", "session", "committee", "conference"]


def add(n: int) -> None:
    parsed = report(
        resolution(f"C{n}/1/1"),
        committee=Committee(f"Committee {n}", f"C{n}"),
        conference=Conference(f"Conference {n}", "2019-03-24"),
    )
    store_document(source=source(f"Text {n}", f"{n}.txt"), parsed=parsed)
    UploadFactory()


@pytest.mark.parametrize("model", MODELS)
def test_three_rows_take_as_many_queries_as_one(model, admin_client):
    add(1)
    admin_client.get(f"/admin/archive/{model}/")  # content types and uploads are cached from here on
    with CaptureQueriesContext(connection) as one:
        assert admin_client.get(f"/admin/archive/{model}/").status_code == 200
    add(2)
    add(3)
    admin_client.get(f"/admin/archive/{model}/")
    with CaptureQueriesContext(connection) as three:
        response = admin_client.get(f"/admin/archive/{model}/")
    assert response.context["cl"].result_count in {3, 6}
    assert len(three) == len(one)


@pytest.mark.parametrize("model", [model for model in MODELS if model != "upload"])
def test_sources_are_not_loaded_for_a_list(model, admin_client):
    add(1)
    with CaptureQueriesContext(connection) as queries:
        admin_client.get(f"/admin/archive/{model}/")
    assert [query for query in queries if '"content"' in query["sql"]] == []


def cells(page):
    """Of each upload in the queue: kind, resolutions, problems."""
    tree = html.fromstring(page.content)
    columns = [tree.find_class(f"field-{name}") for name in ("kind_read", "resolutions", "problems")]
    return [tuple(cell.text_content() for cell in row) for row in zip(*columns, strict=True)]


def shown_problems(client, upload):
    return len(client.get(f"{QUEUE}{upload.pk}/change/").context["problems"])


def problems_told(client, upload):
    page = client.get(f"{QUEUE}?q={upload.source.name}")
    ((_, _, problems),) = cells(page)
    return problems


class TestTheQueueAtAGlance:
    def test_tells_what_waits_and_what_was_published(self, boss, upload):
        waiting = cells(boss.get(QUEUE))
        assert waiting == [("Session documentation", "3", str(shown_problems(boss, upload)))]
        see_all(upload)
        boss.post(f"{QUEUE}{upload.pk}/publish/")
        assert cells(boss.get(QUEUE)) == waiting

    def test_counts_what_the_file_leaves_unsaid_until_staff_say_it(self, boss, upload):
        undated = receive(data=UNDATED, name="undated.txt", user=upload.source.received_from).upload
        unsaid = shown_problems(boss, undated)
        assert problems_told(boss, undated) == str(unsaid)
        give_facts(upload=undated, facts=ConferenceFacts("Harbour Conference", datetime.date(2018, 5, 1)))
        assert problems_told(boss, undated) == str(unsaid - 1)

    def test_counts_what_it_does_to_other_documents(self, boss, upload):
        alone = shown_problems(boss, upload)
        older = sample(LAKESIDE).replace(b"WHA/2/1", b"WHA/2/9")
        ingest_file(data=older, name="older.txt")
        read_upload.call(upload.pk, again=True)
        assert cells(boss.get(QUEUE))[0][2] == str(shown_problems(boss, upload)) == str(alone + 1)

    def test_still_tells_of_what_was_discarded(self, boss, upload):
        waiting = cells(boss.get(QUEUE))
        boss.post(f"{QUEUE}{upload.pk}/discard/")
        assert cells(boss.get(QUEUE)) == waiting

    @pytest.mark.usefixtures("upload")
    def test_reads_nothing(self, boss):
        with CaptureQueriesContext(connection) as queries:
            boss.get(QUEUE)
        assert [query for query in queries if '"content"' in query["sql"]] == []

    def test_has_nothing_to_tell_of_what_is_not_read(self, boss):
        UploadFactory(state="received", read_at=None)
        UploadFactory(state="unreadable", refusal="It is blank.")
        assert cells(boss.get(QUEUE)) == [("", "", "")] * 2

    def test_shows_a_page_of_fifty(self, boss):
        UploadFactory.create_batch(51)
        for query in ("", "?all="):
            assert len(cells(boss.get(QUEUE + query))) == 50

    def test_begins_with_the_least_sure_of_those_to_judge(self, boss):
        UploadFactory(state="published", decided_at=timezone.now(), doubt=9, source__name="published")
        UploadFactory(state="received", read_at=None, source__name="received")
        UploadFactory(state="unreadable", refusal="It is blank.", source__name="unreadable")
        for doubt in (0, 2.5, 1):
            UploadFactory(doubt=doubt, source__name=f"{doubt}")
        page = html.fromstring(boss.get(QUEUE).content)
        assert [row.text_content() for row in page.find_class("field-source")] == [
            "2.5",
            "1",
            "0",
            "unreadable",
            "received",
            "published",
        ]


def test_a_document_leads_to_the_lines_of_its_problems(admin_client):
    queries = []
    for n, lines in enumerate(((20,), (20, 4500, None))):
        problems = tuple(Problem("label-inferred", "Lost.", line) for line in lines)
        parsed = report(problems=problems, committee=Committee(f"Committee {n}"))
        document = store_document(source=source(f"Text {n}"), parsed=parsed)
        address = f"/admin/archive/document/{document.pk}/change/"
        admin_client.get(address)
        with CaptureQueriesContext(connection) as captured:
            page = html.fromstring(admin_client.get(address).content)
        queries.append(len(captured))
    places = {href for cell in page.find_class("field-place") for href in cell.xpath(".//a/@href")}
    base = document.source.get_absolute_url()
    assert places == {f"{base}#L20", f"{base}?page=3#L4500"}
    assert queries[0] == queries[1]


def test_dates_are_written_as_in_public(admin_client):
    add(1)
    page = html.fromstring(admin_client.get("/admin/archive/conference/").content)
    assert [cell.text for cell in page.find_class("field-start_date")] == ["24 March 2019"]


def test_the_queue_is_filtered_by_state(admin_client):
    UploadFactory()
    other = UploadFactory()
    Upload.objects.filter(pk=other.pk).update(state="discarded", decided_at=other.source.received_at)
    page = admin_client.get("/admin/archive/upload/?state__exact=discarded")
    assert [row.pk for row in page.context["cl"].result_list] == [other.pk]


ODD = [
    "q=%00",
    "q=%ff%fe",
    "q=" + "x" * 5000,
    "p=0",
    "p=abc",
    "p=99999999999999999999",
    "o=99.-99",
    "o=x",
    "state__exact=%00",
    "state__exact=nothing",
    "channel__exact=%00",
    "type__exact=%00",
    "simulation__exact=%00",
    "committee__id__exact=99999999999999999999",
    "session__committee__id__exact=x",
    "nonsense=1",
    "all=",
    "e=1",
]


@pytest.mark.parametrize("model", MODELS)
def test_odd_queries_are_answered(model, admin_client):
    add(1)
    for query in ODD:
        assert admin_client.get(f"/admin/archive/{model}/?{query}").status_code in {200, 302, 400}, query[
            :100
        ]


@pytest.mark.parametrize("model", MODELS)
def test_the_search_box_is_labelled_and_not_only_described(model, admin_client):
    page = html.fromstring(admin_client.get(f"/admin/archive/{model}/").content)
    box = page.get_element_by_id("searchbar")
    assert (box.get("aria-describedby"), page.xpath("//label[@for='searchbar']/img/@alt")) == (
        None,
        ["Search"],
    )


def test_the_page_to_log_in_on_is_headed(client):
    page = html.fromstring(client.get("/admin/login/").content)
    assert [heading.text_content() for heading in page.findall(".//h1")] == ["Log in"]


def test_a_code_that_is_ours_stands_in_brackets(admin_client):
    parsed = report(resolution("C/1/1", code_inferred=True), resolution("C/1/2"))
    store_document(source=source(), parsed=parsed)
    page = html.fromstring(admin_client.get("/admin/archive/resolution/").content)
    assert [cell.text_content() for cell in page.find_class("field-called")] == ["[C/1/1]", "C/1/2"]
