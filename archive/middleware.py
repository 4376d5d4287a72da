"""What holds for every public page, whichever view answers."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

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
