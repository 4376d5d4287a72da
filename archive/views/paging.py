"""Lists in pages."""

from typing import Any

from django.conf import settings
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.views.generic import TemplateView


class PagedView(TemplateView):
    """A list in pages. A page that does not exist gives the nearest that does, and says so."""

    def rows(self) -> QuerySet[Any]:
        raise NotImplementedError

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        asked = self.request.GET.get("page", "")
        page = Paginator(self.rows(), settings.LIST_PAGE_SIZE).get_page(asked)
        missed = asked if asked not in ("", str(page.number)) else ""
        return super().get_context_data(page=page, missed=missed, **kwargs)
