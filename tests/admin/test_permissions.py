"""Who may do what at the desk."""

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from archive.models import Batch, Document, Upload
from archive.services.receiving import receive
from tests.admin.batches import links, told
from tests.services.deciding import publish, see_all
from tests.services.files import LAKESIDE, OTHER, sample
from tests.services.rows import dump
from tests.standing import Make

pytestmark = pytest.mark.django_db

ADD = "/admin/archive/upload/add/"
QUEUE = "/admin/archive/upload/"


def short_upload() -> Upload:
    """What it says is not asked here."""
    text = b"".join(sample(LAKESIDE).splitlines(keepends=True)[:60])
    uploader = User.objects.create_user("earlier", is_staff=True)
    received = receive(data=text, name="lakeside.txt", user=uploader)
    assert received.upload
    see_all(received.upload)
    return received.upload


@pytest.fixture(scope="session")
def made_upload() -> Make:
    return short_upload


def address(upload, page="change"):
    return reverse(f"admin:archive_upload_{page}", args=[upload.pk])


@pytest.mark.parametrize("part", ["anonymous", "visitor"])
@pytest.mark.parametrize("page", ["add", "queue", "change", "publish", "discard", "reopen", "download"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_outsiders_are_sent_to_log_in(part, page, method, log_in, upload):
    client = log_in(part)
    before = dump()
    url = {"add": ADD, "queue": QUEUE}.get(page)
    if page == "download":
        url = reverse("admin:archive_source_download", args=[upload.source_id])
    response = getattr(client, method)(url or address(upload, page))
    assert (response.status_code, response.url.partition("?")[0], dump()) == (302, "/admin/login/", before)


@pytest.mark.parametrize(
    ("part", "add", "queue", "change", "decide"),
    [
        ("staff", 403, 403, 403, 403),
        ("viewer", 403, 200, 200, 403),
        ("dropper", 200, 403, 403, 403),
        ("uploader", 200, 200, 200, 403),
        ("publisher", 403, 200, 200, 200),
        ("boss", 200, 200, 200, 200),
    ],
)
def test_staff_see_what_their_part_allows(part, add, queue, change, decide, log_in, upload):
    client = log_in(part)
    pages = [ADD, QUEUE, address(upload)] + [
        address(upload, name) for name in ("publish", "discard", "reopen")
    ]
    reopen = 302 if decide == 200 else decide  # what is in review already is not reopened
    assert [client.get(page).status_code for page in pages] == [add, queue, change, decide, decide, reopen]


@pytest.mark.parametrize("part", ["staff", "viewer", "publisher"])
def test_uploading_takes_the_permission_to(part, log_in, send):
    response = send(log_in(part), ("a.txt", sample(OTHER)))
    assert (response.status_code, Upload.objects.count()) == (403, 0)


@pytest.mark.parametrize("part", ["staff", "viewer", "dropper", "uploader"])
@pytest.mark.parametrize("decision", ["publish", "discard", "reopen"])
def test_deciding_takes_the_permission_to(part, decision, log_in, upload):
    client = log_in(part)
    before = dump()
    assert (client.post(address(upload, decision)).status_code, dump()) == (403, before)


@pytest.mark.parametrize("part", ["viewer", "uploader"])
def test_filling_in_takes_the_permission_to_publish(part, log_in, upload):
    client = log_in(part)
    response = client.post(address(upload), {"conference_name": "Another"})
    assert (response.status_code, Upload.objects.get().conference_name) == (403, "")


@pytest.mark.parametrize(("part", "shown"), [("viewer", False), ("publisher", True)])
def test_the_page_offers_only_what_is_allowed(part, shown, log_in, upload):
    page = log_in(part).get(address(upload)).content.decode()
    assert [text in page for text in ('value="Publish…"', "Discard…")] == [shown, shown]


def test_a_dropper_sees_what_became_of_what_they_sent_and_no_more(log_in, send):
    dropper = log_in("dropper")
    response = send(dropper, ("a.txt", sample(OTHER)), ("b.txt", sample(OTHER)))
    assert [(name, stage) for name, stage, _ in told(response)] == [("a.txt", "Read"), ("b.txt", "Duplicate")]
    assert (links(response), response.context["may_publish"]) == ([], False)


@pytest.mark.parametrize("page", ["batch", "progress"])
@pytest.mark.parametrize(
    ("part", "status"),
    [("anonymous", 302), ("visitor", 302), ("staff", 403), ("viewer", 200), ("dropper", 403), ("boss", 200)],
)
def test_a_batch_of_another_is_for_those_who_see_uploads(page, part, status, log_in, send):
    send(log_in("uploader"), ("a.txt", sample(OTHER)))
    url = reverse(f"admin:archive_upload_{page}", args=[Batch.objects.get().pk])
    assert log_in(part).get(url).status_code == status


@pytest.mark.parametrize("part", ["viewer", "uploader", "dropper"])
def test_telling_of_a_batch_takes_the_permission_to_publish(part, log_in, send):
    send(log_in("boss"), ("a.txt", sample(OTHER)))
    url = reverse("admin:archive_upload_batch", args=[Batch.objects.get().pk])
    before = dump()
    assert (log_in(part).post(url, {"location": "Oslo"}).status_code, dump()) == (403, before)


@pytest.mark.parametrize("named", ["another's", "0", "x", "9" * 30, "\0"])
def test_nobody_adds_to_a_batch_that_is_not_theirs(named, log_in, send):
    send(log_in("boss"), ("a.txt", sample(OTHER)))
    batch = Batch.objects.get()
    file = SimpleUploadedFile("b.txt", sample(LAKESIDE))
    data = {"documents": [file], "batch": str(batch.pk) if named == "another's" else named}
    assert log_in("uploader").post(ADD, data).status_code in {403, 404}
    assert (batch.deliveries.count(), Upload.objects.count()) == (1, 1)


def test_nobody_edits_or_deletes_what_came_from_sources(admin_client, upload, log_in):
    document = publish(upload=upload, user=upload.source.received_from)
    rows = {
        "source": upload.source_id,
        "document": document.pk,
        "session": document.session_id,
        "committee": document.session.committee_id,
        "resolution": document.resolutions.first().pk,
        "upload": upload.pk,
    }
    before = dump()
    for model, pk in rows.items():
        assert admin_client.get(f"/admin/archive/{model}/").status_code == 200
        assert admin_client.get(f"/admin/archive/{model}/{pk}/change/").status_code == 200
        assert admin_client.get(f"/admin/archive/{model}/{pk}/delete/").status_code == 403
        assert admin_client.post(f"/admin/archive/{model}/{pk}/delete/", {"post": "yes"}).status_code == 403
        if model != "upload":
            assert admin_client.post(f"/admin/archive/{model}/{pk}/change/", {"name": "X"}).status_code == 403
            assert admin_client.get(f"/admin/archive/{model}/add/").status_code == 403
    assert dump() == before
    assert Document.objects.count() == 1


def test_a_form_from_elsewhere_is_refused(log_in, upload):
    client = log_in("boss")
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = client.cookies
    before = dump()
    for page in (ADD, address(upload), address(upload, "publish"), address(upload, "discard")):
        assert strict.post(page, {}).status_code == 403
    assert dump() == before
