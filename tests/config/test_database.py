"""DATABASE_URL into Django's settings."""

from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured

from config.database import PREPARE_THRESHOLD, django_database

POSTGRESQL = {"ENGINE": "django.db.backends.postgresql", "CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        (
            "postgres://rapporteur:secret@db.example.org:5433/archive",
            {
                "NAME": "archive",
                "USER": "rapporteur",
                "PASSWORD": "secret",
                "HOST": "db.example.org",
                "PORT": "5433",
                "OPTIONS": {"prepare_threshold": PREPARE_THRESHOLD},
            },
        ),
        (
            "postgresql:///archive?host=/var/run/a%20folder&user=rapporteur",
            {
                "NAME": "archive",
                "USER": "rapporteur",
                "HOST": "/var/run/a folder",
                "OPTIONS": {"prepare_threshold": PREPARE_THRESHOLD},
            },
        ),
        (
            "postgres://u%40ser:p%2Fw%3A%23@[::1]/archive?sslmode=require",
            {
                "NAME": "archive",
                "USER": "u@ser",
                "PASSWORD": "p/w:#",
                "HOST": "::1",
                "OPTIONS": {"sslmode": "require", "prepare_threshold": PREPARE_THRESHOLD},
            },
        ),
    ],
    ids=["host", "socket", "percent-encoded"],
)
def test_an_address_becomes_settings(
    monkeypatch: pytest.MonkeyPatch, url: str, expected: dict[str, Any]
) -> None:
    monkeypatch.setenv("DATABASE_URL", url)
    assert django_database() == POSTGRESQL | expected


@pytest.mark.parametrize(
    "url",
    [
        "mysql://u:secret@h/n",
        "secret",
        "host=h dbname=n password=secret",
        "postgres://u:secret@h",
        "postgres://u:secret@h:port/n",
        "postgres://u:secret%zz@h/n",
        "postgres://u:secret@h/n?nonsense=1",
    ],
)
def test_anything_else_is_refused_without_showing_a_password(
    monkeypatch: pytest.MonkeyPatch, url: str
) -> None:
    monkeypatch.setenv("DATABASE_URL", url)
    with pytest.raises(ImproperlyConfigured) as refusal:
        django_database()
    assert str(refusal.value) == (
        "DATABASE_URL is not a PostgreSQL address. Write postgres://user:password@host:5432/name, "
        "or postgresql:///name?host=/socket/folder&user=name."
    )


def test_without_an_address_the_embedded_server_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DATABASE_URL", raising=False)
    assert django_database()["ENGINE"] == "config.engine"
