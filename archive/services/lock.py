"""Changes to what is public wait for one another."""

from django.db import connection

# Any number serves, so long as nothing else in this database locks by it.
STORE_LOCK = 7_310_210_001


def lock_store() -> None:
    """Hold what is public until the transaction ends. Whoever also locks an upload's row locks that first."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [STORE_LOCK])
