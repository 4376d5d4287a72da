"""What the whole suite runs under."""

import gc
import os
from collections.abc import Iterator
from functools import lru_cache

import pytest
from django.conf import settings
from django.core.signals import setting_changed
from django.db import connection
from hypothesis import settings as hypothesis_settings
from pytest_django import DjangoDbBlocker

from archive.parser.reader import parse_file
from archive.services import storable
from tests.standing import Make, Standing

hypothesis_settings.register_profile("archive", deadline=None, derandomize=bool(os.environ.get("CI")))
hypothesis_settings.load_profile("archive")

# So many new objects before Python looks among them for rings that nothing holds any more. By its own 700 it
# looks through all that Django and pytest hold again and again: a tenth of the time that tests take.
GARBAGE = 50_000

QUEUED = settings.TASKS
AT_ONCE = {"default": {**QUEUED["default"], "BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--kills", type=int, default=3, help="how often tests/services/test_kills.py kills a process"
    )
    parser.addoption("--kill-files", type=int, default=15, help="how many files it sends meanwhile")


def pytest_configure() -> None:
    """Static files come from where they are written, so that no test waits for collectstatic.

    Tasks are done at once where they are called for; tests of the worker ask for it by `with_a_queue`.
    """
    gc.set_threshold(GARBAGE, 20, 50)
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    settings.WHITENOISE_AUTOREFRESH = settings.WHITENOISE_USE_FINDERS = True
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.TASKS = AT_ONCE
    setting_changed.send(None, setting="TASKS", value=AT_ONCE, enter=True)


def pytest_collection_finish() -> None:
    """What is there before the first test stays to the last, and need not be looked through for garbage."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The test database, dropped at the end though a live server's thread may still be connected to it."""
    yield
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )


@pytest.fixture(scope="session")
def left_standing(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Standing]:
    left_standing = Standing()
    yield left_standing
    with django_db_blocker.unblock():
        left_standing.turn_to(None)


@pytest.fixture
def stands(
    request: pytest.FixtureRequest, left_standing: Standing, django_db_blocker: DjangoDbBlocker
) -> None:
    """Behind this there stands what a test's fixture named `made_…` makes, or nothing: its own follows."""
    wanted = [name for name in request.fixturenames if name.startswith("made_")]
    assert len(wanted) <= 1, f"one thing stands at a time, not {wanted}"
    make: Make | None = request.getfixturevalue(wanted[0]) if wanted else None
    with django_db_blocker.unblock():
        left_standing.turn_to(make)


@pytest.fixture
def _django_db_helper(stands: None, _django_db_helper: None) -> None:
    """What pytest-django lets every test with a database begin with, behind `stands`."""


@pytest.fixture(scope="session", autouse=True)
def read_once() -> Iterator[None]:
    """A file that many tests take in is read once by each process that runs them.

    What the parser makes of it depends on its bytes and its name alone, and nobody can change it.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(storable, "parse_file", lru_cache(maxsize=100)(parse_file))
        yield


@pytest.fixture
def with_a_queue(settings) -> None:
    """Tasks wait in the database for a worker, as they do outside tests."""
    settings.TASKS = QUEUED
