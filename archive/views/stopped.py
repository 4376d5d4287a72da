"""What search pages answer when their search was stopped."""

from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.views.generic import View

from archive.forms import ClauseSearchForm
from archive.queries.limits import SearchRefusedError, SearchTimeoutError


class StoppedSearchMixin(View):
    """A search that takes too long is answered with 503, one that PostgreSQL refuses with 400."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            return super().dispatch(request, *args, **kwargs)
        except SearchTimeoutError:
            template, status = "archive/search_timeout.html", 503
        except SearchRefusedError:
            template, status = "archive/search_refused.html", 400
        return render(request, template, {"query": ClauseSearchForm(request.GET).query}, status=status)
