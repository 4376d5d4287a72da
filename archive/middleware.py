"""What holds for every public page, whichever view answers."""

import logging
import re
from collections.abc import Callable

from django.conf import settings
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language_from_request, override

# When a visitor may ask again.
RETRY_SECONDS = 60

logger = logging.getLogger(__name__)

READING = ("GET", "HEAD", "OPTIONS")

Answer = Callable[[HttpRequest], HttpResponse]

# The one form on public pages that is sent: "…/clauses/op-4/report/".
_FORMS = re.compile(r"/sessions/[^/]+/(?:resolutions|papers)/[^/]+/clauses/[^/]+/report/")

# What programs read says the same to all of them: "/api/v1/clauses/", "/search.csv", "/explore/votes.csv".
_FOR_PROGRAMS = re.compile(r"/api/.*|.*\.(?:csv|atom|xml|txt|json|ico)")


def interface_language(get_response: Answer) -> Answer:
    """Speak the visitor's language: the one chosen, which a cookie keeps, else one that the browser asks for.

    The admin, and what programs read, speak English.
    """

    def answer(request: HttpRequest) -> HttpResponse:
        if request.path.startswith(reverse("admin:index")) or _FOR_PROGRAMS.fullmatch(request.path):
            with override(settings.LANGUAGE_CODE):
                return get_response(request)
        with override(get_language_from_request(request)):
            response = get_response(request)
        patch_vary_headers(response, ("Accept-Language", "Cookie"))
        return response

    return answer


def public_pages(get_response: Answer) -> Answer:
    """Refuse all but reading outside the admin, and have caches ask before they show a page again.

    Reports of readers are taken, too. A document may be replaced or taken back at any time, so that no copy
    holds without asking.
    """

    def answer(request: HttpRequest) -> HttpResponse:
        if request.path.startswith(reverse("admin:index")):
            return get_response(request)
        is_report = request.method == "POST" and _FORMS.fullmatch(request.path)
        if request.method not in READING and not is_report:
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
