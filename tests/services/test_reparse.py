"""`manage.py reparse`: what the archive tells follows the parser, and nothing else changes."""

import io

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import timezone

from archive.models import Clause, Document, Repair, Resolution, Upload
from archive.repairs.repair import RepairKind, digest_of
from archive.services import rereading
from archive.services.ingest import ingest_file
from archive.services.reading import Refused, read
from archive.services.receiving import receive
from tests.services.files import LAKESIDE, OTHER, sample
from tests.services.rows import dump, refuse

pytestmark = pytest.mark.django_db


def reparse(*names, **options):
    out = io.StringIO()
    call_command("reparse", *names, stdout=out, stderr=out, **options)
    return out.getvalue()


@pytest.fixture
def repaired():
    """One that is public, and an older repair that it lacks: as if it were read otherwise now."""
    ingest_file(data=sample(LAKESIDE), name="lakeside.txt")
    source = Document.objects.get().source
    lines = read(source).resolutions[0].operative[0].place.lines
    digest = digest_of(lines, read(source).lines)
    Repair.objects.create(
        source=source,
        position=1,
        kind=RepairKind.TEXT,
        lines=list(lines),
        digest=digest,
        arguments={"text": "Urges everybody to rest."},
    )
    Repair.objects.update(made_at=source.received_at)
    return source


def test_where_nothing_differs_nothing_is_written():
    for name in (LAKESIDE, OTHER):
        ingest_file(data=sample(name), name=name)
    before = dump()
    assert reparse() == "2 read again: 0 changed, 0 failed. 0 in review are read.\n"
    assert dump() == before


def test_a_dry_run_shows_what_would_change_and_writes_nothing(repaired):
    before = dump()
    told = reparse(dry_run=True)
    assert "+#op-1 operative 1: Urges everybody to rest. [verb urge]" in told
    assert told.count("\n-#op-1 operative 1: Urges Member States") == 1
    assert told.endswith("1 read again: 1 would change, 0 failed. 0 in review are read.\n")
    assert dump() == before


def test_links_stay_where_texts_change(repaired):
    links = set(Clause.objects.values_list("resolution__slug", "anchor"))
    slugs = set(Resolution.objects.values_list("slug", flat=True))
    reparse()
    assert set(Clause.objects.values_list("resolution__slug", "anchor")) == links
    assert set(Resolution.objects.values_list("slug", flat=True)) == slugs
    assert Clause.objects.get(text="Urges everybody to rest.").anchor == "op-1"
    before = dump()
    assert "0 changed" in reparse()
    assert dump() == before


@pytest.mark.parametrize("when", ["made_at", "undone_at"])
def test_what_no_publisher_has_seen_stays_out(repaired, when):
    Repair.objects.update(**{when: timezone.now()})
    before = dump()
    with pytest.raises(CommandError, match="1 could not be read again"):
        reparse()
    assert dump() == before


def test_one_that_is_named_alone(repaired):
    ingest_file(data=sample(OTHER), name="other.txt")
    assert "1 read again: 1 changed" in reparse(repaired.sha256[:12])
    with pytest.raises(CommandError, match="names nothing that is published"):
        reparse("0" * 12)


def test_what_fails_stays_as_it_was_and_stops_no_other(repaired):
    ingest_file(data=sample(OTHER), name="other.txt")
    connection.check_constraints()  # those that wait for the end of the transaction
    refuse("archive_clause")
    before = dump()
    with pytest.raises(CommandError, match="could not be read again; they stand as they were"):
        reparse()
    assert dump() == before


def test_what_cannot_be_read_any_more_is_told(repaired, monkeypatch):
    def unreadable(source):
        raise Refused(f"{source} cannot be read.")

    monkeypatch.setattr(rereading, "read", unreadable)
    found = rereading.reread(Document.objects.get(), dry_run=False)
    assert (found.refusal, found.diff) == ("lakeside.txt cannot be read.", ())


def test_what_is_in_review_is_read_too(admin_user):
    upload = receive(data=sample(LAKESIDE), name="lakeside.txt", user=admin_user).upload
    Upload.objects.filter(pk=upload.pk).update(clauses=0)
    assert reparse() == "0 read again: 0 changed, 0 failed. 1 in review are read.\n"
    assert Upload.objects.get().clauses == 73
