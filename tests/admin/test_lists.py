"""Lists at the desk: as many queries for three rows as for one, and no query string brings them down."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from archive.models import Upload
from archive.parser.model import Committee, Conference
from archive.services.store import store_document
from tests.factories import UploadFactory
from tests.services.parses import report, resolution, source

pytestmark = pytest.mark.django_db

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
    admin_client.get(f"/admin/archive/{model}/")  # content types are cached from here on
    with CaptureQueriesContext(connection) as one:
        assert admin_client.get(f"/admin/archive/{model}/").status_code == 200
    add(2)
    add(3)
    with CaptureQueriesContext(connection) as three:
        response = admin_client.get(f"/admin/archive/{model}/")
    assert response.context["cl"].result_count in {3, 6}
    assert len(three) == len(one)


@pytest.mark.parametrize("model", MODELS)
def test_sources_are_not_loaded_for_a_list(model, admin_client):
    add(1)
    with CaptureQueriesContext(connection) as queries:
        admin_client.get(f"/admin/archive/{model}/")
    assert [query for query in queries if '"content"' in query["sql"]] == []


def test_the_queue_is_filtered_by_state(admin_client):
    UploadFactory()
    other = UploadFactory()
    Upload.objects.filter(pk=other.pk).update(state="discarded", decided_at=other.source.received_at)
    page = admin_client.get("/admin/archive/upload/?state__exact=discarded")
    assert [row.pk for row in page.context["cl"].result_list] == [other.pk]


@pytest.mark.parametrize("model", MODELS)
@pytest.mark.parametrize(
    "query",
    [
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
    ],
)
def test_odd_queries_are_answered(model, query, admin_client):
    add(1)
    assert admin_client.get(f"/admin/archive/{model}/?{query}").status_code in {200, 302, 400}
