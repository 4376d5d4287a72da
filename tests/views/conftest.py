"""What the tests of pages share."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext


@pytest.fixture(autouse=True)
def nothing_kept(settings) -> None:
    """Counts of the whole archive are made for each page anew: a test changes what they count."""
    settings.OVERVIEW_KEPT_SECONDS = 0


@pytest.fixture
def queries(client: Client, db: None) -> Callable[[str], int]:
    """How many queries a page takes."""

    def count(url: str) -> int:
        with CaptureQueriesContext(connection) as captured:
            assert client.get(url).status_code == 200
        return len(captured)

    return count


@pytest.fixture
def page(client: Client, db: None) -> Callable[[str], str]:
    """A page as text, white space collapsed."""

    def get(url: str) -> str:
        response: HttpResponse = client.get(url)
        assert response.status_code == 200
        return " ".join(response.content.decode().split())

    return get
