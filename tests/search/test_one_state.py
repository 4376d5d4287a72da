"""The transaction of a search: it sees one state, writes nothing, and ends however the search does."""

from collections.abc import Iterator
from itertools import islice

import psycopg
import pytest
from django.db import DatabaseError, InternalError, OperationalError, connection
from django.http import StreamingHttpResponse
from django.test import Client
from psycopg.pq import TransactionStatus

from archive.models import Clause
from archive.queries.limits import one_state, search_limits
from archive.queries.state import current_state, is_state_known
from tests import factories

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def archive(own_archive: list[Clause]) -> list[Clause]:
    return own_archive


@pytest.fixture
def other() -> Iterator[psycopg.Connection]:
    """Another session."""
    parameters = connection.get_connection_params() | {"cursor_factory": psycopg.Cursor, "context": None}
    with psycopg.connect(**parameters, autocommit=True) as session:
        yield session


def is_idle() -> bool:
    return bool(connection.connection.info.transaction_status == TransactionStatus.IDLE)


def test_what_others_write_meanwhile_is_not_seen(other: psycopg.Connection) -> None:
    factories.ClauseFactory(label="1")
    with one_state():
        before = current_state()
        other.execute("UPDATE archive_clause SET label = '2', text = 'Notes the flood;'")
        assert Clause.objects.get().label == "1"
        with one_state():
            assert current_state() is before
            assert Clause.objects.get().label == "1"
    assert is_idle()
    assert Clause.objects.get().label == "2"
    assert list(current_state().changed) == [Clause.objects.get().pk] * 2


def test_nothing_is_written_in_it() -> None:
    factories.ClauseFactory()
    with pytest.raises(InternalError, match="read-only"), one_state():
        Clause.objects.update(label="3")
    assert is_idle()
    assert Clause.objects.count() == 1


def test_it_ends_with_an_error_of_any_kind() -> None:
    with pytest.raises(KeyError), one_state():
        raise KeyError
    assert is_idle()
    with pytest.raises(DatabaseError), one_state(), connection.cursor() as cursor:
        cursor.execute("SELECT 1 / 0")
    assert is_idle()


def test_limits_end_with_it() -> None:
    def timeout() -> str:
        with connection.cursor() as cursor:
            cursor.execute("SHOW statement_timeout")
            return str(cursor.fetchone()[0])

    before = timeout()
    with one_state(1234):
        assert timeout() == "1234ms"
        with one_state(4321):
            assert timeout() == "4321ms"
    assert timeout() == before


@pytest.mark.parametrize("lines", [0, 1, 3])
def test_it_ends_with_an_export_that_is_broken_off(client: Client, lines: int) -> None:
    factories.ClauseFactory.create_batch(5, text="Notes the flood;")
    response = client.get("/search.csv?q=flood")
    assert isinstance(response, StreamingHttpResponse)
    sent = iter(response)
    assert len(list(islice(sent, lines))) == lines
    assert not is_idle()
    response.close()
    assert is_idle()
    assert not is_state_known()


def test_a_server_that_goes_away_is_no_ones_transaction(other: psycopg.Connection) -> None:
    def search() -> None:
        with search_limits():
            other.execute("SELECT pg_terminate_backend(%s)", [connection.connection.info.backend_pid])
            Clause.objects.count()

    with pytest.raises(OperationalError):
        search()
    assert Clause.objects.count() == 0
