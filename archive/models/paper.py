"""Numbered-paragraph documents that are no resolutions."""

from django.db import models
from django.urls import reverse

from archive.models.document import Document
from archive.models.searching import name_key
from archive.models.session import Session


class Paper(models.Model):
    """A note by the Secretariat, a report. `slug` is unique in its session and outlives a re-parse.

    `parts` says on how many pages its text is shown.
    """

    document = models.OneToOneField(Document, models.CASCADE, related_name="paper")
    session = models.ForeignKey(Session, models.PROTECT, related_name="papers")
    slug = models.SlugField(max_length=200)
    symbol = models.CharField(max_length=80, blank=True)
    symbol_key = name_key("symbol")
    title = models.TextField()
    parts = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["session", "title"]
        indexes = [
            models.Index("symbol", name="paper_symbol"),
            models.Index("symbol_key", name="paper_symbol_key"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["session", "slug"], name="paper_slug_once_in_session"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("paper", args=[self.session.slug, self.slug])

    @property
    def name(self) -> str:
        """The shortest name people call it by."""
        return self.symbol or self.title

    @property
    def heading(self) -> str:
        """What it is about, as of a resolution."""
        return self.title
