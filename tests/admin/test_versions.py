"""Every version of what was read, held against another, and restored."""

import pytest
from django.contrib.admin.models import LogEntry
from django.urls import reverse

from archive.models import Clause, Repair, Upload, Version
from archive.repairs.repair import RepairKind
from archive.services.ingest import ingest_file
from archive.services.receiving import receive
from archive.services.repairs import Aim, make_repair, redo, undo
from archive.services.rereading import publish_again
from archive.services.versions import differ, parts_of
from tests.admin.conftest import first_upload
from tests.services.deciding import publish, see_all
from tests.services.files import LAKESIDE, sample
from tests.standing import Make

pytestmark = pytest.mark.django_db

# The line on which the first operative clause begins.
FIRST = 82
REST = "Urges everybody to rest."


def address(upload, page="history"):
    return reverse(f"admin:archive_upload_{page}", args=[upload.pk])


def repair(upload, kind=RepairKind.TEXT, line=FIRST, **arguments) -> Repair:
    return make_repair(
        upload=upload,
        revision=revision(upload),
        kind=kind,
        aim=Aim(line=line),
        arguments=arguments,
        user=upload.source.received_from,
    )


def revision(upload) -> int:
    return Upload.objects.get(pk=upload.pk).revision


def causes(upload) -> list[str]:
    return list(upload.source.versions.order_by("number").values_list("cause", flat=True))


def texts(upload, number: int) -> list[str]:
    return [part.text for part in parts_of(upload.source.versions.get(number=number))]


def restored(client, upload, number: int):
    told = {"version": number, "revision": revision(upload)}
    return client.post(address(upload, "restore"), told, follow=True)


def changed_twice() -> Upload:
    upload = first_upload()
    repair(upload, text=REST)
    repair(upload, RepairKind.DELETE, line=85)
    return upload


@pytest.fixture(scope="session")
def made_changed() -> Make:
    return changed_twice


@pytest.fixture
def changed(made_changed, db, left_standing) -> Upload:
    """Read, and put right twice."""
    return left_standing.made


def test_each_step_is_a_version(changed):
    user = changed.source.received_from
    last = Repair.objects.latest("position").pk
    undo(upload=changed, revision=revision(changed), repair=last, user=user)
    redo(upload=changed, revision=revision(changed), repair=last, user=user)
    publish(upload=changed, user=user)
    assert causes(changed) == ["reading", "repair", "repair", "undo", "redo", "published"]
    assert [REST in texts(changed, number) for number in range(1, 7)] == [False, *[True] * 5]
    rows = list(changed.source.versions.order_by("number"))
    assert [len(row.repairs) for row in rows] == [0, 1, 2, 1, 2, 2]
    assert [row.content is None for row in rows] == [False, False, False, True, True, True]
    assert [row.made_by for row in rows] == [None, *[user] * 5]


def test_to_be_read_again_alike_is_no_version(upload):
    ingest_file(data=sample(LAKESIDE), name="lakeside.txt", again=True)
    publish(upload=upload, user=upload.source.received_from)
    publish_again(upload)
    assert causes(upload) == ["reading", "published"]


def test_two_are_compared_clause_by_clause_with_their_words_marked(boss, upload):
    repair(upload, RepairKind.TEXT, text="Urges all to rest.")
    repair(upload, RepairKind.TEXT, text="Urges everybody to rest.")
    one, other = upload.source.versions.order_by("number")[1:3]
    difference = differ(one, other)
    (row,) = difference.rows
    assert row.state == "changed"
    assert [(said.text, said.changed) for said in row.left.said] == [
        ("Urges ", False),
        ("all ", True),
        ("to rest.", False),
    ]
    page = boss.get(address(upload, "versions"), {"left": 2, "right": 3}).content.decode()
    assert "1 part differs;" in page
    assert "Urges <del>all </del>to rest." in page
    assert "Urges <ins>everybody </ins>to rest." in page


def test_what_only_one_says_and_votes_are_shown(boss, changed):
    difference = differ(*changed.source.versions.filter(number__in=[1, 3]).order_by("number"))
    assert sorted({row.state for row in difference.rows}) == ["changed", "left", "right"]
    same = boss.get(address(changed, "versions"), {"left": 2, "right": 2}).content.decode()
    assert "Both say the same" in same
    make_repair(
        upload=changed,
        revision=revision(changed),
        kind=RepairKind.VOTE,
        aim=Aim(resolution=0),
        arguments={"method": "recorded", "adopted": True, "in_favor": 9, "against": 1},
        user=None,
    )
    row = differ(*changed.source.versions.filter(number__in=[3, 4]).order_by("number")).rows[0]
    assert (row.right.part.kind, row.right.part.text) == (
        "vote",
        "adopted recorded; 9 in favour; 1 against",
    )


