"""Problems are ticked as seen before anything is published."""

import pytest
from django.contrib.admin.models import LogEntry
from django.urls import reverse

from archive.models import Document, Seen
from archive.parser.model import Problem, Severity
from archive.services.receiving import receive
from archive.services.review import review
from archive.services.seen import Sight, key_of, mark_seen, sights
from tests.services.deciding import see_all
from tests.services.rows import dump
from tests.services.test_review import UNDATED

pytestmark = pytest.mark.django_db


def address(upload, page="change"):
    return reverse(f"admin:archive_upload_{page}", args=[upload.pk])


@pytest.fixture
def unseen(upload):
    """One whose summary tells of a vote that no resolution has."""
    Seen.objects.all().delete()
    return upload


def keys(upload):
    found = review(upload)
    return [sight.key for sight in sights(upload, [*found.parsed.problems, *found.problems]) if sight.is_open]


def test_what_nobody_ticked_is_not_published(boss, unseen):
    response = boss.post(address(unseen, "publish"), follow=True)
    assert (
        "lakeside.txt cannot be published yet: 1 problem is not ticked as seen." in response.content.decode()
    )
    assert boss.get(address(unseen, "publish")).status_code == 302
    assert Document.objects.count() == 0


def test_a_vote_that_does_not_add_up_takes_a_note(boss, unseen):
    (key,) = keys(unseen)
    boss.post(address(unseen, "seen"), {"seen": key})
    boss.post(address(unseen, "seen"), {"seen": key, f"note-{key}": "\0"})
    assert Seen.objects.count() == 0
    boss.post(address(unseen, "seen"), {"seen": key, f"note-{key}": "As\0 printed"})
    boss.post(address(unseen, "publish"))
    row = Seen.objects.get()
    assert (row.note, row.seen_by.username, Document.objects.count()) == ("As printed", "boss", 1)


def test_what_is_no_vote_takes_a_tick_alone(boss, unseen):
    undated = receive(data=UNDATED, name="undated.txt", user=unseen.source.received_from).upload
    (key,) = keys(undated)
    page = boss.post(address(undated, "seen"), {"seen": key}, follow=True)
    assert "Ticked as seen: 1 problem." in page.content.decode()
    assert keys(undated) == []
    assert LogEntry.objects.get(object_id=undated.pk).change_message == "Ticked as seen: 1 problem."


@pytest.mark.parametrize("told", [{}, {"seen": "x"}, {"seen": ["", "0" * 64]}])
def test_what_is_no_problem_of_it_is_not_ticked(told, boss, unseen):
    before = dump()
    assert (boss.post(address(unseen, "seen"), told).status_code, dump()) == (302, before)


@pytest.mark.parametrize("part", ["staff", "viewer", "dropper", "uploader"])
def test_ticking_takes_the_permission_to_review(part, log_in, unseen):
    (key,) = keys(unseen)
    response = log_in(part).post(address(unseen, "seen"), {"seen": key, f"note-{key}": "As printed"})
    assert (response.status_code, Seen.objects.count()) == (403, 0)


def test_told_otherwise_it_is_another_problem(unseen):
    one, other = (Problem("label-gap", f"After 1 comes {n}.", 3) for n in (3, 4))
    mark_seen(upload=unseen, problems=[one], notes={key_of(one): ""}, user=None)
    assert [sight.is_open for sight in sights(unseen, [one, other])] == [False, True]
    mark_seen(upload=unseen, problems=[one, one], notes={key_of(one): ""}, user=None)
    assert Seen.objects.count() == 1


def test_a_note_need_not_be_ticked():
    note = Problem("vote-attendance", "Fewer votes.", 3, Severity.INFO)
    sight = Sight(note, key_of(note), None)
    assert (sight.must_be_seen, sight.needs_note, sight.is_open) == (False, False, False)


def test_those_that_are_open_come_first(boss, unseen):
    assert [sight.is_open for sight, _ in boss.get(address(unseen)).context["chosen"]] == [True]
    see_all(unseen)
    assert [sight.is_open for sight, _ in boss.get(address(unseen)).context["chosen"]] == [False]
