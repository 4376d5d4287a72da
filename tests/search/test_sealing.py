"""What changes after the index was made is found all the same, and taken in by the next segment."""

import pytest
from django.db import connection
from django.test import override_settings

from archive.index import sealing
from archive.index.sealing import seal
from archive.models import Change, Clause, Posting, Reference, Segment
from archive.queries.clauses import ClauseQuery, search_clauses
from tests import factories
from tests.search.asked import differing, found

pytestmark = pytest.mark.usefixtures("small_sets")


@pytest.fixture
def archive(own_archive: list[Clause]) -> list[Clause]:
    return own_archive


def test_what_is_published_is_found_at_once(archive: list[Clause]) -> None:
    clause = factories.ClauseFactory(text="Urges all to study heliotropes;")
    assert found("heliotropes") == [clause.pk]
    assert Change.objects.count() == 1


def test_what_is_removed_is_not_found(archive: list[Clause]) -> None:
    before = found("drought")
    Clause.objects.filter(pk=before[0]).delete()
    assert found("drought") == before[1:]


def test_only_what_is_indexed_counts_as_changed(archive: list[Clause]) -> None:
    Clause.objects.update(page=7, confidence=0.5)
    assert Change.objects.count() == 0
    Clause.objects.filter(pk=archive[0].pk).update(outcome="rejected")
    assert list(Change.objects.values_list("clause", flat=True)) == [archive[0].pk]


def test_what_a_clause_cites_counts_as_changed(archive: list[Clause]) -> None:
    def changed() -> set[int]:
        clauses = set(Change.objects.values_list("clause", flat=True))
        seal()
        return clauses

    one, other = archive[0], archive[1]
    cited = factories.ReferenceFactory(clause=one, key="A/RES/1/1")
    assert changed() == {one.pk}
    Reference.objects.filter(pk=cited.pk).update(start=1)
    assert changed() == set()
    Reference.objects.filter(pk=cited.pk).update(key="A/RES/2/1")
    assert changed() == {one.pk}
    Reference.objects.filter(pk=cited.pk).update(clause=other)
    assert changed() == {one.pk, other.pk}
    cited.delete()
    assert changed() == {other.pk}
    note = factories.DocumentFactory().footnotes.create(position=1, label="1", text="A/RES/1/1")
    factories.ReferenceFactory(clause=None, footnote=note)
    assert changed() == set()
    citing = set(Reference.objects.filter(clause__isnull=False).values_list("clause", flat=True))
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # PostgreSQL asks for it
        cursor.execute("TRUNCATE archive_reference")
    assert changed() == citing != set()
    assert differing(30) == []


def test_small_segments_are_taken_into_larger_ones(archive: list[Clause]) -> None:
    first = Segment.objects.get()
    for _ in range(3):
        factories.ClauseFactory(text="Notes the drought;")
        seal()
    assert sorted(Segment.objects.values_list("size", flat=True)) == [3, first.size]
    assert differing() == []


def test_a_segment_without_any_clause_left_goes(archive: list[Clause]) -> None:
    Clause.objects.all().delete()
    seal()
    assert (Segment.objects.count(), Posting.objects.count()) == (0, 0)
    assert search_clauses(ClauseQuery("drought")).clauses == 0


def test_sealing_is_due_where_much_has_changed(archive: list[Clause]) -> None:
    factories.ClauseFactory()
    assert sealing.seal_if_due() == 0
    with override_settings(INDEX_SEAL_AT=1, INDEX_CHANGES_MAX=0):
        assert sealing.seal_if_due() == 0  # a whole archive is no work for a request
    with override_settings(INDEX_SEAL_AT=1):
        assert sealing.seal_if_due() == 1


def test_a_segment_that_was_broken_off_is_read_by_no_one(archive: list[Clause]) -> None:
    before = found("drought")
    broken = sealing.make_segment(before)
    assert found("drought") == before
    seal()
    assert not Segment.objects.filter(pk=broken).exists()
