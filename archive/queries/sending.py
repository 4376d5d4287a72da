"""Short ways to PostgreSQL: all that stands around a cursor takes as long as some answers."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext
from typing import Any

import psycopg
from django.db import connection
from psycopg import errors
from psycopg.pq import ExecStatus
from psycopg.pq.abc import PGresult

Rows = list[tuple[Any, ...]]


def told(statements: str) -> PGresult:
    """What the last of some statements without parameters gives.

    Raises what a cursor of Django's raises.
    """
    connection.close_if_health_check_failed()
    connection.ensure_connection()
    is_logged = connection.queries_logged
    log = connection.make_debug_cursor(None).debug_sql(statements) if is_logged else nullcontext()  # type: ignore[arg-type]
    with log, connection.wrap_database_errors:
        result: PGresult = connection.connection.pgconn.exec_(statements.encode())
        if result.status not in (ExecStatus.COMMAND_OK, ExecStatus.TUPLES_OK):
            raise errors.error_from_result(result)
    return result


class _Prepared(psycopg.Cursor[tuple[Any, ...]]):
    """What is asked by it is planned once in a session."""

    def execute(self, query: Any, params: Any = None, **options: Any) -> "_Prepared":
        return super().execute(query, params, **{**options, "prepare": True})


@contextmanager
def sent(sql: str, parameters: Sequence[object], *, prepared: bool = False) -> Iterator[Rows]:
    """The query is on its way within the block, in which no other may be asked; the rows are there behind it.

    `prepared` is right for one that is asked again and again, and says of what type each parameter is.
    Raises what a cursor of Django's raises.
    """
    connection.ensure_connection()
    # A cursor of Django's is of a kind that sends nothing ahead, and puts the parameters in.
    server = connection.connection
    wrap = connection.make_debug_cursor if connection.queries_logged else connection.make_cursor
    cursor: psycopg.Cursor[Any] = _Prepared(server) if prepared else psycopg.Cursor(server)
    if not prepared:
        sql, parameters = psycopg.ClientCursor(server).mogrify(sql, parameters), ()
    rows: Rows = []
    with wrap(cursor) as sending:  # type: ignore[arg-type]
        with connection.wrap_database_errors, server.pipeline():
            sending.execute(sql, tuple(parameters) or None)  # type: ignore[arg-type]
            yield rows
        rows += sending.fetchall()
