"""The three parts at the desk, as the groups that the archive comes with."""

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client
from django.urls import reverse

from archive.models import Repair, Upload
from tests.services.rows import dump

pytestmark = pytest.mark.django_db


@pytest.fixture
def of_group(db):
    def client(name: str) -> Client:
        user = User.objects.create_user(name, is_staff=True)
        user.groups.set(Group.objects.filter(name=name))
        client = Client()
        client.force_login(user)
        return client

    return client


def test_there_are_three():
    groups = Group.objects.filter(name__in=["Uploaders", "Reviewers", "Publishers"])
    found = {
        group.name: sorted(
            group.permissions.filter(content_type__model="upload").values_list("codename", flat=True)
        )
        for group in groups
    }
    assert found == {
        "Uploaders": ["add_upload", "view_upload"],
        "Reviewers": ["review_upload", "view_upload"],
        "Publishers": ["publish_upload", "review_upload", "view_upload"],
    }


@pytest.mark.parametrize(
    ("group", "add", "look", "repair", "publish"),
    [
        ("Uploaders", 200, 200, 403, 403),
        ("Reviewers", 403, 200, 302, 403),
        ("Publishers", 403, 200, 302, 302),
    ],
)
def test_each_does_its_part_and_no_other(group, add, look, repair, publish, of_group, upload):
    client = of_group(group)
    pages = {
        name: reverse(f"admin:archive_upload_{name}", args=[upload.pk])
        for name in ("desk", "publish", "undo")
    }
    found = (
        client.get("/admin/archive/upload/add/").status_code,
        client.get(pages["desk"]).status_code,
        client.post(
            f"{pages['desk']}?document=", {"do": "document", "title": "T", "revision": 0}
        ).status_code,
        client.post(pages["publish"]).status_code,
    )
    assert found == (add, look, repair, publish)
    assert Repair.objects.count() == (repair == 302)
    assert Upload.objects.get().state == ("published" if publish == 302 else "review")


@pytest.mark.parametrize("part", ["anonymous", "visitor", "staff", "dropper"])
@pytest.mark.parametrize("page", ["desk", "undo", "seen", "history"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_nobody_else_comes_near(part, page, method, log_in, upload):
    client = log_in(part)
    before = dump()
    response = getattr(client, method)(reverse(f"admin:archive_upload_{page}", args=[upload.pk]))
    assert (response.status_code, dump()) == (302 if part in ("anonymous", "visitor") else 403, before)


@pytest.mark.parametrize(("part", "status"), [("anonymous", 302), ("staff", 403), ("viewer", 404)])
def test_pictures_are_for_those_who_see_uploads(part, status, log_in, upload):
    address = reverse("admin:archive_upload_page", args=[upload.pk, 1])
    assert log_in(part).get(address).status_code == status


@pytest.mark.parametrize("part", ["viewer", "uploader"])
def test_whoever_only_looks_is_offered_no_repair(part, log_in, upload):
    page = log_in(part).get(reverse("admin:archive_upload_desk", args=[upload.pk]) + "?line=82")
    assert [words in page.content.decode() for words in ("put right<", 'name="do"', 'name="undo"')] == [
        False
    ] * 3
