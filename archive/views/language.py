"""The choice of the interface's language."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.generic import View


class LanguageView(View):
    """Keeps the choice in a cookie and goes back to `?next=`, a page of this site; it is a link, not a form.

    Public pages take no forms but questions, and what changes is the visitor's own browser alone.
    """

    def get(self, request: HttpRequest, code: str) -> HttpResponse:
        if code not in dict(settings.LANGUAGES):
            raise Http404
        page = request.GET.get("next", "")
        ours = page.startswith("/") and url_has_allowed_host_and_scheme(page, allowed_hosts=None)
        response = HttpResponseRedirect(page if ours else reverse("home"))
        response["Cache-Control"] = "no-store"
        response["X-Robots-Tag"] = "noindex"
        response.set_cookie(
            settings.LANGUAGE_COOKIE_NAME,
            code,
            max_age=settings.LANGUAGE_COOKIE_AGE,
            secure=settings.LANGUAGE_COOKIE_SECURE,
            httponly=settings.LANGUAGE_COOKIE_HTTPONLY,
            samesite="Lax",
        )
        return response
