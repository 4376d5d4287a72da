"""Searches that PostgreSQL stops, on both pages that have words to search for."""

from collections.abc import Iterator

import psycopg
import pytest
from django.db import connection
from django.test import Client, override_settings

from tests import factories

PAGES = ["/search/", "/resolutions/"]

# Stands before PostgreSQL's own, and fails as that does.
REFUSING = """
    SET LOCAL search_path TO public, pg_catalog;
    CREATE FUNCTION public.phraseto_tsquery(regconfig, text) RETURNS tsquery LANGUAGE plpgsql
        AS $$ BEGIN RAISE EXCEPTION 'tsquery stack too small' USING ERRCODE = 'internal_error'; END $$
"""


@pytest.fixture
def locked_clauses(transactional_db: None) -> Iterator[None]:
    """Another session holds the table, so that no search can end."""
    factories.ResolutionFactory()
    with psycopg.connect(
        **connection.get_connection_params()
        | {"autocommit": False, "cursor_factory": psycopg.Cursor, "context": None}
    ) as other:
        other.execute("LOCK TABLE archive_clause IN ACCESS EXCLUSIVE MODE")
        yield
        other.rollback()


@override_settings(SEARCH_TIMEOUT_MS=50)
@pytest.mark.parametrize("path", PAGES)
def test_a_search_that_takes_too_long_is_stopped(locked_clauses: None, client: Client, path: str) -> None:
    response = client.get(path, {"q": "human"})
    assert response.status_code == 503
    html = response.content.decode()
    assert "<h1>The search took too long</h1>" in html
    assert 'value="human"' in html
    with connection.cursor() as cursor:
        cursor.execute("SHOW statement_timeout")
        assert cursor.fetchone() == ("0",)


@pytest.mark.parametrize("path", PAGES)
def test_a_search_that_is_refused_is_told(
    db: None, client: Client, caplog: pytest.LogCaptureFixture, path: str
) -> None:
    factories.ClauseFactory()
    with connection.cursor() as cursor:
        cursor.execute(REFUSING)
    word = f"unread{path.strip('/')}"  # what the process has read before, PostgreSQL is not asked again
    response = client.get(path, {"q": word})
    assert response.status_code == 400
    html = response.content.decode()
    assert "<h1>The search could not be read</h1>" in html
    assert f'value="{word}"' in html
    assert [record.message for record in caplog.records] == ["PostgreSQL refused a search."]