def test_an_older_one_is_restored_as_a_new_one_and_back(boss, changed):
    page = restored(boss, changed, 2).content.decode()
    assert "Version 2 is restored, as a new one." in page
    assert (texts(changed, 4), causes(changed)[-1]) == (texts(changed, 2), "restore")
    assert Repair.objects.count() == 2  # nothing is lost
    restored(boss, changed, 3)
    assert texts(changed, 5) == texts(changed, 3)
    restored(boss, changed, 1)
    assert texts(changed, 6) == texts(changed, 1)
    said = LogEntry.objects.filter(object_id=changed.pk, change_message__startswith="Restored")
    assert {entry.change_message for entry in said} == {f"Restored version {n}." for n in (1, 2, 3)}


def test_the_history_shows_them_all(boss, changed):
    restored(boss, changed, 1)
    page = boss.get(address(changed)).content.decode()
    for told in ("Put right: text changed, line 82", "Older version restored: that of version 1"):
        assert told in page


def test_what_is_public_follows_once_it_is_published_again(boss, changed):
    publish(upload=changed, user=changed.source.received_from)
    restored(boss, changed, 1)
    assert Clause.objects.filter(text=REST).exists()
    see_all(changed)
    publish_again(changed)
    assert not Clause.objects.filter(text=REST).exists()


def test_a_document_in_whose_place_it_came_is_named(boss, upload):
    user = upload.source.received_from
    publish(upload=upload, user=user)
    more = sample(LAKESIDE) + b"\n\n4. Urges one more.\n"
    newer = receive(data=more, name="corrected.txt", user=user).upload
    publish(upload=newer, user=user)
    assert list(newer.source.versions.latest("number").replaced.all()) == [upload.source]
    assert (
        f'in place of <a href="{address(upload)}">lakeside.txt</a>'
        in boss.get(address(newer)).content.decode()
    )


def test_who_saves_second_is_told(boss, changed):
    told = {"version": 1, "revision": revision(changed) - 1}
    page = boss.post(address(changed, "restore"), told, follow=True).content.decode()
    assert ("Somebody else changed this document" in page, len(causes(changed))) == (True, 3)


def test_two_versions_are_chosen_where_none_is_named(boss, changed):
    answer = boss.get(address(changed, "versions"))
    assert (answer.status_code, answer["Location"]) == (302, address(changed))


@pytest.mark.parametrize(
    "query", ["?left=", "?left=1", "?left=1&right=9", "?left=x&right=1", "?left=-1&right=1"]
)
def test_what_is_no_version_is_not_compared(query, boss, changed):
    assert boss.get(address(changed, "versions") + query).status_code == 404


@pytest.mark.parametrize("version", ["", "0", "9", "x", "-1"])
def test_what_is_no_version_is_not_restored(version, boss, changed):
    told = {"version": version, "revision": revision(changed)}
    assert (boss.post(address(changed, "restore"), told).status_code, len(causes(changed))) == (404, 3)
    assert boss.get(address(changed, "restore")).status_code == 302


@pytest.mark.parametrize(
    ("part", "look"), [("staff", 403), ("dropper", 403), ("viewer", 200), ("uploader", 200)]
)
def test_looking_and_restoring_take_their_permissions(part, look, log_in, changed):
    client = log_in(part)
    compared = client.get(address(changed, "versions"), {"left": 1, "right": 2})
    told = {"version": 1, "revision": revision(changed)}
    assert (compared.status_code, client.post(address(changed, "restore"), told).status_code) == (look, 403)
    assert Version.objects.count() == 3
    if look == 200:
        assert "Restore<span" not in client.get(address(changed)).content.decode()


def test_the_history_takes_as_many_queries_whatever_it_holds(boss, upload, django_assert_max_num_queries):
    for n in range(4):
        repair(upload, text=f"Urges {n}.")
    with django_assert_max_num_queries(14):
        boss.get(address(upload))


def test_one_version_is_held_beside_nothing(boss, upload) -> None:
    address = f"/admin/archive/upload/{upload.pk}/history/"
    assert "Compare the two chosen" not in boss.get(address).content.decode()
