"""A query that PostgreSQL answers while this process does something else."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import psycopg
from django.db import connection

Rows = list[tuple[Any, ...]]


@contextmanager
def sent(sql: str, parameters: Sequence[object]) -> Iterator[Callable[[], Rows]]:
    """The query is on its way within the block, in which no other may be asked; called, it gives the rows.

    Raises what a cursor of Django's raises, where the rows are asked for.
    """
    connection.ensure_connection()
    # A cursor of Django's is of a kind that sends nothing ahead. The parameters are put in as it puts them.
    cursor = psycopg.Cursor(connection.connection)
    whole = psycopg.ClientCursor(connection.connection).mogrify(sql, parameters)
    wrap = connection.make_debug_cursor if connection.queries_logged else connection.make_cursor
    with connection.connection.pipeline(), wrap(cursor) as sending:  # type: ignore[arg-type]
        sending.execute(whole)
        yield sending.fetchall
