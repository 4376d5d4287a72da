"""Clause search for programs, spreadsheets and feed readers. Each takes what the search page takes."""

from collections.abc import Generator
from contextlib import closing
from dataclasses import replace
from itertools import islice
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse, StreamingHttpResponse
from django.urls import reverse
from django.views.generic import View

from archive.exports.openapi import describe
from archive.exports.search_csv import csv_lines
from archive.exports.search_feed import search_feed
from archive.exports.search_json import Absolute, answer_as_json
from archive.forms import ClauseSearchForm
from archive.queries.clauses import ClauseQuery, list_clauses, search_clauses
from archive.queries.found import Sort
from archive.queries.limits import SearchRefusedError, SearchTimeoutError, search_limits
from archive.views.stopped import StoppedSearchMixin


class ClauseApiView(View):
    """An answer as JSON, errors too; any site's script may read it."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            response = super().dispatch(request, *args, **kwargs)
        except SearchTimeoutError:
            response = JsonResponse({"error": "The search took too long."}, status=503)
        except SearchRefusedError:
            response = JsonResponse({"error": "The search could not be read."}, status=400)
        response["Access-Control-Allow-Origin"] = "*"
        return response

    def get(self, request: HttpRequest) -> HttpResponse:
        form = ClauseSearchForm(request.GET)
        answer = search_clauses(replace(form.query, by_text=False))
        form.compare(answer)
        problems = [problem for said in form.problems.values() for problem in said]
        return JsonResponse(
            answer_as_json(answer, problems, request.build_absolute_uri),
            json_dumps_params={"ensure_ascii": False},
        )


class OpenApiView(View):
    def get(self, _: HttpRequest) -> HttpResponse:
        response = JsonResponse(describe())
        response["Access-Control-Allow-Origin"] = "*"
        return response


class ClauseCsvView(StoppedSearchMixin):
    """Every clause found, as it comes from the database; EXPORT_MAX_CLAUSES at most."""

    def get(self, request: HttpRequest) -> StreamingHttpResponse:
        query = ClauseSearchForm(request.GET).query
        lines = _begun(_csv_lines(query, request.build_absolute_uri))
        next(lines)
        response = StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8")
        response["Content-Disposition"] = 'attachment; filename="clauses.csv"'
        return response


class ClauseFeedView(StoppedSearchMixin):
    """The newest clauses found, FEED_CLAUSES at most."""

    def get(self, request: HttpRequest) -> HttpResponse:
        query = ClauseSearchForm(request.GET).query
        newest = ClauseQuery(query.words, query.filters, Sort.NEWEST)
        answer = search_clauses(newest)
        with search_limits():
            clauses = list(list_clauses(newest, settings.FEED_CLAUSES))
        page = f"{reverse('clause_search')}?{request.GET.urlencode()}"
        feed = search_feed(answer, clauses, page, request.get_full_path(), request.build_absolute_uri)
        return HttpResponse(feed, content_type="application/atom+xml; charset=utf-8")


def _csv_lines(query: ClauseQuery, absolute: Absolute) -> Generator[str, None, None]:
    with search_limits():
        yield from csv_lines(list_clauses(query, settings.EXPORT_MAX_CLAUSES), absolute)


def _begun(lines: Generator[str, None, None]) -> Generator[str, None, None]:
    """First nothing, when it has begun: a search that is stopped is so before its answer begins.

    Whoever closes the answer ends the search, which otherwise would go on for what this thread asks next.
    """
    with closing(lines):
        begun = list(islice(lines, 2))
        yield ""
        yield from begun
        yield from lines
