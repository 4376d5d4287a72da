"""Files with other bytes in which the same texts are read."""

import pytest
from django.urls import reverse

from archive.models import Upload
from archive.services.receiving import receive
from archive.services.review import discard
from tests.admin.batches import told
from tests.services.deciding import publish
from tests.services.files import LAKESIDE, OTHER, sample

pytestmark = pytest.mark.django_db

SAID = "The same texts are already here as"


def page(client, upload):
    return client.get(reverse("admin:archive_upload_change", args=[upload.pk])).content.decode()


@pytest.fixture
def twin(upload):
    """Other blank lines, the same words."""
    data = sample(LAKESIDE) + b"\n\n\n"
    return receive(data=data, name="again.txt", user=upload.source.received_from).upload


def test_each_names_the_other(boss, upload, twin):
    assert f'{SAID} <a href="/admin/archive/upload/{upload.pk}/change/">lakeside.txt</a>, in review' in page(
        boss, twin
    )
    assert SAID in page(boss, upload)
    other = receive(data=sample(OTHER), name="other.txt", user=None).upload
    assert SAID not in page(boss, other)


def test_a_batch_names_it_too(boss, upload, send):
    response = send(boss, ("again.txt", sample(LAKESIDE) + b"\n\n\n"), ("other.txt", sample(OTHER)))
    said = [words for _, _, words in told(response)]
    assert [f"{SAID} lakeside.txt, in review." in words for words in said] == [True, False]


def test_what_was_decided_on_names_none(boss, upload, twin):
    discard(upload=upload, user=upload.source.received_from)
    assert SAID not in page(boss, twin)
    publish(upload=twin, user=upload.source.received_from)
    assert SAID not in page(boss, twin)


def test_published_it_takes_the_others_place(boss, upload, twin):
    user = upload.source.received_from
    publish(upload=upload, user=user)
    assert "lakeside.txt</a>, published" in page(boss, twin)
    document = publish(upload=twin, user=user)
    assert document.session.documents.get() == document


def test_what_holds_no_text_is_like_no_other(boss):
    first, second = (receive(data=b"Nothing here" * n, name=f"{n}.txt", user=None).upload for n in (1, 2))
    assert {upload.wording for upload in Upload.objects.all()} == {first.wording, second.wording}
    assert SAID not in page(boss, first)
