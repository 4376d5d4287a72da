"""Which uploads are being read at this moment: whoever reads one holds a lock of its own while it does.

The lock is the connection's. PostgreSQL lets go of it when the process or the machine that reads dies, so
that no upload is ever taken to be read by one that is gone.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

# The first of two numbers by which an upload is locked; nothing else in this database locks by it.
READING = 7_310_210

_HELD = (
    "SELECT objid FROM pg_locks WHERE locktype = 'advisory' AND classid = %s AND objsubid = 2"
    " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"
)


@contextmanager
def claim(upload: int) -> Iterator[bool]:
    """Hold the upload of that key; False where another connection does."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s, %s)", [READING, upload])
        (held,) = cursor.fetchone()
    try:
        yield held
    finally:
        if held:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s, %s)", [READING, upload])


def being_read() -> set[int]:
    """The keys of the uploads that are being read."""
    with connection.cursor() as cursor:
        cursor.execute(_HELD, [READING])
        return {upload for (upload,) in cursor.fetchall()}
