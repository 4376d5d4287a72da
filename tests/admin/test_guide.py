"""The guide for staff, in the admin as in the repository."""

import pytest
from django.urls import reverse

from archive.admin.guide import DOCS, guide

pytestmark = pytest.mark.django_db


def test_it_stands_in_the_admin_with_its_pictures(log_in):
    client = log_in("dropper")
    page = client.get(reverse("admin:archive_upload_guide"))
    assert page.status_code == 200
    pictures = [block.picture for block in guide() if block.kind == "picture"]
    assert sorted(pictures) == sorted(file.stem for file in (DOCS / "desk").iterdir())
    for picture in pictures:
        answer = client.get(reverse("admin:archive_upload_guide_picture", args=[picture]))
        assert (answer.status_code, answer["Content-Type"]) == (200, "image/webp")
        assert b"".join(answer.streaming_content)[8:12] == b"WEBP"
    assert "<kbd>j</kbd>" in page.content.decode()
    assert "[operations.md]" not in page.content.decode()


def test_no_other_picture_is_served(log_in):
    assert log_in("boss").get("/admin/archive/upload/guide/nothing.webp").status_code == 404


def test_it_is_for_staff_and_the_desk_leads_there(log_in, boss, upload):
    address = reverse("admin:archive_upload_guide")
    assert log_in("visitor").get(address).status_code == 302
    for page in ("archive_upload_add", "archive_upload_changelist"):
        assert address in boss.get(reverse(f"admin:{page}")).content.decode()
    assert address in boss.get(reverse("admin:archive_upload_desk", args=[upload.pk])).content.decode()
