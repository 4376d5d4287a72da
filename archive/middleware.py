"""What holds for every public page, whichever view answers."""

import logging
from collections.abc import Callable

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

# When a visitor may ask again.
RETRY_SECONDS = 60

logger = logging.getLogger(__name__)

READING = ("GET", "HEAD", "OPTIONS")

Answer = Callable[[HttpRequest], HttpResponse]


def public_pages(get_response: Answer) -> Answer:
    """Refuse all but reading outside the admin, and have caches ask before they show a page again.

    A document may be replaced or taken back at any time, so that no copy holds without asking.
    """

    def answer(request: HttpRequest) -> HttpResponse:
        if request.path.startswith(reverse("admin:index")):
            return get_response(request)
        if request.method not in READING:
            refusal = render(request, "405.html", status=405)
            refusal["Allow"] = ", ".join(READING)
            return refusal
        response = get_response(request)
        response.headers.setdefault("Cache-Control", "no-cache")
        return response

    return answer


class DatabaseAway:
    """Answers 503 where the database cannot be reached, for that is neither the visitor's fault nor ours."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if not isinstance(error, (OperationalError, InterfaceError)):
            return None
        logger.error("The database cannot be reached.", exc_info=error)
        response = render(request, "503.html", status=503)
        response["Retry-After"] = str(RETRY_SECONDS)
        return response
