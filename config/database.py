"""Which database Django talks to: the one that DATABASE_URL names, else the embedded server's."""

import os
import re
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from psycopg import ProgrammingError
from psycopg.conninfo import conninfo_to_dict

EXAMPLE = "postgres://user:password@host:5432/name, or postgresql:///name?host=/socket/folder&user=name"
SETTINGS = {"dbname": "NAME", "user": "USER", "password": "PASSWORD", "host": "HOST", "port": "PORT"}

# psycopg's own default.
PREPARE_THRESHOLD = 5


def django_database() -> dict[str, Any]:
    """DATABASES["default"]. Raises ImproperlyConfigured if DATABASE_URL is not a PostgreSQL address."""
    url = os.environ.get("DATABASE_URL")
    embedded: dict[str, Any] = {"ENGINE": "config.engine", "NAME": "rapporteur", "OPTIONS": {}}
    place = _parse(url) if url else embedded
    # Without a threshold psycopg would prepare nothing, not even what it is asked to.
    place["OPTIONS"]["prepare_threshold"] = PREPARE_THRESHOLD
    # A connection outlives its request and is tested before the next: a restarted server is no one's error.
    return {**place, "CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}


def _parse(url: str) -> dict[str, Any]:
    """An address as libpq reads it; the parameters that Django has no setting for become OPTIONS."""
    try:
        found = conninfo_to_dict(url)
    except ProgrammingError:
        found = {}
    scheme = url.startswith(("postgres://", "postgresql://"))
    if not scheme or "dbname" not in found or not re.fullmatch(r"[\d,]*", str(found.get("port", ""))):
        # Shows neither the address nor what libpq says of it: both can hold the password.
        raise ImproperlyConfigured(f"DATABASE_URL is not a PostgreSQL address. Write {EXAMPLE}.")
    place = {setting: str(found.pop(name)) for name, setting in SETTINGS.items() if name in found}
    return {"ENGINE": "django.db.backends.postgresql", **place, "OPTIONS": found}
