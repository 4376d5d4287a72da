"""Rows of several tables, written together."""

import pytest
from django.db import IntegrityError, connection
from django.test.utils import CaptureQueriesContext

from archive.models import Document, Footnote, Problem, Reference
from archive.queries.documents import annotate_counts
from archive.services.copying import Batch
from archive.services.ingest import ingest_file
from archive.services.store import store_document
from tests.factories import DocumentFactory
from tests.services.files import SAMPLES
from tests.services.parses import note, source

pytestmark = pytest.mark.django_db

# What means something to PostgreSQL where it reads arrays, JSON or lines of COPY.
TEXTS = [
    "",
    " ",
    "NULL",
    "\\N",
    "\\.",
    '"',
    "'",
    "\\",
    '\\"',
    "{a,b}",
    "a\tb",
    "a\nb",
    "a\r\nb",
    "é\u2028中",
    "%s",
]


def a_footnote(document, position, text="See above."):
    return Footnote(document=document, position=position, label="1", text=text)


def test_texts_come_out_as_they_went_in():
    document = DocumentFactory()
    batch = Batch()
    batch.add(a_footnote(document, n, text) for n, text in enumerate(TEXTS, start=1))
    batch.write()
    assert list(Footnote.objects.order_by("position").values_list("text", flat=True)) == TEXTS


def test_arrays_and_json_come_out_as_they_went_in():
    stored = store_document(source=source(), parsed=note(title='"}\\', lines=tuple(TEXTS)))
    stored.refresh_from_db()
    assert (stored.lines, stored.said["title"]) == (TEXTS, '"}\\')


def test_rows_refer_to_one_another_before_they_have_keys():
    document = DocumentFactory()
    batch = Batch()
    notes = [a_footnote(document, n) for n in (1, 2)]
    batch.add(
        Reference(footnote=row, kind="goal", key=f"SDG {row.position}", start=0, end=3) for row in notes
    )
    batch.add(notes)
    batch.write()
    cited = Reference.objects.order_by("key").values_list("key", "footnote")
    assert list(cited) == [("SDG 1", notes[0].pk), ("SDG 2", notes[1].pk)]


def test_each_table_takes_one_statement_and_all_keys_another():
    document = DocumentFactory()
    batch = Batch()
    notes = batch.add(a_footnote(document, n) for n in range(1, 51))
    batch.add(Reference(footnote=row, kind="goal", key="SDG 1", start=0, end=3) for row in notes)
    with CaptureQueriesContext(connection) as queries:
        batch.write()
    assert len(queries) == 3


def test_a_row_that_the_database_refuses_leaves_nothing():
    document = DocumentFactory()
    batch = Batch()
    batch.add([a_footnote(document, 1), a_footnote(document, 1)])
    with pytest.raises(IntegrityError, match="footnote_position_once"):
        batch.write()


def test_an_empty_batch_asks_nothing():
    with CaptureQueriesContext(connection) as queries:
        Batch().write()
    assert (len(queries), Problem.objects.count()) == (0, 0)


def test_what_ingest_counts_is_what_stands_in_the_archive():
    outcomes = {
        path.name: ingest_file(data=path.read_bytes(), name=path.name) for path in sorted(SAMPLES.iterdir())
    }
    counted = annotate_counts(Document.objects.select_related("source"))
    found = {
        row.source.name: (row.resolution_count, row.clause_count, row.vote_count, row.problem_count)
        for row in counted
    }
    assert found == {name: (o.resolutions, o.clauses, o.votes, o.problems) for name, o in outcomes.items()}
