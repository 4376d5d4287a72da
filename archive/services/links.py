"""Permanent links: a text that takes an older one's place keeps its address."""

from collections.abc import Iterable

from archive.models import Document, Resolution, Source
from archive.parser import model as read
from archive.services.fold import folded
from archive.services.replacement import identity, same_text
from archive.services.slugs import claim, slug_of

NAMELESS = ("", "", "")


class Links:
    """The slugs that replaced documents leave behind. Made before these are removed."""

    def __init__(self, source: Source, parsed: read.ParsedDocument, replaced: Iterable[Document]) -> None:
        self._resolutions: list[Resolution] = []
        self._papers: list[str] = []
        self._in_order: dict[int, str] = {}
        for document in replaced:
            rows = list(document.resolutions.order_by("position"))
            self._resolutions += rows
            self._papers += [document.paper.slug] if hasattr(document, "paper") else []
            if document.source_id == source.pk and len(rows) == len(parsed.resolutions):
                self._in_order = {row.position: row.slug for row in rows}

    def of_resolution(self, position: int, resolution: read.Resolution, taken: set[str]) -> str:
        """Its own old slug where it had one, else a new one: of its code, symbol, title or topic."""
        name = resolution.code or resolution.symbol or resolution.title or resolution.topic or ""
        old = self._in_order.get(position) or self._old_slug(resolution, taken)
        return claim(old or slug_of(name, "resolution"), taken)

    def of_paper(self, name: str, taken: set[str]) -> str:
        return claim(self._papers[0] if self._papers else slug_of(name, "paper"), taken)

    def _old_slug(self, resolution: read.Resolution, taken: set[str]) -> str | None:
        for row in self._resolutions:
            names = identity(row), identity(resolution)
            same = same_text(*names) or (
                names == (NAMELESS, NAMELESS) and folded(row.topic) == folded(resolution.topic)
            )
            if same and row.slug not in taken:
                return row.slug
        return None
