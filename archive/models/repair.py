"""What staff put right in a reading."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from archive.models.source import Source


class Repair(models.Model):
    """One operation on the lines of a source, which every reading of it replays (archive/repairs/).

    `lines` are those of the thing as it stood then, `digest` that of their text, `at` its place, from 0,
    among the things that begin on the first of them. One that was undone stays, so that it can be done again.
    """

    class Kind(models.TextChoices):
        TEXT = "text", "text changed"
        JOIN = "join", "joined with the one above"
        SPLIT = "split", "split in two"
        KIND = "kind", "kind changed"
        PROMOTE = "promote", "moved one level up"
        DEMOTE = "demote", "moved one level down"
        RENUMBER = "renumber", "number changed"
        UP = "up", "moved above the one before"
        DOWN = "down", "moved below the one behind"
        DELETE = "delete", "left out"
        RESTORE = "restore", "line brought back"
        RESOLUTION = "resolution", "names and sponsors changed"
        VOTE = "vote", "vote changed"
        DOCUMENT = "document", "title and symbol changed"

    source = models.ForeignKey(Source, models.CASCADE, related_name="repairs")
    position = models.PositiveIntegerField()
    kind = models.CharField(max_length=10, choices=Kind)
    lines = ArrayField(models.PositiveIntegerField(), default=list, blank=True)
    digest = models.CharField(max_length=64, blank=True)
    at = models.PositiveIntegerField(default=0)
    arguments = models.JSONField(default=dict, blank=True)
    made_at = models.DateTimeField(auto_now_add=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    undone_at = models.DateTimeField(null=True, blank=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["source", "position"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["source", "position"], name="repair_position_once"),
            models.CheckConstraint(
                condition=Q(kind="document") | Q(lines__len__gt=0), name="repair_concerns_lines"
            ),
        ]

    def __str__(self) -> str:
        return self.get_kind_display()
