"""What search filters on is copied onto each clause; the copies agree with what they are copies of."""

import pytest

from archive.models import Clause, Conference, Document, Source
from archive.services.ingest import Kind, ingest_file
from archive.services.likeness import fingerprint
from archive.services.removal import take_out
from tests.services.files import LAKESIDE, SAMPLES, sample

pytestmark = pytest.mark.django_db


def strays():
    """The clauses of which a copied column differs from its owner, or a fingerprint from its text."""
    rows = Clause.objects.select_related(
        "resolution__vote",
        "resolution__document__session__conference",
        "paper__document__session__conference",
    )
    return [row.pk for row in rows if _copies(row) != _owners(row)]


def _copies(row):
    return (
        row.session_id,
        row.committee_id,
        row.conference_id,
        row.year,
        row.outcome,
        row.language,
        row.alike,
    )


def _owners(row):
    owner = row.resolution or row.paper
    session = owner.document.session
    dated = session.conference.start_date or owner.document.date
    vote = getattr(row.resolution, "vote", None)
    return (
        session.pk,
        session.committee_id,
        session.conference_id,
        dated and dated.year,
        Clause.outcome_of(vote),
        owner.document.language,
        fingerprint(row.text),
    )


@pytest.fixture
def archive():
    for path in sorted(SAMPLES.iterdir()):
        assert ingest_file(data=path.read_bytes(), name=path.name).kind == Kind.STORED


def test_of_all_samples(archive):
    assert (Clause.objects.count() > 500, strays()) == (True, [])


def test_after_every_document_was_read_again_in_a_conference_put_right(archive):
    Conference.objects.update(simulation=False, location="Elsewhere")
    for path in sorted(SAMPLES.iterdir()):
        again = ingest_file(data=path.read_bytes(), name=path.name, again=True)
        assert again.kind == Kind.READ_AGAIN
    assert strays() == []


def test_after_documents_were_replaced_and_taken_out(archive):
    assert ingest_file(data=sample(LAKESIDE) + b"\nMore.\n", name="changed.txt").kind == Kind.REPLACED
    for source in Source.objects.filter(document__isnull=False)[::2]:
        take_out(source)
    assert Document.objects.exists()
    assert strays() == []


def test_a_resolution_and_its_clauses_are_of_one_session(archive):
    rows = Clause.objects.exclude(resolution=None).values_list("session", "resolution__session")
    assert {one == other for one, other in rows} == {True}
