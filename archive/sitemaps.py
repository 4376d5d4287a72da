"""What search engines are told of: lists and pages of the archive, not its sources or searches."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.contrib.sitemaps import Sitemap
from django.db.models import Max, Model, QuerySet
from django.urls import reverse

from archive.models import Committee, Conference, Paper, Resolution, Session

if TYPE_CHECKING:
    _Sitemap = Sitemap[Any]
else:
    _Sitemap = Sitemap  # no generic class when it runs

# Of a page of a sitemap; the protocol allows 50,000.
ADDRESSES = 5_000

# The pages that are there in any archive.
PLAIN = (
    "home", "clause_search", "resolution_list", "session_list", "committee_list", "conference_list",
    "paper_list", "phrase_list", "instrument_list", "explore", "about", "help",
)  # fmt: skip


class _Pages(_Sitemap):
    def items(self) -> list[str]:
        return list(PLAIN)

    def location(self, item: str) -> str:
        return reverse(item)


class _Rows(_Sitemap):
    """The rows of a model, each with its page."""

    limit = ADDRESSES
    model: type[Model]

    def items(self) -> QuerySet[Any]:
        return self.model._default_manager.order_by("pk").only("slug")


class _Conferences(_Rows):
    model = Conference


class _Committees(_Rows):
    model = Committee


class _Sessions(_Rows):
    model = Session


class _Texts(_Rows):
    """Texts change with their documents."""

    def items(self) -> QuerySet[Any]:
        rows = self.model._default_manager.select_related("session", "document").order_by("pk")
        return rows.only("slug", "session__slug", "document__published_at")

    def lastmod(self, item: Resolution | Paper) -> datetime:
        return item.document.published_at

    def get_latest_lastmod(self) -> datetime | None:
        """Of all, without reading each: ten thousand took half a second (November 2026)."""
        latest: datetime | None = self.model._default_manager.aggregate(latest=Max("document__published_at"))[
            "latest"
        ]
        return latest


class _Resolutions(_Texts):
    model = Resolution


class _Papers(_Texts):
    model = Paper


SITEMAPS = {
    "pages": _Pages,
    "conferences": _Conferences,
    "committees": _Committees,
    "sessions": _Sessions,
    "resolutions": _Resolutions,
    "papers": _Papers,
}
