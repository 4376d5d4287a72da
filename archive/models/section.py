"""What heads a text: sections of a paper, annexes of a resolution, headings among its clauses."""

from django.db import models
from django.db.models import Q

from archive.models.paper import Paper
from archive.models.resolution import Resolution


class Section(models.Model):
    """A headed part of a paper; or an annex of a resolution (level 1), or a headed part of one.

    `position` is its order in the whole paper, or in all annexes of the resolution; `level` counts from 1.
    `part` is the page it begins on (see services/parts.py).
    """

    resolution = models.ForeignKey(
        Resolution, models.CASCADE, null=True, blank=True, related_name="sections", db_index=False
    )
    paper = models.ForeignKey(
        Paper, models.CASCADE, null=True, blank=True, related_name="sections", db_index=False
    )
    parent = models.ForeignKey("self", models.CASCADE, null=True, blank=True, related_name="sections")
    position = models.PositiveIntegerField()
    part = models.PositiveIntegerField(default=1)
    level = models.PositiveSmallIntegerField()
    label = models.CharField(max_length=60, blank=True)
    heading = models.TextField(blank=True)

    class Meta:
        ordering = ["resolution", "paper", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["resolution", "position"], name="section_position_once_in_resolution"
            ),
            models.UniqueConstraint(fields=["paper", "position"], name="section_position_once_in_paper"),
            models.CheckConstraint(
                condition=Q(resolution__isnull=True, paper__isnull=False)
                | Q(resolution__isnull=False, paper__isnull=True),
                name="section_has_one_owner",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.label} {self.heading}".strip()


class Heading(models.Model):
    """A heading among the clauses of a resolution; it stands above the clause whose position is `before`.

    That is one more than the last clause's where none follows it. `part` is the page it stands on.
    """

    resolution = models.ForeignKey(
        Resolution, models.CASCADE, related_name="headings", db_index=False
    )  # the unique pair below indexes it
    position = models.PositiveIntegerField()
    part = models.PositiveIntegerField(default=1)
    before = models.PositiveIntegerField()
    label = models.CharField(max_length=60, blank=True)
    text = models.TextField(blank=True)

    class Meta:
        ordering = ["resolution", "position"]
        constraints = [
            models.UniqueConstraint(fields=["resolution", "position"], name="heading_position_once"),
        ]

    def __str__(self) -> str:
        return f"{self.label} {self.text}".strip()
