"""Lists in pages."""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.functional import cached_property
from django.views.generic import TemplateView

from archive.filters import ArchiveFilterSet


def page_of(request: HttpRequest, rows: QuerySet[Any] | Sequence[Any], size: int) -> dict[str, Any]:
    """The `page` asked for, else the nearest there is; `missed` is then what was asked for, otherwise ""."""
    asked = request.GET.get("page", "")
    page = Paginator(rows, size).get_page(asked)
    return {"page": page, "missed": asked if asked != str(page.number) else ""}


class PagedView(TemplateView):
    """A list in pages, of `rows_max` at most where its rows are long."""

    rows_max: int | None = None

    def rows(self) -> QuerySet[Any]:
        raise NotImplementedError

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        size = min(settings.LIST_PAGE_SIZE, self.rows_max or settings.LIST_PAGE_SIZE)
        paged = page_of(self.request, self.rows(), size)
        return super().get_context_data(**paged, **kwargs)


class FilteredView(PagedView):
    """A list in pages under filters, of which `noun` says what it lists ("resolution")."""

    filter_class: type[Any]  # an ArchiveFilterSet made of a QueryDict alone
    noun: str

    @cached_property
    def filter(self) -> ArchiveFilterSet:
        found: ArchiveFilterSet = self.filter_class(self.request.GET)
        return found

    def rows(self) -> QuerySet[Any]:
        rows: QuerySet[Any] = self.filter.qs
        return rows

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        refused = bool(self.filter.errors)
        return super().get_context_data(
            filter=self.filter,
            facets=[(facet, problems, self.noun) for facet, problems in self.filter.facets()],
            range=self.filter.range,
            chips=self.filter.chips(),
            sorts=self.filter.sorts(),
            sort=self.filter.form.cleaned_data.get("sort", ""),
            wider=self.filter.wider,
            histogram=self.filter.years(),
            bars=self.noun,
            noun=self.noun,
            clear=self.request.path,
            refused=refused,
            withheld=refused,
            **kwargs,
        )
