"""What storing and reviewing ask of the database does not grow with the session, nor with the archive."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from archive.models import Document, Resolution, Session
from archive.parser.model import AgendaItem, Problem
from archive.services.ingest import ingest_file
from archive.services.receiving import receive
from archive.services.review import review
from archive.services.slugs import Claims
from archive.services.store import store_document
from tests.services.parses import draft, note, recorded, report, resolution, source

pytestmark = pytest.mark.django_db


def text(n):
    """A draft that brings an agenda item of its own."""
    vote = recorded(("Chad", "in favour"), ("Peru", "against"))
    read = resolution(None, title=f"Wells {n}", symbol=f"E/L.{n}", topic=f"Water {n}", vote=vote)
    return draft(agenda=(AgendaItem(str(n), f"Water {n}"),), resolutions=(read,))


def paper(n):
    return note(f"Wells in practice {n}", symbol=f"E/CN.99/{n}")


def store(name, parsed):
    return store_document(source=source(name, name), parsed=parsed)


def asked_for(name, parsed):
    """The SQL that storing it needs."""
    file = source(name, name)
    with CaptureQueriesContext(connection) as queries:
        store_document(source=file, parsed=parsed)
    return [query["sql"] for query in queries]


def loaded(name, parsed):
    """How many rows the database gives out for storing it, over all statements."""
    file, rows = source(name, name), []

    def count(execute, sql, params, many, context):
        result = execute(sql, params, many, context)
        if sql.startswith("SELECT"):
            rows.append(context["cursor"].rowcount)
        return result

    with connection.execute_wrapper(count):
        store_document(source=file, parsed=parsed)
    return sum(rows)


def clauses_read(sql):
    """How many clauses PostgreSQL looks at for it, where it uses an index as in an archive of many."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE archive_clause, archive_resolution, archive_paper, archive_document")
        for way in ("seqscan", "hashjoin", "mergejoin"):
            cursor.execute(f"SET LOCAL enable_{way} = off")
        cursor.execute(f"EXPLAIN (ANALYZE, FORMAT JSON) {sql}")
        nodes, read = [cursor.fetchone()[0][0]["Plan"]], 0
    while nodes:
        node = nodes.pop()
        nodes += node.get("Plans", [])
        if node.get("Relation Name") == "archive_clause":
            read += (node["Actual Rows"] + node.get("Rows Removed by Filter", 0)) * node["Actual Loops"]
    return read


@pytest.mark.parametrize("kind", [text, paper])
def test_as_many_statements_beside_two_documents_as_beside_eight(kind):
    counts = [len(asked_for(f"{kind.__name__}-{n}", kind(n))) for n in range(9)]
    assert Session.objects.get().documents.count() == 9
    assert counts[2] == counts[8]


def test_other_documents_are_not_loaded():
    rows = [loaded(f"paper-{n}", paper(n)) for n in range(9)]
    assert rows[2] == rows[8]


def test_no_statement_loads_the_lines_or_ledger_or_bytes_of_another_document():
    store("old", text(1))
    asked = asked_for("new", text(1))
    assert Document.objects.get().source.name == "new"
    heavy = ('"archive_document"."lines"', '"archive_document"."ledger"', '"archive_source"."content"')
    selects = [sql for sql in asked if sql.startswith("SELECT")]
    assert [sql for sql in selects if any(column in sql for column in heavy)] == []


def test_an_agenda_that_grows_keeps_what_stands_under_it():
    for n in (1, 2, 3):
        store(f"text-{n}", text(n))
    before = dict(Resolution.objects.values_list("symbol", "agenda_item"))
    store("text-4", text(4))
    after = dict(Resolution.objects.values_list("symbol", "agenda_item"))
    assert {symbol: after[symbol] for symbol in before} == before
    titles = Resolution.objects.order_by("pk").values_list("agenda_item__title", flat=True)
    assert list(titles) == ["Water 1", "Water 2", "Water 3", "Water 4"]


def test_a_resolution_comes_under_the_item_that_a_later_document_names():
    meeting = {"conference": report().conference, "committee": report().committee}
    early = resolution(None, title="Wells", topic="Water 2")
    store("early", draft(resolutions=(early,), agenda=(), **meeting))
    assert Resolution.objects.get().agenda_item is None
    store("late", draft("Rivers", agenda=(AgendaItem("2", "WATER 2"),), **meeting))
    assert Resolution.objects.get(title="Wells").agenda_item.title == "WATER 2"


def test_claims_of_one_name_are_numbered_in_order():
    claims = Claims({"op-1-3"})
    given = [claims.claim("op-1") for _ in range(20_000)]
    assert given[:4] == ["op-1", "op-1-2", "op-1-4", "op-1-5"]
    assert len(set(given)) == 20_000
    assert claims.claim("op-1-2") == "op-1-2-2"


def test_what_cannot_be_stored_gives_way_however_deep_it_stands():
    stored = store("any", note("Wells\ud800", problems=(Problem("code", "a\0b"),)))
    assert stored.paper.title == "Wells\ufffd"
    assert "a\ufffdb" in stored.problems.values_list("message", flat=True)


def test_no_more_clauses_are_read_for_duplicates_where_others_are_many(admin_user):
    words = "1. Urges action on clean water in all of its valleys.\n"
    head = "Code: WHA/1/1\n\nCommittee: World Health Assembly\n\nThe World Health Assembly,\n\n"
    ingest_file(data=(head + words).encode(), name="one.txt")
    upload = receive(data=(head + words + "\n\n").encode(), name="again.txt", user=admin_user).upload
    counts = []
    for n in range(3):
        store(f"paper-{n}", paper(n))
        store(f"text-{n}", text(n))
        with CaptureQueriesContext(connection) as queries:
            assert [each.source.name for each in review(upload).duplicates] == ["one.txt"]
        counts.append([clauses_read(query["sql"]) for query in queries if "clause" in query["sql"]])
    assert counts[0] == counts[2]
