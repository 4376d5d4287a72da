"""A query that PostgreSQL answers while this process does something else."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import psycopg
from django.db import connection

Rows = list[tuple[Any, ...]]


class _Prepared(psycopg.Cursor[tuple[Any, ...]]):
    """What is asked by it is planned once in a session."""

    def execute(self, query: Any, params: Any = None, **options: Any) -> "_Prepared":
        return super().execute(query, params, **{**options, "prepare": True})


@contextmanager
def sent(sql: str, parameters: Sequence[object], *, prepared: bool = False) -> Iterator[Callable[[], Rows]]:
    """The query is on its way within the block, in which no other may be asked; called, it gives the rows.

    `prepared` is right for one that is asked again and again, and says of what type each parameter is.
    Raises what a cursor of Django's raises, where the rows are asked for.
    """
    connection.ensure_connection()
    # A cursor of Django's is of a kind that sends nothing ahead, and puts the parameters in.
    server = connection.connection
    wrap = connection.make_debug_cursor if connection.queries_logged else connection.make_cursor
    cursor: psycopg.Cursor[Any] = _Prepared(server) if prepared else psycopg.Cursor(server)
    if not prepared:
        sql, parameters = psycopg.ClientCursor(server).mogrify(sql, parameters), ()
    with server.pipeline(), wrap(cursor) as sending:  # type: ignore[arg-type]
        sending.execute(sql, tuple(parameters) or None)  # type: ignore[arg-type]
        yield sending.fetchall
