"""The archive as a whole in charts."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from archive.exports.table_csv import table_csv
from archive.views.explore_charts import CHARTS, Asked
from archive.views.stopped import StoppedSearchMixin


class ExploreView(StoppedSearchMixin):
    def get(self, request: HttpRequest) -> HttpResponse:
        asked = Asked.read(request)
        charts = [draw(asked) for draw in CHARTS.values()]
        return render(request, "archive/explore.html", {"charts": charts})


class ExploreCsvView(StoppedSearchMixin):
    """The table of one chart."""

    def get(self, request: HttpRequest, name: str) -> HttpResponse:
        if name not in CHARTS:
            raise Http404
        table = CHARTS[name](Asked.read(request)).table
        lines = table_csv(table.headings, ([cell.value for cell in row] for row in table.rows))
        response = HttpResponse(lines, content_type="text/csv; charset=utf-8")
        response["Content-Disposition"] = f'attachment; filename="{name}.csv"'
        return response
