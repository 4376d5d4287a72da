"""The people at the desk, each logged in with no more than their part allows."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import Permission, User
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from archive.models import Upload
from archive.services.receiving import receive
from tests.services.deciding import see_all
from tests.services.files import LAKESIDE, sample
from tests.standing import Make, Standing

PARTS = {
    "staff": [],
    "viewer": ["view_upload"],
    "uploader": ["add_upload", "view_upload"],
    "dropper": ["add_upload"],
    "reviewer": ["view_upload", "review_upload"],
    "publisher": ["view_upload", "publish_upload"],
    "boss": ["add_upload", "view_upload", "publish_upload", "view_source", "view_document"],
}


@pytest.fixture(autouse=True)
def nothing_kept() -> None:
    """What another test read is read anew."""
    cache.clear()


@pytest.fixture
def log_in(db) -> Callable[[str], Client]:
    """A client in one of the PARTS, or "anonymous", or "visitor": a user who is not staff."""

    def client(part: str) -> Client:
        client = Client()
        if part != "anonymous":
            user = User.objects.create_user(part, is_staff=part != "visitor")
            user.user_permissions.set(Permission.objects.filter(codename__in=PARTS.get(part, [])))
            client.force_login(user)
        return client

    return client


@pytest.fixture
def boss(log_in) -> Client:
    return log_in("boss")


def first_upload() -> Upload:
    uploader = User.objects.create_user("earlier", is_staff=True)
    upload = receive(data=sample(LAKESIDE), name="lakeside.txt", user=uploader).upload
    assert upload
    see_all(upload)
    return upload


@pytest.fixture(scope="session")
def made_upload() -> Make:
    return first_upload


@pytest.fixture
def upload(made_upload: Make, db: None, left_standing: Standing) -> Upload:
    upload: Upload = left_standing.made
    return upload


@pytest.fixture
def send() -> Callable[..., object]:
    """POST files, given as (name, bytes), to the page to upload on; the page that follows."""

    def post(client: Client, *files: tuple[str, bytes], follow: bool = True):
        documents = [SimpleUploadedFile(name, data, "text/plain") for name, data in files]
        return client.post("/admin/archive/upload/add/", {"documents": documents}, follow=follow)

    return post
