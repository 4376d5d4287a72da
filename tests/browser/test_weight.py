"""What a first visit costs."""

import pytest
from django.core.management import call_command
from playwright.sync_api import Page, Request

from tests.services.files import LAKESIDE, SAMPLES

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

MOST = 100_000  # bytes, as they come over the wire


def test_a_first_visit_is_light_and_is_told_to_nobody_else(page: Page, live_server):
    call_command("ingest", str(SAMPLES / LAKESIDE), jobs=1)
    finished: list[Request] = []
    page.on("requestfinished", lambda request: finished.append(request))
    page.goto(live_server.url, wait_until="networkidle")
    assert [request.url for request in finished if not request.url.startswith(live_server.url)] == []
    sizes = {request.url: request.sizes() for request in finished}
    assert any(url.endswith(".css") for url in sizes)
    weight = sum(size["responseHeadersSize"] + size["responseBodySize"] for size in sizes.values())
    assert weight < MOST, sizes
