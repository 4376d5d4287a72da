"""What was answered is answered again without being counted anew, as long as nothing has changed."""

import pytest
from django.db import DataError, connection, transaction
from django.test import override_settings
from django.test.utils import CaptureQueriesContext

from archive.index.kept import kept
from archive.index.sealing import rebuild
from archive.models import Clause, Resolution, Sponsorship
from archive.queries.found import FACETS, Sort
from archive.queries.indexed import ROW_BYTES, IndexedFound, find, take_snapshot
from archive.queries.reading import read_words
from archive.queries.sending import sent
from tests import factories


@pytest.fixture(autouse=True)
def nothing_kept(archive: list[Clause]) -> None:
    rebuild()
    kept.forget_answers()


def asked(words: str = "human") -> IndexedFound:
    found = find(read_words(words), {})
    assert isinstance(found, IndexedFound)
    return found


def test_the_same_question_has_the_same_answer() -> None:
    first = asked()
    first.page(Sort.RELEVANCE, 0, 2, FACETS)
    with CaptureQueriesContext(connection) as captured:
        again = asked()
        again.page(Sort.RELEVANCE, 0, 2, FACETS)
        again.page(Sort.RELEVANCE, 2, 4, FACETS)
    assert again is first
    assert len(captured) <= 3  # what stands in the index now, and how the question is read
    assert asked("human OR drought") is not first
    assert find(read_words("human"), {"kind": ("operative",)}) is not first


def test_a_change_is_seen_at_once_and_when_it_is_taken_back() -> None:
    before = asked().counts()
    with transaction.atomic():
        factories.ClauseFactory(text="Notes human trafficking;")
        assert asked().counts().clauses == before.clauses + 1
        transaction.set_rollback(True)
    assert asked().counts() == before
    # As many changes as those taken back, and others.
    factories.ClauseFactory(text="Notes something else;")
    assert asked().counts() == before
    Clause.objects.filter(text="Notes something else;").update(text="Notes human errors;")
    assert asked().counts().clauses == before.clauses + 1
    rebuild()
    assert asked().counts().clauses == before.clauses + 1


def test_what_fields_look_up_elsewhere_is_looked_up_each_time() -> None:
    words = "sponsor:france human"
    assert asked(words).number() == 0
    clause = Clause.objects.filter(text__contains="human", resolution__isnull=False)[0]
    Sponsorship.objects.create(
        resolution=clause.resolution, delegation=factories.DelegationFactory(name="France"), position=1
    )
    assert asked(words).number() >= 1


def test_the_status_of_a_resolution_changes_the_order() -> None:
    """And stands with each clause of it."""
    resolution = Clause.objects.get(pk=asked().keys(Sort.RELEVANCE, 0, 1)[0]).resolution
    assert resolution is not None
    state = take_snapshot().state
    Resolution.objects.filter(pk=resolution.pk).update(status="rejected")
    assert set(resolution.clauses.values_list("status", flat=True)) == {"rejected"}
    assert take_snapshot().state != state
    first = Clause.objects.get(pk=asked().keys(Sort.RELEVANCE, 0, 1)[0])
    assert first.resolution != resolution


def test_answers_kept_take_so_much_memory() -> None:
    """The latest stay; one that takes all by itself is not kept."""
    size = asked().size
    with override_settings(INDEX_ANSWERS_BYTES=2 * size):
        first = asked()
        assert asked() is first
        asked("drought")
        asked("trafficking")
        assert asked("trafficking") is asked("trafficking")
        assert asked() is not first
    kept.forget_answers()
    with override_settings(INDEX_ANSWERS_BYTES=size - 1):
        assert asked() is not asked()


def test_clauses_new_to_the_index_take_memory() -> None:
    before = asked().size
    factories.ClauseFactory.create_batch(2, text="Notes human trafficking;")
    assert asked().size == before + 2 * ROW_BYTES


@pytest.mark.parametrize("prepared", [True, False])
def test_something_else_is_done_while_postgresql_works(prepared: bool) -> None:
    asked = sent("SELECT %s::text, '100%%'", ["a'b"], prepared=prepared)
    with CaptureQueriesContext(connection) as captured, asked as rows:
        done = 1 + 1
    assert (done, rows) == (2, [("a'b", "100%")])
    assert len(captured) == 1


@pytest.mark.parametrize("prepared", [True, False])
def test_what_postgresql_refuses_is_raised_as_by_django(prepared: bool) -> None:
    asked = sent("SELECT 1 / %s::int", [0], prepared=prepared)
    with pytest.raises(DataError), transaction.atomic(), asked as rows:
        assert rows == []
    with sent("SELECT 1", []) as rows:
        assert rows == []
    assert rows == [(1,)]


def test_what_is_prepared_is_planned_once() -> None:
    for number in (1, 2):
        with sent("SELECT %s::int AS planned_once", [number], prepared=True) as rows:
            pass
        assert rows == [(number,)]
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_prepared_statements WHERE statement LIKE '%planned_once'")
        assert cursor.fetchone() == (1,)
