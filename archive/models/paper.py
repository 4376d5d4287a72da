"""Numbered-paragraph documents that are no resolutions."""

from django.db import models
from django.urls import reverse

from archive.models.document import Document
from archive.models.session import Session


class Paper(models.Model):
    """A note by the Secretariat, a report. `slug` is unique in its session and outlives a re-parse."""

    document = models.OneToOneField(Document, models.CASCADE, related_name="paper")
    session = models.ForeignKey(Session, models.PROTECT, related_name="papers")
    slug = models.SlugField(max_length=200)
    symbol = models.CharField(max_length=80, blank=True)
    title = models.TextField()

    class Meta:
        ordering = ["session", "title"]
        constraints = [
            models.UniqueConstraint(fields=["session", "slug"], name="paper_slug_once_in_session"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("paper", args=[self.session.slug, self.slug])


class PaperSection(models.Model):
    """A headed part of a paper; `position` is its order in the whole paper, `level` counts from 1."""

    paper = models.ForeignKey(Paper, models.CASCADE, related_name="sections")
    parent = models.ForeignKey("self", models.CASCADE, null=True, blank=True, related_name="sections")
    position = models.PositiveSmallIntegerField()
    level = models.PositiveSmallIntegerField()
    label = models.CharField(max_length=20, blank=True)
    heading = models.TextField(blank=True)

    class Meta:
        ordering = ["paper", "position"]
        constraints = [
            models.UniqueConstraint(fields=["paper", "position"], name="paper_section_position_once"),
        ]

    def __str__(self) -> str:
        return f"{self.label} {self.heading}".strip()
